// What has newly come in: the unread messages that a sync brought into the folders that are watched. What the user
// moved there, what an undo brought back and what a first sync finds is older than the newest known and is no
// arrival. Lives in the UI thread; never waits.
#pragma once

#include "core/base/clock.h"
#include "core/store/store.h"

#include <QHash>
#include <QObject>

#include <functional>

namespace waxwing::models {

struct Arrived {
    store::FolderRow folder;
    QList<store::MessageRow> messages; // the newest fifty at most, newest first
    int count = 0; // of all that came
};

class Arrivals : public QObject {
    Q_OBJECT
public:
    using Wanted = std::function<bool(const store::FolderRow &)>;

    // wanted: which folders are watched; asked anew at each change, so that a changed setting holds at once.
    Arrivals(store::Store &store, const Clock &clock, Wanted wanted, QObject *parent = nullptr);
    // Whether any of these is still there and unread.
    QFuture<bool> anyUnread(FolderId folder, QList<PlacementId> messages);

Q_SIGNALS:
    void arrived(const waxwing::models::Arrived &arrived);

private:
    struct News : Arrived {
        qint64 newest = 0; // ms since the epoch
    };

    void storeChanged(const store::ChangeSet &changes);
    void look(FolderId folder);
    void take(const News &news);
    qint64 since(FolderId folder) const;
    static News newsSince(store::Reader &reader, FolderId folder, qint64 since);

    store::Store &m_store;
    Wanted m_wanted;
    qint64 m_start; // ms since the epoch
    QHash<FolderId, qint64> m_newest; // received of the newest that was told or is older than this program's start
};

} // namespace waxwing::models
