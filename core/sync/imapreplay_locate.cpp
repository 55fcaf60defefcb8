// ImapReplay: finding messages again, before and after they were copied or moved.
#include "core/sync/fingerprints.h"
#include "core/sync/imapreplay.h"

#include <algorithm>

namespace waxwing::sync {

namespace {

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

} // namespace

// Those of the selected mailbox with that id.
QCoro::Task<imap::UidSet> ImapReplay::uidsByMessageId(QByteArray messageId)
{
    imap::UidSet found;
    if (!messageId.isEmpty()) {
        session::ImapSearch criteria;
        criteria.messageId = messageId;
        found = co_await m_session.search(criteria);
    }
    co_return found;
}

// protocols.md rule 7: after a change of UIDVALIDITY a UID means another message.
QCoro::Task<ImapReplay::Located> ImapReplay::locate(imap::SelectedMailbox selected, QList<store::MessageRef> refs)
{
    Located located;
    for (const store::MessageRef &ref : std::as_const(refs)) {
        Uid uid = ref.uid;
        const bool validityChanged = ref.uidValidity != selected.uidValidity;
        if (!uid.isValid() || validityChanged) {
            const imap::UidSet found = co_await uidsByMessageId(ref.messageId);
            // Without a UID it was made or moved by us: the newest is meant. With one it must be told apart.
            const bool one = found.count() == 1 || (found.count() > 1 && !uid.isValid());
            const bool several = found.count() > 1 || ref.messageId.isEmpty();
            if (one) {
                uid = Uid(found.ranges().constLast().last);
            } else if (several && uid.isValid()) {
                uid = co_await uidByContent(ref, selected, found);
            } else {
                uid = Uid();
            }
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
    const std::shared_ptr<FetchedMessages> originals = co_await fingerprints(&m_session, sourceUids);
    QMultiHash<QByteArray, Uid> wanted; // a folder may have a message more than once
    for (const imap::FetchedMessage &message : std::as_const(*originals)) {
        wanted.insert(fingerprint(message), message.uid);
    }
    // Messages that are gone from the source are known by the id in the journal.
    for (qsizetype i = 0; i < source.located.refs.size(); ++i) {
        const QByteArray &id = source.located.refs.at(i).messageId;
        if (!id.isEmpty() && !wanted.contains(id, source.located.uids.at(i))) {
            wanted.insert(id, source.located.uids.at(i));
        }
    }
    const imap::SelectedMailbox selected = co_await m_session.select(target, session::MailboxAccess::ReadWrite);
    const bool comparable = selected.uidValidity == since.targetUidValidity && since.targetUidNext.isValid();
    const Uid from = comparable ? since.targetUidNext : Uid(1);
    if (selected.exists > 0) {
        const imap::UidSet uids = imap::UidSet::from(from);
        const std::shared_ptr<FetchedMessages> arrived = co_await fingerprints(&m_session, uids);
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
