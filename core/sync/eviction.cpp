#include "core/sync/eviction.h"

#include <QCoroFuture>

namespace waxwing::sync {

namespace {

QList<store::Eviction> outdated(store::Reader &reader, AccountId account)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const QHash<FolderId, store::FolderPolicy> policies = reader.folderPolicies(account);
    QList<store::Eviction> all;
    for (auto policy = policies.cbegin(); policy != policies.cend(); ++policy) {
        const auto folder = policy->holdsBodies() ? reader.folder(policy.key()) : std::nullopt;
        const QDateTime since = policy->since(now);
        if (folder && folder->onServer && since.isValid()) {
            store::Eviction eviction;
            eviction.folder = folder->id;
            eviction.before = since;
            all.append(eviction);
        }
    }
    return all;
}

QCoro::Task<void> evict(store::Store *store, store::Eviction eviction, std::function<bool()> keepGoing)
{
    bool more = true;
    while (more && keepGoing()) {
        auto writing = store->write(store::Priority::Background,
                                    [eviction](store::Writer &writer) { return writer.evictBodies(eviction); });
        eviction.from = co_await writing;
        more = eviction.from.has_value();
    }
}

} // namespace

QCoro::Task<void> forgetOld(store::Store *store, AccountId account, std::function<bool()> keepGoing)
{
    auto reading = store->read([account](store::Reader &reader) { return outdated(reader, account); });
    const QList<store::Eviction> evictions = co_await reading;
    for (const store::Eviction &eviction : evictions) {
        co_await evict(store, eviction, keepGoing);
    }
}

QCoro::Task<void> takePolicy(store::Store *store, FolderId folder, store::FolderPolicy policy,
                             std::function<bool()> keepGoing)
{
    auto writing = store->write(store::Priority::User, [folder, policy](store::Writer &writer) {
        const bool held = writer.reader().folderPolicy(folder).holdsBodies();
        writer.setFolderPolicy(folder, policy);
        const auto row = writer.reader().folder(folder);
        return held && !policy.holdsBodies() && row && row->onServer;
    });
    const bool isSurplus = co_await writing;
    if (isSurplus) {
        store::Eviction all;
        all.folder = folder;
        co_await evict(store, all, keepGoing);
    }
}

} // namespace waxwing::sync
