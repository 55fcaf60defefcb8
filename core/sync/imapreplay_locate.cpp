// ImapReplay: finding messages again, before and after they were copied or moved.
#include "core/sync/imapreplay.h"

#include <algorithm>

namespace waxwing::sync {

namespace {

using session::ImapFetchItem;
using session::ImapFetchItems;

const ImapFetchItems fingerprintItems
    = ImapFetchItems(ImapFetchItem::InternalDate) | ImapFetchItem::Size | ImapFetchItem::Envelope;

// A message without Message-ID is known again by its size and INTERNALDATE, which copies keep (RFC 3501 6.4.7).
QByteArray fingerprint(const imap::FetchedMessage &message)
{
    const QByteArray id = message.envelope ? message.envelope->messageId.trimmed() : QByteArray();
    if (!id.isEmpty()) {
        return id;
    }
    const qint64 date = message.internalDate ? message.internalDate->toSecsSinceEpoch() : 0;
    return QByteArray::number(message.size.value_or(0)) + ' ' + QByteArray::number(date);
}

using Fetched = QList<imap::FetchedMessage>;

QCoro::Task<std::shared_ptr<Fetched>> fingerprints(session::ImapSession *session, imap::UidSet uids)
{
    auto fetched = std::make_shared<Fetched>();
    const std::function<void(const imap::FetchedMessage &)> receive = [fetched](const imap::FetchedMessage &message) {
        if (message.uid.isValid() && message.size) {
            fetched->append(message);
        }
    };
    co_await session->fetch(uids, fingerprintItems, ModSeq(), receive);
    std::sort(fetched->begin(), fetched->end(),
              [](const imap::FetchedMessage &a, const imap::FetchedMessage &b) { return a.uid < b.uid; });
    co_return fetched;
}

} // namespace

// The newest message of the selected mailbox with that id; invalid: none, or several where it must be unique.
QCoro::Task<Uid> ImapReplay::uidByMessageId(QByteArray messageId, bool mustBeUnique)
{
    if (messageId.isEmpty()) {
        co_return Uid();
    }
    session::ImapSearch criteria;
    criteria.messageId = messageId;
    const imap::UidSet found = co_await m_session.search(criteria);
    if (found.isEmpty() || (mustBeUnique && found.count() > 1)) {
        co_return Uid();
    }
    co_return Uid(found.ranges().constLast().last);
}

// protocols.md rule 7: after a change of UIDVALIDITY a UID means another message.
QCoro::Task<ImapReplay::Located> ImapReplay::locate(imap::SelectedMailbox selected, QList<store::MessageRef> refs)
{
    Located located;
    for (const store::MessageRef &ref : std::as_const(refs)) {
        Uid uid = ref.uid;
        const bool validityChanged = ref.uidValidity != selected.uidValidity;
        if (!uid.isValid() || validityChanged) {
            uid = co_await uidByMessageId(ref.messageId, uid.isValid());
        }
        if (uid.isValid()) {
            located.refs.append(ref);
            located.uids.append(uid);
        } else {
            located.missing.append(ref);
        }
    }
    co_return located;
}

// After a lost reply: which of the source's messages the target has since the attempt was noted.
// Leaves the source selected.
QCoro::Task<QHash<Uid, Uid>> ImapReplay::alreadyThere(Source source, QByteArray target, store::AttemptNote since)
{
    QHash<Uid, Uid> there;
    const imap::UidSet sourceUids = imap::UidSet::of(source.located.uids);
    const std::shared_ptr<Fetched> originals = co_await fingerprints(&m_session, sourceUids);
    QHash<QByteArray, Uid> wanted;
    for (const imap::FetchedMessage &message : std::as_const(*originals)) {
        wanted.insert(fingerprint(message), message.uid);
    }
    // Messages that are gone from the source are known by the id in the journal.
    for (qsizetype i = 0; i < source.located.refs.size(); ++i) {
        const QByteArray &id = source.located.refs.at(i).messageId;
        if (!id.isEmpty()) {
            wanted.insert(id, source.located.uids.at(i));
        }
    }
    const imap::SelectedMailbox selected = co_await m_session.select(target, session::MailboxAccess::ReadWrite);
    const bool comparable = selected.uidValidity == since.targetUidValidity && since.targetUidNext.isValid();
    const Uid from = comparable ? since.targetUidNext : Uid(1);
    if (selected.exists > 0) {
        const imap::UidSet uids = imap::UidSet::from(from);
        const std::shared_ptr<Fetched> arrived = co_await fingerprints(&m_session, uids);
        for (const imap::FetchedMessage &message : std::as_const(*arrived)) {
            const Uid original = wanted.take(fingerprint(message));
            if (message.uid >= from && original.isValid()) {
                there.insert(original, message.uid);
            }
        }
    }
    co_await m_session.select(source.mailbox, session::MailboxAccess::ReadWrite);
    co_return there;
}

} // namespace waxwing::sync
