#include "core/store/store.h"

#include "core/base/log.h"
#include "core/store/cacheopening.h"
#include "core/store/engine.h"
#include "core/store/jobqueue.h"
#include "core/store/readside.h"

namespace waxwing::store {

namespace {

bool isDamage(const std::exception_ptr &failure)
{
    try {
        std::rethrow_exception(failure);
    } catch (const Error &error) {
        return error.kind() == ErrorKind::Storage && error.code() == kDamaged;
    } catch (...) {
        return false;
    }
}

} // namespace

StorePaths StorePaths::below(const QString &profile)
{
    return {profile + QStringLiteral("/journal.db"), profile + QStringLiteral("/cache.db"),
            profile + QStringLiteral("/search.db"), profile + QStringLiteral("/bodies")};
}

class Store::Private {
public:
    explicit Private(StorePaths storePaths)
        : paths(std::move(storePaths)), engine(std::make_unique<Engine>(paths, notes))
    {
    }

    void check();
    bool keepHouse(Store &store);
    void commit(Store &store);

    StorePaths paths;
    QStringList notes;
    std::unique_ptr<Engine> engine; // writer thread only, once that runs
    bool houseFailed = false; // writer thread only: not tried again in this run
    JobQueue writes{QStringLiteral("store-writer")};
    ReadSide windows{paths, QStringLiteral("store-reader")};
    ReadSide lists{paths, QStringLiteral("store-lister")};
    // After a run that did not end well, the cache is checked beside the work; at start it would cost time that
    // grows with the mail.
    std::unique_ptr<Database> checked;
    std::unique_ptr<QThread> checker;
};

void Store::Private::check()
{
    try {
        Query query = checked->query("PRAGMA quick_check(1)");
        if (query.next() && query.text(0) != QLatin1String("ok")) {
            qCWarning(logStore).noquote() << "cache damaged:" << query.text(0);
            markForRebuild(paths.cache);
        }
    } catch (const Error &error) {
        if (error.code() == kDamaged) {
            markForRebuild(paths.cache);
        }
    }
}

void Store::Private::commit(Store &store)
{
    const ChangeSet changes = engine->commit();
    if (!changes.isEmpty()) {
        windows.note(changes);
        lists.note(changes);
        Q_EMIT store.changed(changes);
    }
}

bool Store::Private::keepHouse(Store &store)
{
    if (houseFailed || !engine->mayKeepHouse()) {
        return false;
    }
    try {
        engine->begin();
        const bool more = engine->keepHouse();
        commit(store);
        return more;
    } catch (const Error &error) {
        qCWarning(logStore).noquote() << error.text();
        engine->rollback();
        if (error.code() == kDamaged) {
            markForRebuild(paths.cache);
        }
        houseFailed = true;
        return false;
    }
}

Store::Store(StorePaths paths, QObject *parent) : QObject(parent), d(std::make_unique<Private>(std::move(paths)))
{
    qRegisterMetaType<ChangeSet>();
    if (!d->engine->takeCleanMark()) {
        d->checked = std::make_unique<Database>(d->paths.cache, Database::Mode::ReadOnly);
        d->checker.reset(QThread::create([this] { d->check(); }));
        d->checker->start(QThread::LowPriority);
    }
    d->writes.setIdleWork([this] { return d->keepHouse(*this); });
    d->writes.start();
    d->windows.start();
    d->lists.start();
}

Store::~Store()
{
    if (d->checker) {
        while (!d->checker->wait(20)) {
            d->checked->interrupt();
        }
    }
    d->windows.finish();
    d->lists.finish();
    d->writes.finish();
    d->engine->setCleanMark();
}

const StorePaths &Store::paths() const
{
    return d->paths;
}

QStringList Store::openingNotes() const
{
    return d->notes;
}

void Store::enqueueWrite(Priority priority, WriteJob job)
{
    d->writes.add(size_t(priority), [this, job = std::move(job)] {
        Finish finish;
        try {
            d->engine->begin();
            finish = job(d->engine.get(), nullptr);
            d->commit(*this);
        } catch (...) {
            const std::exception_ptr failure = std::current_exception();
            d->engine->rollback();
            if (isDamage(failure)) {
                markForRebuild(d->paths.cache);
            }
            finish = job(nullptr, failure);
        }
        finish();
    });
}

void Store::enqueueRead(Read kind, ReadJob job)
{
    (kind == Read::Window ? d->windows : d->lists).add(std::move(job));
}

} // namespace waxwing::store
