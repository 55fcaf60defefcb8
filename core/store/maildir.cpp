#include "core/store/maildir.h"

#include "core/base/error.h"
#include "core/base/octets.h"
#include "core/base/step.h"
#include "core/store/durablefile.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDateTime>
#include <QFile>
#include <QUuid>

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace waxwing::store {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(waxwing::store)
};

Error gone()
{
    return Error(ErrorKind::Conflict, Words::tr("That message is no longer in its folder on this computer."));
}

// The file's time is the time of arrival (Dovecot's convention).
void setReceived(QFile &file, const QDateTime &received)
{
    if (received.isValid()) {
        const qint64 ms = received.toMSecsSinceEpoch();
        const timespec time{ms / 1000, (ms % 1000) * 1'000'000};
        const timespec times[2]{time, time};
        ::futimens(file.handle(), times);
    }
}

// A whole file of bare LF gets the CRLF that mail has; one that has any CRLF is as somebody sent it.
QByteArray withCrlf(QByteArray source)
{
    if (source.contains("\r\n") || !source.contains('\n')) {
        return source;
    }
    return source.replace('\n', "\r\n");
}

void syncSub(const QByteArray &path, const QByteArray &file)
{
    syncDirectory(QFile::decodeName(QByteArray(path + '/' + file.left(3))));
}

bool isSameFile(const QByteArray &one, const QByteArray &other)
{
    QFile a(QFile::decodeName(one));
    QFile b(QFile::decodeName(other));
    if (!a.open(QIODevice::ReadOnly) || !b.open(QIODevice::ReadOnly) || a.size() != b.size()) {
        return false;
    }
    constexpr qint64 chunk = 64_KiB;
    while (!a.atEnd()) {
        const QByteArray piece = a.read(chunk);
        if (piece.isEmpty() || piece != b.read(piece.size())) {
            return false;
        }
    }
    return true;
}

} // namespace

Maildir::Maildir(QByteArray path) : m_path(std::move(path))
{
    load();
}

bool Maildir::exists(const QByteArray &path)
{
    struct stat facts { };
    return ::stat(QByteArray(path + "/cur").constData(), &facts) == 0 && S_ISDIR(facts.st_mode);
}

QByteArray Maildir::safeBase(const QByteArray &text)
{
    return QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex().left(40);
}

Maildir::Delivery::Delivery(const QByteArray &maildir, QByteArray name) : base(std::move(name))
{
    const QByteArray path = maildir + "/tmp/" + QUuid::createUuid().toByteArray(QUuid::Id128);
    m_file = std::make_unique<QFile>(QFile::decodeName(path));
    if (!m_file->open(QIODevice::WriteOnly | QIODevice::NewOnly)) {
        failWithErrno(m_file->fileName(), errno);
    }
    m_file->setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
}

Maildir::Delivery::Delivery(Delivery &&) noexcept = default;

Maildir::Delivery::~Delivery()
{
    if (m_file) {
        m_file->remove();
    }
}

void Maildir::Delivery::release()
{
    m_file->close();
    m_file.reset();
}

void Maildir::Delivery::write(QByteArrayView chunk)
{
    if (m_file->write(chunk.data(), chunk.size()) != chunk.size()) {
        failWithErrno(m_file->fileName(), errno);
    }
}

// A name that is still there is what was listed, flags included: only where it is not the folder is read again.
std::optional<Maildir::Message> Maildir::find(Uid uid)
{
    struct stat facts { };
    auto found = m_messages.constFind(uid);
    if (found != m_messages.cend() && ::lstat(absolute(found->file).constData(), &facts) == 0) {
        return *found;
    }
    m_scanned = {};
    scan();
    found = m_messages.constFind(uid);
    return found == m_messages.cend() ? std::nullopt : std::optional(*found);
}

void Maildir::lookOnce()
{
    if (!m_looked) {
        scan();
    }
}

std::optional<Maildir::Message> Maildir::byBase(const QByteArray &base)
{
    lookOnce();
    const auto known = m_known.constFind(base);
    const auto found = known == m_known.cend() ? std::nullopt : find(known->uid);
    return found && found->base == base ? found : std::nullopt;
}

std::optional<QByteArray> Maildir::read(const Message &message) const
{
    // By a descriptor: the name may be no text at all.
    const int descriptor = ::open(absolute(message.file).constData(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (descriptor < 0 && errno == ENOENT) {
        return std::nullopt;
    }
    QFile file;
    if (descriptor < 0 || !file.open(descriptor, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle)) {
        throw Error(ErrorKind::Storage, Words::tr("A message on this computer cannot be read."),
                    QFile::decodeName(absolute(message.file)));
    }
    return withCrlf(file.readAll());
}

QDateTime Maildir::received(const Message &message) const
{
    struct stat facts { };
    if (::stat(absolute(message.file).constData(), &facts) != 0) {
        return QDateTime::currentDateTimeUtc();
    }
    return QDateTime::fromMSecsSinceEpoch(facts.st_mtim.tv_sec * 1000 + facts.st_mtim.tv_nsec / 1'000'000, Qt::UTC);
}

// The data of all is on its way to the disk before the first is waited for: the first wait pays for most.
QList<Uid> Maildir::commit(std::vector<Delivery> deliveries)
{
    lookOnce(); // names of deliveries are their own: no other program brings them
    QList<QByteArray> bases;
    bool any = false;
    for (Delivery &delivery : deliveries) {
        bases.append(delivery.base);
        QFile &file = delivery.file();
        if (!file.flush()) {
            failWithErrno(file.fileName(), errno);
        }
        setReceived(file, delivery.received);
        ::sync_file_range(file.handle(), 0, 0, SYNC_FILE_RANGE_WRITE);
    }
    for (Delivery &delivery : deliveries) {
        syncFile(delivery.file());
    }
    QList<Uid> uids = assign(bases);
    for (std::size_t i = 0; i < deliveries.size(); ++i) {
        Delivery &delivery = deliveries[i];
        Message message{uids.at(qsizetype(i)), delivery.base, {}, delivery.flags, delivery.keywords};
        if (m_messages.contains(message.uid) && find(message.uid)) {
            continue; // the same delivery, repeated
        }
        const QStringList lettered = letters(delivery.keywords);
        message.file = "cur/" + delivery.base + infoOf(delivery.flags, lettered);
        keepWords(message, lettered);
        const QByteArray temporary = QFile::encodeName(delivery.file().fileName());
        if (renameWithoutOverwriting(temporary, absolute(message.file))) {
            delivery.release();
            any = true;
        }
        m_messages.insert(message.uid, message);
    }
    if (any) {
        syncSub(m_path, "cur");
    }
    return uids;
}

Uid Maildir::deliver(Delivery delivery)
{
    std::vector<Delivery> one;
    one.push_back(std::move(delivery));
    return commit(std::move(one)).constFirst();
}

// The new name gets the UID before its file is there, and the old file goes last: a scan that finds both, after a
// death in between, knows that the old one was replaced.
void Maildir::replace(const Message &old, Delivery whole)
{
    const QByteArray base = whole.base;
    const Known known{old.uid, m_known.value(old.base).words};
    append(lineOf(base, known));
    know(base, known);
    syncFile(whole.file());
    setReceived(whole.file(), received(old));
    Message message = old;
    message.base = base;
    message.file = "cur/" + base + infoOf(old.flags, letters(old.keywords));
    if (!renameWithoutOverwriting(QFile::encodeName(whole.file().fileName()), absolute(message.file))) {
        failWithErrno(QFile::decodeName(message.file), EEXIST);
    }
    whole.release();
    syncSub(m_path, "cur");
    stepBefore("Maildir file removed");
    ::unlink(absolute(old.file).constData());
    stepAfter("Maildir file removed");
    m_messages.insert(message.uid, message);
}

// Where it is called now: another program may have renamed it since it was listed.
Maildir::Message Maildir::present(const Message &message)
{
    struct stat facts { };
    if (::lstat(absolute(message.file).constData(), &facts) == 0) {
        return message;
    }
    const auto found = find(message.uid);
    if (!found) {
        throw gone();
    }
    return *found;
}

Maildir::Message Maildir::setFlags(const Message &message, Flags flags, const QStringList &keywords)
{
    Message changed = present(message);
    const QByteArray before = changed.file;
    const QStringList lettered = letters(keywords);
    changed.file = "cur/" + changed.base + infoOf(flags, lettered);
    changed.flags = flags;
    changed.keywords = keywords;
    keepWords(changed, lettered);
    if (changed.file != before) {
        if (!renameWithoutOverwriting(absolute(before), absolute(changed.file))) {
            failWithErrno(QFile::decodeName(changed.file), EEXIST);
        }
        syncSub(m_path, "cur");
    }
    m_messages.insert(changed.uid, changed);
    return changed;
}

QByteArray Maildir::freeBase(const QByteArray &base) const
{
    QByteArray free = base;
    for (int number = 2; m_known.contains(free) && m_messages.contains(m_known.value(free).uid); ++number) {
        free = base + '-' + QByteArray::number(number);
    }
    return free;
}

Uid Maildir::takeOver(Maildir &from, const Message &message)
{
    Message moved = from.present(message);
    const QByteArray before = moved.file;
    lookOnce();
    // After a loss of power it may be in both folders, see below: then it is moved already.
    const auto twin = byBase(moved.base);
    if (twin && isSameFile(from.absolute(before), absolute(twin->file))) {
        from.remove(message);
        return twin->uid;
    }
    const QByteArray base = freeBase(moved.base);
    moved.base = base;
    moved.uid = assign({base}).constFirst();
    const QStringList lettered = letters(moved.keywords);
    moved.file = "cur/" + base + infoOf(moved.flags, lettered);
    keepWords(moved, lettered);
    if (!renameWithoutOverwriting(from.absolute(before), absolute(moved.file))) {
        failWithErrno(QFile::decodeName(moved.file), EEXIST);
    }
    // The new name first: after a loss of power between the two it is in both folders, never in none.
    syncSub(m_path, moved.file);
    syncSub(from.m_path, before);
    from.m_messages.remove(message.uid);
    m_messages.insert(moved.uid, moved);
    return moved.uid;
}

void Maildir::remove(const Message &message)
{
    try {
        const Message now = present(message);
        stepBefore("Maildir file removed");
        if (::unlink(absolute(now.file).constData()) != 0 && errno != ENOENT) {
            failWithErrno(QFile::decodeName(now.file), errno);
        }
        stepAfter("Maildir file removed");
        syncSub(m_path, now.file);
    } catch (const Error &error) {
        if (error.kind() != ErrorKind::Conflict) {
            throw;
        }
    }
    m_messages.remove(message.uid);
}

} // namespace waxwing::store
