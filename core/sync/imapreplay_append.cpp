// ImapReplay: APPEND of drafts, of the copy of sent mail and of what comes from another account, each there
// exactly once.
#include "core/sync/imapreplay.h"

#include "core/sync/convert.h"
#include "core/sync/words.h"

#include <QCoroFuture>

namespace waxwing::sync {

QCoro::Task<void> ImapReplay::append(store::Intent intent)
{
    const QByteArray target = nameOf(*intent.target);
    const Uid found = co_await findAppended(intent, target);
    imap::AppendUid appended;
    if (found.isValid()) {
        const imap::SelectedMailbox selected = co_await m_session.select(target, session::MailboxAccess::ReadWrite);
        appended.uidValidity = selected.uidValidity;
        appended.uid = found;
    } else {
        appended = co_await appendOnce(intent, target);
    }
    if (intent.sourceAccount.isValid()) {
        appended = co_await confirmed(intent, target, appended); // its original may be deleted next
    } else {
        // The new version is on the server now: only then does the old one go.
        co_await removeReplacedDraft(intent, target, appended.uid);
    }
    store::Relocation relocation;
    relocation.uidValidity = appended.uidValidity;
    relocation.uids.append({Uid(), appended.uid});
    co_await complete(intent, relocation);
}

// After a lost reply the message may be there; and some servers save what they send in Sent themselves
// (Gmail, Exchange). A draft keeps its Message-ID from version to version, so the old one does not count.
QCoro::Task<Uid> ImapReplay::findAppended(store::Intent intent, QByteArray target)
{
    const bool replaces = !intent.messages.isEmpty();
    if (intent.messageId.isEmpty() || (replaces && !intent.attempt)) {
        co_return Uid();
    }
    imap::SelectedMailbox selected;
    try {
        selected = co_await m_session.select(target, session::MailboxAccess::ReadWrite);
    } catch (const Error &error) {
        if (error.kind() != ErrorKind::Server) {
            throw;
        }
        co_return Uid(); // not there yet: appendOnce() makes it
    }
    session::ImapSearch criteria;
    criteria.messageId = intent.messageId;
    const bool comparable = intent.attempt && intent.attempt->targetUidNext.isValid()
        && intent.attempt->targetUidValidity == selected.uidValidity;
    if (replaces && comparable) {
        criteria.uids = imap::UidSet::from(intent.attempt->targetUidNext);
    }
    const imap::UidSet set = co_await m_session.search(criteria);
    Uid newest;
    for (const imap::UidSet::Range &range : set.ranges()) {
        const bool old = replaces && comparable && range.last < intent.attempt->targetUidNext.value();
        newest = old ? newest : Uid(range.last);
    }
    for (const store::MessageRef &ref : std::as_const(intent.messages)) {
        const bool same = !intent.sourceAccount.isValid() && newest == ref.uid;
        newest = same ? Uid() : newest;
    }
    co_return newest;
}

// APPENDUID says where it is; without it (RFC 4315 is an extension) the message is looked for, by its Message-ID or
// else by the mailbox having given out a number since the attempt was noted.
QCoro::Task<imap::AppendUid> ImapReplay::confirmed(store::Intent intent, QByteArray target, imap::AppendUid appended)
{
    if (appended.uid.isValid()) {
        co_return appended;
    }
    const IntentId id = intent.id;
    auto reading = m_store.read([id](store::Reader &reader) { return reader.intent(id); });
    const std::optional<store::Intent> noted = co_await reading;
    const std::optional<store::AttemptNote> note = noted ? noted->attempt : std::nullopt;
    const imap::SelectedMailbox selected = co_await m_session.select(target, session::MailboxAccess::ReadWrite);
    appended.uidValidity = selected.uidValidity;
    bool seen = false;
    if (intent.messageId.isEmpty()) {
        seen = note && note->targetUidNext.isValid() && selected.uidNext > note->targetUidNext;
    } else if (noted) {
        appended.uid = co_await findAppended(*noted, target);
        seen = appended.uid.isValid();
    }
    if (!seen) {
        throw Error(ErrorKind::Conflict, Words::tr("The server did not show the copy in the target folder."));
    }
    co_return appended;
}

QCoro::Task<imap::AppendUid> ImapReplay::appendOnce(store::Intent intent, QByteArray target)
{
    auto reading = m_store.read([intent](store::Reader &reader) { return reader.sourceFor(intent); });
    const QByteArray source = co_await reading;
    if (source.isEmpty()) {
        throw Error(ErrorKind::Conflict, Words::tr("The message's text is not held any more."));
    }
    const auto message = std::make_shared<const QByteArray>(source);
    const imap::Flags flags = joinFlags(intent.flags.set, intent.flags.setKeywords);
    // What comes from another account or from a file keeps the time it arrived there.
    const bool known = intent.message && intent.message->internalDate.isValid();
    const QDateTime received = known ? intent.message->internalDate : intent.created;
    bool missing = false;
    try {
        co_await noteAttempt(intent, target);
        const imap::AppendUid appended = co_await m_session.append(target, flags, received, message);
        co_return appended;
    } catch (const Error &error) {
        // RFC 3501 6.3.11: TRYCREATE says the mailbox may be made; STATUS of a missing one is NONEXISTENT or no code.
        missing = error.kind() == ErrorKind::Server && (error.code() == "TRYCREATE" || error.code() == "NONEXISTENT");
        if (!missing) {
            throw;
        }
    }
    co_await m_session.create(target);
    co_await m_session.subscribe(target, true);
    co_await noteAttempt(intent, target);
    const imap::AppendUid appended = co_await m_session.append(target, flags, received, message);
    co_return appended;
}

// Without UIDPLUS nobody said where the old version went: it is the newest with its Message-ID but for the one that
// was just appended, which may have the same.
QCoro::Task<Uid> ImapReplay::olderVersion(QByteArray messageId, bool sameId, Uid kept)
{
    if (messageId.isEmpty()) {
        co_return Uid();
    }
    session::ImapSearch criteria;
    criteria.messageId = messageId;
    const imap::UidSet found = co_await m_session.search(criteria);
    const bool newestIsKept = sameId && !kept.isValid();
    int skipped = 0;
    const QList<Uid> uids = found.toList(1000);
    for (auto uid = uids.crbegin(); uid != uids.crend(); ++uid) {
        if (*uid != kept && (!newestIsKept || skipped++ > 0)) {
            co_return *uid;
        }
    }
    co_return Uid();
}

QCoro::Task<void> ImapReplay::removeReplacedDraft(store::Intent intent, QByteArray target, Uid kept)
{
    if (intent.messages.isEmpty()) {
        co_return;
    }
    const QByteArray mailbox = nameOfFolderOf(intent, intent.messages.constFirst().folderKey);
    Source source;
    source.mailbox = mailbox;
    source.selected = co_await m_session.select(mailbox, session::MailboxAccess::ReadWrite);
    QList<Uid> old;
    for (const store::MessageRef &ref : std::as_const(intent.messages)) {
        Uid uid = ref.uidValidity == source.selected.uidValidity ? ref.uid : Uid();
        if (!ref.uid.isValid()) {
            uid = co_await olderVersion(ref.messageId, ref.messageId == intent.messageId, kept);
        }
        const bool same = mailbox == target && uid == kept;
        if (uid.isValid() && !same) {
            old.append(uid);
        }
    }
    if (!old.isEmpty()) {
        co_await removeForGood(source, old);
    }
}

} // namespace waxwing::sync
