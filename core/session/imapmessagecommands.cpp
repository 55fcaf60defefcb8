// What changes messages: STORE, COPY, MOVE, EXPUNGE.
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

QCoro::Task<void> imapStoreAll(Channel channel, QList<ImapFlagChange> changes)
{
    QList<ImapJobPtr> jobs;
    for (const ImapFlagChange &change : changes) {
        for (const imap::UidSet &set : imapSetsForLine(change.uids)) {
            imap::CommandBuilder builder = channel->command("UID STORE");
            builder.uids(set).atom(storeItem(change.mode)).flags(change.flags);
            jobs.append(makeImapJob(ImapVerb::UidStore, builder.build()));
        }
    }
    co_await imapRunAll(channel, jobs);
}

QCoro::Task<void> imapStoreLabels(Channel channel, imap::UidSet uids, imap::StoreMode mode, QList<QByteArray> labels)
{
    imapRequire(channel, "X-GM-EXT-1");
    const QByteArray sign = mode == imap::StoreMode::Add ? "+" : mode == imap::StoreMode::Remove ? "-" : "";
    QList<ImapJobPtr> jobs;
    for (const imap::UidSet &set : imapSetsForLine(uids)) {
        imap::CommandBuilder builder = channel->command("UID STORE");
        builder.uids(set).atom(QByteArray(sign + "X-GM-LABELS.SILENT")).open();
        for (const QByteArray &label : labels) {
            builder.astring(label);
        }
        builder.close();
        jobs.append(makeImapJob(ImapVerb::UidStore, builder.build()));
    }
    co_await imapRunAll(channel, jobs);
}

} // namespace waxwing::session
