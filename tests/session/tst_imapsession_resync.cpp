// ENABLE, QRESYNC, LIST-STATUS, many STATUS and ESEARCH as dialogues; those from an RFC say which.
#include "tests/session/imapfixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace waxwing;
using namespace waxwing::session;
using namespace waxwing::session::test;

class TestResync : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void enableIsNotWaitedFor();
    void enableUtf8IsWaitedFor();
    void enabledWithNothing();
    void idBeforeSelect();
    void resync();
    void resyncOfRfc7162();
    void resyncWithOtherUidValidity();
    void resyncWithOldModSeq();
    void resyncWithoutModSeq();
    void resyncAnsweredBad();
    void resyncWithoutQresync();
    void longKnownUids();
    void fetchChanges();
    void vanishedAtAnyMoment();
    void listStatus();
    void listStatusAnsweredBad();
    void listStatusKeepsStatusAway();
    void foreignNamespaces();
    void statuses();
    void statusUnderAnotherName();
    void searchReturns();
    void searchReturnsPlain();
    void partial();
    void partialWithoutIt_data();
    void partialWithoutIt();
    void unselect();

private:
    static imap::UidSet uids(const char *text) { return *imap::UidSet::parse(text); }
    static imap::KnownMailbox known(quint32 validity, quint64 modSeq, const char *text)
    {
        return imap::KnownMailbox(UidValidity(validity), ModSeq(modSeq), uids(text));
    }
};

// The next command does not wait for the answer.
#define WAXWING_QRESYNC(next) "C: A2 ENABLE QRESYNC\n" next "S: * ENABLED QRESYNC\nS: A2 OK enabled\n"

void TestResync::enableIsNotWaitedFor()
{
    Fixture f("ENABLE QRESYNC",
              "C: A2 ENABLE QRESYNC\n"
              "C: A3 NOOP\n"
              "S: * ENABLED QRESYNC\n"
              "S: A2 OK enabled\n"
              "S: A3 OK done\n");
    await(f.session.noop());
    QVERIFY(f.session.isEnabled("QRESYNC") && !f.session.isEnabled("UTF8=ACCEPT"));
    QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
}

void TestResync::enableUtf8IsWaitedFor()
{
    // RFC 9755 3: names are UTF-8 from the answer on, and not before.
    Fixture f("ENABLE UTF8=ACCEPT",
              "C: A2 ENABLE UTF8=ACCEPT\n"
              "S: * ENABLED UTF8=ACCEPT\n"
              "S: A2 OK enabled\n"
              "C: A3 CREATE \"Gr\xc3\xbcn\"\n"
              "S: A3 OK done\n");
    await(f.session.create(f.session.rawMailboxName(QStringLiteral("Gr\u00fcn"))));
    QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
}

void TestResync::enabledWithNothing()
{
    // Advertised is not enabled: modified UTF-7 it stays, and QRESYNC is not used.
    Fixture f("ENABLE UTF8=ACCEPT QRESYNC",
              "C: A2 ENABLE QRESYNC UTF8=ACCEPT\n"
              "S: * ENABLED\n"
              "S: A2 OK nothing\n"
              "C: A3 SELECT Gr&APw-n (CONDSTORE)\n"
              "S: * 1 EXISTS\n"
              "S: A3 OK done\n");
    const QByteArray name = f.session.rawMailboxName(QStringLiteral("Gr\u00fcn"));
    QVERIFY(!await(f.session.select(name, MailboxAccess::ReadWrite, known(1, 5, "1:2"))).isResynced);
    QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
}

void TestResync::idBeforeSelect()
{
    // 163.com: "NO SELECT Unsafe Login" to clients that did not say who they are.
    Fixture f("ID",
              "C~ A2 ID \\(\"name\" \"Waxwing\" \"version\" \"[0-9.]+\"\\)\n"
              "C: A3 SELECT INBOX\n"
              "S: * ID NIL\n"
              "S: A2 OK done\n"
              "S: * 1 EXISTS\n"
              "S: A3 OK done\n");
    QCOMPARE(await(f.session.select("INBOX", MailboxAccess::ReadWrite)).exists, 1u);
    QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
}

void TestResync::resync()
{
    // Login, and then everything in one trip.
    Fixture f("ENABLE QRESYNC",
              "C: A2 ENABLE QRESYNC\n"
              "C: A3 SELECT INBOX (QRESYNC (67890007 20050715194045000 41,43:211,214:541))\n"
              "S: * ENABLED QRESYNC\n"
              "S: A2 OK enabled\n"
              "S: * 314 EXISTS\n"
              "S: * OK [UIDVALIDITY 67890007] v\n"
              "S: * OK [UIDNEXT 567] n\n"
              "S: * OK [HIGHESTMODSEQ 20060715205645000] m\n"
              "S: * VANISHED (EARLIER) 41,43:116,118,120:211,214:540\n"
              "S: * 49 FETCH (UID 117 FLAGS (\\Seen \\Answered) MODSEQ (20060715194045001))\n"
              "S: * 50 FETCH (UID 119 FLAGS (\\Draft $MDNSent) MODSEQ (20060715194045308))\n"
              "S: A3 OK [READ-WRITE] mailbox selected\n");
    const auto resync = await(
        f.session.select("INBOX", MailboxAccess::ReadWrite, known(67890007, 20050715194045000, "41,43:211,214:541")));
    QVERIFY(resync.isResynced);
    QCOMPARE(resync.vanished, uids("41,43:116,118,120:211,214:540"));
    QCOMPARE(resync.changed.size(), 2);
    QCOMPARE(resync.changed[1].uid, Uid(119));
    QVERIFY(resync.changed[1].flags->contains("$MDNSent"));
    QCOMPARE(resync.selected.exists, 314u); // EARLIER is in the count already
    QCOMPARE(resync.selected.uidNext, Uid(567));
    QCOMPARE(f.session.counters().roundTrips, 2u);
    QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
}

void TestResync::resyncOfRfc7162()
{
    // RFC 7162 3.2.5.1, the example, from another mailbox: what is said before [CLOSED] is about that one.
    Fixture f("ENABLE QRESYNC UNSELECT",
              "C: A2 ENABLE QRESYNC\n"
              "C: A3 SELECT a (CONDSTORE)\n"
              "S: * ENABLED QRESYNC\n"
              "S: A2 OK enabled\n"
              "S: * 5 EXISTS\n"
              "S: A3 OK [READ-WRITE] done\n"
              "C: A4 SELECT INBOX (QRESYNC (67890007 90060115194045000 41:211,214:541))\n"
              "S: * VANISHED 3\n"
              "S: * 1 FETCH (UID 9 FLAGS () MODSEQ (7))\n"
              "S: * OK [CLOSED]\n"
              "S: * 100 EXISTS\n"
              "S: * 11 RECENT\n"
              "S: * OK [UIDVALIDITY 67890007] UIDVALIDITY\n"
              "S: * OK [UIDNEXT 600] Predicted next UID\n"
              "S: * OK [HIGHESTMODSEQ 90060115205545359] Highest mailbox mod-sequence\n"
              "S: * OK [UNSEEN 7] There are some unseen messages in the mailbox\n"
              "S: * FLAGS (\\Answered \\Flagged \\Draft \\Deleted \\Seen)\n"
              "S: * OK [PERMANENTFLAGS (\\Answered \\Flagged \\Draft \\Deleted \\Seen \\*)] Permanent flags\n"
              "S: * VANISHED (EARLIER) 41,43:116,118,120:211,214:540\n"
              "S: * 49 FETCH (UID 117 FLAGS (\\Seen \\Answered) MODSEQ (90060115194045001))\n"
              "S: * 50 FETCH (UID 119 FLAGS (\\Draft $MDNSent) MODSEQ (90060115194045308))\n"
              "S: * 51 FETCH (UID 541 FLAGS (\\Seen $Forwarded) MODSEQ (90060115194045001))\n"
              "S: A4 OK [READ-WRITE] mailbox selected\n");
    await(f.session.select("a", MailboxAccess::ReadWrite));
    const auto resync = await(
        f.session.select("INBOX", MailboxAccess::ReadWrite, known(67890007, 90060115194045000, "41:211,214:541")));
    QVERIFY(resync.isResynced);
    QCOMPARE(resync.vanished, uids("41,43:116,118,120:211,214:540"));
    QCOMPARE(resync.changed.size(), 3);
    QCOMPARE(f.session.counters().unparsed, 0u);
}

void TestResync::resyncWithOtherUidValidity()
{
    Fixture f("ENABLE QRESYNC",
              WAXWING_QRESYNC("C: A3 SELECT a (QRESYNC (1 5 1:9))\n") "S: * 3 EXISTS\n"
                                                                      "S: * OK [UIDVALIDITY 2] v\n"
                                                                      "S: * OK [HIGHESTMODSEQ 9] m\n"
                                                                      "S: * VANISHED (EARLIER) 1:9\n"
                                                                      "S: A3 OK done\n");
    const auto resync = await(f.session.select("a", MailboxAccess::ReadWrite, known(1, 5, "1:9")));
    QVERIFY(!resync.isResynced && resync.vanished.isEmpty());
    QCOMPARE(resync.selected.uidValidity, UidValidity(2));
}

void TestResync::resyncWithOldModSeq()
{
    // HIGHESTMODSEQ below what we know: the server lost its memory, and VANISHED is worth nothing.
    Fixture f("ENABLE QRESYNC",
              WAXWING_QRESYNC("C: A3 SELECT a (QRESYNC (1 50 1:9))\n") "S: * 3 EXISTS\n"
                                                                       "S: * OK [UIDVALIDITY 1] v\n"
                                                                       "S: * OK [HIGHESTMODSEQ 9] m\n"
                                                                       "S: * VANISHED (EARLIER) 1:9\n"
                                                                       "S: A3 OK done\n");
    const auto resync = await(f.session.select("a", MailboxAccess::ReadWrite, known(1, 50, "1:9")));
    QVERIFY(!resync.isResynced && resync.vanished.isEmpty());
}

void TestResync::resyncWithoutModSeq()
{
    Fixture f("ENABLE QRESYNC",
              WAXWING_QRESYNC("C: A3 SELECT a (QRESYNC (1 50 1:9))\n") "S: * 3 EXISTS\n"
                                                                       "S: * OK [UIDVALIDITY 1] v\n"
                                                                       "S: * OK [NOMODSEQ] none here\n"
                                                                       "S: A3 OK done\n");
    QVERIFY(!await(f.session.select("a", MailboxAccess::ReadWrite, known(1, 50, "1:9"))).isResynced);
}

void TestResync::resyncAnsweredBad()
{
    Fixture f(
        "ENABLE QRESYNC",
        WAXWING_QRESYNC("C: A3 SELECT a (QRESYNC (1 50 1:9))\n") "S: A3 BAD what is QRESYNC\n"
                                                                 "C: A4 SELECT a (CONDSTORE)\n"
                                                                 "S: * 3 EXISTS\n"
                                                                 "S: A4 OK done\n"
                                                                 "C: A5 SELECT b (CONDSTORE)\n" // and not asked again
                                                                 "S: A5 OK done\n");
    const auto resync = await(f.session.select("a", MailboxAccess::ReadWrite, known(1, 50, "1:9")));
    QVERIFY(!resync.isResynced);
    QCOMPARE(resync.selected.exists, 3u);
    QVERIFY(!await(f.session.select("b", MailboxAccess::ReadWrite, known(1, 50, "1:9"))).isResynced);
}

void TestResync::resyncWithoutQresync()
{
    Fixture f("",
              "C: A2 SELECT a\n"
              "S: * 3 EXISTS\n"
              "S: A2 OK done\n");
    QVERIFY(!await(f.session.select("a", MailboxAccess::ReadWrite, known(1, 50, "1:9"))).isResynced);
}

void TestResync::longKnownUids()
{
    // 8000 octets are too many for some servers: a range that covers all says enough.
    Fixture f("ENABLE QRESYNC",
              WAXWING_QRESYNC("C: A3 SELECT a (QRESYNC (1 50 2:20000))\n") "S: * OK [UIDVALIDITY 1] v\n"
                                                                           "S: * OK [HIGHESTMODSEQ 50] m\n"
                                                                           "S: A3 OK done\n");
    imap::KnownMailbox sparse = known(1, 50, "2");
    for (quint32 uid = 4; uid <= 20'000; uid += 2) {
        sparse.uids.add(Uid(uid));
    }
    QVERIFY(await(f.session.select("a", MailboxAccess::ReadWrite, sparse)).isResynced);
    QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
}

void TestResync::fetchChanges()
{
    // RFC 7162 3.2.6, the example.
    Fixture f("ENABLE QRESYNC",
              WAXWING_QRESYNC(
                  "C: A3 UID FETCH 300:500 (UID FLAGS) (CHANGEDSINCE 12345 VANISHED)\n") "S: * VANISHED (EARLIER) "
                                                                                         "300:310,405,411\n"
                                                                                         "S: * 1 FETCH (UID 404 MODSEQ "
                                                                                         "(65402) FLAGS (\\Seen))\n"
                                                                                         "S: * 2 FETCH (UID 406 MODSEQ "
                                                                                         "(75403) FLAGS (\\Deleted))\n"
                                                                                         "S: * 4 FETCH (UID 408 MODSEQ "
                                                                                         "(29738) FLAGS ($NoJunk "
                                                                                         "$AutoJunk $MDNSent))\n"
                                                                                         "S: A3 OK FETCH completed\n");
    QList<quint32> changed;
    const imap::UidSet vanished
        = await(f.session.fetchChanges(uids("300:500"), ModSeq(12345), [&changed](const imap::FetchedMessage &message) {
              changed.append(message.uid.value());
          }));
    QCOMPARE(vanished, uids("300:310,405,411"));
    QCOMPARE(changed, (QList<quint32>{404, 406, 408}));
}

void TestResync::vanishedAtAnyMoment()
{
    // RFC 7162 3.2.10: in place of EXPUNGE once QRESYNC is enabled, here in the middle of a FETCH.
    Fixture f("ENABLE QRESYNC",
              WAXWING_QRESYNC("C: A3 SELECT INBOX (CONDSTORE)\n") "S: * 6 EXISTS\n"
                                                                  "S: A3 OK done\n"
                                                                  "C: A4 UID FETCH 1:* (UID FLAGS)\n"
                                                                  "S: * 1 FETCH (UID 10 FLAGS ())\n"
                                                                  "S: * VANISHED 405,407,410,425\n"
                                                                  "S: * 2 FETCH (UID 500 FLAGS ())\n"
                                                                  "S: A4 OK done\n"
                                                                  "C: A5 NOOP\n"
                                                                  "S: A5 OK done\n");
    QSignalSpy gone(&f.session, &ImapSession::vanished);
    await(f.session.select("INBOX", MailboxAccess::ReadWrite));
    int rows = 0;
    await(f.session.fetch(imap::UidSet::from(Uid(1)), ImapFetchItem::Flags, {},
                          [&rows](const imap::FetchedMessage &) { ++rows; }));
    QCOMPARE(rows, 2);
    QCOMPARE(gone.value(0).value(0).value<imap::UidSet>(), uids("405,407,410,425"));
    QCOMPARE(await(f.session.select("INBOX", MailboxAccess::ReadWrite)).exists, 2u);
}

void TestResync::listStatus()
{
    // RFC 5819 2: the STATUS of a mailbox that cannot be selected is left out.
    Fixture f("LIST-EXTENDED LIST-STATUS SPECIAL-USE CONDSTORE STATUS=SIZE OBJECTID",
              "C: A2 LIST \"\" \"*\" RETURN (SPECIAL-USE SUBSCRIBED CHILDREN STATUS (MESSAGES UIDNEXT UIDVALIDITY "
              "UNSEEN HIGHESTMODSEQ MAILBOXID))\n"
              "S: * LIST () \".\" \"INBOX\"\n"
              "S: * STATUS \"INBOX\" (MESSAGES 17 UNSEEN 16 UIDNEXT 18 UIDVALIDITY 3 HIGHESTMODSEQ 5 "
              "MAILBOXID (F2212ea87))\n"
              "S: * LIST () \".\" \"foo\"\n"
              "S: * STATUS \"foo\" (MESSAGES 30 UNSEEN 29)\n"
              "S: * LIST (\\NoSelect) \".\" \"bar\"\n"
              "S: A2 OK List completed.\n");
    const auto list = await(f.session.list(ImapListItem::Status));
    QCOMPARE(list.size(), 3);
    QCOMPARE(list[0].status->uidNext, Uid(18));
    QCOMPARE(list[0].status->mailboxId, QByteArray("F2212ea87"));
    QCOMPARE(*list[1].status->unseen, 29u);
    QVERIFY(!list[2].status);
    QCOMPARE(f.session.counters().roundTrips, 2u);
}

void TestResync::listStatusAnsweredBad()
{
    Fixture f("LIST-EXTENDED LIST-STATUS",
              "C: A2 LIST \"\" \"*\" RETURN (SUBSCRIBED CHILDREN STATUS (MESSAGES UIDNEXT UIDVALIDITY UNSEEN))\n"
              "S: A2 BAD unknown\n"
              "C: A3 LIST \"\" \"*\" RETURN (SUBSCRIBED CHILDREN)\n"
              "S: A3 NO no\n"
              "C: A4 LIST \"\" \"*\"\n"
              "C: A5 LSUB \"\" \"*\"\n"
              "S: * LIST () NIL INBOX\n"
              "S: A4 OK done\n"
              "S: A5 OK done\n");
    const auto list = await(f.session.list(ImapListItem::Status));
    QCOMPARE(list.size(), 1);
    QVERIFY(!list[0].status);
}

void TestResync::listStatusKeepsStatusAway()
{
    // Two answers that could not be told apart are not asked for at the same time.
    Fixture f("LIST-EXTENDED LIST-STATUS",
              "C: A2 LIST \"\" \"*\" RETURN (SUBSCRIBED CHILDREN STATUS (MESSAGES UIDNEXT UIDVALIDITY UNSEEN))\n"
              "S: A2 OK done\n"
              "C: A3 STATUS a (MESSAGES UIDNEXT UIDVALIDITY UNSEEN)\n"
              "S: * STATUS a (MESSAGES 4)\n"
              "S: A3 OK done\n");
    waxwing::test::Outcome<QList<imap::ListedMailbox>> list;
    const auto listing = waxwing::test::settle(f.session.list(ImapListItem::Status), &list);
    QCOMPARE(*await(f.session.status("a")).messages, 4u);
    QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
}

void TestResync::foreignNamespaces()
{
    // Courier: "*" does not reach "#shared."; Dovecot's does.
    Fixture f("NAMESPACE LIST-EXTENDED",
              "C: A2 NAMESPACE\n"
              "C: A3 LIST \"\" \"*\" RETURN (SUBSCRIBED CHILDREN)\n"
              "S: * NAMESPACE ((\"INBOX.\" \".\")) ((\"~\" \"/\")) ((\"#shared.\" \".\")(\"#public.\" \".\"))\n"
              "S: A2 OK done\n"
              "S: * LIST () \".\" INBOX\n"
              "S: * LIST () \"/\" ~fred\n"
              "S: * LIST () \".\" #public.news\n"
              "S: A3 OK done\n"
              "C: A4 LIST \"\" \"#shared.*\" RETURN (SUBSCRIBED CHILDREN)\n"
              "S: * LIST () \".\" #shared.team\n"
              "S: A4 OK done\n");
    const auto list = await(f.session.list(ImapListItem::Foreign));
    QCOMPARE(list.size(), 4);
    QCOMPARE(list[0].namespaceKind, imap::NamespaceKind::Personal);
    QCOMPARE(list[1].namespaceKind, imap::NamespaceKind::OtherUsers);
    QCOMPARE(list[2].namespaceKind, imap::NamespaceKind::Shared);
    QCOMPARE(list[3].rawName, QByteArray("#shared.team"));
    QCOMPARE(await(f.session.namespaces()).personal.value(0).prefix, QByteArray("INBOX.")); // known already
    QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
}

void TestResync::statuses()
{
    Fixture f("",
              "C: A2 STATUS a (MESSAGES UIDNEXT UIDVALIDITY UNSEEN)\n"
              "C: A3 STATUS b (MESSAGES UIDNEXT UIDVALIDITY UNSEEN)\n"
              "C: A4 STATUS c (MESSAGES UIDNEXT UIDVALIDITY UNSEEN)\n"
              "C: A5 STATUS d (MESSAGES UIDNEXT UIDVALIDITY UNSEEN)\n" // and no fifth before an answer
              "S: * STATUS b (MESSAGES 2)\n"
              "S: * STATUS a (MESSAGES 1)\n"
              "S: A2 OK done\n"
              "C: A6 STATUS inbox (MESSAGES UIDNEXT UIDVALIDITY UNSEEN)\n"
              "S: A3 OK done\n"
              "S: A4 NO [NONEXISTENT] gone\n"
              "S: * STATUS d (MESSAGES 4)\n"
              "S: A5 OK done\n"
              "S: * STATUS INBOX (MESSAGES 5)\n"
              "S: A6 OK done\n");
    const auto statuses = await(f.session.statuses({"a", "b", "c", "d", "inbox"}));
    QCOMPARE(statuses.size(), 4);
    QCOMPARE(*statuses["a"].messages, 1u);
    QCOMPARE(*statuses["b"].messages, 2u);
    QCOMPARE(*statuses["d"].messages, 4u);
    QCOMPARE(*statuses["inbox"].messages, 5u);
    QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
}

void TestResync::statusUnderAnotherName()
{
    // Another's answer is never taken for one's own, however the server spells one's own.
    Fixture f("",
              "C: A2 STATUS Foo (MESSAGES UIDNEXT UIDVALIDITY UNSEEN)\n"
              "C: A3 STATUS b (MESSAGES UIDNEXT UIDVALIDITY UNSEEN)\n"
              "S: * STATUS b (MESSAGES 2)\n"
              "S: * STATUS foo (MESSAGES 1)\n"
              "S: A2 OK done\n"
              "S: A3 OK done\n");
    const auto statuses = await(f.session.statuses({"Foo", "b"}));
    QCOMPARE(*statuses["Foo"].messages, 1u);
    QCOMPARE(*statuses["b"].messages, 2u);
}

void TestResync::searchReturns()
{
    // RFC 4731 3.1
    Fixture f("ESEARCH",
              "C: A2 UID SEARCH RETURN (MIN MAX COUNT) ALL\n"
              "S: * ESEARCH (TAG \"A2\") UID MIN 7 MAX 3800 COUNT 15\n"
              "S: A2 OK SEARCH completed\n"
              "C: A3 UID SEARCH RETURN (COUNT ALL) SUBJECT \"x\"\n"
              "S: * ESEARCH (TAG \"A3\") UID COUNT 0\n"
              "S: A3 OK done\n"
              "C: A4 UID SEARCH RETURN (COUNT ALL) ALL\n"
              "S: * ESEARCH (TAG \"A4\") UID COUNT 17 ALL 4:18,21,28 MODSEQ 1236\n"
              "S: A4 OK done\n");
    const int ends = ImapSearchReturn::Min | ImapSearchReturn::Max | ImapSearchReturn::Count;
    const auto counts = await(f.session.search({}, ends));
    QCOMPARE(counts.min, Uid(7));
    QCOMPARE(counts.max, Uid(3800));
    QCOMPARE(*counts.count, 15u);
    ImapSearch none;
    none.subject = QStringLiteral("x");
    QCOMPARE(*await(f.session.search(none, ImapSearchReturn::Count | ImapSearchReturn::All)).count, 0u);
    const auto all = await(f.session.search({}, ImapSearchReturn::Count | ImapSearchReturn::All));
    QCOMPARE(all.uids, uids("4:18,21,28"));
    QCOMPARE(all.highestModSeq, ModSeq(1236));
}

void TestResync::searchReturnsPlain()
{
    // Without ESEARCH, and from servers that answer SEARCH all the same.
    for (const char *capability : {"", "ESEARCH"}) {
        const QByteArray asked = *capability != 0 ? "RETURN (MIN MAX COUNT) " : "";
        const QByteArray script = "C: A2 UID SEARCH " + asked + "ALL\nS: * SEARCH 5 3 9 (MODSEQ 77)\nS: A2 OK done\n";
        Fixture f(capability, script.constData());
        const auto found
            = await(f.session.search({}, ImapSearchReturn::Min | ImapSearchReturn::Max | ImapSearchReturn::Count));
        QCOMPARE(found.min, Uid(3));
        QCOMPARE(found.max, Uid(9));
        QCOMPARE(*found.count, 3u);
        QCOMPARE(found.highestModSeq, ModSeq(77));
    }
}

void TestResync::partial()
{
    // RFC 9394 3.1
    Fixture f("ESEARCH PARTIAL",
              "C: A2 UID SEARCH RETURN (COUNT PARTIAL -1:-100) UNDELETED\n"
              "S: * ESEARCH (TAG \"A2\") UID PARTIAL (-1:-100 200:250,252:300) COUNT 700\n"
              "S: A2 OK done\n"
              "C: A3 UID SEARCH RETURN (PARTIAL 23500:24000) UNDELETED\n"
              "S: * ESEARCH (TAG \"A3\") UID PARTIAL (23500:24000 NIL)\n"
              "S: A3 OK done\n");
    ImapSearch criteria;
    criteria.undeletedOnly = true;
    ImapSearchReturn window(ImapSearchReturn::Count);
    window.first = -1;
    window.last = -100;
    const auto found = await(f.session.search(criteria, window));
    QCOMPARE(found.uids, uids("200:250,252:300"));
    QCOMPARE(*found.count, 700u);
    ImapSearchReturn beyond(ImapSearchReturn::All);
    beyond.first = 23500;
    beyond.last = 24000;
    QVERIFY(await(f.session.search(criteria, beyond)).uids.isEmpty());
}

void TestResync::partialWithoutIt_data()
{
    QTest::addColumn<qint32>("first");
    QTest::addColumn<qint32>("last");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("first two") << 1 << 2 << QByteArray("3,5");
    QTest::newRow("last two") << -1 << -2 << QByteArray("9:10");
    QTest::newRow("the middle") << 2 << 4 << QByteArray("5,7,9");
    QTest::newRow("past the end") << 5 << 99 << QByteArray("10");
    QTest::newRow("beyond") << 7 << 9 << QByteArray();
    QTest::newRow("before the start") << -7 << -9 << QByteArray();
    QTest::newRow("all") << -1 << -100 << QByteArray("3,5,7,9:10");
}

void TestResync::partialWithoutIt()
{
    QFETCH(qint32, first);
    QFETCH(qint32, last);
    QFETCH(QByteArray, expected);
    Fixture f("ESEARCH",
              "C: A2 UID SEARCH RETURN (ALL) ALL\n"
              "S: * ESEARCH (TAG \"A2\") UID ALL 3,5,7,9:10\n"
              "S: A2 OK done\n");
    ImapSearchReturn window(ImapSearchReturn::All);
    window.first = first;
    window.last = last;
    QCOMPARE(await(f.session.search({}, window)).uids.toByteArray(), expected);
}

void TestResync::unselect()
{
    Fixture f("UNSELECT",
              WAXWING_SELECTED "C: A3 UNSELECT\n"
                               "S: A3 OK done\n");
    await(f.session.unselect()); // nothing is: nothing to do
    await(f.session.select("INBOX", MailboxAccess::ReadWrite));
    await(f.session.unselect());
    QVERIFY(f.session.selectedMailbox().isEmpty());
    QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
}

QTEST_GUILESS_MAIN(TestResync)
#include "tst_imapsession_resync.moc"
