// What changes messages or looks for them: STORE, COPY, MOVE, EXPUNGE, SEARCH, APPEND.
#include "core/session/imapcommands.h"

#include "core/session/imaperrors.h"

#include <QCoreApplication>

namespace waxwing::session {

namespace {

using Channel = std::shared_ptr<ImapChannel>;

QByteArrayView storeItem(imap::StoreMode mode)
{
    switch (mode) {
    case imap::StoreMode::Add: return "+FLAGS.SILENT";
    case imap::StoreMode::Remove: return "-FLAGS.SILENT";
    case imap::StoreMode::Replace: break;
    }
    return "FLAGS.SILENT";
}

void join(imap::UidSet &all, const imap::UidSet &more)
{
    for (const imap::UidSet::Range range : more.ranges()) {
        all.add(Uid(range.first), Uid(range.last));
    }
}

void join(imap::CopyUid &all, const std::optional<imap::CopyUid> &more)
{
    if (more) {
        all.uidValidity = more->uidValidity;
        all.uids.append(more->uids);
    }
}

} // namespace

void imapRequire(const Channel &channel, const char *capability)
{
    if (!channel->capabilities().has(capability)) {
        throw Error(ErrorKind::Server, QCoreApplication::translate("imap", "The mail server cannot do this."),
                    QString::fromLatin1(capability));
    }
}

QCoro::Task<imap::UidSet> imapStore(Channel channel, imap::UidSet uids, imap::StoreMode mode, imap::Flags flags,
                                    ModSeq unchangedSince)
{
    QList<ImapJobPtr> jobs;
    for (const imap::UidSet &set : imapSetsForLine(uids)) {
        imap::CommandBuilder builder = channel->command("UID STORE");
        builder.uids(set);
        if (unchangedSince.isValid()) {
            builder.open().atom("UNCHANGEDSINCE").number(unchangedSince.value()).close();
        }
        builder.atom(storeItem(mode)).flags(flags);
        jobs.append(makeImapJob(ImapVerb::UidStore, builder.build()));
    }
    const QList<imap::StatusResponse> answers = co_await imapRunAll(channel, jobs);
    imap::UidSet modified;
    for (const imap::StatusResponse &answer : answers) {
        join(modified, answer.code.modified);
    }
    co_return modified;
}

QCoro::Task<imap::CopyUid> imapCopyOrMove(Channel channel, ImapVerb verb, imap::UidSet uids, QByteArray target)
{
    const bool isMove = verb == ImapVerb::UidMove;
    if (isMove) {
        imapRequire(channel, "MOVE");
    }
    const auto copied = std::make_shared<imap::CopyUid>();
    QList<ImapJobPtr> jobs;
    for (const imap::UidSet &set : imapSetsForLine(uids)) {
        imap::CommandBuilder builder = channel->command(isMove ? "UID MOVE" : "UID COPY");
        builder.uids(set).astring(target);
        const ImapJobPtr job = makeImapJob(verb, builder.build());
        job->onUntagged = [copied](imap::Response &response) { // RFC 6851 4.3: before the EXPUNGEs
            const auto *const status = std::get_if<imap::StatusResponse>(&response);
            if (!status || !status->code.copyUid) {
                return false;
            }
            join(*copied, status->code.copyUid);
            return true;
        };
        job->onAnswer = [copied](const imap::StatusResponse &status) { join(*copied, status.code.copyUid); };
        jobs.append(job);
    }
    co_await imapRunAll(channel, jobs);
    co_return *copied;
}

QCoro::Task<void> imapExpunge(Channel channel, imap::UidSet uids)
{
    imapRequire(channel, "UIDPLUS");
    QList<ImapJobPtr> jobs;
    for (const imap::UidSet &set : imapSetsForLine(uids)) {
        imap::CommandBuilder builder = channel->command("UID EXPUNGE");
        builder.uids(set);
        jobs.append(makeImapJob(ImapVerb::UidExpunge, builder.build()));
    }
    co_await imapRunAll(channel, jobs);
}

QCoro::Task<imap::AppendUid> imapAppend(Channel channel, QByteArray mailbox, imap::Flags flags, QDateTime internalDate,
                                        std::shared_ptr<const QByteArray> message)
{
    imap::CommandBuilder builder = channel->command("APPEND");
    builder.astring(mailbox);
    if (!flags.isEmpty()) {
        builder.flags(flags);
    }
    if (internalDate.isValid()) {
        builder.dateTime(internalDate);
    }
    builder.message(message);
    const ImapJobPtr job = makeImapJob(ImapVerb::Append, builder.build());
    channel->enqueue(job);
    const imap::StatusResponse status = co_await imapAnswer(channel, job);
    co_return status.code.appendUid.value_or(imap::AppendUid());
}

} // namespace waxwing::session
