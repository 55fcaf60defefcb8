#include "core/imap/command.h"

#include "core/base/error.h"
#include "core/imap/grammar.h"

#include <QCoreApplication>

namespace waxwing::imap {

namespace {

// A quoted string this long still leaves room on a line of the strictest servers (1000 octets).
constexpr qsizetype maxQuoted = 800;
constexpr qsizetype maxLiteralMinus = 4096; // RFC 7888 5

bool isAtomChar(char c)
{
    switch (c) {
    case '(':
    case ')':
    case '{':
    case ' ':
    case '"':
    case '%':
    case '*':
    case ']': return false;
    default: return c > 0x20 && c < 0x7f;
    }
}

bool isAtom(QByteArrayView text)
{
    for (const char c : text) {
        if (!isAtomChar(c) || c == '\\') {
            return false;
        }
    }
    return !text.isEmpty() && qstrnicmp(text.data(), text.size(), "NIL", 3) != 0;
}

// flag = "\" atom / atom, and "\*" of PERMANENTFLAGS is not one that can be set. "]" is no ATOM-CHAR, but a
// keyword that came from a server goes back the way it came (Quirk::BracketInFlag).
bool isFlag(QByteArrayView flag)
{
    if (flag.startsWith('\\')) {
        flag = flag.sliced(1);
    }
    for (const char c : flag) {
        if ((!isAtomChar(c) && c != ']') || c == '\\') {
            return false;
        }
    }
    return !flag.isEmpty();
}

} // namespace

CommandBuilder::CommandBuilder(QByteArrayView name, EncoderOptions options) : m_options(options)
{
    m_command.name = name.toByteArray();
    m_part.octets = m_command.name;
}

void CommandBuilder::separate()
{
    if (!m_afterOpen) {
        m_part.octets += ' ';
    }
    m_afterOpen = false;
}

void CommandBuilder::refuse(const char *what) const
{
    throw Error(ErrorKind::Input,
                QCoreApplication::translate("imap", "This contains characters that no mail server accepts."),
                QString::fromLatin1(what) + QStringLiteral(" in ") + QString::fromLatin1(m_command.name));
}

CommandBuilder &CommandBuilder::atom(QByteArrayView text)
{
    separate();
    for (const char c : text) {
        // Search keys, FETCH items and option lists are written by this program; what matters is the line.
        if (c < 0x20 || c == 0x7f || c == '"' || c == '{') {
            refuse("atom");
        }
    }
    m_part.octets += text;
    return *this;
}

CommandBuilder &CommandBuilder::number(quint64 value)
{
    separate();
    m_part.octets += QByteArray::number(value);
    return *this;
}

CommandBuilder &CommandBuilder::uids(const UidSet &set)
{
    if (set.isEmpty()) {
        refuse("empty UID set");
    }
    separate();
    m_part.octets += set.toByteArray();
    return *this;
}

CommandBuilder &CommandBuilder::astring(QByteArrayView text)
{
    if (!isAtom(text)) {
        return string(text);
    }
    separate();
    m_part.octets += text;
    return *this;
}

CommandBuilder &CommandBuilder::secret(QByteArrayView text)
{
    const auto firstPart = m_command.parts.size();
    m_part.secret = true;
    astring(text);
    // A literal begins a part of its own.
    for (auto part = firstPart; part < m_command.parts.size(); ++part) {
        m_command.parts[part].secret = true;
    }
    m_part.secret = true;
    return *this;
}

CommandBuilder &CommandBuilder::string(QByteArrayView text)
{
    if (!fitsQuotes(text)) {
        return literal(text);
    }
    separate();
    quoted(text);
    return *this;
}

CommandBuilder &CommandBuilder::nstring(QByteArrayView text)
{
    if (!text.isNull()) {
        return string(text);
    }
    separate();
    m_part.octets += "NIL";
    return *this;
}

bool CommandBuilder::fitsQuotes(QByteArrayView text) const
{
    for (const char c : text) {
        if (c == '\r' || c == '\n' || c == '\0' || (uchar(c) >= 0x80 && !m_options.utf8)) {
            return false;
        }
    }
    return text.size() <= maxQuoted;
}

void CommandBuilder::quoted(QByteArrayView text)
{
    m_part.octets += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            m_part.octets += '\\';
        }
        m_part.octets += c;
    }
    m_part.octets += '"';
}

CommandBuilder &CommandBuilder::flags(const Flags &flags)
{
    separate();
    m_part.octets += '(';
    for (qsizetype i = 0; i < flags.size(); ++i) {
        if (!isFlag(flags[i])) {
            refuse("flag");
        }
        m_part.octets += i > 0 ? QByteArray(' ' + flags[i]) : flags[i];
    }
    m_part.octets += ')';
    return *this;
}

CommandBuilder &CommandBuilder::dateTime(const QDateTime &when)
{
    const QByteArray text = formatDateTime(when);
    if (text.isEmpty()) {
        refuse("date");
    }
    separate();
    m_part.octets += text;
    return *this;
}

CommandBuilder &CommandBuilder::literal(QByteArrayView octets)
{
    // Arguments of commands never hold lines; a CR or LF here came out of someone's data.
    for (const char c : octets) {
        if (c == '\0' || c == '\r' || c == '\n') {
            refuse("CR, LF or NUL");
        }
    }
    endPart(octets.size());
    m_part.octets = octets.toByteArray();
    return *this;
}

CommandBuilder &CommandBuilder::message(std::shared_ptr<const QByteArray> octets)
{
    endPart(octets->size());
    m_part.octets = *octets;
    m_command.parts.append(std::move(m_part));
    m_part = {};
    return *this;
}

void CommandBuilder::endPart(qsizetype literalSize)
{
    separate();
    const bool atOnce = m_options.literalPlus || (m_options.literalMinus && literalSize <= maxLiteralMinus);
    m_part.octets += '{' + QByteArray::number(literalSize) + (atOnce ? "+}\r\n" : "}\r\n");
    m_part.awaitContinuation = !atOnce;
    const bool secret = m_part.secret;
    m_command.parts.append(std::move(m_part));
    m_part = {};
    m_part.secret = secret;
}

CommandBuilder &CommandBuilder::open()
{
    separate();
    m_part.octets += '(';
    m_afterOpen = true;
    return *this;
}

CommandBuilder &CommandBuilder::close()
{
    m_part.octets += ')';
    m_afterOpen = false;
    return *this;
}

Command CommandBuilder::build() const
{
    Command command = m_command;
    command.parts.append(m_part);
    command.parts.last().octets += "\r\n";
    return command;
}

} // namespace waxwing::imap
