// Internal to core/mime: what QByteArrayView lacks.
#pragma once

#include <QByteArrayView>

#include <algorithm>

namespace waxwing::mime {

// length bytes from at on, as far as there are any; all of them when length is negative.
inline QByteArrayView slice(QByteArrayView bytes, qsizetype at, qsizetype length = -1)
{
    at = std::clamp<qsizetype>(at, 0, bytes.size());
    const qsizetype rest = bytes.size() - at;
    return bytes.sliced(at, length < 0 ? rest : std::min(length, rest));
}

} // namespace waxwing::mime
