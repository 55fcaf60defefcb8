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

QTEST_GUILESS_MAIN(TestPush)
#include "tst_imapsession_push.moc"
