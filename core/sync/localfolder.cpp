#include "core/sync/localfolder.h"

#include "core/base/error.h"
#include "core/base/step.h"
#include "core/sync/words.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QSaveFile>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace waxwing::sync {

namespace {

using store::Flag;

struct InfoLetter {
    char letter;
    Flag flag;
};

// https://cr.yp.to/proto/maildir.html: in ASCII order.
constexpr InfoLetter letters[] = {
    {'D', Flag::Draft},    {'F', Flag::Flagged}, {'P', Flag::Forwarded},
    {'R', Flag::Answered}, {'S', Flag::Seen},    {'T', Flag::Deleted},
};

[[noreturn]] void failed(const QString &path)
{
    throw Error(ErrorKind::Storage, translated("The mail folder on this computer cannot be written."),
                QString(path + QLatin1String(": ") + QString::fromLocal8Bit(std::strerror(errno))));
}

QByteArray infoOf(store::Flags flags)
{
    QByteArray info(":2,");
    for (const InfoLetter &entry : letters) {
        if (flags.testFlag(entry.flag)) {
            info.append(entry.letter);
        }
    }
    return info;
}

store::Flags flagsOf(const QByteArray &info)
{
    store::Flags flags;
    for (const InfoLetter &entry : letters) {
        flags.setFlag(entry.flag, info.contains(entry.letter));
    }
    return flags;
}

QString uidFile(const QString &path)
{
    const QString file = path + QLatin1String("/waxwing-uids");
    return file;
}

void writeDurably(int fd, const QByteArray &bytes, const QString &path)
{
    stepBefore("Maildir file");
    qsizetype done = 0;
    while (done < bytes.size()) {
        const ssize_t written = ::write(fd, bytes.constData() + done, size_t(bytes.size() - done));
        if (written < 0 && errno != EINTR) {
            failed(path);
        }
        done += qMax<ssize_t>(written, 0);
    }
    if (::fsync(fd) != 0) {
        failed(path);
    }
    stepAfter("Maildir file");
}

void renameDurably(const QString &from, const QString &to)
{
    stepBefore("Maildir file renamed");
    if (std::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0) {
        failed(to);
    }
    stepAfter("Maildir file renamed");
}

QByteArray lineOf(const LocalFolder::Message &message)
{
    QByteArray line = QByteArray::number(message.uid.value()) + ' ' + message.base;
    for (const QString &keyword : message.keywords) {
        line += ' ' + keyword.toUtf8();
    }
    return QByteArray(line + '\n');
}

} // namespace

void syncFolderToDisk(const QString &folder)
{
    const int fd = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool good = fd >= 0 && ::fsync(fd) == 0;
    if (fd >= 0) {
        ::close(fd);
    }
    if (!good) {
        failed(folder);
    }
}

LocalFolder::LocalFolder(QString path) : m_path(std::move(path))
{
    for (const char *sub : {"/cur", "/new", "/tmp"}) {
        if (!QDir().mkpath(QString(m_path + QLatin1String(sub)))) {
            failed(m_path);
        }
    }
    load();
}

void LocalFolder::start(quint32 uidValidity)
{
    m_uidValidity = UidValidity(uidValidity);
    m_next = 1;
    m_known.clear();
    rewrite();
}

// First line: version, UIDVALIDITY, lowest next UID. A last line without its end was being written when the
// machine stopped: it was told to nobody.
void LocalFolder::load()
{
    QFile file(uidFile(m_path));
    const QByteArray content = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    QList<QByteArray> lines = content.split('\n');
    lines.removeLast();
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
        Message message;
        message.uid = Uid(words.at(0).toUInt());
        if (words.size() < 2 || !message.uid.isValid()) {
            continue;
        }
        message.base = words.at(1);
        for (const QByteArray &keyword : words.mid(2)) {
            message.keywords.append(QString::fromUtf8(keyword));
        }
        m_next = qMax(m_next, message.uid.value() + 1);
        m_known.insert(message.base, message);
    }
}

void LocalFolder::rewrite()
{
    stepBefore("Maildir index");
    QSaveFile file(uidFile(m_path));
    QByteArray content = "1 " + QByteArray::number(m_uidValidity.value()) + ' ' + QByteArray::number(m_next) + '\n';
    for (const Message &message : std::as_const(m_known)) {
        content += lineOf(message);
    }
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.commit()) {
        failed(uidFile(m_path));
    }
    stepAfter("Maildir index");
    syncFolderToDisk(m_path);
    m_lines = m_known.size();
}

void LocalFolder::append(const Message &message)
{
    const QString path = uidFile(m_path);
    const int fd = ::open(QFile::encodeName(path).constData(), O_WRONLY | O_APPEND | O_CLOEXEC);
    if (fd < 0) {
        failed(path);
    }
    try {
        writeDurably(fd, lineOf(message), path);
    } catch (...) {
        ::close(fd);
        throw;
    }
    ::close(fd);
    ++m_lines;
}

Uid LocalFolder::assign(const QByteArray &base)
{
    const auto known = m_known.constFind(base);
    if (known != m_known.cend()) {
        return known->uid;
    }
    Message message;
    message.uid = Uid(m_next++);
    message.base = base;
    append(message);
    m_known.insert(base, message);
    return message.uid;
}

void LocalFolder::readFolder(const QString &sub, QHash<QByteArray, Message> &found) const
{
    const QDir folder(QString(m_path + sub));
    const QStringList names = folder.entryList(QDir::Files | QDir::Hidden, QDir::NoSort);
    for (const QString &name : names) {
        const QByteArray raw = QFile::encodeName(name);
        if (raw.startsWith('.')) {
            continue;
        }
        const qsizetype colon = raw.indexOf(":2,");
        Message message;
        message.base = raw.left(colon < 0 ? raw.size() : colon);
        message.base.replace(' ', '_');
        message.flags = colon < 0 ? store::Flags() : flagsOf(raw.mid(colon + 3));
        message.file = folder.filePath(name);
        found.insert(message.base, message);
    }
}

const QMap<Uid, LocalFolder::Message> &LocalFolder::scan()
{
    QHash<QByteArray, Message> found;
    readFolder(QStringLiteral("/new"), found);
    readFolder(QStringLiteral("/cur"), found);
    m_messages.clear();
    // In the order of their names, which other programs' deliveries begin with the time.
    QList<QByteArray> bases = found.keys();
    std::sort(bases.begin(), bases.end());
    for (const QByteArray &base : std::as_const(bases)) {
        Message message = found.value(base);
        message.uid = assign(base);
        message.keywords = m_known.value(base).keywords;
        m_messages.insert(message.uid, message);
    }
    constexpr qsizetype slack = 1000;
    if (m_lines > 2 * m_messages.size() + slack) {
        m_known.removeIf([&](QHash<QByteArray, Message>::iterator it) { return !found.contains(it.key()); });
        rewrite();
    }
    return m_messages;
}

QByteArray LocalFolder::baseOf(Uid uid) const
{
    for (const Message &message : m_known) {
        if (message.uid == uid) {
            return message.base;
        }
    }
    return {};
}

std::optional<LocalFolder::Message> LocalFolder::message(Uid uid)
{
    scan();
    const auto found = m_messages.constFind(uid);
    return found == m_messages.cend() ? std::nullopt : std::optional(*found);
}

std::optional<LocalFolder::Message> LocalFolder::byBase(const QByteArray &base)
{
    scan();
    for (const Message &message : std::as_const(m_messages)) {
        if (message.base == base) {
            return message;
        }
    }
    return std::nullopt;
}

QString LocalFolder::temporaryFile(const QByteArray &base) const
{
    const QString file = m_path + QLatin1String("/tmp/") + QString::fromLatin1(base);
    return file;
}

Uid LocalFolder::deliver(const QByteArray &base, const QByteArray &source, store::Flags flags,
                         const QDateTime &received)
{
    if (const auto there = byBase(base)) {
        return there->uid;
    }
    const QString temporary = temporaryFile(base);
    const int fd
        = ::open(QFile::encodeName(temporary).constData(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (fd < 0) {
        failed(temporary);
    }
    try {
        writeDurably(fd, source, temporary);
    } catch (...) {
        ::close(fd);
        throw;
    }
    if (received.isValid()) {
        const timespec time{received.toSecsSinceEpoch(), 0};
        const timespec times[2]{time, time};
        ::futimens(fd, times);
    }
    ::close(fd);
    return linkIn(temporary, base, flags);
}

Uid LocalFolder::linkIn(const QString &temporary, const QByteArray &base, store::Flags flags)
{
    const QString target = m_path + QLatin1String("/cur/") + QFile::decodeName(QByteArray(base + infoOf(flags)));
    renameDurably(temporary, target);
    syncFolderToDisk(QString(m_path + QLatin1String("/cur")));
    return assign(base);
}

void LocalFolder::setFlags(const Message &message, store::Flags flags, const QStringList &keywords)
{
    const QString target
        = m_path + QLatin1String("/cur/") + QFile::decodeName(QByteArray(message.base + infoOf(flags)));
    if (target != message.file) {
        renameDurably(message.file, target);
    }
    if (keywords != message.keywords) {
        Message changed = message;
        changed.keywords = keywords;
        append(changed);
        m_known.insert(message.base, changed);
    }
    syncFolderToDisk(QString(m_path + QLatin1String("/cur")));
}

Uid LocalFolder::takeOver(const Message &message)
{
    const QString target
        = m_path + QLatin1String("/cur/") + QFile::decodeName(QByteArray(message.base + infoOf(message.flags)));
    renameDurably(message.file, target);
    syncFolderToDisk(QString(m_path + QLatin1String("/cur")));
    return assign(message.base);
}

void LocalFolder::remove(const Message &message)
{
    stepBefore("Maildir file removed");
    if (!QFile::remove(message.file)) {
        failed(message.file);
    }
    stepAfter("Maildir file removed");
    syncFolderToDisk(QString(m_path + QLatin1String("/cur")));
}

} // namespace waxwing::sync
