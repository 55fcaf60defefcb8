// The conversation around the message on the screen: what came before it stands folded above, what came after below.
#pragma once

#include "ui/reader/foldedmessages.h"

namespace waxwing::ui {

class ReaderConversation : public QObject {
    Q_OBJECT
public:
    // The two stacks are children of page, who places them.
    explicit ReaderConversation(QWidget *page);

    QWidget *before() const { return m_before; }
    QWidget *after() const { return m_after; }
    void setOwnAddresses(const QStringList &addresses) { m_own = addresses; }
    // oldest first. A message that is not among them: no conversation.
    void setMessages(const QList<store::MessageRow> &messages, PlacementId open);
    // Another message is open; one that is not of this conversation ends it.
    void open(PlacementId message);
    int count() const { return int(m_messages.size()); }

Q_SIGNALS:
    void chosen(waxwing::PlacementId message);
    void changed();

private:
    QList<store::MessageRow> m_messages;
    QStringList m_own;
    FoldedMessages *m_before;
    FoldedMessages *m_after;
};

} // namespace waxwing::ui
