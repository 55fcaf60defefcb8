#include "tests/imap/transcript.h"

#include <QRandomGenerator>
#include <QTest>

using namespace waxwing;
using namespace waxwing::imap;
using waxwing::imap::test::Transcript;

class TestParser : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void statusResponses();
    void responseCodes();
    void copyUidKeepsItsOrder();
    void capabilityEnabledId();
    void listVariants();
    void statusData();
    void searchAndESearch();
    void vanished();
    void counters();
    void fetchEnvelope();
    void fetchBodyStructure();
    void nestedMessageNumbers();
    void fetchBodies();
    void fetchRest();
    void dates();
    void namespaceAndQuota();
    void unknownAndUnparsed();
    void deepNestingCostsOnlyItsItem();
    void numbersDoNotWrap();
    void randomChunks();
    void garbageNeverCrashes();
};

void TestParser::statusResponses()
{
    const Transcript t("* OK [CAPABILITY IMAP4rev1 SASL-IR] Dovecot ready.\r\n"
                       "A001 NO [TRYCREATE] Mailbox doesn't exist\r\n* BYE logging out\r\n* PREAUTH hello\r\n"
                       "a2 bad what?\r\n+ idling\r\n");
    QCOMPARE(t.get<StatusResponse>(0)->code.words, (QList<QByteArray>{"IMAP4rev1", "SASL-IR"}));
    QCOMPARE(t.get<StatusResponse>(0)->text, QByteArray("Dovecot ready."));
    QCOMPARE(t.get<StatusResponse>(1)->tag, QByteArray("A001"));
    QCOMPARE(t.get<StatusResponse>(1)->condition, Condition::No);
    QCOMPARE(t.get<StatusResponse>(1)->code.name, QByteArray("TRYCREATE"));
    QCOMPARE(t.get<StatusResponse>(2)->condition, Condition::Bye);
    QCOMPARE(t.get<StatusResponse>(3)->condition, Condition::PreAuth);
    QCOMPARE(t.get<StatusResponse>(4)->condition, Condition::Bad);
    QCOMPARE(t.get<ContinuationRequest>(5)->text, QByteArray("idling"));
    QCOMPARE(t.parser.quirks().total(), 0u);
}

void TestParser::responseCodes()
{
    const Transcript t(
        "* OK [UIDVALIDITY 3857529045] UIDs valid\r\n* OK [HIGHESTMODSEQ 715194045007] Ok\r\n"
        "* OK [PERMANENTFLAGS (\\Deleted \\Seen \\*)] Limited\r\n* OK [NOMODSEQ] none\r\n"
        "A1 OK [APPENDUID 38505 3955] APPEND completed\r\nA2 OK [MODIFIED 7,9] Conditional STORE failed\r\n"
        "A3 NO [OVERQUOTA] full\r\nA4 NO [BADCHARSET (UTF-8 \"x]y\")] charset\r\n"
        "A5 OK [READ-ONLY] done\r\n* OK [FOO.BAR-1 some (thing]) \"]\"] text\r\n");
    QCOMPARE(t.get<StatusResponse>(0)->code.number, 3857529045u);
    QCOMPARE(t.get<StatusResponse>(1)->code.number, 715194045007u);
    QCOMPARE(t.get<StatusResponse>(2)->code.words, (QList<QByteArray>{"\\Deleted", "\\Seen", "\\*"}));
    QCOMPARE(t.get<StatusResponse>(3)->code.name, QByteArray("NOMODSEQ"));
    QCOMPARE(t.get<StatusResponse>(4)->code.appendUid->uid, Uid(3955));
    QCOMPARE(t.get<StatusResponse>(5)->code.modified.toByteArray(), QByteArray("7,9"));
    QCOMPARE(t.get<StatusResponse>(6)->code.name, QByteArray("OVERQUOTA"));
    QCOMPARE(t.get<StatusResponse>(7)->code.argument, QByteArray("(UTF-8 \"x]y\")"));
    QCOMPARE(t.get<StatusResponse>(7)->text, QByteArray("charset"));
    QCOMPARE(t.get<StatusResponse>(8)->code.name, QByteArray("READ-ONLY"));
    QCOMPARE(t.get<StatusResponse>(9)->text, QByteArray("text"));
    QCOMPARE(t.parser.quirks().total(), 0u);
}

void TestParser::copyUidKeepsItsOrder()
{
    const Transcript t("A003 OK [COPYUID 38505 304,319:320 3956:3958] Done\r\n"
                       "A004 OK [COPYUID 1 9,3 20:21] Done\r\nA005 OK [COPYUID 1 1:4294967295 1:4294967295] x\r\n");
    using Pairs = QList<std::pair<Uid, Uid>>;
    QCOMPARE(t.get<StatusResponse>(0)->code.copyUid->uids,
             (Pairs{{Uid(304), Uid(3956)}, {Uid(319), Uid(3957)}, {Uid(320), Uid(3958)}}));
    QCOMPARE(t.get<StatusResponse>(1)->code.copyUid->uids, (Pairs{{Uid(9), Uid(20)}, {Uid(3), Uid(21)}}));
    QVERIFY(t.get<StatusResponse>(2)->code.copyUid->uids.isEmpty());
}

void TestParser::capabilityEnabledId()
{
    const Transcript t("* CAPABILITY IMAP4rev1 IDLE\r\n* ENABLED CONDSTORE QRESYNC\r\n* ENABLED\r\n"
                       "* ID (\"name\" \"Dovecot\" \"x\" NIL)\r\n* ID NIL\r\n");
    QCOMPARE(t.get<CapabilityResponse>(0)->names, (QList<QByteArray>{"IMAP4rev1", "IDLE"}));
    QCOMPARE(t.get<EnabledResponse>(1)->names, (QList<QByteArray>{"CONDSTORE", "QRESYNC"}));
    QVERIFY(t.get<EnabledResponse>(2)->names.isEmpty());
    QCOMPARE(t.get<IdResponse>(3)->fields.first().second, QByteArray("Dovecot"));
    QVERIFY(t.get<IdResponse>(4)->fields.isEmpty());
}

void TestParser::listVariants()
{
    const Transcript t("* LIST (\\HasNoChildren \\Sent) \"/\" \"Gesendete Objekte\"\r\n"
                       "* LIST (\\Noselect) NIL \"\"\r\n* LIST () \".\" {8}\r\nE&AOk-t&\r\n"
                       "* LIST (\\Subscribed) \"/\" &U,BTFw-/x (\"CHILDINFO\" (\"SUBSCRIBED\") \"OLDNAME\" (\"b\"))\r\n"
                       "* LSUB () \"\\\\\" \"a\\\"b\"\r\n* LIST () \"/\" NIL\r\n");
    QCOMPARE(t.get<ListResponse>(0)->mailbox.name, QStringLiteral("Gesendete Objekte"));
    QVERIFY(t.get<ListResponse>(0)->mailbox.has("\\sent"));
    QVERIFY(!t.get<ListResponse>(1)->mailbox.selectable());
    QVERIFY(t.get<ListResponse>(1)->mailbox.delimiter.isEmpty());
    QCOMPARE(t.get<ListResponse>(2)->mailbox.name, QStringLiteral("E&AOk-t&")); // invalid UTF-7 is shown as it is
    QCOMPARE(t.get<ListResponse>(3)->mailbox.name, QStringLiteral("\u53f0\u5317/x"));
    QVERIFY(t.get<ListResponse>(3)->mailbox.subscribed);
    QCOMPARE(t.get<ListResponse>(3)->childInfo, (QList<QByteArray>{"SUBSCRIBED"}));
    QCOMPARE(t.get<ListResponse>(3)->oldName, QByteArray("b"));
    QVERIFY(t.get<ListResponse>(4)->isLsub && t.get<ListResponse>(4)->mailbox.subscribed);
    QCOMPARE(t.get<ListResponse>(4)->mailbox.delimiter, QStringLiteral("\\"));
    QCOMPARE(t.get<ListResponse>(4)->mailbox.rawName, QByteArray("a\"b"));
    QCOMPARE(t.get<ListResponse>(5)->mailbox.rawName, QByteArray("NIL")); // MailKit #482: a folder may be called so
    QCOMPARE(t.parser.quirks().total(), 0u);
}

void TestParser::statusData()
{
    const Transcript t("* STATUS blurdybloop (MESSAGES 231 UIDNEXT 44292 UNSEEN 3 UIDVALIDITY 7 HIGHESTMODSEQ 99 "
                       "SIZE 5000000000 MAILBOXID (F2) DELETED 3)\r\n* STATUS \"a (b)\" ()\r\n");
    const MailboxStatus status = t.get<StatusData>(0)->status;
    QCOMPARE(*status.messages, 231u);
    QCOMPARE(*status.unseen, 3u);
    QCOMPARE(status.uidNext, Uid(44292));
    QCOMPARE(status.uidValidity, UidValidity(7));
    QCOMPARE(status.highestModSeq, ModSeq(99));
    QCOMPARE(*status.size, 5000000000u);
    QCOMPARE(t.get<StatusData>(1)->mailbox, QByteArray("a (b)"));
}

void TestParser::searchAndESearch()
{
    const Transcript t("* SEARCH 2 84 882\r\n* SEARCH\r\n* SEARCH 2 5 (MODSEQ 917162500)\r\n"
                       "* ESEARCH (TAG \"A285\") UID MIN 7 MAX 3800 COUNT 15 ALL 2,10:11 MODSEQ 9\r\n"
                       "* ESEARCH (TAG \"A286\") UID\r\n* ESEARCH (TAG \"A1\") UID PARTIAL (-1:-100 NIL)\r\n");
    QCOMPARE(t.get<SearchResponse>(0)->numbers, (QList<quint32>{2, 84, 882}));
    QVERIFY(t.get<SearchResponse>(1)->numbers.isEmpty());
    QCOMPARE(t.get<SearchResponse>(2)->highestModSeq, ModSeq(917162500));
    const ESearchResponse *search = t.get<ESearchResponse>(3);
    QCOMPARE(search->tag, QByteArray("A285"));
    QVERIFY(search->isUid);
    QCOMPARE(search->all.toByteArray(), QByteArray("2,10:11"));
    QCOMPARE(*search->count, 15u);
    QCOMPARE(search->max, 3800u);
    QCOMPARE(search->modSeq, ModSeq(9));
    QVERIFY(t.get<ESearchResponse>(4)->all.isEmpty());
    QVERIFY(t.get<ESearchResponse>(5));
}

void TestParser::vanished()
{
    const Transcript t("* VANISHED (EARLIER) 41,43:116,118\r\n* VANISHED 405\r\n* VANISHED 1:*\r\n");
    QVERIFY(t.get<VanishedResponse>(0)->earlier);
    QCOMPARE(t.get<VanishedResponse>(0)->uids.count(), 76u);
    QCOMPARE(t.get<VanishedResponse>(1)->uids.toByteArray(), QByteArray("405"));
    QVERIFY(t.get<UnparsedResponse>(2)); // "*" stands for no UID that could be forgotten
}

void TestParser::counters()
{
    const Transcript t("* 23 EXISTS\r\n* 5 RECENT\r\n* 44 EXPUNGE\r\n* 0 EXPUNGE\r\n* FLAGS (\\Seen $x)\r\n");
    QCOMPARE(t.get<ExistsResponse>(0)->count, 23u);
    QCOMPARE(t.get<RecentResponse>(1)->count, 5u);
    QCOMPARE(t.get<ExpungeResponse>(2)->sequenceNumber, 44u);
    QVERIFY(t.get<UnparsedResponse>(3));
    QCOMPARE(t.get<FlagsResponse>(4)->flags, (Flags{"\\Seen", "$x"}));
}

void TestParser::fetchEnvelope()
{
    // RFC 3501 8 and 7.4.2
    const Transcript t(
        "* 12 FETCH (FLAGS (\\Seen) INTERNALDATE \"17-Jul-1996 02:44:25 -0700\" RFC822.SIZE 4286 ENVELOPE "
        "(\"Wed, 17 Jul 1996 02:23:25 -0700 (PDT)\" \"IMAP4rev1 \\\"WG\\\" mtg\" "
        "((\"Terry Gray\" NIL \"gray\" \"cac.washington.edu\")) ((\"Terry Gray\" NIL \"gray\" \"cac.washington.edu\")) "
        "((\"Terry Gray\" NIL \"gray\" \"cac.washington.edu\")) ((NIL NIL \"imap\" \"cac.washington.edu\")) "
        "((NIL NIL \"minutes\" \"CNRI.Reston.VA.US\")(\"John Klensin\" NIL \"KLENSIN\" \"MIT.EDU\")) NIL NIL "
        "{40}\r\n<B27397-0100000@cac.washington.edu.long>) UID 77)\r\n"
        "* 13 FETCH (ENVELOPE (NIL \"\xc3\xa4\" NIL NIL NIL ((NIL NIL \"undisclosed\" NIL)(NIL NIL \"a\" \"b\")(NIL "
        "NIL NIL NIL))"
        " NIL NIL NIL NIL))\r\n");
    const FetchedMessage &message = t.get<FetchResponse>(0)->message;
    QCOMPARE(message.sequenceNumber, 12u);
    QCOMPARE(message.uid, Uid(77));
    QCOMPARE(*message.flags, Flags{"\\Seen"});
    QCOMPARE(*message.size, 4286u);
    QCOMPARE(message.internalDate->toString(Qt::ISODate), QStringLiteral("1996-07-17T02:44:25-07:00"));
    QCOMPARE(message.envelope->subject, QByteArray("IMAP4rev1 \"WG\" mtg"));
    QCOMPARE(message.envelope->from.first().name, QByteArray("Terry Gray"));
    QCOMPARE(message.envelope->replyTo.first().host, QByteArray("cac.washington.edu"));
    QCOMPARE(message.envelope->cc.size(), 2);
    QCOMPARE(message.envelope->messageId, QByteArray("<B27397-0100000@cac.washington.edu.long>"));
    const Envelope &raw = *t.get<FetchResponse>(1)->message.envelope;
    QCOMPARE(raw.subject, QByteArray("\xc3\xa4"));
    QCOMPARE(raw.to.size(), 1); // group markers are left out
    QVERIFY(raw.date.isNull());
    QCOMPARE(t.parser.quirks().total(), 0u);
}

void TestParser::fetchBodyStructure()
{
    const Transcript t("* 1 FETCH (BODYSTRUCTURE ((\"TEXT\" \"PLAIN\" (\"CHARSET\" \"UTF-8\") NIL NIL "
                       "\"QUOTED-PRINTABLE\" 2279 48 NIL NIL "
                       "NIL NIL)(\"APPLICATION\" \"PDF\" (\"NAME\" \"a.pdf\") \"<id@x>\" \"desc\" \"BASE64\" 51230 "
                       "\"md5\" (\"ATTACHMENT\" "
                       "(\"FILENAME\" \"a.pdf\" \"SIZE\" \"37000\")) (\"en\" \"de\") \"loc\" \"future\") \"MIXED\" "
                       "(\"BOUNDARY\" \"b1\") NIL NIL NIL))\r\n"
                       "* 2 FETCH (BODY (\"text\" \"plain\" () NIL NIL \"7bit\" 3 1))\r\n");
    const BodyPart &root = *t.get<FetchResponse>(0)->message.structure;
    QCOMPARE(root.type + '/' + root.subtype, QByteArray("multipart/mixed"));
    QCOMPARE(root.number, QByteArray());
    QCOMPARE(root.parameters, (Parameters{{"boundary", "b1"}}));
    QCOMPARE(root.children.size(), 2);
    QCOMPARE(root.children[0].number, QByteArray("1"));
    QCOMPARE(root.children[0].encoding, QByteArray("quoted-printable"));
    QCOMPARE(root.children[0].octets, 2279u);
    const BodyPart &pdf = root.children[1];
    QCOMPARE(pdf.number, QByteArray("2"));
    QCOMPARE(pdf.disposition, QByteArray("attachment"));
    QCOMPARE(pdf.dispositionParameters, (Parameters{{"filename", "a.pdf"}, {"size", "37000"}}));
    QCOMPARE(pdf.id, QByteArray("<id@x>"));
    QCOMPARE(pdf.description, QByteArray("desc"));
    QCOMPARE(t.get<FetchResponse>(1)->message.structure->number, QByteArray("1"));
    QCOMPARE(t.parser.quirks().total(), 0u);
}

void TestParser::nestedMessageNumbers()
{
    // RFC 3501 6.4.5's example: 4 is multipart/mixed, 4.2 message/rfc822, 4.2.1 text, 4.2.2 multipart/alternative
    const QByteArray text = "(\"TEXT\" \"PLAIN\" NIL NIL NIL \"7BIT\" 1 1)";
    const QByteArray message
        = "(\"MESSAGE\" \"RFC822\" NIL NIL NIL \"7BIT\" 342 (NIL NIL NIL NIL NIL NIL NIL NIL NIL NIL) ";
    const QByteArray alternative = "(" + text + text + " \"ALTERNATIVE\")";
    const QByteArray inner = message + "(" + text + alternative + " \"MIXED\") 8)";
    const QByteArray plainMessage = message + text + " 8)";
    const Transcript t("* 1 FETCH (BODYSTRUCTURE (" + text + text + plainMessage + "(" + text + inner
                       + " \"MIXED\") \"MIXED\"))\r\n");
    const BodyPart &root = *t.get<FetchResponse>()->message.structure;
    QCOMPARE(root.children[2].children[0].number, QByteArray("3.1"));
    const BodyPart &fourTwo = root.children[3].children[1];
    QCOMPARE(fourTwo.number, QByteArray("4.2"));
    QCOMPARE(fourTwo.children[0].children[0].number, QByteArray("4.2.1"));
    QCOMPARE(fourTwo.children[0].children[1].children[1].number, QByteArray("4.2.2.2"));
}

void TestParser::fetchBodies()
{
    const Transcript t("* 1 FETCH (UID 4 BODY[HEADER.FIELDS (\"References\")] {20}\r\nReferences: <a@b>\r\n"
                       " BODY[1.MIME]<0> \"x\" BODY[TEXT] NIL BINARY[2] ~{3}\r\na\0c RFC822.HEADER {2}\r\n\r\n"
                       " BINARY.SIZE[1] 20 PREVIEW \"hi\")\r\n");
    QVERIFY(!t.get<FetchResponse>()); // the NUL above ends the C string: cut, and so incomplete
    const QByteArray whole("* 1 FETCH (UID 4 BODY[HEADER.FIELDS (\"References\")] {21}\r\nReferences: <a@b>\r\n\r\n"
                           " BODY[1.MIME]<5> \"x\" BODY[TEXT] NIL RFC822.HEADER {2}\r\n\r\n"
                           " BINARY.SIZE[1] 20 PREVIEW \"hi\")\r\n");
    const Transcript u(whole);
    const FetchResponse &fetch = *u.get<FetchResponse>();
    QCOMPARE(*fetch.message.headerFields, QByteArray("References: <a@b>\r\n\r\n"));
    QCOMPARE(fetch.bodies.size(), 3u);
    QCOMPARE(fetch.bodies[0].section, QByteArray("1.MIME"));
    QCOMPARE(*fetch.bodies[0].origin, 5u);
    QCOMPARE(fetch.bodies[0].octets, QByteArray("x"));
    QVERIFY(fetch.bodies[1].isNil);
    QCOMPARE(fetch.bodies[2].section, QByteArray("HEADER"));
    QCOMPARE(*fetch.message.preview, QByteArray("hi"));
}

void TestParser::fetchRest()
{
    const Transcript t("* 1 FETCH (UID 4 MODSEQ (624140003) FLAGS () X-GM-MSGID 12 X-GM-LABELS (\"\\\\Sent\" a) "
                       "EMAILID (M1) THREADID NIL SAVEDATE NIL)\r\n");
    const FetchedMessage &message = t.get<FetchResponse>()->message;
    QCOMPARE(*message.modSeq, ModSeq(624140003));
    QVERIFY(message.flags && message.flags->isEmpty());
}

void TestParser::dates()
{
    const auto date = [](const char *text) {
        const Transcript t(QByteArray("* 1 FETCH (INTERNALDATE \"") + text + "\")\r\n");
        const auto value = t.get<FetchResponse>()->message.internalDate;
        return value ? value->toString(Qt::ISODate) : QString();
    };
    QCOMPARE(date(" 1-Feb-2024 00:00:00 +0000"), QStringLiteral("2024-02-01T00:00:00Z"));
    QCOMPARE(date("1-Feb-2024 00:00:00 +0530"), QStringLiteral("2024-02-01T00:00:00+05:30"));
    QCOMPARE(date("29-FEB-2024 23:59:60 -1200"), QStringLiteral("2024-02-29T23:59:59-12:00"));
    QCOMPARE(date("30-Feb-2024 00:00:00 +0000"), QString());
    QCOMPARE(date("01-Foo-2024 00:00:00 +0000"), QString());
    QCOMPARE(date("garbage"), QString());
}

void TestParser::namespaceAndQuota()
{
    const Transcript t(
        "* NAMESPACE ((\"INBOX.\" \".\")) NIL ((\"#shared/\" \"/\" \"X-PARAM\" (\"a\" \"b\"))(\"\" NIL))\r\n"
        "* QUOTA \"User quota\" (STORAGE 10 512 MESSAGE 20 100)\r\n* QUOTAROOT INBOX \"\" a\r\n");
    QCOMPARE(t.get<NamespaceResponse>(0)->namespaces.personal.first().prefix, QByteArray("INBOX."));
    QCOMPARE(t.get<NamespaceResponse>(0)->namespaces.shared.size(), 2);
    QCOMPARE(t.get<QuotaResponse>(1)->quota.resources.at(1).limit, 100u);
    QCOMPARE(t.get<QuotaRootResponse>(2)->roots, (QList<QByteArray>{"", "a"}));
}

void TestParser::unknownAndUnparsed()
{
    const Transcript t(
        "* GENURLAUTH x\r\n* 5 FANCY\r\n\r\n* LIST\r\n* 1 FETCH (UID\r\nA1\r\nA1 MAYBE\r\n* 1 EXISTS\r\n");
    QVERIFY(t.get<UnknownResponse>(0));
    QVERIFY(t.get<UnknownResponse>(1));
    for (std::size_t i = 2; i < 7; ++i) {
        QVERIFY2(t.get<UnparsedResponse>(i), QByteArray::number(int(i)).constData());
    }
    QVERIFY(t.get<ExistsResponse>(7));
}

void TestParser::deepNestingCostsOnlyItsItem()
{
    QByteArray deep;
    for (int i = 0; i < 5000; ++i) {
        deep += '(';
    }
    deep += "\"a\" \"b\" NIL NIL NIL \"7bit\" 1";
    for (int i = 0; i < 5000; ++i) {
        deep += ')';
    }
    const Transcript t("* 1 FETCH (BODYSTRUCTURE " + deep + " UID 9)\r\n* 2 FETCH (BODYSTRUCTURE "
                       + QByteArray(1'000'000, '(') + "\r\n* 3 EXISTS\r\n");
    QCOMPARE(t.get<FetchResponse>(0)->message.uid, Uid(9));
    QVERIFY(!t.get<FetchResponse>(0)->message.structure);
    QVERIFY(t.get<UnparsedResponse>(1));
    QVERIFY(t.get<ExistsResponse>(2));
}

void TestParser::numbersDoNotWrap()
{
    const Transcript t("* 4294967296 EXISTS\r\n* 1 FETCH (UID 4294967297)\r\n* SEARCH 4294967296\r\n"
                       "* OK [UIDVALIDITY 99999999999999999999] x\r\n");
    QVERIFY(t.get<UnparsedResponse>(0));
    QVERIFY(!t.get<FetchResponse>(1)->message.uid.isValid());
    QVERIFY(t.get<UnparsedResponse>(2));
    QCOMPARE(t.get<StatusResponse>(3)->code.number, 0u);
}

void TestParser::randomChunks()
{
    const QByteArray text = "* OK [CAPABILITY A B] hi\r\n* LIST () \"/\" {3}\r\na\r\n\r\n"
                            "* 1 FETCH (UID 1 ENVELOPE (NIL {4}\r\nab\r\n NIL NIL NIL NIL NIL NIL NIL NIL))\r\n"
                            "* SEARCH 1 2 3\r\nA1 OK done\r\n";
    const Transcript whole(text);
    QRandomGenerator random(7);
    for (int round = 0; round < 300; ++round) {
        Framer framer;
        Parser parser;
        std::vector<Response> responses;
        for (qsizetype at = 0; at < text.size();) {
            const qsizetype size = qMin<qsizetype>(1 + random.bounded(20), text.size() - at);
            framer.feed(QByteArrayView(text).sliced(at, size));
            at += size;
            while (const auto frame = framer.next()) {
                responses.push_back(parser.parse(*frame));
            }
        }
        QCOMPARE(responses.size(), whole.responses.size());
        for (std::size_t i = 0; i < responses.size(); ++i) {
            QCOMPARE(responses[i].index(), whole.responses[i].index());
        }
        QCOMPARE(std::get<FetchResponse>(responses[2]).message.envelope->subject, QByteArray("ab\r\n"));
    }
}

void TestParser::garbageNeverCrashes()
{
    // Valid responses with octets changed at random: whatever comes out, the last line is still found.
    const QByteArray seed
        = "* 1 FETCH (UID 1 FLAGS (\\Seen) ENVELOPE (\"d\" {4}\r\nab\r\n ((\"n\" NIL \"m\" \"h\")) NIL NIL NIL "
          "NIL NIL NIL \"<i>\") BODYSTRUCTURE ((\"TEXT\" \"PLAIN\" NIL NIL NIL \"7BIT\" 1 1) \"MIXED\"))\r\n"
          "* OK [COPYUID 1 2:3 4:5] x\r\n* LIST (\\Sent) \"/\" \"a\"\r\n* STATUS a (MESSAGES 1)\r\n";
    QRandomGenerator random(11);
    for (int round = 0; round < 20'000; ++round) {
        QByteArray text = seed;
        for (int change = random.bounded(1, 6); change > 0; --change) {
            text[random.bounded(int(text.size()))] = "()[]{}\"\\ \r\n*+~0NIL9<>"[random.bounded(22)];
        }
        const Transcript t(text + "\r\n* 99 EXISTS\r\n", 64);
        QVERIFY(!t.responses.empty() || t.broken);
    }
}

QTEST_APPLESS_MAIN(TestParser)
#include "tst_parser.moc"
