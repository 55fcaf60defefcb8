// A set of UIDs as ascending, disjoint ranges (RFC 3501 sequence-set; some servers refuse an unsorted one).
#pragma once

#include "core/base/ids.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <optional>

namespace waxwing::imap {

class UidSet {
public:
    struct Range {
        quint32 first = 0;
        quint32 last = 0; // inclusive
        bool operator==(const Range &) const = default;
    };

    UidSet() = default;
    static UidSet of(const QList<Uid> &uids); // any order, repeats allowed
    static UidSet range(Uid first, Uid last);
    // From first to the end of the mailbox: "n:*". The server always answers with at least the last message.
    static UidSet from(Uid first);
    // nullopt for anything that is not a sequence-set of numbers; "*" is refused (a response never has it).
    static std::optional<UidSet> parse(QByteArrayView text);

    void add(Uid uid);
    void add(Uid first, Uid last);
    bool contains(Uid uid) const;
    bool isEmpty() const { return m_ranges.isEmpty(); }
    quint64 count() const;
    const QList<Range> &ranges() const { return m_ranges; }
    // Every UID, ascending; refuses (empty) above limit: a hostile "1:4294967295" must not allocate.
    QList<Uid> toList(quint64 limit) const;
    // The UIDs at positions first to last-1 of the ascending list; what lies beyond the end is left out.
    UidSet slice(quint64 first, quint64 last) const;
    QByteArray toByteArray() const;
    // Pieces whose text is at most octets long each (command lines are limited to 1000 or 8000 by some servers).
    QList<UidSet> split(int octets) const;
    bool operator==(const UidSet &) const = default;

private:
    QList<Range> m_ranges;
};

} // namespace waxwing::imap
