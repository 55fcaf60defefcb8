#include "core/imap/parser.h"

#include "core/imap/grammar.h"

namespace waxwing::imap {

namespace {

std::optional<Condition> conditionOf(QByteArrayView word)
{
    if (sameWord(word, "OK")) {
        return Condition::Ok;
    }
    if (sameWord(word, "NO")) {
        return Condition::No;
    }
    if (sameWord(word, "BAD")) {
        return Condition::Bad;
    }
    if (sameWord(word, "BYE")) {
        return Condition::Bye;
    }
    if (sameWord(word, "PREAUTH")) {
        return Condition::PreAuth;
    }
    return std::nullopt;
}

// resp-text: the code, if there is one that can be read, then text for people
void readText(Cursor &in, StatusResponse &status)
{
    if (in.atEnd()) {
        in.note(Quirk::ConditionWithoutText);
        return;
    }
    in.skipSpaces();
    if (in.peek() == '[' && !readResponseCode(in, status.code)) {
        in.note(Quirk::UnreadableResponseCode);
    }
    in.skipSpaces();
    status.text = in.rest().toByteArray();
}

bool tagged(Cursor &in, QByteArrayView tag, Response &out)
{
    QByteArrayView word;
    if (!in.space() || !in.atom(word)) {
        return false;
    }
    const auto condition = conditionOf(word);
    if (!condition || *condition == Condition::PreAuth) {
        return false;
    }
    auto &status = out.emplace<StatusResponse>();
    status.tag = tag.toByteArray();
    status.condition = *condition;
    readText(in, status);
    return true;
}

bool bareCode(Cursor &in, Response &out)
{
    auto &status = out.emplace<StatusResponse>();
    if (!readResponseCode(in, status.code)) {
        return false;
    }
    in.note(Quirk::BareResponseCode);
    return true;
}

void continuation(Cursor &in, Response &out)
{
    if (in.peek() != ' ') {
        in.note(Quirk::ContinuationWithoutSpace);
    }
    in.skipSpaces();
    out.emplace<ContinuationRequest>().text = in.rest().toByteArray();
}

UnparsedResponse unparsed(UnparsedResponse::Reason reason, QByteArrayView bytes, qsizetype position)
{
    constexpr qsizetype loggedOctets = 64;
    return {reason, position, bytes.first(qMin(bytes.size(), loggedOctets)).toByteArray()};
}

// The rest of a response after its name; false for a name nobody here knows.
using Reader = bool (*)(Cursor &, Response &, bool utf8);

template <class T, bool (*read)(Cursor &, T &)> bool readAs(Cursor &in, Response &out, bool)
{
    return read(in, out.emplace<T>());
}

template <class T> bool readNames(Cursor &in, Response &out, bool)
{
    return readWords(in, out.emplace<T>().names);
}

template <bool isLsub> bool readListed(Cursor &in, Response &out, bool utf8)
{
    auto &list = out.emplace<ListResponse>();
    list.isLsub = isLsub;
    return readList(in, list, utf8);
}

bool readFlagsData(Cursor &in, Response &out, bool)
{
    return readFlags(in, out.emplace<FlagsResponse>().flags);
}

struct NamedReader {
    const char *name;
    Reader read;
};

constexpr NamedReader namedReaders[] = {
    {"LIST", readListed<false>},
    {"XLIST", readListed<false>},
    {"LSUB", readListed<true>},
    {"STATUS", readAs<StatusData, readStatus>},
    {"SEARCH", readAs<SearchResponse, readSearch>},
    {"ESEARCH", readAs<ESearchResponse, readESearch>},
    {"VANISHED", readAs<VanishedResponse, readVanished>},
    {"FLAGS", readFlagsData},
    {"CAPABILITY", readNames<CapabilityResponse>},
    {"ENABLED", readNames<EnabledResponse>},
    {"NAMESPACE", readAs<NamespaceResponse, readNamespace>},
    {"ID", readAs<IdResponse, readId>},
    {"QUOTA", readAs<QuotaResponse, readQuota>},
    {"SORT", readAs<SortResponse, readSort>},
    {"THREAD", readAs<ThreadResponse, readThread>},
    {"ACL", readAs<AclResponse, readAcl>},
    {"MYRIGHTS", readAs<MyRightsResponse, readMyRights>},
    {"METADATA", readAs<MetadataResponse, readMetadata>},
    {"QUOTAROOT", readAs<QuotaRootResponse, readQuotaRoot>},
};

} // namespace

Response Parser::parse(const Frame &frame)
{
    if (frame.status != Frame::Status::Complete) {
        const bool tooLong = frame.status == Frame::Status::TooLong;
        return unparsed(tooLong ? UnparsedResponse::Reason::TooLong : UnparsedResponse::Reason::BadLiteral, frame.bytes,
                        frame.bytes.size());
    }
    Cursor in(frame, m_quirks);
    Response response;
    if (!parseInto(in, response)) {
        return unparsed(UnparsedResponse::Reason::Syntax, frame.bytes, in.position());
    }
    return response;
}

bool Parser::parseInto(Cursor &in, Response &out)
{
    if (in.take('+')) {
        continuation(in, out);
        return true;
    }
    if (in.peek() == '[') {
        return bareCode(in, out);
    }
    QByteArrayView tag;
    if (!in.atom(tag)) {
        return false;
    }
    if (tag != "*") {
        return tagged(in, tag, out);
    }
    return in.space() && untagged(in, out);
}

bool Parser::untagged(Cursor &in, Response &out)
{
    if (in.peek() >= '0' && in.peek() <= '9') {
        return numbered(in, out);
    }
    QByteArrayView word;
    if (!in.atom(word)) {
        return false;
    }
    if (const auto condition = conditionOf(word)) {
        auto &status = out.emplace<StatusResponse>();
        status.condition = *condition;
        readText(in, status);
        return true;
    }
    in.skipSpaces();
    for (const NamedReader &reader : namedReaders) {
        if (sameWord(word, reader.name)) {
            return reader.read(in, out, m_utf8);
        }
    }
    out.emplace<UnknownResponse>().name = word.toByteArray().toUpper();
    return true;
}

bool Parser::numbered(Cursor &in, Response &out)
{
    std::uint32_t number = 0;
    if (!in.number(number) || !in.space()) {
        return false;
    }
    if (in.takeWord("FETCH")) {
        if (number == 0) {
            in.note(Quirk::ZeroSequenceNumber);
        }
        auto &fetch = out.emplace<FetchResponse>();
        fetch.message.sequenceNumber = number;
        return in.space() && readFetch(in, fetch);
    }
    if (in.takeWord("EXISTS")) {
        out.emplace<ExistsResponse>().count = number;
    } else if (in.takeWord("RECENT")) {
        out.emplace<RecentResponse>().count = number;
    } else if (in.takeWord("EXPUNGE")) {
        out.emplace<ExpungeResponse>().sequenceNumber = number;
        return number != 0;
    } else {
        QByteArrayView word;
        in.atom(word);
        out.emplace<UnknownResponse>().name = word.toByteArray().toUpper();
    }
    return true;
}

} // namespace waxwing::imap
