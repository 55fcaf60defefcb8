// Reader: what is known of a message's text while the whole of it is not here.
#include "core/store/readerprivate.h"

#include <limits>

namespace waxwing::store {

// Looks at so many rows and no further: asked at every sync, and in most folders all of them have one.
QList<Uid> Reader::uidsWithoutPreview(FolderId folder, const FolderPolicy &policy, const QDateTime &now, int newest)
{
    const QDateTime since = policy.since(now);
    const qint64 heldFrom = !policy.holdsBodies() ? std::numeric_limits<qint64>::max()
        : since.isValid()                         ? since.toMSecsSinceEpoch()
                                                  : 0;
    Query query = d->db().query("SELECT p.uid FROM (SELECT uid, message, received FROM placement"
                                " WHERE shown_folder = ?1 AND folder = ?1 AND uid IS NOT NULL"
                                " ORDER BY received DESC, id DESC LIMIT ?4) p JOIN message m ON m.id = p.message"
                                " WHERE m.body IS NULL AND m.preview IS NULL"
                                " AND (p.received < ?2 OR (?3 >= 0 AND m.attachment AND m.size > ?3))");
    query.bind(folder, heldFrom, policy.attachments, newest);
    QList<Uid> uids;
    while (query.next()) {
        uids << query.id<Uid>(0);
    }
    return uids;
}

std::optional<ShownParts> Reader::shownParts(PlacementId id)
{
    Query query = d->db().query("SELECT t.number, t.name, t.encoding, t.octets, t.hash, t.size, t.packed"
                                " FROM placement p JOIN part t ON t.message = p.message WHERE p.id = ?"
                                " ORDER BY t.number");
    query.bind(id);
    ShownParts shown;
    std::optional<QByteArray> source;
    while (query.next()) {
        if (query.view(0).isEmpty() && query.isNull(4)) {
            continue;
        }
        if (query.view(0).isEmpty()) {
            source = d->bodies.read({query.blob(4), query.integer(5), query.integer(6) != 0});
        } else {
            shown.leftOut.append({query.text(0), query.text(1), query.blob(2), query.integer(3), !query.isNull(4)});
        }
    }
    if (!source) {
        return std::nullopt;
    }
    shown.source = *source;
    return shown;
}

std::optional<QByteArray> Reader::leftOutPart(PlacementId id, const QString &number)
{
    Query query = d->db().query("SELECT t.hash, t.size, t.packed FROM placement p JOIN part t ON t.message = p.message"
                                " WHERE p.id = ? AND t.number = ? AND t.number <> '' AND t.hash IS NOT NULL");
    query.bind(id, number);
    if (!query.next()) {
        return std::nullopt;
    }
    return d->bodies.read({query.blob(0), query.integer(1), query.integer(2) != 0});
}

} // namespace waxwing::store
