#include "core/imap/uidset.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <vector>

namespace waxwing::imap {

namespace {

// The largest UID stands for "*": no server gives it out, and "n:*" is then a range like any other.
constexpr quint32 lastPossible = std::numeric_limits<quint32>::max();

bool readNumber(const char *&at, const char *end, quint32 &number)
{
    const auto [stop, error] = std::from_chars(at, end, number);
    if (error != std::errc() || number == 0) {
        return false;
    }
    at = stop;
    return true;
}

void appendRange(QByteArray &text, UidSet::Range range)
{
    if (!text.isEmpty()) {
        text += ',';
    }
    text += QByteArray::number(range.first);
    if (range.last != range.first) {
        text += ':';
        text += range.last == lastPossible ? QByteArrayLiteral("*") : QByteArray::number(range.last);
    }
}

} // namespace

UidSet UidSet::of(const QList<Uid> &uids)
{
    std::vector<quint32> sorted;
    sorted.reserve(size_t(uids.size()));
    for (const Uid uid : uids) {
        sorted.push_back(uid.value());
    }
    std::sort(sorted.begin(), sorted.end());
    UidSet set;
    for (const quint32 uid : sorted) {
        set.add(Uid(uid));
    }
    return set;
}

UidSet UidSet::range(Uid first, Uid last)
{
    UidSet set;
    set.add(first, last);
    return set;
}

UidSet UidSet::from(Uid first)
{
    return range(first, Uid(lastPossible));
}

std::optional<UidSet> UidSet::parse(QByteArrayView text)
{
    std::vector<Range> ranges;
    const char *at = text.data();
    const char *const end = at + text.size();
    while (at != end) {
        Range range;
        if (!readNumber(at, end, range.first)) {
            return std::nullopt;
        }
        range.last = range.first;
        if (at != end && *at == ':' && !readNumber(++at, end, range.last)) {
            return std::nullopt;
        }
        if (range.last < range.first) {
            std::swap(range.first, range.last); // RFC 3501 9: "4:2" is "2:4"
        }
        ranges.push_back(range);
        if (at != end && (*at != ',' || ++at == end)) {
            return std::nullopt;
        }
    }
    if (ranges.empty()) {
        return std::nullopt;
    }
    std::sort(ranges.begin(), ranges.end(), [](Range a, Range b) { return a.first < b.first; });
    UidSet set;
    for (const Range range : ranges) {
        set.add(Uid(range.first), Uid(range.last));
    }
    return set;
}

void UidSet::add(Uid uid)
{
    add(uid, uid);
}

void UidSet::add(Uid firstUid, Uid lastUid)
{
    if (!firstUid.isValid() || !lastUid.isValid()) {
        return;
    }
    quint32 first = std::min(firstUid.value(), lastUid.value());
    quint32 last = std::max(firstUid.value(), lastUid.value());
    // The first range that touches or lies after the new one; arithmetic in 64 bits because last may be the maximum.
    auto begin = m_ranges.isEmpty() || quint64(m_ranges.constLast().last) + 1 < first
        ? m_ranges.end()
        : std::lower_bound(m_ranges.begin(), m_ranges.end(), first,
                           [](Range range, quint32 value) { return quint64(range.last) + 1 < value; });
    auto end = begin;
    while (end != m_ranges.end() && quint64(end->first) <= quint64(last) + 1) {
        first = std::min(first, end->first);
        last = std::max(last, end->last);
        ++end;
    }
    if (begin == end) {
        m_ranges.insert(begin, Range{first, last});
    } else {
        *begin = Range{first, last};
        m_ranges.erase(begin + 1, end);
    }
}

bool UidSet::contains(Uid uid) const
{
    const auto found = std::lower_bound(m_ranges.begin(), m_ranges.end(), uid.value(),
                                        [](Range range, quint32 value) { return range.last < value; });
    return found != m_ranges.end() && found->first <= uid.value();
}

quint64 UidSet::count() const
{
    quint64 count = 0;
    for (const Range range : m_ranges) {
        count += quint64(range.last) - range.first + 1;
    }
    return count;
}

QList<Uid> UidSet::toList(quint64 limit) const
{
    QList<Uid> uids;
    const quint64 all = count();
    if (all > limit) {
        return uids;
    }
    uids.reserve(qsizetype(all));
    for (const Range range : m_ranges) {
        for (quint64 uid = range.first; uid <= range.last; ++uid) {
            uids.append(Uid(quint32(uid)));
        }
    }
    return uids;
}

UidSet UidSet::slice(quint64 first, quint64 last) const
{
    UidSet part;
    quint64 before = 0; // UIDs in the ranges so far
    for (const Range range : m_ranges) {
        const quint64 size = quint64(range.last) - range.first + 1;
        const quint64 from = std::max(first, before);
        const quint64 to = std::min(last, before + size);
        if (from < to) {
            part.m_ranges.append({quint32(range.first + (from - before)), quint32(range.first + (to - before) - 1)});
        }
        before += size;
    }
    return part;
}

QByteArray UidSet::toByteArray() const
{
    QByteArray text;
    for (const Range range : m_ranges) {
        appendRange(text, range);
    }
    return text;
}

QList<UidSet> UidSet::split(int octets) const
{
    QList<UidSet> pieces;
    UidSet piece;
    QByteArray text;
    for (const Range range : m_ranges) {
        const qsizetype before = text.size();
        appendRange(text, range);
        if (text.size() > octets && before > 0) {
            pieces.append(piece);
            piece = {};
            text.clear();
            appendRange(text, range);
        }
        piece.m_ranges.append(range);
    }
    if (!piece.isEmpty()) {
        pieces.append(piece);
    }
    return pieces;
}

} // namespace waxwing::imap
