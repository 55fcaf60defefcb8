// The productions of the response grammar, one reader each; used by Parser only.
// Each returns false when the text is not what the RFC (and the quirks) allow.
#pragma once

#include "core/imap/cursor.h"
#include "core/imap/response.h"

namespace waxwing::imap {

// envelope.cpp: RFC 3501 7.4.2 ENVELOPE
bool readEnvelope(Cursor &in, Envelope &envelope);

// bodystructure.cpp: RFC 3501 7.4.2 BODY and BODYSTRUCTURE
bool readBodyStructure(Cursor &in, BodyPart &root);

// fetchdata.cpp: after "* n FETCH "
bool readFetch(Cursor &in, FetchResponse &fetch);
// flag-list with its parentheses
bool readFlags(Cursor &in, Flags &flags);
// "17-Jul-1996 02:44:25 -0700" without the quotes; an impossible date gives nullopt
std::optional<QDateTime> parseDateTime(QByteArrayView text);
// The same, for APPEND; with quotes. Invalid dates give an empty array.
QByteArray formatDateTime(const QDateTime &when);

// responsecode.cpp: "[" resp-text-code "]"; false and nothing consumed where it cannot be read
bool readResponseCode(Cursor &in, ResponseCode &code);

// mailboxdata.cpp
bool readList(Cursor &in, ListResponse &list, bool utf8);
bool readStatus(Cursor &in, StatusData &status);
bool readNamespace(Cursor &in, NamespaceResponse &response);
bool readQuota(Cursor &in, QuotaResponse &response);
bool readQuotaRoot(Cursor &in, QuotaRootResponse &quotaRoot);
bool readId(Cursor &in, IdResponse &id);
bool readWords(Cursor &in, QList<QByteArray> &words); // space-separated to the end

// searchdata.cpp
bool readSearch(Cursor &in, SearchResponse &search);
bool readESearch(Cursor &in, ESearchResponse &search);
bool readVanished(Cursor &in, VanishedResponse &vanished);

// threaddata.cpp: RFC 5256 4
bool readSort(Cursor &in, SortResponse &sort);
bool readThread(Cursor &in, ThreadResponse &thread);

// accessdata.cpp: RFC 4314 3.6, 5464 4.4
bool readAcl(Cursor &in, AclResponse &acl);
bool readMyRights(Cursor &in, MyRightsResponse &rights);
bool readMetadata(Cursor &in, MetadataResponse &metadata);

} // namespace waxwing::imap
