// Positions in a folder's natural order without counting: every 512th key with the number of rows above it. A
// window is a seek from the nearest anchor. Built only as far down as somebody looked. An anchor need not be a
// row that exists: it is a place in the order, so changes only shift its number.
#pragma once

#include "core/store/changeset.h"
#include "core/store/sqlite.h"

#include <vector>

namespace waxwing::store {

class Anchors {
public:
    explicit Anchors(FolderId folder = {}, quint64 revision = 0);

    quint64 revision() const { return m_revision; }
    QList<RowKey> keys(Database &cache, qint64 first, qint64 count);
    qint64 position(Database &cache, const RowKey &key);
    // True when the change follows on this revision and was taken along.
    bool apply(const FolderChange &change);

private:
    struct Anchor {
        RowKey key;
        qint64 above = 0;
    };
    void extend(Database &cache, qint64 toPosition, const RowKey *toKey);
    const Anchor &before(qint64 position) const;
    void shift(const RowKey &key, qint64 by);

    FolderId m_folder;
    quint64 m_revision = 0;
    std::vector<Anchor> m_anchors;
    bool m_complete = false;
};

} // namespace waxwing::store
