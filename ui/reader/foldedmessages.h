// The messages of a conversation before or after the one that is open, folded to a line each. Those that were read
// and stand together are one line, until it is clicked; the first and the last message of a conversation have their
// own.
#pragma once

#include "ui/models/conversationread.h"

#include <QScrollArea>

class QVBoxLayout;

namespace waxwing::ui {

class FoldedMessages : public QScrollArea {
    Q_OBJECT
public:
    enum class Side { Before, After };

    FoldedMessages(Side side, QWidget *parent);

    // oldest first; empty: nothing is shown.
    void setMessages(const QList<store::MessageRow> &messages, const QStringList &own);
    QSize sizeHint() const override;

Q_SIGNALS:
    void chosen(waxwing::PlacementId message);

private:
    void fill();
    void addRow(const QList<store::MessageRow> &messages);
    void unfold();

    Side m_side;
    QWidget *m_content;
    QVBoxLayout *m_layout;
    QList<store::MessageRow> m_messages;
    QStringList m_own;
    bool m_unfolded = false;
    int m_rows = 0;
};

} // namespace waxwing::ui
