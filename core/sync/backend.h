// What an account type must do. IMAP, POP3 and "On this computer" stand behind it and pass one contract suite
// (tests/sync/backendcontract.h).
// Lives in the engine thread. Writes to the store only through Store::write; every method may throw Error.
#pragma once

#include "core/base/ids.h"
#include "core/store/intent.h"
#include "core/store/types.h"
#include "core/sync/folderfacts.h"
#include "core/sync/stops.h"

#include <QCoroTask>
#include <QObject>

#include <functional>

namespace waxwing::sync {

struct SyncReport {
    qint64 newMessages = 0;
    qint64 changed = 0;
    qint64 removed = 0;
    quint64 bytesIn = 0;
    quint64 bytesOut = 0;
    quint64 roundTrips = 0;
    double seconds = 0;
    SyncReport &operator+=(const SyncReport &other);
};

struct SyncRequest {
    FolderId folder; // invalid: the whole account
    bool bodies = false;
    bool foldersOnly = false; // the listing, no headers
    bool background = false; // of one folder: nobody looks at it
};

struct Progress {
    QString what; // “Fetching Archive”
    qint64 done = 0;
    qint64 total = 0; // 0: unknown
    FolderId folder; // invalid: none in particular
    bool inOctets = false; // done and total
};

enum class ReplayOutcome {
    Done, // the backend has called Writer::complete
    Postponed, // Writer::postpone was called
    Refused, // Writer::refuse was called
    // To be read again: the person changed or cancelled it meanwhile, and nothing was sent; or the messages of one
    // folder are done, and those of another have their turn.
    Changed,
};

class AccountBackend : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    // Brings the folder listing up to date.
    virtual QCoro::Task<void> syncFolders() = 0;
    // Headers and flags of one folder, or of all; first page first.
    virtual QCoro::Task<SyncReport> sync(SyncRequest request) = 0;
    // The remote step of one intent (all kinds but Send, whose delivery is the Outbox's; its copy in Sent is
    // an Append). Idempotent: may be run again after a crash in its middle.
    virtual QCoro::Task<ReplayOutcome> replay(store::Intent intent) = 0;
    // Makes sure the body is held: the whole source, octet for octet.
    virtual QCoro::Task<void> fetchBody(PlacementId placement) = 0;
    // Makes sure that what is shown of it is held: its body, or of a large one what store::Reader::shownParts gives.
    virtual QCoro::Task<void> fetchShown(PlacementId placement);
    // Makes sure that a part left out by that is held (store::Reader::leftOutPart), or the body. keepGoing is asked as
    // octets arrive; where it says no, this ends with Error{Cancelled}, and what is here is kept for the next time.
    virtual QCoro::Task<void> fetchPart(PlacementId placement, QString number, std::function<bool()> keepGoing);
    // Makes sure that the bodies of these messages of one folder are held, in the order given where that costs
    // nothing; those that are gone are passed over. In the background: what a person asks for goes first.
    virtual QCoro::Task<void> prefetch(FolderId folder, QList<PlacementId> placements);
    // The same for what is shown of large messages; those that can only be had whole stay where they are, and are
    // noted.
    virtual QCoro::Task<void> prefetchShown(FolderId folder, QList<PlacementId> placements);
    // Server-side search of one folder: placements that match, known ones only. False where it cannot.
    virtual bool canSearch() const = 0;
    virtual QCoro::Task<QList<PlacementId>> search(FolderId folder, QString text) = 0;
    // Looks for a message by Message-ID in a folder on the server (Sent, after an unknown send).
    virtual QCoro::Task<bool> contains(FolderId folder, QByteArray messageId) = 0;
    // What the server says of a folder. Where there is no server, that.
    virtual QCoro::Task<FolderFacts> folderFacts(FolderId folder);
    // Keeps a push connection on this folder until another is watched; invalid: none is looked at. The inbox, and
    // where the server can tell the others too, are listened to besides.
    virtual void watch(FolderId folder) = 0;
    // Whether folders are the server's own (IMAP) or live on this computer (POP3).
    virtual bool hasServerFolders() const = 0;
    // False where nothing of it is elsewhere: then offline means nothing to it.
    virtual bool needsNetwork() const { return true; }
    // What is under way looks at it at every safe place.
    Stops &stops() { return m_stops; }
    // Closes every connection; running tasks end with Error{Cancelled}.
    virtual void close() = 0;
    // Allows connections again after close().
    virtual void reopen() = 0;
    // New credentials are there: a login that was refused may be tried again.
    virtual void credentialsChanged() = 0;
    // The computer slept, or the network is another one: open connections are not to be relied on.
    virtual void networkChanged() { }
    // Completes when nothing of this object runs any more; awaited after close(), before destruction.
    virtual QCoro::Task<void> drained() = 0;

Q_SIGNALS:
    void progress(const waxwing::sync::Progress &progress);
    // A folder changed on the server: a sync of it is due.
    void folderChanged(waxwing::FolderId folder);
    // Folders came, went or changed their names: a look at the whole account is due.
    void foldersChanged();
    void connectionChanged(bool connected);

private:
    Stops m_stops;
};

} // namespace waxwing::sync
