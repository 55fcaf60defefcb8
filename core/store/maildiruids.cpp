// What a Maildir's messages are numbered by: "waxwing-uids". First line: version, UIDVALIDITY, lowest next UID.
// Then a line a message: UID, base, keywords that have no letter. The last line of a base or of a UID counts.
#include "core/store/durablefile.h"
#include "core/store/maildir.h"

#include "core/base/error.h"
#include "core/base/step.h"

#include <QDateTime>
#include <QFile>
#include <QSaveFile>

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace waxwing::store {

namespace {

// A file name may hold everything but '/': what would end a word or a line is written %XX.
QByteArray encoded(const QByteArray &base)
{
    QByteArray word;
    for (const char c : base) {
        if (uchar(c) <= 0x20 || c == '%' || c == 0x7f) {
            word.append('%').append(QByteArray(1, c).toHex().toUpper());
        } else {
            word.append(c);
        }
    }
    return word;
}

void makeDirectory(const QByteArray &path)
{
    if (::mkdir(path.constData(), S_IRWXU) != 0 && errno != EEXIST) {
        failWithErrno(QFile::decodeName(path), errno);
    }
}

void writeAll(int fd, const QByteArray &octets, const QString &path)
{
    stepBefore("Maildir index");
    qsizetype done = 0;
    while (done < octets.size()) {
        const ssize_t written = ::write(fd, octets.constData() + done, size_t(octets.size() - done));
        if (written < 0 && errno != EINTR) {
            failWithErrno(path, errno);
        }
        done += qMax<ssize_t>(written, 0);
    }
    if (::fsync(fd) != 0) {
        failWithErrno(path, errno);
    }
    stepAfter("Maildir index");
}

} // namespace

QByteArray Maildir::lineOf(const QByteArray &base, const Known &known)
{
    QByteArray line = QByteArray::number(known.uid.value()) + ' ' + encoded(base);
    for (const QString &keyword : known.words) {
        line += ' ' + keyword.toUtf8();
    }
    return QByteArray(line + '\n');
}

void Maildir::know(const QByteArray &base, const Known &known)
{
    m_known.insert(base, known);
    m_bases.insert(known.uid, base);
}

// Keywords that found no letter stand in the line.
void Maildir::keepWords(const Message &message, const QStringList &lettered)
{
    Known known = m_known.value(message.base);
    QStringList words = message.keywords;
    words.removeIf([&lettered](const QString &word) { return lettered.contains(word); });
    if (words != known.words) {
        known.words = words;
        append(lineOf(message.base, known));
        know(message.base, known);
    }
}

// A last line without its end was being written when the machine stopped: it was told to nobody. It is ended, so
// that the next line does not grow onto it.
void Maildir::load()
{
    if (!exists(m_path)) {
        for (const char *sub : {"", "/tmp", "/new", "/cur"}) { // cur/ last: with it the folder counts as made
            makeDirectory(m_path + sub);
        }
        syncDirectory(QFile::decodeName(m_path));
    }
    for (const char *sub : {"/tmp", "/new"}) { // made by a program that was stopped half-way
        makeDirectory(m_path + sub);
    }
    removeStaleTemporaries();
    QFile file(QFile::decodeName(absolute("waxwing-uids")));
    const QByteArray content = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    QList<QByteArray> lines = content.split('\n');
    const bool torn = !lines.takeLast().isEmpty();
    const QList<QByteArray> head = lines.isEmpty() ? QList<QByteArray>() : lines.takeFirst().split(' ');
    if (head.size() != 3 || head.at(0) != "1" || head.at(1).toUInt() == 0) {
        start(quint32(QDateTime::currentSecsSinceEpoch()));
        return;
    }
    m_uidValidity = UidValidity(head.at(1).toUInt());
    m_next = qMax(1u, head.at(2).toUInt());
    m_lines = lines.size();
    for (const QByteArray &line : std::as_const(lines)) {
        const QList<QByteArray> words = line.split(' ');
        Known known;
        known.uid = Uid(words.at(0).toUInt());
        if (words.size() < 2 || !known.uid.isValid()) {
            continue;
        }
        for (const QByteArray &keyword : words.mid(2)) {
            known.words.append(QString::fromUtf8(keyword));
        }
        m_next = qMax(m_next, known.uid.value() + 1);
        know(QByteArray::fromPercentEncoding(words.at(1)), known);
    }
    if (torn) {
        rewrite();
    }
}

void Maildir::start(quint32 uidValidity)
{
    m_uidValidity = UidValidity(uidValidity);
    m_next = 1;
    m_known.clear();
    m_bases.clear();
    rewrite();
}

void Maildir::rewrite()
{
    stepBefore("Maildir index");
    QSaveFile file(QFile::decodeName(absolute("waxwing-uids")));
    QByteArray content = "1 " + QByteArray::number(m_uidValidity.value()) + ' ' + QByteArray::number(m_next) + '\n';
    for (auto it = m_known.cbegin(); it != m_known.cend(); ++it) {
        content += lineOf(it.key(), it.value());
    }
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.flush() || !file.commit()) {
        failWithErrno(file.fileName(), errno);
    }
    stepAfter("Maildir index");
    syncDirectory(QFile::decodeName(m_path));
    m_lines = m_known.size();
}

void Maildir::append(const QByteArray &lines)
{
    const QByteArray path = absolute("waxwing-uids");
    const int fd = ::open(path.constData(), O_WRONLY | O_APPEND | O_CLOEXEC);
    if (fd < 0) {
        failWithErrno(QFile::decodeName(path), errno);
    }
    const std::unique_ptr<const int, void (*)(const int *)> closer(&fd, [](const int *open) { ::close(*open); });
    writeAll(fd, lines, QFile::decodeName(path));
    m_lines += lines.count('\n');
}

QList<Uid> Maildir::assign(const QList<QByteArray> &bases)
{
    QList<Uid> uids;
    QByteArray lines;
    QList<std::pair<QByteArray, Known>> fresh;
    quint32 next = m_next;
    QHash<QByteArray, Uid> here;
    for (const QByteArray &base : bases) {
        Uid uid = m_known.value(base).uid;
        if (!uid.isValid()) {
            uid = here.value(base);
        }
        if (!uid.isValid()) {
            uid = Uid(next++);
            here.insert(base, uid);
            fresh.append({base, Known{uid, {}}});
            lines += lineOf(base, fresh.constLast().second);
        }
        uids.append(uid);
    }
    if (!lines.isEmpty()) {
        append(lines);
    }
    m_next = next;
    for (const auto &[base, known] : std::as_const(fresh)) {
        know(base, known);
    }
    return uids;
}

// Names of messages that are gone are kept for a while: an intent may still name their UID.
void Maildir::forgetDead()
{
    constexpr qsizetype slack = 1000;
    if (m_lines <= 2 * m_messages.size() + slack) {
        return;
    }
    const auto dead = [this](QHash<QByteArray, Known>::iterator it) { return !m_messages.contains(it->uid); };
    m_known.removeIf(dead);
    m_bases.removeIf([this](QHash<Uid, QByteArray>::iterator it) { return !m_messages.contains(it.key()); });
    rewrite();
}

} // namespace waxwing::store
