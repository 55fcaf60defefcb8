#include "core/auth/keyring.h"

#include "core/base/error.h"
#include "core/base/wakeup.h"

#include <QCoreApplication>
#include <qt6keychain/keychain.h>

#include <memory>

namespace waxwing::auth {

namespace {

const QString service = QStringLiteral("waxwing");

QString tr(const char *text)
{
    return QCoreApplication::translate("auth::Keyring", text);
}

struct DeleteLater {
    void operator()(QObject *object) const { object->deleteLater(); }
};
template <class Job> using JobPointer = std::unique_ptr<Job, DeleteLater>;

template <class Job> JobPointer<Job> newJob(const QString &key)
{
    JobPointer<Job> job(new Job(service));
    job->setAutoDelete(false);
    job->setInsecureFallback(false);
    job->setKey(key);
    return job;
}

QString sentenceFor(QKeychain::Error error)
{
    switch (error) {
    case QKeychain::AccessDeniedByUser:
    case QKeychain::AccessDenied: return tr("The keyring was not unlocked.");
    case QKeychain::NoBackendAvailable: return tr("There is no keyring on this system.");
    default: return tr("The keyring did not work.");
    }
}

// True when done, false when there is no such entry.
QCoro::Task<bool> run(QKeychain::Job *job, std::chrono::milliseconds patience)
{
    auto isOver = std::make_shared<bool>(false);
    Wakeup finished;
    QObject::connect(job, &QKeychain::Job::finished, &finished, [isOver, &finished] {
        *isOver = true;
        finished.wake();
    });
    job->start();
    const auto deadline = std::chrono::steady_clock::now() + patience;
    while (!*isOver) {
        const auto left = timeUntil(deadline);
        if (left.count() == 0) {
            job->disconnect(&finished);
            throw Error(ErrorKind::Auth, tr("The keyring did not answer in time."));
        }
        co_await finished.wait(left);
    }
    if (job->error() == QKeychain::NoError || job->error() == QKeychain::EntryNotFound) {
        co_return job->error() == QKeychain::NoError;
    }
    throw Error(ErrorKind::Auth, sentenceFor(job->error()), job->errorString());
}

} // namespace

QCoro::Task<std::optional<QString>> SystemKeyring::read(QString key)
{
    const auto job = newJob<QKeychain::ReadPasswordJob>(key);
    const bool isFound = co_await run(job.get(), m_patience);
    std::optional<QString> secret;
    if (isFound) {
        secret = job->textData();
    }
    co_return secret;
}

QCoro::Task<void> SystemKeyring::write(QString key, QString secret)
{
    const auto job = newJob<QKeychain::WritePasswordJob>(key);
    job->setTextData(secret);
    co_await run(job.get(), m_patience);
}

QCoro::Task<void> SystemKeyring::remove(QString key)
{
    const auto job = newJob<QKeychain::DeletePasswordJob>(key);
    co_await run(job.get(), m_patience);
}

} // namespace waxwing::auth
