#include "core/mime/mbox.h"

#include "core/base/octets.h"
#include "core/mime/header.h"

#include <QLocale>
#include <QRegularExpression>

#include <algorithm>

namespace waxwing::mime {

namespace {

constexpr qint64 longestPiece = 1_MiB; // of a line; longer ones are read in pieces

bool isBlank(const QByteArray &line)
{
    return line == "\n" || line == "\r\n";
}

bool isFrom(QByteArrayView line)
{
    return line.startsWith("From ");
}

// ">From ", ">>From "…
qsizetype quotes(QByteArrayView line)
{
    qsizetype count = 0;
    while (count < line.size() && line[count] == '>') {
        ++count;
    }
    return count > 0 && isFrom(line.sliced(count)) ? count : 0;
}

// asctime's date, as every program writes it, with what some put before or behind it.
const QRegularExpression &fromDate()
{
    // With the year before the time or behind it.
    static const QRegularExpression pattern(
        QStringLiteral("(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? +(?:(?<day>\\d{1,2}) +)?"
                       "(?<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) +(?:(?<late>\\d{1,2}) +)?"
                       "(?:(?<year>\\d{4}) +(?<time>\\d{1,2}:\\d\\d(?::\\d\\d)?)"
                       "|(?<clock>\\d{1,2}:\\d\\d(?::\\d\\d)?)(?: +[A-Z0-9+-]{1,6})*? +(?<end>\\d{4}))"));
    return pattern;
}

QDateTime dateOf(const QByteArray &fromLine)
{
    const QRegularExpressionMatch match = fromDate().match(QString::fromLatin1(fromLine));
    if (!match.hasMatch()) {
        return {};
    }
    const auto either = [&match](const char *one, const char *other) {
        const QString first = match.captured(QLatin1String(one));
        return first.isEmpty() ? match.captured(QLatin1String(other)) : first;
    };
    const QString text = either("day", "late") + QLatin1Char(' ') + match.captured(QStringLiteral("month"))
        + QLatin1Char(' ') + either("year", "end") + QLatin1Char(' ') + either("time", "clock");
    return parseDate(QString(text + QLatin1String(" +0000")).toLatin1());
}

bool looksLikeHeader(const QByteArray &line)
{
    const qsizetype colon = line.indexOf(':');
    const auto isNameOctet = [](char c) { return c > 0x20 && c < 0x7f; };
    return colon > 0 && std::all_of(line.cbegin(), line.cbegin() + colon, isNameOctet);
}

qint64 contentLength(const QByteArray &header)
{
    bool good = false;
    const qint64 length = headerValue(parseHeaderFields(header), "Content-Length").toLongLong(&good);
    return good && length >= 0 ? length : -1;
}

QByteArray unquoted(const QByteArray &text, MboxReader::Variant variant)
{
    if (variant == MboxReader::Variant::LengthUnquoted || !text.contains(">From ")) {
        return text;
    }
    QByteArray result;
    result.reserve(text.size());
    qsizetype at = 0;
    while (at < text.size()) {
        const qsizetype end = text.indexOf('\n', at);
        const qsizetype next = end < 0 ? text.size() : end + 1;
        const QByteArrayView line(text.constData() + at, next - at);
        const qsizetype count = quotes(line);
        const bool added = variant == MboxReader::Variant::Reversible ? count > 0 : count == 1;
        result.append(added ? line.sliced(1) : line);
        at = next;
    }
    return result;
}

} // namespace

MboxReader::MboxReader(QFile &file) : m_file(file)
{
    detect();
}

bool MboxReader::looksLikeMbox(QByteArrayView beginning)
{
    while (!beginning.isEmpty() && (beginning.front() == '\n' || beginning.front() == '\r')) {
        beginning = beginning.sliced(1);
    }
    return isFrom(beginning);
}

// mboxcl2 is the one that has lengths and bodies with bare From_ lines; mboxrd the one that quotes what is quoted.
void MboxReader::detect()
{
    constexpr qint64 looked = 64_MiB;
    m_file.seek(0);
    QByteArray first = peekLine();
    while (isBlank(first)) {
        readLine();
        first = peekLine();
    }
    m_strict = fromDate().match(QString::fromLatin1(first)).hasMatch();
    bool lengths = false;
    bool bare = false;
    bool twice = false;
    bool once = false;
    while (m_file.pos() < looked) {
        const std::optional<Raw> raw = nextRaw();
        if (!raw) {
            break;
        }
        lengths = lengths || raw->byLength;
        bare = bare || (raw->byLength && raw->text.contains("\nFrom "));
        twice = twice || raw->text.contains("\n>>From ");
        once = once || raw->text.contains("\n>From ");
    }
    if (lengths) {
        m_variant = bare || !once ? Variant::LengthUnquoted : Variant::Length;
    } else {
        m_variant = twice || !once ? Variant::Reversible : Variant::Original;
    }
    m_file.seek(0);
}

QByteArray MboxReader::readLine()
{
    return m_file.readLine(longestPiece);
}

QByteArray MboxReader::peekLine()
{
    const qint64 here = m_file.pos();
    QByteArray line = readLine();
    m_file.seek(here);
    return line;
}

// line is the line read last.
bool MboxReader::isFromLine(const QByteArray &line)
{
    if (!isFrom(line) || (m_strict && !fromDate().match(QString::fromLatin1(line)).hasMatch())) {
        return false;
    }
    const QByteArray next = peekLine();
    return next.isEmpty() || isBlank(next) || looksLikeHeader(next) || isFrom(next);
}

bool MboxReader::take(Raw &raw, const QByteArray &line) const
{
    raw.cut = raw.cut || raw.text.size() + line.size() > largest;
    if (!raw.cut) {
        raw.text.append(line);
    }
    return !raw.cut;
}

std::optional<MboxReader::Raw> MboxReader::nextRaw()
{
    Raw raw;
    raw.offset = m_file.pos();
    QByteArray line = readLine();
    while (isBlank(line)) {
        raw.offset = m_file.pos();
        line = readLine();
    }
    if (line.isEmpty()) {
        return std::nullopt;
    }
    if (isFrom(line)) {
        raw.fromLine = line;
        line = readLine();
    }
    while (!line.isEmpty() && !isBlank(line)) {
        take(raw, line);
        line = readLine();
    }
    take(raw, line);
    const qint64 length = contentLength(raw.text);
    if (length >= 0 && length <= m_file.size() && endsMessage(m_file.pos() + length)) {
        readByLength(raw, length);
    } else {
        readToFromLine(raw);
    }
    return raw;
}

// Believed only where a message begins behind it, or nothing: programs that edit a file leave lengths that lie.
bool MboxReader::endsMessage(qint64 position)
{
    if (position > m_file.size()) {
        return false;
    }
    const qint64 here = m_file.pos();
    m_file.seek(position);
    QByteArray behind = m_file.read(16);
    m_file.seek(here);
    const qsizetype blank = behind.startsWith("\r\n") ? 2 : behind.startsWith('\n') ? 1 : 0;
    behind = behind.mid(blank);
    return isFrom(behind) || (behind.isEmpty() && position + blank >= m_file.size());
}

void MboxReader::readByLength(Raw &raw, qint64 length)
{
    raw.byLength = true;
    const qint64 end = m_file.pos() + length;
    raw.cut = raw.text.size() + length > largest;
    if (!raw.cut) {
        raw.text.append(m_file.read(length));
    }
    m_file.seek(end);
}

void MboxReader::readToFromLine(Raw &raw)
{
    const qsizetype header = raw.text.size(); // the empty line that ends it belongs to the message
    bool afterBlank = raw.text.endsWith("\n\n") || raw.text.endsWith("\r\n\r\n");
    while (true) {
        const qint64 here = m_file.pos();
        const QByteArray line = readLine();
        if (line.isEmpty()) {
            break;
        }
        if (afterBlank && isFromLine(line)) {
            m_file.seek(here);
            break;
        }
        afterBlank = isBlank(line);
        take(raw, line);
    }
    // The empty line before the next From_ line is the file's.
    if (raw.text.size() == header) {
        return;
    }
    if (raw.text.endsWith("\r\n\r\n")) {
        raw.text.chop(2);
    } else if (raw.text.endsWith("\n\n")) {
        raw.text.chop(1);
    }
}

std::optional<MboxMessage> MboxReader::next()
{
    const std::optional<Raw> raw = nextRaw();
    if (!raw) {
        return std::nullopt;
    }
    MboxMessage message;
    message.offset = raw->offset;
    message.cut = raw->cut;
    message.received = dateOf(raw->fromLine);
    message.source = unquoted(raw->text, m_variant);
    if (!message.source.contains("\r\n")) {
        message.source.replace('\n', "\r\n");
    }
    return message;
}

QByteArray mboxrdMessage(const QByteArray &source, const QByteArray &sender, const QDateTime &received)
{
    const bool plain = !sender.isEmpty() && !sender.contains(' ') && !sender.contains('\n');
    QByteArray text = "From " + (plain ? sender : QByteArray("MAILER-DAEMON")) + ' '
        + QLocale::c().toString(received.toUTC(), QStringLiteral("ddd MMM dd HH:mm:ss yyyy")).toLatin1() + '\n';
    QByteArray body = source;
    body.replace("\r\n", "\n");
    qsizetype at = 0;
    while (at < body.size()) {
        const qsizetype end = body.indexOf('\n', at);
        const qsizetype next = end < 0 ? body.size() : end + 1;
        const QByteArrayView line(body.constData() + at, next - at);
        if (isFrom(line) || quotes(line) > 0) {
            text.append('>');
        }
        text.append(line);
        at = next;
    }
    return text + (text.endsWith('\n') ? "\n" : "\n\n");
}

} // namespace waxwing::mime
