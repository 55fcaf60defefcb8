#include "core/imap/grammar.h"

#include <array>

namespace waxwing::imap {

namespace {

// The flags nearly all messages have share one allocation.
QByteArray sharedFlag(QByteArrayView text)
{
    static const std::array<QByteArray, 10> known
        = {QByteArrayLiteral("\\Seen"),     QByteArrayLiteral("\\Answered"), QByteArrayLiteral("\\Flagged"),
           QByteArrayLiteral("\\Deleted"),  QByteArrayLiteral("\\Draft"),    QByteArrayLiteral("\\Recent"),
           QByteArrayLiteral("$Forwarded"), QByteArrayLiteral("$Junk"),      QByteArrayLiteral("$NotJunk"),
           QByteArrayLiteral("NonJunk")};
    for (const QByteArray &flag : known) {
        if (flag == text) {
            return flag;
        }
    }
    return text.toByteArray();
}

bool readFlag(Cursor &in, Flags &flags)
{
    QByteArrayView text;
    if (in.peek() == '"' || in.peek() == '{') {
        in.note(Quirk::QuotedFlag);
        if (!in.string(text)) {
            return false;
        }
    } else if (!in.atom(text)) {
        return false;
    }
    if (sameWord(text, "NIL")) {
        in.note(Quirk::NilFlag);
        return true;
    }
    if (text.contains(']') || text.contains('[')) {
        in.note(Quirk::BracketInFlag);
    }
    flags.append(sharedFlag(text));
    return true;
}

bool readDate(Cursor &in, std::optional<QDateTime> &date)
{
    QByteArrayView text;
    if (!in.string(text)) {
        return false;
    }
    date = parseDateTime(text);
    if (!date) {
        in.note(Quirk::ImpossibleDate);
    }
    return true;
}

bool readInternalDate(Cursor &in, FetchedMessage &message)
{
    if (in.takeNil()) {
        in.note(Quirk::ImpossibleDate);
        return true;
    }
    return readDate(in, message.internalDate);
}

// RFC 8474 5: ("M6d99ac3275bb4e"), or NIL for THREADID
bool readObjectId(Cursor &in, QByteArray &id)
{
    return in.takeNil() || (in.take('(') && in.astring(id) && in.close());
}

bool readLabels(Cursor &in, FetchedMessage &message)
{
    QList<QByteArray> labels;
    if (in.takeNil()) {
        message.gmailLabels = labels;
        return true;
    }
    if (!in.take('(')) {
        return false;
    }
    while (!in.close()) {
        QByteArray label;
        in.skipSpaces();
        if (!in.astring(label)) {
            return false;
        }
        labels.append(std::move(label));
    }
    message.gmailLabels = std::move(labels);
    return true;
}

bool readModSeq(Cursor &in, FetchedMessage &message)
{
    const bool parenthesis = in.take('(');
    std::uint64_t value = 0;
    if (!in.size(value) || (parenthesis && !in.close())) {
        return false;
    }
    if (value == 0) {
        in.note(Quirk::ModSeqNotPositive);
    } else {
        message.modSeq = ModSeq(value);
    }
    return true;
}

bool readUid(Cursor &in, FetchedMessage &message)
{
    std::uint32_t value = 0;
    if (!in.number(value)) {
        return false;
    }
    message.uid = Uid(value);
    return true;
}

template <class Value, class Reader> bool readOptional(Cursor &in, std::optional<Value> &target, Reader reader)
{
    Value value;
    if (!reader(in, value)) {
        return false;
    }
    target = std::move(value);
    return true;
}

// Section text between the brackets: RFC 3501 9 section-spec, header names may be quoted.
bool readSection(Cursor &in, QByteArray &section)
{
    const qsizetype start = in.position();
    const QByteArrayView text = in.rest();
    bool quoted = false;
    qsizetype end = 0;
    while (end < text.size() && (quoted || text[end] != ']')) {
        quoted ^= text[end] == '"';
        ++end;
    }
    if (end == text.size()) {
        return false;
    }
    section = text.first(end).toByteArray().toUpper().replace('"', "");
    in.seek(start + end + 1);
    return true;
}

bool readBodyOctets(Cursor &in, BodyItem &item)
{
    if (!in.nstring(item.octets)) {
        return false;
    }
    item.streamed = in.wasStreamed();
    item.isNil = item.octets.isNull() && !item.streamed;
    return true;
}

bool readBody(Cursor &in, FetchResponse &fetch, bool isBinary)
{
    BodyItem item;
    item.isBinary = isBinary;
    if (!readSection(in, item.section)) {
        return false;
    }
    if (in.take('<')) {
        std::uint32_t origin = 0;
        if (!in.number(origin) || !in.take('>')) {
            return false;
        }
        item.origin = origin;
    }
    if (!in.space() || !readBodyOctets(in, item)) {
        return false;
    }
    if (item.section.startsWith("HEADER.FIELDS") && !item.streamed) {
        fetch.message.headerFields = item.octets;
    } else {
        fetch.bodies.push_back(std::move(item));
    }
    return true;
}

bool readRfc822(Cursor &in, QByteArrayView name, FetchResponse &fetch)
{
    BodyItem item;
    item.section = sameWord(name, "RFC822") ? QByteArray() : name.sliced(7).toByteArray().toUpper();
    if (!readBodyOctets(in, item)) {
        return false;
    }
    fetch.bodies.push_back(std::move(item));
    return true;
}

bool readSize(Cursor &in, FetchedMessage &message)
{
    std::uint64_t value = 0;
    if (!in.size(value)) {
        return false;
    }
    message.size = value;
    return true;
}

bool readRareItem(Cursor &in, QByteArrayView name, FetchedMessage &message)
{
    if (sameWord(name, "PREVIEW")) {
        return readOptional(in, message.preview, [](Cursor &c, QByteArray &text) { return c.nstring(text); });
    }
    if (sameWord(name, "SAVEDATE")) { // NIL: the mailbox does not keep it (RFC 8514 4.3)
        return in.takeNil() || readDate(in, message.saveDate);
    }
    if (sameWord(name, "EMAILID")) {
        return readObjectId(in, message.emailId);
    }
    if (sameWord(name, "THREADID")) {
        return readObjectId(in, message.threadId);
    }
    if (sameWord(name, "X-GM-MSGID")) {
        return in.number64(message.gmailMessageId);
    }
    if (sameWord(name, "X-GM-THRID")) {
        return in.number64(message.gmailThreadId);
    }
    if (sameWord(name, "X-GM-LABELS")) {
        return readLabels(in, message);
    }
    return in.skipValue();
}

// Everything that is a name, a space and a value; false where the value could not be read.
bool readNamedItem(Cursor &in, QByteArrayView name, FetchResponse &fetch)
{
    FetchedMessage &message = fetch.message;
    if (sameWord(name, "UID")) {
        return readUid(in, message);
    }
    if (sameWord(name, "FLAGS")) {
        return readOptional(in, message.flags, readFlags);
    }
    if (sameWord(name, "ENVELOPE")) {
        return readOptional(in, message.envelope, readEnvelope);
    }
    if (sameWord(name, "BODYSTRUCTURE") || sameWord(name, "BODY")) {
        return readOptional(in, message.structure, readBodyStructure);
    }
    if (sameWord(name, "INTERNALDATE")) {
        return readInternalDate(in, message);
    }
    if (sameWord(name, "RFC822.SIZE")) {
        return readSize(in, message);
    }
    if (sameWord(name, "MODSEQ")) {
        return readModSeq(in, message);
    }
    if (sameWord(name, "RFC822") || sameWord(name, "RFC822.TEXT") || sameWord(name, "RFC822.HEADER")) {
        return readRfc822(in, name, fetch);
    }
    return readRareItem(in, name, message);
}

// A name ends at a space, "(" (BODY is followed by one in no valid response) or "[".
QByteArrayView readItemName(Cursor &in)
{
    const QByteArrayView text = in.rest();
    qsizetype end = 0;
    while (end < text.size() && text[end] != ' ' && text[end] != '[' && text[end] != '(' && text[end] != ')') {
        ++end;
    }
    in.advance(end);
    return text.first(end);
}

bool readItem(Cursor &in, FetchResponse &fetch)
{
    const QByteArrayView name = readItemName(in);
    if (name.isEmpty()) {
        return false;
    }
    if (in.take('[')) {
        if (sameWord(name, "BODY") || sameWord(name, "BINARY")) {
            return readBody(in, fetch, sameWord(name, "BINARY"));
        }
        QByteArray section; // BINARY.SIZE[1] 200
        return readSection(in, section) && in.space() && in.skipValue();
    }
    if (!in.space()) {
        return false;
    }
    const qsizetype value = in.position();
    if (readNamedItem(in, name, fetch)) {
        return true;
    }
    // Half an envelope costs its message the envelope, not the flags.
    in.note(Quirk::UnreadableFetchItem);
    in.seek(value);
    return in.skipValue();
}

} // namespace

bool readFlags(Cursor &in, Flags &flags)
{
    if (in.takeNil()) {
        in.note(Quirk::NilFlag);
        return true;
    }
    if (!in.take('(')) {
        return false;
    }
    while (!in.close()) {
        in.skipSpaces();
        if (!readFlag(in, flags)) {
            return false;
        }
        if (in.peek() == ' ' && in.peekAt(1) != ')') {
            in.skipSpaces();
        }
    }
    return true;
}

bool readFetch(Cursor &in, FetchResponse &fetch)
{
    if (!in.take('(')) {
        return false;
    }
    in.skipSpaces();
    while (!in.close()) {
        if (!readItem(in, fetch)) {
            return false;
        }
        if (in.peek() == ' ' && in.peekAt(1) != ')') {
            in.skipSpaces();
        }
    }
    return true;
}

} // namespace waxwing::imap
