// ImapReplay: flags, move, copy, expunge.
#include "core/sync/imapreplay.h"

#include "core/sync/convert.h"
#include "core/sync/words.h"

#include <QCoroFuture>

#include <algorithm>

namespace waxwing::sync {

namespace {

// Some servers limit a command line to 1000 octets, most to 8000 (protocols.md): the rest of it needs room.
constexpr int setOctets = 900;

void throwIfReadOnly(const imap::SelectedMailbox &selected)
{
    if (selected.readOnly) {
        throw Error(ErrorKind::Server, Words::tr("The folder is read-only on the server.")).withCode("READ-ONLY");
    }
}

// RFC 3501 7.1 PERMANENTFLAGS: without "\\*" only the keywords that are listed last. What Waxwing adds by itself
// is left out then; a tag that the person chose is not lost without a word.
QStringList keptKeywords(const imap::SelectedMailbox &selected, const QStringList &wanted)
{
    const auto listed = [&selected](const QString &keyword) {
        return std::any_of(selected.permanentFlags.cbegin(), selected.permanentFlags.cend(),
                           [&](const QByteArray &flag) {
                               return keyword.compare(QString::fromLatin1(flag), Qt::CaseInsensitive) == 0;
                           });
    };
    if (!selected.permanentFlagsKnown || selected.permanentFlags.contains("\\*")) {
        return wanted;
    }
    static const QStringList ours{QStringLiteral("$junk"), QStringLiteral("$notjunk")};
    QStringList kept;
    for (const QString &keyword : wanted) {
        if (listed(keyword)) {
            kept.append(keyword);
        } else if (!ours.contains(keyword)) {
            throw Error(ErrorKind::Conflict, Words::tr("The server keeps no tag “%1” in this folder.").arg(keyword));
        }
    }
    return kept;
}

} // namespace

// In the journal's words: after a change of UIDVALIDITY the UID a message has is another's among those that are named.
// What is seen in neither folder another client moved or deleted first, and its word stands.
store::Relocation ImapReplay::relocation(const Located &sources, const Transfer &transfer)
{
    const auto unnamed = std::count_if(sources.refs.cbegin(), sources.refs.cend(),
                                       [](const store::MessageRef &ref) { return !ref.uid.isValid(); });
    store::Relocation result;
    result.uidValidity = transfer.note.targetUidValidity;
    for (qsizetype i = 0; i < sources.refs.size(); ++i) {
        const Uid named = sources.refs.at(i).uid;
        const Uid now = transfer.where.value(sources.uids.at(i));
        if (!now.isValid()) {
            result.gone.append(named);
        } else if (named.isValid() || unnamed == 1) { // of several without a UID nobody knows which is which
            result.uids.append({named, now});
        }
    }
    return result;
}

QCoro::Task<ImapReplay::Source> ImapReplay::openSource(store::Intent intent)
{
    if (intent.messages.isEmpty()) {
        throw Error(ErrorKind::Conflict, Words::tr("The messages are not known any more."));
    }
    // Messages of one folder on the screen are of two on the server where an earlier change was refused, or was taken
    // from some of them. A UID of the other folder is another message here: they are done folder by folder.
    Source source;
    QList<store::MessageRef> open = intent.messages;
    QList<store::MessageRef> missing;
    while (!open.isEmpty() && source.located.refs.isEmpty()) {
        const QString key = open.constFirst().folderKey;
        QList<store::MessageRef> here;
        QList<store::MessageRef> elsewhere;
        for (const store::MessageRef &ref : std::as_const(open)) {
            (ref.folderKey == key ? here : elsewhere).append(ref);
        }
        source.mailbox = nameOfFolderOf(intent, key);
        source.selected = co_await m_session.select(source.mailbox, session::MailboxAccess::ReadWrite);
        source.located = co_await locate(source.selected, here);
        missing.append(source.located.missing);
        open = elsewhere;
    }
    source.located.missing = missing;
    source.isAll = open.isEmpty();
    if (source.located.refs.isEmpty()) {
        throw Error(ErrorKind::Conflict,
                    Words::tr("The server has numbered this folder anew, and the messages could not be found again."));
    }
    co_return source;
}

// Done for those that were found; when the last folder has had its turn, the others become a visible problem.
QCoro::Task<void> ImapReplay::finishMessages(store::Intent intent, Source source, store::Relocation relocation)
{
    if (source.isAll && source.located.missing.isEmpty()) {
        co_await complete(intent, relocation);
        co_return;
    }
    const IntentId id = intent.id;
    const bool isAll = source.isAll;
    const QList<store::MessageRef> done = source.located.refs;
    const QString sentence = Words::tr("%n message(s) could not be found on the server any more; the others were done.",
                                       nullptr, int(source.located.missing.size()));
    auto writing = m_store.write(store::Priority::User, [=](store::Writer &writer) {
        writer.completePartly(id, done, relocation);
        if (isAll) {
            writer.refuse(id, sentence, {});
        }
    });
    co_await writing;
}

QCoro::Task<void> ImapReplay::changeFlags(store::Intent intent)
{
    const Source source = co_await openSource(intent);
    throwIfReadOnly(source.selected);
    const QStringList keywords = keptKeywords(source.selected, intent.flags.setKeywords);
    co_await noteStart(intent);
    const imap::Flags set = joinFlags(intent.flags.set, keywords);
    const imap::Flags clear = joinFlags(intent.flags.clear, intent.flags.clearKeywords);
    const imap::UidSet uids = imap::UidSet::of(source.located.uids);
    const std::shared_ptr<void> untilWritten = m_ownStores.running(source.mailbox, uids);
    const QList<imap::UidSet> pieces = uids.split(setOctets);
    for (const imap::UidSet &piece : pieces) {
        if (!set.isEmpty()) {
            co_await m_session.store(piece, imap::StoreMode::Add, set);
        }
        if (!clear.isEmpty()) {
            co_await m_session.store(piece, imap::StoreMode::Remove, clear);
        }
    }
    store::Relocation nowhere;
    nowhere.uidValidity = source.selected.uidValidity;
    co_await finishMessages(intent, source, nowhere);
}

// COPY or MOVE of what is not in the target yet, and where everything is then, as far as it can be seen.
QCoro::Task<ImapReplay::Transfer> ImapReplay::transfer(store::Intent intent, Source source, bool moving)
{
    const QByteArray target = nameOf(*intent.target);
    Transfer transfer;
    transfer.note = co_await noteAttempt(intent, target);
    if (intent.attempt) { // an earlier attempt's reply was lost: look first
        transfer.where = co_await alreadyThere(source, target, transfer.note);
    }
    transfer.sent = source.located.uids;
    transfer.sent.removeIf([&](Uid uid) { return transfer.where.contains(uid); });
    const QList<imap::UidSet> pieces = imap::UidSet::of(transfer.sent).split(setOctets);
    for (const imap::UidSet &piece : pieces) {
        imap::CopyUid said;
        if (moving) {
            said = co_await m_session.move(piece, target);
        } else {
            said = co_await m_session.copy(piece, target);
        }
        for (const auto &[from, to] : std::as_const(said.uids)) {
            transfer.where.insert(from, to);
        }
    }
    if (transfer.where.size() < source.located.uids.size()) { // no COPYUID (RFC 4315)
        const QHash<Uid, Uid> seen = co_await alreadyThere(source, target, transfer.note);
        transfer.where.insert(seen);
    }
    co_return transfer;
}

QCoro::Task<void> ImapReplay::move(store::Intent intent)
{
    const Source source = co_await openSource(intent);
    throwIfReadOnly(source.selected);
    const bool atomic = m_session.hasCapability("MOVE") || m_session.hasCapability("IMAP4rev2");
    const Transfer moved = co_await transfer(intent, source, atomic);
    co_await removeSources(source, moved, atomic);
    const store::Relocation done = relocation(source.located, moved);
    co_await finishMessages(intent, source, done);
}

// What UID MOVE took is gone already. Of the rest only what can be seen in the target is removed.
QCoro::Task<void> ImapReplay::removeSources(Source source, Transfer transfer, bool atomic)
{
    QList<Uid> copied;
    QList<Uid> unseen;
    for (const Uid uid : std::as_const(source.located.uids)) {
        if (transfer.where.contains(uid)) {
            if (!atomic || !transfer.sent.contains(uid)) {
                copied.append(uid);
            }
        } else if (!atomic) {
            unseen.append(uid);
        }
    }
    if (!unseen.isEmpty()) { // before anything is removed: refused, all of them stay
        session::ImapSearch criteria;
        criteria.uids = imap::UidSet::of(unseen);
        const imap::UidSet present = co_await m_session.search(criteria);
        if (!present.isEmpty()) {
            throw Error(ErrorKind::Conflict, Words::tr("The server did not show the copies in the target folder."));
        }
    }
    if (!copied.isEmpty()) {
        co_await removeForGood(source, copied);
    }
}

QCoro::Task<void> ImapReplay::copy(store::Intent intent)
{
    const Source source = co_await openSource(intent);
    const Transfer copied = co_await transfer(intent, source, false);
    const store::Relocation done = relocation(source.located, copied);
    co_await finishMessages(intent, source, done);
}

QCoro::Task<void> ImapReplay::expunge(store::Intent intent)
{
    const Source source = co_await openSource(intent);
    throwIfReadOnly(source.selected);
    co_await noteStart(intent);
    co_await removeEverywhere(intent, source);
    store::Relocation nowhere;
    nowhere.uidValidity = source.selected.uidValidity;
    co_await finishMessages(intent, source, nowhere);
}

// \Deleted and UID EXPUNGE of exactly these; never a plain EXPUNGE, which would take other people's too.
QCoro::Task<void> ImapReplay::removeForGood(Source source, QList<Uid> uids)
{
    const imap::Flags deleted{QByteArrayLiteral("\\Deleted")};
    bool expunged = m_session.hasCapability("UIDPLUS") || m_session.hasCapability("IMAP4rev2");
    const QList<imap::UidSet> pieces = imap::UidSet::of(uids).split(setOctets);
    for (const imap::UidSet &piece : pieces) {
        co_await m_session.store(piece, imap::StoreMode::Add, deleted);
        if (!expunged) {
            continue;
        }
        try {
            co_await m_session.expunge(piece);
        } catch (const Error &error) {
            // Some servers advertise UIDPLUS and refuse it (protocols.md "State").
            if (error.kind() != ErrorKind::Server && error.kind() != ErrorKind::Protocol) {
                throw;
            }
            expunged = false;
        }
    }
    if (!expunged) {
        m_hidden.add(source.mailbox, source.selected.uidValidity, imap::UidSet::of(uids));
    }
}

} // namespace waxwing::sync
