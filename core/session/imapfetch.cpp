// UID FETCH of rows, as they arrive (RFC 3501 6.4.5, 6.4.8).
#include "core/session/imapcommands.h"

#include "core/session/imaperrors.h"

#include <algorithm>
#include <limits>

namespace waxwing::session {

namespace {

using Channel = std::shared_ptr<ImapChannel>;

// What is of use for a list, a thread, a reply and the attachment mark.
constexpr const char *headerFields
    = "BODY.PEEK[HEADER.FIELDS (DATE SUBJECT FROM SENDER REPLY-TO TO CC BCC MESSAGE-ID IN-REPLY-TO REFERENCES "
      "CONTENT-TYPE)]";

void addItems(const Channel &channel, imap::CommandBuilder &builder, ImapFetchItems items)
{
    const auto add = [&](ImapFetchItem item, const char *name, const char *capability = nullptr) {
        if (items.testFlag(item) && (!capability || channel->capabilities().has(capability))) {
            builder.atom(name);
        }
    };
    builder.open().atom("UID");
    add(ImapFetchItem::Flags, "FLAGS");
    add(ImapFetchItem::InternalDate, "INTERNALDATE");
    add(ImapFetchItem::Size, "RFC822.SIZE");
    add(ImapFetchItem::Envelope, "ENVELOPE");
    add(ImapFetchItem::Structure, "BODYSTRUCTURE");
    if (items.testFlag(ImapFetchItem::Headers)) {
        builder.atom(headerFields);
    } else {
        add(ImapFetchItem::References, "BODY.PEEK[HEADER.FIELDS (REFERENCES)]");
    }
    add(ImapFetchItem::SaveDate, "SAVEDATE", "SAVEDATE");
    add(ImapFetchItem::ObjectIds, "EMAILID", "OBJECTID");
    add(ImapFetchItem::ObjectIds, "THREADID", "OBJECTID");
    add(ImapFetchItem::Gmail, "X-GM-MSGID", "X-GM-EXT-1");
    add(ImapFetchItem::Gmail, "X-GM-THRID", "X-GM-EXT-1");
    add(ImapFetchItem::Gmail, "X-GM-LABELS", "X-GM-EXT-1");
    if (items.testFlag(ImapFetchItem::Preview) && channel->capabilities().has("PREVIEW")) {
        builder.atom("PREVIEW").open().atom("LAZY").close(); // RFC 8970 3: what costs the server nothing
    }
    add(ImapFetchItem::FullPreview, "PREVIEW", "PREVIEW");
    builder.close();
}

// Does this carry what was asked for, or is it news about flags that came in between?
bool isAnswer(const imap::FetchedMessage &message, ImapFetchItems items)
{
    const ImapFetchItems flagsOnly(ImapFetchItem::Flags);
    if ((items & ~flagsOnly) == 0) {
        return message.flags || !items;
    }
    const bool hasIds = !message.emailId.isEmpty() || message.gmailMessageId != 0;
    return message.internalDate || message.size || message.envelope || message.structure || message.headerFields
        || message.preview || message.saveDate || hasIds;
}

struct Reception {
    imap::UidSet uids;
    ImapFetchItems items;
    std::function<void(const imap::FetchedMessage &)> receive;
    std::optional<Error> failure; // what receive threw; the rest is then read and dropped
};

bool receiveRow(Reception &reception, imap::Response &response)
{
    auto *const fetch = std::get_if<imap::FetchResponse>(&response);
    if (!fetch || !isAnswer(fetch->message, reception.items)) {
        return false;
    }
    if (!reception.uids.contains(fetch->message.uid)) {
        // "n:*" is answered with the last message even when it is older (RFC 3501 6.4.8). Any other UID is the
        // answer to another FETCH under way, and not to be taken from it.
        const auto &ranges = reception.uids.ranges();
        const bool openEnded = !ranges.isEmpty() && ranges.constLast().last == std::numeric_limits<quint32>::max();
        return openEnded && fetch->message.uid.isValid();
    }
    if (!reception.failure) {
        try {
            reception.receive(fetch->message);
        } catch (const Error &error) {
            reception.failure = error;
        }
    }
    return true;
}

ImapJobPtr rowsJob(const Channel &channel, const imap::UidSet &set, ModSeq changedSince,
                   std::shared_ptr<Reception> reception)
{
    imap::CommandBuilder builder = channel->command("UID FETCH");
    builder.uids(set);
    addItems(channel, builder, reception->items);
    if (changedSince.isValid()) { // never 0: servers differ in what that means (RFC 7162 3.1.4.1)
        builder.open().atom("CHANGEDSINCE").number(changedSince.value()).close();
    }
    const ImapJobPtr job = makeImapJob(ImapVerb::UidFetch, builder.build());
    job->onUntagged = [reception](imap::Response &response) { return receiveRow(*reception, response); };
    return job;
}

} // namespace

// RFC 9738 3: the server worked from the last message down and stopped at a UID; what lies below is still due.
imap::UidSet imapBelowLimit(const imap::UidSet &uids, const QList<imap::StatusResponse> &answers)
{
    imap::UidSet due;
    for (const imap::StatusResponse &answer : answers) {
        if (answer.code.name == "MESSAGELIMIT" && answer.code.uid.value() > 1) {
            const quint32 last = answer.code.uid.value() - 1;
            for (const imap::UidSet::Range range : uids.ranges()) {
                if (range.first <= last) {
                    due.add(Uid(range.first), Uid(std::min(range.last, last)));
                }
            }
        }
    }
    return due == uids ? imap::UidSet() : due; // no step forward would be a loop
}

QList<imap::UidSet> imapSetsForLine(const imap::UidSet &uids)
{
    constexpr int reserve = 500; // tag, command name, items, a mailbox name
    return uids.split(imap::maxCommandLine - reserve);
}

QCoro::Task<QList<imap::StatusResponse>> imapRunAll(Channel channel, QList<ImapJobPtr> jobs)
{
    for (const ImapJobPtr &job : jobs) {
        channel->enqueue(job);
    }
    QList<imap::StatusResponse> answers;
    std::optional<Error> failure;
    for (const ImapJobPtr &job : jobs) {
        while (!job->isOver()) {
            co_await job->done.wait();
        }
        if (job->status && job->status->condition == imap::Condition::Ok) {
            answers.append(*job->status);
        } else if (!failure) {
            failure = job->error ? *job->error : imapRefusal(*job->status, job->command.name);
        }
    }
    if (failure) {
        throw *failure;
    }
    co_return answers;
}

QCoro::Task<void> imapFetch(Channel channel, imap::UidSet uids, ImapFetchItems items, ModSeq changedSince,
                            std::function<void(const imap::FetchedMessage &)> receive)
{
    const auto reception = std::make_shared<Reception>();
    reception->uids = uids;
    reception->items = items;
    reception->receive = std::move(receive);
    imap::UidSet due = std::move(uids);
    while (!due.isEmpty()) {
        QList<ImapJobPtr> jobs;
        for (const imap::UidSet &set : imapSetsForLine(due)) {
            jobs.append(rowsJob(channel, set, changedSince, reception));
        }
        const QList<imap::StatusResponse> answers = co_await imapRunAll(channel, jobs);
        due = imapBelowLimit(due, answers);
    }
    if (reception->failure) {
        throw *reception->failure;
    }
}

ImapJobPtr imapFetchSavedJob(const Channel &channel, ImapFetchItems items,
                             std::function<void(const imap::FetchedMessage &)> receive,
                             std::shared_ptr<std::optional<Error>> failure)
{
    const auto reception = std::make_shared<Reception>();
    reception->uids = imap::UidSet::from(Uid(1));
    reception->items = items;
    reception->receive = std::move(receive);
    imap::CommandBuilder builder = channel->command("UID FETCH");
    builder.atom("$");
    addItems(channel, builder, items);
    const ImapJobPtr job = makeImapJob(ImapVerb::UidFetchSaved, builder.build());
    job->onUntagged = [reception, failure](imap::Response &response) {
        const bool isMine = receiveRow(*reception, response);
        *failure = reception->failure;
        return isMine;
    };
    return job;
}

QCoro::Task<imap::UidSet> imapFetchChanges(Channel channel, imap::UidSet uids, ModSeq changedSince,
                                           std::function<void(const imap::FetchedMessage &)> receive)
{
    imapRequire(channel, "QRESYNC");
    const auto reception = std::make_shared<Reception>();
    reception->uids = uids;
    reception->items = ImapFetchItem::Flags;
    reception->receive = std::move(receive);
    const auto vanished = std::make_shared<imap::UidSet>();
    QList<ImapJobPtr> jobs;
    for (const imap::UidSet &set : imapSetsForLine(uids)) {
        imap::CommandBuilder builder = channel->command("UID FETCH");
        builder.uids(set).open().atom("UID").atom("FLAGS").close();
        builder.open().atom("CHANGEDSINCE").number(changedSince.value()).atom("VANISHED").close();
        const ImapJobPtr job = makeImapJob(ImapVerb::UidFetch, builder.build());
        job->onUntagged = [reception, vanished](imap::Response &response) {
            const auto *const gone = std::get_if<imap::VanishedResponse>(&response);
            if (!gone || !gone->earlier) { // without EARLIER it is news to everyone (RFC 7162 3.2.10)
                return receiveRow(*reception, response);
            }
            for (const imap::UidSet::Range range : gone->uids.ranges()) {
                vanished->add(Uid(range.first), Uid(range.last));
            }
            return true;
        };
        jobs.append(job);
    }
    co_await imapRunAll(channel, jobs);
    if (reception->failure) {
        throw *reception->failure;
    }
    co_return *vanished;
}

} // namespace waxwing::session
