// The columns of the message table. To add one, add one row to the table in columns.cpp.
#pragma once

#include "core/store/types.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace waxwing::models {

struct RowContext {
    bool sentFolder = false; // show recipients where others show the sender
    QDateTime now;
};

enum class ColumnLook { Text, UnreadDot, Star, Attachment, Tags };

struct Column {
    QString id; // for settings
    QString title;
    QString icon; // shown in place of the title when not empty
    ColumnLook look = ColumnLook::Text;
    int width = 0; // pixels at first; 0: takes what is left
    bool trailing = false; // numbers
    bool soft = false; // in the quieter text colour
    std::optional<store::SortColumn> sort;
    QString (*text)(const store::MessageRow &row, const RowContext &context) = nullptr;
};

const QList<Column> &columns();
int columnIndex(const QString &id);

} // namespace waxwing::models
