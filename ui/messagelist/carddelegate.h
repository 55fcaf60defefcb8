// A message as a card of three lines: sender and date, subject and icons, preview and tags.
#pragma once

#include <QStyledItemDelegate>

namespace waxwing::store {
struct MessageRow;
}

namespace waxwing::ui {

struct ConversationMark;

class CardDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setSearchWords(const QStringList &words) { m_words = words; }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    // Where the star of a card is painted and clicked.
    static QRect starRect(const QRect &card, Qt::LayoutDirection direction);
    // Where a click opens a conversation: its arrow, in the margin.
    static QRect arrowRect(const QRect &card, Qt::LayoutDirection direction);

private:
    void paintFirstLine(QPainter *painter, const QStyleOptionViewItem &option, const QRect &line,
                        const store::MessageRow &row, const ConversationMark &mark, bool sentFolder) const;
    void paintSecondLine(QPainter *painter, const QStyleOptionViewItem &option, const QRect &line,
                         const store::MessageRow &row, bool unread) const;
    void paintThirdLine(QPainter *painter, const QStyleOptionViewItem &option, const QRect &line,
                        const store::MessageRow &row) const;

    QStringList m_words;
};

} // namespace waxwing::ui
