#include "core/sync/pop3backend.h"

#include "core/sync/convert.h"
#include "core/sync/words.h"

#include <QCoroFuture>
#include <QElapsedTimer>
#include <QFile>

#include <algorithm>

namespace waxwing::sync {

namespace {

// What was read of a few files, ready to be written to the store.
struct ReadMessages {
    QList<store::NewMessage> rows;
    QList<std::shared_ptr<store::Body>> bodies;
    QList<PreviewAndText> texts;
};

// The newest Received header says when the message came; without one (a draft) its Date.
QDateTime receivedOf(const mime::Envelope &envelope, const QList<mime::HeaderField> &headers)
{
    const QByteArray received = mime::headerValue(headers, "Received");
    const QDateTime date = mime::parseDate(received.mid(received.lastIndexOf(';') + 1));
    if (date.isValid()) {
        return date;
    }
    return envelope.date.isValid() ? envelope.date : QDateTime::currentDateTimeUtc();
}

ReadMessages readFiles(const QList<LocalFolder::Message> &messages, const QString &bodies)
{
    ReadMessages read;
    for (const LocalFolder::Message &message : messages) {
        QFile file(message.file);
        if (!file.open(QIODevice::ReadOnly)) {
            continue; // moved by another program meanwhile: the next scan sees where it is
        }
        const QByteArray source = file.readAll();
        const QList<mime::HeaderField> headers = mime::parseHeaderFields(source);
        store::NewMessage row = newMessageFromSource(source, receivedOf(mime::envelopeOf(headers), headers));
        row.uid = message.uid;
        row.flags = message.flags;
        row.keywords = message.keywords;
        read.rows.append(row);
        auto body = std::make_shared<store::Body>(bodies);
        body->append(source);
        read.bodies.append(body);
        read.texts.append(previewAndText(source));
    }
    return read;
}

struct Scan {
    UidValidity uidValidity;
    QMap<Uid, LocalFolder::Message> messages;
};

QList<store::FlagUpdate> changedFlags(const Scan &scan, const QList<store::FlagUpdate> &known)
{
    QList<store::FlagUpdate> changed;
    for (const store::FlagUpdate &row : known) {
        const auto now = scan.messages.constFind(row.uid);
        if (now != scan.messages.cend() && (now->flags != row.flags || now->keywords != row.keywords)) {
            store::FlagUpdate update;
            update.uid = row.uid;
            update.flags = now->flags;
            update.keywords = now->keywords;
            changed.append(update);
        }
    }
    return changed;
}

} // namespace

Pop3Backend::Pop3Backend(store::Store &store, Options options, QObject *parent)
    : AccountBackend(parent), m_store(store), m_options(std::move(options))
{
    m_disk.setMaxThreadCount(1);
}

Pop3Backend::~Pop3Backend()
{
    m_disk.waitForDone();
}

QCoro::Task<void> Pop3Backend::syncFolders()
{
    auto listing = local([](LocalMail &mail) { return mail.list(); });
    const QList<store::ServerFolder> folders = co_await listing;
    const AccountId account = m_options.account;
    auto writing = m_store.write(store::Priority::Foreground,
                                 [=](store::Writer &writer) { writer.setFolders(account, folders, true); });
    co_await writing;
}

QCoro::Task<QList<store::FolderSyncState>> Pop3Backend::states()
{
    const AccountId account = m_options.account;
    auto reading = m_store.read([account](store::Reader &reader) { return reader.syncStates(account); });
    const QList<store::FolderSyncState> all = co_await reading;
    co_return all;
}

QCoro::Task<SyncReport> Pop3Backend::sync(SyncRequest request)
{
    QElapsedTimer timer;
    timer.start();
    SyncReport report;
    const QList<store::FolderSyncState> folders = co_await states();
    bool inboxAsked = !request.folder.isValid();
    for (const store::FolderSyncState &state : folders) {
        inboxAsked = inboxAsked || (state.id == request.folder && state.role == store::Role::Inbox);
    }
    std::exception_ptr failure;
    if (inboxAsked) {
        try {
            co_await fetchMail(&report);
        } catch (...) {
            failure = std::current_exception();
        }
    }
    // What was fetched before a failure is here all the same.
    for (const store::FolderSyncState &state : folders) {
        if (!request.folder.isValid() || state.id == request.folder) {
            report += co_await scanFolder(state);
        }
    }
    report.seconds = double(timer.elapsed()) / 1000.0;
    if (failure) {
        std::rethrow_exception(failure);
    }
    co_return report;
}

QCoro::Task<SyncReport> Pop3Backend::scanFolder(store::FolderSyncState state)
{
    SyncReport report;
    if (state.serverName.isEmpty()) {
        co_return report;
    }
    const QByteArray name = state.serverName;
    auto scanning = local([name](LocalMail &mail) {
        LocalFolder &folder = mail.folder(name);
        return Scan{UidValidity(), folder.scan()};
    });
    Scan scan = co_await scanning;
    auto asking = local([name](LocalMail &mail) { return mail.folder(name).uidValidity(); });
    scan.uidValidity = co_await asking;
    const FolderId id = state.id;
    const UidValidity validity = scan.uidValidity;
    if (state.uidValidity.isValid() && validity != state.uidValidity) {
        auto resetting = m_store.write(store::Priority::Foreground,
                                       [=](store::Writer &writer) { writer.resetUids(id, validity); });
        co_await resetting;
    }
    auto reading = m_store.read([id](store::Reader &reader) {
        const QList<Uid> uids = reader.uids(id);
        return uids.isEmpty() ? QList<store::FlagUpdate>()
                              : reader.serverFlags(id, uids.constFirst(), uids.constLast());
    });
    const QList<store::FlagUpdate> known = co_await reading;
    QSet<Uid> knownUids;
    QList<Uid> gone;
    for (const store::FlagUpdate &row : known) {
        knownUids.insert(row.uid);
        if (!scan.messages.contains(row.uid)) {
            gone.append(row.uid);
        }
    }
    QList<Uid> missing = scan.messages.keys();
    missing.removeIf([&](Uid uid) { return knownUids.contains(uid); });
    const QList<store::FlagUpdate> changed = changedFlags(scan, known);
    if (!gone.isEmpty() || !changed.isEmpty()) {
        auto writing = m_store.write(store::Priority::Foreground, [=](store::Writer &writer) {
            writer.removeUids(id, gone);
            writer.updateFlags(id, changed);
        });
        co_await writing;
    }
    co_await readNew(state, missing);
    report.newMessages = missing.size();
    report.changed = changed.size();
    report.removed = gone.size();
    store::FolderSyncState now = state;
    now.uidValidity = validity;
    now.lowestUid = Uid(1);
    now.uidNext = scan.messages.isEmpty() ? Uid(1) : Uid(scan.messages.lastKey().value() + 1);
    auto saving
        = m_store.write(store::Priority::Foreground, [now](store::Writer &writer) { writer.setSyncState(now); });
    co_await saving;
    co_return report;
}

// A few at a time: their sources are in memory meanwhile.
QCoro::Task<void> Pop3Backend::readNew(store::FolderSyncState state, QList<Uid> uids)
{
    constexpr qsizetype atOnce = 20;
    const QByteArray name = state.serverName;
    const QString bodies = m_store.paths().bodies;
    const FolderId folder = state.id;
    for (qsizetype at = 0; at < uids.size(); at += atOnce) {
        const QList<Uid> part = uids.mid(at, atOnce);
        auto reading = local([=](LocalMail &mail) {
            QList<LocalFolder::Message> messages;
            const auto all = mail.folder(name).scanned();
            for (const Uid uid : part) {
                if (all.contains(uid)) {
                    messages.append(all.value(uid));
                }
            }
            return readFiles(messages, bodies);
        });
        const ReadMessages read = co_await reading;
        auto writing = m_store.write(store::Priority::Foreground, [folder, read](store::Writer &writer) {
            const QList<PlacementId> placements = writer.insertMessages(folder, read.rows);
            for (qsizetype i = 0; i < placements.size() && i < read.bodies.size(); ++i) {
                writer.setBody(placements.at(i), std::move(*read.bodies.at(i)));
                writer.setPreviewAndText(placements.at(i), read.texts.at(i).preview, read.texts.at(i).text);
            }
        });
        co_await writing;
    }
}

QCoro::Task<void> Pop3Backend::fetchBody(PlacementId placement)
{
    auto asking = m_store.read([placement](store::Reader &reader) { return reader.row(placement); });
    const std::optional<store::MessageRow> row = co_await asking;
    if (!row) {
        throw Error(ErrorKind::Input, translated("There is no such message."));
    }
    if (row->bodyHeld) {
        co_return;
    }
    const FolderId folder = row->folder;
    auto reading = m_store.read([folder](store::Reader &reader) { return reader.syncState(folder); });
    const std::optional<store::FolderSyncState> state = co_await reading;
    if (state && row->uid.isValid()) {
        // Not braced: GCC 12 loses an initializer list's array across co_await when optimising.
        QList<Uid> one;
        one.append(row->uid);
        co_await readNew(*state, one);
    }
}

QCoro::Task<QList<PlacementId>> Pop3Backend::search(FolderId, QString)
{
    const QList<PlacementId> nothing; // canSearch() says so: everything there is is here
    co_return nothing;
}

QCoro::Task<bool> Pop3Backend::contains(FolderId folder, QByteArray messageId)
{
    auto reading = m_store.read(
        [=](store::Reader &reader) { return reader.placementByMessageId(folder, messageId).has_value(); });
    const bool there = co_await reading;
    co_return there;
}

void Pop3Backend::close()
{
    m_closed = true;
    if (m_session) {
        m_session->close();
    }
}

QCoro::Task<void> Pop3Backend::drained()
{
    m_disk.waitForDone();
    co_return;
}

} // namespace waxwing::sync
