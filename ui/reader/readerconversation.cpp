#include "ui/reader/readerconversation.h"

#include <algorithm>

namespace waxwing::ui {

ReaderConversation::ReaderConversation(QWidget *page)
    : QObject(page)
    , m_before(new FoldedMessages(FoldedMessages::Side::Before, page))
    , m_after(new FoldedMessages(FoldedMessages::Side::After, page))
{
    connect(m_before, &FoldedMessages::chosen, this, &ReaderConversation::chosen);
    connect(m_after, &FoldedMessages::chosen, this, &ReaderConversation::chosen);
}

void ReaderConversation::setMessages(const QList<store::MessageRow> &messages, PlacementId message)
{
    m_messages = messages;
    open(message);
}

void ReaderConversation::open(PlacementId message)
{
    const auto found = std::find_if(m_messages.cbegin(), m_messages.cend(),
                                    [message](const store::MessageRow &row) { return row.id == message; });
    if (found == m_messages.cend()) {
        m_messages.clear();
        m_before->setMessages({}, m_own);
        m_after->setMessages({}, m_own);
    } else {
        const qsizetype at = found - m_messages.cbegin();
        m_before->setMessages(m_messages.mid(0, at), m_own);
        m_after->setMessages(m_messages.mid(at + 1), m_own);
    }
    Q_EMIT changed();
}

} // namespace waxwing::ui
