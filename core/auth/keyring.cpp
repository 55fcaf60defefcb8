#include "core/auth/keyring.h"

#include "core/auth/secretservice.h"
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

const QString serviceName = QStringLiteral("waxwing");

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
    enum class Kind { Given, Late, Locked, Declined };

    Answer() = default;
    explicit Answer(Kind kind_) : kind(kind_) { }

    Kind kind = Kind::Given;
    QKeychain::Error error = QKeychain::NoError;
    QString complaint;
    Secret secret;
};

struct Patience {
    enum class IfLocked { Wait, Say, SayUnasked };

    IfLocked ifLocked = IfLocked::Wait;
    std::chrono::milliseconds wait{};
};

using Tell = std::function<void(const Answer &answer)>;

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
        m_service.moveToThread(&m_thread);
        m_thread.start();
    }

    // Whoever finds it locked gets that answer, or waits for the person.
    template <class Job> QFuture<Answer> run(Patience patience, std::function<void(Job *)> prepare)
    {
        const auto promise = std::make_shared<QPromise<Answer>>();
        promise->start();
        QFuture<Answer> future = promise->future();
        const Tell tell = [promise](const Answer &answer) {
            promise->addResult(answer);
            promise->finish();
        };
        const auto go = [this, wait = patience.wait, prepare, tell] { start<Job>(wait, prepare, tell); };
        QMetaObject::invokeMethod(&m_here, [this, patience, go, tell] {
            m_service.look([this, patience, go, tell](bool isLocked) {
                if (!isLocked) {
                    go();
                } else if (patience.ifLocked == Patience::IfLocked::Wait) {
                    waitForPerson(patience.wait, go, tell);
                } else {
                    tell(Answer(Answer::Kind::Locked));
                    if (patience.ifLocked == Patience::IfLocked::Say) {
                        m_service.askToUnlock();
                    }
                }
            });
        });
        return future;
    }

    void askAgain()
    {
        QMetaObject::invokeMethod(&m_here, [this] { m_service.mayAskAgain(); });
    }
    SecretService *service() { return &m_service; }

    void stop()
    {
        m_thread.quit();
        m_thread.wait();
    }

private:
    // Settled once: by the unlocking, by a person who does not want to, or by neither in time.
    void waitForPerson(std::chrono::milliseconds wait, const std::function<void()> &go, const Tell &tell)
    {
        auto *waiting = new QObject(&m_here);
        auto *timer = new QTimer(waiting);
        const auto end = [this, waiting, timer] {
            m_service.disconnect(waiting);
            timer->stop();
            waiting->deleteLater();
        };
        QObject::connect(&m_service, &SecretService::unlocked, waiting, [end, go] {
            end();
            go();
        });
        const auto give = [end, tell] {
            end();
            tell(Answer(Answer::Kind::Declined));
        };
        QObject::connect(&m_service, &SecretService::declined, waiting, give);
        QObject::connect(timer, &QTimer::timeout, waiting, give);
        timer->start(wait);
        m_service.mayAskAgain();
        m_service.askToUnlock();
    }

    template <class Job>
    void start(std::chrono::milliseconds patience, const std::function<void(Job *)> &prepare, const Tell &tell)
    {
        auto *job = new Job(serviceName, &m_here);
        job->setAutoDelete(false);
        job->setInsecureFallback(false);
        prepare(job);
        const auto end = [this, job, tell](const Answer &answer) {
            job->disconnect(&m_here); // not all: QtKeychain listens too, for when the next may start
            tell(answer);
            job->deleteLater(); // a late one too: the next in the queue starts once it is gone
        };
        QObject::connect(job, &QKeychain::Job::finished, &m_here, [job, end] {
            Answer answer;
            answer.error = job->error();
            answer.complaint = job->errorString();
            if constexpr (std::is_same_v<Job, QKeychain::ReadPasswordJob>) {
                QString text = job->textData();
                answer.secret = Secret::taken(text);
            }
            end(answer);
        });
        QTimer::singleShot(patience, job, [end] { end(Answer(Answer::Kind::Late)); });
        job->start();
    }

    QThread m_thread;
    QObject m_here; // lives in m_thread, as the next does
    SecretService m_service;
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
template <class Job> QCoro::Task<std::optional<Secret>> outcome(Patience patience, std::function<void(Job *)> prepare)
{
    const Answer answer = co_await keyringThread().run<Job>(patience, std::move(prepare));
    switch (answer.kind) {
    case Answer::Kind::Given: break;
    case Answer::Kind::Late: throw Error(ErrorKind::Auth, Words::tr("The keyring did not answer in time."));
    case Answer::Kind::Declined: throw Error(ErrorKind::Auth, sentenceFor(QKeychain::AccessDeniedByUser));
    case Answer::Kind::Locked:
        throw Error(ErrorKind::Auth,
                    Words::tr("The keyring is locked. The account connects by itself once it is unlocked."))
            .withCode(keyringLocked);
    }
    if (answer.error != QKeychain::NoError && answer.error != QKeychain::EntryNotFound) {
        throw Error(ErrorKind::Auth, sentenceFor(answer.error), answer.complaint);
    }
    std::optional<Secret> secret;
    if (answer.error == QKeychain::NoError) {
        secret = answer.secret;
    }
    co_return secret;
}

} // namespace

QCoro::Task<std::optional<Secret>> SystemKeyring::read(QString key)
{
    const bool waits = m_whenLocked == WhenLocked::Wait;
    const Patience patience{waits ? Patience::IfLocked::Wait : Patience::IfLocked::Say, m_patience};
    return outcome<QKeychain::ReadPasswordJob>(patience, [key](auto *job) { job->setKey(key); });
}

// No temporary with a value of its own stands in a co_await: GCC 12 destroys it twice.
QCoro::Task<void> SystemKeyring::write(QString key, Secret secret)
{
    const std::function<void(QKeychain::WritePasswordJob *)> prepare = [key, secret](auto *job) {
        job->setKey(key);
        job->setTextData(secret.toString());
    };
    const Patience patience{Patience::IfLocked::Wait, m_patience};
    co_await outcome(patience, prepare);
}

// Nobody is asked to unlock a keyring so that something in it can be forgotten.
QCoro::Task<void> SystemKeyring::remove(QString key)
{
    const std::function<void(QKeychain::DeletePasswordJob *)> prepare = [key](auto *job) { job->setKey(key); };
    const bool waits = m_whenLocked == WhenLocked::Wait;
    const Patience patience{waits ? Patience::IfLocked::Wait : Patience::IfLocked::SayUnasked, m_patience};
    co_await outcome(patience, prepare);
}

void SystemKeyring::askAgain()
{
    keyringThread().askAgain();
}

void SystemKeyring::onUnlocked(QObject *context, std::function<void()> then)
{
    QObject::connect(keyringThread().service(), &SecretService::unlocked, context, std::move(then));
}

} // namespace waxwing::auth
