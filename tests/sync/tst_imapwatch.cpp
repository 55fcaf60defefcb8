// What a line that only listens does with what it hears: as dialogues.
#include "core/sync/imapwatch.h"
#include "tests/sync/syncfixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace waxwing;
using namespace waxwing::sync;
using namespace waxwing::sync::test;

namespace {

QCoro::Task<void> logIn(session::ImapSession *session)
{
    const auth::Credentials credentials(QStringLiteral("u"), QStringLiteral("p"));
    co_await session->open(credentials);
}

// Listens in the fixture's INBOX, where UID 12 has no flags.
struct Listener {
    explicit Listener(const char *heard)
        : f("", "")
        , dialogue(QByteArray("S: * OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR] ready\n"
                              "C: A1 AUTHENTICATE PLAIN AHUAcA==\n"
                              "S: A1 OK [CAPABILITY IMAP4rev1 IDLE] in\n"
                              "C: A2 EXAMINE INBOX\n"
                              "S: * 3 EXISTS\n"
                              "S: * OK [UIDVALIDITY 7] v\n"
                              "S: * OK [UIDNEXT 14] n\n"
                              "S: A2 OK [READ-ONLY] done\n"
                              "C: A3 IDLE\n"
                              "S: + listening\n")
                   + heard + "X: silence\n")
        , connections(
              [this] { return std::make_unique<session::ImapSession>(dialogue.transport(), Fixture::options()); },
              [](session::ImapSession *session) { return logIn(session); })
        , watch(account, f.store, connections, f.ownStores, 1)
    {
    }
    ~Listener()
    {
        watch.close();
        connections.close();
        await(watch.drained());
        QCoreApplication::processEvents(); // what the dialogue has still to deliver
    }
    bool isStarred()
    {
        const PlacementId row = f.placement(12);
        return f.read([row](store::Reader &r) { return r.row(row); })->flags.testFlag(store::Flag::Flagged);
    }

    Fixture f;
    Dialogue dialogue;
    ImapConnections connections;
    ImapWatch watch;
};

} // namespace

class TestImapWatch : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void flagsAreTakenAsHeard()
    {
        Listener l("S: * 2 FETCH (UID 12 FLAGS (\\Flagged))\n");
        QSignalSpy asks(&l.watch, &ImapWatch::folderChanged);
        l.watch.watch(l.f.folderRow("INBOX").id);
        QTRY_VERIFY(l.isStarred());
        QVERIFY2(l.dialogue.isComplete(), l.dialogue.report());
        QCOMPARE(asks.count(), 0);
    }

    // Starred and unstarred here: the first is told by the line that listens when the second is already on its way.
    void flagsWeAreChangingAreAskedForAgain()
    {
        Listener l("S: * 2 FETCH (UID 12 FLAGS (\\Flagged))\n");
        QSignalSpy asks(&l.watch, &ImapWatch::folderChanged);
        const std::shared_ptr<void> own = l.f.ownStores.running("INBOX", imap::UidSet::of({Uid(12)}));
        l.watch.watch(l.f.folderRow("INBOX").id);
        QTRY_COMPARE(asks.count(), 1);
        QVERIFY(!l.isStarred());
    }

    void whatIsShownAlreadyIsNotAskedForAgain()
    {
        Listener l("S: * 2 FETCH (UID 12 FLAGS ())\n"
                   "S: * 3 FETCH (UID 13 FLAGS (\\Flagged))\n");
        QSignalSpy asks(&l.watch, &ImapWatch::folderChanged);
        const std::shared_ptr<void> own = l.f.ownStores.running("INBOX", imap::UidSet::of({Uid(12)}));
        l.watch.watch(l.f.folderRow("INBOX").id);
        const PlacementId last = l.f.placement(13);
        QTRY_VERIFY(l.f.read([last](store::Reader &r) { return r.row(last); })->flags.testFlag(store::Flag::Flagged));
        QCOMPARE(asks.count(), 0);
    }
};

QTEST_GUILESS_MAIN(TestImapWatch)
#include "tst_imapwatch.moc"
