// UID SORT and UID THREAD (RFC 5256).
#include "core/session/imapcommands.h"

namespace waxwing::session {

namespace {

using Channel = std::shared_ptr<ImapChannel>;

const char *nameOf(ImapSortKey::Key key)
{
    switch (key) {
    case ImapSortKey::Arrival: return "ARRIVAL";
    case ImapSortKey::Cc: return "CC";
    case ImapSortKey::Date: return "DATE";
    case ImapSortKey::From: return "FROM";
    case ImapSortKey::Size: return "SIZE";
    case ImapSortKey::Subject: return "SUBJECT";
    case ImapSortKey::To: return "TO";
    }
    return "ARRIVAL";
}

} // namespace

QCoro::Task<QList<Uid>> imapSort(Channel channel, QList<ImapSortKey> keys, ImapSearch criteria)
{
    imapRequire(channel, "SORT");
    imap::CommandBuilder builder = channel->command("UID SORT");
    builder.open();
    for (const ImapSortKey key : keys) {
        if (key.reverse) {
            builder.atom("REVERSE");
        }
        builder.atom(nameOf(key.key));
    }
    builder.close().atom("UTF-8"); // RFC 5256 3: the charset is no option, and UTF-8 is one every server of these knows
    imapSearchKeys(channel, builder, criteria, false);
    const ImapJobPtr job = makeImapJob(ImapVerb::UidSort, builder.build());
    const auto sorted = std::make_shared<QList<Uid>>();
    job->onUntagged = [sorted](imap::Response &response) {
        const auto *const sort = std::get_if<imap::SortResponse>(&response);
        if (sort) {
            for (const quint32 number : sort->numbers) {
                sorted->append(Uid(number));
            }
        }
        return sort != nullptr;
    };
    co_await imapRun(channel, job);
    co_return *sorted;
}

QCoro::Task<QList<imap::ThreadedMessage>> imapThread(Channel channel, ImapSearch criteria)
{
    imapRequire(channel, "THREAD=REFERENCES");
    imap::CommandBuilder builder = channel->command("UID THREAD");
    builder.atom("REFERENCES").atom("UTF-8");
    imapSearchKeys(channel, builder, criteria, false);
    const ImapJobPtr job = makeImapJob(ImapVerb::UidThread, builder.build());
    const auto threaded = std::make_shared<QList<imap::ThreadedMessage>>();
    job->onUntagged = [threaded](imap::Response &response) {
        auto *const thread = std::get_if<imap::ThreadResponse>(&response);
        if (thread) {
            *threaded = std::move(thread->messages);
        }
        return thread != nullptr;
    };
    co_await imapRun(channel, job);
    co_return *threaded;
}

} // namespace waxwing::session
