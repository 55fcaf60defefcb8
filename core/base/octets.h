// Numbers of octets as people read them: 64_KiB, 2_MiB. qint64, so that nothing is multiplied in an int first.
#pragma once

#include <QtGlobal>

namespace waxwing {

constexpr qint64 operator""_KiB(unsigned long long count)
{
    return qint64(count) * 1024;
}

constexpr qint64 operator""_MiB(unsigned long long count)
{
    return qint64(count) * 1024 * 1024;
}

} // namespace waxwing
