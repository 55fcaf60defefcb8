#include "ui/models/arrivals.h"

#include "core/store/reader.h"
#include "ui/models/whenready.h"

#include <algorithm>

namespace waxwing::models {

namespace {

constexpr int kMostNamed = 50;

bool hasInsertion(const store::FolderChange &change, const store::RowKey &since)
{
    return (change.reload && !change.inPlace)
        || std::any_of(change.rows.cbegin(), change.rows.cend(), [since](const store::RowChange &row) {
               return !row.before && row.after && store::RowKey::before(*row.after, since);
           });
}

} // namespace

Arrivals::Arrivals(store::Store &store, const Clock &clock, Wanted wanted, QObject *parent)
    : QObject(parent), m_store(store), m_wanted(std::move(wanted))
{
    m_start.received = clock.now().toSecsSinceEpoch() * 1000;
    connect(&store, &store::Store::changed, this, &Arrivals::storeChanged);
    noteWhatIsHere();
}

// A server's clock may be behind ours: what is here is a better beginning than the time.
void Arrivals::noteWhatIsHere()
{
    whenReady(this, m_store.read([](store::Reader &reader) { return reader.folders(); }),
              [this](const QList<store::FolderRow> &folders) {
                  for (const store::FolderRow &folder : folders) {
                      if (!m_wanted(folder) || folder.total == 0) {
                          continue;
                      }
                      const FolderId id = folder.id;
                      const store::RowKey bottom;
                      whenReady(this, m_store.read([id, bottom](store::Reader &reader) {
                          return newsSince(reader, id, bottom);
                      }),
                                [this, id](const News &here) {
                                    if (!m_newest.contains(id)) {
                                        m_newest.insert(id, here.newest);
                                    }
                                });
                  }
              });
}

store::RowKey Arrivals::since(FolderId folder) const
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
    const store::RowKey since = this->since(folder);
    whenReady(this, m_store.read([folder, since](store::Reader &reader) { return newsSince(reader, folder, since); }),
              [this](const News &news) { take(news); });
}

// The newest rows tell: what came lies on top. More than the named ones are counted as far as one window shows.
Arrivals::News Arrivals::newsSince(store::Reader &reader, FolderId folder, const store::RowKey &since)
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
        const store::RowKey key{message.received.toMSecsSinceEpoch(), message.id};
        if (!store::RowKey::before(key, since)) {
            break;
        }
        news.newest = store::RowKey::before(key, news.newest) ? key : news.newest;
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
    if (!news.folder.id.isValid() || !store::RowKey::before(news.newest, since(news.folder.id))) {
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
