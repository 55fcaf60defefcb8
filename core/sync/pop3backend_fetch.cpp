// Pop3Backend: one visit to the server.
#include "core/base/step.h"
#include "core/sync/pop3backend.h"

#include "core/base/log.h"
#include "core/sync/words.h"

#include <QCoroFuture>
#include <QCryptographicHash>
#include <QFile>

#include <unistd.h>

namespace waxwing::sync {

namespace {

constexpr qint64 largestMessage = 1024LL * 1024 * 1024;
// Shown as they come, not when all are here.
constexpr int showEvery = 100;

QByteArray shortHash(const QByteArray &prefix, const QByteArray &hash)
{
    return QByteArray(prefix + hash.toHex().left(40));
}

// "u…": by the server's unique id; "c…": by content, where the id is missing or serves two messages.
QByteArray nameByUid(const QByteArray &uid)
{
    return shortHash("u", QCryptographicHash::hash(uid, QCryptographicHash::Sha256));
}

void flushToDisk(QFile &file)
{
    stepBefore("fetched file");
    if (!file.flush() || ::fsync(file.handle()) != 0) {
        throw Error(ErrorKind::Storage, translated("The message could not be stored on this computer."),
                    file.errorString());
    }
    stepAfter("fetched file");
    file.close();
}

} // namespace

struct Pop3Backend::Fetch {
    QHash<QByteArray, QDateTime> here; // names of what is stored, with the time it came
    QSet<QByteArray> deleted; // names of what the user deleted here
    QHash<int, QByteArray> names; // by number, as far as they are known
    qint64 fetched = 0;
};

QCoro::Task<Pop3Backend::Session> Pop3Backend::openSession()
{
    if (m_closed) {
        throw Error(ErrorKind::Cancelled, translated("The connection was closed."));
    }
    if (m_refusedLogin) {
        throw *m_refusedLogin;
    }
    const Session session = m_options.make();
    m_session = session;
    std::optional<Error> failure;
    try {
        co_await m_options.open(session.get());
    } catch (const Error &error) {
        failure = error;
    }
    if (failure) {
        if (failure->kind() == ErrorKind::Auth) {
            m_refusedLogin = failure;
        }
        throw *failure;
    }
    Q_EMIT connectionChanged(true);
    co_return session;
}

QCoro::Task<void> Pop3Backend::fetchMail(SyncReport *report)
{
    if (m_fetching) {
        co_return; // the maildrop is locked by the visit that is under way (RFC 1939 4)
    }
    m_fetching = true;
    const std::shared_ptr<void> guard(nullptr, [this](void *) { m_fetching = false; });
    const Session session = co_await openSession();
    std::exception_ptr failure;
    try {
        co_await visit(session, report);
        co_await session->quit();
    } catch (...) {
        failure = std::current_exception();
    }
    session->close();
    report->bytesIn += quint64(session->transport().bytesIn());
    report->bytesOut += quint64(session->transport().bytesOut());
    if (failure) {
        std::rethrow_exception(failure);
    }
}

QCoro::Task<void> Pop3Backend::visit(Session session, SyncReport *report)
{
    auto fetch = std::make_shared<Fetch>();
    auto looking = local([fetch](LocalMail &mail) {
        fetch->here = mail.messageNames();
        fetch->deleted = mail.deleted().all();
    });
    co_await looking;
    const auto uids = co_await session->uidl();
    const auto sizes = co_await session->list();
    report->roundTrips += 2;
    QHash<QByteArray, int> times;
    if (uids) {
        for (const pop3::UniqueId &id : uids->entries) {
            ++times[id.uid];
        }
        for (const pop3::UniqueId &id : uids->entries) {
            if (times.value(id.uid) == 1) {
                fetch->names.insert(id.number, nameByUid(id.uid));
            }
        }
    }
    qint64 done = 0;
    for (const pop3::ScanListing &message : sizes.entries) {
        Progress progress;
        progress.what = translated("Fetching mail");
        progress.done = ++done;
        progress.total = sizes.entries.size();
        Q_EMIT this->progress(progress);
        const QByteArray name = fetch->names.value(message.number);
        if (name.isEmpty() || (!fetch->here.contains(name) && !fetch->deleted.contains(name))) {
            co_await fetchOne(session, message.number, fetch, report);
            ++report->roundTrips;
        }
    }
    co_await deleteWhatMayGo(session, fetch);
    // An id the server does not list any more will not come back.
    if (uids && uids->unreadable == 0 && sizes.unreadable == 0) {
        const QSet<QByteArray> listed(fetch->names.cbegin(), fetch->names.cend());
        auto forgetting = local([listed](LocalMail &mail) { mail.deleted().keepOnly(listed); });
        co_await forgetting;
    }
}

// Streamed to tmp/, fsynced, linked: only then it counts as here.
QCoro::Task<void> Pop3Backend::fetchOne(Session session, int number, std::shared_ptr<Fetch> fetch, SyncReport *report)
{
    const QByteArray inbox = QByteArrayLiteral("INBOX");
    const QByteArray temporaryName = "fetch-" + QByteArray::number(number);
    auto asking = local([=](LocalMail &mail) { return mail.folder(inbox).temporaryFile(temporaryName); });
    const QString temporary = co_await asking;
    auto file = std::make_shared<QFile>(temporary);
    if (!file->open(QIODevice::WriteOnly | QIODevice::Truncate)) {
        throw Error(ErrorKind::Storage, translated("The message could not be stored on this computer."),
                    file->errorString());
    }
    auto hash = std::make_shared<QCryptographicHash>(QCryptographicHash::Sha256);
    const pop3::Reader::Sink sink = [file, hash](QByteArrayView chunk) {
        if (file->write(chunk.data(), chunk.size()) != chunk.size()) {
            throw Error(ErrorKind::Storage, translated("The message could not be stored on this computer."),
                        file->errorString());
        }
        hash->addData(chunk);
    };
    std::exception_ptr failure;
    try {
        co_await session->retrieve(number, sink, largestMessage);
    } catch (...) {
        failure = std::current_exception();
    }
    if (failure) {
        file->remove();
        std::rethrow_exception(failure);
    }
    QByteArray name = fetch->names.value(number);
    if (name.isEmpty()) {
        name = shortHash("c", hash->result());
        fetch->names.insert(number, name);
    }
    const bool known = fetch->here.contains(name) || fetch->deleted.contains(name);
    auto storing = local([=](LocalMail &mail) {
        if (known) {
            file->remove();
            return;
        }
        flushToDisk(*file);
        mail.folder(inbox).linkIn(temporary, name, store::Flags());
    });
    co_await storing;
    if (!known) {
        fetch->here.insert(name, QDateTime::currentDateTimeUtc());
        ++fetch->fetched;
    }
    if (fetch->fetched % showEvery == 1) {
        const QList<store::FolderSyncState> folders = co_await states();
        for (const store::FolderSyncState &state : folders) {
            if (state.role == store::Role::Inbox) {
                const SyncReport shown = co_await scanFolder(state);
                *report += shown;
            }
        }
    }
}

bool Pop3Backend::mayGo(const QByteArray &base, const Fetch &fetch) const
{
    using Kind = accounts::LeaveOnServer::Kind;
    const bool deletedHere = fetch.deleted.contains(base);
    if (!deletedHere && !fetch.here.contains(base)) {
        return false; // not stored: never deleted
    }
    switch (m_options.leaveOnServer.kind) {
    case Kind::Forever: return false;
    case Kind::Never: return true;
    case Kind::UntilDeleted: return deletedHere;
    case Kind::Days:
        return deletedHere
            || fetch.here.value(base).daysTo(QDateTime::currentDateTimeUtc()) >= m_options.leaveOnServer.days;
    }
    return false;
}

// Marked only; the server deletes at QUIT.
QCoro::Task<void> Pop3Backend::deleteWhatMayGo(Session session, std::shared_ptr<Fetch> fetch)
{
    QList<int> numbers = fetch->names.keys();
    std::sort(numbers.begin(), numbers.end());
    for (const int number : std::as_const(numbers)) {
        if (mayGo(fetch->names.value(number), *fetch)) {
            co_await session->dele(number);
        }
    }
}

} // namespace waxwing::sync
