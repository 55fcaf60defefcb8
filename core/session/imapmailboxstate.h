// The selected mailbox as the server's untagged data tell it. Sequence numbers are kept for one purpose only:
// to know which UID an EXPUNGE means (RFC 3501 7.4.1). Value type, no I/O.
#pragma once

#include "core/imap/response.h"

#include <vector>

namespace waxwing::session {

class ImapMailboxState {
public:
    ImapMailboxState() = default;
    ImapMailboxState(QByteArray name, bool readOnly);

    const QByteArray &name() const { return m_name; }
    // What was asked for; selected().readOnly is what the server made of it.
    bool askedReadOnly() const { return m_askedReadOnly; }
    bool isSelected() const { return !m_name.isEmpty(); }
    const imap::SelectedMailbox &selected() const { return m_selected; }

    // While the mailbox is being selected.
    void setExists(quint32 count);
    // Afterwards: where it grew, UIDNEXT is no longer what it was, and unknown.
    void existsChanged(quint32 count);
    void setFlags(imap::Flags flags) { m_selected.flags = std::move(flags); }
    // UIDVALIDITY, UIDNEXT, HIGHESTMODSEQ, NOMODSEQ, PERMANENTFLAGS, READ-ONLY, READ-WRITE
    void apply(const imap::ResponseCode &code);
    // Notes which message a FETCH was about; fills in its UID where only the sequence number was sent. A MODSEQ
    // above HIGHESTMODSEQ raises it: something has changed since (RFC 7162 3.1.1).
    void note(imap::FetchedMessage &message);
    Uid uidAt(quint32 sequenceNumber) const;
    // The UID that is gone; invalid when it was never told.
    Uid expunge(quint32 sequenceNumber);
    void vanished(const imap::UidSet &uids);

private:
    QByteArray m_name;
    bool m_askedReadOnly = false;
    imap::SelectedMailbox m_selected;
    // Index: sequence number - 1; 0: not known. Four octets a message, grown only as far as FETCH responses went.
    std::vector<quint32> m_uids;
};

} // namespace waxwing::session
