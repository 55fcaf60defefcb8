// What the server says unasked: about the selected mailbox, about the others, about itself (RFC 3501 7, 5465 5).
#include "core/session/imapchannel.h"

#include <algorithm>

namespace waxwing::session {

namespace {

bool isUtf8Extension(const QByteArray &name)
{
    return qstricmp(name.constData(), "UTF8=ACCEPT") == 0 || qstricmp(name.constData(), "IMAP4rev2") == 0;
}

} // namespace

void ImapChannel::untagged(imap::Response &response)
{
    if (const auto *const capability = std::get_if<imap::CapabilityResponse>(&response)) {
        m_capabilities = imap::Capabilities(capability->names);
    } else if (const auto *const enabled = std::get_if<imap::EnabledResponse>(&response)) {
        for (const QByteArray &name : enabled->names) {
            m_enabled.append(name.toUpper());
        }
        m_utf8 = m_utf8 || std::any_of(enabled->names.begin(), enabled->names.end(), isUtf8Extension);
        m_parser.setUtf8Mailboxes(m_utf8);
    } else if (auto *const fetch = std::get_if<imap::FetchResponse>(&response)) {
        m_mailbox.note(fetch->message);
    }
    if (offer(response)) {
        return;
    }
    if (m_mailbox.isSelected()) {
        applyUntagged(response);
    }
    applyElsewhere(response);
}

// News about any mailbox, which come with NOTIFY (RFC 5465 5).
void ImapChannel::applyElsewhere(imap::Response &response)
{
    if (const auto *const status = std::get_if<imap::StatusData>(&response)) {
        Q_EMIT mailboxStatusChanged(status->mailbox, status->status);
    } else if (const auto *const list = std::get_if<imap::ListResponse>(&response); list && !list->isLsub) {
        Q_EMIT mailboxListed(list->mailbox, list->oldName);
    }
}

void ImapChannel::applyUntagged(imap::Response &response)
{
    if (const auto *const exists = std::get_if<imap::ExistsResponse>(&response)) {
        m_mailbox.existsChanged(exists->count);
        Q_EMIT existsChanged(exists->count);
    } else if (const auto *const expunge = std::get_if<imap::ExpungeResponse>(&response)) {
        applyExpunge(expunge->sequenceNumber);
    } else if (const auto *const gone = std::get_if<imap::VanishedResponse>(&response)) {
        if (!gone->earlier) {
            m_mailbox.vanished(gone->uids);
        }
        Q_EMIT vanished(gone->uids);
    } else if (const auto *const fetch = std::get_if<imap::FetchResponse>(&response)) {
        if (fetch->message.flags || fetch->message.modSeq) {
            Q_EMIT flagsChanged(fetch->message);
        }
    } else if (auto *const flags = std::get_if<imap::FlagsResponse>(&response)) {
        m_mailbox.setFlags(flags->flags);
    }
}

void ImapChannel::applyExpunge(quint32 sequenceNumber)
{
    const Uid uid = m_mailbox.expunge(sequenceNumber);
    if (uid.isValid()) {
        Q_EMIT vanished(imap::UidSet::range(uid, uid));
    } else {
        Q_EMIT expungedUnknown();
    }
}

void ImapChannel::applyCode(const imap::ResponseCode &code)
{
    if (code.name == "NOTIFICATIONOVERFLOW") { // RFC 5465 5.8: then there are no more
        m_notifying = false;
        Q_EMIT notificationsLost();
    } else if (code.name == "INPROGRESS") { // RFC 9585
        Q_EMIT progress(code.number, code.total);
    } else if (m_mailbox.isSelected()) {
        m_mailbox.apply(code);
    }
}

} // namespace waxwing::session
