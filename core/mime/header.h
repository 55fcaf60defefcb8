// Header fields: RFC 5322 syntax, RFC 2047 words, RFC 2231 parameters. Values only; reentrant. The common
// case (pure ASCII, nothing encoded) costs a scan and one conversion: this runs for every row of a sync.
#pragma once

#include "core/mime/address.h"

#include <QDateTime>
#include <QMap>

#include <utility>

namespace waxwing::mime {

inline constexpr int MaxReferences = 100; // kept of a References header: the first and the newest

struct HeaderField {
    QByteArray name; // as written
    QByteArray value; // unfolded, raw bytes, trimmed
    bool operator==(const HeaderField &) const = default;
};

// What an IMAP ENVELOPE or the header block of a message says.
struct Envelope {
    QString subject; // decoded; may hold anything: show harmlessLine()
    QList<Mailbox> from;
    QList<Mailbox> sender;
    QList<Mailbox> replyTo;
    QList<Mailbox> to;
    QList<Mailbox> cc;
    QList<Mailbox> bcc;
    QDateTime date; // with the sender's offset; invalid when missing or impossible
    QByteArray messageId; // without angle brackets, here and below
    QByteArray inReplyTo; // the first, when there are several
    QList<QByteArray> references; // oldest first, at most MaxReferences, no duplicates

    bool operator==(const Envelope &) const = default;
};

// An unstructured header value (or a display name) as text: RFC 2047 encoded words decoded, adjacent ones
// joined (also where a character is split between them); raw 8-bit bytes are UTF-8 if valid, else
// charsetHint, else Windows-1252. Newlines of folding become nothing, NUL and other controls spaces.
QString decodeHeader(QByteArrayView raw, QByteArrayView charsetHint = {});
// Bytes in a named charset as text. Unknown or dangerous (UTF-7) charsets: UTF-8 if valid, else
// Windows-1252; known is then set to false.
QString decodeCharset(QByteArrayView bytes, QByteArrayView charset, bool *known = nullptr);

using RawParameters = QList<std::pair<QByteArray, QByteArray>>;
// RFC 2231 continuations and charsets put together, RFC 2047 words in values decoded as others write them.
// Keys lower case. Takes what a BODYSTRUCTURE lists.
QMap<QByteArray, QString> decodeParameters(const RawParameters &parameters);
// One parameter out of such a list; empty when it is not there.
QString decodeParameter(const RawParameters &parameters, QByteArrayView name);
// "text/plain; charset=x; name*0=…" → "text/plain" (lower case) and its parameters. At most 100 of them.
QByteArray parseParameterised(QByteArrayView value, RawParameters *parameters);

// Message ids of References or In-Reply-To, oldest first, without angle brackets; when there are more than
// cap, the first and the last cap-1.
QList<QByteArray> parseReferences(QByteArrayView raw, int cap = MaxReferences);
// The first message id of the value, without angle brackets; empty when there is none.
QByteArray parseMessageId(QByteArrayView raw);
// RFC 5322 3.3 and what others write; invalid when it means nothing or lies outside the years 1970 to 2200.
QDateTime parseDate(QByteArrayView raw);

// The header block at the start of source, split into fields; stops at the empty line. Fields over 64 KiB
// are cut, those beyond 2000 dropped, a block over 1 MiB cut; truncated then says so.
QList<HeaderField> parseHeaderFields(QByteArrayView source, bool *truncated = nullptr);
// The first field of that name (any case), raw; empty when there is none.
QByteArray headerValue(const QList<HeaderField> &fields, QByteArrayView name);
Envelope envelopeOf(const QList<HeaderField> &fields);
// parseHeaderFields and envelopeOf in one: bodies are not looked at.
Envelope parseEnvelope(QByteArrayView source);

// What a person should know about who wrote this; plain sentences, empty when nothing is odd: a name that
// is another address, several authors, Sender or Reply-To elsewhere, hidden characters, look-alike domains.
QStringList identityNotes(const Envelope &envelope);

} // namespace waxwing::mime

Q_DECLARE_METATYPE(waxwing::mime::Envelope)
