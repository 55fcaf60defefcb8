#include "core/sync/convert.h"

#include "core/mime/document.h"

namespace waxwing::sync {

namespace {

struct NamedFlag {
    const char *name;
    store::Flag flag;
};

constexpr NamedFlag namedFlags[] = {
    {"\\Seen", store::Flag::Seen},       {"\\Flagged", store::Flag::Flagged}, {"\\Answered", store::Flag::Answered},
    {"\\Deleted", store::Flag::Deleted}, {"\\Draft", store::Flag::Draft},     {"$Forwarded", store::Flag::Forwarded},
};

std::optional<store::Flag> systemFlag(const QByteArray &name)
{
    for (const NamedFlag &named : namedFlags) {
        if (name.compare(named.name, Qt::CaseInsensitive) == 0) {
            return named.flag;
        }
    }
    return std::nullopt;
}

// Enough recipients for a list row of sent mail.
constexpr int shownRecipients = 5;

void fillPeople(store::NewMessage &message, const mime::Envelope &envelope)
{
    if (!envelope.from.isEmpty()) {
        message.fromName = envelope.from.first().name;
        message.fromAddress = envelope.from.first().address;
    }
    message.toText = mime::displayNames(envelope.to.mid(0, shownRecipients));
    message.to = mime::editableText(envelope.to);
    message.cc = mime::editableText(envelope.cc);
    message.bcc = mime::editableText(envelope.bcc);
    message.replyTo = mime::editableText(envelope.replyTo);
}

void fillIds(store::NewMessage &message, const mime::Envelope &envelope)
{
    message.messageId = bracketed(envelope.messageId);
    message.inReplyTo = bracketed(envelope.inReplyTo);
    for (const QByteArray &reference : envelope.references) {
        message.references.append(bracketed(reference));
    }
}

QList<mime::Mailbox> mailboxes(const QList<imap::Address> &addresses)
{
    QList<mime::Mailbox> result;
    const qsizetype count = qMin<qsizetype>(addresses.size(), mime::MaxMailboxes);
    result.reserve(count);
    for (qsizetype i = 0; i < count; ++i) {
        const imap::Address &address = addresses.at(i);
        result.append(mime::mailboxFromEnvelope(address.name, address.mailbox, address.host));
    }
    return result;
}

// The References header out of BODY[HEADER.FIELDS (REFERENCES)].
QList<QByteArray> references(const QByteArray &block)
{
    if (block.size() <= 4) { // only the empty line: most mail starts a thread
        return {};
    }
    return mime::parseReferences(mime::headerValue(mime::parseHeaderFields(block), "References"));
}

mime::Envelope envelopeOf(const imap::Envelope &raw)
{
    mime::Envelope envelope;
    envelope.subject = mime::decodeHeader(raw.subject);
    envelope.from = mailboxes(raw.from);
    // RFC 3501 7.4.2: servers fill an absent Reply-To with From; that says nothing.
    envelope.replyTo = mailboxes(raw.replyTo);
    if (envelope.replyTo == envelope.from) {
        envelope.replyTo.clear();
    }
    envelope.to = mailboxes(raw.to);
    envelope.cc = mailboxes(raw.cc);
    envelope.bcc = mailboxes(raw.bcc);
    envelope.date = mime::parseDate(raw.date);
    envelope.messageId = mime::parseMessageId(raw.messageId);
    envelope.inReplyTo = mime::parseMessageId(raw.inReplyTo);
    return envelope;
}

bool partIsAttachment(const imap::BodyPart &part)
{
    return mime::isAttachment(mime::makePart(QString::fromLatin1(part.number), part.type, part.subtype, part.parameters,
                                             part.id, part.encoding, qint64(part.octets), part.disposition,
                                             part.dispositionParameters));
}

// The parser bounds nesting (imap::Parser), so the recursion is bounded too.
bool hasAttachment(const imap::BodyPart &part)
{
    if (part.type == "multipart") {
        return std::any_of(part.children.cbegin(), part.children.cend(), hasAttachment);
    }
    return partIsAttachment(part);
}

} // namespace

QByteArray bracketed(const QByteArray &messageId)
{
    if (messageId.isEmpty() || messageId.startsWith('<')) {
        return messageId;
    }
    return QByteArray("<" + messageId + ">");
}

SplitFlags splitFlags(const imap::Flags &flags)
{
    SplitFlags split;
    for (const QByteArray &name : flags) {
        if (const auto flag = systemFlag(name)) {
            split.flags |= *flag;
        } else if (!name.startsWith('\\')) {
            split.keywords.append(QString::fromUtf8(name).toLower());
        }
    }
    split.keywords.sort();
    split.keywords.removeDuplicates();
    return split;
}

imap::Flags joinFlags(store::Flags flags, const QStringList &keywords)
{
    imap::Flags joined;
    for (const NamedFlag &named : namedFlags) {
        if (flags.testFlag(named.flag)) {
            joined.append(named.name);
        }
    }
    for (const QString &keyword : keywords) {
        joined.append(keyword.toUtf8());
    }
    return joined;
}

store::NewMessage newMessage(const imap::FetchedMessage &fetched)
{
    store::NewMessage message;
    message.uid = fetched.uid;
    const SplitFlags split = splitFlags(fetched.flags.value_or(imap::Flags()));
    message.flags = split.flags;
    message.keywords = split.keywords;
    message.modSeq = fetched.modSeq.value_or(ModSeq());
    message.internalDate = fetched.internalDate.value_or(QDateTime()).toUTC();
    message.size = qint64(fetched.size.value_or(0));
    if (fetched.envelope) {
        mime::Envelope envelope = envelopeOf(*fetched.envelope);
        envelope.references = references(fetched.headerFields.value_or(QByteArray()));
        message.subject = envelope.subject;
        message.date = envelope.date;
        fillPeople(message, envelope);
        fillIds(message, envelope);
    }
    message.hasAttachment = fetched.structure && hasAttachment(*fetched.structure);
    if (fetched.preview && !fetched.preview->isNull()) {
        message.preview = previewText(*fetched.preview);
    }
    return message;
}

QString previewText(const QByteArray &said)
{
    constexpr qsizetype mostOctets = 1000; // 200 characters of UTF-8 are at most 800 (RFC 8970 3.2)
    constexpr int mostCharacters = 200;
    const QString text = mime::harmlessLine(QString::fromUtf8(said.left(mostOctets)), mostCharacters);
    return text.isNull() ? QStringLiteral("") : text;
}

store::FlagUpdate flagUpdate(const imap::FetchedMessage &fetched)
{
    const SplitFlags split = splitFlags(fetched.flags.value_or(imap::Flags()));
    store::FlagUpdate update;
    update.uid = fetched.uid;
    update.flags = split.flags;
    update.keywords = split.keywords;
    update.modSeq = fetched.modSeq.value_or(ModSeq());
    return update;
}

namespace {

store::NewMessage rowOf(const mime::Document &document, const QByteArray &source, const QDateTime &received)
{
    store::NewMessage message;
    message.internalDate = received.toUTC();
    message.size = source.size();
    message.subject = document.envelope.subject;
    message.date = document.envelope.date;
    fillPeople(message, document.envelope);
    fillIds(message, document.envelope);
    message.hasAttachment = std::any_of(document.parts.cbegin(), document.parts.cend(), mime::isAttachment);
    return message;
}

} // namespace

store::NewMessage newMessageFromSource(const QByteArray &source, const QDateTime &received)
{
    return rowOf(mime::parseMessage(source), source, received);
}

PreviewAndText previewAndText(const QByteArray &source)
{
    const mime::Document document = mime::parseMessage(source);
    return {mime::preview(document), mime::extractText(document)};
}

Decoded decodedSource(const QByteArray &source, const QDateTime &received)
{
    const mime::Document document = mime::parseMessage(source);
    return {rowOf(document, source, received), {mime::preview(document), mime::extractText(document)}};
}

} // namespace waxwing::sync
