// What a reader shows of ordinary and of odd messages.
#include "core/base/error.h"
#include "core/mime/document.h"

#include <QTest>

using namespace waxwing;
using namespace waxwing::mime;

namespace {

QByteArray mixed()
{
    return "From: a@b.example\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; "
           "boundary=\"ab\"\r\n\r\npreamble\r\n"
           "--ab\r\nContent-Type: multipart/alternative; boundary=abc\r\n\r\n"
           "--abc\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nplain text\r\n"
           "--abc\r\nContent-Type: multipart/related; boundary=r\r\n\r\n"
           "--r\r\nContent-Type: text/html\r\n\r\n<p>html</p>\r\n"
           "--r\r\nContent-Type: image/png\r\nContent-ID: <pic@x>\r\nContent-Disposition: inline; filename=p.png\r\n"
           "Content-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--r--\r\n"
           "--abc--\r\n"
           "--ab\r\nContent-Type: application/pdf; name=\"=?utf-8?Q?=C3=A4.pdf?=\"\r\nContent-Disposition: "
           "attachment\r\n"
           "Content-Transfer-Encoding: base64\r\n\r\nJVBERi0=\r\n"
           "--ab\r\nContent-Type: message/rfc822\r\n\r\n"
           "Subject: inner\r\nFrom: c@d.example\r\nContent-Type: multipart/mixed; boundary=in\r\n\r\n"
           "--in\r\n\r\ninner text\r\n--in\r\nContent-Type: text/plain; name=n.txt\r\nContent-Disposition: "
           "attachment\r\n\r\nnote\r\n--in--\r\n"
           "--ab--\r\nepilogue\r\n";
}

QStringList numbers(const QList<Part> &parts)
{
    QStringList all;
    for (const Part &part : parts)
        all += part.number;
    return all;
}

} // namespace

class TestDocument : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void plain();
    void tree();
    void lfIsTheSame();
    void bodies();
    void noSuchPart();
    void alternativePrefersHtml();
    void calendarInAlternativeIsAnAttachment();
    void nestedSinglePart();
    void digest();
    void signedMessage();
    void flowed();
    void oddText_data();
    void oddText();
    void htmlCharsetInMeta();
    void unknownCharsetIsNoted();
    void brokenBase64();
    void uuencoded();
    void boundaryIsAPrefixOfAnother();
    void missingTerminator();
    void emptyBoundary();
    void headerWithoutEmptyLine();
    void makeFromStructure();
    void textForSearch();
    void previewLine();
    void roundTripsSource();
};

void TestDocument::plain()
{
    const Document d = parseMessage("Subject: Hi\r\nFrom: a@b.example\r\n\r\nline one\r\nline two\r\n");
    QCOMPARE(d.blocks.size(), 1);
    QCOMPARE(d.blocks[0].text, QStringLiteral("line one\nline two\n"));
    QCOMPARE(d.parts.size(), 1);
    QCOMPARE(d.parts[0].number, QStringLiteral("1"));
    QVERIFY(d.attachments.isEmpty());
    QVERIFY(!d.tooComplex);
    QCOMPARE(d.envelope.subject, QStringLiteral("Hi"));
}

void TestDocument::tree()
{
    const Document d = parseMessage(mixed());
    QCOMPARE(numbers(d.parts),
             QStringList({QStringLiteral("1.1"), QStringLiteral("1.2.1"), QStringLiteral("1.2.2"), QStringLiteral("2"),
                          QStringLiteral("3"), QStringLiteral("3.1"), QStringLiteral("3.2")}));
    QCOMPARE(d.blocks.size(), 3);
    QCOMPARE(d.blocks[0].kind, Block::Kind::Html);
    QCOMPARE(d.blocks[0].text, QStringLiteral("<p>html</p>"));
    QCOMPARE(d.blocks[0].alternative, QStringLiteral("plain text"));
    QCOMPARE(d.blocks[1].kind, Block::Kind::NestedMessage);
    QCOMPARE(d.blocks[1].envelope.subject, QStringLiteral("inner"));
    QCOMPARE(d.blocks[2].text, QStringLiteral("inner text"));
    QCOMPARE(numbers(d.attachments),
             QStringList({QStringLiteral("2"), QStringLiteral("3"), QStringLiteral("3.2"), QStringLiteral("1.2.2")}));
    QCOMPARE(d.attachments[0].name, QStringLiteral("ä.pdf"));
    QCOMPARE(d.attachments[3].contentId, QByteArray("pic@x"));
    QVERIFY(!d.tooComplex);
}

void TestDocument::lfIsTheSame()
{
    const Document crlf = parseMessage(mixed());
    const Document lf = parseMessage(mixed().replace("\r\n", "\n"));
    QCOMPARE(numbers(lf.parts), numbers(crlf.parts));
    QCOMPARE(lf.blocks[0].text, crlf.blocks[0].text);
    QCOMPARE(lf.blocks[2].text, crlf.blocks[2].text);
}

void TestDocument::bodies()
{
    const QByteArray source = mixed();
    QCOMPARE(partBody(source, QStringLiteral("2")), QByteArray("%PDF-"));
    QCOMPARE(partBody(source, QStringLiteral("1.2.2")), QByteArray("\x89PNG\r\n\x1a\n"));
    QCOMPARE(partBody(source, QStringLiteral("3.2")), QByteArray("note"));
    QVERIFY(partBody(source, QStringLiteral("3")).startsWith("Subject: inner\r\n"));
    QVERIFY(partBody(source, QStringLiteral("3")).endsWith("--in--"));
}

void TestDocument::noSuchPart()
{
    QVERIFY_EXCEPTION_THROWN(partBody(mixed(), QStringLiteral("9.9")), Error);
}

void TestDocument::alternativePrefersHtml()
{
    const Document d = parseMessage("Content-Type: multipart/alternative; "
                                    "boundary=x\n\n--x\n\nplain\n--x\nContent-Type: text/html\n\n<b>h</b>\n--x--\n");
    QCOMPARE(d.blocks.size(), 1);
    QCOMPARE(d.blocks[0].kind, Block::Kind::Html);
    QCOMPARE(d.blocks[0].alternative, QStringLiteral("plain"));
}

void TestDocument::calendarInAlternativeIsAnAttachment()
{
    const Document d = parseMessage("Content-Type: multipart/alternative; "
                                    "boundary=x\n\n--x\n\nplain\n--x\nContent-Type: text/calendar\n\nBEGIN\n--x--\n");
    QCOMPARE(d.blocks.size(), 1);
    QCOMPARE(d.blocks[0].text, QStringLiteral("plain"));
    QCOMPARE(numbers(d.attachments), QStringList({QStringLiteral("2")}));
    QVERIFY(!d.attachments[0].name.isEmpty());
}

void TestDocument::nestedSinglePart()
{
    const Document d = parseMessage("Content-Type: message/rfc822\n\nSubject: in\n\ntext\n");
    QCOMPARE(numbers(d.parts), QStringList({QStringLiteral("1"), QStringLiteral("1.1")}));
    QCOMPARE(d.blocks.last().text, QStringLiteral("text\n"));
}

void TestDocument::digest()
{
    const Document d = parseMessage("Content-Type: multipart/digest; boundary=x\n\n--x\n\nSubject: "
                                    "one\n\nfirst\n--x\n\nSubject: two\n\nsecond\n--x--\n");
    QCOMPARE(d.blocks.size(), 4);
    QCOMPARE(d.blocks[2].envelope.subject, QStringLiteral("two"));
    QCOMPARE(d.blocks[3].text, QStringLiteral("second"));
}

void TestDocument::signedMessage()
{
    const Document d = parseMessage("Content-Type: multipart/signed; boundary=x\n\n--x\n\ntext\n--x\nContent-Type: "
                                    "application/pgp-signature; name=s.asc\n\nsig\n--x--\n");
    QCOMPARE(d.blocks.size(), 1);
    QVERIFY(d.attachments.isEmpty());
}

void TestDocument::flowed()
{
    const Document d
        = parseMessage("Content-Type: text/plain; format=flowed\n\nA long \nparagraph.\n> quoted \n> text\n-- \nsig\n");
    QCOMPARE(d.blocks[0].text, QStringLiteral("A long paragraph.\n> quoted text\n-- \nsig\n"));
    QVERIFY(d.blocks[0].flowed);
}

void TestDocument::oddText_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QByteArray() << QString();
    QTest::newRow("no header") << QByteArray("Just some words.\nAnd more.\n")
                               << QStringLiteral("Just some words.\nAnd more.\n");
    QTest::newRow("only header") << QByteArray("Subject: x\r\n") << QString();
    QTest::newRow("NULs") << QByteArray("Subject: x\n\na\0b", 15) << QStringLiteral("ab");
    QTest::newRow("8-bit undeclared") << QByteArray("Subject: x\n\ncaf\xe9") << QStringLiteral("café");
    QTest::newRow("utf-8 undeclared") << QByteArray("Subject: x\n\ncaf\xc3\xa9") << QStringLiteral("café");
    QTest::newRow("qp") << QByteArray("Content-Transfer-Encoding: Quoted-Printable\r\n\r\nsoft=\r\n break =3D =E9=\r\n")
                        << QStringLiteral("soft break = é");
    QTest::newRow("broken qp") << QByteArray("Content-Transfer-Encoding: quoted-printable\n\n100=ZZ")
                               << QStringLiteral("100=ZZ");
    QTest::newRow("nonsense type") << QByteArray("Content-Type: nonsense\n\ntext") << QStringLiteral("text");
    QTest::newRow("unknown encoding") << QByteArray("Content-Transfer-Encoding: x-what\n\ntext")
                                      << QStringLiteral("text");
    QTest::newRow("koi8-r") << QByteArray("Content-Type: text/plain; charset=koi8-r\n\n\xf0\xd2\xc9\xd7\xc5\xd4")
                            << QStringLiteral("Привет");
    QTest::newRow("iso-2022-jp") << QByteArray("Content-Type: text/plain; charset=iso-2022-jp\n\n\x1b$BF|K\\\x1b(B")
                                 << QStringLiteral("日本");
    QTest::newRow("bom") << QByteArray("\n\xef\xbb\xbfhi") << QStringLiteral("hi");
}

void TestDocument::oddText()
{
    QFETCH(QByteArray, source);
    QFETCH(QString, text);
    const Document d = parseMessage(source);
    QCOMPARE(d.blocks.size(), 1);
    QCOMPARE(d.blocks[0].text, text);
}

void TestDocument::htmlCharsetInMeta()
{
    const Document d
        = parseMessage("Content-Type: text/html\n\n<html><head><meta charset=\"koi8-r\"></head>\xf0\xd2\xc9");
    QVERIFY(d.blocks[0].text.endsWith(QStringLiteral("При")));
}

void TestDocument::unknownCharsetIsNoted()
{
    const Document d = parseMessage("Content-Type: text/plain; charset=x-nowhere\n\ncaf\xe9");
    QCOMPARE(d.blocks[0].text, QStringLiteral("café"));
    QCOMPARE(d.notes.size(), 1);
    QVERIFY(d.notes[0].contains(QStringLiteral("x-nowhere")));
    QVERIFY(!d.tooComplex);
}

void TestDocument::brokenBase64()
{
    const Document d = parseMessage("Content-Transfer-Encoding: base64\n\nSGVsbG8g\n!!!!\nd29ybGQ");
    QCOMPARE(d.blocks[0].text, QStringLiteral("Hello world"));
}

void TestDocument::uuencoded()
{
    QCOMPARE(decodeTransferEncoding("begin 644 a.txt\n#0V%T\n`\nend\n", "x-uuencode"), QByteArray("Cat"));
}

void TestDocument::boundaryIsAPrefixOfAnother()
{
    const Document d
        = parseMessage("Content-Type: multipart/mixed; boundary=ab\n\n--ab\nContent-Type: multipart/mixed; "
                       "boundary=abc\n\n--abc\n\ninner\n--abc--\n--ab\n\nouter\n--ab--\n");
    QCOMPARE(d.blocks.size(), 2);
    QCOMPARE(d.blocks[0].text, QStringLiteral("inner"));
    QCOMPARE(d.blocks[1].text, QStringLiteral("outer"));
}

void TestDocument::missingTerminator()
{
    const Document d = parseMessage("Content-Type: multipart/mixed; boundary=x\n\n--x\n\ntext\n--x\nContent-Type: "
                                    "image/png\nContent-Transfer-Encoding: base64\n\niVBORw0K");
    QCOMPARE(d.blocks[0].text, QStringLiteral("text"));
    QCOMPARE(d.attachments.size(), 1);
}

void TestDocument::emptyBoundary()
{
    const Document d = parseMessage("Content-Type: multipart/mixed; boundary=\"\"\n\n--\n\ntext\n----\n");
    QCOMPARE(d.blocks.size(), 1);
    QVERIFY(d.blocks[0].text.contains(QStringLiteral("text")));
    const Document longOne
        = parseMessage("Content-Type: multipart/mixed; boundary=\"" + QByteArray(1200, 'b') + "\"\n\n--"
                       + QByteArray(1200, 'b') + "\n\ntext\n--" + QByteArray(1200, 'b') + "--\n");
    QCOMPARE(longOne.blocks[0].text, QStringLiteral("text"));
}

void TestDocument::headerWithoutEmptyLine()
{
    const Document d = parseMessage(
        "Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain\n--x\n\nsecond\n--x--\n");
    QCOMPARE(d.blocks.size(), 1);
    QCOMPARE(d.blocks[0].text, QStringLiteral("second"));
}

void TestDocument::makeFromStructure()
{
    const Part part = makePart(QStringLiteral("2"), "APPLICATION", "PDF", {{"NAME", "old.pdf"}}, "<id@x>", "BASE64",
                               7800, "ATTACHMENT", {{"FILENAME*", "UTF-8''..%2Fn%C3%A9w.pdf"}});
    QCOMPARE(part.type, QByteArray("application/pdf"));
    QCOMPARE(part.name, QStringLiteral("néw.pdf"));
    QCOMPARE(part.contentId, QByteArray("id@x"));
    QCOMPARE(part.encoding, QByteArray("base64"));
    QCOMPARE(part.decodedSize(), 5700);
    QVERIFY(isAttachment(part));
    QVERIFY(!isAttachment(makePart(QStringLiteral("1"), "text", "plain", {}, {}, "7bit", 1, {}, {})));
    QVERIFY(!isAttachment(makePart(QStringLiteral("1"), "image", "png", {}, "<a@b>", "base64", 1, "inline", {})));
}

void TestDocument::textForSearch()
{
    const QString text = extractText(parseMessage(mixed()));
    for (const char *word : {"plain text", "inner", "inner text", "ä.pdf"})
        QVERIFY2(text.contains(QString::fromUtf8(word)), word);
    QCOMPARE(extractText(parseMessage(mixed()), 5).size(), 5);
    const QString html = extractText(
        parseMessage("Content-Type: text/html\n\n<style>p{}</style><p>Words &amp; more</p><script>no</script>"));
    QCOMPARE(html.trimmed(), QStringLiteral("Words & more"));
}

void TestDocument::previewLine()
{
    const Document d
        = parseMessage("\nOn Tue, Ines wrote:\n> quoted\n\nThe cover is  warmer now.\nSee you.\n-- \nIO\n");
    QCOMPARE(preview(d), QStringLiteral("The cover is warmer now. See you."));
    QCOMPARE(preview(d, 9), QStringLiteral("The cover"));
    QCOMPARE(preview(parseMessage("\n> only quotes\n")), QStringLiteral("> only quotes"));
    QCOMPARE(preview(parseMessage("")), QString());
}

void TestDocument::roundTripsSource()
{
    const QByteArray source = mixed();
    QByteArray copy = source;
    parseMessage(copy);
    QCOMPARE(copy, source);
}

QTEST_GUILESS_MAIN(TestDocument)
#include "tst_document.moc"
