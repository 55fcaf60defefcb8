// A message as a reader shows it. Limits are enforced by a linear scan of our own before any library sees
// a byte, so that the readable part is always shown, whatever else the message is. Values only; reentrant;
// nothing here throws for what a message contains.
#pragma once

#include "core/base/octets.h"
#include "core/mime/header.h"

#include <QStringList>

namespace waxwing::mime {

inline constexpr int MaxDepth = 50; // multiparts and nested messages inside one another
inline constexpr int MaxParts = 2000;
inline constexpr qsizetype MaxShownText = 2_MiB; // characters of one block

enum class Disposition { Unspecified, Inline, Attachment };

struct Part {
    QString number; // IMAP section (RFC 3501 6.4.5): "1", "2.1"; empty only for a multipart root
    QByteArray type = QByteArrayLiteral("text/plain"); // lower case
    QByteArray charset; // as declared; empty when not
    QString name; // safe file name (safeFileName), empty when the message names none
    qint64 size = 0; // octets as transferred (still encoded), as BODYSTRUCTURE counts them
    Disposition disposition = Disposition::Unspecified;
    QByteArray contentId; // without angle brackets
    QByteArray encoding; // lower case: "base64", "quoted-printable", "7bit", …; empty when not declared
    bool held = true; // false: its octets are on the server only (parseShown)

    bool operator==(const Part &) const = default;
    bool isMultipart() const { return type.startsWith("multipart/"); }
    // About how many octets a saved file has: size less the cost of base64.
    qint64 decodedSize() const;
};

struct Block {
    enum class Kind { PlainText, Html, NestedMessage };
    Kind kind = Kind::PlainText;
    QString partNumber;
    QString text; // plain text, or HTML as it came: give it to sanitiseHtml, never to a view
    QString alternative; // Html: the plain text sent beside it, empty when there is none
    Envelope envelope; // NestedMessage: its header; its own blocks follow
    bool flowed = false; // PlainText: format=flowed (RFC 3676) has already been undone
};

struct Document {
    Envelope envelope;
    QList<HeaderField> headers;
    QList<Part> parts; // every leaf and nested message, in order, multiparts left out
    QList<Block> blocks; // what is shown, in order; at least one unless the message is empty
    QList<Part> attachments; // what is offered to be opened or saved; inline pictures used by HTML included last
    bool tooComplex = false; // limits were met: blocks hold what could be shown
    QStringList notes; // plain sentences: too complex, unknown charset, damaged attachment
};

// A part that is no text to read and was left out when only what is shown of a message was fetched.
struct LeftOutPart {
    QString number; // as Part::number
    QString name; // safe, as Part::name; may be empty
    QByteArray encoding; // as Part::encoding
    qint64 size = 0; // as Part::size: what BODYSTRUCTURE says
    bool held = false; // fetched since, on its own
    bool operator==(const LeftOutPart &) const = default;
};

// The whole message, line ends CRLF or LF. Linear in its size.
Document parseMessage(const QByteArray &source);
// A message of which some parts are left out: their headers stand in source, with nothing behind them. For showing
// only: source is not the message.
Document parseShown(const QByteArray &source, const QList<LeftOutPart> &leftOut);
// The decoded bytes of one part; for message/rfc822 the nested source. Error{Input} when there is no such part.
QByteArray partBody(const QByteArray &source, const QString &number);
// One part fetched on its own (IMAP BODY[n]): transfer encoding undone. Broken base64 gives what can be read.
QByteArray decodeTransferEncoding(const QByteArray &body, QByteArrayView encoding);
// Text of a fetched text part: transfer encoding, charset and format=flowed undone, HTML left as HTML.
QString decodeTextPart(const QByteArray &body, const Part &part, const RawParameters &parameters = {});
// A Part out of what BODYSTRUCTURE says of it; raw values, any case.
Part makePart(const QString &number, QByteArrayView type, QByteArrayView subtype, const RawParameters &parameters,
              QByteArrayView contentId, QByteArrayView encoding, qint64 size, QByteArrayView disposition,
              const RawParameters &dispositionParameters);
// True for what a list marks with a paper clip: not the text, not a picture shown inline, not a signature.
bool isAttachment(const Part &part);
// True for what a reader shows as text. What is neither this nor used by the HTML need not be here to read a message.
bool isShownAsText(const Part &part);

// Everything worth searching: subject and people are not in it. At most cap characters.
QString extractText(const Document &document, qsizetype cap = 256_KiB);
// The first words of the message without quotes and blanks, for the second line of a list row.
QString preview(const Document &document, int characters = 200);
QString previewOfText(const QString &plainText, int characters = 200);

} // namespace waxwing::mime

Q_DECLARE_METATYPE(waxwing::mime::Document)
