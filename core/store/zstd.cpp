#include "core/store/zstd.h"

#include "core/base/error.h"

#include <QCoreApplication>

#include <zstd.h>

namespace waxwing::store {

QByteArray compressed(const QByteArray &bytes)
{
    QByteArray result(qsizetype(ZSTD_compressBound(size_t(bytes.size()))), Qt::Uninitialized);
    const size_t size = ZSTD_compress(result.data(), size_t(result.size()), bytes.constData(), size_t(bytes.size()), 3);
    if (ZSTD_isError(size)) {
        throw Error(ErrorKind::Storage,
                    QCoreApplication::translate("waxwing::store", "A message cannot be written to the disk."),
                    QString::fromLatin1(ZSTD_getErrorName(size)));
    }
    result.truncate(qsizetype(size));
    return result;
}

std::optional<QByteArray> uncompressed(const QByteArray &bytes, qint64 size)
{
    QByteArray result(size, Qt::Uninitialized);
    const size_t got = ZSTD_decompress(result.data(), size_t(size), bytes.constData(), size_t(bytes.size()));
    return ZSTD_isError(got) || qint64(got) != size ? std::nullopt : std::optional(result);
}

} // namespace waxwing::store
