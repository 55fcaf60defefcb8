#include "core/imap/grammar.h"

namespace waxwing::imap {

namespace {

// More UIDs than a mailbox has messages is a lie; pairing them would only cost memory.
constexpr quint64 maxCopied = 4'000'000;

// A uid-set in the order it was sent, which COPYUID relies on (RFC 4315 3).
bool expandInOrder(QByteArrayView text, QList<Uid> &uids)
{
    QuirkCounts unused;
    Cursor in(text, unused);
    do {
        std::uint32_t first = 0;
        if (!in.number(first) || first == 0) {
            return false;
        }
        std::uint32_t last = first;
        if (in.take(':') && (!in.number(last) || last == 0)) {
            return false;
        }
        if (last < first) {
            std::swap(first, last);
        }
        if (quint64(last) - first + quint64(uids.size()) >= maxCopied) {
            return false;
        }
        for (quint64 uid = first; uid <= last; ++uid) {
            uids.append(Uid(quint32(uid)));
        }
    } while (in.take(','));
    return in.atEnd();
}

bool readCopyUid(Cursor &in, ResponseCode &code)
{
    CopyUid copied;
    std::uint32_t validity = 0;
    QByteArrayView source;
    QByteArrayView target;
    const auto set = [](Cursor &c, QByteArrayView &text) {
        const QByteArrayView rest = c.rest();
        qsizetype end = 0;
        while (end < rest.size() && rest[end] != ' ' && rest[end] != ']') {
            ++end;
        }
        text = rest.first(end);
        c.advance(end);
    };
    if (!in.number(validity)) {
        return false;
    }
    in.skipSpaces();
    set(in, source);
    in.skipSpaces();
    set(in, target);
    in.skipSpaces();
    copied.uidValidity = UidValidity(validity);
    QList<Uid> from;
    QList<Uid> to;
    if (expandInOrder(source, from) && expandInOrder(target, to) && from.size() == to.size()) {
        copied.uids.reserve(from.size());
        for (qsizetype i = 0; i < from.size(); ++i) {
            copied.uids.append({from[i], to[i]});
        }
    } else {
        in.note(Quirk::EmptyCopyUid);
    }
    code.copyUid = std::move(copied);
    return true;
}

bool readAppendUid(Cursor &in, ResponseCode &code)
{
    std::uint32_t validity = 0;
    if (!in.number(validity) || !in.space()) {
        return false;
    }
    const QByteArrayView text = in.rest();
    const qsizetype end = text.indexOf(']');
    const auto set = end < 0 ? std::nullopt : UidSet::parse(text.first(end).trimmed());
    if (!set) {
        return false;
    }
    code.appendUid = AppendUid{UidValidity(validity), Uid(set->ranges().first().first), *set};
    in.advance(end);
    return true;
}

bool readModified(Cursor &in, ResponseCode &code)
{
    const QByteArrayView text = in.rest();
    const qsizetype end = text.indexOf(']');
    const auto set = end < 0 ? std::nullopt : UidSet::parse(text.first(end));
    if (!set) {
        return false;
    }
    code.modified = *set;
    in.advance(end);
    return true;
}

bool readCapabilities(Cursor &in, ResponseCode &code)
{
    const QByteArrayView text = in.rest();
    const qsizetype end = text.indexOf(']');
    if (end < 0) {
        return false;
    }
    QuirkCounts unused;
    Cursor inner(text.first(end), unused);
    in.advance(end);
    return readWords(inner, code.words);
}

// RFC 9585 4: [INPROGRESS ("A001" 454 1000)], any of the three NIL, or no argument at all
bool readInProgress(Cursor &in, ResponseCode &code)
{
    if (!in.take('(')) {
        return true;
    }
    QByteArray tag;
    const auto number = [&in](std::uint64_t &value) { return in.takeNil() || in.number64(value); };
    return in.nstring(tag) && in.space() && number(code.number) && in.space() && number(code.total) && in.close();
}

// RFC 9738 5: [MESSAGELIMIT 1000 23221], the UID only where the command was partly done
bool readMessageLimit(Cursor &in, ResponseCode &code)
{
    std::uint32_t uid = 0;
    if (!in.number64(code.number)) {
        return false;
    }
    if (in.space() && in.number(uid)) {
        code.uid = Uid(uid);
    }
    return true;
}

bool readTyped(Cursor &in, ResponseCode &code)
{
    const QByteArray &name = code.name;
    if (name == "UIDVALIDITY" || name == "UIDNEXT" || name == "UNSEEN" || name == "HIGHESTMODSEQ") {
        return in.size(code.number);
    }
    if (name == "PERMANENTFLAGS") {
        return readFlags(in, code.words);
    }
    if (name == "CAPABILITY") {
        return readCapabilities(in, code);
    }
    if (name == "COPYUID") {
        return readCopyUid(in, code);
    }
    if (name == "APPENDUID") {
        return readAppendUid(in, code);
    }
    if (name == "MODIFIED") {
        return readModified(in, code);
    }
    if (name == "INPROGRESS") {
        return readInProgress(in, code);
    }
    if (name == "MESSAGELIMIT") {
        return readMessageLimit(in, code);
    }
    return false;
}

bool isCodeName(QByteArrayView name)
{
    for (const char c : name) {
        const bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        if (!letter && !(c >= '0' && c <= '9') && c != '-' && c != '.' && c != '_' && c != '/') {
            return false;
        }
    }
    return !name.isEmpty();
}

// The "]" that ends a code: not one inside quotes or parentheses (flags may contain brackets).
qsizetype codeEnd(QByteArrayView text)
{
    bool quoted = false;
    int depth = 0;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '"') {
            quoted = !quoted;
        } else if (quoted) {
            at += c == '\\';
        } else if (c == ']' && depth <= 0) {
            return at;
        } else {
            depth += (c == '(') - (c == ')');
        }
    }
    return text.indexOf(']');
}

QByteArrayView readCodeName(Cursor &in)
{
    const QByteArrayView text = in.rest();
    qsizetype end = 0;
    while (end < text.size() && text[end] != ' ' && text[end] != ']') {
        ++end;
    }
    in.advance(end);
    return text.first(end);
}

} // namespace

bool readResponseCode(Cursor &in, ResponseCode &code)
{
    const qsizetype start = in.position();
    if (!in.take('[')) {
        return false;
    }
    const QByteArrayView name = readCodeName(in);
    if (!isCodeName(name)) {
        in.seek(start);
        return false;
    }
    code.name = name.toByteArray().toUpper();
    in.skipSpaces();
    const qsizetype argument = in.position();
    const qsizetype end = codeEnd(in.rest());
    if (end < 0) {
        code.name.clear();
        in.seek(start);
        return false;
    }
    code.argument = in.rest().first(end).trimmed().toByteArray();
    if (readTyped(in, code)) {
        in.skipSpaces();
    }
    if (!in.take(']')) { // unknown, or its argument is not what its RFC says: then only the name counts
        in.seek(argument + end + 1);
    }
    return true;
}

} // namespace waxwing::imap
