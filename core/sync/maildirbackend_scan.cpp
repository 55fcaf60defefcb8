// MaildirBackend: what is in a Maildir, into the store.
#include "core/sync/maildirbackend.h"

#include "core/sync/maildirmessage.h"

#include <QCoroFuture>

namespace waxwing::sync {

namespace {

using store::Maildir;

struct Scan {
    UidValidity uidValidity;
    Uid uidNext;
    QMap<Uid, Maildir::Message> messages;
};

// What the store knows and the folder says otherwise.
struct Difference {
    QList<Uid> missing; // in the store
    QList<Uid> gone;
    QList<store::FlagUpdate> changed;
};

Difference differenceOf(const Scan &scan, const QList<store::FlagUpdate> &known)
{
    Difference difference;
    QSet<Uid> knownUids;
    for (const store::FlagUpdate &row : known) {
        knownUids.insert(row.uid);
        const auto now = scan.messages.constFind(row.uid);
        if (now == scan.messages.cend()) {
            difference.gone.append(row.uid);
        } else if (now->flags != row.flags || now->keywords != row.keywords) {
            store::FlagUpdate update;
            update.uid = row.uid;
            update.flags = now->flags;
            update.keywords = now->keywords;
            difference.changed.append(update);
        }
    }
    difference.missing = scan.messages.keys();
    difference.missing.removeIf([&](Uid uid) { return knownUids.contains(uid); });
    return difference;
}

} // namespace

QCoro::Task<SyncReport> MaildirBackend::scanFolder(store::FolderSyncState state)
{
    SyncReport report;
    if (state.serverName.isEmpty() || !state.selectable) {
        co_return report;
    }
    const QByteArray name = state.serverName;
    auto scanning = local([name](LocalMail &mail) {
        Maildir &folder = mail.folder(name);
        const QMap<Uid, Maildir::Message> messages = folder.scan();
        return Scan{folder.uidValidity(), folder.uidNext(), messages};
    });
    const Scan scan = co_await scanning;
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
    const Difference difference = differenceOf(scan, known);
    store::FolderSyncState now = state;
    now.uidValidity = validity;
    now.lowestUid = Uid(1);
    now.uidNext = scan.uidNext;
    const bool quiet = difference.gone.isEmpty() && difference.changed.isEmpty() && difference.missing.isEmpty();
    if (quiet && state.uidValidity == validity && state.uidNext == scan.uidNext) {
        co_return report;
    }
    co_await readNew(state, difference.missing);
    auto writing = m_store.write(store::Priority::Foreground, [=](store::Writer &writer) {
        writer.removeUids(id, difference.gone);
        writer.updateFlags(id, difference.changed);
        writer.setSyncState(now);
    });
    co_await writing;
    report.newMessages = difference.missing.size();
    report.changed = difference.changed.size();
    report.removed = difference.gone.size();
    co_return report;
}

// A few at a time: their sources are in memory meanwhile.
QCoro::Task<void> MaildirBackend::readNew(store::FolderSyncState state, QList<Uid> uids)
{
    constexpr qsizetype atOnce = 50;
    const QByteArray name = state.serverName;
    const QString bodies = m_store.paths().bodies;
    const FolderId folder = state.id;
    for (qsizetype at = 0; at < uids.size(); at += atOnce) {
        const QList<Uid> part = uids.mid(at, atOnce);
        auto reading = local([=](LocalMail &mail) {
            ReadMessages read;
            Maildir &maildir = mail.folder(name);
            for (const Uid uid : part) {
                const auto message = maildir.scanned().constFind(uid);
                // Moved by another program meanwhile: the next scan sees where it is.
                const auto source = message == maildir.scanned().cend() ? std::nullopt : maildir.read(*message);
                if (source) {
                    read.add(*message, *source, maildir.received(*message), bodies);
                }
            }
            return read;
        });
        const ReadMessages read = co_await reading;
        auto writing = m_store.write(store::Priority::Foreground,
                                     [folder, read](store::Writer &writer) { read.writeTo(writer, folder); });
        co_await writing;
    }
}

} // namespace waxwing::sync
