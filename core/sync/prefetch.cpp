#include "core/sync/prefetch.h"

#include "core/sync/partplan.h"
#include "core/sync/words.h"

#include <QCoroFuture>

namespace waxwing::sync {

namespace {

struct Due {
    FolderId folder;
    QString path;
    store::FolderPolicy policy;
    store::HoldingCost cost;
};

QList<Due> dueFolders(store::Reader &reader, AccountId account, const QDateTime &now)
{
    QList<Due> all;
    const QHash<FolderId, store::FolderPolicy> policies = reader.folderPolicies(account);
    for (auto policy = policies.cbegin(); policy != policies.cend(); ++policy) {
        const auto folder = policy->holdsBodies() ? reader.folder(policy.key()) : std::nullopt;
        if (folder && folder->onServer) {
            all.append({folder->id, folder->path, *policy, reader.holdingCost(folder->id, *policy, now)});
        }
    }
    return all;
}

using Told = std::function<void(qint64)>; // how many of the folder's messages are there now

QCoro::Task<void> fetchFolder(store::Store *store, AccountBackend *backend, Due due, QDateTime now,
                              std::function<bool()> keepGoing, Told told)
{
    constexpr int atOnce = 50;
    QList<PlacementId> tried;
    qint64 done = 0;
    while (keepGoing()) {
        auto reading = store->read(
            [due, now](store::Reader &reader) { return reader.due(due.folder, due.policy, now, atOnce); });
        const QList<PlacementId> batch = co_await reading;
        if (batch.isEmpty() || batch == tried) { // the rest cannot be had: gone from the server meanwhile
            co_return;
        }
        co_await backend->prefetch(due.folder, batch);
        done += batch.size();
        told(done);
        tried = batch;
    }
}

// Of messages that are left out because of their attachments at least the text is to be read offline.
QCoro::Task<void> fetchShownOf(store::Store *store, AccountBackend *backend, Due due, QDateTime now,
                               std::function<bool()> keepGoing)
{
    constexpr int atOnce = 20;
    QList<PlacementId> tried;
    while (keepGoing()) {
        auto reading = store->read([due, now](store::Reader &reader) {
            return reader.dueShown(due.folder, due.policy, now, shownAloneFrom, atOnce);
        });
        const QList<PlacementId> batch = co_await reading;
        if (batch.isEmpty() || batch == tried) {
            co_return;
        }
        co_await backend->prefetchShown(due.folder, batch);
        tried = batch;
    }
}

} // namespace

PrepareReport &PrepareReport::operator+=(const PrepareReport &other)
{
    messages += other.messages;
    octets += other.octets;
    left += other.left;
    return *this;
}

QCoro::Task<PrepareReport> fetchDue(store::Store *store, AccountBackend *backend, AccountId account,
                                    std::function<bool()> keepGoing, std::function<void(Progress)> tell)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    auto reading = store->read([account, now](store::Reader &reader) { return dueFolders(reader, account, now); });
    const QList<Due> folders = co_await reading;
    PrepareReport report;
    for (const Due &due : folders) {
        Progress progress;
        progress.what = Words::tr("Fetching messages of %1").arg(due.path);
        progress.total = due.cost.dueMessages;
        const Told told = [tell, progress](qint64 done) {
            Progress now = progress;
            now.done = qMin(done, progress.total);
            tell(now);
        };
        co_await fetchFolder(store, backend, due, now, keepGoing, told);
        co_await fetchShownOf(store, backend, due, now, keepGoing);
        const Due asked = due;
        auto after = store->read(
            [asked, now](store::Reader &reader) { return reader.holdingCost(asked.folder, asked.policy, now); });
        const store::HoldingCost cost = co_await after;
        report.messages += due.cost.dueMessages - cost.dueMessages;
        report.octets += due.cost.dueOctets - cost.dueOctets;
        report.left += cost.dueMessages;
    }
    co_return report;
}

} // namespace waxwing::sync
