// One parsed server response (RFC 3501 7 and the extensions named at each struct).
#pragma once

#include "core/imap/types.h"

#include <QList>

#include <cstdint>
#include <variant>
#include <vector>

namespace waxwing::imap {

enum class Condition { Ok, No, Bad, Bye, PreAuth };

// RFC 3501 7.1, 4315, 5530, 7162 and any other: the name in upper case, and what could be understood of the rest.
struct ResponseCode {
    QByteArray name; // empty: none
    QByteArray argument; // raw text after the name
    std::uint64_t number = 0; // UIDVALIDITY, UIDNEXT, UNSEEN, HIGHESTMODSEQ; INPROGRESS: done; MESSAGELIMIT: how many
    std::uint64_t total = 0; // INPROGRESS; 0: not told
    Uid uid; // MESSAGELIMIT: the last one processed
    QList<QByteArray> words; // CAPABILITY, PERMANENTFLAGS
    std::optional<CopyUid> copyUid;
    std::optional<AppendUid> appendUid;
    UidSet modified; // MODIFIED after UID STORE: UIDs
};

struct StatusResponse {
    QByteArray tag; // empty: untagged
    Condition condition = Condition::Ok;
    ResponseCode code;
    QByteArray text;
};

struct ContinuationRequest {
    QByteArray text; // base64 during AUTHENTICATE, else for people
};

struct CapabilityResponse {
    QList<QByteArray> names;
};

struct EnabledResponse { // RFC 5161
    QList<QByteArray> names;
};

struct ListResponse {
    ListedMailbox mailbox;
    bool isLsub = false;
    QList<QByteArray> childInfo; // RFC 5258 3.5: "SUBSCRIBED"
    QByteArray oldName; // RFC 5465 5.4, 9051 6.3.9.7
};

struct StatusData {
    QByteArray mailbox; // raw
    MailboxStatus status;
};

struct SearchResponse {
    QList<quint32> numbers;
    ModSeq highestModSeq; // RFC 7162 3.1.5
};

struct ESearchResponse { // RFC 4731, 9394
    QByteArray tag;
    bool isUid = false;
    UidSet all;
    quint32 min = 0;
    quint32 max = 0;
    std::optional<quint32> count;
    ModSeq modSeq;
};

struct FlagsResponse {
    Flags flags;
};

struct ExistsResponse {
    quint32 count = 0;
};

struct RecentResponse {
    quint32 count = 0;
};

struct ExpungeResponse {
    quint32 sequenceNumber = 0;
};

struct VanishedResponse { // RFC 7162 3.2.10
    bool earlier = false;
    UidSet uids;
};

// One BODY[…], BINARY[…] or RFC822… item of a FETCH.
struct BodyItem {
    QByteArray section; // upper case: "", "1.2", "HEADER", "HEADER.FIELDS (REFERENCES)"
    std::optional<quint32> origin; // of a partial FETCH
    QByteArray octets; // empty where they went to a sink
    bool isBinary = false; // BINARY[…]: decoded (RFC 3516)
    bool isNil = false;
    bool streamed = false;
};

struct FetchResponse {
    FetchedMessage message;
    std::vector<BodyItem> bodies;
};

struct NamespaceResponse {
    Namespaces namespaces;
};

struct IdResponse { // RFC 2971
    QList<std::pair<QByteArray, QByteArray>> fields;
};

struct QuotaResponse {
    Quota quota;
};

struct SortResponse { // RFC 5256 4
    QList<quint32> numbers; // in the order asked for
    ModSeq highestModSeq; // RFC 7162 3.1.5
};

struct ThreadResponse {
    QList<ThreadedMessage> messages;
};

struct AclResponse { // RFC 4314 3.6
    QByteArray mailbox;
    QList<AclEntry> entries;
};

struct MyRightsResponse {
    QByteArray mailbox;
    QByteArray rights;
};

struct MetadataResponse { // RFC 5464 4.4
    QByteArray mailbox; // empty: the server itself
    QList<std::pair<QByteArray, QByteArray>> entries; // null value: NIL
};

struct QuotaRootResponse {
    QByteArray mailbox;
    QList<QByteArray> roots;
};

// Well formed, but of a kind nobody here asked for.
struct UnknownResponse {
    QByteArray name;
};

// Could not be read: counted and skipped, the connection lives.
struct UnparsedResponse {
    enum class Reason { Syntax, TooLong, BadLiteral };
    Reason reason = Reason::Syntax;
    qsizetype position = 0; // octet at which reading stopped
    QByteArray start; // at most 64 octets of it, for the log
};

using Response = std::variant<UnparsedResponse, StatusResponse, ContinuationRequest, FetchResponse, ExistsResponse,
                              RecentResponse, ExpungeResponse, VanishedResponse, FlagsResponse, CapabilityResponse,
                              EnabledResponse, ListResponse, StatusData, SearchResponse, ESearchResponse,
                              NamespaceResponse, IdResponse, QuotaResponse, QuotaRootResponse, SortResponse,
                              ThreadResponse, AclResponse, MyRightsResponse, MetadataResponse, UnknownResponse>;

} // namespace waxwing::imap
