// The part of the Reader that lists: windows, positions, counts in any order.
#include "core/store/readerprivate.h"
#include "core/store/searchindex.h"

#include <QFile>

namespace waxwing::store {

namespace {

// A window, its search and the folder before it: more is memory for nothing (8 octets a row each).
constexpr size_t kKeptOrders = 4;

} // namespace

Anchors &Reader::Private::anchors(FolderId folder, quint64 revision)
{
    auto it = anchorsOf.find(folder);
    if (it == anchorsOf.end() || it->revision() != revision) {
        it = anchorsOf.insert(folder, Anchors(folder, revision));
    }
    return *it;
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

const Order &Reader::Private::order(const ListSpec &spec, quint64 revision)
{
    const auto it = std::find_if(orders.begin(), orders.end(), [&spec](const Order &o) { return o.spec == spec; });
    if (it != orders.end()) {
        orders.splice(orders.begin(), orders, it);
        if (orders.front().revision == revision) {
            return orders.front();
        }
        orders.pop_front();
    }
    orders.push_front({spec, revision, computeOrder(db(), spec, messagesWithText(spec.text))});
    if (orders.size() > kKeptOrders) {
        orders.pop_back();
    }
    return orders.front();
}

QList<PlacementId> Reader::Private::ids(const ListSpec &spec, qint64 first, qint64 count)
{
    QList<PlacementId> ids;
    const auto folder = this->folder(spec.folder);
    if (!folder || first < 0 || count <= 0) {
        return ids;
    }
    if (spec.isNatural()) {
        const QList<RowKey> keys = anchors(spec.folder, folder->revision).keys(db(), first, count);
        for (const RowKey &key : keys) {
            ids << key.id;
        }
        return ids;
    }
    const Order &order = this->order(spec, folder->revision);
    const qint64 size = qint64(order.ids.size());
    for (qint64 n = first; n < qMin(size, first + qMin(count, size)); ++n) {
        ids << order.ids[size_t(n)];
    }
    return ids;
}

qint64 Reader::count(const ListSpec &spec)
{
    const Snapshot snapshot(d->db());
    const auto folder = d->folder(spec.folder);
    if (!folder) {
        return 0;
    }
    const bool filtered = spec.unreadOnly || spec.flaggedOnly || spec.attachmentOnly || !spec.text.trimmed().isEmpty();
    return filtered ? qint64(d->order(spec, folder->revision).ids.size()) : folder->total;
}

QList<MessageRow> Reader::window(const ListSpec &spec, qint64 first, int limit)
{
    const Snapshot snapshot(d->db());
    return d->rows(d->ids(spec, first, limit));
}

QList<PlacementId> Reader::ids(const ListSpec &spec, qint64 first, qint64 count)
{
    const Snapshot snapshot(d->db());
    return d->ids(spec, first, count);
}

qint64 Reader::position(const ListSpec &spec, PlacementId id)
{
    const Snapshot snapshot(d->db());
    const auto folder = d->folder(spec.folder);
    if (!folder) {
        return -1;
    }
    if (!spec.isNatural()) {
        const Order &order = d->order(spec, folder->revision);
        const auto it = std::find(order.ids.cbegin(), order.ids.cend(), id);
        return it == order.ids.cend() ? -1 : std::distance(order.ids.cbegin(), it);
    }
    Query query = d->db().query("SELECT received FROM placement WHERE id = ? AND shown_folder = ?");
    query.bind(id, spec.folder);
    if (!query.next()) {
        return -1;
    }
    return d->anchors(spec.folder, folder->revision).position(d->db(), {query.integer(0), id});
}

void Reader::invalidate(FolderId folder)
{
    if (!folder.isValid()) {
        d->anchorsOf.clear();
        d->orders.clear();
        return;
    }
    d->anchorsOf.remove(folder);
    d->orders.remove_if([folder](const Order &order) { return order.spec.folder == folder; });
}

void Reader::apply(const ChangeSet &changes)
{
    for (auto it = changes.messages.cbegin(); it != changes.messages.cend(); ++it) {
        const auto anchors = d->anchorsOf.find(it.key());
        if (anchors != d->anchorsOf.end() && !anchors->apply(*it)) {
            d->anchorsOf.erase(anchors);
        }
    }
}

} // namespace waxwing::store
