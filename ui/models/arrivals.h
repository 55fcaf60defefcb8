// What has newly come in: the unread messages that a sync brought on top of what the folders that are watched held
// when the program started. What the user moved there, what an undo brought back and what a first sync finds is older
// and is no arrival. Lives in the UI thread; never waits.
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
        store::RowKey newest;
    };

    void storeChanged(const store::ChangeSet &changes);
    void look(FolderId folder);
    void take(const News &news);
    void noteWhatIsHere();
    store::RowKey since(FolderId folder) const;
    static News newsSince(store::Reader &reader, FolderId folder, const store::RowKey &since);

    store::Store &m_store;
    Wanted m_wanted;
    store::RowKey m_start; // for folders that nothing is known of: servers' dates have whole seconds
    QHash<FolderId, store::RowKey> m_newest; // what is not above it is known
};

} // namespace waxwing::models
