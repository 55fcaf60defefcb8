// Messages on their way to the server: APPEND, many at once, made of what is there already, or in place of another
// (RFC 3501 6.3.11, 3502, 4469, 8508).
#include "core/session/imapcommands.h"

#include "core/session/imaperrors.h"

#include <QCoreApplication>

namespace waxwing::session {

namespace {

using Channel = std::shared_ptr<ImapChannel>;

void addOptions(imap::CommandBuilder &builder, const imap::Flags &flags, const QDateTime &internalDate)
{
    if (!flags.isEmpty()) {
        builder.flags(flags);
    }
    if (internalDate.isValid()) {
        builder.dateTime(internalDate);
    }
}

ImapJobPtr appendJob(const Channel &channel, const QByteArray &mailbox, const QList<ImapAppend> &messages)
{
    imap::CommandBuilder builder = channel->command("APPEND");
    builder.astring(mailbox);
    for (const ImapAppend &message : messages) {
        addOptions(builder, message.flags, message.internalDate);
        builder.message(message.message);
    }
    return makeImapJob(ImapVerb::Append, builder.build());
}

// UIDs of one MULTIAPPEND are ascending in the order of its messages (RFC 4315 3).
QList<imap::AppendUid> uidsOf(const imap::StatusResponse &status, qsizetype count)
{
    QList<imap::AppendUid> result(count);
    if (!status.code.appendUid || status.code.appendUid->uids.count() != quint64(count)) {
        return result;
    }
    const QList<Uid> uids = status.code.appendUid->uids.toList(quint64(count));
    for (qsizetype i = 0; i < count; ++i) {
        result[i] = {status.code.appendUid->uidValidity, uids[i], imap::UidSet::range(uids[i], uids[i])};
    }
    return result;
}

// RFC 5092 (IMAP URL): what is not unreserved is escaped; a delimiter of the server's stays what it is.
QByteArray urlOf(const ImapPiece &piece)
{
    QByteArray url = "/" + piece.mailbox.toPercentEncoding("/~");
    url += ";UIDVALIDITY=" + QByteArray::number(piece.uidValidity.value());
    url += "/;UID=" + QByteArray::number(piece.uid.value());
    if (!piece.section.isEmpty()) {
        url += "/;SECTION=" + piece.section.toPercentEncoding();
    }
    return url;
}

} // namespace

QCoro::Task<imap::AppendUid> imapAppend(Channel channel, QByteArray mailbox, imap::Flags flags, QDateTime internalDate,
                                        std::shared_ptr<const QByteArray> message)
{
    ImapAppend one;
    one.flags = std::move(flags);
    one.internalDate = std::move(internalDate);
    one.message = std::move(message);
    QList<ImapAppend> all;
    all.append(std::move(one));
    const ImapJobPtr job = appendJob(channel, mailbox, all);
    channel->enqueue(job);
    const imap::StatusResponse status = co_await imapAnswer(channel, job);
    co_return status.code.appendUid.value_or(imap::AppendUid());
}

QCoro::Task<QList<imap::AppendUid>> imapAppendAll(Channel channel, QByteArray mailbox, QList<ImapAppend> messages)
{
    if (messages.isEmpty()) {
        co_return {};
    }
    const bool atOnce = channel->capabilities().has("MULTIAPPEND");
    QList<ImapJobPtr> jobs;
    for (qsizetype i = 0; i < (atOnce ? 1 : messages.size()); ++i) {
        jobs.append(appendJob(channel, mailbox, atOnce ? messages : messages.mid(i, 1)));
    }
    const QList<imap::StatusResponse> answers = co_await imapRunAll(channel, jobs);
    QList<imap::AppendUid> result;
    for (const imap::StatusResponse &answer : answers) {
        result.append(uidsOf(answer, atOnce ? messages.size() : 1));
    }
    co_return result;
}

QCoro::Task<imap::AppendUid> imapCatenate(Channel channel, QByteArray mailbox, imap::Flags flags,
                                          QDateTime internalDate, QList<ImapPiece> pieces)
{
    imapRequire(channel, "CATENATE");
    imap::CommandBuilder builder = channel->command("APPEND");
    builder.astring(mailbox);
    addOptions(builder, flags, internalDate);
    builder.atom("CATENATE").open();
    for (const ImapPiece &piece : pieces) {
        if (piece.octets) {
            builder.atom("TEXT").message(piece.octets);
        } else {
            builder.atom("URL").string(urlOf(piece));
        }
    }
    builder.close();
    const ImapJobPtr job = makeImapJob(ImapVerb::Append, builder.build());
    channel->enqueue(job);
    const imap::StatusResponse status
        = co_await imapAnswer(channel, job); // NO [BADURL …]: a part is not there any more
    co_return status.code.appendUid.value_or(imap::AppendUid());
}

QCoro::Task<imap::AppendUid> imapReplace(Channel channel, Uid old, QByteArray mailbox, ImapAppend message)
{
    imapRequire(channel, "REPLACE");
    imap::CommandBuilder builder = channel->command("UID REPLACE");
    builder.number(old.value()).astring(mailbox);
    addOptions(builder, message.flags, message.internalDate);
    builder.message(message.message);
    const ImapJobPtr job = makeImapJob(ImapVerb::UidReplace, builder.build());
    const auto appended = std::make_shared<imap::AppendUid>();
    job->onUntagged = [appended](imap::Response &response) { // RFC 8508 3.4: before the EXPUNGE
        const auto *const status = std::get_if<imap::StatusResponse>(&response);
        if (!status || !status->code.appendUid) {
            return false;
        }
        *appended = *status->code.appendUid;
        return true;
    };
    channel->enqueue(job);
    const imap::StatusResponse status = co_await imapAnswer(channel, job);
    co_return status.code.appendUid.value_or(*appended);
}

} // namespace waxwing::session
