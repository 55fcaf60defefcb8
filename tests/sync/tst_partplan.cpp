// Which parts of a large message are fetched to show it, and what becomes of structures that lie.
#include "core/sync/partplan.h"

#include <QTest>

using namespace waxwing;
using namespace waxwing::sync;

namespace {

using imap::BodyPart;
using Sections = QHash<QByteArray, QByteArray>;

BodyPart leaf(const QByteArray &number, const QByteArray &type, quint64 octets, const QByteArray &disposition = {},
              const QByteArray &id = {})
{
    BodyPart part;
    part.number = number;
    part.type = type.split('/').first();
    part.subtype = type.split('/').last();
    part.encoding = part.type == "text" ? "7bit" : "base64";
    part.octets = octets;
    part.disposition = disposition;
    part.id = id;
    return part;
}

BodyPart multipart(const QByteArray &number, const QByteArray &subtype, const QList<BodyPart> &children)
{
    BodyPart part;
    part.number = number;
    part.type = "multipart";
    part.subtype = subtype;
    part.children = children;
    return part;
}

BodyPart nested(const QByteArray &number, const BodyPart &body, const QByteArray &disposition = {})
{
    BodyPart part = leaf(number, "message/rfc822", 900'000, disposition);
    part.encoding = "7bit";
    part.children = {body};
    return part;
}

const QByteArray textHeader = "Content-Type: text/plain\r\n\r\n";
const QByteArray pdfHeader = "Content-Type: application/pdf; name=a.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n";

QByteArray mixedHeader(const QByteArray &kind = "mixed")
{
    return "Subject: s\r\nMIME-Version: 1.0\r\nContent-Type: multipart/" + kind + "; boundary=b\r\n\r\n";
}

BodyPart pdf(const QByteArray &number)
{
    BodyPart part = leaf(number, "application/pdf", 1'000'000, "attachment");
    part.dispositionParameters = {{"filename", "a.pdf"}};
    return part;
}

BodyPart mixed()
{
    return multipart("", "mixed", {leaf("1", "text/plain", 5), pdf("2")});
}

Sections mixedSections()
{
    return {{"HEADER", mixedHeader()}, {"1.MIME", textHeader}, {"1", "Hello"}, {"2.MIME", pdfHeader}};
}

// Each level is a text and the next one.
BodyPart deep(const QByteArray &number, int levels)
{
    const QByteArray prefix = number.isEmpty() ? QByteArray() : QByteArray(number + '.');
    const BodyPart next = levels == 1 ? pdf(prefix + '2') : deep(prefix + '2', levels - 1);
    return multipart(number, "mixed", {leaf(prefix + '1', "text/plain", 5), next});
}

} // namespace

class TestPartPlan : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void textAndAttachment();
    void theWholeMessageIsOnePart();
    void picturesOfTheHtml();
    void nestedMessages();
    void attachedMessages();
    void headersWithoutTheirEmptyLine();
    void whole_data();
    void whole();
    void lies_data();
    void lies();
};

void TestPartPlan::textAndAttachment()
{
    const auto plan = planParts(mixed(), 1'000'500);
    QVERIFY(plan);
    QCOMPARE(plan->sections, (QByteArrayList{"HEADER", "1.MIME", "1", "2.MIME"}));
    QCOMPARE(plan->left, QSet<QByteArray>{"2"});
    const auto assembled = assembleParts(*plan, mixedSections());
    QVERIFY(assembled);
    QCOMPARE(assembled->source,
             QByteArray(mixedHeader() + "--b\r\n" + textHeader + "Hello\r\n--b\r\n" + pdfHeader + "\r\n--b--\r\n"));
    QCOMPARE(assembled->leftOut.size(), 1);
    const mime::LeftOutPart left = assembled->leftOut.constFirst();
    QCOMPARE(left, (mime::LeftOutPart{QStringLiteral("2"), QStringLiteral("a.pdf"), "base64", 1'000'000, false}));
    QCOMPARE(assembled->preview, QStringLiteral("Hello"));
    QVERIFY(assembled->text.contains(QLatin1String("a.pdf")));
    QVERIFY(assembled->pictures.isEmpty());
    const mime::Document document = mime::parseShown(assembled->source, assembled->leftOut);
    QCOMPARE(document.attachments.size(), 1);
    QCOMPARE(document.attachments.constFirst().size, 1'000'000);
    QVERIFY(!document.attachments.constFirst().held);
}

void TestPartPlan::theWholeMessageIsOnePart()
{
    const auto plan = planParts(pdf("1"), 1'000'500);
    QVERIFY(plan);
    QCOMPARE(plan->sections, QByteArrayList{"HEADER"});
    const auto assembled = assembleParts(*plan, {{"HEADER", "Subject: s\r\n" + pdfHeader}});
    QVERIFY(assembled);
    QCOMPARE(assembled->leftOut.size(), 1);
    QCOMPARE(mime::parseShown(assembled->source, assembled->leftOut).attachments.size(), 1);
}

// Only what the HTML refers to is part of what is shown; once it is fetched nothing is missing.
void TestPartPlan::picturesOfTheHtml()
{
    const BodyPart root = multipart("", "related",
                                    {leaf("1", "text/html", 30), leaf("2", "image/png", 20'000, "inline", "<one@x>"),
                                     leaf("3", "image/png", 900'000, "inline", "<two@x>")});
    const auto plan = planParts(root, 1'000'000);
    QVERIFY(plan);
    const auto picture = [](const QByteArray &id) {
        return QByteArray("Content-Type: image/png\r\nContent-ID: <" + id
                          + ">\r\n"
                            "Content-Transfer-Encoding: base64\r\n\r\n");
    };
    Sections sections{{"HEADER", mixedHeader("related")},
                      {"1.MIME", "Content-Type: text/html\r\n\r\n"},
                      {"1", "<p>Hi <img src=\"cid:one%40x\"></p>"},
                      {"2.MIME", picture("one@x")},
                      {"3.MIME", picture("two@x")}};
    auto assembled = assembleParts(*plan, sections);
    QVERIFY(assembled);
    QCOMPARE(assembled->pictures, QByteArrayList{"2"});
    sections.insert("2", "AAAA");
    assembled = assembleParts(*plan, sections);
    QVERIFY(assembled);
    QVERIFY(assembled->pictures.isEmpty());
    QCOMPARE(assembled->leftOut.size(), 1);
    QCOMPARE(assembled->leftOut.constFirst().number, QStringLiteral("3"));
    QCOMPARE(mime::partBody(assembled->source, QStringLiteral("2")), QByteArray::fromBase64("AAAA"));
}

// RFC 3501 6.4.5: a multipart in a message has the message's number, a single part in it is its ".1".
void TestPartPlan::nestedMessages()
{
    const BodyPart inner = multipart("2", "mixed", {leaf("2.1", "text/plain", 5), pdf("2.2")});
    const BodyPart single = nested("3", leaf("3.1", "text/plain", 5));
    const BodyPart root = multipart("", "mixed", {leaf("1", "text/plain", 5), nested("2", inner), single});
    const auto plan = planParts(root, 1'000'500);
    QVERIFY(plan);
    QCOMPARE(plan->sections,
             (QByteArrayList{"HEADER", "1.MIME", "1", "2.MIME", "2.HEADER", "2.1.MIME", "2.1", "2.2.MIME", "3.MIME",
                             "3.HEADER", "3.1"}));
    const QByteArray messageHeader = "Content-Type: message/rfc822\r\n\r\n";
    const auto assembled
        = assembleParts(*plan,
                        {{"HEADER", mixedHeader()},
                         {"1.MIME", textHeader},
                         {"1", "Hello"},
                         {"2.MIME", messageHeader},
                         {"2.HEADER", "Subject: inner\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n"},
                         {"2.1.MIME", textHeader},
                         {"2.1", "Inner text"},
                         {"2.2.MIME", pdfHeader},
                         {"3.MIME", messageHeader},
                         {"3.HEADER", "Subject: single\r\n\r\n"},
                         {"3.1", "Single text"}});
    QVERIFY(assembled);
    QCOMPARE(assembled->leftOut.size(), 1);
    QCOMPARE(assembled->leftOut.constFirst().number, QStringLiteral("2.2"));
    for (const char *text : {"Hello", "Inner text", "Single text", "inner", "single"}) {
        QVERIFY2(assembled->text.contains(QLatin1String(text)), text);
    }
}

// A message as a file: left out whole when it is large, and not looked into when it is small.
void TestPartPlan::attachedMessages()
{
    BodyPart small = nested("3", leaf("3.1", "text/plain", 5), "attachment");
    small.octets = 40;
    const BodyPart root = multipart(
        "", "mixed",
        {leaf("1", "text/plain", 5), nested("2", multipart("2", "mixed", {pdf("2.1")}), "attachment"), small});
    const auto plan = planParts(root, 900'500);
    QVERIFY(plan);
    QCOMPARE(plan->left, QSet<QByteArray>{"2"});
    const QByteArray header = "Content-Type: message/rfc822\r\nContent-Disposition: attachment\r\n\r\n";
    const auto assembled = assembleParts(*plan,
                                         {{"HEADER", mixedHeader()},
                                          {"1.MIME", textHeader},
                                          {"1", "Hello"},
                                          {"2.MIME", header},
                                          {"3.MIME", header},
                                          {"3", "Subject: small\r\n\r\nsmall"}});
    QVERIFY(assembled);
    const mime::Document document = mime::parseShown(assembled->source, assembled->leftOut);
    QCOMPARE(document.attachments.size(), 2);
    const auto numbers = [&document] {
        QStringList all;
        for (const mime::Part &part : document.parts) {
            all.append(part.number);
        }
        return all;
    };
    QCOMPARE(numbers(),
             (QStringList{QStringLiteral("1"), QStringLiteral("2"), QStringLiteral("3"), QStringLiteral("3.1")}));
}

void TestPartPlan::headersWithoutTheirEmptyLine()
{
    Sections sections = mixedSections();
    sections["1.MIME"].chop(2);
    sections["2.MIME"].chop(4);
    const auto assembled = assembleParts(*planParts(mixed(), 1'000'500), sections);
    QVERIFY(assembled);
    QCOMPARE(assembled->preview, QStringLiteral("Hello"));
}

void TestPartPlan::whole_data()
{
    QTest::addColumn<imap::BodyPart>("root");
    QTest::addColumn<qint64>("size");
    const auto row
        = [](const char *name, const BodyPart &root, qint64 size = 1'000'500) { QTest::newRow(name) << root << size; };
    row("small", mixed(), 500'000);
    row("the weight is in the text",
        multipart("", "mixed", {leaf("1", "text/plain", 900'000), leaf("2", "image/png", 100'000)}));
    row("signed", multipart("", "signed", {mixed(), leaf("2", "application/pgp-signature", 100)}));
    row("encrypted", multipart("", "encrypted", {leaf("1", "application/pgp-encrypted", 9), pdf("2")}));
    row("opaque", leaf("1", "application/pkcs7-mime", 1'000'000));
    row("a childless multipart", multipart("", "mixed", {pdf("1"), multipart("2", "mixed", {})}));
    row("more text than anyone reads", multipart("", "mixed", {leaf("1", "text/plain", 9'000'000), pdf("2")}),
        1'000'500);
    QList<BodyPart> thousands;
    for (int i = 1; i <= 5000; ++i) {
        thousands.append(pdf(QByteArray::number(i)));
    }
    row("thousands of parts", multipart("", "mixed", thousands));
    row("nested until its numbers fit into no command", deep(QByteArray(), 49));
    row("sizes near 2^64", multipart("", "mixed", {leaf("1", "text/plain", ~quint64(0)), pdf("2")}));
    row("no sizes", multipart("", "mixed", {leaf("1", "text/plain", 0), leaf("2", "application/pdf", 0)}));
}

void TestPartPlan::whole()
{
    QFETCH(imap::BodyPart, root);
    QFETCH(qint64, size);
    QVERIFY(!planParts(root, size));
}

void TestPartPlan::lies_data()
{
    QTest::addColumn<QByteArray>("section");
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("another kind of part") << QByteArray("2.MIME") << textHeader;
    QTest::newRow("a boundary in the text") << QByteArray("1") << QByteArray("a\r\n--b\r\n\r\nb");
    QTest::newRow("the end in the text") << QByteArray("1") << QByteArray("a\r\n--b--\r\nb");
    QTest::newRow("no multipart") << QByteArray("HEADER") << textHeader;
    QTest::newRow("no boundary") << QByteArray("HEADER") << QByteArray("Content-Type: multipart/mixed\r\n\r\n");
    QTest::newRow("a header that ends early")
        << QByteArray("2.MIME") << QByteArray("X: y\r\n\r\nContent-Type: application/pdf\r\n\r\n");
    for (const char *missing : {"HEADER", "1.MIME", "1", "2.MIME"}) {
        QTest::addRow("%s missing", missing) << QByteArray(missing) << QByteArray();
    }
}

void TestPartPlan::lies()
{
    QFETCH(QByteArray, section);
    QFETCH(QByteArray, said);
    Sections sections = mixedSections();
    sections.remove(section);
    if (!said.isNull()) {
        sections.insert(section, said);
    }
    QVERIFY(!assembleParts(*planParts(mixed(), 1'000'500), sections));
}

QTEST_APPLESS_MAIN(TestPartPlan)
#include "tst_partplan.moc"
