// A message to be sent: composed once, its bytes fixed once (robustness.md "Sending").
#pragma once

#include "core/mime/document.h"

namespace waxwing::mime {

struct OutgoingAttachment {
    QString fileName; // refused when it holds CR, LF or NUL
    QByteArray type; // "application/pdf"; empty: application/octet-stream
    QByteArray bytes; // used when path is empty
    QString path; // a snapshot made when the file was attached; read by build()
    bool operator==(const OutgoingAttachment &) const = default;
};

struct Outgoing {
    Mailbox from;
    QList<Mailbox> replyTo;
    QList<Mailbox> to;
    QList<Mailbox> cc;
    QList<Mailbox> bcc;
    QString subject;
    QString textBody; // lines end with \n
    bool flowed = false; // format=flowed: long paragraphs wrap at the reader
    QList<OutgoingAttachment> attachments;
    QByteArray inReplyTo; // ids without angle brackets
    QList<QByteArray> references;
    QDateTime date; // invalid: now. Written in local time with its offset
    QByteArray messageId; // without angle brackets; empty: a new one
    QByteArray userAgent; // empty: none

    bool operator==(const Outgoing &) const = default;
};

struct BuiltMessage {
    QByteArray source; // CRLF line ends, with Bcc: the user's own copy
    QByteArray sourceForTransfer; // the same without Bcc: what DATA carries, before dot-stuffing
    QByteArray envelopeSender; // domains in A-labels
    QList<QByteArray> envelopeRecipients; // To, Cc and Bcc, each once
    QByteArray messageId;
};

enum class BuildFor { Sending, Draft };
// For Sending an impossible or missing sender or recipient is Error{Input}; a Draft takes the fields as they
// are. CR, LF or NUL in an address, name, subject or file name is Error{Input} always. An attachment whose
// snapshot cannot be read is Error{Storage}. Only 7-bit bytes and lines of at most 78 come out.
BuiltMessage build(const Outgoing &outgoing, BuildFor purpose = BuildFor::Sending);
// random@domain-of-sender; nothing of this computer in it.
QByteArray newMessageId(const QString &senderAddress);
// A draft (or a sent message) opened again for editing: fields, text, attachments.
Outgoing outgoingFromSource(const QByteArray &source);

struct Identity {
    QString name;
    QString address;
};
enum class ReplyTo { Sender, All };
// "Re: ", recipients (Reply-To honoured; own addresses left out; a reply to one's own mail goes to its
// recipients), In-Reply-To, References, quoted text. from is the identity the mail was sent to.
Outgoing reply(const Document &document, const QList<Identity> &identities, ReplyTo mode);
// "Fwd: ", the text below a short header; attachments carried along from source.
Outgoing forward(const Document &document, const QByteArray &source, const QList<Identity> &identities);
// RFC 6068. Subject, to, cc, bcc, body, in-reply-to only; attach and unknown fields dropped, controls too.
Outgoing fromMailto(const QString &url);
// What a person should be asked about before sending: empty subject, attachment mentioned but missing.
QStringList sendWarnings(const Outgoing &outgoing);

} // namespace waxwing::mime

Q_DECLARE_METATYPE(waxwing::mime::Outgoing)
