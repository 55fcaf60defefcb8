// Strong ids: a folder's row cannot be passed where a message's is wanted.
#pragma once

#include <QHashFunctions>
#include <QMetaType>

#include <compare>
#include <cstdint>

namespace waxwing {

template <class Tag, class Rep = std::int64_t> class StrongId {
public:
    using Representation = Rep;
    constexpr StrongId() = default;
    constexpr explicit StrongId(Rep value) : m_value(value) { }
    constexpr Rep value() const { return m_value; }
    // 0 is never a valid id in any of the databases or protocols used here.
    constexpr bool isValid() const { return m_value != 0; }
    constexpr auto operator<=>(const StrongId &) const = default;

private:
    Rep m_value = 0;
};

template <class Tag, class Rep> size_t qHash(StrongId<Tag, Rep> id, size_t seed = 0)
{
    return ::qHash(id.value(), seed);
}

using AccountId = StrongId<struct AccountTag>; // chosen when the account is added, kept in the settings file
using FolderId = StrongId<struct FolderTag>; // row of cache.db: disposable, never in the journal
using MessageId = StrongId<struct MessageTag>; // row of cache.db: one content, however many placements
using PlacementId = StrongId<struct PlacementTag>; // row of cache.db: a message in a folder; what lists show
using ThreadId = StrongId<struct ThreadTag>;
using IntentId = StrongId<struct IntentTag>; // row of journal.db, ascending in the order of the user's actions
using Uid = StrongId<struct UidTag, std::uint32_t>; // RFC 3501 2.3.1.1
using UidValidity = StrongId<struct UidValidityTag, std::uint32_t>; // RFC 3501 2.3.1.1
using ModSeq = StrongId<struct ModSeqTag, std::uint64_t>; // RFC 7162: 63 bits

} // namespace waxwing

Q_DECLARE_METATYPE(waxwing::AccountId)
Q_DECLARE_METATYPE(waxwing::FolderId)
Q_DECLARE_METATYPE(waxwing::MessageId)
Q_DECLARE_METATYPE(waxwing::PlacementId)
Q_DECLARE_METATYPE(waxwing::IntentId)
