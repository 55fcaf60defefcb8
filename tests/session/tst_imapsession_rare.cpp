// Extensions few servers have, as dialogues; those from an RFC or a named server say which.
#include "tests/session/imapfixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace waxwing;
using namespace waxwing::session;
using namespace waxwing::session::test;

class TestRare : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void headersInPlaceOfEnvelope();
    void itemsOnlyWhereOffered();
    void objectIds();
    void gmail();
    void gmailLabels();
    void previewAndSaveDate();
    void fetchParts();
    void fetchFrom();
    void fetchFromStops();
    void binary();
    void binaryUnknownEncoding();
    void binaryWithoutIt();
    void hostileSection();
    void searchRes();
    void searchResWithoutIt();
    void searchKeys();
    void sort();
    void thread();
    void storeAll();
    void multiAppend();
    void multiAppendWithoutIt();
    void catenate();
    void catenateBadUrl();
    void replace();
    void quota();
    void acl();
    void metadata();
    void needsTheExtension();
    void messageLimit();
    void messageLimitOfSearch();
    void responseCodes_data();
    void responseCodes();
    void folderThatIsBeingMade();

private:
    static imap::UidSet uids(const char *text) { return *imap::UidSet::parse(text); }
};

void TestRare::headersInPlaceOfEnvelope()
{
    Fixture f("",
              "C: A2 UID FETCH 7 (UID FLAGS BODY.PEEK[HEADER.FIELDS (DATE SUBJECT FROM SENDER REPLY-TO TO CC BCC "
              "MESSAGE-ID IN-REPLY-TO REFERENCES CONTENT-TYPE)])\n"
              "S: * 1 FETCH (UID 7 FLAGS () BODY[HEADER.FIELDS (DATE SUBJECT FROM SENDER REPLY-TO TO CC BCC "
              "MESSAGE-ID IN-REPLY-TO REFERENCES CONTENT-TYPE)] {14}\n"
              "S> Subject: x\\r\\n\\r\\n)\\r\\n\n"
              "S: A2 OK done\n");
    QByteArray headers;
    await(f.session.fetch(uids("7"),
                          ImapFetchItems(ImapFetchItem::Flags) | ImapFetchItem::Headers | ImapFetchItem::References, {},
                          [&headers](const imap::FetchedMessage &message) { headers = *message.headerFields; }));
    QCOMPARE(headers, QByteArray("Subject: x\r\n\r\n"));
    QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
}

void TestRare::itemsOnlyWhereOffered()
{
    Fixture f("",
              "C: A2 UID FETCH 7 (UID FLAGS)\n"
              "S: * 1 FETCH (UID 7 FLAGS ())\n"
              "S: A2 OK done\n");
    const ImapFetchItems all = ImapFetchItems(ImapFetchItem::Flags) | ImapFetchItem::Preview | ImapFetchItem::SaveDate
        | ImapFetchItem::ObjectIds | ImapFetchItem::Gmail;
    await(f.session.fetch(uids("7"), all, {}, [](const imap::FetchedMessage &) {}));
    QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
}

void TestRare::objectIds()
{
    // RFC 8474 5.3, the example.
    Fixture f("OBJECTID",
              "C: A2 UID FETCH 1:3 (UID EMAILID THREADID)\n"
              "S: * 1 FETCH (UID 1 EMAILID (M6d99ac3275bb4e) THREADID (T64b478a75b7ea9))\n"
              "S: * 2 FETCH (UID 2 EMAILID (M288836c4c7a762) THREADID (T64b478a75b7ea9))\n"
              "S: * 3 FETCH (UID 3 EMAILID (M5fdc09b49ea703) THREADID NIL)\n"
              "S: A2 OK Completed\n");
    QList<imap::FetchedMessage> rows;
    await(f.session.fetch(uids("1:3"), ImapFetchItem::ObjectIds, {},
                          [&rows](const imap::FetchedMessage &message) { rows.append(message); }));
    QCOMPARE(rows.size(), 3);
    QCOMPARE(rows[1].emailId, QByteArray("M288836c4c7a762"));
    QCOMPARE(rows[1].threadId, rows[0].threadId);
    QVERIFY(rows[2].threadId.isEmpty());
}

void TestRare::gmail()
{
    // Google's IMAP extensions page: the examples of X-GM-MSGID, X-GM-THRID, X-GM-LABELS and X-GM-RAW.
    Fixture f("X-GM-EXT-1",
              "C: A2 UID FETCH 1:4 (UID X-GM-MSGID X-GM-THRID X-GM-LABELS)\n"
              "S: * 1 FETCH (UID 1 X-GM-MSGID 1278455344230334865 X-GM-THRID 1266894439832287888 X-GM-LABELS "
              "(\\Inbox \\Sent Important \"Muy Importante\"))\n"
              "S: * 2 FETCH (X-GM-THRID 1266894439832287888 X-GM-MSGID 1278455344230334866 X-GM-LABELS (foo) UID 2)\n"
              "S: * 3 FETCH (X-GM-MSGID 1 X-GM-LABELS () UID 3)\n"
              "S: * 4 FETCH (X-GM-MSGID 1 X-GM-LABELS (\"\\\\Inbox\" \"a \\\"b\\\"\") UID 4)\n"
              "S: A2 OK done\n"
              "C: A3 UID SEARCH X-GM-RAW \"has:attachment in:unread\"\n"
              "S: * SEARCH 1 2\n"
              "S: A3 OK done\n");
    QList<imap::FetchedMessage> rows;
    await(f.session.fetch(uids("1:4"), ImapFetchItem::Gmail, {},
                          [&rows](const imap::FetchedMessage &message) { rows.append(message); }));
    QCOMPARE(rows.size(), 4);
    QCOMPARE(rows[0].gmailMessageId, std::uint64_t(1278455344230334865));
    QCOMPARE(rows[1].gmailThreadId, rows[0].gmailThreadId);
    QCOMPARE(*rows[0].gmailLabels, (QList<QByteArray>{"\\Inbox", "\\Sent", "Important", "Muy Importante"}));
    QVERIFY(rows[2].gmailLabels->isEmpty());
    QCOMPARE(*rows[3].gmailLabels, (QList<QByteArray>{"\\Inbox", "a \"b\""}));
    ImapSearch raw;
    raw.gmail = QStringLiteral("has:attachment in:unread");
    QCOMPARE(await(f.session.search(raw)).count(), 2u);
    QCOMPARE(f.session.counters().unparsed, 0u);
}

void TestRare::gmailLabels()
{
    Fixture f("X-GM-EXT-1",
              "C: A2 UID STORE 1 +X-GM-LABELS.SILENT (foo \"a b\")\n"
              "S: A2 OK done\n"
              "C: A3 UID STORE 1 -X-GM-LABELS.SILENT (\"\\\\Inbox\")\n"
              "S: A3 OK done\n");
    await(f.session.storeGmailLabels(uids("1"), imap::StoreMode::Add, {"foo", "a b"}));
    await(f.session.storeGmailLabels(uids("1"), imap::StoreMode::Remove, {"\\Inbox"}));
    QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
}

void TestRare::previewAndSaveDate()
{
    // RFC 8970 3.1 and RFC 8514 4.3
    Fixture f("PREVIEW SAVEDATE",
              "C: A2 UID FETCH 1:3 (UID SAVEDATE PREVIEW (LAZY))\n"
              "S: * 1 FETCH (UID 1 SAVEDATE \"17-Jul-1996 02:44:25 -0700\" PREVIEW \"This is a preview\")\n"
              "S: * 2 FETCH (UID 2 SAVEDATE NIL PREVIEW \"\")\n"
              "S: * 3 FETCH (UID 3 SAVEDATE NIL PREVIEW NIL)\n"
              "S: A2 OK done\n");
    QList<imap::FetchedMessage> rows;
    await(f.session.fetch(uids("1:3"), ImapFetchItems(ImapFetchItem::Preview) | ImapFetchItem::SaveDate, {},
                          [&rows](const imap::FetchedMessage &message) { rows.append(message); }));
    QCOMPARE(rows.size(), 3);
    QCOMPARE(*rows[0].preview, QByteArray("This is a preview"));
    QCOMPARE(rows[0].saveDate->date(), QDate(1996, 7, 17));
    QVERIFY(!rows[1].preview->isNull() && rows[2].preview->isNull()); // none, and not known yet
    QVERIFY(!rows[1].saveDate);
}

void TestRare::fetchParts()
{
    Fixture f("",
              "C: A2 UID FETCH 5:6 (UID BODY.PEEK[1.1] BODY.PEEK[2])\n"
              "S: * 1 FETCH (UID 5 BODY[1.1] {3}\nS> one BODY[2] {3}\\r\\ntwo)\\r\\n\n"
              "S: * 2 FETCH (BODY[1.1] \"three\" BODY[2] NIL UID 6)\n"
              "S: A2 OK done\n");
    QHash<QByteArray, QByteArray> got;
    await(f.session.fetchParts(uids("5:6"), {"1.1", "2"},
                               [&got](Uid uid, const QByteArray &section, QByteArrayView chunk, quint64, quint64) {
                                   got[QByteArray::number(uid.value()) + '/' + section] += chunk;
                               }));
    QCOMPARE(got.value("5/1.1"), QByteArray("one"));
    QCOMPARE(got.value("5/2"), QByteArray("two"));
    QCOMPARE(got.value("6/1.1"), QByteArray("three"));
    QVERIFY(!got.contains("6/2"));
}

void TestRare::fetchFrom()
{
    // Window by window; a short one is the last.
    const QByteArray full(512 * 1024, 'x');
    const QByteArray script = "C: A2 UID FETCH 5 (UID BODY.PEEK[2]<100.524288>)\n"
                              "S: * 1 FETCH (UID 5 BODY[2]<100> {524288}\nS> "
        + full
        + ")\\r\\n\nS: A2 OK done\n"
          "C: A3 UID FETCH 5 (UID BODY.PEEK[2]<524388.524288>)\n"
          "S: * 1 FETCH (BODY[2]<524388> {3}\nS> end UID 5)\\r\\n\n"
          "S: A3 OK done\n";
    Fixture f("", script.constData());
    QByteArray got;
    quint64 last = 0;
    await(f.session.fetchFrom(Uid(5), "2", 100, [&](Uid, QByteArrayView chunk, quint64 received, quint64 total) {
        got += chunk;
        last = received;
        QCOMPARE(total, 0u);
    }));
    QCOMPARE(got.size(), full.size() + 3);
    QCOMPARE(last, quint64(100 + full.size() + 3));
    QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
}

void TestRare::fetchFromStops()
{
    const QByteArray script = "C: A2 UID FETCH 5 (UID BODY.PEEK[2]<0.524288>)\n"
                              "S: * 1 FETCH (UID 5 BODY[2]<0> {524288}\nS> "
        + QByteArray(512 * 1024, 'x') + ")\\r\\n\nS: A2 OK done\nC: A3 NOOP\nS: A3 OK done\n";
    Fixture f("", script.constData());
    const Error error = failureOf(f.session.fetchFrom(Uid(5), "2", 0, [](Uid, QByteArrayView, quint64, quint64) {
        throw Error(ErrorKind::Cancelled, QStringLiteral("enough"));
    }));
    QCOMPARE(error.kind(), ErrorKind::Cancelled);
    await(f.session.noop());
    QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
}

void TestRare::binary()
{
    // RFC 3516 7: literal8, because decoded octets may hold NUL.
    Fixture f("BINARY",
              "C: A2 UID FETCH 5 (UID BINARY.PEEK[2]<0.524288>)\n"
              "S: * 1 FETCH (UID 5 BINARY[2]<0> ~{4}\nS> a\\x00\\r\\n)\\r\\n\n"
              "S: A2 OK done\n");
    QByteArray got;
    QVERIFY(await(
        f.session.fetchDecoded(Uid(5), "2", 0, [&got](Uid, QByteArrayView chunk, quint64, quint64) { got += chunk; })));
    QCOMPARE(got, QByteArray("a\0\r\n", 4));
}

void TestRare::binaryUnknownEncoding()
{
    // RFC 3516 4.3, and servers that answer OK without the part, or BAD.
    Fixture f("BINARY",
              "C: A2 UID FETCH 5 (UID BINARY.PEEK[2]<0.524288>)\n"
              "S: A2 NO [UNKNOWN-CTE] x-uuencode\n"
              "C: A3 UID FETCH 5 (UID BINARY.PEEK[2]<0.524288>)\n"
              "S: * 1 FETCH (UID 5 BINARY[2]<0> NIL)\n"
              "S: A3 OK done\n"
              "C: A4 UID FETCH 5 (UID BINARY.PEEK[2]<0.524288>)\n"
              "S: A4 BAD what\n");
    for (int i = 0; i < 3; ++i) {
        QVERIFY(!await(f.session.fetchDecoded(Uid(5), "2", 0, [](Uid, QByteArrayView, quint64, quint64) {})));
    }
    QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
}

void TestRare::binaryWithoutIt()
{
    Fixture f("", "");
    QVERIFY(!await(f.session.fetchDecoded(Uid(5), "2", 0, [](Uid, QByteArrayView, quint64, quint64) {})));
}

void TestRare::hostileSection()
{
    Fixture f("", "C: A2 NOOP\nS: A2 OK done\n");
    for (const char *section : {"1] (FLAGS", "1\r\nA3 NOOP", "1 \"x\"", "{3}"}) {
        const Error error
            = failureOf(f.session.fetchBody(uids("1"), section, [](Uid, QByteArrayView, quint64, quint64) {}));
        QCOMPARE(error.kind(), ErrorKind::Input);
    }
    await(f.session.noop());
    QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
}

void TestRare::searchRes()
{
    // RFC 5182 2.1: sent together, answered in order.
    Fixture f("ESEARCH SEARCHRES",
              "C: A2 UID SEARCH RETURN (SAVE) SUBJECT \"x\"\n"
              "C: A3 UID FETCH $ (UID FLAGS)\n"
              "S: A2 OK done\n"
              "S: * 2 FETCH (UID 9 FLAGS ())\n"
              "S: A3 OK done\n");
    ImapSearch criteria;
    criteria.subject = QStringLiteral("x");
    QList<Uid> found;
    await(f.session.searchAndFetch(criteria, ImapFetchItem::Flags,
                                   [&found](const imap::FetchedMessage &message) { found.append(message.uid); }));
    QCOMPARE(found, (QList<Uid>{Uid(9)}));
    QCOMPARE(f.session.counters().roundTrips, 2u);
}

void TestRare::searchResWithoutIt()
{
    Fixture f("",
              "C: A2 UID SEARCH ALL\n"
              "S: * SEARCH 9\n"
              "S: A2 OK done\n"
              "C: A3 UID FETCH 9 (UID FLAGS)\n"
              "S: * 2 FETCH (UID 9 FLAGS ())\n"
              "S: A3 OK done\n"
              "C: A4 UID SEARCH ALL\n"
              "S: * SEARCH\n"
              "S: A4 OK done\n");
    int rows = 0;
    const auto count = [&rows](const imap::FetchedMessage &) { ++rows; };
    await(f.session.searchAndFetch({}, ImapFetchItem::Flags, count));
    await(f.session.searchAndFetch({}, ImapFetchItem::Flags, count)); // nothing found: nothing to fetch
    QCOMPARE(rows, 1);
    QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
}

void TestRare::searchKeys()
{
    Fixture f("",
              "C: A2 UID SEARCH SINCE 1-Feb-1994 BEFORE 3-Mar-1995 FROM \"Smith\" TO \"a\" BODY \"b\"\n"
              "S: * SEARCH 2\n"
              "S: A2 OK done\n");
    ImapSearch criteria;
    criteria.since = QDate(1994, 2, 1); // RFC 3501 6.4.4
    criteria.before = QDate(1995, 3, 3);
    criteria.from = QStringLiteral("Smith");
    criteria.to = QStringLiteral("a");
    criteria.body = QStringLiteral("b");
    QCOMPARE(await(f.session.search(criteria)), uids("2"));
    QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
}

void TestRare::sort()
{
    // RFC 5256 3: the examples.
    Fixture f("SORT",
              "C: A2 UID SORT (SUBJECT REVERSE DATE) UTF-8 ALL\n"
              "S: * SORT 5 3 4 1 2\n"
              "S: A2 OK SORT completed\n"
              "C: A3 UID SORT (ARRIVAL) UTF-8 TEXT \"not in mailbox\"\n"
              "S: * SORT\n"
              "S: A3 OK SORT completed\n");
    const QList<ImapSortKey> keys{ImapSortKey::Subject, ImapSortKey(ImapSortKey::Date, true)};
    QCOMPARE(await(f.session.sort(keys, {})), (QList<Uid>{Uid(5), Uid(3), Uid(4), Uid(1), Uid(2)}));
    ImapSearch none;
    none.text = QStringLiteral("not in mailbox");
    QVERIFY(await(f.session.sort({ImapSortKey::Arrival}, none)).isEmpty());
}

void TestRare::thread()
{
    // RFC 5256 4: the examples.
    Fixture f("THREAD=REFERENCES",
              "C: A2 UID THREAD REFERENCES UTF-8 ALL\n"
              "S: * THREAD (2)(3 6 (4 23)(44 7 96))\n"
              "S: A2 OK THREAD completed\n"
              "C: A3 UID THREAD REFERENCES UTF-8 ALL\n"
              "S: * THREAD ((3)(5))\n"
              "S: A3 OK THREAD completed\n");
    const auto tree = await(f.session.thread({}));
    QByteArray drawn;
    for (const imap::ThreadedMessage &message : tree) {
        drawn += QByteArray::number(message.uid.value()) + '<'
            + (message.parent < 0 ? QByteArray("-") : QByteArray::number(tree[message.parent].uid.value())) + ' ';
    }
    QCOMPARE(drawn, QByteArray("2<- 3<- 6<3 4<6 23<4 44<6 7<44 96<7 "));
    const auto orphans = await(f.session.thread({}));
    QCOMPARE(orphans.size(), 3);
    QVERIFY(!orphans[0].uid.isValid()); // their parent is not in the mailbox
    QCOMPARE(orphans[1].parent, 0);
    QCOMPARE(orphans[2].parent, 0);
}

void TestRare::storeAll()
{
    Fixture f("",
              "C: A2 UID STORE 1:3 +FLAGS.SILENT (\\Seen)\n"
              "C: A3 UID STORE 4 -FLAGS.SILENT ($Todo)\n"
              "S: A2 OK done\n"
              "S: A3 OK done\n");
    QList<ImapFlagChange> changes;
    changes.append(ImapFlagChange(uids("1:3"), imap::StoreMode::Add, {"\\Seen"}));
    changes.append(ImapFlagChange(uids("4"), imap::StoreMode::Remove, {"$Todo"}));
    await(f.session.storeAll(changes));
    QCOMPARE(f.session.counters().roundTrips, 2u);
}

QList<ImapAppend> twoMessages()
{
    ImapAppend first;
    first.flags = {"\\Seen"};
    first.message = std::make_shared<const QByteArray>("abc");
    ImapAppend second;
    second.message = std::make_shared<const QByteArray>("de");
    return {first, second};
}

void TestRare::multiAppend()
{
    // RFC 3502 6.3.11; RFC 4315 3: APPENDUID with a set.
    Fixture f("MULTIAPPEND LITERAL+",
              "C: A2 APPEND saved (\\Seen) {3+}\n"
              "C: abc {2+}\n"
              "C: de\n"
              "S: A2 OK [APPENDUID 38505 3955:3956] APPEND completed\n");
    const auto appended = await(f.session.append("saved", twoMessages()));
    QCOMPARE(appended.size(), 2);
    QCOMPARE(appended[1].uid, Uid(3956));
    QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
}

void TestRare::multiAppendWithoutIt()
{
    Fixture f("LITERAL+",
              "C: A2 APPEND saved (\\Seen) {3+}\n"
              "C: abc\n"
              "C: A3 APPEND saved {2+}\n"
              "C: de\n"
              "S: A2 OK [APPENDUID 38505 3955] done\n"
              "S: A3 OK done\n");
    const auto appended = await(f.session.append("saved", twoMessages()));
    QCOMPARE(appended.value(0).uid, Uid(3955));
    QVERIFY(!appended.value(1).uid.isValid());
}

void TestRare::catenate()
{
    // RFC 4469 3, after its first example.
    Fixture f("CATENATE LITERAL+",
              "C: A2 APPEND Drafts (\\Seen \\Draft) CATENATE (TEXT {3+}\n"
              "C: abc URL \"/Dr%C3%A4fts;UIDVALIDITY=385759045/;UID=20/;SECTION=1.2\" TEXT {2+}\n"
              "C: de)\n"
              "S: A2 OK [APPENDUID 7 9] done\n");
    const QList<ImapPiece> pieces{ImapPiece::text(std::make_shared<const QByteArray>("abc")),
                                  ImapPiece::part("Dr\xc3\xa4"
                                                  "fts",
                                                  UidValidity(385759045), Uid(20), "1.2"),
                                  ImapPiece::text(std::make_shared<const QByteArray>("de"))};
    QCOMPARE(await(f.session.append("Drafts", {"\\Seen", "\\Draft"}, {}, pieces)).uid, Uid(9));
    QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
}

void TestRare::catenateBadUrl()
{
    Fixture f("CATENATE",
              "C: A2 APPEND Drafts CATENATE (URL \"/a;UIDVALIDITY=1/;UID=2\")\n"
              "S: A2 NO [BADURL \"/a;UIDVALIDITY=1/;UID=2\"] gone\n");
    const QList<ImapPiece> pieces{ImapPiece::part("a", UidValidity(1), Uid(2), "")};
    QCOMPARE(failureOf(f.session.append("Drafts", {}, {}, pieces)).code(), QByteArray("BADURL"));
}

void TestRare::replace()
{
    // RFC 8508 3.4: APPENDUID in an untagged OK, then the old one goes.
    Fixture f("REPLACE LITERAL+",
              WAXWING_SELECTED "C: A3 UID REPLACE 2000 Drafts (\\Seen \\Draft) {3+}\n"
                               "C: abc\n"
                               "S: * OK [APPENDUID 1 2001] Replacement Message ready\n"
                               "S: * 3 EXISTS\n"
                               "S: * 2 EXPUNGE\n"
                               "S: A3 OK REPLACE completed\n");
    await(f.session.select("INBOX", MailboxAccess::ReadWrite));
    ImapAppend message;
    message.flags = {"\\Seen", "\\Draft"};
    message.message = std::make_shared<const QByteArray>("abc");
    QCOMPARE(await(f.session.replace(Uid(2000), "Drafts", message)).uid, Uid(2001));
    QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
}

void TestRare::quota()
{
    // RFC 9208 4.1.2
    Fixture f("QUOTA",
              "C: A2 GETQUOTAROOT INBOX\n"
              "S: * QUOTAROOT INBOX \"\"\n"
              "S: * QUOTA \"\" (STORAGE 10 512 MESSAGE 3 1000)\n"
              "S: A2 OK Getquota completed\n");
    const auto quotas = await(f.session.quota("INBOX"));
    QCOMPARE(quotas.value(0).resources.value(0).name, QByteArray("STORAGE"));
    QCOMPARE(quotas.value(0).resources.value(0).limit, std::uint64_t(512));
}

void TestRare::acl()
{
    // RFC 4314 3.3 and 3.5
    Fixture f("ACL",
              "C: A2 GETACL INBOX\n"
              "S: * ACL INBOX Fred rwipsldexta \"-a b\" r\n"
              "S: A2 OK Getacl complete\n"
              "C: A3 MYRIGHTS INBOX\n"
              "S: * MYRIGHTS INBOX rwiptsldaex\n"
              "S: A3 OK Myrights complete\n");
    const auto entries = await(f.session.acl("INBOX"));
    QCOMPARE(entries.size(), 2);
    QCOMPARE(entries[0].rights, QByteArray("rwipsldexta"));
    QCOMPARE(entries[1].identifier, QByteArray("-a b"));
    QCOMPARE(await(f.session.myRights("INBOX")), QByteArray("rwiptsldaex"));
}

void TestRare::metadata()
{
    // RFC 5464 4.2
    Fixture f("METADATA",
              "C: A2 GETMETADATA INBOX (/shared/comment /private/comment)\n"
              "S: * METADATA INBOX (/shared/comment \"Shared comment\" /private/comment NIL)\n"
              "S: A2 OK GETMETADATA complete\n"
              "C: A3 GETMETADATA \"\" (/shared/admin)\n"
              "S: * METADATA \"\" (/shared/admin {7}\nS> mailto:)\\r\\n\n"
              "S: A3 OK done\n");
    const auto values = await(f.session.metadata("INBOX", {"/shared/comment", "/private/comment"}));
    QCOMPARE(values.size(), 1);
    QCOMPARE(values["/shared/comment"], QByteArray("Shared comment"));
    QCOMPARE(await(f.session.metadata("", {"/shared/admin"}))["/shared/admin"], QByteArray("mailto:"));
}

void TestRare::needsTheExtension()
{
    Fixture f("", "");
    QCOMPARE(failureOf(f.session.quota("a")).kind(), ErrorKind::Server);
    QCOMPARE(failureOf(f.session.acl("a")).kind(), ErrorKind::Server);
    QCOMPARE(failureOf(f.session.metadata("a", {"/x"})).kind(), ErrorKind::Server);
    QCOMPARE(failureOf(f.session.thread({})).kind(), ErrorKind::Server);
    QCOMPARE(failureOf(f.session.replace(Uid(1), "a", twoMessages().first())).kind(), ErrorKind::Server);
    QCOMPARE(failureOf(f.session.fetchChanges(uids("1"), ModSeq(1), {})).kind(), ErrorKind::Server);
}

void TestRare::messageLimit()
{
    // RFC 9738 3.1: worked from the end; what lies below the UID is asked for again.
    Fixture f("MESSAGELIMIT=2",
              "C: A2 UID FETCH 1:* (UID FLAGS)\n"
              "S: * 4 FETCH (UID 40 FLAGS ())\n"
              "S: * 3 FETCH (UID 30 FLAGS ())\n"
              "S: A2 OK [MESSAGELIMIT 2 30] Fetch completed with partial results\n"
              "C: A3 UID FETCH 1:29 (UID FLAGS)\n"
              "S: * 2 FETCH (UID 20 FLAGS ())\n"
              "S: A3 OK done\n");
    QList<Uid> rows;
    await(f.session.fetch(imap::UidSet::from(Uid(1)), ImapFetchItem::Flags, {},
                          [&rows](const imap::FetchedMessage &message) { rows.append(message.uid); }));
    QCOMPARE(rows, (QList<Uid>{Uid(40), Uid(30), Uid(20)}));
}

void TestRare::messageLimitOfSearch()
{
    Fixture f("MESSAGELIMIT=2",
              "C: A2 UID SEARCH ALL\n"
              "S: * SEARCH 30 40\n"
              "S: A2 OK [MESSAGELIMIT 2 30] partial\n"
              "C: A3 UID SEARCH UID 1:29\n"
              "S: * SEARCH 20\n"
              "S: A3 OK [MESSAGELIMIT 2] as much as is allowed\n");
    QCOMPARE(await(f.session.search({})), uids("20,30,40"));
}

void TestRare::responseCodes_data()
{
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<Retry>("retry");
    // RFC 5530 3, RFC 9208 4.3, RFC 9738 3
    for (const char *code : {"UNAVAILABLE", "INUSE", "LIMIT", "SERVERBUG", "EXPUNGEISSUED"}) {
        QTest::newRow(code) << QByteArray(code) << Retry::Later;
    }
    for (const char *code : {"OVERQUOTA", "CORRUPTION"}) {
        QTest::newRow(code) << QByteArray(code) << Retry::AfterUserAction;
    }
    for (const char *code : {"NOPERM", "CANNOT", "NONEXISTENT", "HASCHILDREN", "TRYCREATE"}) {
        QTest::newRow(code) << QByteArray(code) << Retry::Never;
    }
}

void TestRare::responseCodes()
{
    QFETCH(QByteArray, code);
    QFETCH(Retry, retry);
    const QByteArray script = "C: A2 UID COPY 1 a\nS: A2 NO [" + code + "] said the server\n";
    Fixture f("", script.constData());
    const Error error = failureOf(f.session.copy(uids("1"), "a"));
    QCOMPARE(error.code(), code);
    QCOMPARE(error.retry(), retry);
    QVERIFY(error.technical().contains(QStringLiteral("said the server")));
}

// Dovecot 2.3.19, "auto = create", two sessions at once: to whoever does not make a folder, it says "ask again".
void TestRare::folderThatIsBeingMade()
{
    Fixture f("",
              "C: A2 UID COPY 1 Drafts\n"
              "S: A2 NO [ALREADYEXISTS] Mailbox already exists (0.013 + 0.000 + 0.012 secs).\n"
              "C: A3 SELECT Drafts\n"
              "S: A3 NO [ALREADYEXISTS] Mailbox already exists (0.002 + 0.000 secs).\n"
              "C: A4 CREATE Drafts\n"
              "S: A4 NO [ALREADYEXISTS] Mailbox already exists (0.001 + 0.000 secs).\n");
    QCOMPARE(failureOf(f.session.copy(uids("1"), "Drafts")).retry(), Retry::Later);
    QCOMPARE(failureOf(f.session.select("Drafts", session::MailboxAccess::ReadWrite)).retry(), Retry::Later);
    QCOMPARE(failureOf(f.session.create("Drafts")).code(), QByteArray("ALREADYEXISTS"));
}

QTEST_GUILESS_MAIN(TestRare)
#include "tst_imapsession_rare.moc"
