// Ascending lists of UIDs as sets; what resync thinks in.
#pragma once

#include "core/base/ids.h"

#include <QList>

#include <algorithm>
#include <iterator>

namespace waxwing::sync {

inline void sortUids(QList<Uid> &uids)
{
    std::sort(uids.begin(), uids.end());
    uids.erase(std::unique(uids.begin(), uids.end()), uids.end());
}

inline QList<Uid> without(const QList<Uid> &all, const QList<Uid> &taken)
{
    QList<Uid> rest;
    std::set_difference(all.cbegin(), all.cend(), taken.cbegin(), taken.cend(), std::back_inserter(rest));
    return rest;
}

inline QList<Uid> united(const QList<Uid> &a, const QList<Uid> &b)
{
    QList<Uid> all;
    all.reserve(a.size() + b.size());
    std::set_union(a.cbegin(), a.cend(), b.cbegin(), b.cend(), std::back_inserter(all));
    return all;
}

} // namespace waxwing::sync
