#include "core/imap/grammar.h"

namespace waxwing::imap {

namespace {

bool readPart(Cursor &in, BodyPart &part);

bool readLower(Cursor &in, QByteArray &text)
{
    if (in.takeNil()) {
        return true;
    }
    QByteArrayView view;
    const char c = in.peek();
    if (c == '"' || c == '{' ? !in.string(view) : !in.atom(view)) {
        return false;
    }
    text = view.isEmpty() ? QByteArray() : lowerCased(view);
    return true;
}

// body-fld-param, also "()" for NIL
bool readParameters(Cursor &in, Parameters &parameters)
{
    if (in.takeNil()) {
        return true;
    }
    if (!in.take('(')) {
        return false;
    }
    while (!in.close()) {
        std::pair<QByteArray, QByteArray> parameter;
        in.skipSpaces();
        if (!readLower(in, parameter.first) || !in.space() || !in.nstring(parameter.second)) {
            return false;
        }
        if (parameter.second.isNull()) {
            in.note(Quirk::NilParameterValue);
        }
        parameters.append(std::move(parameter));
        in.skipSpaces();
    }
    return true;
}

bool readDisposition(Cursor &in, BodyPart &part)
{
    if (in.peek() != '(') {
        if (!readLower(in, part.disposition)) {
            return false;
        }
        if (!part.disposition.isEmpty()) {
            in.note(Quirk::BareStringDisposition);
        }
        return true;
    }
    in.take('(');
    if (!readLower(in, part.disposition)) {
        return false;
    }
    if (in.peek() == ' ') {
        in.skipSpaces();
        if (in.peek() != ')' && !readParameters(in, part.dispositionParameters)) {
            return false;
        }
    }
    return in.close();
}

// body-ext-1part and body-ext-mpart after what differs: disposition, language, location, and whatever comes later
bool readExtensions(Cursor &in, BodyPart &part)
{
    for (int index = 0; !in.close(); ++index) {
        in.skipSpaces();
        if (index == 0 ? !readDisposition(in, part) : !in.skipValue()) {
            return false;
        }
    }
    return true;
}

bool atPartEnd(Cursor &in)
{
    return in.peek() == ')' || (in.peek() == ' ' && in.peekAt(1) == ')');
}

// body-type-mpart after its subtype
bool readMultipartRest(Cursor &in, BodyPart &part)
{
    part.type = QByteArrayLiteral("multipart");
    in.skipSpaces();
    if (!atPartEnd(in) && !readParameters(in, part.parameters)) {
        return false;
    }
    return readExtensions(in, part);
}

// body-type-mpart after its children
bool readMultipartSubtype(Cursor &in, BodyPart &part)
{
    in.skipSpaces();
    if (!atPartEnd(in) && !readLower(in, part.subtype)) {
        return false;
    }
    return readMultipartRest(in, part);
}

bool readMultipart(Cursor &in, BodyPart &part)
{
    while (in.peek() == '(') {
        BodyPart child;
        if (!readPart(in, child)) {
            return false;
        }
        part.children.append(std::move(child));
        in.skipSpaces();
    }
    return readMultipartSubtype(in, part);
}

// body-type-msg after its octets: envelope, body, lines; Gmail sends some as body-type-basic
bool readMessageBody(Cursor &in, BodyPart &part)
{
    if (in.peek() != ' ' || in.peekAt(1) != '(') {
        in.note(Quirk::BasicMessageBody);
        return true;
    }
    in.skipSpaces();
    if (!in.skipValue()) {
        return false;
    }
    if (in.space() && in.peek() == '(') {
        BodyPart child;
        if (!readPart(in, child)) {
            return false;
        }
        part.children.append(std::move(child));
        in.skipSpaces();
    }
    std::uint64_t lines = 0;
    if (atPartEnd(in) || !in.size(lines)) {
        in.note(Quirk::NumberMissing);
    }
    return true;
}

bool readTextLines(Cursor &in)
{
    const qsizetype before = in.position();
    std::uint64_t lines = 0;
    in.skipSpaces();
    // NIL here may be the MD5 of a server that left the lines out; both are of no use to anyone.
    if (atPartEnd(in) || !in.size(lines)) {
        in.note(Quirk::NumberMissing);
        in.seek(before);
    }
    return true;
}

bool readOctets(Cursor &in, BodyPart &part)
{
    const qsizetype before = in.position();
    std::uint64_t octets = 0;
    in.skipSpaces();
    if (atPartEnd(in) || !in.size(octets)) {
        in.note(Quirk::NumberMissing);
        in.seek(before);
    }
    part.octets = octets;
    return true;
}

// body-type-1part after its subtype
bool readSinglePart(Cursor &in, BodyPart &part)
{
    if (!in.space() || !readParameters(in, part.parameters) || !in.space() || !in.nstring(part.id) || !in.space()
        || !in.nstring(part.description) || !in.space() || !readLower(in, part.encoding) || !readOctets(in, part)) {
        return false;
    }
    if (part.type == "text") {
        readTextLines(in);
    } else if (part.type == "message" && (part.subtype == "rfc822" || part.subtype == "global")) {
        if (!readMessageBody(in, part)) {
            return false;
        }
    } else if (part.type == "multipart") {
        in.note(Quirk::MultipartAsBasicBody);
    }
    if (in.peek() == ' ' && !atPartEnd(in)) { // MD5
        in.skipSpaces();
        if (!in.skipValue()) {
            return false;
        }
    }
    return readExtensions(in, part);
}

// A string where the type should be, and no string after it: a multipart that lost its children or its type.
bool readLonelySubtype(Cursor &in, BodyPart &part)
{
    part.subtype = std::exchange(part.type, QByteArray());
    in.note(part.subtype.startsWith("x-") ? Quirk::SubtypeMissing : Quirk::MultipartWithoutChildren);
    return readMultipartRest(in, part);
}

bool readPartInside(Cursor &in, BodyPart &part)
{
    if (in.peek() == '(') {
        return readMultipart(in, part);
    }
    if (in.takeNil()) { // (NIL "alternative" …)
        in.note(Quirk::MultipartWithoutChildren);
        return readMultipartSubtype(in, part);
    }
    if (!readLower(in, part.type)) {
        return false;
    }
    const qsizetype before = in.position();
    in.skipSpaces();
    const char c = in.peek();
    if (c != '"' && c != '{') {
        in.seek(before);
        return readLonelySubtype(in, part);
    }
    return readLower(in, part.subtype) && readSinglePart(in, part);
}

bool readPart(Cursor &in, BodyPart &part)
{
    const bool read = in.enter() && in.take('(') && readPartInside(in, part);
    in.leave();
    return read;
}

// RFC 3501 6.4.5: parts of a multipart are numbered from 1; a message/rfc822 passes its number on to a multipart
// inside it, while a single part inside it is its ".1".
void numberPart(BodyPart &part, const QByteArray &number);

void numberChildren(BodyPart &part)
{
    const QByteArray prefix = part.number.isEmpty() ? QByteArray() : QByteArray(part.number + '.');
    if (part.type == "message" && part.children.size() == 1) {
        BodyPart &body = part.children.first();
        numberPart(body, body.type == "multipart" ? part.number : QByteArray(prefix + '1'));
        return;
    }
    int index = 0;
    for (BodyPart &child : part.children) {
        numberPart(child, QByteArray(prefix + QByteArray::number(++index)));
    }
}

void numberPart(BodyPart &part, const QByteArray &number)
{
    part.number = number;
    numberChildren(part);
}

} // namespace

bool readBodyStructure(Cursor &in, BodyPart &root)
{
    if (!readPart(in, root)) {
        return false;
    }
    numberPart(root, root.type == "multipart" ? QByteArray() : QByteArrayLiteral("1"));
    return true;
}

} // namespace waxwing::imap
