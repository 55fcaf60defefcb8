// Orders that are not kept in an index: the ids of a folder's rows for a sort column, a filter or a text, computed
// once and kept until the folder changes. Eight octets a row.
#pragma once

#include "core/store/sqlite.h"
#include "core/store/types.h"

#include <QSet>

#include <vector>

namespace waxwing::store {

struct Order {
    ListSpec spec;
    QList<quint64> revisions; // of spec.folders(), in their order
    std::vector<PlacementId> ids;
};

// withText: messages whose held text matches spec.text. Linear in the folders.
std::vector<PlacementId> computeOrder(Database &cache, const ListSpec &spec, const QSet<qint64> &withText);

// Case and diacritics folded away, so that "Muller" finds "Müller".
QString foldedText(const QString &text);
// Without "Re:", "Fwd:" and their kin in front, folded.
QString subjectKey(const QString &subject);

} // namespace waxwing::store
