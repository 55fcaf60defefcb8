// UID FETCH of bodies: whole or in parts, chunk by chunk to where they go (RFC 3501 6.4.5, 3516).
#include "core/base/octets.h"
#include "core/session/imapcommands.h"

#include "core/session/imaperrors.h"

#include <QCoreApplication>

#include <algorithm>
#include <charconv>

namespace waxwing::session {

namespace {

using Channel = std::shared_ptr<ImapChannel>;

// One window of fetchFrom(): long enough to fill a line of 40 ms at 100 Mbit/s, short enough to wait for.
constexpr quint64 windowOctets = 512_KiB;

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

// What a body command asks for.
struct BodyRequest {
    imap::UidSet uids;
    QByteArrayList sections; // upper case, as responses have them
    ImapPartSink sink;
    bool isBinary = false;
    std::optional<quint64> origin; // of a partial FETCH
};

// Hands literals on to the caller's sink, and keeps what that throws away from the framer.
class BodyReception final : public imap::LiteralSink {
public:
    explicit BodyReception(BodyRequest request) : m_request(std::move(request)) { }

    void begin(Uid uid, const QByteArray &section, quint64 total)
    {
        m_uid = uid;
        m_section = section;
        m_received = 0;
        m_total = total;
    }
    void write(QByteArrayView octets) override
    {
        m_received += quint64(octets.size());
        m_all += quint64(octets.size());
        if (m_failure) {
            return;
        }
        try {
            m_request.sink(m_uid, m_section, octets, m_received, m_total);
        } catch (const Error &error) {
            m_failure = error;
        }
    }
    void finish() override
    {
        m_hasAnswer = true;
        if (m_total == 0) {
            write({});
        }
    }
    // For servers that send a short body as a quoted string, or its UID after it.
    bool receiveWhole(imap::FetchResponse &fetch);
    // Which of the sections the literal is that follows this; nullptr: none.
    const QByteArray *sectionIn(QByteArrayView head) const;

    const BodyRequest &request() const { return m_request; }
    Uid onlyUid() const { return m_request.uids.count() == 1 ? Uid(m_request.uids.ranges().first().first) : Uid(); }
    bool wants(Uid uid) const { return m_request.uids.contains(uid); }
    quint64 received() const { return m_all; } // octets of everything
    bool hasAnswer() const { return m_hasAnswer; } // also an empty one
    const std::optional<Error> &failure() const { return m_failure; }

private:
    BodyRequest m_request;
    Uid m_uid;
    QByteArray m_section;
    quint64 m_received = 0;
    quint64 m_total = 0;
    quint64 m_all = 0;
    bool m_hasAnswer = false;
    std::optional<Error> m_failure;
};

bool BodyReception::receiveWhole(imap::FetchResponse &fetch)
{
    bool isMine = false;
    for (const imap::BodyItem &item : fetch.bodies) {
        const bool isSame
            = item.isBinary == m_request.isBinary && quint64(item.origin.value_or(0)) == m_request.origin.value_or(0);
        if (!isSame || !m_request.sections.contains(item.section)) {
            continue;
        }
        isMine = true;
        if (!item.isNil && !item.streamed && wants(fetch.message.uid)) {
            begin(fetch.message.uid, item.section, quint64(item.octets.size()));
            write(item.octets);
            m_hasAnswer = true;
        }
    }
    return isMine;
}

const QByteArray *BodyReception::sectionIn(QByteArrayView head) const
{
    const QByteArray text = head.toByteArray().toUpper();
    const QByteArray origin
        = m_request.origin ? QByteArray('<' + QByteArray::number(*m_request.origin) + '>') : QByteArray();
    for (const QByteArray &section : m_request.sections) {
        const QByteArray mark = (m_request.isBinary ? "BINARY[" : "BODY[") + section + ']' + origin + ' ';
        if (text.endsWith(mark)) {
            return &section;
        }
    }
    return nullptr;
}

imap::LiteralSink *chooseFor(BodyReception &reception, ImapMailboxState &mailbox, QByteArrayView head,
                             std::uint64_t size)
{
    const QByteArray *const section = reception.sectionIn(head);
    if (!section) {
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
    reception.begin(uid, *section, size);
    return &reception;
}

ImapJobPtr bodyJob(const Channel &channel, const imap::UidSet &uids, std::shared_ptr<BodyReception> reception)
{
    const BodyRequest &request = reception->request();
    imap::CommandBuilder builder = channel->command("UID FETCH");
    builder.uids(uids).open().atom("UID");
    for (const QByteArray &section : request.sections) {
        QByteArray item = (request.isBinary ? "BINARY.PEEK[" : "BODY.PEEK[") + section + ']';
        if (request.origin) {
            item += '<' + QByteArray::number(*request.origin) + '.' + QByteArray::number(windowOctets) + '>';
        }
        builder.atom(item);
    }
    builder.close();
    ImapJobPtr job = makeImapJob(ImapVerb::UidFetchBody, builder.build());
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

ImapPartSink withoutSection(ImapBodySink sink)
{
    return [sink = std::move(sink)](Uid uid, const QByteArray &, QByteArrayView chunk, quint64 received,
                                    quint64 total) { sink(uid, chunk, received, total); };
}

void refuseSection(const QByteArray &section)
{
    const auto isAllowed = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || c == '.' || c == ' ' || c == '(' || c == ')'
            || c == '-' || c == '_';
    };
    if (!std::all_of(section.begin(), section.end(), isAllowed)) {
        throw Error(ErrorKind::Input, QString::fromLatin1("This is no part of a message."),
                    QString::fromLatin1(section.left(64)));
    }
}

BodyRequest requestFor(imap::UidSet uids, QByteArrayList sections, ImapPartSink sink)
{
    BodyRequest request;
    request.uids = std::move(uids);
    for (const QByteArray &section : sections) {
        request.sections.append(section.toUpper());
        refuseSection(request.sections.constLast());
    }
    request.sink = std::move(sink);
    return request;
}

} // namespace

QCoro::Task<void> imapFetchParts(Channel channel, imap::UidSet uids, QByteArrayList sections, ImapPartSink sink)
{
    const auto reception = std::make_shared<BodyReception>(requestFor(uids, std::move(sections), std::move(sink)));
    imap::UidSet due = std::move(uids);
    while (!due.isEmpty()) {
        QList<ImapJobPtr> jobs;
        for (const imap::UidSet &set : imapSetsForLine(due)) {
            jobs.append(bodyJob(channel, set, reception));
        }
        const QList<imap::StatusResponse> answers = co_await imapRunAll(channel, jobs);
        due = imapBelowLimit(due, answers);
    }
    if (reception->failure()) {
        throw *reception->failure();
    }
}

QCoro::Task<void> imapFetchBody(Channel channel, imap::UidSet uids, QByteArray section, ImapBodySink sink)
{
    QByteArrayList sections;
    sections.append(std::move(section));
    return imapFetchParts(std::move(channel), std::move(uids), std::move(sections), withoutSection(std::move(sink)));
}

namespace {

// One window, and what became of it.
struct Window {
    explicit Window(std::shared_ptr<BodyReception> got) : reception(std::move(got)) { }

    std::shared_ptr<BodyReception> reception;
    imap::StatusResponse status;
    QByteArray command;
};

QCoro::Task<Window> fetchWindow(Channel channel, Uid uid, QByteArray section, bool isBinary, quint64 offset,
                                ImapBodySink sink)
{
    const ImapPartSink here = [sink, offset](Uid of, const QByteArray &, QByteArrayView chunk, quint64 received,
                                             quint64) { sink(of, chunk, offset + received, 0); };
    QByteArrayList sections;
    sections.append(section);
    BodyRequest request = requestFor(imap::UidSet::range(uid, uid), sections, here);
    request.origin = offset;
    request.isBinary = isBinary;
    Window window(std::make_shared<BodyReception>(std::move(request)));
    const ImapJobPtr job = bodyJob(channel, window.reception->request().uids, window.reception);
    channel->enqueue(job);
    window.status = co_await imapAnyAnswer(channel, job);
    window.command = job->command.name;
    if (window.reception->failure()) {
        throw *window.reception->failure();
    }
    co_return window;
}

// The next offset, or nullopt behind the last window: one that is shorter than asked for (RFC 3501 6.4.5).
std::optional<quint64> nextOffset(const Window &window, quint64 offset)
{
    if (window.status.condition != imap::Condition::Ok) {
        throw imapRefusal(window.status, window.command);
    }
    if (!window.reception->hasAnswer()) {
        throw Error(ErrorKind::Conflict,
                    QCoreApplication::translate("imap", "The message is no longer on the server, or a part of it."), {},
                    Retry::Never);
    }
    const quint64 got = window.reception->received();
    return got == windowOctets ? std::optional(offset + got) : std::nullopt;
}

} // namespace

QCoro::Task<void> imapFetchFrom(Channel channel, Uid uid, QByteArray section, quint64 offset, ImapBodySink sink)
{
    std::optional<quint64> next = offset;
    while (next) {
        const Window window = co_await fetchWindow(channel, uid, section, false, *next, sink);
        next = nextOffset(window, *next);
    }
}

QCoro::Task<bool> imapFetchDecoded(Channel channel, Uid uid, QByteArray section, quint64 offset, ImapBodySink sink)
{
    if (!channel->capabilities().has("BINARY")) {
        co_return false;
    }
    std::optional<quint64> next = offset;
    while (next) {
        const Window window = co_await fetchWindow(channel, uid, section, true, *next, sink);
        const bool refused = window.status.condition != imap::Condition::Ok || !window.reception->hasAnswer();
        if (refused && *next == offset && window.reception->received() == 0) {
            co_return false;
        }
        next = nextOffset(window, *next);
    }
    co_return true;
}

} // namespace waxwing::session
