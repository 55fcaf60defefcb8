// UID FETCH: rows as they arrive, bodies in chunks (RFC 3501 6.4.5, 6.4.8).
#include "core/session/imapcommands.h"

#include "core/session/imaperrors.h"

#include <charconv>
#include <limits>

namespace waxwing::session {

namespace {

using Channel = std::shared_ptr<ImapChannel>;

QByteArrayList itemNames(ImapFetchItems items)
{
    QByteArrayList names = {QByteArrayLiteral("UID")};
    const auto add = [&names, items](ImapFetchItem item, const char *name) {
        if (items.testFlag(item)) {
            names.append(name);
        }
    };
    add(ImapFetchItem::Flags, "FLAGS");
    add(ImapFetchItem::InternalDate, "INTERNALDATE");
    add(ImapFetchItem::Size, "RFC822.SIZE");
    add(ImapFetchItem::Envelope, "ENVELOPE");
    add(ImapFetchItem::Structure, "BODYSTRUCTURE");
    add(ImapFetchItem::References, "BODY.PEEK[HEADER.FIELDS (REFERENCES)]");
    return names;
}

// Does this carry what was asked for, or is it news about flags that came in between?
bool isAnswer(const imap::FetchedMessage &message, ImapFetchItems items)
{
    const ImapFetchItems flagsOnly(ImapFetchItem::Flags);
    if ((items & ~flagsOnly) == 0) {
        return message.flags || !items;
    }
    return message.internalDate || message.size || message.envelope || message.structure || message.headerFields;
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

// "… UID 17 …" in what has arrived of a FETCH; 0 where it comes after the body.
quint32 uidInHead(QByteArrayView head)
{
    for (const QByteArrayView mark : {QByteArrayView("(UID "), QByteArrayView(" UID ")}) {
        const qsizetype at = head.indexOf(mark);
        quint32 uid = 0;
        if (at >= 0) {
            const char *const digits = head.data() + at + mark.size();
            std::from_chars(digits, head.data() + head.size(), uid);
            return uid;
        }
    }
    return 0;
}

quint32 sequenceNumberInHead(QByteArrayView head)
{
    quint32 number = 0;
    if (head.startsWith("* ")) {
        std::from_chars(head.data() + 2, head.data() + head.size(), number);
    }
    return number;
}

// Hands one literal on to the caller's sink, and keeps what that throws away from the framer.
class BodyReception final : public imap::LiteralSink {
public:
    BodyReception(imap::UidSet uids, QByteArray section, ImapBodySink sink)
        : m_uids(std::move(uids)), m_section(std::move(section)), m_sink(std::move(sink))
    {
    }

    void begin(Uid uid, quint64 total)
    {
        m_uid = uid;
        m_received = 0;
        m_total = total;
    }
    void write(QByteArrayView octets) override
    {
        m_received += quint64(octets.size());
        if (m_failure) {
            return;
        }
        try {
            m_sink(m_uid, octets, m_received, m_total);
        } catch (const Error &error) {
            m_failure = error;
        }
    }
    void finish() override
    {
        if (m_total == 0) {
            write({});
        }
    }
    // For servers that send a short body as a quoted string, or its UID after it.
    bool receiveWhole(imap::FetchResponse &fetch)
    {
        bool isMine = false;
        for (const imap::BodyItem &item : fetch.bodies) {
            if (item.section != m_section) {
                continue;
            }
            isMine = true;
            if (!item.isNil && !item.streamed && m_uids.contains(fetch.message.uid)) {
                begin(fetch.message.uid, quint64(item.octets.size()));
                write(item.octets);
            }
        }
        return isMine;
    }
    Uid onlyUid() const { return m_uids.count() == 1 ? Uid(m_uids.ranges().first().first) : Uid(); }
    bool wants(Uid uid) const { return m_uids.contains(uid); }
    bool wantsSection(QByteArrayView head) const
    {
        const QByteArray mark = "BODY[" + m_section + "] ";
        return head.toByteArray().toUpper().endsWith(mark);
    }
    const std::optional<Error> &failure() const { return m_failure; }

private:
    imap::UidSet m_uids;
    QByteArray m_section; // upper case, as responses have it
    ImapBodySink m_sink;
    Uid m_uid;
    quint64 m_received = 0;
    quint64 m_total = 0;
    std::optional<Error> m_failure;
};

imap::LiteralSink *chooseFor(BodyReception &reception, ImapMailboxState &mailbox, QByteArrayView head,
                             std::uint64_t size)
{
    if (!reception.wantsSection(head)) {
        return nullptr;
    }
    Uid uid(uidInHead(head));
    if (!uid.isValid()) {
        uid = mailbox.uidAt(sequenceNumberInHead(head));
    }
    if (!uid.isValid()) {
        uid = reception.onlyUid();
    }
    if (!reception.wants(uid)) {
        return nullptr; // kept in the frame until its UID is known, within the limits for that
    }
    reception.begin(uid, size);
    return &reception;
}

ImapJobPtr bodyJob(const Channel &channel, const imap::UidSet &uids, const QByteArray &section,
                   std::shared_ptr<BodyReception> reception)
{
    imap::CommandBuilder builder = channel->command("UID FETCH");
    builder.uids(uids).open().atom("UID").atom(QByteArray("BODY.PEEK[" + section + ']')).close();
    const ImapJobPtr job = makeImapJob(ImapVerb::UidFetchBody, builder.build());
    const std::weak_ptr<ImapChannel> weak = channel; // the channel holds the job
    job->chooseSink = [reception, weak](QByteArrayView head, std::uint64_t size) -> imap::LiteralSink * {
        const auto owner = weak.lock();
        return owner ? chooseFor(*reception, owner->mailbox(), head, size) : nullptr;
    };
    job->onUntagged = [reception](imap::Response &response) {
        auto *const fetch = std::get_if<imap::FetchResponse>(&response);
        return fetch && reception->receiveWhole(*fetch) && !fetch->message.flags;
    };
    return job;
}

} // namespace

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
    QList<ImapJobPtr> jobs;
    for (const imap::UidSet &set : imapSetsForLine(uids)) {
        imap::CommandBuilder builder = channel->command("UID FETCH");
        builder.uids(set).open();
        for (const QByteArray &name : itemNames(items)) {
            builder.atom(name);
        }
        builder.close();
        if (changedSince.isValid()) { // never 0: servers differ in what that means (RFC 7162 3.1.4.1)
            builder.open().atom("CHANGEDSINCE").number(changedSince.value()).close();
        }
        const ImapJobPtr job = makeImapJob(ImapVerb::UidFetch, builder.build());
        job->onUntagged = [reception](imap::Response &response) { return receiveRow(*reception, response); };
        jobs.append(job);
    }
    co_await imapRunAll(channel, jobs);
    if (reception->failure) {
        throw *reception->failure;
    }
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

QCoro::Task<void> imapFetchBody(Channel channel, imap::UidSet uids, QByteArray section, ImapBodySink sink)
{
    const auto reception = std::make_shared<BodyReception>(uids, section.toUpper(), std::move(sink));
    QList<ImapJobPtr> jobs;
    for (const imap::UidSet &set : imapSetsForLine(uids)) {
        jobs.append(bodyJob(channel, set, section, reception));
    }
    co_await imapRunAll(channel, jobs);
    if (reception->failure()) {
        throw *reception->failure();
    }
}

} // namespace waxwing::session
