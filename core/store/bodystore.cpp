#include "core/store/bodystore.h"

#include "core/base/error.h"
#include "core/base/step.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryFile>

#include <cstdio>
#include <zstd.h>

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
    QByteArray result(qsizetype(ZSTD_compressBound(size_t(bytes.size()))), Qt::Uninitialized);
    const size_t size = ZSTD_compress(result.data(), size_t(result.size()), bytes.constData(), size_t(bytes.size()), 3);
    if (ZSTD_isError(size) || qsizetype(size) > bytes.size() - bytes.size() / 8) {
        return {};
    }
    result.truncate(qsizetype(size));
    return result;
}

std::optional<QByteArray> unpacked(const QByteArray &bytes, qint64 size)
{
    QByteArray result(size, Qt::Uninitialized);
    const size_t got = ZSTD_decompress(result.data(), size_t(size), bytes.constData(), size_t(bytes.size()));
    return ZSTD_isError(got) || qint64(got) != size ? std::nullopt : std::optional(result);
}

} // namespace

BodyStore::BodyStore(QString folder) : m_folder(std::move(folder)) { }

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
    // Written even where it exists: the one there may be the damaged one that is fetched again.
    putBytes(stored.packed ? compressed : body.bytes(), path(stored.hash, stored.packed));
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

std::optional<QByteArray> BodyStore::read(const StoredBody &body) const
{
    QFile file(path(body.hash, body.packed));
    if (!file.open(QIODevice::ReadOnly)) {
        return std::nullopt;
    }
    std::optional<QByteArray> bytes = file.readAll();
    if (body.packed) {
        bytes = unpacked(*bytes, body.size);
    }
    if (!bytes || bytes->size() != body.size
        || QCryptographicHash::hash(*bytes, QCryptographicHash::Sha256) != body.hash) {
        return std::nullopt;
    }
    return bytes;
}

void BodyStore::remove(const QByteArray &hash) const
{
    stepBefore("body file removed");
    QFile::remove(path(hash, false));
    QFile::remove(path(hash, true));
    stepAfter("body file removed");
}

} // namespace waxwing::store
