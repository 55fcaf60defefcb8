// MailEngine: requests that the engine thread answers.
#include "core/sync/mailengine.h"

#include "core/store/reader.h"
#include "core/sync/enginecore.h"
#include "core/sync/eviction.h"
#include "core/sync/words.h"

#include <QCoroFuture>

namespace waxwing::sync {

namespace {

template <class T> using PromisePtr = std::shared_ptr<QPromise<T>>;

template <class T> QCoro::Task<void> settle(QCoro::Task<T> task, PromisePtr<T> promise)
{
    try {
        if constexpr (std::is_void_v<T>) {
            co_await task;
        } else {
            T value = co_await task;
            promise->addResult(std::move(value));
        }
    } catch (...) {
        promise->setException(std::current_exception());
    }
    promise->finish();
}

struct Place {
    AccountId account;
    FolderId folder;
};

Place placeOf(store::Reader &reader, FolderId folder)
{
    const auto row = reader.folder(folder);
    if (!row) {
        throw Error(ErrorKind::Input, Words::tr("There is no such folder."));
    }
    return {row->account, folder};
}

Place placeOf(store::Reader &reader, PlacementId placement)
{
    const auto row = reader.row(placement);
    if (!row) {
        throw Error(ErrorKind::Input, Words::tr("There is no such message."));
    }
    return placeOf(reader, row->folder);
}

QCoro::Task<void> fetchBodyOf(EngineCore *core, store::Store *store, PlacementId placement)
{
    auto reading = store->read([placement](store::Reader &reader) { return placeOf(reader, placement); });
    const Place place = co_await reading;
    co_await core->fetchBody(place.account, placement);
}

QCoro::Task<void> fetchShownOf(EngineCore *core, store::Store *store, PlacementId placement)
{
    auto reading = store->read([placement](store::Reader &reader) { return placeOf(reader, placement); });
    const Place place = co_await reading;
    co_await core->fetchShown(place.account, placement);
}

QCoro::Task<void> fetchPartOf(EngineCore *core, store::Store *store, PlacementId placement, QString number,
                              PromisePtr<void> asked)
{
    auto reading = store->read([placement](store::Reader &reader) { return placeOf(reader, placement); });
    const Place place = co_await reading;
    const std::function<bool()> keepGoing = [asked] { return !asked->isCanceled(); };
    co_await core->fetchPart(place.account, placement, number, keepGoing);
}

QCoro::Task<SearchAnswer> searchIn(EngineCore *core, store::Store *store, FolderId folder, QString text)
{
    auto reading = store->read([folder](store::Reader &reader) { return placeOf(reader, folder); });
    const Place place = co_await reading;
    const SearchAnswer answer = co_await core->search(place.account, folder, text);
    co_return answer;
}

QCoro::Task<FolderFacts> factsOf(EngineCore *core, store::Store *store, FolderId folder)
{
    auto reading = store->read([folder](store::Reader &reader) { return placeOf(reader, folder); });
    const Place place = co_await reading;
    const FolderFacts facts = co_await core->folderFacts(place.account, folder);
    co_return facts;
}

// Its own, so that the account id is looked up where the folder is known.
QCoro::Task<SyncReport> syncIn(EngineCore *core, store::Store *store, AccountId account, SyncRequest request)
{
    AccountId asked = account;
    if (request.folder.isValid()) {
        const FolderId folder = request.folder;
        auto reading = store->read([folder](store::Reader &reader) { return placeOf(reader, folder); });
        const Place place = co_await reading;
        asked = place.account;
    }
    const SyncReport report = co_await core->syncNow(asked, request);
    co_return report;
}

} // namespace

// ask is called in the engine thread and returns the task that answers.
template <class T, class Ask> QFuture<T> MailEngine::askCore(Ask ask)
{
    auto promise = std::make_shared<QPromise<T>>();
    QFuture<T> future = promise->future();
    promise->start();
    tellCore([promise, ask](EngineCore *core) { core->scope().spawn(settle<T>(ask(core), promise)); });
    return future;
}

QFuture<void> MailEngine::fetchBody(PlacementId placement)
{
    return askCore<void>(
        [store = &m_store, placement](EngineCore *core) { return fetchBodyOf(core, store, placement); });
}

QFuture<void> MailEngine::fetchShown(PlacementId placement)
{
    return askCore<void>(
        [store = &m_store, placement](EngineCore *core) { return fetchShownOf(core, store, placement); });
}

QFuture<void> MailEngine::fetchPart(PlacementId placement, QString number)
{
    auto promise = std::make_shared<QPromise<void>>();
    QFuture<void> future = promise->future();
    promise->start();
    tellCore([promise, store = &m_store, placement, number](EngineCore *core) {
        core->scope().spawn(settle<void>(fetchPartOf(core, store, placement, number, promise), promise));
    });
    return future;
}

QFuture<SearchAnswer> MailEngine::searchServer(FolderId folder, QString text)
{
    return askCore<SearchAnswer>(
        [store = &m_store, folder, text](EngineCore *core) { return searchIn(core, store, folder, text); });
}

QFuture<FolderFacts> MailEngine::folderFacts(FolderId folder)
{
    return askCore<FolderFacts>([store = &m_store, folder](EngineCore *core) { return factsOf(core, store, folder); });
}

// Looked for by a reader first: it is almost never time, and a write would be for nothing.
QCoro::Task<void> MailEngine::snoozedReturned()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    auto looking = m_store.read([now](store::Reader &reader) { return verbs::isSnoozeDue(reader, now); });
    const bool isDue = co_await looking;
    if (isDue) {
        auto returning
            = perform([now](store::Writer &writer) { return verbs::returnSnoozed(writer, now); }, Undoable::No);
        co_await returning;
    }
}

QFuture<void> MailEngine::returnSnoozed()
{
    return askCore<void>([this](EngineCore *) { return snoozedReturned(); });
}

QCoro::Task<SyncReport> MailEngine::syncWhenReturned(EngineCore *core, AccountId account, SyncRequest request)
{
    co_await snoozedReturned();
    const SyncReport report = co_await syncIn(core, &m_store, account, request);
    co_return report;
}

QFuture<SyncReport> MailEngine::syncNow(AccountId account, SyncRequest request)
{
    return askCore<SyncReport>(
        [this, account, request](EngineCore *core) { return syncWhenReturned(core, account, request); });
}

QFuture<PrepareReport> MailEngine::prepareOffline(AccountId account)
{
    return askCore<PrepareReport>([account](EngineCore *core) { return core->prepareOffline(account); });
}

QFuture<void> MailEngine::setFolderPolicy(FolderId folder, store::FolderPolicy policy)
{
    return askCore<void>([store = &m_store, folder, policy](EngineCore *core) {
        return takePolicy(store, folder, policy, [core] { return !core->scope().isClosing(); });
    });
}

QFuture<bool> MailEngine::flush(AccountId account)
{
    return askCore<bool>([account](EngineCore *core) { return core->flush(account); });
}

QFuture<void> MailEngine::testAccount(accounts::Account account, QString password)
{
    return askCore<void>([account, password](EngineCore *core) { return core->test(account, password); });
}

} // namespace waxwing::sync
