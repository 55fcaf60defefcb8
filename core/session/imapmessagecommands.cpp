// What changes messages or looks for them: STORE, COPY, MOVE, EXPUNGE, SEARCH, APPEND.
#include "core/session/imapcommands.h"

#include "core/session/imaperrors.h"

#include <QCoreApplication>
#include <QStringEncoder>

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

void requireCapability(const Channel &channel, const char *name)
{
    if (!channel->capabilities().has(name)) {
        throw Error(ErrorKind::Server, QCoreApplication::translate("imap", "The mail server cannot do this."),
                    QString::fromLatin1(name));
    }
}

bool isAscii(const QString &text)
{
    for (const QChar c : text) {
        if (c.unicode() >= 0x80) {
            return false;
        }
    }
    return true;
}

bool needsCharset(const ImapSearch &criteria)
{
    return !isAscii(criteria.text) || !isAscii(criteria.subject) || !isAscii(criteria.from);
}

// nullopt: the text has characters that the charset has not.
std::optional<QByteArray> encoded(const QString &text, bool latin1)
{
    if (!latin1) {
        return text.toUtf8();
    }
    QStringEncoder encoder(QStringEncoder::Latin1);
    const QByteArray octets = encoder.encode(text);
    return encoder.hasError() ? std::nullopt : std::optional(octets);
}

struct SearchAnswer {
    imap::UidSet found;
};

bool collect(SearchAnswer &answer, const QByteArray &tag, imap::Response &response)
{
    if (const auto *const search = std::get_if<imap::SearchResponse>(&response)) {
        QList<Uid> uids;
        uids.reserve(search->numbers.size());
        for (const quint32 number : search->numbers) {
            uids.append(Uid(number));
        }
        join(answer.found, imap::UidSet::of(uids));
        return true;
    }
    const auto *const extended = std::get_if<imap::ESearchResponse>(&response);
    if (!extended || (!extended->tag.isEmpty() && extended->tag != tag)) {
        return false;
    }
    join(answer.found, extended->all);
    return true;
}

// Throws Error{Server} BADCHARSET where the text cannot be said in Latin-1.
imap::Command searchCommand(const Channel &channel, const ImapSearch &criteria, const std::optional<imap::UidSet> &uids,
                            bool latin1)
{
    imap::CommandBuilder builder = channel->command("UID SEARCH");
    if (channel->capabilities().has("ESEARCH")) {
        builder.atom("RETURN").open().atom("ALL").close();
    }
    if (needsCharset(criteria) && !channel->usesUtf8()) { // forbidden with UTF8=ACCEPT: RFC 6855 3
        builder.atom("CHARSET").atom(latin1 ? "ISO-8859-1" : "UTF-8");
    }
    bool any = false;
    const auto key = [&](const char *name, const QString &text) {
        if (text.isEmpty()) {
            return;
        }
        const auto octets = encoded(text, latin1);
        if (!octets) {
            throw Error(ErrorKind::Server,
                        QCoreApplication::translate("imap", "The server cannot search for these characters."))
                .withCode("BADCHARSET");
        }
        builder.atom(name).string(*octets);
        any = true;
    };
    if (uids) {
        builder.atom("UID").uids(*uids);
        any = true;
    }
    if (criteria.undeletedOnly) {
        builder.atom("UNDELETED");
        any = true;
    }
    key("TEXT", criteria.text);
    key("SUBJECT", criteria.subject);
    key("FROM", criteria.from);
    if (!criteria.messageId.isEmpty()) {
        builder.atom("HEADER").atom("MESSAGE-ID").string(criteria.messageId);
        any = true;
    }
    if (!any) {
        builder.atom("ALL");
    }
    return builder.build();
}

QCoro::Task<imap::StatusResponse> runSearch(Channel channel, imap::Command command,
                                            std::shared_ptr<SearchAnswer> answer)
{
    const ImapJobPtr job = makeImapJob(ImapVerb::UidSearch, std::move(command));
    const std::weak_ptr<ImapJob> weak = job;
    job->onUntagged = [answer, weak](imap::Response &response) {
        const ImapJobPtr own = weak.lock();
        return own && collect(*answer, own->tag, response);
    };
    channel->enqueue(job);
    const imap::StatusResponse status = co_await imapAnyAnswer(channel, job);
    co_return status;
}

} // namespace

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
        requireCapability(channel, "MOVE");
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
    requireCapability(channel, "UIDPLUS");
    QList<ImapJobPtr> jobs;
    for (const imap::UidSet &set : imapSetsForLine(uids)) {
        imap::CommandBuilder builder = channel->command("UID EXPUNGE");
        builder.uids(set);
        jobs.append(makeImapJob(ImapVerb::UidExpunge, builder.build()));
    }
    co_await imapRunAll(channel, jobs);
}

QCoro::Task<imap::UidSet> imapSearch(Channel channel, ImapSearch criteria)
{
    QList<std::optional<imap::UidSet>> parts = {std::nullopt};
    if (criteria.uids) {
        parts.clear();
        for (const imap::UidSet &set : imapSetsForLine(*criteria.uids)) {
            parts.append(set);
        }
    }
    const auto answer = std::make_shared<SearchAnswer>();
    bool latin1 = false;
    for (const std::optional<imap::UidSet> &uids : parts) {
        const imap::Command command = searchCommand(channel, criteria, uids, latin1);
        imap::StatusResponse status = co_await runSearch(channel, command, answer);
        // RFC 3501 6.4.4: only US-ASCII is sure. Old servers know Latin-1 but not UTF-8, and not all say BADCHARSET.
        if (status.condition != imap::Condition::Ok && needsCharset(criteria) && !latin1) {
            latin1 = true;
            const imap::Command again = searchCommand(channel, criteria, uids, latin1);
            status = co_await runSearch(channel, again, answer);
        }
        if (status.condition != imap::Condition::Ok) {
            throw imapRefusal(status, command.name);
        }
    }
    co_return answer->found;
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
