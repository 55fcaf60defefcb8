// Deaths between the two commits, files lost, damaged, foreign or newer; and a server that changes UIDVALIDITY under
// pending intents.
#include "mortal.h"

#include "core/store/cacheopening.h"
#include "core/store/schema.h"

#include <csignal>
#include <sys/resource.h>

using namespace waxwing;
using namespace waxwing::store;

namespace {

QString q(const char *text)
{
    return QString::fromUtf8(text);
}

struct Box : MortalProfile {
    Box()
    {
        list({q("INBOX"), q("A"), q("B")});
        insert(q("INBOX"), messages(1, 3));
        one = at(q("INBOX"), 1);
        two = at(q("INBOX"), 2);
    }
    PlacementId one;
    PlacementId two;
};

void overwrite(const QString &path, qint64 offset, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(offset));
    file.write(bytes);
}

} // namespace

class TestRecovery : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void deathAfterApply();
    void deathAfterComplete();
    void deathAfterPartialComplete();
    void deathAfterAppendCompleted();
    void deathAfterCancelAndRefuse();
    void deathAfterFolderMoveCompleted();
    void nextIntentAfterADeathNamesItsFolder();
    void cacheLost();
    void cacheDamaged_data();
    void cacheDamaged();
    void cachePageChanged();
    void cacheNewer();
    void walDeleted();
    void journalNewerIsRefusedUntouched();
    void journalRowDamaged();
    void journalPageDamaged();
    void journalForeign();
    void journalSalvageCutOff_data();
    void journalSalvageCutOff();
    void journalSalvageMeetsAFullDisk();
    void uidValidityReset();
    void countsThroughAUidValidityReset();
    void folderMadeOfflineAndFilledByMoves();
    void answerUnderAnotherUidValidity();
    void pendingMessageGoneUnderTheNewValidity();
    void pendingMessageGoneAndItsChangeDone();
    void readOnlyFolderIsSaid();
};

void TestRecovery::deathAfterApply()
{
    Box box;
    Profile survivor(box.diesBetweenCommits([&](Writer &w) {
        w.apply(flags({box.one}, Flag::Seen));
        w.apply(store::move({box.two}, box.id(q("A"))));
        w.apply(verbOn(IntentKind::CreateFolder, {}, {q("New")}));
    }));
    QCOMPARE(screen(survivor), screen(box));
    survivor.open();
    QCOMPARE(screen(survivor), screen(box));
}

void TestRecovery::deathAfterComplete()
{
    Box box;
    const Intent move = box.apply(store::move({box.one, box.two}, box.id(q("A"))));
    box.apply(store::move({box.one}, box.id(q("B"))));
    box.apply(flags({box.two}, Flag::Flagged));
    Profile survivor(box.diesBetweenCommits([&](Writer &w) { w.complete(move.id, relocated({{1, 11}, {2, 12}})); }));
    QCOMPARE(screen(survivor), screen(box));
    QCOMPARE(survivor.at(q("A"), 12), box.two);
}

void TestRecovery::deathAfterPartialComplete()
{
    Box box;
    const Intent move = box.apply(store::move({box.one, box.two}, box.id(q("A"))));
    const QList<MessageRef> refs = box.reader().intent(move.id)->messages;
    Profile survivor(box.diesBetweenCommits([&](Writer &w) {
        w.completePartly(move.id, {refs[0]}, relocated({{1, 11}}));
    }));
    QCOMPARE(screen(survivor), screen(box));
    QCOMPARE(survivor.reader().intent(move.id)->messages.size(), 1);
}

void TestRecovery::deathAfterAppendCompleted()
{
    Box box;
    Verb verb;
    verb.kind = IntentKind::Append;
    verb.folder = box.id(q("A"));
    verb.message = message(0, q("Draft"));
    verb.message->messageId = "<d@x>";
    verb.source = "draft";
    const Intent intent = box.apply(verb);
    const PlacementId row = *box.reader().placementByMessageId(verb.folder, "<d@x>");
    Profile survivor(box.diesBetweenCommits([&](Writer &w) { w.complete(intent.id, relocated({{0, 5}})); }));
    QCOMPARE(screen(survivor), screen(box));
    QCOMPARE(survivor.at(q("A"), 5), row);
    QCOMPARE(survivor.reader().body(row), std::optional(QByteArray("draft")));
}

void TestRecovery::deathAfterCancelAndRefuse()
{
    Box box;
    const Intent move = box.apply(store::move({box.two}, box.id(q("A"))));
    const Intent seen = box.apply(flags({box.one}, Flag::Seen));
    Profile survivor(box.diesBetweenCommits([&](Writer &w) {
        w.refuse(move.id, q("No."), {});
        w.cancel(seen.id);
    }));
    QCOMPARE(screen(survivor), screen(box));
}

void TestRecovery::deathAfterFolderMoveCompleted()
{
    Box box;
    box.apply(flags({box.one}, Flag::Seen));
    const Intent move = box.apply(verbOn(IntentKind::MoveFolder, box.id(q("A")), {q("B"), q("A")}));
    Relocation answer;
    answer.serverName = "B/A";
    Profile survivor(box.diesBetweenCommits([&](Writer &w) { w.complete(move.id, answer); }));
    QCOMPARE(screen(survivor), screen(box));
}

// Found by the crash harness: the folder had no name any more, and the rename of a local folder did nothing.
void TestRecovery::nextIntentAfterADeathNamesItsFolder()
{
    Box box;
    const Intent move = box.apply(store::move({box.one}, box.id(q("A"))));
    Profile survivor(box.diesBetweenCommits([&](Writer &w) { w.complete(move.id, {}); }));
    const Intent rename = survivor.apply(verbOn(IntentKind::MoveFolder, survivor.id(q("A")), {q("C")}));
    const auto replayed = survivor.reader().intent(rename.id);
    QVERIFY(replayed && replayed->target);
    QCOMPARE(replayed->target->serverName, QByteArray("A"));
    QCOMPARE(replayed->target->path, q("A"));
}

void TestRecovery::cacheLost()
{
    Box box;
    box.apply(flags({box.one}, Flag::Seen));
    box.apply(store::move({box.two}, box.id(q("A"))));
    Verb verb;
    verb.kind = IntentKind::Append;
    verb.folder = box.id(q("B"));
    verb.message = message(0, q("Draft"));
    verb.message->messageId = "<d@x>";
    verb.source = "draft";
    box.apply(verb);
    box.apply(verbOn(IntentKind::CreateFolder, {}, {q("New")}));
    box.engine.reset();
    for (const char *suffix : {"", "-wal", "-shm"}) {
        QFile::remove(box.paths().cache + QLatin1String(suffix));
    }
    box.open();
    QCOMPARE(box.reader().intents().size(), 4);
    // The server tells everything anew; the wishes are over it at once.
    box.list({q("INBOX"), q("A"), q("B")});
    QCOMPARE(box.subjects(q("B")), QStringList{q("Draft")});
    box.insert(q("INBOX"), messages(1, 3));
    QCOMPARE(box.shown(q("INBOX")), (QList<quint32>{3, 1}));
    QCOMPARE(box.subjects(q("A")), QStringList{q("Subject 2")});
    QCOMPARE(box.reader().row(box.at(q("INBOX"), 1))->flags, Flags(Flag::Seen));
    QVERIFY(box.tree().contains(q("New")));
    const PlacementId draft = *box.reader().placementByMessageId(box.id(q("B")), "<d@x>");
    QCOMPARE(box.reader().body(draft), std::optional(QByteArray("draft")));
}

void TestRecovery::cacheDamaged_data()
{
    QTest::addColumn<int>("how");
    QTest::newRow("foreign file") << 0;
    QTest::newRow("cut short") << 1;
    QTest::newRow("first page overwritten") << 2;
    QTest::newRow("marked for rebuilding") << 3;
}

void TestRecovery::cacheDamaged()
{
    QFETCH(int, how);
    Box box;
    box.apply(flags({box.one}, Flag::Seen));
    box.engine.reset();
    const QString cache = box.paths().cache;
    if (how == 0) {
        overwrite(cache, 0, QByteArray("This is no database at all. ").repeated(400));
    } else if (how == 1) {
        QFile::resize(cache, 6000);
    } else if (how == 2) {
        overwrite(cache, 100, QByteArray(1000, '\xff'));
    } else {
        markForRebuild(cache);
    }
    box.open();
    QCOMPARE(box.notes.size(), 1);
    QCOMPARE(box.reader().intents().size(), 1);
    QVERIFY(QFile::exists(QString(cache + QStringLiteral(".set-aside"))));
    box.list({q("INBOX")});
    box.insert(q("INBOX"), messages(1, 3));
    QCOMPARE(box.reader().row(box.at(q("INBOX"), 1))->flags, Flags(Flag::Seen));
    box.open();
    QVERIFY(box.notes.isEmpty());
}

// One bit of a text: SQLite would serve it.
void TestRecovery::cachePageChanged()
{
    const QByteArray what = "Subject 150";
    constexpr quint32 many = 300; // so that opening does not happen upon the page
    Box box;
    box.insert(q("INBOX"), messages(4, many));
    const PlacementId hit = box.at(q("INBOX"), 150);
    box.apply(flags({hit}, Flag::Seen));
    box.engine.reset(); // and all is in the main file
    const QString cache = box.paths().cache;
    QFile file(cache);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QByteArray octets = file.readAll();
    file.close();
    qsizetype places = 0;
    for (qsizetype at = octets.indexOf(what); at >= 0; at = octets.indexOf(what, at + 1)) {
        overwrite(cache, at, QByteArray(1, char(octets.at(at) ^ 1)));
        ++places;
    }
    QVERIFY(places > 0);
    box.open();
    QVERIFY(box.notes.isEmpty());
    QCOMPARE(box.reader().rows({box.one}).size(), 1);
    try {
        box.reader().rows({hit});
        QFAIL("damage was served");
    } catch (const Error &error) {
        QCOMPARE(error.code(), QByteArray(kDamaged));
    }
    // A store marks it for rebuilding then; the wish is still there.
    markForRebuild(cache);
    box.open();
    QCOMPARE(box.notes.size(), 1);
    box.list({q("INBOX")});
    box.insert(q("INBOX"), messages(1, many));
    QCOMPARE(box.reader().row(box.at(q("INBOX"), 150))->flags, Flags(Flag::Seen));
}

void TestRecovery::cacheNewer()
{
    Box box;
    box.engine.reset();
    {
        Database database(box.paths().cache, Database::Mode::ReadWrite);
        database.exec("PRAGMA user_version = 999");
    }
    box.open();
    QCOMPARE(box.notes.size(), 1);
    QVERIFY(box.tree().isEmpty());
}

void TestRecovery::walDeleted()
{
    Box box;
    Profile survivor(box.path());
    survivor.apply(flags({box.one}, Flag::Seen));
    QTemporaryDir copy;
    Profile::copy(survivor.path(), copy.path());
    QFile::remove(StorePaths::below(copy.path()).cache + QLatin1String("-wal"));
    Profile after(copy.path());
    QCOMPARE(after.reader().intents().size(), 1);
}

void TestRecovery::journalNewerIsRefusedUntouched()
{
    Box box;
    box.apply(flags({box.one}, Flag::Seen));
    box.engine.reset();
    {
        Database database(box.paths().journal, Database::Mode::ReadWrite);
        database.exec("PRAGMA user_version = 999");
    }
    QFile file(box.paths().journal);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray before = file.readAll();
    try {
        box.open();
        QFAIL("opened a journal of a newer version");
    } catch (const Error &error) {
        QCOMPARE(error.kind(), ErrorKind::Storage);
        QCOMPARE(error.code(), QByteArray(kNewer));
    }
    QVERIFY(file.seek(0));
    QCOMPARE(file.readAll(), before);
}

void TestRecovery::journalRowDamaged()
{
    Box box;
    const Intent first = box.apply(flags({box.one}, Flag::Seen));
    const Intent second = box.apply(flags({box.two}, Flag::Seen));
    box.engine.reset();
    {
        Database database(box.paths().journal, Database::Mode::ReadWrite);
        database.exec("UPDATE intent SET messages = messages || x'00' WHERE id = "
                      + QByteArray::number(first.id.value()));
    }
    box.open();
    QCOMPARE(box.notes.size(), 1);
    QCOMPARE(box.reader().intents().size(), 1);
    QCOMPARE(box.reader().intents().first().id, second.id);
    QCOMPARE(box.reader().row(box.one)->flags, Flags());
    QCOMPARE(box.reader().row(box.two)->flags, Flags(Flag::Seen));
    Database database(box.paths().journal, Database::Mode::ReadOnly);
    QCOMPARE(database.number("SELECT count(*) FROM damaged"), 1);
}

void TestRecovery::journalPageDamaged()
{
    Box box;
    for (int n = 0; n < 200; ++n) {
        box.apply(flags({box.one}, Flag::Seen));
    }
    box.engine.reset();
    const qint64 pages = QFile(box.paths().journal).size() / 4096;
    overwrite(box.paths().journal, (pages - 3) * 4096, QByteArray(4096, '\x5a'));
    box.open();
    QCOMPARE(box.notes.size(), 1);
    const qsizetype kept = box.reader().intents().size();
    QVERIFY2(kept > 150 && kept < 200, qPrintable(QString::number(kept)));
    QCOMPARE(box.reader().row(box.one)->flags, Flags(Flag::Seen));
    box.apply(flags({box.two}, Flag::Seen));
    box.open();
    QVERIFY(box.notes.isEmpty());
}

void TestRecovery::journalForeign()
{
    Box box;
    box.engine.reset();
    overwrite(box.paths().journal, 0, QByteArray("not a database").repeated(1000));
    box.open();
    QCOMPARE(box.notes.size(), 1);
    QCOMPARE(QDir(box.path()).entryList({q("journal.db.damaged-*")}).size(), 1);
    QCOMPARE(box.shown(q("INBOX")).size(), 3);
}

// What a death in a salvage may leave behind; the last three: that of a version that set the damaged file aside first.
void TestRecovery::journalSalvageCutOff_data()
{
    QTest::addColumn<int>("how");
    QTest::newRow("a half-made new file") << 0;
    QTest::newRow("nothing where the journal was") << 1;
    QTest::newRow("an empty file") << 2;
    QTest::newRow("tables without rows") << 3;
}

void TestRecovery::journalSalvageCutOff()
{
    QFETCH(int, how);
    Box box;
    for (int n = 0; n < 200; ++n) {
        box.apply(flags({box.one}, Flag::Seen));
    }
    box.engine.reset();
    const QString journal = box.paths().journal;
    overwrite(journal, (QFile(journal).size() / 4096 - 3) * 4096, QByteArray(4096, '\x5a'));
    if (how == 0) {
        overwrite(journal + q(".new"), 0, "half of it");
        overwrite(journal + q(".new-journal"), 0, QByteArray(600, '\x5a'));
    } else {
        QVERIFY(QFile::rename(journal, journal + q(".damaged-20261125-101112131")));
        QFile::remove(journal + q("-journal"));
    }
    if (how == 2) {
        overwrite(journal, 0, {});
    } else if (how == 3) {
        Database database(journal, Database::Mode::ReadWrite);
        migrate(database, journalMigrations());
    }
    box.open();
    QCOMPARE(box.notes.size(), 1);
    QVERIFY(box.reader().intents().size() > 150);
    QCOMPARE(box.reader().row(box.one)->flags, Flags(Flag::Seen));
    const QStringList left = QDir(box.path()).entryList({q("journal.db*")}, QDir::Files, QDir::Name);
    QCOMPARE(left.filter(q(".new")), QStringList());
    const QStringList aside = left.filter(q(".damaged-"));
    QCOMPARE(aside.size(), 1);
    QVERIFY2(box.notes.first().contains(aside.first()), qPrintable(box.notes.first()));
    box.engine.reset();
    QVERIFY(QFile::remove(journal)); // by hand: what was read once is not read again
    box.open();
    QCOMPARE(box.notes, QStringList());
    QCOMPARE(box.reader().intents().size(), 0);
}

// The damaged journal stays where it is until a whole one can take its place.
void TestRecovery::journalSalvageMeetsAFullDisk()
{
    Box box;
    box.apply(flags({box.one}, Flag::Seen));
    box.engine.reset();
    const QString journal = box.paths().journal;
    overwrite(journal, QFile(journal).size() - 4096, QByteArray(4096, '\x5a'));
    QFile file(journal);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray before = file.readAll();
    rlimit limit{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &limit), 0);
    const rlimit small{6000, limit.rlim_max};
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
    bool failed = false;
    try {
        Journal tried(journal, box.notes);
    } catch (const Error &error) {
        failed = error.kind() == ErrorKind::Storage;
    }
    setrlimit(RLIMIT_FSIZE, &limit);
    std::signal(SIGXFSZ, handler);
    QVERIFY(failed);
    QVERIFY(file.seek(0));
    QCOMPARE(file.readAll(), before);
    box.open();
    QCOMPARE(box.notes.size(), 1);
}

void TestRecovery::uidValidityReset()
{
    Box box;
    NewMessage anonymous = message(4);
    anonymous.messageId.clear();
    box.insert(q("INBOX"), {anonymous});
    const Intent seen = box.apply(flags({box.one, box.at(q("INBOX"), 4)}, Flag::Seen));
    const Intent move = box.apply(store::move({box.two}, box.id(q("A"))));
    box.run([&](Writer &w) { w.resetUids(box.id(q("INBOX")), UidValidity(2)); });
    QVERIFY(box.reader().row(box.one));
    QVERIFY(!box.reader().intent(move.id)->messages.first().uid.isValid());
    QCOMPARE(box.shown(q("INBOX")), (QList<quint32>{0}));
    QList<NewMessage> again = messages(1, 3);
    for (NewMessage &m : again) {
        m.uid = Uid(m.uid.value() + 100);
    }
    box.insert(q("INBOX"), again, 2);
    QCOMPARE(box.at(q("INBOX"), 101), box.one);
    QCOMPARE(box.shown(q("INBOX")), (QList<quint32>{103, 101}));
    QCOMPARE(box.reader().row(box.one)->flags, Flags(Flag::Seen));
    const MessageRef ref = box.reader().intent(move.id)->messages.first();
    QCOMPARE(ref.uid, Uid(102));
    QCOMPARE(ref.uidValidity, UidValidity(2));
    // What has no Message-ID is never named under the new validity.
    const QList<MessageRef> refs = box.reader().intent(seen.id)->messages;
    QCOMPARE(refs[0].uid, Uid(101));
    QCOMPARE(refs[1].uidValidity, UidValidity(1));
}

void TestRecovery::countsThroughAUidValidityReset()
{
    Box box;
    const FolderId inbox = box.id(q("INBOX"));
    const Intent seen = box.apply(flags({box.one}, Flag::Seen));
    box.run([&](Writer &w) { w.resetUids(inbox, UidValidity(2)); });
    QCOMPARE(box.reader().folder(inbox)->total, 1); // what has a pending change
    QCOMPARE(box.reader().folder(inbox)->unread, 0);
    box.insert(q("INBOX"), messages(101, 102), 2);
    NewMessage one = message(1);
    one.uid = Uid(103);
    box.insert(q("INBOX"), {one}, 2);
    QCOMPARE(box.reader().folder(inbox)->total, 3);
    QCOMPARE(box.reader().folder(inbox)->unread, 2);
    QCOMPARE(box.at(q("INBOX"), 103), box.one);
    box.complete(seen);
    QCOMPARE(box.reader().folder(inbox)->unread, 2);
}

void TestRecovery::folderMadeOfflineAndFilledByMoves()
{
    Box box;
    const Intent make = box.apply(verbOn(IntentKind::CreateFolder, {}, {q("New")}));
    const FolderId made = box.id(q("New"));
    const Intent move = box.apply(store::move({box.one, box.two}, made));
    Relocation created;
    created.serverName = "New";
    box.complete(make, created);
    box.complete(move, relocated({{1, 11}, {2, 12}}, 7));
    // The answer's UIDs are good under the UIDVALIDITY it named; a sync that meets another one starts afresh.
    QCOMPARE(box.reader().syncState(made)->uidValidity, UidValidity(7));
    QCOMPARE(box.reader().folder(made)->total, 2);
    box.run([&](Writer &w) { w.resetUids(made, UidValidity(8)); });
    QCOMPARE(box.reader().folder(made)->total, 0);
    box.insert(q("New"), messages(1, 2), 8);
    QCOMPARE(box.reader().folder(made)->total, 2);
    QCOMPARE(box.reader().folder(made)->unread, 2);
    QCOMPARE(box.shown(q("New")), (QList<quint32>{2, 1}));
}

void TestRecovery::answerUnderAnotherUidValidity()
{
    Box box;
    box.insert(q("A"), messages(40, 41), 5);
    const Intent move = box.apply(store::move({box.one}, box.id(q("A"))));
    box.complete(move, relocated({{1, 41}}, 6)); // numbered anew meanwhile: 41 is another message there
    QCOMPARE(box.reader().folder(box.id(q("A")))->total, 3);
    QCOMPARE(box.shown(q("A")), (QList<quint32>{41, 40, 0}));
}

void TestRecovery::pendingMessageGoneUnderTheNewValidity()
{
    Box box;
    const Intent seen = box.apply(flags({box.one}, Flag::Seen));
    box.run([&](Writer &w) { w.resetUids(box.id(q("INBOX")), UidValidity(2)); });
    box.insert(q("INBOX"), messages(101, 102), 2);
    QCOMPARE(box.shown(q("INBOX")).size(), 3); // it waits as long as its change does
    box.run([&](Writer &w) { w.cancel(seen.id); });
    QCOMPARE(box.shown(q("INBOX")), (QList<quint32>{102, 101})); // at once: nothing may change in the folder for long
    QCOMPARE(box.reader().folder(box.id(q("INBOX")))->total, 2);
}

void TestRecovery::pendingMessageGoneAndItsChangeDone()
{
    Box box;
    const Intent seen = box.apply(flags({box.one}, Flag::Seen));
    const Intent flagged = box.apply(flags({box.one}, Flag::Flagged));
    box.run([&](Writer &w) { w.resetUids(box.id(q("INBOX")), UidValidity(2)); });
    box.insert(q("INBOX"), messages(101, 102), 2);
    box.complete(seen);
    QCOMPARE(box.shown(q("INBOX")).size(), 3); // the other one still names it
    box.complete(flagged);
    QCOMPARE(box.shown(q("INBOX")), (QList<quint32>{102, 101}));
}

void TestRecovery::readOnlyFolderIsSaid()
{
    QTemporaryDir dir;
    StorePaths paths = StorePaths::below(dir.path());
    QVERIFY(QDir(dir.path()).mkdir(q("journal.db"))); // as good as unwritable, also for root
    QStringList notes;
    try {
        Engine engine(paths, notes);
        QFAIL("opened a directory");
    } catch (const Error &error) {
        QCOMPARE(error.kind(), ErrorKind::Storage);
        QVERIFY(!error.summary().isEmpty());
    }
}

QTEST_GUILESS_MAIN(TestRecovery)
#include "tst_recovery.moc"
