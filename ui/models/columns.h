// The columns of the message table. To add one, add one row to the table in columns.cpp.
#pragma once

#include "core/store/types.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <functional>
#include <optional>

namespace waxwing::models {

// What folders and accounts are called, for the columns that name them.
struct PlaceNames {
    std::function<QString(FolderId)> folder;
    std::function<QString(FolderId)> account;
};

struct RowContext {
    bool sentFolder = false; // show recipients where others show the sender
    QDateTime now;
    PlaceNames places;
};

// Lists in which a column says something; in others it is not there, whatever was chosen.
enum class ColumnIn { EveryList, SeveralAccounts, SeveralFolders, ReceivedMail };
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
    bool shown = true; // until somebody chooses
    ColumnIn in = ColumnIn::EveryList;
};

struct ListKind {
    bool sent = false;
    bool severalAccounts = false;
    bool severalFolders = false; // which are not all the inboxes
    bool operator==(const ListKind &) const = default;
};

const QList<Column> &columns();
bool isIn(const Column &column, const ListKind &kind);
int columnIndex(const QString &id);
// The column that shows an order in the table: in folders of sent mail the first column of people has the recipients.
int columnSortedBy(store::SortColumn sort, bool sentFolder);
std::optional<store::SortColumn> sortOf(const Column &column, bool sentFolder);
// A row's tags as they are shown, each on one line.
QStringList tagsOf(const store::MessageRow &row);

} // namespace waxwing::models
