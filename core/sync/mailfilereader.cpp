// MailFileReader: messages and their flags out of mbox files, Maildirs and single files.
#include "core/base/octets.h"
#include "core/mime/header.h"
#include "core/sync/mailfiles.h"
#include "core/sync/rawnames.h"
#include "core/sync/words.h"

#include <algorithm>
#include <cstring>

namespace waxwing::sync {

namespace {

using store::Flag;

struct Letter {
    char letter;
    Flag flag;
};
constexpr Letter maildirLetters[] = {{'D', Flag::Draft},    {'F', Flag::Flagged}, {'P', Flag::Forwarded},
                                     {'R', Flag::Answered}, {'S', Flag::Seen},    {'T', Flag::Deleted}};
// Status and X-Status of the mbox programs, from elm to mutt and Dovecot.
constexpr Letter statusLetters[]
    = {{'R', Flag::Seen}, {'A', Flag::Answered}, {'F', Flag::Flagged}, {'T', Flag::Draft}, {'D', Flag::Deleted}};

// Mozilla's message flags (nsMsgMessageFlags).
constexpr uint mozillaRead = 0x0001;
constexpr uint mozillaReplied = 0x0002;
constexpr uint mozillaMarked = 0x0004;
constexpr uint mozillaExpunged = 0x0008;
constexpr uint mozillaForwarded = 0x1000;

constexpr const char *bookkeeping[]
    = {"Status",         "X-Status", "X-Mozilla-Status", "X-Mozilla-Status2", "X-Keywords",
       "X-Mozilla-Keys", "X-UID",    "X-IMAP",           "X-IMAPbase",        "Content-Length"};

template <size_t N> store::Flags flagsOf(const QByteArray &letters, const Letter (&table)[N])
{
    store::Flags flags;
    for (const Letter &entry : table) {
        flags.setFlag(entry.flag, letters.contains(entry.letter));
    }
    return flags;
}

store::Flags mozillaFlags(uint bits)
{
    store::Flags flags;
    flags.setFlag(Flag::Seen, (bits & mozillaRead) != 0);
    flags.setFlag(Flag::Answered, (bits & mozillaReplied) != 0);
    flags.setFlag(Flag::Flagged, (bits & mozillaMarked) != 0);
    flags.setFlag(Flag::Forwarded, (bits & mozillaForwarded) != 0);
    return flags;
}

bool isBookkeeping(QByteArrayView line)
{
    for (const char *name : bookkeeping) {
        const QByteArrayView prefix(name);
        if (line.size() > prefix.size() && line[prefix.size()] == ':'
            && line.first(prefix.size()).compare(prefix, Qt::CaseInsensitive) == 0) {
            return true;
        }
    }
    return false;
}

// Content-Length and the like are true of the file, not of the message.
QByteArray withoutBookkeeping(const QByteArray &source)
{
    QByteArray result;
    result.reserve(source.size());
    qsizetype at = 0;
    bool dropping = false;
    while (at < source.size()) {
        const qsizetype end = source.indexOf('\n', at);
        const qsizetype next = end < 0 ? source.size() : end + 1;
        const QByteArrayView line(source.constData() + at, next - at);
        if (line == "\r\n" || line == "\n") {
            break;
        }
        const bool folded = line.startsWith(' ') || line.startsWith('\t');
        dropping = folded ? dropping : isBookkeeping(line);
        if (!dropping) {
            result.append(line);
        }
        at = next;
    }
    return result.append(source.constData() + at, source.size() - at);
}

QStringList keywordsOf(const QByteArray &value)
{
    QStringList keywords;
    const QByteArrayList words = value.simplified().toLower().split(' ');
    for (const QByteArray &word : words) {
        const auto isAtom = [](char c) { return c > 0x20 && c < 0x7f && !std::strchr("(){%*\"\\]", c); };
        if (!word.isEmpty() && std::all_of(word.cbegin(), word.cend(), isAtom)) {
            keywords.append(QString::fromLatin1(word));
        }
    }
    keywords.removeDuplicates();
    return keywords;
}

} // namespace

MailFileReader::MailFileReader(const MailFile &mail) : m_mail(mail), m_file(mail.path)
{
    if (mail.kind == MailFile::Kind::Mbox) {
        m_size = m_file.size();
        if (m_file.open(QIODevice::ReadOnly)) {
            m_mbox = std::make_unique<mime::MboxReader>(m_file);
        } else {
            m_problems.append(Words::tr("%1 cannot be read.").arg(mail.path));
        }
        return;
    }
    if (mail.kind == MailFile::Kind::Message) {
        m_left.append(QFile::encodeName(mail.path));
        return;
    }
    for (const char *sub : {"/new", "/cur"}) {
        const QByteArray folder = QFile::encodeName(mail.path) + sub;
        const RawNames listed = rawNames(folder);
        if (!listed.complete) {
            m_problems.append(Words::tr("%1 cannot be read.").arg(shownName(folder)));
        }
        for (const QByteArray &name : listed.names) {
            if (!name.startsWith('.')) {
                m_left.append(folder + '/' + name);
            }
        }
    }
    QFile letters(QString(mail.path + QLatin1String("/dovecot-keywords")));
    constexpr qint64 most = 64_KiB;
    const QByteArrayList lines = letters.open(QIODevice::ReadOnly) ? letters.read(most).split('\n') : QByteArrayList();
    for (const QByteArray &line : lines) {
        const QByteArrayList words = line.split(' ');
        const int number = words.value(0).toInt();
        if (words.size() == 2 && number >= 0 && number < 26) {
            m_letters.resize(qMax(m_letters.size(), qsizetype(number + 1)));
            m_letters[number] = QString::fromUtf8(words.at(1)).toLower();
        }
    }
}

qint64 MailFileReader::position() const
{
    return m_mbox ? m_mbox->position() : 0;
}

std::optional<FileMessage> MailFileReader::next()
{
    return m_mail.kind == MailFile::Kind::Mbox ? nextOfMbox() : nextOfMaildir();
}

std::optional<FileMessage> MailFileReader::nextOfMbox()
{
    while (m_mbox) {
        const std::optional<mime::MboxMessage> raw = m_mbox->next();
        if (!raw) {
            break;
        }
        FileMessage message;
        message.origin = Words::tr("The message at octet %1 of %2").arg(raw->offset).arg(m_mail.path);
        if (raw->cut) {
            m_problems.append(Words::tr("%1 is too large and was left out.").arg(message.origin));
            continue;
        }
        const QList<mime::HeaderField> headers = mime::parseHeaderFields(raw->source);
        const uint mozilla = mime::headerValue(headers, "X-Mozilla-Status").toUInt(nullptr, 16);
        if ((mozilla & mozillaExpunged) != 0) {
            continue; // deleted there; only the file was not made smaller yet
        }
        message.flags = mozillaFlags(mozilla)
            | flagsOf(mime::headerValue(headers, "Status") + mime::headerValue(headers, "X-Status"), statusLetters);
        message.keywords
            = keywordsOf(mime::headerValue(headers, "X-Keywords") + ' ' + mime::headerValue(headers, "X-Mozilla-Keys"));
        message.received = raw->received;
        message.source = withoutBookkeeping(raw->source);
        if (accept(message)) {
            return message;
        }
    }
    return std::nullopt;
}

std::optional<FileMessage> MailFileReader::nextOfMaildir()
{
    while (!m_left.isEmpty()) {
        const QByteArray path = m_left.takeFirst();
        std::optional<FileMessage> message = readMessage(path);
        if (message && accept(*message)) {
            return message;
        }
    }
    return std::nullopt;
}

std::optional<FileMessage> MailFileReader::readMessage(const QByteArray &path)
{
    QFile file;
    QDateTime modified;
    FileMessage message;
    message.origin = shownName(path);
    if (!openRaw(file, path, &modified)) {
        m_problems.append(Words::tr("%1 cannot be read and was left out.").arg(message.origin));
        return std::nullopt;
    }
    if (file.size() > mime::MboxReader::largest) {
        m_problems.append(Words::tr("%1 is too large and was left out.").arg(message.origin));
        return std::nullopt;
    }
    message.source = file.readAll();
    if (!message.source.contains("\r\n")) {
        message.source.replace('\n', "\r\n");
    }
    const QByteArray name = path.mid(path.lastIndexOf('/') + 1);
    const qsizetype info = name.indexOf(":2,");
    if (m_mail.kind == MailFile::Kind::Maildir) {
        message.received = modified;
    }
    if (m_mail.kind == MailFile::Kind::Maildir && info >= 0) {
        const QByteArray letters = name.mid(info + 3);
        message.flags = flagsOf(letters, maildirLetters);
        for (const char letter : letters) {
            const int number = letter - 'a';
            if (number >= 0 && number < m_letters.size() && !m_letters.at(number).isEmpty()) {
                message.keywords.append(m_letters.at(number));
            }
        }
    }
    return message;
}

// What no folder can take is told; what says nothing of when it came is given the time its header names.
bool MailFileReader::accept(FileMessage &message)
{
    if (message.source.contains('\0')) { // RFC 3501 4.3.1: no literal may hold it
        m_problems.append(Words::tr("%1 holds zero octets, which mail cannot, and was left out.").arg(message.origin));
        return false;
    }
    if (message.source.trimmed().isEmpty()) {
        m_problems.append(Words::tr("%1 is empty and was left out.").arg(message.origin));
        return false;
    }
    if (!message.received.isValid()) {
        const QList<mime::HeaderField> headers = mime::parseHeaderFields(message.source);
        const QByteArray received = mime::headerValue(headers, "Received");
        message.received = mime::parseDate(received.mid(received.lastIndexOf(';') + 1));
        if (!message.received.isValid()) {
            message.received = mime::parseDate(mime::headerValue(headers, "Date"));
        }
    }
    message.received = message.received.isValid() ? message.received.toUTC() : QDateTime::currentDateTimeUtc();
    message.flags &= ~store::Flags(Flag::Deleted);
    return true;
}

QByteArray statusLines(store::Flags flags, const QStringList &keywords)
{
    QByteArray lines = flags.testFlag(Flag::Seen) ? "Status: RO\r\n" : "Status: O\r\n";
    QByteArray marks;
    for (const Letter &entry : statusLetters) {
        if (entry.flag != Flag::Seen && flags.testFlag(entry.flag)) {
            marks.append(entry.letter);
        }
    }
    if (!marks.isEmpty()) {
        lines += "X-Status: " + marks + "\r\n";
    }
    QStringList words = keywords;
    if (flags.testFlag(Flag::Forwarded)) {
        words.append(QStringLiteral("$Forwarded"));
    }
    if (!words.isEmpty()) {
        lines += "X-Keywords: " + words.join(QLatin1Char(' ')).toUtf8() + "\r\n";
    }
    return lines;
}

QByteArray withStatusLines(const QByteArray &source, store::Flags flags, const QStringList &keywords)
{
    QByteArray result = withoutBookkeeping(source);
    const qsizetype end = result.startsWith("\r\n") ? 0 : result.indexOf("\r\n\r\n");
    return result.insert(end < 0 ? result.size() : end == 0 ? 0 : end + 2, statusLines(flags, keywords));
}

} // namespace waxwing::sync
