// Zstandard for blobs, at the level where packing costs less than writing would have.
#pragma once

#include <QByteArray>

#include <optional>

namespace waxwing::store {

QByteArray compressed(const QByteArray &bytes);
// nullopt where it is damaged or would not be this large. size is trusted: it comes from our own row.
std::optional<QByteArray> uncompressed(const QByteArray &bytes, qint64 size);

} // namespace waxwing::store
