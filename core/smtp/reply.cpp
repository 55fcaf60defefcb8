#include "core/smtp/reply.h"

#include "core/base/error.h"

#include <QCoreApplication>

#include <utility>

namespace waxwing::smtp {

namespace {

[[noreturn]] void refuse(const char *technical)
{
    const QString summary = QCoreApplication::translate("smtp::Reply", "The server's answer cannot be understood.");
    throw Error(ErrorKind::Protocol, summary, QString::fromLatin1(technical));
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

// Up to three digits at position; RFC 3463 2. Moves position behind them.
std::optional<int> takeNumber(const QByteArray &text, qsizetype &position)
{
    const qsizetype start = position;
    int value = 0;
    while (position < text.size() && isDigit(text[position]) && position - start < 3) {
        value = value * 10 + (text[position++] - '0');
    }
    return position > start ? std::optional(value) : std::nullopt;
}

QByteArray withoutEnhancedCode(const QByteArray &text)
{
    if (!EnhancedCode::fromText(text)) {
        return text;
    }
    const qsizetype space = text.indexOf(' ');
    return space < 0 ? QByteArray() : text.mid(space + 1);
}

QString printable(const QByteArray &text)
{
    QString result = QString::fromUtf8(text);
    for (QChar &c : result) {
        if (c.category() == QChar::Other_Control || c.category() == QChar::Other_Format) {
            c = QLatin1Char(' ');
        }
    }
    return result.trimmed();
}

} // namespace

std::optional<EnhancedCode> EnhancedCode::fromText(const QByteArray &text)
{
    qsizetype position = 0;
    const std::optional<int> klass = takeNumber(text, position);
    if (!klass || (*klass != 2 && *klass != 4 && *klass != 5) || position >= text.size() || text[position++] != '.') {
        return std::nullopt;
    }
    const std::optional<int> subject = takeNumber(text, position);
    if (!subject || position >= text.size() || text[position++] != '.') {
        return std::nullopt;
    }
    const std::optional<int> detail = takeNumber(text, position);
    const bool isWhole = position == text.size() || text[position] == ' ';
    return detail && isWhole ? std::optional(EnhancedCode{*klass, *subject, *detail}) : std::nullopt;
}

QString Reply::text() const
{
    QByteArray joined;
    for (const QByteArray &line : lines) {
        joined += withoutEnhancedCode(line) + ' ';
    }
    return printable(joined);
}

QString Reply::toString() const
{
    const QString all = printable(lines.join(' '));
    return QString::number(code) + QLatin1Char(' ') + all;
}

void ReplyParser::feed(const QByteArray &octets)
{
    m_buffer += octets;
}

std::optional<Reply> ReplyParser::next()
{
    while (const std::optional<QByteArray> line = takeLine()) {
        if (accept(*line)) {
            m_replySize = 0;
            return std::exchange(m_reply, Reply());
        }
    }
    return std::nullopt;
}

// Servers that end a line with LF alone exist; nothing is gained by refusing them.
std::optional<QByteArray> ReplyParser::takeLine()
{
    const qsizetype end = m_buffer.indexOf('\n', m_scanned);
    if ((end < 0 ? m_buffer.size() : end) > maximumLine) {
        refuse("reply line too long");
    }
    if (end < 0) {
        m_scanned = m_buffer.size();
        return std::nullopt;
    }
    QByteArray line = m_buffer.left(end);
    if (line.endsWith('\r')) {
        line.chop(1);
    }
    m_buffer.remove(0, end + 1);
    m_scanned = 0;
    return line;
}

// True when the line was the last of its reply. RFC 5321 4.2.1: all lines carry the same code; the last
// has a space after it, or nothing.
bool ReplyParser::accept(const QByteArray &line)
{
    const bool hasCode = line.size() >= 3 && line[0] >= '2' && line[0] <= '5' && isDigit(line[1]) && isDigit(line[2]);
    const char separator = line.size() > 3 ? line[3] : ' ';
    if (!hasCode || (separator != ' ' && separator != '-')) {
        refuse("no reply code");
    }
    const int code = line.left(3).toInt();
    if (!m_reply.lines.isEmpty() && m_reply.code != code) {
        refuse("reply code changes inside a reply");
    }
    m_replySize += line.size();
    if (m_reply.lines.size() == maximumLines || m_replySize > maximumReply) {
        refuse("reply too long");
    }
    m_reply.code = code;
    m_reply.lines.append(line.mid(4));
    return separator == ' ';
}

} // namespace waxwing::smtp
