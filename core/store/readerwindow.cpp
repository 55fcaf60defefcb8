// The part of the Reader that lists: windows, positions, counts in any order.
#include "core/store/readerprivate.h"
#include "core/store/searchindex.h"

#include <QFile>

#include <limits>

namespace waxwing::store {

namespace {

// A window, its search and the folder before it: more is memory for nothing (8 octets a row each).
constexpr size_t kKeptOrders = 4;
// 24 octets for each 512 rows.
constexpr size_t kKeptAnchors = 16;

} // namespace

std::optional<Reader::Private::List> Reader::Private::list(const ListSpec &spec)
{
    List list;
    list.base.threaded = spec.threaded;
    const QList<FolderId> folders = spec.folders();
    for (const FolderId id : folders) {
        if (const auto folder = this->folder(id)) {
            list.base.folders << id;
            list.revisions << folder->revision;
            list.count += spec.threaded ? folder->threads : folder->total;
        }
    }
    return list.base.folders.isEmpty() ? std::nullopt : std::optional(list);
}

Anchors &Reader::Private::anchors(const List &list)
{
    const auto it = std::find_if(anchorsOf.begin(), anchorsOf.end(),
                                 [&list](const Anchors &anchors) { return anchors.base() == list.base; });
    if (it != anchorsOf.end()) {
        anchorsOf.splice(anchorsOf.begin(), anchorsOf, it);
        if (anchorsOf.front().revisions() == list.revisions) {
            return anchorsOf.front();
        }
        anchorsOf.pop_front();
    }
    anchorsOf.emplace_front(list.base, list.revisions);
    if (anchorsOf.size() > kKeptAnchors) {
        anchorsOf.pop_back();
    }
    return anchorsOf.front();
}

QSet<qint64> Reader::Private::messagesWithText(const QString &words)
{
    if (words.trimmed().isEmpty() || !QFile::exists(paths.search)) {
        return {};
    }
    if (!search) {
        search = std::make_unique<Database>(paths.search, Database::Mode::ReadOnly);
    }
    return matchingMessages(*search, words);
}

const Order &Reader::Private::order(const ListSpec &spec, const List &list)
{
    const auto it = std::find_if(orders.begin(), orders.end(), [&spec](const Order &o) { return o.spec == spec; });
    if (it != orders.end()) {
        orders.splice(orders.begin(), orders, it);
        if (orders.front().revisions == list.revisions) {
            return orders.front();
        }
        orders.pop_front();
    }
    orders.push_front({spec, list.revisions, computeOrder(db(), spec, messagesWithText(spec.text))});
    if (orders.size() > kKeptOrders) {
        orders.pop_back();
    }
    return orders.front();
}

QList<PlacementId> Reader::Private::ids(const ListSpec &spec, qint64 first, qint64 count)
{
    QList<PlacementId> ids;
    const auto list = this->list(spec);
    if (!list || first < 0 || count <= 0 || (spec.isNatural() && first >= list->count)) {
        return ids;
    }
    if (spec.isNatural()) {
        const QList<RowKey> keys = anchors(*list).keys(db(), first, qMin(count, list->count - first));
        for (const RowKey &key : keys) {
            ids << key.id;
        }
        return ids;
    }
    const Order &order = this->order(spec, *list);
    const qint64 size = qint64(order.ids.size());
    for (qint64 n = first; n < qMin(size, first + qMin(count, size)); ++n) {
        ids << order.ids[size_t(n)];
    }
    return ids;
}

qint64 Reader::count(const ListSpec &spec)
{
    const Snapshot snapshot(d->db());
    const auto list = d->list(spec);
    if (!list) {
        return 0;
    }
    return spec.isNatural() || (!spec.isFiltered() && !spec.threaded) ? list->count
                                                                      : qint64(d->order(spec, *list).ids.size());
}

QList<MessageRow> Reader::window(const ListSpec &spec, qint64 first, int limit)
{
    const Snapshot snapshot(d->db());
    QList<MessageRow> rows = d->rows(d->ids(spec, first, limit));
    if (spec.threaded) {
        d->describeThreads(rows);
    }
    return rows;
}

QList<PlacementId> Reader::ids(const ListSpec &spec, qint64 first, qint64 count)
{
    const Snapshot snapshot(d->db());
    return d->ids(spec, first, count);
}

qint64 Reader::position(const ListSpec &spec, PlacementId id)
{
    const Snapshot snapshot(d->db());
    const auto list = d->list(spec);
    const auto shown = list ? d->shownRow(spec, *list, id) : std::nullopt;
    if (!shown) {
        return -1;
    }
    if (spec.isNatural()) {
        return d->anchors(*list).position(d->db(), *shown);
    }
    const Order &order = d->order(spec, *list);
    const auto it = std::find(order.ids.cbegin(), order.ids.cend(), shown->id);
    return it == order.ids.cend() ? -1 : std::distance(order.ids.cbegin(), it);
}

QList<qint64> Reader::positions(const ListSpec &spec, const QList<QDateTime> &times, qint64 within)
{
    const Snapshot snapshot(d->db());
    QList<qint64> positions;
    const auto list = d->list(spec);
    if (!list || !spec.isNatural()) {
        return positions;
    }
    Anchors &anchors = d->anchors(*list);
    const QList<RowKey> farthest = within < list->count ? anchors.keys(d->db(), within, 1) : QList<RowKey>();
    for (const QDateTime &time : times) {
        // Above every row of that very millisecond.
        const RowKey key{time.toMSecsSinceEpoch(), PlacementId(std::numeric_limits<qint64>::max())};
        if (!farthest.isEmpty() && RowKey::before(farthest.first(), key)) {
            break;
        }
        positions << anchors.position(d->db(), key);
    }
    return positions;
}

void Reader::invalidate(FolderId folder)
{
    if (!folder.isValid()) {
        d->anchorsOf.clear();
        d->orders.clear();
        return;
    }
    d->anchorsOf.remove_if([folder](const Anchors &anchors) { return anchors.base().folders.contains(folder); });
    d->orders.remove_if([folder](const Order &order) { return order.spec.lists(folder); });
}

void Reader::apply(const ChangeSet &changes)
{
    d->anchorsOf.remove_if([&changes](Anchors &anchors) {
        for (auto it = changes.messages.cbegin(); it != changes.messages.cend(); ++it) {
            if (!anchors.apply(it.key(), *it)) {
                return true;
            }
        }
        return false;
    });
}

} // namespace waxwing::store
