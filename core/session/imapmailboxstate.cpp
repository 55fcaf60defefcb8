#include "core/session/imapmailboxstate.h"

#include <algorithm>

namespace waxwing::session {

ImapMailboxState::ImapMailboxState(QByteArray name, bool readOnly) : m_name(std::move(name)), m_askedReadOnly(readOnly)
{
    m_selected.readOnly = readOnly;
}

void ImapMailboxState::setExists(quint32 count)
{
    m_selected.exists = count;
    if (m_uids.size() > count) {
        m_uids.resize(count); // EXISTS may not shrink (RFC 3501 7.3.1); if it does, the end is what is gone
    }
}

void ImapMailboxState::existsChanged(quint32 count)
{
    if (count > m_selected.exists) {
        m_selected.uidNext = {};
    }
    setExists(count);
}

void ImapMailboxState::apply(const imap::ResponseCode &code)
{
    if (code.name == "UIDVALIDITY") {
        m_selected.uidValidity = UidValidity(quint32(code.number));
    } else if (code.name == "UIDNEXT") {
        m_selected.uidNext = Uid(quint32(code.number));
    } else if (code.name == "HIGHESTMODSEQ") {
        m_selected.highestModSeq = ModSeq(code.number);
    } else if (code.name == "NOMODSEQ") {
        m_selected.highestModSeq = {};
    } else if (code.name == "PERMANENTFLAGS") {
        m_selected.permanentFlags = code.words;
        m_selected.permanentFlagsKnown = true;
    } else if (code.name == "READ-ONLY") {
        m_selected.readOnly = true;
    } else if (code.name == "READ-WRITE") {
        m_selected.readOnly = false;
    }
}

void ImapMailboxState::note(imap::FetchedMessage &message)
{
    if (message.modSeq && m_selected.highestModSeq.isValid() && *message.modSeq > m_selected.highestModSeq) {
        m_selected.highestModSeq = *message.modSeq;
    }
    // A sequence number beyond EXISTS is a lie, and must not make room for itself.
    if (message.sequenceNumber == 0 || message.sequenceNumber > m_selected.exists) {
        return;
    }
    if (!message.uid.isValid()) {
        message.uid = uidAt(message.sequenceNumber);
        return;
    }
    if (m_uids.size() < message.sequenceNumber) {
        m_uids.resize(message.sequenceNumber, 0);
    }
    m_uids[message.sequenceNumber - 1] = message.uid.value();
}

Uid ImapMailboxState::uidAt(quint32 sequenceNumber) const
{
    return sequenceNumber > 0 && sequenceNumber <= m_uids.size() ? Uid(m_uids[sequenceNumber - 1]) : Uid();
}

Uid ImapMailboxState::expunge(quint32 sequenceNumber)
{
    const Uid uid = uidAt(sequenceNumber);
    if (sequenceNumber > 0 && sequenceNumber <= m_uids.size()) {
        m_uids.erase(m_uids.begin() + (sequenceNumber - 1));
    }
    if (m_selected.exists > 0) {
        --m_selected.exists;
    }
    return uid;
}

void ImapMailboxState::vanished(const imap::UidSet &uids)
{
    const auto isGone = [&uids](quint32 uid) { return uid != 0 && uids.contains(Uid(uid)); };
    const auto kept = std::remove_if(m_uids.begin(), m_uids.end(), isGone);
    const auto known = quint64(m_uids.end() - kept);
    m_uids.erase(kept, m_uids.end());
    const quint64 gone = std::min<quint64>(uids.count(), m_selected.exists);
    m_selected.exists -= quint32(gone);
    if (known != uids.count()) {
        m_uids.clear(); // some lay where nothing is known: no position after them is certain
    }
}

} // namespace waxwing::session
