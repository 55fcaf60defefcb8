#include "core/store/bodystore.h"

#include "core/base/error.h"
#include "core/base/step.h"
#include "core/store/zstd.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryFile>

#include <cstdio>

namespace waxwing::store {

namespace {

[[noreturn]] void failed(const QString &technical)
{
    throw Error(ErrorKind::Storage,
                QCoreApplication::translate("waxwing::store", "A message cannot be written to the disk."), technical);
}

// Empty where packing saves less than an eighth: reading costs then more than the space is worth.
QByteArray packed(const QByteArray &bytes)
{
    QByteArray result = compressed(bytes);
    return result.size() > bytes.size() - bytes.size() / 8 ? QByteArray() : result;
}

} // namespace

BodyStore::BodyStore(QString folder, BodyDatabase::Access access, qsizetype fileFrom)
    : m_folder(std::move(folder)), m_fileFrom(fileFrom), m_small(m_folder + QStringLiteral("/small.db"), access)
{
}

QString BodyStore::incoming(const QString &folder)
{
    return folder + QStringLiteral("/incoming");
}

void BodyStore::sweep() const
{
    QDir(incoming(m_folder)).removeRecursively();
}

QString BodyStore::path(const QByteArray &hash, bool packed) const
{
    const QString hex = QString::fromLatin1(hash.toHex());
    const QString suffix = packed ? QStringLiteral(".zst") : QString();
    return m_folder + QLatin1Char('/') + hex.left(2) + QLatin1Char('/') + hex.mid(2, 2) + QLatin1Char('/') + hex
        + suffix;
}

StoredBody BodyStore::put(Body body)
{
    StoredBody stored{body.hash(), body.size(), false};
    if (body.isInFile()) {
        rename(body.takeFile(), path(stored.hash, false));
        return stored;
    }
    const QByteArray compressed = packed(body.bytes());
    stored.packed = !compressed.isEmpty();
    const QByteArray &bytes = stored.packed ? compressed : body.bytes();
    if (bytes.size() >= m_fileFrom || !m_small.put(stored.hash, bytes)) {
        // Written even where it exists: the one there may be the damaged one that is fetched again.
        putBytes(bytes, path(stored.hash, stored.packed));
    }
    return stored;
}

void BodyStore::putBytes(const QByteArray &bytes, const QString &path) const
{
    const QString staging = incoming(m_folder);
    QDir().mkpath(staging);
    QTemporaryFile file(staging + QStringLiteral("/XXXXXX"));
    if (!file.open() || file.write(bytes) != bytes.size() || !file.flush()) {
        failed(file.errorString());
    }
    file.setAutoRemove(false);
    rename(file.fileName(), path);
}

void BodyStore::rename(const QString &from, const QString &to) const
{
    const QByteArray source = QFile::encodeName(from);
    const QByteArray target = QFile::encodeName(to);
    stepBefore("body file");
    if (std::rename(source.constData(), target.constData()) == 0) {
        stepAfter("body file");
        return;
    }
    QDir().mkpath(QFileInfo(to).path());
    if (std::rename(source.constData(), target.constData()) != 0) {
        const QString reason = QString::fromLocal8Bit(strerror(errno));
        QFile::remove(from);
        failed(reason);
    }
    stepAfter("body file");
}

std::optional<QByteArray> BodyStore::read(const StoredBody &body)
{
    const auto whole = [&body](std::optional<QByteArray> bytes) {
        if (bytes && body.packed) {
            bytes = uncompressed(*bytes, body.size);
        }
        const bool good = bytes && bytes->size() == body.size
            && QCryptographicHash::hash(*bytes, QCryptographicHash::Sha256) == body.hash;
        return good ? bytes : std::nullopt;
    };
    if (auto bytes = whole(m_small.read(body.hash))) {
        return bytes;
    }
    QFile file(path(body.hash, body.packed));
    return file.open(QIODevice::ReadOnly) ? whole(file.readAll()) : std::nullopt;
}

void BodyStore::remove(const QByteArray &hash)
{
    stepBefore("body file removed");
    m_small.remove(hash);
    QFile::remove(path(hash, false));
    QFile::remove(path(hash, true));
    stepAfter("body file removed");
}

} // namespace waxwing::store
