#include "tests/sync/backendcontract.h"

#include "core/store/reader.h"
#include "core/sync/convert.h"

#include <QFile>

namespace waxwing::test {

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

constexpr int patience = 30'000;

} // namespace

QByteArray contractMessage(const QByteArray &subject)
{
    return "From: Ana Lima <ana@example.org>\r\nTo: demo@waxwing.test\r\nSubject: " + subject
        + "\r\nDate: Tue, 24 Nov 2026 10:00:00 +0100\r\nMessage-ID: <" + subject + "@contract.example>\r\n\r\nText of "
        + subject + "\r\n.\r\n";
}

void BackendContract::init()
{
    emptyMailbox();
    m_profile = std::make_unique<QTemporaryDir>();
    open();
    m_account = makeAccount(*m_core);
    syncNow();
}

void BackendContract::cleanup()
{
    close();
    m_profile.reset();
}

void BackendContract::open(bool offline)
{
    app::CoreOptions options;
    options.profile = m_profile->filePath(s("profile"));
    options.mode = sync::MailEngine::Mode::OnDemand;
    options.offline = offline;
    m_core = std::make_unique<app::Core>(options);
}

void BackendContract::close()
{
    m_core.reset();
}

template <class T> T BackendContract::result(QFuture<T> future)
{
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }, patience)) {
        throw Error(ErrorKind::Network, s("no answer"));
    }
    future.waitForFinished();
    if constexpr (!std::is_void_v<T>) {
        return future.result();
    }
}

void BackendContract::syncNow()
{
    result(m_core->engine().syncNow(m_account, sync::SyncRequest()));
}

FolderId BackendContract::folder(const QString &path)
{
    const auto found = result(
        m_core->store().read([id = m_account, path](store::Reader &reader) { return reader.folderByPath(id, path); }));
    return found ? found->id : FolderId();
}

QStringList BackendContract::paths()
{
    const QList<store::FolderRow> rows
        = result(m_core->store().read([id = m_account](store::Reader &reader) { return reader.folders(id); }));
    QStringList all;
    for (const store::FolderRow &row : rows) {
        all.append(row.path);
    }
    return all;
}

QStringList BackendContract::subjects(const QString &path)
{
    store::ListSpec spec;
    spec.folder = folder(path);
    const QList<store::MessageRow> rows
        = result(m_core->store().read([spec](store::Reader &reader) { return reader.window(spec, 0, 100); }));
    QStringList all;
    for (const store::MessageRow &row : rows) {
        all.append(row.subject);
    }
    all.sort();
    return all;
}

store::MessageRow BackendContract::row(const QString &path, const QString &subject)
{
    store::ListSpec spec;
    spec.folder = folder(path);
    const QList<store::MessageRow> rows
        = result(m_core->store().read([spec](store::Reader &reader) { return reader.window(spec, 0, 100); }));
    for (const store::MessageRow &row : rows) {
        if (row.subject == subject) {
            return row;
        }
    }
    return {};
}

PlacementId BackendContract::message(const QString &path, const QString &subject)
{
    return row(path, subject).id;
}

bool BackendContract::nothingWaits()
{
    return result(m_core->store().read([id = m_account](store::Reader &reader) { return reader.intents(id); }))
        .isEmpty();
}

sync::Applied BackendContract::done(QFuture<sync::Applied> verb)
{
    const sync::Applied applied = result(std::move(verb));
    result(m_core->engine().flush(m_account));
    return applied;
}

void BackendContract::deliveredMailIsHere()
{
    deliver(contractMessage("one"));
    syncNow();
    QCOMPARE(subjects(arrivals()), QStringList{s("one")});
    QCOMPARE(row(arrivals(), s("one")).fromAddress, s("ana@example.org"));
}

void BackendContract::secondSyncIsQuiet()
{
    deliver(contractMessage("one"));
    syncNow();
    const PlacementId id = message(arrivals(), s("one"));
    const sync::SyncReport report = result(m_core->engine().syncNow(m_account, sync::SyncRequest()));
    QCOMPARE(report.newMessages, 0);
    QCOMPARE(report.changed, 0);
    QCOMPARE(report.removed, 0);
    QCOMPARE(message(arrivals(), s("one")), id);
}

void BackendContract::bodyIsTheSource()
{
    deliver(contractMessage("one"));
    syncNow();
    const PlacementId id = message(arrivals(), s("one"));
    result(m_core->engine().fetchBody(id));
    const auto body = result(m_core->store().read([id](store::Reader &reader) { return reader.body(id); }));
    QVERIFY(body);
    QVERIFY2(body->endsWith("Text of one\r\n.\r\n"), body->constData());
}

void BackendContract::bodyOfNoMessageIsAnError()
{
    QVERIFY_THROWS_EXCEPTION(Error, result(m_core->engine().fetchBody(PlacementId(4711))));
}

void BackendContract::flagsStay()
{
    deliver(contractMessage("one"));
    syncNow();
    store::FlagChange change;
    change.set = store::Flags(store::Flag::Seen) | store::Flag::Flagged;
    change.setKeywords = {s("$label1")};
    done(m_core->engine().changeFlags({message(arrivals(), s("one"))}, change));
    store::FlagChange back;
    back.clear = store::Flag::Seen;
    done(m_core->engine().changeFlags({message(arrivals(), s("one"))}, back));
    QVERIFY(nothingWaits());
    syncNow();
    QCOMPARE(row(arrivals(), s("one")).flags, store::Flags(store::Flag::Flagged));
    QCOMPARE(row(arrivals(), s("one")).keywords, QStringList{s("$label1")});
}

void BackendContract::movesStay()
{
    deliver(contractMessage("one"));
    syncNow();
    const PlacementId id = message(arrivals(), s("one"));
    done(m_core->engine().createFolderPath(m_account, {s("A"), s("B")}));
    done(m_core->engine().move({id}, folder(s("A/B"))));
    syncNow();
    QVERIFY(subjects(arrivals()).isEmpty());
    QCOMPARE(message(s("A/B"), s("one")), id); // the same row, wherever it is
    QVERIFY(nothingWaits());
}

void BackendContract::copiesStay()
{
    deliver(contractMessage("one"));
    syncNow();
    done(m_core->engine().createFolderPath(m_account, {s("A")}));
    done(m_core->engine().copy({message(arrivals(), s("one"))}, folder(s("A"))));
    syncNow();
    QCOMPARE(subjects(arrivals()), QStringList{s("one")});
    QCOMPARE(subjects(s("A")), QStringList{s("one")});
}

void BackendContract::deletionStays()
{
    deliver(contractMessage("one"));
    deliver(contractMessage("two"));
    syncNow();
    done(m_core->engine().remove({message(arrivals(), s("one"))}, false));
    QCOMPARE(subjects(s("Trash")), QStringList{s("one")});
    done(m_core->engine().remove({message(s("Trash"), s("one"))}, false));
    done(m_core->engine().remove({message(arrivals(), s("two"))}, true));
    syncNow();
    QVERIFY(subjects(arrivals()).isEmpty());
    QVERIFY(subjects(s("Trash")).isEmpty());
    QVERIFY(nothingWaits());
}

void BackendContract::foldersAreMadeRenamedMovedDeleted()
{
    done(m_core->engine().createFolderPath(m_account, {s("A"), s("Grüße & more")}));
    done(m_core->engine().createFolderPath(m_account, {s("C")}));
    done(m_core->engine().renameFolder(folder(s("A")), s("B")));
    done(m_core->engine().moveFolder(folder(s("B")), folder(s("C"))));
    syncNow();
    QVERIFY2(paths().contains(s("C/B/Grüße & more")), qPrintable(paths().join(QLatin1Char('|'))));
    done(m_core->engine().subscribeFolder(folder(s("C/B")), false));
    done(m_core->engine().removeFolder(folder(s("C/B")), true));
    syncNow();
    QVERIFY(paths().contains(s("C")));
    QVERIFY(!paths().contains(s("C/B")));
    QVERIFY(nothingWaits());
}

void BackendContract::draftIsReplacedOnce()
{
    sync::DraftMail draft;
    draft.account = m_account;
    for (const char *version : {"first", "second"}) {
        draft.source = contractMessage("draft").replace("Text of", version);
        draft.envelope = sync::newMessageFromSource(draft.source, QDateTime::currentDateTimeUtc());
        done(m_core->engine().saveDraft(draft));
        draft.replaces = message(s("Drafts"), s("draft"));
        QVERIFY(draft.replaces.isValid());
    }
    syncNow();
    QCOMPARE(subjects(s("Drafts")), QStringList{s("draft")});
    const PlacementId id = message(s("Drafts"), s("draft"));
    result(m_core->engine().fetchBody(id));
    const auto body = result(m_core->store().read([id](store::Reader &reader) { return reader.body(id); }));
    QVERIFY(body && body->contains("second"));
}

// Died before anything left: the next run does it, once.
void BackendContract::appliedOfflineDoneLater()
{
    deliver(contractMessage("one"));
    syncNow();
    close();
    open(true);
    const PlacementId id = message(arrivals(), s("one"));
    result(m_core->engine().createFolderPath(m_account, {s("Later")}));
    result(m_core->engine().move({id}, folder(s("Later"))));
    QCOMPARE(subjects(s("Later")), QStringList{s("one")});
    close();
    open();
    syncNow();
    QVERIFY(nothingWaits());
    QCOMPARE(message(s("Later"), s("one")), id);
    QVERIFY(subjects(arrivals()).isEmpty());
}

// Two messages are moved and marked together, then one goes another way: where the change of marks is done, they are in
// two folders.
void BackendContract::whatWasDoneTogetherParts()
{
    deliver(contractMessage("one"));
    deliver(contractMessage("two"));
    syncNow();
    done(m_core->engine().createFolderPath(m_account, {s("A")}));
    done(m_core->engine().createFolderPath(m_account, {s("B")}));
    close();
    open(true);
    const PlacementId one = message(arrivals(), s("one"));
    const PlacementId two = message(arrivals(), s("two"));
    store::FlagChange change;
    change.setKeywords = {s("$label1")};
    result(m_core->engine().move({one, two}, folder(s("A"))));
    result(m_core->engine().changeFlags({one, two}, change));
    result(m_core->engine().move({two}, folder(s("B"))));
    close();
    open();
    syncNow();
    QVERIFY(nothingWaits());
    QCOMPARE(message(s("A"), s("one")), one);
    QCOMPARE(message(s("B"), s("two")), two);
    QCOMPARE(row(s("A"), s("one")).keywords, QStringList{s("$label1")});
    QCOMPARE(row(s("B"), s("two")).keywords, QStringList{s("$label1")});
}

void BackendContract::outOfAFolderThatIsDeleted()
{
    deliver(contractMessage("one"));
    syncNow();
    done(m_core->engine().createFolderPath(m_account, {s("A")}));
    done(m_core->engine().createFolderPath(m_account, {s("B")}));
    done(m_core->engine().move({message(arrivals(), s("one"))}, folder(s("A"))));
    close();
    open(true);
    const PlacementId one = message(s("A"), s("one"));
    result(m_core->engine().move({one}, folder(arrivals())));
    result(m_core->engine().removeFolder(folder(s("A")), true));
    result(m_core->engine().move({one}, folder(s("B"))));
    close();
    open();
    syncNow();
    QVERIFY(nothingWaits());
    QVERIFY(!paths().contains(s("A")));
    QCOMPARE(message(s("B"), s("one")), one);
}

void BackendContract::undoOfAMove()
{
    deliver(contractMessage("one"));
    syncNow();
    const PlacementId id = message(arrivals(), s("one"));
    done(m_core->engine().createFolderPath(m_account, {s("A")}));
    done(m_core->engine().move({id}, folder(s("A"))));
    done(m_core->engine().undoLast());
    syncNow();
    QCOMPARE(message(arrivals(), s("one")), id);
    QVERIFY(subjects(s("A")).isEmpty());
}

void BackendContract::rebuiltCacheShowsTheSame()
{
    deliver(contractMessage("one"));
    syncNow();
    done(m_core->engine().createFolderPath(m_account, {s("A")}));
    store::FlagChange change;
    change.set = store::Flag::Flagged;
    done(m_core->engine().changeFlags({message(arrivals(), s("one"))}, change));
    done(m_core->engine().move({message(arrivals(), s("one"))}, folder(s("A"))));
    const QString cache = m_core->store().paths().cache;
    close();
    for (const char *suffix : {"", "-wal", "-shm"}) {
        QFile::remove(QString(cache + s(suffix)));
    }
    open();
    syncNow();
    QVERIFY(subjects(arrivals()).isEmpty());
    QCOMPARE(subjects(s("A")), QStringList{s("one")});
    QCOMPARE(row(s("A"), s("one")).flags, store::Flags(store::Flag::Flagged));
}

} // namespace waxwing::test
