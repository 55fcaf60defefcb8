#include "core/store/maildir.h"

#include "core/base/error.h"
#include "core/base/step.h"
#include "core/store/durablefile.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QUuid>

#include <cerrno>

namespace waxwing::store {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("waxwing::store", text);
}

QString hashed(const QByteArray &token)
{
    return token.isEmpty()
        ? QString()
        : QString::fromLatin1(QCryptographicHash::hash(token, QCryptographicHash::Sha256).toHex().left(32));
}

// SECONDS.Htoken.waxwing or SECONDS.Nrandom.waxwing.
QString uniqueName(const QString &token, const QDateTime &received)
{
    const QString middle = token.isEmpty() ? QString(QLatin1Char('N') + QUuid::createUuid().toString(QUuid::Id128))
                                           : QString(QLatin1Char('H') + token);
    return QString::number(received.toSecsSinceEpoch()) + QLatin1Char('.') + middle + QLatin1String(".waxwing");
}

QString uniquePart(const QString &file)
{
    QString name = file.mid(file.lastIndexOf(QLatin1Char('/')) + 1);
    name = name.left(name.indexOf(QLatin1String(":2,")));
    return name.left(name.indexOf(QLatin1String(",U=")));
}

} // namespace

Maildir::Delivery::Delivery(const QString &path) : m_file(std::make_unique<QFile>(path))
{
    if (!m_file->open(QIODevice::WriteOnly | QIODevice::NewOnly)) {
        failWithErrno(path, errno);
    }
}

Maildir::Delivery::~Delivery()
{
    if (m_file) {
        m_file->remove();
    }
}

void Maildir::Delivery::write(QByteArrayView chunk)
{
    if (m_file->write(chunk.data(), chunk.size()) != chunk.size()) {
        failWithErrno(m_file->fileName(), errno);
    }
}

Maildir::Maildir(QString path) : m_path(std::move(path)) { }

Maildir::Delivery Maildir::begin()
{
    create();
    return Delivery(absolute(QLatin1String("tmp/") + QUuid::createUuid().toString(QUuid::Id128)));
}

MaildirEntry Maildir::commit(Delivery delivery, const QByteArray &token, Flags flags, const QStringList &keywords,
                             const QDateTime &received)
{
    load();
    MaildirEntry entry;
    entry.token = hashed(token);
    if (const auto known = find(m_tokens.value(entry.token)); known && !entry.token.isEmpty()) {
        return *known;
    }
    entry.received = received.isValid() ? received.toUTC() : QDateTime::currentDateTimeUtc();
    entry.flags = flags;
    entry.keywords = keywords;
    QFile &file = delivery.file();
    entry.size = file.size();
    entry.uid = allocate();
    const QString unique = uniqueName(entry.token, entry.received);
    entry.file = fileName(unique, entry.uid, flags, keywords);
    syncFile(file);
    file.setFileTime(entry.received, QFileDevice::FileModificationTime);
    file.close();
    if (!renameWithoutOverwriting(file.fileName(), absolute(entry.file))) {
        failWithErrno(entry.file, EEXIST);
    }
    delivery.release();
    syncDirectory(absolute(entry.file.left(3)));
    insert(entry);
    return entry;
}

MaildirEntry Maildir::deliver(const QByteArray &source, const QByteArray &token, Flags flags,
                              const QStringList &keywords, const QDateTime &received)
{
    Delivery delivery = begin();
    delivery.write(source);
    return commit(std::move(delivery), token, flags, keywords, received);
}

bool Maildir::holds(const QByteArray &token)
{
    load();
    return !token.isEmpty() && find(m_tokens.value(hashed(token))).has_value();
}

void Maildir::insert(const MaildirEntry &entry)
{
    m_entries.insert(entry.uid, entry);
    if (!entry.token.isEmpty()) {
        m_tokens.insert(entry.token, entry.uid);
    }
}

std::optional<MaildirEntry> Maildir::find(Uid uid)
{
    load();
    auto it = m_entries.constFind(uid);
    if (it != m_entries.cend() && QFile::exists(absolute(it->file))) {
        return *it;
    }
    if (it == m_entries.cend()) {
        return std::nullopt;
    }
    // Another program renamed or removed it: look again.
    m_loaded = false;
    load();
    it = m_entries.constFind(uid);
    return it == m_entries.cend() ? std::nullopt : std::optional(*it);
}

MaildirEntry Maildir::get(Uid uid)
{
    if (const auto entry = find(uid)) {
        return *entry;
    }
    throw Error(ErrorKind::Conflict, tr("That message is no longer in its folder on this computer."));
}

QByteArray Maildir::read(Uid uid)
{
    QFile file(absolute(get(uid).file));
    if (!file.open(QIODevice::ReadOnly)) {
        throw Error(ErrorKind::Storage, tr("A message on this computer cannot be read."), file.errorString());
    }
    return file.readAll();
}

MaildirEntry Maildir::setFlags(Uid uid, Flags flags, const QStringList &keywords)
{
    MaildirEntry entry = get(uid);
    const QString from = entry.file;
    // Once somebody has looked at it, it belongs to cur/, flags or not.
    entry.file = QLatin1String("cur/") + uniquePart(from) + QLatin1String(",U=") + QString::number(uid.value())
        + infoOf(flags, keywords);
    entry.flags = flags;
    entry.keywords = keywords;
    if (entry.file == from) {
        return entry;
    }
    if (!renameWithoutOverwriting(absolute(from), absolute(entry.file))) {
        failWithErrno(entry.file, EEXIST);
    }
    syncDirectory(absolute(QStringLiteral("cur")));
    insert(entry);
    return entry;
}

MaildirEntry Maildir::moveTo(Uid uid, Maildir &target)
{
    const MaildirEntry entry = get(uid);
    target.create();
    target.load();
    MaildirEntry moved = entry;
    moved.uid = target.allocate();
    moved.file = target.fileName(uniquePart(entry.file), moved.uid, entry.flags, entry.keywords);
    if (!renameWithoutOverwriting(absolute(entry.file), target.absolute(moved.file))) {
        failWithErrno(moved.file, EEXIST);
    }
    // The new name first: after a loss of power between the two it is in both folders, never in none.
    syncDirectory(target.absolute(moved.file.left(3)));
    syncDirectory(absolute(entry.file.left(3)));
    m_entries.remove(uid);
    m_tokens.remove(entry.token);
    target.insert(moved);
    return moved;
}

MaildirEntry Maildir::copyTo(Uid uid, Maildir &target)
{
    const MaildirEntry entry = get(uid);
    return target.deliver(read(uid), {}, entry.flags, entry.keywords, entry.received);
}

void Maildir::remove(Uid uid)
{
    const auto entry = find(uid);
    if (!entry) {
        return;
    }
    stepBefore("Maildir file removed");
    if (!QFile::remove(absolute(entry->file)) && QFile::exists(absolute(entry->file))) {
        failWithErrno(entry->file, errno);
    }
    stepAfter("Maildir file removed");
    syncDirectory(absolute(entry->file.left(3)));
    m_entries.remove(uid);
    m_tokens.remove(entry->token);
}

QString Maildir::fileName(const QString &unique, Uid uid, Flags flags, const QStringList &keywords)
{
    const QString name = unique + QLatin1String(",U=") + QString::number(uid.value());
    if (!flags && keywords.isEmpty()) {
        return QLatin1String("new/") + name;
    }
    return QLatin1String("cur/") + name + infoOf(flags, keywords);
}

} // namespace waxwing::store
