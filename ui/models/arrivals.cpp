#include "ui/models/arrivals.h"

#include "core/store/reader.h"
#include "ui/models/whenready.h"

#include <algorithm>

namespace waxwing::models {

namespace {

constexpr int kMostNamed = 50;

bool hasInsertion(const store::FolderChange &change, qint64 since)
{
    return change.reload || std::any_of(change.rows.cbegin(), change.rows.cend(), [since](const store::RowChange &row) {
               return !row.before && row.after && row.after->received > since;
           });
}

} // namespace

Arrivals::Arrivals(store::Store &store, const Clock &clock, Wanted wanted, QObject *parent)
    : QObject(parent), m_store(store), m_wanted(std::move(wanted)), m_start(clock.now().toMSecsSinceEpoch())
{
    connect(&store, &store::Store::changed, this, &Arrivals::storeChanged);
}

qint64 Arrivals::since(FolderId folder) const
{
    return m_newest.value(folder, m_start);
}

void Arrivals::storeChanged(const store::ChangeSet &changes)
{
    for (auto change = changes.messages.cbegin(); change != changes.messages.cend(); ++change) {
        if (hasInsertion(change.value(), since(change.key()))) {
            look(change.key());
        }
    }
}

void Arrivals::look(FolderId folder)
{
    const qint64 since = this->since(folder);
    whenReady(this, m_store.read([folder, since](store::Reader &reader) { return newsSince(reader, folder, since); }),
              [this](const News &news) { take(news); });
}

// The newest rows tell: what came lies on top. More than the named ones are counted as far as one window shows.
Arrivals::News Arrivals::newsSince(store::Reader &reader, FolderId folder, qint64 since)
{
    constexpr int window = 1000;
    News news;
    news.newest = since;
    const auto row = reader.folder(folder);
    if (!row) {
        return news;
    }
    news.folder = *row;
    store::ListSpec spec;
    spec.folder = folder;
    for (const store::MessageRow &message : reader.window(spec, 0, window)) {
        const qint64 received = message.received.toMSecsSinceEpoch();
        if (received <= since) {
            break;
        }
        news.newest = qMax(news.newest, received);
        if (message.flags.testFlag(store::Flag::Seen)) {
            continue;
        }
        ++news.count;
        if (news.messages.size() < kMostNamed) {
            news.messages.append(message);
        }
    }
    return news;
}

void Arrivals::take(const News &news)
{
    if (!news.folder.id.isValid() || news.newest <= since(news.folder.id)) {
        return; // an answer to a later question was here first
    }
    m_newest.insert(news.folder.id, news.newest);
    if (news.count > 0 && m_wanted(news.folder)) {
        Q_EMIT arrived(news);
    }
}

QFuture<bool> Arrivals::anyUnread(FolderId folder, QList<PlacementId> messages)
{
    return m_store.read([folder, messages](store::Reader &reader) {
        const QList<store::MessageRow> rows = reader.rows(messages);
        return std::any_of(rows.cbegin(), rows.cend(), [folder](const store::MessageRow &row) {
            return row.folder == folder && !row.flags.testFlag(store::Flag::Seen);
        });
    });
}

} // namespace waxwing::models
