// The IMAP back end's own part: which connection asks for what of which folder.
#include "tests/sync/backendfixture.h"

#include <QTest>

using namespace waxwing;
using namespace waxwing::sync;
using namespace waxwing::sync::test;

namespace {

store::Verb moveToArchive(Fixture &f, quint32 uid)
{
    store::Verb verb;
    verb.kind = store::IntentKind::Move;
    verb.account = account;
    verb.messages = {f.placement(uid)};
    verb.folder = f.folderRow("Archive").id;
    return verb;
}

} // namespace

class TestImapBackend : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Shown in Archive, but the server has it in INBOX as long as the move waits.
    void bodyOfAMessageThatIsBeingMoved()
    {
        Backend b(
            LOGIN SELECT_INBOX("7") "C: A3 UID FETCH 12 (UID BODY.PEEK[])\n"
                                    "S> * 2 FETCH (UID 12 BODY[] {8}\\r\\nS: x\\r\\n\\r\\n)\\r\\nA3 OK done\\r\\n\n");
        const PlacementId row = b.f.placement(12);
        b.f.apply(moveToArchive(b.f, 12));
        QVERIFY(!b.f.read([row](store::Reader &r) { return r.row(row); })->uid.isValid());
        await(b.backend.fetchBody(row));
        QVERIFY2(b.dialogue.isComplete(), b.dialogue.report());
        QCOMPARE(b.f.read([row](store::Reader &r) { return r.body(row); }), std::optional(QByteArray("S: x\r\n\r\n")));
        await(b.backend.fetchBody(row)); // held: nobody is asked
    }

    void bodyUnderAnotherUidValidity()
    {
        Backend b(LOGIN SELECT_INBOX("8"));
        const Error error = failureOf(b.backend.fetchBody(b.f.placement(12)));
        QVERIFY2(b.dialogue.isComplete(), b.dialogue.report());
        QCOMPARE(error.kind(), ErrorKind::Conflict);
        QCOMPARE(error.retry(), Retry::Later);
    }

    // A large message comes in windows; a cut line loses nothing of what has arrived.
    void largeBodyGoesOnAfterACut()
    {
        const QByteArray head = "S: large\r\n\r\n";
        const QByteArray rest = "and the rest\r\n";
        Backend b(LOGIN SELECT_INBOX("7") "C: A3 UID FETCH 12 (UID BODY.PEEK[]<0.524288>)\n"
                                          "S> * 2 FETCH (UID 12 BODY[]<0> {26}\\r\\nS: large\\r\\n\\r\\n\n"
                                          "X: lost\n");
        b.makeLarge(12);
        const PlacementId row = b.f.placement(12);
        QCOMPARE(failureOf(b.backend.fetchBody(row)).kind(), ErrorKind::Network);
        b.next = std::make_unique<Dialogue>(
            LOGIN SELECT_INBOX("7") "C: A3 UID FETCH 12 (UID BODY.PEEK[]<12.524288>)\n"
                                    "S> * 2 FETCH (UID 12 BODY[]<12> {14}\\r\\nand the rest\\r\\n)\\r\\n\n"
                                    "S: A3 OK done\n");
        qint64 told = 0;
        QObject::connect(&b.backend, &AccountBackend::progress, &b.backend,
                         [&told](const Progress &progress) { told = progress.done; });
        await(b.backend.fetchBody(row));
        QVERIFY2(b.next->isComplete(), b.next->report());
        QCOMPARE(b.f.read([row](store::Reader &r) { return r.body(row); }), std::optional(QByteArray(head + rest)));
        QCOMPARE(told, head.size() + rest.size());
    }

    // Dovecot: a session that knew a mailbox which was deleted and made again says so for ever; another selects it.
    void folderThatOnlyThisSessionCallsDeleted()
    {
        Backend b(LOGIN "C: A2 SELECT INBOX\n"
                        "S: A2 NO Mailbox was deleted under us (0.001 + 0.000 secs).\n");
        // Another that knew the old one, too.
        b.next = std::make_unique<Dialogue>(LOGIN "C: A2 SELECT INBOX\n"
                                                  "S: A2 NO [SERVERBUG] Internal error occurred.\n");
        b.last = std::make_unique<Dialogue>(LOGIN SELECT_INBOX("7") "C: A3 UID FETCH 1:13 (UID FLAGS)\n"
                                                                    "S: * 1 FETCH (UID 11 FLAGS (\\Seen))\n"
                                                                    "S: * 2 FETCH (UID 12 FLAGS ())\n"
                                                                    "S: * 3 FETCH (UID 13 FLAGS ())\n"
                                                                    "S: A3 OK done\n");
        int lost = 0;
        QObject::connect(&b.backend, &AccountBackend::connectionChanged, &b.backend,
                         [&lost](bool connected) { lost += connected ? 0 : 1; });
        SyncRequest inbox;
        inbox.folder = b.f.folderRow("INBOX").id;
        await(b.backend.sync(inbox));
        QVERIFY2(b.dialogue.isComplete(), b.dialogue.report());
        QVERIFY2(b.next->isComplete(), b.next->report());
        QVERIFY2(b.last->isComplete(), b.last->report());
        QCOMPARE(b.connections, 3);
        QCOMPARE(lost, 0); // nobody is told that the line was cut
        const PlacementId row = b.f.placement(11);
        QVERIFY(b.f.read([row](store::Reader &r) { return r.row(row); })->flags.testFlag(store::Flag::Seen));
    }

    // One that nobody may select any more costs two logins, not two at every look.
    void folderThatMayNotBeSelected()
    {
        Backend b(LOGIN "C: A2 SELECT INBOX\n"
                        "S: A2 NO Not yours any more\n");
        b.next = std::make_unique<Dialogue>(LOGIN "C: A2 SELECT INBOX\n"
                                                  "S: A2 NO Not yours any more\n");
        b.last = std::make_unique<Dialogue>(LOGIN "C: A2 SELECT INBOX\n"
                                                  "S: A2 NO Not yours any more\n"
                                                  "C: A3 SELECT INBOX\n"
                                                  "S: A3 NO Not yours any more\n");
        SyncRequest inbox;
        inbox.folder = b.f.folderRow("INBOX").id;
        QCOMPARE(failureOf(b.backend.sync(inbox)).kind(), ErrorKind::Server);
        QCOMPARE(failureOf(b.backend.sync(inbox)).kind(), ErrorKind::Server);
        QVERIFY2(b.last->isComplete(), b.last->report());
        QCOMPARE(b.connections, 3);
    }

    // Size, quota and rights in one trip; what the server refuses is not known, and what it exaggerates is cut.
    void factsOfAFolder()
    {
        Backend b("S: * OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR] ready\n"
                  "C: A1 AUTHENTICATE PLAIN AHUAcA==\n"
                  "S: A1 OK [CAPABILITY IMAP4rev1 QUOTA ACL STATUS=SIZE] in\n"
                  "C: A2 STATUS INBOX (MESSAGES UIDNEXT UIDVALIDITY UNSEEN SIZE)\n"
                  "C: A3 GETQUOTAROOT INBOX\n"
                  "C: A4 MYRIGHTS INBOX\n"
                  "S: * STATUS INBOX (MESSAGES 3 UIDNEXT 14 UIDVALIDITY 7 UNSEEN 3 SIZE 4321)\n"
                  "S: A2 OK done\n"
                  "S: * QUOTAROOT INBOX \"\" all\n"
                  "S: * QUOTA \"\" (STORAGE 10 512)\n"
                  "S: * QUOTA all (MESSAGE 7 1000 STORAGE 18446744073709551615 18446744073709551615 X-NEW 1 2)\n"
                  "S: A3 OK done\n"
                  "S: A4 NO [NOPERM] Not for you\n");
        const FolderFacts facts = await(b.backend.folderFacts(b.f.folderRow("INBOX").id));
        QVERIFY2(b.dialogue.isComplete(), b.dialogue.report());
        QCOMPARE(facts.octets, std::optional<qint64>(4321));
        QVERIFY(!facts.rights);
        QCOMPARE(facts.quotas.size(), 3);
        QCOMPARE(facts.quotas.at(0).used, 10 * 1024);
        QCOMPARE(facts.quotas.at(0).limit, 512 * 1024);
        QCOMPARE(facts.quotas.at(1).counts, FolderQuota::Counts::Messages);
        QCOMPARE(facts.quotas.at(1).root, QStringLiteral("all"));
        QVERIFY(facts.quotas.at(2).limit > (qint64(1) << 62));
    }

    void factsOfAnOldServer()
    {
        Backend b(LOGIN);
        const FolderFacts facts = await(b.backend.folderFacts(b.f.folderRow("INBOX").id));
        QVERIFY2(b.dialogue.isComplete(), b.dialogue.report());
        QVERIFY(facts.hasServer && !facts.octets && !facts.rights && facts.quotas.isEmpty());
    }

    void bodyOfNoMessage()
    {
        Backend b("");
        QCOMPARE(failureOf(b.backend.fetchBody(PlacementId(999))).kind(), ErrorKind::Input);
    }
};

QTEST_GUILESS_MAIN(TestImapBackend)
#include "tst_imapbackend.moc"
