#include "core/auth/keyring.h"

#include "core/base/error.h"

#include <QCoreApplication>
#include <QCoroFuture>
#include <QPromise>
#include <QThread>
#include <QTimer>
#include <qt6keychain/keychain.h>

#include <functional>
#include <memory>
#include <type_traits>

namespace waxwing::auth {

namespace {

const QString service = QStringLiteral("waxwing");

struct Words {
    Q_DECLARE_TR_FUNCTIONS(auth::Keyring)
};

QString sentenceFor(QKeychain::Error error)
{
    switch (error) {
    case QKeychain::AccessDeniedByUser:
    case QKeychain::AccessDenied: return Words::tr("The keyring was not unlocked.");
    case QKeychain::NoBackendAvailable: return Words::tr("There is no keyring on this system.");
    default: return Words::tr("The keyring did not work.");
    }
}

struct Answer {
    QKeychain::Error error = QKeychain::NoError;
    QString complaint;
    QString secret;
    bool isLate = false;
};

void stopAtTheEnd();

// QtKeychain runs all jobs of a process one after another, from an object in the thread of the very first one, and
// touches a job there after it may be gone elsewhere. So every job lives in this one thread, to the program's end.
class KeyringThread {
public:
    KeyringThread()
    {
        qAddPostRoutine(stopAtTheEnd);
        m_thread.setObjectName(QStringLiteral("keyring"));
        m_here.moveToThread(&m_thread);
        m_thread.start();
    }

    template <class Job> QFuture<Answer> run(std::chrono::milliseconds patience, std::function<void(Job *)> prepare)
    {
        QPromise<Answer> promise;
        promise.start();
        QFuture<Answer> future = promise.future();
        const auto shared = std::make_shared<QPromise<Answer>>(std::move(promise));
        QMetaObject::invokeMethod(&m_here, [this, patience, prepare, shared] {
            auto *job = new Job(service, &m_here);
            job->setAutoDelete(false);
            job->setInsecureFallback(false);
            prepare(job);
            start(job, patience, shared);
        });
        return future;
    }

    void stop()
    {
        m_thread.quit();
        m_thread.wait();
    }

private:
    template <class Job>
    void start(Job *job, std::chrono::milliseconds patience, const std::shared_ptr<QPromise<Answer>> &promise)
    {
        const auto end = [this, job, promise](Answer answer) {
            job->disconnect(&m_here); // not all: QtKeychain listens too, for when the next may start
            promise->addResult(std::move(answer));
            promise->finish();
            job->deleteLater(); // a late one too: the next in the queue starts once it is gone
        };
        QObject::connect(job, &QKeychain::Job::finished, &m_here, [job, end] {
            Answer answer;
            answer.error = job->error();
            answer.complaint = job->errorString();
            if constexpr (std::is_same_v<Job, QKeychain::ReadPasswordJob>) {
                answer.secret = job->textData();
            }
            end(std::move(answer));
        });
        QTimer::singleShot(patience, job, [end] {
            Answer late;
            late.isLate = true;
            end(std::move(late));
        });
        job->start();
    }

    QThread m_thread;
    QObject m_here; // lives in m_thread
};

KeyringThread &keyringThread()
{
    static KeyringThread thread;
    return thread;
}

void stopAtTheEnd()
{
    keyringThread().stop();
}

// The secret of a job that reads; nullopt: there is no such entry.
template <class Job>
QCoro::Task<std::optional<QString>> outcome(std::chrono::milliseconds patience, std::function<void(Job *)> prepare)
{
    const Answer answer = co_await keyringThread().run<Job>(patience, std::move(prepare));
    if (answer.isLate) {
        throw Error(ErrorKind::Auth, Words::tr("The keyring did not answer in time."));
    }
    if (answer.error != QKeychain::NoError && answer.error != QKeychain::EntryNotFound) {
        throw Error(ErrorKind::Auth, sentenceFor(answer.error), answer.complaint);
    }
    std::optional<QString> secret;
    if (answer.error == QKeychain::NoError) {
        secret = answer.secret;
    }
    co_return secret;
}

} // namespace

QCoro::Task<std::optional<QString>> SystemKeyring::read(QString key)
{
    return outcome<QKeychain::ReadPasswordJob>(m_patience, [key](auto *job) { job->setKey(key); });
}

// No temporary with a value of its own stands in a co_await: GCC 12 destroys it twice.
QCoro::Task<void> SystemKeyring::write(QString key, QString secret)
{
    const std::function<void(QKeychain::WritePasswordJob *)> prepare = [key, secret](auto *job) {
        job->setKey(key);
        job->setTextData(secret);
    };
    co_await outcome(m_patience, prepare);
}

QCoro::Task<void> SystemKeyring::remove(QString key)
{
    const std::function<void(QKeychain::DeletePasswordJob *)> prepare = [key](auto *job) { job->setKey(key); };
    co_await outcome(m_patience, prepare);
}

} // namespace waxwing::auth
