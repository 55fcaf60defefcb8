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

} // namespace

QCoro::Task<void> forgetOld(store::Store *store, AccountId account, std::function<bool()> keepGoing)
{
    auto reading = store->read([account](store::Reader &reader) { return outdated(reader, account); });
    const QList<store::Eviction> evictions = co_await reading;
    for (store::Eviction eviction : evictions) {
        bool more = true;
        while (more && keepGoing()) {
            auto writing = store->write(store::Priority::Background,
                                        [eviction](store::Writer &writer) { return writer.evictBodies(eviction); });
            eviction.from = co_await writing;
            more = eviction.from.has_value();
        }
    }
}

} // namespace waxwing::sync
