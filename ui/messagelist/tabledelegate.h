// One cell of the message table.
#pragma once

#include <QStyledItemDelegate>

namespace waxwing::ui {

class TableDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setSearchWords(const QStringList &words) { m_words = words; }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    // Where a click opens a conversation: the arrow before its subject. cell: the subject's.
    static QRect arrowRect(const QRect &cell, Qt::LayoutDirection direction);

private:
    QStringList m_words;
};

} // namespace waxwing::ui
