// One transcript a quirk: what the named server sent, what is understood, and that it was counted.
#include "tests/imap/transcript.h"

#include <QFile>
#include <QTest>

using namespace waxwing;
using namespace waxwing::imap;
using waxwing::imap::test::Transcript;

class TestQuirks : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyQuirkHasANameAndATranscript();
    void multipartWithoutChildren();
    void multipartAsBasicBody();
    void subtypeMissing();
    void structures_data();
    void structures();
    void envelopes_data();
    void envelopes();
    void swappedAddressFields();
    void missingDomain();
    void impossibleDate();
    void emptyCopyUid();
    void bareResponseCode();
    void unreadableResponseCode();
    void conditionWithoutText();
    void continuationWithoutSpace();
    void trailingSpaces();
    void flags();
    void unquotedMailbox();
    void numbers();
    void zeroSequenceNumber();
    void unreadableItemKeepsTheOthers();
};

namespace {

BodyPart structure(const Transcript &t)
{
    const FetchResponse *fetch = t.get<FetchResponse>();
    return fetch && fetch->message.structure ? *fetch->message.structure : BodyPart();
}

} // namespace

void TestQuirks::everyQuirkHasANameAndATranscript()
{
    QFile source(QStringLiteral(WAXWING_SOURCE_DIR "/tests/imap/tst_quirks.cpp"));
    QVERIFY(source.open(QIODevice::ReadOnly));
    const QByteArray text = source.readAll();
    for (int i = 0; i <= int(Quirk::Last); ++i) {
        const QByteArray name = quirkName(Quirk(i));
        QVERIFY(!name.isEmpty());
        const QByteArray used = "Quirk::" + name;
        QVERIFY2(text.contains(used), name.constData());
    }
}

void TestQuirks::multipartWithoutChildren()
{
    const Transcript gmail( // MailKit #1393
        "* 1 FETCH (BODYSTRUCTURE ((\"text\" \"plain\" (\"charset\" \"utf-8\") NIL NIL \"7bit\" 727 16 NIL NIL NIL NIL)"
        "(\"message\" \"rfc822\" (\"name\" \"Message headers\") NIL NIL \"7bit\" 903 (\"Mon, 17 Nov 2014 13:29:21 "
        "+0100\" "
        "\"Re: Adresy\" NIL NIL NIL NIL NIL NIL NIL NIL) (NIL \"alternative\" (\"boundary\" \"Apple-Mail\") NIL NIL "
        "NIL) "
        "17 NIL NIL NIL NIL) \"report\" (\"report-type\" \"delivery-status\") NIL NIL NIL))\r\n");
    QCOMPARE(gmail.count(Quirk::MultipartWithoutChildren), 1u);
    const BodyPart inner = structure(gmail).children.value(1).children.value(0);
    QCOMPARE(inner.subtype, QByteArray("alternative"));
    QVERIFY(inner.children.isEmpty());

    const Transcript bare(
        "* 51 FETCH (BODY ((\"TEXT\" \"PLAIN\" NIL NIL NIL \"7BIT\" 211 5)(\"MESSAGE\" \"RFC822\" NIL NIL "
        "NIL \"7BIT\" 2942 (NIL NIL NIL NIL NIL NIL NIL NIL NIL NIL) (\"ALTERNATIVE\") 51) \"REPORT\"))\r\n");
    QCOMPARE(bare.count(Quirk::MultipartWithoutChildren), 1u); // MailKit #1841
    QCOMPARE(structure(bare).children.value(1).children.value(0).subtype, QByteArray("alternative"));

    const Transcript withNil("* 1 FETCH (BODYSTRUCTURE (\"mixed\" NIL NIL NIL))\r\n");
    QCOMPARE(structure(withNil).type, QByteArray("multipart"));
}

void TestQuirks::multipartAsBasicBody()
{
    const Transcript t(
        "* 5 FETCH (BODYSTRUCTURE ((\"text\" \"plain\" NIL NIL NIL \"7bit\" 6 3 NIL NIL NIL NIL)(\"multipart\" "
        "\"appledouble\" (\"boundary\" \"B_8145297380_164091\") NIL NIL \"7BIT\" -1 NIL NIL NIL NIL) \"mixed\" "
        "(\"boundary\" \"B_7193419875_891207\") NIL NIL))\r\n");
    QCOMPARE(t.count(Quirk::MultipartAsBasicBody), 1u);
    QCOMPARE(t.count(Quirk::NegativeNumber), 1u);
    QCOMPARE(structure(t).children.value(1).subtype, QByteArray("appledouble"));
}

void TestQuirks::subtypeMissing()
{
    const Transcript t(
        "* 1 FETCH (BODYSTRUCTURE ((\"TEXT\" \"PLAIN\" NIL NIL NIL \"base64\" 356 5)(\"X-ZIP\" (\"BOUNDARY\" \"\"))"
        " \"MIXED\") UID 4)\r\n");
    QCOMPARE(t.count(Quirk::SubtypeMissing), 1u);
    QCOMPARE(structure(t).children.size(), 2);
    QCOMPARE(t.get<FetchResponse>()->message.uid, Uid(4));
}

void TestQuirks::structures_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("quirk");
    const auto row = [](const char *name, const char *body, Quirk quirk) {
        QTest::newRow(name) << QByteArray(body) << int(quirk);
    };
    row("boundary NIL", "((\"a\" \"b\" NIL NIL NIL \"7bit\" 1) \"mixed\" (\"BOUNDARY\" NIL) NIL NIL)",
        Quirk::NilParameterValue);
    row("bare disposition",
        "(\"text\" \"plain\" (\"charset\" \"ISO-8859-1\") NIL NIL \"QUOTED-PRINTABLE\" 850 31 NIL \"inline\" NIL NIL)",
        Quirk::BareStringDisposition);
    row("-1 lines", "(\"text\" \"plain\" NIL NIL NIL \"7bit\" 100 -1)", Quirk::NegativeNumber);
    row("-2 octets", "(\"image\" \"png\" NIL NIL NIL \"7bit\" -2)", Quirk::NegativeNumber);
    row("real octets", "(\"image\" \"png\" NIL NIL NIL \"base64\" 1.86931e+06)", Quirk::FloatingNumber);
    row("NIL octets", "(\"image\" \"png\" NIL NIL NIL \"base64\" NIL)", Quirk::NilNumber);
    row("message as basic", "(\"MESSAGE\" \"RFC822\" NIL NIL NIL \"7BIT\" 342 NIL (\"ATTACHMENT\" NIL) NIL)",
        Quirk::BasicMessageBody);
    row("text without lines", "(\"text\" \"plain\" NIL NIL NIL \"7bit\" 5)", Quirk::NumberMissing);
    row("no octets", "(\"image\" \"png\" NIL NIL NIL \"base64\")", Quirk::NumberMissing);
}

void TestQuirks::structures()
{
    QFETCH(QByteArray, body);
    QFETCH(int, quirk);
    const Transcript t("* 1 FETCH (BODYSTRUCTURE " + body + " UID 3)\r\n");
    QVERIFY(t.get<FetchResponse>());
    QVERIFY(t.get<FetchResponse>()->message.structure);
    QCOMPARE(t.get<FetchResponse>()->message.uid, Uid(3));
    QCOMPARE(t.count(Quirk(quirk)), 1u);
}

void TestQuirks::envelopes_data()
{
    QTest::addColumn<QByteArray>("envelope");
    QTest::addColumn<int>("quirk");
    QTest::addColumn<int>("recipients");
    const auto row = [](const char *name, const char *envelope, Quirk quirk, int recipients) {
        QTest::newRow(name) << QByteArray(envelope) << int(quirk) << recipients;
    };
    row("no Message-ID",
        "(\"Mon, 30 Oct 2017 11:05:21 +0800\" \"s\" ((\"n\" NIL \"10000\" \"qq.com\")) NIL NIL "
        "((NIL NIL \"a\" \"b\")) NIL NIL NIL)",
        Quirk::ShortEnvelope, 1);
    row("seven fields",
        "(\"Tue, 24 Sep 2019 09:48:05 +0800\" \"s\" ((\"n\" NIL \"u\" \"d\")) ((\"n\" NIL \"u\" \"d\")) "
        "((\"n\" NIL \"u\" \"d\")) NIL NIL NIL)",
        Quirk::ShortEnvelope, 0);
    row("(NIL)", "(NIL \"s\" (NIL) NIL NIL ((NIL NIL \"a\" \"b\")) NIL NIL NIL NIL)", Quirk::NilInAddressList, 1);
    row("()", "(NIL \"s\" NIL NIL NIL () NIL NIL NIL NIL)", Quirk::EmptyAddressList, 0);
    row("spaces", "(NIL \"s\" NIL NIL NIL ((NIL NIL \"a\" \"b\") (NIL NIL \"c\" \"d\")) NIL NIL NIL NIL)",
        Quirk::SpacesBetweenAddresses, 2);
}

void TestQuirks::envelopes()
{
    QFETCH(QByteArray, envelope);
    QFETCH(int, quirk);
    QFETCH(int, recipients);
    const Transcript t("* 1 FETCH (ENVELOPE " + envelope + " UID 3)\r\n");
    QVERIFY(t.get<FetchResponse>());
    QVERIFY(t.get<FetchResponse>()->message.envelope);
    QCOMPARE(t.get<FetchResponse>()->message.envelope->subject, QByteArray("s"));
    QCOMPARE(t.get<FetchResponse>()->message.envelope->to.size(), recipients);
    QCOMPARE(t.get<FetchResponse>()->message.uid, Uid(3));
    QCOMPARE(t.count(Quirk(quirk)), 1u);
}

void TestQuirks::swappedAddressFields()
{
    const Transcript t(
        "* 1 FETCH (ENVELOPE (NIL \"s\" ((\"From\" NIL \"from\" \"domain.com\")) ((\"<sender@domain.com>\" NIL "
        "\"=?UTF-8?Q?Dummy=C3=ADa?=\" NIL)) NIL NIL NIL NIL NIL \"<1d7fd82@com>\"))\r\n");
    const Address sender = t.get<FetchResponse>()->message.envelope->sender.value(0);
    QCOMPARE(sender.mailbox, QByteArray("sender"));
    QCOMPARE(sender.host, QByteArray("domain.com"));
    QCOMPARE(sender.name, QByteArray("=?UTF-8?Q?Dummy=C3=ADa?="));
    QCOMPARE(t.count(Quirk::SwappedAddressFields), 1u);
}

void TestQuirks::missingDomain()
{
    const Transcript t("* 1 FETCH (ENVELOPE (NIL \"s\" ((\"NAME\" NIL NIL \".MISSING-HOST-NAME.\")) ((NIL NIL "
                       "\"MISSING_MAILBOX\" \"MISSING_DOMAIN\")) NIL NIL NIL NIL NIL NIL))\r\n");
    QCOMPARE(t.get<FetchResponse>()->message.envelope->from.value(0).host, QByteArray(""));
    QCOMPARE(t.get<FetchResponse>()->message.envelope->sender.value(0).mailbox, QByteArray(""));
    QCOMPARE(t.count(Quirk::MissingDomain), 3u);
}

void TestQuirks::impossibleDate()
{
    const Transcript t("* 1 FETCH (INTERNALDATE \"00-Jan-0000 00:00:00 +0000\" UID 3)\r\n");
    QVERIFY(!t.get<FetchResponse>()->message.internalDate);
    QCOMPARE(t.get<FetchResponse>()->message.uid, Uid(3));
    QCOMPARE(t.count(Quirk::ImpossibleDate), 1u);
}

void TestQuirks::emptyCopyUid()
{
    const Transcript t("* OK [COPYUID 14  ]\r\nA1 OK [COPYUID 1 1:* 5:9] MOVE completed.\r\n");
    QVERIFY(t.get<StatusResponse>(0)->code.copyUid);
    QVERIFY(t.get<StatusResponse>(0)->code.copyUid->uids.isEmpty());
    QVERIFY(t.get<StatusResponse>(1)->code.copyUid->uids.isEmpty());
    QCOMPARE(t.get<StatusResponse>(1)->text, QByteArray("MOVE completed."));
    QCOMPARE(t.count(Quirk::EmptyCopyUid), 2u);
}

void TestQuirks::bareResponseCode()
{
    const Transcript t("[COPYUID 52 86 1146]\r\nA1 OK done\r\n");
    QCOMPARE(t.get<StatusResponse>(0)->code.copyUid->uids.value(0).second, Uid(1146));
    QCOMPARE(t.count(Quirk::BareResponseCode), 1u);
}

void TestQuirks::unreadableResponseCode()
{
    const Transcript t("A1 OK [Error=\"Microsoft.Exchange:Cross Server\" AuthResultFromPopImapEnd=0 Proxy=X:1993:SSL] "
                       "AUTHENTICATE completed.\r\n");
    QCOMPARE(t.get<StatusResponse>()->condition, Condition::Ok);
    QVERIFY(t.get<StatusResponse>()->code.name.isEmpty());
    QVERIFY(t.get<StatusResponse>()->text.startsWith("[Error="));
    QCOMPARE(t.count(Quirk::UnreadableResponseCode), 1u);
}

void TestQuirks::conditionWithoutText()
{
    const Transcript t("A6 OK\r\n");
    QCOMPARE(t.get<StatusResponse>()->condition, Condition::Ok);
    QCOMPARE(t.count(Quirk::ConditionWithoutText), 1u);
}

void TestQuirks::continuationWithoutSpace()
{
    const Transcript t("+\r\n+idling\r\n");
    QVERIFY(t.get<ContinuationRequest>(0));
    QCOMPARE(t.get<ContinuationRequest>(1)->text, QByteArray("idling"));
    QCOMPARE(t.count(Quirk::ContinuationWithoutSpace), 2u);
}

void TestQuirks::trailingSpaces()
{
    const Transcript t(
        "* SEARCH 1 2 \r\n* STATUS a (MESSAGES 1 )\r\n* CAPABILITY A B \r\n* 1 FETCH (FLAGS (\\Seen ) UID 3 )\r\n");
    QCOMPARE(t.get<SearchResponse>(0)->numbers.size(), 2);
    QCOMPARE(*t.get<StatusData>(1)->status.messages, 1u);
    QCOMPARE(t.get<CapabilityResponse>(2)->names.size(), 2);
    QCOMPARE(t.get<FetchResponse>(3)->message.uid, Uid(3));
    QCOMPARE(t.count(Quirk::TrailingSpace), 5u);
}

void TestQuirks::flags()
{
    const Transcript t(
        "* 1 FETCH (FLAGS (\\Seen [Gmail]/x Junk[1] \"Important\" NIL) UID 3)\r\n* 2 FETCH (FLAGS NIL UID 4)\r\n");
    QCOMPARE(*t.get<FetchResponse>(0)->message.flags, (Flags{"\\Seen", "[Gmail]/x", "Junk[1]", "Important"}));
    QCOMPARE(t.get<FetchResponse>(1)->message.uid, Uid(4));
    QCOMPARE(t.count(Quirk::BracketInFlag), 2u);
    QCOMPARE(t.count(Quirk::QuotedFlag), 1u);
    QCOMPARE(t.count(Quirk::NilFlag), 2u);
}

void TestQuirks::unquotedMailbox()
{
    const Transcript t("* LIST (\\HasNoChildren) \"/\" Deleted Items\r\n* LIST () \"/\" a\"b{x}(c)\r\n"
                       "* STATUS Deleted Items (MESSAGES 3)\r\n");
    QCOMPARE(t.get<ListResponse>(0)->mailbox.rawName, QByteArray("Deleted Items"));
    QCOMPARE(t.get<ListResponse>(1)->mailbox.rawName, QByteArray("a\"b{x}(c)"));
    QCOMPARE(t.get<StatusData>(2)->mailbox, QByteArray("Deleted Items"));
    QCOMPARE(t.count(Quirk::UnquotedMailbox), 3u);
}

void TestQuirks::numbers()
{
    const Transcript t("* 1 FETCH (RFC822.SIZE 9.37e+06 MODSEQ (0))\r\n* 2 FETCH (MODSEQ (-1) UID 3)\r\n");
    QCOMPARE(*t.get<FetchResponse>(0)->message.size, 9'370'000u);
    QVERIFY(!t.get<FetchResponse>(0)->message.modSeq);
    QVERIFY(!t.get<FetchResponse>(1)->message.modSeq);
    QCOMPARE(t.count(Quirk::ModSeqNotPositive), 2u);
}

void TestQuirks::zeroSequenceNumber()
{
    const Transcript t("* 0 FETCH (UID 5 FLAGS ())\r\n");
    QCOMPARE(t.get<FetchResponse>()->message.uid, Uid(5));
    QCOMPARE(t.count(Quirk::ZeroSequenceNumber), 1u);
}

void TestQuirks::unreadableItemKeepsTheOthers()
{
    // 163.com does not escape quotes: go-imap #659
    const Transcript t("* 150 FETCH (UID 17 BODYSTRUCTURE ((\"text\" \"html\" (\"charset\" \"UTF-8\") NIL NIL "
                       "\"quoted-printable\" 1224 16)"
                       "(\"application\" \"octet-stream\" (\"name\" \"2154973550.pdf\") NIL \"\"\"\" \"base64\" 65322) "
                       "\"MIXED\") FLAGS (\\Seen))\r\n");
    QCOMPARE(t.get<FetchResponse>()->message.uid, Uid(17));
    QVERIFY(!t.get<FetchResponse>()->message.structure);
    QCOMPARE(*t.get<FetchResponse>()->message.flags, Flags{"\\Seen"});
    QCOMPARE(t.count(Quirk::UnreadableFetchItem), 1u);
}

QTEST_APPLESS_MAIN(TestQuirks)
#include "tst_quirks.moc"
