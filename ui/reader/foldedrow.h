// One line of a conversation that is folded: a message, or several that were read.
#pragma once

#include "ui/models/conversationread.h"

#include <QAbstractButton>

namespace waxwing::ui {

class FoldedRow : public QAbstractButton {
    Q_OBJECT
public:
    // messages: one, or several that stand together; oldest first. own: whose mail is "you".
    FoldedRow(const QList<store::MessageRow> &messages, const QStringList &own, QWidget *parent);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintMark(QPainter *painter, const QRect &at) const;

    bool m_isGroup;
    bool m_unread = false;
    QString m_name; // of a group: all that is said
    QString m_address;
    QString m_preview;
    QString m_date;
};

} // namespace waxwing::ui
