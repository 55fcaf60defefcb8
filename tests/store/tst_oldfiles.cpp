// An old copy of a file of the profile put back beside the others, and rows that an older version wrote.
#include "core/store/intentcodec.h"
#include "mortal.h"

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
    // A copy of the profile as it is on the disk when the program has ended.
    void copyTo(const QTemporaryDir &old)
    {
        engine.reset();
        Profile::copy(path(), old.path());
        open();
    }
    void putBack(const QTemporaryDir &old, const char *database)
    {
        engine.reset();
        for (const char *suffix : {".db", ".db-wal", ".db-shm"}) {
            const QString name = QLatin1Char('/') + QLatin1String(database) + QLatin1String(suffix);
            QFile::remove(QString(path() + name));
            QFile::copy(QString(old.path() + name), QString(path() + name));
        }
        open();
    }
    PlacementId one;
    PlacementId two;
};

} // namespace

class TestOldFiles : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oldCache();
    void muchOlderCache();
    void oldJournalNeverSendsAgain();
    void rowOfTheFirstFormat();
};

void TestOldFiles::oldCache()
{
    Box box;
    const QTemporaryDir old;
    box.copyTo(old);
    const Intent move = box.apply(store::move({box.two}, box.id(q("A"))));
    box.apply(flags({box.one}, Flag::Seen));
    box.complete(move, relocated({{2, 9}}));
    box.engine.reset();
    QStringList now;
    {
        Profile same(box.path());
        now = screen(same);
    }
    box.putBack(old, "cache");
    QCOMPARE(screen(box), now);
}

// Older than what the journal keeps for it: what is done shows itself again at the next sync, what waits is there at
// once, and none of it is done twice.
void TestOldFiles::muchOlderCache()
{
    Box box;
    const QTemporaryDir old;
    box.copyTo(old);
    const Intent move = box.apply(store::move({box.two}, box.id(q("A"))));
    box.complete(move, relocated({{2, 9}}));
    for (int n = 0; n < 100; ++n) {
        const Intent change = box.apply(flags({box.at(q("INBOX"), 3)}, Flag::Flagged));
        box.complete(change);
        const Intent back = box.apply(flags({box.at(q("INBOX"), 3)}, {}, Flag::Flagged));
        box.complete(back);
    }
    box.apply(flags({box.one}, Flag::Seen));
    const QList<Intent> waiting = box.reader().intents();
    box.putBack(old, "cache");
    const QList<Intent> intents = box.reader().intents();
    QCOMPARE(intents.size(), 1);
    QCOMPARE(intents.constFirst().id, waiting.constFirst().id);
    QVERIFY(box.reader().row(box.one)->flags.testFlag(Flag::Seen));
    QVERIFY(!box.reader().row(box.at(q("INBOX"), 3))->flags.testFlag(Flag::Flagged));
    // The server's answers put the message where it is.
    box.insert(q("A"), {message(9, q("Subject 2"))});
    box.run([&](Writer &w) { w.removeUids(box.id(q("INBOX")), {Uid(2)}); });
    QCOMPARE(box.shown(q("INBOX")), QList<quint32>({3, 1}));
    QCOMPARE(box.shown(q("A")), QList<quint32>({9}));
    const Intent next = box.apply(flags({box.one}, Flag::Answered));
    QVERIFY(next.id.value() > waiting.constFirst().id.value());
}

void TestOldFiles::oldJournalNeverSendsAgain()
{
    Box box;
    Verb verb;
    verb.kind = IntentKind::Send;
    verb.account = kAccount;
    verb.source = verb.transferSource = "mail";
    verb.messageId = "<s@x>";
    const Intent sent = box.apply(verb);
    const Intent waiting = box.apply(verb);
    const QTemporaryDir old;
    box.copyTo(old);
    box.run([&](Writer &w) { w.setSendState(sent.id, SendState::Sending, {}, {}); });
    box.run([&](Writer &w) { w.setSendState(sent.id, SendState::Filed, {}, {}); });
    box.putBack(old, "journal");
    QCOMPARE(box.reader().intent(sent.id)->sendState, SendState::Unknown);
    QCOMPARE(box.reader().intent(sent.id)->state, IntentState::Refused);
    QCOMPARE(box.reader().intent(waiting.id)->sendState, SendState::Queued);
}

// It ends before what later ones added: whether only an empty folder may go, transfers between accounts.
void TestOldFiles::rowOfTheFirstFormat()
{
    Intent written;
    written.created = QDateTime::fromMSecsSinceEpoch(1'700'000'000'000, Qt::UTC);
    written.attempts = 3;
    written.flags.set = Flag::Seen;
    written.folders = {FolderRef{q("key"), {}, {}, {}}};
    written.newLevels = {q("A"), q("B")};
    written.messageId = "<m@x>";
    written.what = q("Move “A” to “B”");
    QByteArray octets = encodeHead(written);
    octets[0] = 1;
    octets.chop(qsizetype(sizeof(bool) + 2 * sizeof(quint64)));
    Intent read;
    decodeHead(octets, read);
    QCOMPARE(read.created, written.created);
    QCOMPARE(read.attempts, 3);
    QVERIFY(read.flags.set == Flag::Seen);
    QCOMPARE(read.folders.constFirst().key, q("key"));
    QCOMPARE(read.newLevels, written.newLevels);
    QCOMPARE(read.messageId, written.messageId);
    QCOMPARE(read.what, written.what);
    QVERIFY(!read.onlyEmpty);
    octets.chop(1);
    QVERIFY_EXCEPTION_THROWN(decodeHead(octets, read), Error);
}

QTEST_GUILESS_MAIN(TestOldFiles)
#include "tst_oldfiles.moc"
