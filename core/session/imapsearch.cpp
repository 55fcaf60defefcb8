// UID SEARCH: ESEARCH and PARTIAL where offered, the charsets that old servers know where not (RFC 3501 6.4.4, 4731,
// 9394).
#include "core/session/imapcommands.h"

#include "core/session/imaperrors.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringEncoder>

#include <algorithm>

namespace waxwing::session {

namespace {

using Channel = std::shared_ptr<ImapChannel>;

bool isAscii(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x80; });
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

void join(imap::UidSet &all, const imap::UidSet &more)
{
    for (const imap::UidSet::Range range : more.ranges()) {
        all.add(Uid(range.first), Uid(range.last));
    }
}

// One command's part of what is asked.
struct Asking {
    std::optional<imap::UidSet> uids; // restrict to these
    bool latin1 = false;
    bool extended = false; // RETURN (…)
    bool partial = false;
};

struct SearchAnswer {
    ImapSearchResult result;
    imap::UidSet found;
    bool isPlain = false; // SEARCH, whatever was asked
};

void noteEnds(ImapSearchResult &result, quint32 min, quint32 max)
{
    if (min != 0 && (!result.min.isValid() || min < result.min.value())) {
        result.min = Uid(min);
    }
    if (max > result.max.value()) {
        result.max = Uid(max);
    }
}

bool collect(SearchAnswer &answer, const QByteArray &tag, imap::Response &response)
{
    if (const auto *const search = std::get_if<imap::SearchResponse>(&response)) {
        QList<Uid> uids;
        uids.reserve(search->numbers.size());
        for (const quint32 number : search->numbers) {
            uids.append(Uid(number));
        }
        join(answer.found, imap::UidSet::of(uids));
        answer.isPlain = true;
        answer.result.highestModSeq = std::max(answer.result.highestModSeq, search->highestModSeq);
        return true;
    }
    const auto *const extended = std::get_if<imap::ESearchResponse>(&response);
    if (!extended || (!extended->tag.isEmpty() && extended->tag != tag)) {
        return false;
    }
    join(answer.found, extended->all);
    noteEnds(answer.result, extended->min, extended->max);
    if (extended->count) {
        answer.result.count = answer.result.count.value_or(0) + *extended->count;
    }
    answer.result.highestModSeq = std::max(answer.result.highestModSeq, extended->modSeq);
    return true;
}

void addReturn(imap::CommandBuilder &builder, const ImapSearchReturn &wanted, bool partial)
{
    builder.atom("RETURN").open();
    const auto add = [&builder, &wanted](int item, const char *name) {
        if ((wanted.items & item) != 0) {
            builder.atom(name);
        }
    };
    add(ImapSearchReturn::Min, "MIN");
    add(ImapSearchReturn::Max, "MAX");
    add(ImapSearchReturn::Count, "COUNT");
    if (partial) {
        const QByteArray window = QByteArray::number(wanted.first) + ':' + QByteArray::number(wanted.last);
        builder.atom("PARTIAL").atom(window);
    } else {
        add(ImapSearchReturn::All, "ALL");
    }
    builder.close();
}

// Throws Error{Server} BADCHARSET where the text cannot be said in Latin-1.
bool addText(imap::CommandBuilder &builder, const char *name, const QString &text, bool latin1)
{
    if (text.isEmpty()) {
        return false;
    }
    const auto octets = encoded(text, latin1);
    if (!octets) {
        throw Error(ErrorKind::Server,
                    QCoreApplication::translate("imap", "The server cannot search for these characters."))
            .withCode("BADCHARSET");
    }
    builder.atom(name).string(*octets);
    return true;
}

imap::Command searchCommand(const Channel &channel, const ImapSearch &criteria, const ImapSearchReturn &wanted,
                            const Asking &asking)
{
    imap::CommandBuilder builder = channel->command("UID SEARCH");
    if (asking.extended) {
        addReturn(builder, wanted, asking.partial);
    }
    if (imapNeedsCharset(criteria) && !channel->usesUtf8()) { // forbidden with UTF8=ACCEPT: RFC 6855 3
        builder.atom("CHARSET").atom(asking.latin1 ? "ISO-8859-1" : "UTF-8");
    }
    ImapSearch part = criteria;
    part.uids = asking.uids;
    imapSearchKeys(channel, builder, part, asking.latin1);
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

// Window [first, last] of the found, counted from 1, or from the end with negative numbers (RFC 9394 3.1).
imap::UidSet windowOf(const imap::UidSet &found, const ImapSearchReturn &wanted)
{
    const auto count = qint64(found.count());
    const auto fromStart = [count](qint32 at) { return at < 0 ? count + at : qint64(at) - 1; };
    const qint64 low = std::min(fromStart(wanted.first), fromStart(wanted.last));
    const qint64 high = std::max(fromStart(wanted.first), fromStart(wanted.last));
    return high < 0 ? imap::UidSet() : found.slice(quint64(std::max<qint64>(low, 0)), quint64(high) + 1);
}

// What the server did not say itself is made of the UIDs it found.
ImapSearchResult completed(SearchAnswer &answer, const ImapSearchReturn &wanted, bool partial)
{
    ImapSearchResult &result = answer.result;
    const bool hasWindow = wanted.first != 0;
    if (answer.isPlain || (hasWindow && !partial)) {
        result.count = quint32(answer.found.count());
        if (!answer.found.isEmpty()) {
            noteEnds(result, answer.found.ranges().first().first, answer.found.ranges().last().last);
        }
        result.uids = hasWindow ? windowOf(answer.found, wanted) : std::move(answer.found);
    } else {
        result.uids = std::move(answer.found);
    }
    if (!result.count && (wanted.items & ImapSearchReturn::Count) != 0) {
        result.count = 0; // RFC 4731 3.1: told also when it is 0, but not by all
    }
    return result;
}

QList<std::optional<imap::UidSet>> partsOf(const ImapSearch &criteria)
{
    QList<std::optional<imap::UidSet>> parts;
    if (!criteria.uids) {
        parts.append(std::nullopt);
        return parts;
    }
    for (const imap::UidSet &set : imapSetsForLine(*criteria.uids)) {
        parts.append(set);
    }
    return parts;
}

QByteArray dayOf(const QDate &date)
{
    const QLocale english(QLocale::C);
    return english.toString(date, QStringLiteral("d-MMM-yyyy")).toLatin1();
}

} // namespace

bool imapNeedsCharset(const ImapSearch &criteria)
{
    const QString *const texts[]
        = {&criteria.text, &criteria.subject, &criteria.from, &criteria.to, &criteria.body, &criteria.gmail};
    return std::any_of(std::begin(texts), std::end(texts), [](const QString *text) { return !isAscii(*text); });
}

void imapSearchKeys(const Channel &channel, imap::CommandBuilder &builder, const ImapSearch &criteria, bool latin1)
{
    bool any = false;
    const auto key = [&builder, &any](const char *name) -> imap::CommandBuilder & {
        any = true;
        return builder.atom(name);
    };
    if (criteria.uids) {
        key("UID").uids(*criteria.uids);
    }
    if (criteria.undeletedOnly) {
        key("UNDELETED");
    }
    if (criteria.since.isValid()) {
        key("SINCE").atom(dayOf(criteria.since));
    }
    if (criteria.before.isValid()) {
        key("BEFORE").atom(dayOf(criteria.before));
    }
    any = addText(builder, "TEXT", criteria.text, latin1) || any;
    any = addText(builder, "SUBJECT", criteria.subject, latin1) || any;
    any = addText(builder, "FROM", criteria.from, latin1) || any;
    any = addText(builder, "TO", criteria.to, latin1) || any;
    any = addText(builder, "BODY", criteria.body, latin1) || any;
    if (!criteria.gmail.isEmpty()) {
        imapRequire(channel, "X-GM-EXT-1");
        any = addText(builder, "X-GM-RAW", criteria.gmail, latin1) || any;
    }
    if (!criteria.messageId.isEmpty()) {
        key("HEADER").atom("MESSAGE-ID").string(criteria.messageId);
    }
    if (!any) {
        builder.atom("ALL");
    }
}

QCoro::Task<void> imapSearchAndFetch(Channel channel, ImapSearch criteria, ImapFetchItems items,
                                     std::function<void(const imap::FetchedMessage &)> receive)
{
    const bool isOneLine = !criteria.uids || imapSetsForLine(*criteria.uids).size() == 1;
    if (!channel->capabilities().has("SEARCHRES") || !channel->capabilities().has("ESEARCH") || !isOneLine
        || imapNeedsCharset(criteria)) {
        const ImapSearchResult found = co_await imapSearch(channel, criteria, ImapSearchReturn::All);
        if (!found.uids.isEmpty()) {
            co_await imapFetch(channel, found.uids, items, ModSeq(), std::move(receive));
        }
        co_return;
    }
    imap::CommandBuilder builder = channel->command("UID SEARCH");
    builder.atom("RETURN").open().atom("SAVE").close();
    imapSearchKeys(channel, builder, criteria, false);
    const auto failure = std::make_shared<std::optional<Error>>();
    QList<ImapJobPtr> jobs;
    jobs.append(makeImapJob(ImapVerb::UidSearch, builder.build()));
    jobs.append(imapFetchSavedJob(channel, items, std::move(receive), failure));
    co_await imapRunAll(channel, jobs);
    if (*failure) {
        throw **failure;
    }
}

QCoro::Task<ImapSearchResult> imapSearch(Channel channel, ImapSearch criteria, ImapSearchReturn wanted)
{
    const QList<std::optional<imap::UidSet>> parts = partsOf(criteria);
    Asking asking;
    asking.extended = channel->capabilities().has("ESEARCH");
    asking.partial
        = asking.extended && wanted.first != 0 && parts.size() == 1 && channel->capabilities().has("PARTIAL");
    ImapSearchReturn sent = wanted;
    if (wanted.first != 0 && !asking.partial) {
        sent.items |= ImapSearchReturn::All; // the window is cut out here
    }
    const auto answer = std::make_shared<SearchAnswer>();
    QList<std::optional<imap::UidSet>> due = parts;
    while (!due.isEmpty()) {
        asking.uids = due.takeFirst();
        const imap::Command command = searchCommand(channel, criteria, sent, asking);
        imap::StatusResponse status = co_await runSearch(channel, command, answer);
        // RFC 3501 6.4.4: only US-ASCII is sure. Old servers know Latin-1 but not UTF-8, and not all say BADCHARSET.
        if (status.condition != imap::Condition::Ok && imapNeedsCharset(criteria) && !asking.latin1) {
            asking.latin1 = true;
            const imap::Command again = searchCommand(channel, criteria, sent, asking);
            status = co_await runSearch(channel, again, answer);
        }
        if (status.condition != imap::Condition::Ok) {
            throw imapRefusal(status, command.name);
        }
        const imap::UidSet rest = imapBelowLimit(asking.uids.value_or(imap::UidSet::from(Uid(1))), {status});
        if (!rest.isEmpty()) {
            due.prepend(rest);
        }
    }
    co_return completed(*answer, wanted, asking.partial);
}

} // namespace waxwing::session
