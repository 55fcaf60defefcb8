#include "tests/session/imapfixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace waxwing;
using namespace waxwing::session;
using namespace waxwing::session::test;

class TestPush : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void idleTellsNews();
    void commandEndsIdle();
    void newsBeforePlus();
    void idleIsRenewed();
    void refusedIdlePolls();
    void polls();
    void stopIdle();
    void byeDuringIdle();
    void nothingWithoutMailbox();
    void silentAfterDone();
    void idlePaceAdapts();
    void idlePaceOfASession();
    void notify();
    void notifyRefused();
    void notifyLooksAfterTheLink();
    void notificationsLost();
    void byeAtAnyMoment_data();
    void byeAtAnyMoment();
    void oneOctetNowAndThen();
    void inProgress();
    void compressRefused();
    void serverId();
};

void TestPush::idleTellsNews()
{
    Fixture f("IDLE",
              WAXWING_SELECTED "C: A3 IDLE\n"
                               "S: + idling\n"
                               "S: * 4 EXISTS\n"
                               "S: * 1 FETCH (UID 11 FLAGS (\\Seen))\n"
                               "S: * 1 EXPUNGE\n");
    QSignalSpy exists(&f.session, &ImapSession::existsChanged);
    QSignalSpy gone(&f.session, &ImapSession::vanished);
    QSignalSpy flags(&f.session, &ImapSession::flagsChanged);
    await(f.session.select("INBOX", MailboxAccess::ReadWrite));
    f.session.startIdle();
    QTRY_COMPARE(gone.size(), 1);
    QCOMPARE(exists.value(0).value(0).toUInt(), 4u);
    QCOMPARE(flags.size(), 1);
    QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
}

void TestPush::commandEndsIdle()
{
    Fixture f("IDLE",
              WAXWING_SELECTED "C: A3 IDLE\n"
                               "S: + idling\n"
                               "S: * 4 EXISTS\n"
                               "C: DONE\n"
                               "S: A3 OK done\n"
                               "C: A4 NOOP\n"
                               "S: A4 OK done\n"
                               "C: A5 IDLE\n"
                               "S: + idling\n"
                               "S: * 5 EXISTS\n");
    QSignalSpy exists(&f.session, &ImapSession::existsChanged);
    await(f.session.select("INBOX", MailboxAccess::ReadWrite));
    f.session.startIdle();
    QTRY_COMPARE(exists.size(), 1);
    await(f.session.noop());
    QTRY_COMPARE(exists.size(), 2); // and back again
    QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
}

void TestPush::newsBeforePlus()
{
    // A command is waiting already when the "+" comes, with news before it.
    Fixture f("IDLE",
              WAXWING_SELECTED "C: A3 IDLE\n"
                               "S: * 9 EXISTS\n"
                               "S: +\n"
                               "C: DONE\n"
                               "S: A3 OK done\n"
                               "C: A4 NOOP\n"
                               "S: A4 OK done\n");
    waxwing::test::Outcome<void> outcome;
    std::optional<QCoro::Task<void>> task;
    connect(&f.session, &ImapSession::existsChanged, this, [&] { // before the "+" has been looked at
        task.emplace(waxwing::test::settle(f.session.noop(), &outcome));
    });
    await(f.session.select("INBOX", MailboxAccess::ReadWrite));
    f.session.startIdle();
    QTRY_VERIFY(outcome.isOver());
    QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
}

void TestPush::idleIsRenewed()
{
    ImapSession::Options with = options();
    with.patience.idleRenewal = std::chrono::milliseconds(30);
    Fixture f("IDLE",
              WAXWING_SELECTED "C: A3 IDLE\n"
                               "S: + idling\n"
                               "C: DONE\n"
                               "S: A3 OK done\n"
                               "C: A4 IDLE\n"
                               "S: + idling\n"
                               "C: DONE\n"
                               "X: silence\n",
              with);
    await(f.session.select("INBOX", MailboxAccess::ReadWrite));
    f.session.startIdle();
    QTRY_VERIFY2(f.dialogue.isComplete(), f.dialogue.report());
}

void TestPush::refusedIdlePolls()
{
    ImapSession::Options with = options();
    with.patience.pollInterval = std::chrono::milliseconds(10);
    Fixture f("IDLE",
              WAXWING_SELECTED "C: A3 IDLE\n"
                               "S: A3 BAD no\n"
                               "C: A4 NOOP\n"
                               "S: * 4 EXISTS\n"
                               "S: A4 OK done\n"
                               "C: A5 NOOP\n"
                               "X: silence\n",
              with);
    QSignalSpy exists(&f.session, &ImapSession::existsChanged);
    await(f.session.select("INBOX", MailboxAccess::ReadWrite));
    f.session.startIdle();
    QTRY_VERIFY2(f.dialogue.isComplete(), f.dialogue.report());
    QCOMPARE(exists.size(), 1);
}

void TestPush::polls()
{
    ImapSession::Options with = options();
    with.patience.pollInterval = std::chrono::milliseconds(10);
    Fixture f("",
              WAXWING_SELECTED "C: A3 NOOP\n"
                               "S: * 1 EXPUNGE\n"
                               "S: A3 OK done\n"
                               "C: A4 NOOP\n"
                               "X: silence\n",
              with);
    QSignalSpy unknown(&f.session, &ImapSession::expungedUnknown);
    await(f.session.select("INBOX", MailboxAccess::ReadWrite));
    f.session.startIdle();
    QTRY_VERIFY2(f.dialogue.isComplete(), f.dialogue.report());
    QCOMPARE(unknown.size(), 1);
}

void TestPush::stopIdle()
{
    Fixture f("IDLE",
              WAXWING_SELECTED "C: A3 IDLE\n"
                               "S: + idling\n"
                               "S: * 4 EXISTS\n"
                               "C: DONE\n"
                               "S: A3 OK done\n");
    QSignalSpy exists(&f.session, &ImapSession::existsChanged);
    await(f.session.select("INBOX", MailboxAccess::ReadWrite));
    f.session.startIdle();
    QTRY_COMPARE(exists.size(), 1);
    f.session.stopIdle();
    QTRY_VERIFY2(f.dialogue.isComplete(), f.dialogue.report());
}

void TestPush::byeDuringIdle()
{
    Fixture f("IDLE",
              WAXWING_SELECTED "C: A3 IDLE\n"
                               "S: + idling\n"
                               "S: * BYE shutting down\n");
    std::optional<Error> reason;
    connect(&f.session, &ImapSession::closed, this, [&reason](const Error &error) { reason = error; });
    await(f.session.select("INBOX", MailboxAccess::ReadWrite));
    f.session.startIdle();
    QTRY_VERIFY(reason);
    QCOMPARE(reason->kind(), ErrorKind::Network);
    QVERIFY(reason->technical().contains(QStringLiteral("shutting down")));
    QVERIFY(!f.session.isOpen());
}

void TestPush::nothingWithoutMailbox()
{
    Fixture f("IDLE", "C: A2 NOOP\nS: A2 OK done\n");
    f.session.startIdle();
    await(f.session.noop());
    QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
}

void TestPush::silentAfterDone()
{
    ImapSession::Options with = options();
    with.patience.response = std::chrono::milliseconds(300); // longer than the pause before IDLE
    Fixture f("IDLE",
              WAXWING_SELECTED "C: A3 IDLE\n"
                               "S: + idling\n"
                               "S: * 4 EXISTS\n"
                               "C: DONE\n"
                               "X: silence\n",
              with);
    QSignalSpy exists(&f.session, &ImapSession::existsChanged);
    await(f.session.select("INBOX", MailboxAccess::ReadWrite));
    f.session.startIdle();
    QTRY_COMPARE(exists.size(), 1);
    QCOMPARE(failureOf(f.session.noop()).kind(), ErrorKind::Network); // the half-open link is found
}

void TestPush::idlePaceAdapts()
{
    using namespace std::chrono_literals;
    ImapIdlePace pace;
    QCOMPARE(pace.renewal(), 270'000ms);
    pace.lostAfter(10s); // not of silence
    QCOMPARE(pace.renewal(), 270'000ms);
    pace.lostAfter(270s);
    QCOMPARE(pace.renewal(), 180'000ms);
    pace.lostAfter(150s);
    QCOMPARE(pace.renewal(), 100'000ms);
    pace.lostAfter(500s); // never longer again
    QCOMPARE(pace.renewal(), 100'000ms);
    pace.lostAfter(45s);
    QCOMPARE(pace.renewal(), 60'000ms);
    pace.forget();
    QCOMPARE(pace.renewal(), 270'000ms);
}

void TestPush::idlePaceOfASession()
{
    ImapSession::Options with = options();
    with.idlePace = std::make_shared<ImapIdlePace>(std::chrono::milliseconds(20));
    Fixture f("IDLE",
              WAXWING_SELECTED "C: A3 IDLE\n"
                               "S: + idling\n"
                               "C: DONE\n"
                               "S: A3 OK done\n"
                               "C: A4 IDLE\n"
                               "X: silence\n",
              with);
    await(f.session.select("INBOX", MailboxAccess::ReadWrite));
    f.session.startIdle();
    QTRY_VERIFY2(f.dialogue.isComplete(), f.dialogue.report()); // renewed by the pace, not by patience.idleRenewal
}

#define WAXWING_NOTIFY                                                                                                 \
    "C: A2 NOTIFY SET STATUS (selected (MessageNew MessageExpunge FlagChange)) (personal (MessageNew MessageExpunge "  \
    "FlagChange MailboxName SubscriptionChange)) (subscribed (MessageNew MessageExpunge FlagChange))\n"

void TestPush::notify()
{
    // RFC 5465 3.1 and 5: first the state of all, then what happens to them.
    Fixture f("NOTIFY IDLE",
              WAXWING_NOTIFY "S: * STATUS misc (UIDVALIDITY 1 UIDNEXT 999)\n"
                             "S: A2 OK done\n"
                             "C: A3 NOOP\n"
                             "S: * STATUS INBOX (UIDVALIDITY 9 UIDNEXT 12345 MESSAGES 5 UNSEEN 2)\n"
                             "S: * LIST (\\NonExistent) \".\" \"INBOX.DeletedMailbox\"\n"
                             "S: * LIST () \"/\" \"NewMailbox\" (\"OLDNAME\" (\"OldMailbox\"))\n"
                             "S: A3 OK done\n");
    QSignalSpy statuses(&f.session, &ImapSession::mailboxStatusChanged);
    QSignalSpy listed(&f.session, &ImapSession::mailboxListed);
    QVERIFY(await(f.session.notify()));
    QCOMPARE(statuses.size(), 1);
    await(f.session.noop());
    QCOMPARE(statuses.size(), 2);
    QCOMPARE(statuses[1][0].toByteArray(), QByteArray("INBOX"));
    const auto status = statuses[1][1].value<imap::MailboxStatus>();
    QCOMPARE(status.uidNext, Uid(12345));
    QCOMPARE(*status.unseen, 2u);
    QCOMPARE(listed.size(), 2);
    QVERIFY(listed[0][0].value<imap::ListedMailbox>().has("\\NonExistent"));
    QCOMPARE(listed[1][1].toByteArray(), QByteArray("OldMailbox"));
    QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
}

void TestPush::notifyRefused()
{
    Fixture f("NOTIFY IDLE",
              WAXWING_NOTIFY "S: A2 NO [BADEVENT (MessageNew MessageExpunge)] not all of these\n"
                             "C: A3 SELECT INBOX\n"
                             "S: * 1 EXISTS\n"
                             "S: A3 OK done\n"
                             "C: A4 IDLE\n"
                             "X: silence\n");
    QVERIFY(!await(f.session.notify()));
    await(f.session.select("INBOX", MailboxAccess::ReadWrite));
    f.session.startIdle(); // the other way to be told
    QTRY_VERIFY2(f.dialogue.isComplete(), f.dialogue.report());
    Fixture without("", "");
    QVERIFY(!await(without.session.notify()));
}

void TestPush::notifyLooksAfterTheLink()
{
    ImapSession::Options with = options();
    with.idlePace = std::make_shared<ImapIdlePace>(std::chrono::milliseconds(20));
    Fixture f("NOTIFY IDLE",
              WAXWING_NOTIFY "S: A2 OK done\n"
                             "C: A3 NOOP\n"
                             "S: A3 OK done\n"
                             "C: A4 NOOP\n"
                             "X: silence\n",
              with);
    QVERIFY(await(f.session.notify()));
    QTRY_VERIFY2(f.dialogue.isComplete(), f.dialogue.report());
}

void TestPush::notificationsLost()
{
    // RFC 5465 5.8: from then on as after NOTIFY NONE.
    Fixture f("NOTIFY IDLE",
              WAXWING_NOTIFY "S: A2 OK done\n"
                             "S: * OK [NOTIFICATIONOVERFLOW] too many\n");
    QSignalSpy lost(&f.session, &ImapSession::notificationsLost);
    await(f.session.notify());
    QTRY_COMPARE(lost.size(), 1);
}

void TestPush::byeAtAnyMoment_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::newRow("instead of the answer") << QByteArray();
    QTest::newRow("between two responses") << QByteArray("S: * 1 FETCH (UID 11 FLAGS ())\n");
    QTest::newRow("after the literal") << QByteArray("S: * 1 FETCH (UID 11 BODY[] {3}\nS> abc)\\r\\n\n");
}

void TestPush::byeAtAnyMoment()
{
    QFETCH(QByteArray, before);
    const QByteArray script = WAXWING_SELECTED "C: A3 UID FETCH 1:* (UID BODY.PEEK[])\n" + before
        + "S: * BYE [UNAVAILABLE] going down\nX: close\n";
    Fixture f("", script.constData());
    QSignalSpy closed(&f.session, &ImapSession::closed);
    await(f.session.select("INBOX", MailboxAccess::ReadWrite));
    const Error error
        = failureOf(f.session.fetchBody(imap::UidSet::from(Uid(1)), "", [](Uid, QByteArrayView, quint64, quint64) {}));
    QCOMPARE(error.kind(), ErrorKind::Network);
    QCOMPARE(error.code(), QByteArray("UNAVAILABLE"));
    QVERIFY(error.technical().contains(QStringLiteral("going down")));
    QCOMPARE(closed.size(), 1);
}

void TestPush::oneOctetNowAndThen()
{
    // robustness.md "Sizes": the silence timer never fires, and still nobody waits for ever.
    ImapSession::Options with = options();
    with.patience.response = std::chrono::milliseconds(60);
    const QByteArray script = "C: A2 NOOP\nS: * OK " + QByteArray(3000, 'x') + "\nS: A2 OK done\n";
    Fixture f("", script.constData(), with);
    f.dialogue.setChunkSize(1);
    const Error error = failureOf(f.session.noop());
    QCOMPARE(error.kind(), ErrorKind::Network);
    QVERIFY(error.summary().contains(QStringLiteral("slowly")));
}

void TestPush::inProgress()
{
    // RFC 9585 4.1, the examples.
    Fixture f("INPROGRESS",
              WAXWING_SELECTED "C: A3 UID SEARCH TEXT \"x\"\n"
                               "S: * OK [INPROGRESS (\"A3\" 454 1000)] Processed 45% of mailbox\n"
                               "S: * OK [INPROGRESS (\"A3\" 999 NIL)] Still working\n"
                               "S: * OK [INPROGRESS] Hang in there\n"
                               "S: * SEARCH 4\n"
                               "S: A3 OK done\n");
    QSignalSpy progress(&f.session, &ImapSession::progress);
    await(f.session.select("INBOX", MailboxAccess::ReadWrite));
    ImapSearch criteria;
    criteria.text = QStringLiteral("x");
    QCOMPARE(await(f.session.search(criteria)).count(), 1u);
    QCOMPARE(progress.size(), 3);
    QCOMPARE(progress[0][0].toULongLong(), 454u);
    QCOMPARE(progress[0][1].toULongLong(), 1000u);
    QCOMPARE(progress[1][1].toULongLong(), 0u);
    QCOMPARE(f.session.counters().unparsed, 0u);
}

void TestPush::compressRefused()
{
    // RFC 4978 3: TLS does it already; the connection goes on as it is.
    Fixture f("COMPRESS=DEFLATE",
              "C: A2 COMPRESS DEFLATE\n"
              "S: A2 NO [COMPRESSIONACTIVE] DEFLATE active via TLS\n"
              "C: A3 NOOP\n"
              "S: A3 OK done\n");
    QVERIFY(!await(f.session.compress()));
    await(f.session.noop());
    Fixture without("", "");
    QVERIFY(!await(without.session.compress()));
}

void TestPush::serverId()
{
    // RFC 2971 3.2; values may be NIL.
    Fixture f("ID",
              "C~ A2 ID .*\n"
              "C: A3 NOOP\n"
              "S: * ID (\"name\" \"Cyrus\" \"version\" NIL)\n"
              "S: A2 OK done\n"
              "S: A3 OK done\n");
    await(f.session.noop());
    const auto id = f.session.serverId();
    QCOMPARE(id.size(), 2);
    QCOMPARE(id[0].second, QByteArray("Cyrus"));
}

QTEST_GUILESS_MAIN(TestPush)
#include "tst_imapsession_push.moc"
