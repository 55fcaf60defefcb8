#include "core/store/store.h"

#include "core/base/log.h"
#include "core/store/cacheopening.h"
#include "core/store/engine.h"
#include "core/store/jobqueue.h"

#include <mutex>

namespace waxwing::store {

namespace {

constexpr qsizetype kMostChanges = 64;

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
    void note(const ChangeSet &changes);
    Reader &upToDateReader();

    StorePaths paths;
    QStringList notes;
    std::unique_ptr<Engine> engine; // writer thread only, once that runs
    std::unique_ptr<Reader> reader; // reader thread only
    bool houseFailed = false; // writer thread only: not tried again in this run
    std::mutex changesMutex;
    QList<ChangeSet> changes; // commits the reader has not taken along
    JobQueue writes{QStringLiteral("store-writer")};
    JobQueue reads{QStringLiteral("store-reader")};
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

// Its kept positions follow what was committed, instead of being found again.
void Store::Private::note(const ChangeSet &set)
{
    const std::lock_guard lock(changesMutex);
    changes << set;
    if (changes.size() > kMostChanges) { // nobody reads: it will find its positions again
        changes.clear();
    }
}

Reader &Store::Private::upToDateReader()
{
    if (!reader) {
        reader = std::make_unique<Reader>(paths);
    }
    QList<ChangeSet> taken;
    {
        const std::lock_guard lock(changesMutex);
        taken.swap(changes);
    }
    for (const ChangeSet &set : std::as_const(taken)) {
        reader->apply(set);
    }
    return *reader;
}

bool Store::Private::keepHouse(Store &store)
{
    if (houseFailed || !engine->mayKeepHouse()) {
        return false;
    }
    try {
        engine->begin();
        const bool more = engine->keepHouse();
        const ChangeSet set = engine->commit();
        if (!set.isEmpty()) {
            note(set);
            Q_EMIT store.changed(set);
        }
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
    d->reads.start();
}

Store::~Store()
{
    if (d->checker) {
        while (!d->checker->wait(20)) {
            d->checked->interrupt();
        }
    }
    d->reads.finish();
    d->writes.finish();
    d->reader.reset();
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
            const ChangeSet changes = d->engine->commit();
            if (!changes.isEmpty()) {
                d->note(changes);
                Q_EMIT changed(changes);
            }
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

void Store::enqueueRead(ReadJob job)
{
    d->reads.add(0, [this, job = std::move(job)] {
        try {
            job(&d->upToDateReader(), nullptr);
        } catch (...) {
            job(nullptr, std::current_exception());
        }
    });
}

} // namespace waxwing::store
