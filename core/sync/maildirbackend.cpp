#include "core/sync/maildirbackend.h"

#include "core/sync/words.h"

#include <QCoroFuture>
#include <QElapsedTimer>
#include <QFile>

namespace waxwing::sync {

namespace {

constexpr std::chrono::milliseconds gathering{150};
// inotify has a few thousand watches for all programs of a user; folders beyond are seen at the next sync.
constexpr qsizetype mostWatched = 500;

QStringList watchedPaths(LocalMail &mail)
{
    QStringList paths{QFile::decodeName(mail.tree().root())};
    const QList<QByteArray> names = mail.tree().names();
    for (const QByteArray &name : names) {
        const QByteArray path = mail.tree().pathOf(name);
        paths.append(QFile::decodeName(QByteArray(path + "/new")));
        paths.append(QFile::decodeName(QByteArray(path + "/cur")));
    }
    return paths.mid(0, mostWatched);
}

} // namespace

MaildirBackend::MaildirBackend(store::Store &store, AccountId account, QString mailFolder, LocalMail::Kind kind,
                               QObject *parent)
    : AccountBackend(parent)
    , m_store(store)
    , m_account(account)
    , m_mailFolder(std::move(mailFolder))
    , m_kind(kind)
    , m_scope([](const Error &) {}) // what a look of its own meets, the next sync meets and tells
{
    m_disk.setMaxThreadCount(1);
    m_changed.setSingleShot(true);
    m_changed.setInterval(gathering);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, [this](const QString &path) {
        m_changedPaths.insert(path);
        m_changed.start();
    });
    connect(&m_changed, &QTimer::timeout, this, [this] {
        const QStringList paths = m_changedPaths.values();
        m_changedPaths.clear();
        if (!m_scope.isClosing()) {
            m_scope.spawn(lookAgain(paths));
        }
    });
}

MaildirBackend::~MaildirBackend()
{
    m_disk.waitForDone();
}

void MaildirBackend::watchFolders(const QStringList &paths)
{
    const QStringList watched = m_watcher.directories();
    const QSet<QString> before(watched.cbegin(), watched.cend());
    QSet<QString> now(paths.cbegin(), paths.cend());
    const QStringList gone = (before - now).values();
    const QStringList added = (now - before).values();
    if (!gone.isEmpty()) {
        m_watcher.removePaths(gone);
    }
    if (!added.isEmpty()) {
        m_watcher.addPaths(added);
    }
}

QCoro::Task<void> MaildirBackend::lookAgain(QStringList paths)
{
    if (paths.contains(m_mailFolder)) {
        co_await syncFolders(); // a folder came or went
    }
    auto asking = local([paths](LocalMail &mail) {
        QSet<QByteArray> changed;
        const QList<QByteArray> names = mail.tree().names();
        for (const QByteArray &name : names) {
            const QString path = QFile::decodeName(mail.tree().pathOf(name));
            if (paths.contains(QString(path + QLatin1String("/new")))
                || paths.contains(QString(path + QLatin1String("/cur")))) {
                changed.insert(name);
            }
        }
        return changed;
    });
    const QSet<QByteArray> changed = co_await asking;
    const QList<store::FolderSyncState> folders = co_await states();
    for (const store::FolderSyncState &state : folders) {
        if (changed.contains(state.serverName)) {
            co_await scanFolder(state);
        }
    }
}

QCoro::Task<void> MaildirBackend::syncFolders()
{
    auto listing = local([](LocalMail &mail) { return std::pair(mail.list(), watchedPaths(mail)); });
    const auto [folders, paths] = co_await listing;
    watchFolders(paths);
    const AccountId id = m_account;
    const QList<store::ServerFolder> all = folders;
    auto writing = m_store.write(store::Priority::Foreground,
                                 [id, all](store::Writer &writer) { writer.setFolders(id, all, true); });
    co_await writing;
}

QCoro::Task<QList<store::FolderSyncState>> MaildirBackend::states()
{
    const AccountId id = m_account;
    auto reading = m_store.read([id](store::Reader &reader) { return reader.syncStates(id); });
    const QList<store::FolderSyncState> all = co_await reading;
    co_return all;
}

QCoro::Task<SyncReport> MaildirBackend::sync(SyncRequest request)
{
    QElapsedTimer timer;
    timer.start();
    SyncReport report;
    const QList<store::FolderSyncState> folders = co_await states();
    for (const store::FolderSyncState &state : folders) {
        if (!request.folder.isValid() || state.id == request.folder) {
            report += co_await scanFolder(state);
        }
    }
    report.seconds = double(timer.elapsed()) / 1000.0;
    co_return report;
}

QCoro::Task<void> MaildirBackend::fetchBody(PlacementId placement)
{
    auto asking = m_store.read([placement](store::Reader &reader) { return reader.row(placement); });
    const std::optional<store::MessageRow> row = co_await asking;
    if (!row) {
        throw Error(ErrorKind::Input, Words::tr("There is no such message."));
    }
    if (row->bodyHeld) {
        co_return;
    }
    auto reading = m_store.read([placement](store::Reader &reader) {
        const auto location = reader.serverLocation(placement);
        return std::pair(location ? reader.syncState(location->folder) : std::nullopt,
                         location ? location->uid : Uid());
    });
    const auto place = co_await reading;
    if (!place.first || !place.second.isValid()) {
        co_return;
    }
    const store::FolderSyncState state = *place.first;
    const Uid uid = place.second;
    const QByteArray name = state.serverName;
    auto looking = local([=](LocalMail &mail) { return mail.folder(name).find(uid); });
    const std::optional<store::Maildir::Message> message = co_await looking;
    if (message && wholeSizeOfPartial(message->base)) {
        co_await fetchRest(state, uid, message->base);
    }
    // Not braced: GCC 12 loses an initializer list's array across co_await when optimising.
    QList<Uid> one;
    one.append(uid);
    co_await readNew(state, one);
}

QCoro::Task<void> MaildirBackend::fetchRest(store::FolderSyncState, Uid, QByteArray)
{
    co_return;
}

QCoro::Task<QList<PlacementId>> MaildirBackend::search(FolderId, QString)
{
    const QList<PlacementId> nothing; // canSearch() says so: everything there is is here
    co_return nothing;
}

QCoro::Task<bool> MaildirBackend::contains(FolderId folder, QByteArray messageId)
{
    auto reading = m_store.read(
        [=](store::Reader &reader) { return reader.placementByMessageId(folder, messageId).has_value(); });
    const bool there = co_await reading;
    co_return there;
}

QCoro::Task<void> MaildirBackend::drained()
{
    m_scope.close();
    m_changed.stop();
    co_await m_scope.drained();
    m_disk.waitForDone();
}

} // namespace waxwing::sync
