#include "tests/session/imapfixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace waxwing;
using namespace waxwing::session;
using namespace waxwing::session::test;

class TestFolders : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void listExtended();
    void listWithLsub();
    void xlist();
    void specialUseAnsweredBad();
    void otherNamespacesAreLeftOut();
    void createRenameDelete();
    void refusals_data();
    void refusals();
    void illegalName();
    void deleteOfTheSelectedUnselects();
    void statusByName();
    void statusesArePipelined();
    void select();
    void selectTwiceAsksForNewsOnly();
    void selectRefusedLeavesNone();
    void condstoreAnsweredBad();
    void dataBeforeClosedBelongsToTheOldMailbox();
    void literalNameWaitsForPlus();
    void literalNameRefused();
    void tagsNobodyAskedFor();
};

void TestFolders::listExtended()
{
    Fixture f("LIST-EXTENDED SPECIAL-USE",
              "C: A2 LIST \"\" \"*\" RETURN (SPECIAL-USE SUBSCRIBED CHILDREN)\n"
              "S: * LIST (\\HasNoChildren \\Subscribed) \"/\" INBOX\n"
              "S: * LIST (\\HasNoChildren \\Sent) \"/\" \"Gesendet\"\n"
              "S: * LIST (\\HasNoChildren \\Sent) \"/\" \"Gesendet\"\n"
              "S: A2 OK done\n");
    const auto list = await(f.session.list());
    QCOMPARE(list.size(), 2);
    QVERIFY(list[0].subscribed && !list[1].subscribed);
    QVERIFY(list[1].has("\\Sent"));
    QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
}

void TestFolders::listWithLsub()
{
    Fixture f("",
              "C: A2 LIST \"\" \"*\"\n"
              "C: A3 LSUB \"\" \"*\"\n"
              "S: * LIST () \"/\" a\n"
              "S: * LIST () \"/\" b\n"
              "S: A2 OK done\n"
              "S: * LSUB () \"/\" b\n"
              "S: A3 OK done\n");
    const auto list = await(f.session.list());
    QCOMPARE(list.size(), 2);
    QVERIFY(!list[0].subscribed && list[1].subscribed);
    QCOMPARE(f.session.counters().roundTrips, 2u); // login, and both lists together
}

void TestFolders::xlist()
{
    Fixture f("XLIST",
              "C: A2 XLIST \"\" \"*\"\n"
              "C: A3 LSUB \"\" \"*\"\n"
              "S: * XLIST (\\HasNoChildren \\AllMail) \"/\" \"[Gmail]/All Mail\"\n"
              "S: * XLIST (\\HasNoChildren \\Spam) \"/\" Spam\n"
              "S: A2 OK done\n"
              "S: A3 OK done\n");
    const auto list = await(f.session.list());
    QVERIFY(list.value(0).has("\\All") && list.value(1).has("\\Junk"));
}

void TestFolders::specialUseAnsweredBad()
{
    Fixture f("LIST-EXTENDED SPECIAL-USE",
              "C: A2 LIST \"\" \"*\" RETURN (SPECIAL-USE SUBSCRIBED CHILDREN)\n"
              "S: A2 BAD unknown\n"
              "C: A3 LIST \"\" \"*\"\n"
              "C: A4 LSUB \"\" \"*\"\n"
              "S: * LIST () NIL INBOX\n"
              "S: A3 OK done\n"
              "S: A4 OK done\n");
    QCOMPARE(await(f.session.list()).size(), 1);
}

void TestFolders::otherNamespacesAreLeftOut()
{
    Fixture f("NAMESPACE LIST-EXTENDED",
              "C: A2 NAMESPACE\n"
              "C: A3 LIST \"\" \"*\" RETURN (SUBSCRIBED CHILDREN)\n"
              "S: * NAMESPACE ((\"\" \"/\")) ((\"~\" \"/\")) ((\"#shared/\" \"/\"))\n"
              "S: A2 OK done\n"
              "S: * LIST () \"/\" INBOX\n"
              "S: * LIST () \"/\" \"#shared\"\n"
              "S: * LIST () \"/\" \"#shared/team\"\n"
              "S: * LIST () \"/\" \"#sharedness\"\n"
              "S: A3 OK done\n");
    const auto list = await(f.session.list());
    QCOMPARE(list.size(), 2);
    QCOMPARE(list[1].rawName, QByteArray("#sharedness"));
}

void TestFolders::createRenameDelete()
{
    Fixture f("",
              "C: A2 CREATE \"A &- B/Entw&APw-rfe\"\n"
              "S: A2 OK done\n"
              "C: A3 RENAME \"x y\" z\n"
              "S: A3 OK done\n"
              "C: A4 DELETE z\n"
              "S: A4 OK done\n"
              "C: A5 SUBSCRIBE z\n"
              "S: A5 OK done\n"
              "C: A6 UNSUBSCRIBE z\n"
              "S: A6 OK done\n");
    await(f.session.create(f.session.rawMailboxName(QStringLiteral("A & B/Entw\u00fcrfe"))));
    await(f.session.rename("x y", "z"));
    await(f.session.remove("z"));
    await(f.session.subscribe("z", true));
    await(f.session.subscribe("z", false));
    QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
}

void TestFolders::refusals_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<Retry>("retry");
    QTest::addColumn<QByteArray>("code");
    QTest::newRow("exists") << QByteArray("NO [ALREADYEXISTS] x") << ErrorKind::Server << Retry::Never
                            << QByteArray("ALREADYEXISTS");
    QTest::newRow("quota") << QByteArray("NO [OVERQUOTA] x") << ErrorKind::Server << Retry::AfterUserAction
                           << QByteArray("OVERQUOTA");
    QTest::newRow("in use") << QByteArray("NO [INUSE] x") << ErrorKind::Server << Retry::Later << QByteArray("INUSE");
    QTest::newRow("no code") << QByteArray("NO just no") << ErrorKind::Server << Retry::Never << QByteArray();
    QTest::newRow("bad") << QByteArray("BAD what") << ErrorKind::Protocol << Retry::Never << QByteArray();
}

void TestFolders::refusals()
{
    QFETCH(QByteArray, answer);
    QFETCH(ErrorKind, kind);
    QFETCH(Retry, retry);
    QFETCH(QByteArray, code);
    const QByteArray script = "C: A2 CREATE a\nS: A2 " + answer + "\nC: A3 NOOP\nS: A3 OK\n";
    Fixture f("", script.constData());
    const Error error = failureOf(f.session.create("a"));
    QCOMPARE(error.kind(), kind);
    QCOMPARE(error.retry(), retry);
    QCOMPARE(error.code(), code);
    await(f.session.noop()); // the connection lives
}

void TestFolders::illegalName()
{
    Fixture f("", "C: A2 NOOP\nS: A2 OK done\n");
    QCOMPARE(failureOf(f.session.create("a\r\nA9 DELETE b")).kind(), ErrorKind::Input);
    QCOMPARE(failureOf(f.session.remove(QByteArray("a\0b", 3))).kind(), ErrorKind::Input);
    QCOMPARE(failureOf(f.session.rename("a", "b\n")).kind(), ErrorKind::Input);
    await(f.session.noop());
    QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
}

void TestFolders::deleteOfTheSelectedUnselects()
{
    Fixture f("UNSELECT",
              WAXWING_SELECTED "C: A3 UNSELECT\n"
                               "S: A3 OK done\n"
                               "C: A4 DELETE INBOX\n"
                               "S: A4 NO [CANNOT] never\n");
    await(f.session.select("INBOX", MailboxAccess::ReadWrite));
    QCOMPARE(failureOf(f.session.remove("INBOX")).code(), QByteArray("CANNOT"));
    QVERIFY(f.session.selectedMailbox().isEmpty());
}

void TestFolders::statusByName()
{
    Fixture f("CONDSTORE STATUS=SIZE",
              "C: A2 STATUS inbox (MESSAGES UIDNEXT UIDVALIDITY UNSEEN HIGHESTMODSEQ SIZE)\n"
              "S: * STATUS INBOX (MESSAGES 5 UIDNEXT 9 UIDVALIDITY 2 UNSEEN 1 HIGHESTMODSEQ 77 SIZE 4)\n"
              "S: A2 OK done\n");
    const auto status = await(f.session.status("inbox"));
    QCOMPARE(*status.messages, 5u);
    QCOMPARE(status.highestModSeq, ModSeq(77));
}

void TestFolders::statusesArePipelined()
{
    Fixture f("",
              "C: A2 STATUS a (MESSAGES UIDNEXT UIDVALIDITY UNSEEN)\n"
              "C: A3 STATUS b (MESSAGES UIDNEXT UIDVALIDITY UNSEEN)\n"
              "S: * STATUS b (MESSAGES 2)\n"
              "S: A3 OK done\n"
              "S: * STATUS a (MESSAGES 1)\n"
              "S: A2 OK done\n");
    waxwing::test::Outcome<imap::MailboxStatus> a;
    waxwing::test::Outcome<imap::MailboxStatus> b;
    const auto first = waxwing::test::settle(f.session.status("a"), &a);
    const auto second = waxwing::test::settle(f.session.status("b"), &b);
    QTRY_VERIFY(a.isOver() && b.isOver());
    QCOMPARE(*a.value->messages, 1u);
    QCOMPARE(*b.value->messages, 2u);
}

void TestFolders::select()
{
    Fixture f("CONDSTORE",
              "C: A2 EXAMINE \"a b\" (CONDSTORE)\n"
              "S: * FLAGS (\\Seen $x)\n"
              "S: * 172 EXISTS\n"
              "S: * 1 RECENT\n"
              "S: * OK [UIDVALIDITY 3857529045] v\n"
              "S: * OK [UIDNEXT 4392] n\n"
              "S: * OK [PERMANENTFLAGS ()] none\n"
              "S: * OK [HIGHESTMODSEQ 715194045007] m\n"
              "S: A2 OK [READ-ONLY] done\n");
    const auto selected = await(f.session.select("a b", MailboxAccess::ReadOnly));
    QCOMPARE(selected.exists, 172u);
    QCOMPARE(selected.uidValidity, UidValidity(3857529045));
    QCOMPARE(selected.uidNext, Uid(4392));
    QCOMPARE(selected.highestModSeq, ModSeq(715194045007));
    QVERIFY(selected.readOnly && selected.permanentFlagsKnown && selected.permanentFlags.isEmpty());
    QCOMPARE(f.session.selectedMailbox(), QByteArray("a b"));
}

void TestFolders::selectTwiceAsksForNewsOnly()
{
    Fixture f("CONDSTORE",
              WAXWING_CONDSTORE_SELECTED "C: A3 NOOP\n"
                                         "S: * 1 FETCH (FLAGS (\\Seen) UID 5 MODSEQ (95))\n"
                                         "S: * 4 EXISTS\n"
                                         "S: A3 OK done\n"
                                         "C: A4 EXAMINE INBOX (CONDSTORE)\n"
                                         "S: * 4 EXISTS\n"
                                         "S: A4 OK done\n");
    const auto first = await(f.session.select("INBOX", MailboxAccess::ReadWrite));
    QCOMPARE(first.exists, 3u);
    QCOMPARE(first.highestModSeq, ModSeq(90));
    QCOMPARE(first.uidNext, Uid(6));
    const auto second = await(f.session.select("INBOX", MailboxAccess::ReadWrite));
    QCOMPARE(second.exists, 4u);
    QCOMPARE(second.highestModSeq, ModSeq(95)); // something changed: to be asked for
    QVERIFY(!second.uidNext.isValid()); // not 6 any more
    QVERIFY(await(f.session.select("INBOX", MailboxAccess::ReadOnly)).readOnly);
    QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
}

void TestFolders::selectRefusedLeavesNone()
{
    Fixture f("",
              WAXWING_SELECTED "C: A3 SELECT gone\n"
                               "S: A3 NO [NONEXISTENT] gone\n");
    await(f.session.select("INBOX", MailboxAccess::ReadWrite));
    QCOMPARE(failureOf(f.session.select("gone", MailboxAccess::ReadWrite)).code(), QByteArray("NONEXISTENT"));
    QVERIFY(f.session.selectedMailbox().isEmpty());
}

void TestFolders::condstoreAnsweredBad()
{
    Fixture f("CONDSTORE",
              "C: A2 SELECT a (CONDSTORE)\n"
              "S: A2 BAD no parameters\n"
              "C: A3 SELECT a\n"
              "S: * 1 EXISTS\n"
              "S: A3 OK done\n");
    QCOMPARE(await(f.session.select("a", MailboxAccess::ReadWrite)).exists, 1u);
}

void TestFolders::dataBeforeClosedBelongsToTheOldMailbox()
{
    Fixture f("",
              WAXWING_SELECTED "C: A3 SELECT b\n"
                               "S: * 99 EXISTS\n"
                               "S: * OK [CLOSED] old one closed\n"
                               "S: * 2 EXISTS\n"
                               "S: A3 OK [READ-WRITE] done\n");
    await(f.session.select("INBOX", MailboxAccess::ReadWrite));
    const auto selected = await(f.session.select("b", MailboxAccess::ReadWrite));
    QCOMPARE(selected.exists, 2u);
    QVERIFY(!selected.uidValidity.isValid()); // not INBOX's
}

void TestFolders::literalNameWaitsForPlus()
{
    Fixture f("",
              "C: A2 CREATE {3}\n"
              "S: + go\n"
              "C: N\xc3\xa4\n"
              "C: A3 NOOP\n"
              "S: A2 OK done\n"
              "S: A3 OK done\n");
    waxwing::test::Outcome<void> created;
    waxwing::test::Outcome<void> noop;
    const auto first = waxwing::test::settle(f.session.create("N\xc3\xa4"), &created);
    const auto second = waxwing::test::settle(f.session.noop(), &noop); // must not be sent before the literal is
    QTRY_VERIFY(created.isOver() && noop.isOver());
    QVERIFY(created.value && noop.value);
    QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
}

void TestFolders::literalNameRefused()
{
    Fixture f("",
              "C: A2 CREATE {3}\n"
              "S: A2 NO [CANNOT] no such names here\n"
              "C: A3 NOOP\n"
              "S: A3 OK done\n");
    QCOMPARE(failureOf(f.session.create("N\xc3\xa4")).code(), QByteArray("CANNOT"));
    await(f.session.noop());
    QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
}

void TestFolders::tagsNobodyAskedFor()
{
    Fixture f("",
              "C: A2 NOOP\n"
              "S: A99 OK whose is this\n"
              "S: * LIST ((((\n"
              "S: + nobody waits\n"
              "S: A2 OK done\n");
    await(f.session.noop());
    QCOMPARE(f.session.counters().unparsed, 2u);
}

QTEST_GUILESS_MAIN(TestFolders)
#include "tst_imapsession_folders.moc"
