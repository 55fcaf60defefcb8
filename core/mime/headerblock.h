// Internal to core/mime: where a header block ends, and its fields, in one linear scan with limits.
#pragma once

#include "core/base/octets.h"
#include "core/mime/header.h"

namespace waxwing::mime {

inline constexpr qsizetype MaxFieldBytes = 64_KiB;
inline constexpr int MaxFields = 2000;
inline constexpr qsizetype MaxHeaderBytes = 1_MiB;

struct HeaderBlock {
    QList<HeaderField> fields;
    qsizetype bodyStart = 0; // offset in source behind the empty line; 0 when there is no header at all
    bool truncated = false;
};

// Reads from the start of source up to the empty line or limit, whichever comes first.
HeaderBlock readHeaderBlock(QByteArrayView source, qsizetype limit);

// The offset behind the line that starts at from (behind its LF, or the end).
inline qsizetype nextLine(QByteArrayView source, qsizetype from)
{
    const qsizetype newline = source.indexOf('\n', from);
    return newline < 0 ? source.size() : newline + 1;
}

} // namespace waxwing::mime
