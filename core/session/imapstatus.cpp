// STATUS, one mailbox or many (RFC 3501 6.3.10).
#include "core/session/imapcommands.h"

#include "core/session/imaperrors.h"

namespace waxwing::session {

namespace {

using Channel = std::shared_ptr<ImapChannel>;

// Under way at a time when many are asked: fifty break Outlook, and whoever reads a message meanwhile waits for these.
constexpr qsizetype statusWindow = 4;

struct StatusAnswer {
    std::optional<imap::MailboxStatus> exact;
    std::optional<imap::MailboxStatus> other; // under a name the server spells in its own way
};

ImapJobPtr statusJob(const Channel &channel, const QByteArray &mailbox, std::shared_ptr<StatusAnswer> answer)
{
    imap::CommandBuilder builder = channel->command("STATUS");
    builder.astring(mailbox).open();
    imapStatusItems(channel, builder, channel->capabilities().has("STATUS=SIZE"));
    builder.close();
    const ImapJobPtr job = makeImapJob(ImapVerb::Status, builder.build());
    job->onUntagged = [answer, mailbox](imap::Response &response) {
        const auto *const data = std::get_if<imap::StatusData>(&response);
        const bool isMine = data && imapIsSameMailbox(data->mailbox, mailbox);
        if (isMine) {
            answer->exact = data->status;
        }
        return isMine;
    };
    job->onUnclaimed = [answer](imap::Response &response) {
        const auto *const data = std::get_if<imap::StatusData>(&response);
        if (data) {
            answer->other = data->status;
        }
        return data != nullptr;
    };
    return job;
}

imap::MailboxStatus best(const StatusAnswer &answer)
{
    return answer.exact ? *answer.exact : answer.other.value_or(imap::MailboxStatus());
}

} // namespace

bool imapIsSameMailbox(const QByteArray &a, const QByteArray &b)
{
    const bool bothInbox = qstricmp(a.constData(), "INBOX") == 0 && qstricmp(b.constData(), "INBOX") == 0;
    return a == b || bothInbox; // RFC 3501 5.1
}

void imapStatusItems(const Channel &channel, imap::CommandBuilder &builder, bool withSize)
{
    builder.atom("MESSAGES").atom("UIDNEXT").atom("UIDVALIDITY").atom("UNSEEN");
    if (channel->capabilities().has("CONDSTORE")) {
        builder.atom("HIGHESTMODSEQ");
    }
    if (channel->capabilities().has("OBJECTID")) {
        builder.atom("MAILBOXID");
    }
    if (withSize && channel->capabilities().has("STATUS=SIZE")) {
        builder.atom("SIZE");
    }
}

QCoro::Task<imap::MailboxStatus> imapStatus(Channel channel, QByteArray mailbox)
{
    const auto answer = std::make_shared<StatusAnswer>();
    const ImapJobPtr job = statusJob(channel, mailbox, answer);
    channel->enqueue(job);
    co_await imapAnswer(channel, job);
    co_return best(*answer);
}

QCoro::Task<QHash<QByteArray, imap::MailboxStatus>> imapStatuses(Channel channel, QList<QByteArray> mailboxes)
{
    QHash<QByteArray, imap::MailboxStatus> statuses;
    QList<std::shared_ptr<StatusAnswer>> answers;
    QList<ImapJobPtr> jobs;
    for (qsizetype at = 0; at < mailboxes.size(); ++at) {
        while (jobs.size() < qMin(mailboxes.size(), at + statusWindow)) {
            const auto answer = std::make_shared<StatusAnswer>();
            answers.append(answer);
            jobs.append(statusJob(channel, mailboxes[jobs.size()], answer));
            channel->enqueue(jobs.constLast());
        }
        const imap::StatusResponse status = co_await imapAnyAnswer(channel, jobs[at]);
        if (status.condition == imap::Condition::Ok) {
            statuses.insert(mailboxes[at], best(*answers[at]));
        }
        jobs[at].reset();
        answers[at].reset();
    }
    co_return statuses;
}

} // namespace waxwing::session
