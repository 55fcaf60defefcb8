// The databases of one profile: one writer thread, many readers. See ARCHITECTURE.md "The store".
#pragma once

#include "core/base/error.h"
#include "core/base/onpool.h"
#include "core/store/changeset.h"
#include "core/store/reader.h"
#include "core/store/writer.h"

#include <QFuture>
#include <QObject>
#include <QPromise>

#include <functional>
#include <memory>

namespace waxwing::store {

struct StorePaths {
    QString journal; // journal.db: precious
    QString cache; // cache.db: disposable
    QString search; // search.db: disposable
    QString bodies; // folder of body blobs: disposable

    static StorePaths below(const QString &profile);
};

// What the user does goes before what is synced in the background.
enum class Priority { User, Foreground, Background };

class Store : public QObject {
    Q_OBJECT
public:
    // Opens or makes the databases, migrates, re-applies the journal to a cache that lost it. Throws
    // Error{Storage}: also when another process holds the profile (Profile takes that lock).
    explicit Store(StorePaths paths, QObject *parent = nullptr);
    // Finishes the jobs that were queued, then closes.
    ~Store() override;

    const StorePaths &paths() const;
    // Sentences about what was found and repaired while opening (a damaged cache rebuilt…); empty: nothing.
    QStringList openingNotes() const;

    // Runs job on the writer thread in one transaction; committed before the future is ready. An exception
    // rolls back and is carried by the future. Callable from any thread.
    template <class Job> auto write(Priority priority, Job job) -> QFuture<std::invoke_result_t<Job, Writer &>>
    {
        using T = std::invoke_result_t<Job, Writer &>;
        auto promise = std::make_shared<QPromise<T>>();
        QFuture<T> future = promise->future();
        promise->start();
        // Shared, because a job may own what cannot be copied (a Body).
        auto shared = std::make_shared<Job>(std::move(job));
        enqueueWrite(priority, [promise, shared](Writer *writer, std::exception_ptr failure) {
            return settle<T>(promise, writer, failure, *shared);
        });
        return future;
    }

    // Runs job on a reader thread of the store's own. Callable from any thread. What takes time that grows with a
    // folder (another order, a filter, a search) goes to the other of the two, so that windows do not wait for it.
    enum class Read { Window, List };
    template <class Job> auto read(Job job, Read kind = Read::Window) -> QFuture<std::invoke_result_t<Job, Reader &>>
    {
        using T = std::invoke_result_t<Job, Reader &>;
        auto promise = std::make_shared<QPromise<T>>();
        QFuture<T> future = promise->future();
        promise->start();
        auto shared = std::make_shared<Job>(std::move(job));
        enqueueRead(kind, [promise, shared](Reader *reader, std::exception_ptr failure) {
            settle<T>(promise, reader, failure, *shared)();
        });
        return future;
    }

    // The same, and after it, with its finished future, what follows: a write's after the commit, on the writer's
    // thread, and a read's on the reader's; it must not wait for another job. What it returns or throws is the result.
    // Not QFuture::then: Qt 6.4 runs a continuation twice, the second time on a moved-from promise, when one thread
    // attaches it while another is between finishing the future and running what is attached
    // (QFutureInterfaceBase::setContinuation; seen as a crash of one command in some thousands).
    template <class Job, class After> auto writeThen(Priority priority, Job job, After after)
    {
        using T = std::invoke_result_t<Job, Writer &>;
        Chain<T, Job, After> chain(std::move(job), std::move(after));
        auto future = chain.result();
        enqueueWrite(priority, [chain](Writer *writer, std::exception_ptr failure) {
            return chain.template run<Writer>(writer, failure);
        });
        return future;
    }
    template <class Job, class After> auto readThen(Job job, After after)
    {
        using T = std::invoke_result_t<Job, Reader &>;
        Chain<T, Job, After> chain(std::move(job), std::move(after));
        auto future = chain.result();
        enqueueRead(Read::Window, [chain](Reader *reader, std::exception_ptr failure) {
            chain.template run<Reader>(reader, failure)();
        });
        return future;
    }

Q_SIGNALS:
    // After each commit that changed something; emitted on the writer thread: connect from objects that live in
    // the receiver's thread, so that it arrives queued.
    void changed(const waxwing::store::ChangeSet &changes);

private:
    using Finish = std::function<void()>;
    // Runs the job when failure is null; returns what is to be called after the commit (or at once on failure),
    // so that nobody sees a result before it is durable.
    using WriteJob = std::function<Finish(Writer *writer, std::exception_ptr failure)>;
    using ReadJob = std::function<void(Reader *reader, std::exception_ptr failure)>;

    void enqueueWrite(Priority priority, WriteJob job);
    void enqueueRead(Read kind, ReadJob job);

    template <class T, class Promise, class Side, class Job>
    static Finish settle(Promise promise, Side *side, std::exception_ptr failure, Job &job)
    {
        if (failure) {
            return [promise, failure] {
                promise->setException(failure);
                promise->finish();
            };
        }
        if constexpr (std::is_void_v<T>) {
            job(*side);
            return [promise] { promise->finish(); };
        } else {
            auto result = std::make_shared<T>(job(*side));
            return [promise, result] {
                promise->addResult(std::move(*result));
                promise->finish();
            };
        }
    }

    template <class T, class Job, class After> class Chain {
    public:
        using U = std::invoke_result_t<After, QFuture<T>>;

        Chain(Job job, After after) : m_state(std::make_shared<State>(std::move(job), std::move(after)))
        {
            m_state->done.start();
            m_state->followed.start();
        }
        QFuture<U> result() const { return m_state->followed.future(); }
        template <class Side> Finish run(Side *side, std::exception_ptr failure) const
        {
            const std::shared_ptr<QPromise<T>> done(m_state, &m_state->done);
            return [state = m_state, finish = settle<T>(done, side, failure, m_state->job)] {
                finish();
                auto follow = [&state] { return state->after(state->done.future()); };
                fulfil(state->followed, follow);
            };
        }

    private:
        struct State {
            State(Job j, After a) : job(std::move(j)), after(std::move(a)) { }
            Job job;
            After after;
            QPromise<T> done;
            QPromise<U> followed;
        };
        std::shared_ptr<State> m_state;
    };

    class Private;
    std::unique_ptr<Private> d;
};

} // namespace waxwing::store
