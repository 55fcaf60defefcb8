// The header of the message table: icons where a column is an icon, an arrow where it sorts. Which columns are shown,
// how wide and in which order is chosen here: by dragging, by its menu, and by ColumnsDialog with the keyboard.
#pragma once

#include "ui/models/columns.h"

#include <QHash>
#include <QHeaderView>

namespace waxwing::ui {

struct ColumnChoice {
    int column = 0; // of models::columns()
    int width = 0; // 0: what is left
    bool shown = true;
    bool operator==(const ColumnChoice &) const = default;
};

class ListHeaderView : public QHeaderView {
    Q_OBJECT
public:
    explicit ListHeaderView(QWidget *parent);

    // Widths and behaviour from the column table; call once a model is set.
    void arrange();
    // All of them, from the leading edge. What is chosen stays so where a list has no use for the column.
    QList<ColumnChoice> choices() const;
    void setChoices(const QList<ColumnChoice> &choices);
    static QList<ColumnChoice> defaultChoices();
    void setKind(const models::ListKind &kind);
    // "subject:0:1": column's id, width, whether it is shown.
    QStringList toTexts() const;
    void setTexts(const QStringList &texts); // what makes no sense is left out

    static constexpr int leastWidth = 24;
    static constexpr int mostWidth = 1200;

Q_SIGNALS:
    void columnsWanted(); // to be arranged by the keyboard

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void show(int section, bool shown);
    void applyShown();

    QHash<int, int> m_widths; // of those that are hidden too
    QSet<int> m_hidden; // by choice
    models::ListKind m_kind;
};

} // namespace waxwing::ui
