#include "tests/session/imapfixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace waxwing;
using namespace waxwing::session;
using namespace waxwing::session::test;

namespace {

imap::UidSet uids(const char *text)
{
    return imap::UidSet::parse(text).value();
}

} // namespace

class TestMessages : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fetchRows();
    void fetchChangedSince();
    void fetchFromTellsTheLastAgain();
    void newsDuringFetch();
    void receiveMayFail();
    void longSetsAreSplit();
    void fetchAndStoreOverlap();
    void bodyIsStreamed();
    void bodyWithUidBehind();
    void bodyQuotedNilOrEmpty();
    void sinkMayFail();
    void connectionLostInLiteral();
    void silentInLiteral();
    void store_data();
    void store();
    void storeUnchangedSince();
    void copyAndMove();
    void moveWithoutCapability();
    void expunge();
    void searchPlain();
    void searchExtended();
    void searchExtendedAnsweredPlainly();
    void searchCharsetFallsBack();
    void searchForOthersFails();
    void append();
    void appendWithoutAnswer();
    void appendRefusedBeforeTheLiteral();
    void appendLong();
    void appendRefusedWhileSending();
    void sessionDestroyedWhileWaiting();
};

void TestMessages::fetchRows()
{
    Fixture f("",
              WAXWING_SELECTED
              "C: A3 UID FETCH 1:* (UID FLAGS INTERNALDATE RFC822.SIZE ENVELOPE BODYSTRUCTURE BODY.PEEK[HEADER.FIELDS "
              "(REFERENCES)])\n"
              "S: * 1 FETCH (UID 11 FLAGS (\\Seen) RFC822.SIZE 5 BODY[HEADER.FIELDS (REFERENCES)] {2}\n"
              "S: \n"
              "S:  ENVELOPE (NIL \"s\" NIL NIL NIL NIL NIL NIL NIL NIL))\n"
              "S: * 2 FETCH (UID 12 FLAGS () RFC822.SIZE 6)\n"
              "S: A3 OK done\n");
    await(f.session.select("INBOX", MailboxAccess::ReadWrite));
    QList<imap::FetchedMessage> rows;
    const ImapFetchItems items = ImapFetchItem::Flags | ImapFetchItem::InternalDate | ImapFetchItem::Size
        | ImapFetchItem::Envelope | ImapFetchItem::Structure | ImapFetchItem::References;
    await(f.session.fetch(imap::UidSet::from(Uid(1)), items, {},
                          [&rows](const imap::FetchedMessage &message) { rows.append(message); }));
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows[0].uid, Uid(11));
    QCOMPARE(rows[0].envelope->subject, QByteArray("s"));
    QCOMPARE(*rows[0].headerFields, QByteArray("\r\n"));
    QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
}

void TestMessages::fetchChangedSince()
{
    Fixture f("CONDSTORE",
              "C: A2 UID FETCH 1:9 (UID FLAGS) (CHANGEDSINCE 12345)\n"
              "S: * 1 FETCH (UID 4 FLAGS (\\Seen) MODSEQ (12350))\n"
              "S: A2 OK done\n");
    int rows = 0;
    await(f.session.fetch(uids("1:9"), ImapFetchItem::Flags, ModSeq(12345),
                          [&rows](const imap::FetchedMessage &message) { rows += message.modSeq == ModSeq(12350); }));
    QCOMPARE(rows, 1);
}

void TestMessages::fetchFromTellsTheLastAgain()
{
    Fixture f("",
              WAXWING_SELECTED "C: A3 UID FETCH 40:* (UID RFC822.SIZE)\n"
                               "S: * 3 FETCH (UID 39 RFC822.SIZE 9)\n"
                               "S: A3 OK done\n");
    await(f.session.select("INBOX", MailboxAccess::ReadWrite));
    int rows = 0;
    await(f.session.fetch(imap::UidSet::from(Uid(40)), ImapFetchItem::Size, {}, [&rows](const auto &) { ++rows; }));
    QCOMPARE(rows, 0);
}

void TestMessages::newsDuringFetch()
{
    Fixture f("",
              WAXWING_SELECTED "C: A3 UID FETCH 11:13 (UID RFC822.SIZE)\n"
                               "S: * 1 FETCH (UID 11 RFC822.SIZE 9)\n"
                               "S: * 1 FETCH (FLAGS (\\Flagged))\n"
                               "S: * 2 FETCH (UID 12 RFC822.SIZE 9)\n"
                               "S: * 1 EXPUNGE\n"
                               "S: * 1 EXPUNGE\n"
                               "S: * 1 EXPUNGE\n"
                               "S: * 5 EXISTS\n"
                               "S: A3 OK done\n");
    await(f.session.select("INBOX", MailboxAccess::ReadWrite));
    QList<Uid> flagged;
    QList<imap::UidSet> gone;
    QList<quint32> counts;
    int unknown = 0;
    connect(&f.session, &ImapSession::flagsChanged, this,
            [&](const imap::FetchedMessage &m) { flagged.append(m.uid); });
    connect(&f.session, &ImapSession::vanished, this, [&](const imap::UidSet &set) { gone.append(set); });
    connect(&f.session, &ImapSession::expungedUnknown, this, [&] { ++unknown; });
    connect(&f.session, &ImapSession::existsChanged, this, [&](quint32 count) { counts.append(count); });
    int rows = 0;
    await(f.session.fetch(uids("11:13"), ImapFetchItem::Size, {}, [&rows](const auto &) { ++rows; }));
    QCOMPARE(rows, 2);
    QCOMPARE(flagged, QList<Uid>{Uid(11)}); // by its sequence number
    QCOMPARE(gone, (QList<imap::UidSet>{uids("11"), uids("12")}));
    QCOMPARE(unknown, 1); // the third was never told
    QCOMPARE(counts, QList<quint32>{5});
}

void TestMessages::receiveMayFail()
{
    Fixture f("",
              "C: A2 UID FETCH 1:2 (UID RFC822.SIZE)\n"
              "S: * 1 FETCH (UID 1 RFC822.SIZE 9)\n"
              "S: * 2 FETCH (UID 2 RFC822.SIZE 9)\n"
              "S: A2 OK done\n"
              "C: A3 NOOP\n"
              "S: A3 OK done\n");
    const Error error = failureOf(f.session.fetch(uids("1:2"), ImapFetchItem::Size, {}, [](const auto &) {
        throw Error(ErrorKind::Storage, QStringLiteral("full"));
    }));
    QCOMPARE(error.kind(), ErrorKind::Storage);
    await(f.session.noop());
}

void TestMessages::longSetsAreSplit()
{
    imap::UidSet odd;
    for (quint32 uid = 1; uid < 6000; uid += 2) {
        odd.add(Uid(uid));
    }
    Fixture f("",
              "C~ A2 UID STORE [0-9,]{7000,7500} \\+FLAGS.SILENT \\(\\\\Seen\\)\n"
              "C~ A3 UID STORE [0-9,]{1000,7500} \\+FLAGS.SILENT \\(\\\\Seen\\)\n"
              "S: A2 OK done\n"
              "S: A3 OK [MODIFIED 7] done\n");
    const imap::UidSet modified = await(f.session.store(odd, imap::StoreMode::Add, {"\\Seen"}));
    QCOMPARE(modified, uids("7"));
    QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
}

void TestMessages::fetchAndStoreOverlap()
{
    // STORE need not wait for FETCH; SEARCH for flags waits for STORE; all in the order given.
    Fixture f("",
              "C: A2 UID FETCH 1 (UID FLAGS)\n"
              "C: A3 UID STORE 1 -FLAGS.SILENT (\\Seen)\n"
              "S: * 1 FETCH (UID 1 FLAGS (\\Seen))\n"
              "S: A2 OK done\n"
              "S: A3 OK done\n"
              "C: A4 UID SEARCH UNDELETED\n"
              "S: * SEARCH 1\n"
              "S: A4 OK done\n");
    waxwing::test::Outcome<void> fetched;
    waxwing::test::Outcome<imap::UidSet> stored;
    waxwing::test::Outcome<imap::UidSet> found;
    const auto one
        = waxwing::test::settle(f.session.fetch(uids("1"), ImapFetchItem::Flags, {}, [](const auto &) {}), &fetched);
    const auto two = waxwing::test::settle(f.session.store(uids("1"), imap::StoreMode::Remove, {"\\Seen"}), &stored);
    ImapSearch criteria;
    criteria.undeletedOnly = true;
    const auto three = waxwing::test::settle(f.session.search(criteria), &found);
    QTRY_VERIFY(found.isOver());
    QCOMPARE(*found.value, uids("1"));
    QVERIFY(fetched.value && stored.value);
    QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
}

void TestMessages::bodyIsStreamed()
{
    for (const qsizetype chunk : {1, 3, 1000}) {
        Fixture f("",
                  "C: A2 UID FETCH 7,9 (UID BODY.PEEK[1.2])\n"
                  "S> * 4 FETCH (UID 7 BODY[1.2] {10}\\r\\n01234\\r\\n789)\\r\\n\n"
                  "S> * 5 FETCH (UID 9 BODY[1.2] {3}\\r\\nabc)\\r\\nA2 OK done\\r\\n\n");
        f.dialogue.setChunkSize(chunk);
        QHash<quint32, QByteArray> bodies;
        quint64 total = 0;
        await(
            f.session.fetchBody(uids("7,9"), "1.2", [&](Uid uid, QByteArrayView octets, quint64 received, quint64 all) {
                bodies[uid.value()] += octets;
                QCOMPARE(received, quint64(bodies[uid.value()].size()));
                total = all;
            }));
        QCOMPARE(bodies.value(7), QByteArray("01234\r\n789"));
        QCOMPARE(bodies.value(9), QByteArray("abc"));
        QCOMPARE(total, 3u);
    }
}

void TestMessages::bodyWithUidBehind()
{
    // Several wanted and the sequence number unknown: kept until the UID comes. One wanted: it can only be that one.
    Fixture f("",
              "C: A2 UID FETCH 7,9 (UID BODY.PEEK[])\n"
              "S> * 4 FETCH (BODY[] {3}\\r\\nabc UID 9)\\r\\nA2 OK done\\r\\n\n"
              "C: A3 UID FETCH 8 (UID BODY.PEEK[])\n"
              "S> * 6 FETCH (BODY[] {3}\\r\\nxyz UID 8)\\r\\nA3 OK done\\r\\n\n");
    QHash<quint32, QByteArray> bodies;
    const ImapBodySink sink = [&](Uid uid, QByteArrayView octets, quint64, quint64) { bodies[uid.value()] += octets; };
    await(f.session.fetchBody(uids("7,9"), "", sink));
    await(f.session.fetchBody(uids("8"), "", sink));
    QCOMPARE(bodies, (QHash<quint32, QByteArray>{{9, "abc"}, {8, "xyz"}}));
}

void TestMessages::bodyQuotedNilOrEmpty()
{
    Fixture f("",
              "C: A2 UID FETCH 1:4 (UID BODY.PEEK[2])\n"
              "S: * 1 FETCH (UID 1 BODY[2] \"q\")\n"
              "S: * 2 FETCH (UID 2 BODY[2] NIL)\n"
              "S: * 3 FETCH (UID 3 BODY[2] {0}\n"
              "S: )\n"
              "S: A2 OK done\n");
    QList<std::pair<Uid, QByteArray>> calls;
    await(f.session.fetchBody(uids("1:4"), "2", [&](Uid uid, QByteArrayView octets, quint64, quint64) {
        calls.append({uid, octets.toByteArray()});
    }));
    QCOMPARE(calls.size(), 2); // nothing about 2 (NIL) and 4 (gone)
    QCOMPARE(calls[0].second, QByteArray("q"));
    QCOMPARE(calls[1].first, Uid(3));
}

void TestMessages::sinkMayFail()
{
    Fixture f("",
              "C: A2 UID FETCH 1 (UID BODY.PEEK[])\n"
              "S> * 1 FETCH (UID 1 BODY[] {5}\\r\\nabcde)\\r\\nA2 OK done\\r\\n\n"
              "C: A3 NOOP\n"
              "S: A3 OK done\n");
    f.dialogue.setChunkSize(2);
    int calls = 0;
    const Error error = failureOf(f.session.fetchBody(uids("1"), "", [&calls](Uid, QByteArrayView, quint64, quint64) {
        ++calls;
        throw Error(ErrorKind::Storage, QStringLiteral("The disk is full."));
    }));
    QCOMPARE(error.kind(), ErrorKind::Storage);
    QCOMPARE(calls, 1);
    await(f.session.noop());
}

void TestMessages::connectionLostInLiteral()
{
    Fixture f("",
              "C: A2 UID FETCH 1 (UID BODY.PEEK[])\n"
              "S> * 1 FETCH (UID 1 BODY[] {5000}\\r\\nabc\n"
              "X: lost\n");
    QSignalSpy closed(&f.session, &ImapSession::closed);
    QByteArray got;
    waxwing::test::Outcome<void> behind;
    auto body
        = f.session.fetchBody(uids("1"), "", [&got](Uid, QByteArrayView octets, quint64, quint64) { got += octets; });
    const Error error = failureOf(std::move(body));
    QCOMPARE(error.kind(), ErrorKind::Network);
    QCOMPARE(got, QByteArray("abc"));
    QCOMPARE(closed.size(), 1);
    QCOMPARE(failureOf(f.session.noop()).kind(), ErrorKind::Network);
}

void TestMessages::silentInLiteral()
{
    // A literal shorter than announced looks like a server that stopped talking.
    ImapSession::Options with = options();
    with.patience.response = std::chrono::milliseconds(50);
    Fixture f("",
              "C: A2 UID FETCH 1 (UID BODY.PEEK[])\n"
              "S> * 1 FETCH (UID 1 BODY[] {500}\\r\\nabc)\\r\\nA2 OK done\\r\\n\n"
              "X: silence\n",
              with);
    const Error error = failureOf(f.session.fetchBody(uids("1"), "", [](Uid, QByteArrayView, quint64, quint64) {}));
    QCOMPARE(error.kind(), ErrorKind::Network);
    QCOMPARE(error.technical(), QStringLiteral("UID FETCH"));
}

void TestMessages::store_data()
{
    QTest::addColumn<imap::StoreMode>("mode");
    QTest::addColumn<QByteArray>("item");
    QTest::newRow("add") << imap::StoreMode::Add << QByteArray("+FLAGS.SILENT");
    QTest::newRow("remove") << imap::StoreMode::Remove << QByteArray("-FLAGS.SILENT");
    QTest::newRow("replace") << imap::StoreMode::Replace << QByteArray("FLAGS.SILENT");
}

void TestMessages::store()
{
    QFETCH(imap::StoreMode, mode);
    QFETCH(QByteArray, item);
    const QByteArray script = "C: A2 UID STORE 3:5 " + item + " (\\Seen $Label1)\nS: A2 OK done\n";
    Fixture f("", script.constData());
    QVERIFY(await(f.session.store(uids("3:5"), mode, {"\\Seen", "$Label1"})).isEmpty());
    QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
}

void TestMessages::storeUnchangedSince()
{
    Fixture f("CONDSTORE",
              WAXWING_CONDSTORE_SELECTED "C: A3 UID STORE 11:12 (UNCHANGEDSINCE 320162338) +FLAGS.SILENT (\\Deleted)\n"
                                         "S: * 2 FETCH (UID 12 MODSEQ (320162350))\n"
                                         "S: A3 OK [MODIFIED 11] Conditional STORE failed\n");
    await(f.session.select("INBOX", MailboxAccess::ReadWrite));
    QList<ModSeq> modSeqs;
    connect(&f.session, &ImapSession::flagsChanged, this,
            [&](const imap::FetchedMessage &m) { modSeqs.append(*m.modSeq); });
    QCOMPARE(await(f.session.store(uids("11,12"), imap::StoreMode::Add, {"\\Deleted"}, ModSeq(320162338))), uids("11"));
    QCOMPARE(modSeqs, QList<ModSeq>{ModSeq(320162350)});
}

void TestMessages::copyAndMove()
{
    Fixture f("MOVE UIDPLUS",
              "C: A2 UID COPY 1:2 \"a b\"\n"
              "S: A2 OK [COPYUID 38505 1:2 3956:3957] done\n"
              "C: A3 UID COPY 3 c\n"
              "S: A3 OK done\n"
              "C: A4 UID MOVE 4 c\n"
              "S: * OK [COPYUID 432432 4 1024] moved\n"
              "S: * 1 EXPUNGE\n"
              "S: A4 OK done\n"
              "C: A5 UID COPY 9 gone\n"
              "S: A5 NO [TRYCREATE] no such\n");
    const imap::CopyUid copied = await(f.session.copy(uids("1:2"), "a b"));
    QCOMPARE(copied.uidValidity, UidValidity(38505));
    QCOMPARE(copied.uids.value(1), std::make_pair(Uid(2), Uid(3957)));
    QVERIFY(await(f.session.copy(uids("3"), "c")).uids.isEmpty());
    QCOMPARE(await(f.session.move(uids("4"), "c")).uids.value(0).second, Uid(1024));
    QCOMPARE(failureOf(f.session.copy(uids("9"), "gone")).code(), QByteArray("TRYCREATE"));
    QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
}

void TestMessages::moveWithoutCapability()
{
    Fixture f("", "");
    QCOMPARE(failureOf(f.session.move(uids("1"), "a")).kind(), ErrorKind::Server);
    QCOMPARE(failureOf(f.session.expunge(uids("1"))).kind(), ErrorKind::Server);
    QVERIFY2(f.dialogue.isComplete(), f.dialogue.report()); // nothing was sent
}

void TestMessages::expunge()
{
    Fixture f("UIDPLUS", "C: A2 UID EXPUNGE 4,7\nS: A2 OK done\n");
    await(f.session.expunge(uids("4,7")));
    QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
}

void TestMessages::searchPlain()
{
    Fixture f("",
              "C: A2 UID SEARCH HEADER MESSAGE-ID \"<a@b>\"\n"
              "S: * SEARCH 9 2 84\n"
              "S: A2 OK done\n"
              "C: A3 UID SEARCH UID 1:9 UNDELETED TEXT \"two words\" SUBJECT \"s\" FROM \"f\"\n"
              "S: * SEARCH\n"
              "S: A3 OK done\n"
              "C: A4 UID SEARCH ALL\n"
              "S: A4 OK done\n");
    ImapSearch byId;
    byId.messageId = "<a@b>";
    QCOMPARE(await(f.session.search(byId)), uids("2,9,84"));
    ImapSearch much;
    much.text = QStringLiteral("two words");
    much.subject = QStringLiteral("s");
    much.from = QStringLiteral("f");
    much.uids = uids("1:9");
    much.undeletedOnly = true;
    QVERIFY(await(f.session.search(much)).isEmpty());
    QVERIFY(await(f.session.search({})).isEmpty());
    QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
}

void TestMessages::searchExtended()
{
    Fixture f("ESEARCH",
              "C: A2 UID SEARCH RETURN (ALL) ALL\n"
              "S: * ESEARCH (TAG \"A2\") UID ALL 1:3,7\n"
              "S: A2 OK done\n"
              "C: A3 UID SEARCH RETURN (ALL) ALL\n"
              "S: * ESEARCH (TAG \"A3\") UID\n"
              "S: A3 OK done\n");
    QCOMPARE(await(f.session.search({})), uids("1:3,7"));
    QVERIFY(await(f.session.search({})).isEmpty());
}

void TestMessages::searchExtendedAnsweredPlainly()
{
    Fixture f("ESEARCH",
              "C: A2 UID SEARCH RETURN (ALL) ALL\n"
              "S: * SEARCH 4 5 \n"
              "S: A2 OK done\n");
    QCOMPARE(await(f.session.search({})), uids("4:5"));
}

void TestMessages::searchCharsetFallsBack()
{
    Fixture f("LITERAL+",
              "C: A2 UID SEARCH CHARSET UTF-8 SUBJECT {3+}\n"
              "C: N\xc3\xa4\n"
              "S: A2 NO [BADCHARSET (US-ASCII ISO-8859-1)] no\n"
              "C: A3 UID SEARCH CHARSET ISO-8859-1 SUBJECT {2+}\n"
              "C: N\xe4\n"
              "S: * SEARCH 8\n"
              "S: A3 OK done\n");
    ImapSearch criteria;
    criteria.subject = QStringLiteral("N\u00e4");
    QCOMPARE(await(f.session.search(criteria)), uids("8"));
    QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
}

void TestMessages::searchForOthersFails()
{
    Fixture f("LITERAL+",
              "C: A2 UID SEARCH CHARSET UTF-8 SUBJECT {3+}\n"
              "C: \xe2\x82\xac\n"
              "S: A2 NO no\n");
    ImapSearch criteria;
    criteria.subject = QStringLiteral("\u20ac"); // not in Latin-1
    const Error error = failureOf(f.session.search(criteria));
    QCOMPARE(error.code(), QByteArray("BADCHARSET"));
    ImapSearch hostile;
    hostile.subject = QStringLiteral("a\r\nA9 LOGOUT");
    QCOMPARE(failureOf(f.session.search(hostile)).kind(), ErrorKind::Input);
}

void TestMessages::append()
{
    Fixture f("UIDPLUS",
              "C: A2 APPEND Sent (\\Seen) \"01-Feb-2024 03:04:05 +0100\" {9}\n"
              "S: + go\n"
              "C: a: b\n"
              "C: \n"
              "C: c\n"
              "S: A2 OK [APPENDUID 38505 3955] done\n");
    const QDateTime when(QDate(2024, 2, 1), QTime(3, 4, 5), Qt::OffsetFromUTC, 3600);
    const auto message = std::make_shared<const QByteArray>("a: b\r\n\r\nc");
    const imap::AppendUid uid = await(f.session.append("Sent", {"\\Seen"}, when, message));
    QCOMPARE(uid.uid, Uid(3955));
    QCOMPARE(uid.uidValidity, UidValidity(38505));
    QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
}

void TestMessages::appendWithoutAnswer()
{
    Fixture f("LITERAL+",
              "C: A2 APPEND x {1+}\n"
              "C: m\n"
              "X: lost\n");
    const auto message = std::make_shared<const QByteArray>("m");
    QCOMPARE(failureOf(f.session.append("x", {}, {}, message)).kind(), ErrorKind::Network);
}

void TestMessages::appendRefusedBeforeTheLiteral()
{
    Fixture f("",
              "C: A2 APPEND x {300000}\n"
              "S: A2 NO [OVERQUOTA] full\n"
              "C: A3 NOOP\n"
              "S: A3 OK done\n");
    const auto message = std::make_shared<const QByteArray>(300'000, 'm');
    const Error error = failureOf(f.session.append("x", {}, {}, message));
    QCOMPARE(error.code(), QByteArray("OVERQUOTA"));
    QCOMPARE(error.retry(), Retry::AfterUserAction);
    await(f.session.noop());
    QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
}

void TestMessages::appendLong()
{
    Fixture f("",
              "C: A2 APPEND x {5000000}\n"
              "S: + go\n"
              "X: swallow 5000000\n"
              "C: \n"
              "C: A3 NOOP\n"
              "S: A2 OK done\n"
              "S: A3 OK done\n");
    const auto message = std::make_shared<const QByteArray>(5'000'000, 'm');
    waxwing::test::Outcome<imap::AppendUid> appended;
    waxwing::test::Outcome<void> behind;
    const auto one = waxwing::test::settle(f.session.append("x", {}, {}, message), &appended);
    const auto two = waxwing::test::settle(f.session.noop(), &behind); // goes only after the literal
    QTRY_VERIFY(appended.isOver() && behind.isOver());
    QVERIFY(appended.value && !appended.value->uid.isValid());
    QVERIFY(behind.value);
    QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
}

void TestMessages::appendRefusedWhileSending()
{
    // With LITERAL+ the server must be sent what it was promised, whatever it says meanwhile.
    Fixture f("LITERAL+",
              "C: A2 APPEND x {300000+}\n"
              "X: swallow 300000\n"
              "C: \n"
              "S: A2 NO [LIMIT] too large\n"
              "C: A3 NOOP\n"
              "S: A3 OK done\n");
    const auto message = std::make_shared<const QByteArray>(300'000, 'm');
    QCOMPARE(failureOf(f.session.append("x", {}, {}, message)).code(), QByteArray("LIMIT"));
    await(f.session.noop());
    QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
}

void TestMessages::sessionDestroyedWhileWaiting()
{
    Dialogue dialogue("S: * PREAUTH [CAPABILITY IMAP4rev1] hi\n"
                      "C: A1 NOOP\n"
                      "X: silence\n");
    auto session = std::make_unique<ImapSession>(dialogue.transport(), options());
    await(session->open(credentials()));
    waxwing::test::Outcome<void> outcome;
    const auto task = waxwing::test::settle(session->noop(), &outcome);
    session.reset();
    QTRY_VERIFY(outcome.isOver());
    QCOMPARE(outcome.error->kind(), ErrorKind::Cancelled);
}

QTEST_GUILESS_MAIN(TestMessages)
#include "tst_imapsession_messages.moc"
