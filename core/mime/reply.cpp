#include "core/base/mailaddress.h"
#include "core/base/octets.h"
#include "core/mime/outgoing.h"
#include "core/mime/structure.h"
#include "core/mime/text.h"

#include <QCoreApplication>
#include <QLocale>
#include <QSet>

#include <algorithm>

namespace waxwing::mime {

namespace {

constexpr qsizetype MaxQuoted = 512_KiB; // characters

QString readableText(const Document &document)
{
    QString text;
    for (const Block &block : document.blocks) {
        if (block.kind == Block::Kind::NestedMessage)
            continue;
        if (!text.isEmpty() && !text.endsWith(QLatin1Char('\n')))
            text += QLatin1Char('\n');
        const bool html = block.kind == Block::Kind::Html;
        text += !html                               ? block.text
            : block.alternative.trimmed().isEmpty() ? htmlToText(block.text, MaxQuoted)
                                                    : block.alternative;
        if (text.size() > MaxQuoted)
            break;
    }
    text.truncate(MaxQuoted);
    return text;
}

// RFC 3676 4.3: what stands behind "-- " is the signature, and not quoted.
QString withoutSignature(const QString &text)
{
    const qsizetype at = text.indexOf(QStringLiteral("\n-- \n"));
    return at < 0 ? text : text.left(at + 1);
}

QString trimmedEnd(QString text)
{
    while (!text.isEmpty() && text.back().isSpace())
        text.chop(1);
    return text;
}

QString quoted(const QString &text)
{
    QString out;
    const QStringList lines = trimmedEnd(withoutSignature(text)).split(QLatin1Char('\n'));
    for (const QString &line : lines) {
        const bool bare = line.isEmpty() || line.startsWith(QLatin1Char('>'));
        out += bare ? QStringLiteral(">") : QStringLiteral("> ");
        out += line + QLatin1Char('\n');
    }
    return out;
}

QString shownDate(const QDateTime &date, const QString &format)
{
    return QLocale().toString(date, format);
}

QString attribution(const Envelope &envelope)
{
    const QString who
        = envelope.from.isEmpty() ? QCoreApplication::translate("mime", "Someone") : displayNames(envelope.from);
    if (!envelope.date.isValid())
        return QCoreApplication::translate("mime", "%1 wrote:").arg(who);
    return QCoreApplication::translate("mime", "On %1 at %2, %3 wrote:")
        .arg(shownDate(envelope.date, QStringLiteral("ddd, d MMM yyyy")),
             shownDate(envelope.date, QStringLiteral("HH:mm")), who);
}

class Addresses {
public:
    explicit Addresses(const QList<Identity> &identities) : m_identities(identities) { }

    bool isOwn(const Mailbox &mailbox) const
    {
        return std::any_of(m_identities.begin(), m_identities.end(),
                           [&](const Identity &identity) { return isDeliveredTo(mailbox.address, identity.address); });
    }
    bool anyOwn(const QList<Mailbox> &mailboxes) const
    {
        return std::any_of(mailboxes.begin(), mailboxes.end(), [this](const Mailbox &m) { return isOwn(m); });
    }
    // Each address once over all calls, own ones left out.
    QList<Mailbox> others(const QList<Mailbox> &mailboxes)
    {
        QList<Mailbox> kept;
        for (const Mailbox &mailbox : mailboxes) {
            const QString key = mailbox.address.toLower();
            if (mailbox.address.isEmpty() || isOwn(mailbox) || m_seen.contains(key))
                continue;
            m_seen.insert(key);
            kept += clean(mailbox);
        }
        return kept;
    }
    // The identity this mail was sent to, else the one it was sent from, else the first.
    Mailbox answering(const Envelope &envelope) const
    {
        const QList<Mailbox> people = envelope.to + envelope.cc + envelope.bcc + envelope.from;
        for (const Mailbox &mailbox : people) {
            // The exact address first: "ann+news@" may be an identity of its own.
            for (const QString &form : {mailbox.address, withoutSubaddress(mailbox.address)}) {
                for (const Identity &identity : m_identities) {
                    if (identity.address.compare(form, Qt::CaseInsensitive) == 0)
                        return {identity.name, identity.address};
                }
            }
        }
        return m_identities.isEmpty() ? Mailbox() : Mailbox{m_identities.first().name, m_identities.first().address};
    }
    // Names from outside go into a header and a field: without line breaks and hidden characters.
    static Mailbox clean(const Mailbox &mailbox)
    {
        return {harmlessLine(mailbox.name, 200), harmlessLine(mailbox.address, 320)};
    }

private:
    const QList<Identity> &m_identities;
    QSet<QString> m_seen;
};

bool hasPrefix(const QString &subject, const QStringList &prefixes)
{
    return std::any_of(prefixes.begin(), prefixes.end(),
                       [&](const QString &prefix) { return subject.startsWith(prefix, Qt::CaseInsensitive); });
}

QList<QByteArray> referencesTo(const Envelope &envelope)
{
    QList<QByteArray> ids = envelope.references;
    if (ids.isEmpty() && !envelope.inReplyTo.isEmpty())
        ids += envelope.inReplyTo; // RFC 5322 3.6.4
    if (!envelope.messageId.isEmpty())
        ids += envelope.messageId;
    if (ids.size() > MaxReferences)
        ids = ids.first(1) + ids.last(MaxReferences - 1);
    return ids;
}

void addRecipients(Outgoing &message, const Envelope &envelope, const QList<Identity> &identities, ReplyTo mode)
{
    Addresses addresses(identities);
    const QList<Mailbox> authors = envelope.replyTo.isEmpty() ? envelope.from : envelope.replyTo;
    const bool own = addresses.anyOwn(envelope.from);
    message.to = own ? addresses.others(envelope.to) : addresses.others(authors);
    if (mode == ReplyTo::All) {
        if (!own)
            message.to += addresses.others(envelope.to);
        message.cc = addresses.others(envelope.cc);
    }
    if (message.to.isEmpty() && message.cc.isEmpty() && !authors.isEmpty())
        message.to = {Addresses::clean(authors.first())}; // a note to oneself
}

void forwardedLine(QString &text, const QString &label, const QString &value)
{
    if (!value.isEmpty())
        text += label + QLatin1Char(' ') + value + QLatin1Char('\n');
}

QString displayList(const QList<Mailbox> &mailboxes)
{
    QStringList shown;
    for (const Mailbox &mailbox : mailboxes)
        shown += mailbox.display();
    return shown.join(QStringLiteral(", "));
}

QString forwardedHeader(const Envelope &envelope)
{
    QString text = QCoreApplication::translate("mime", "---- Forwarded message ----") + QLatin1Char('\n');
    forwardedLine(text, QCoreApplication::translate("mime", "From:"), displayList(envelope.from));
    if (envelope.date.isValid())
        forwardedLine(text, QCoreApplication::translate("mime", "Date:"),
                      shownDate(envelope.date, QStringLiteral("ddd, d MMM yyyy HH:mm t")));
    forwardedLine(text, QCoreApplication::translate("mime", "Subject:"), harmlessLine(envelope.subject));
    forwardedLine(text, QCoreApplication::translate("mime", "To:"), displayList(envelope.to));
    forwardedLine(text, QCoreApplication::translate("mime", "Cc:"), displayList(envelope.cc));
    return text;
}

QList<OutgoingAttachment> attachmentsOf(const Document &document, const QByteArray &source)
{
    const Structure structure = scanStructure(source);
    QList<OutgoingAttachment> attachments;
    for (const Part &part : document.attachments) {
        if (const Node *node = findPart(structure, part.number)) {
            const QByteArray body = node->body(source).toByteArray();
            attachments += {part.name, part.type, decodeTransferEncoding(body, part.encoding), {}};
        }
    }
    return attachments;
}

} // namespace

Outgoing reply(const Document &document, const QList<Identity> &identities, ReplyTo mode)
{
    const Envelope &envelope = document.envelope;
    Outgoing message;
    message.from = Addresses(identities).answering(envelope);
    addRecipients(message, envelope, identities, mode);
    const QString subject = harmlessLine(envelope.subject);
    const bool answered = hasPrefix(
        subject, {QStringLiteral("Re:"), QStringLiteral("Aw:"), QStringLiteral("Sv:"), QStringLiteral("Antw:")});
    message.subject = answered ? subject : QString(QStringLiteral("Re: ") + subject);
    message.inReplyTo = envelope.messageId;
    message.references = referencesTo(envelope);
    message.textBody = attribution(envelope) + QLatin1Char('\n') + quoted(readableText(document));
    return message;
}

Outgoing forward(const Document &document, const QByteArray &source, const QList<Identity> &identities)
{
    Outgoing message;
    message.from = Addresses(identities).answering(document.envelope);
    const QString subject = harmlessLine(document.envelope.subject);
    const bool forwarded = hasPrefix(subject, {QStringLiteral("Fwd:"), QStringLiteral("Fw:"), QStringLiteral("Wg:")});
    message.subject = forwarded ? subject : QString(QStringLiteral("Fwd: ") + subject);
    message.textBody
        = QLatin1Char('\n') + forwardedHeader(document.envelope) + QLatin1Char('\n') + readableText(document);
    message.attachments = attachmentsOf(document, source);
    return message;
}

Outgoing outgoingFromSource(const QByteArray &source)
{
    const Document document = parseMessage(source);
    const Envelope &envelope = document.envelope;
    Outgoing message;
    message.from = envelope.from.isEmpty() ? Mailbox() : envelope.from.first();
    message.replyTo = envelope.replyTo;
    message.to = envelope.to;
    message.cc = envelope.cc;
    message.bcc = envelope.bcc;
    message.subject = envelope.subject;
    message.date = envelope.date;
    message.messageId = envelope.messageId;
    message.inReplyTo = envelope.inReplyTo;
    message.references = envelope.references;
    message.flowed = !document.blocks.isEmpty() && document.blocks.first().flowed;
    message.textBody = readableText(document);
    if (message.textBody.endsWith(QLatin1Char('\n')))
        message.textBody.chop(1); // the one build() puts at the end
    message.attachments = attachmentsOf(document, source);
    return message;
}

} // namespace waxwing::mime
