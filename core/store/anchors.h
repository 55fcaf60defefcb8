// Positions in a list's natural order without counting: every 512th key with the number of rows above it. A
// window is a seek from the nearest anchor. Built only as far down as somebody looked. An anchor need not be a
// row that exists: it is a place in the order, so changes only shift its number.
// A list is one folder or several, of messages or of conversations; several are merged as they are read.
#pragma once

#include "core/store/changeset.h"
#include "core/store/sqlite.h"

#include <vector>

namespace waxwing::store {

// Which rows a list has, whatever their order.
struct ListBase {
    QList<FolderId> folders;
    bool threaded = false;
    bool operator==(const ListBase &) const = default;
};

class Anchors {
public:
    // revisions: of the folders, in their order, as the reader sees them now.
    explicit Anchors(ListBase base = {}, QList<quint64> revisions = {});

    const ListBase &base() const { return m_base; }
    const QList<quint64> &revisions() const { return m_revisions; }
    QList<RowKey> keys(Database &cache, qint64 first, qint64 count);
    qint64 position(Database &cache, const RowKey &key);
    // True when the change of one of the folders follows on this revision and was taken along, or is known already.
    bool apply(FolderId folder, const FolderChange &change);

private:
    struct Anchor {
        RowKey key;
        qint64 above = 0;
    };
    void extend(Database &cache, qint64 toPosition, const RowKey *toKey);
    const Anchor &before(qint64 position) const;
    void shift(const RowKey &key, qint64 by);
    void shift(const std::optional<RowKey> &before, const std::optional<RowKey> &after);

    ListBase m_base;
    QList<quint64> m_revisions;
    std::vector<Anchor> m_anchors;
    bool m_complete = false;
};

} // namespace waxwing::store
