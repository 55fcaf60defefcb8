#include "core/mime/outgoing.h"

#include <QTest>

using namespace waxwing::mime;

namespace {

const QList<Identity> Mara = {{QStringLiteral("Mara Lindqvist"), QStringLiteral("mara@birchmere.example")},
                              {QStringLiteral("Mara"), QStringLiteral("mara@home.example")}};

QByteArray mail(const QByteArray &more = {},
                const QByteArray &body = "The cover is warmer now.\r\n> old\r\n\r\n-- \r\nIO\r\n")
{
    return "From: Ines Okafor <ines@rowanreed.example>\r\nTo: mara@home.example, Tomasz Wrona "
           "<tomasz@wrona.example>\r\n"
           "Cc: MARA@birchmere.example, Priya <priya@raman.example>\r\nSubject: Proofs\r\nMessage-ID: <2@x>\r\n"
           "References: <0@x> <1@x>\r\nDate: Tue, 24 Nov 2026 08:31:00 +0100\r\n"
        + more + "\r\n" + body;
}

QString to(const Outgoing &message)
{
    QStringList all;
    for (const Mailbox &m : message.to)
        all += m.address;
    return all.join(QLatin1Char(' '));
}

QString cc(const Outgoing &message)
{
    Outgoing swapped;
    swapped.to = message.cc;
    return to(swapped);
}

} // namespace

class TestReply : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void toSender();
    void toAll();
    void replyToIsHonoured();
    void toASubaddress();
    void toOwnMail();
    void toOneself();
    void subjectOnce();
    void referencesAreCapped();
    void quotesHtml();
    void hostileHeadersStayOneLine();
    void forwards();
    void mailto_data();
    void mailto();
    void mailtoIsHarmless();
    void warnings();
};

void TestReply::toSender()
{
    const Outgoing r = reply(parseMessage(mail()), Mara, ReplyTo::Sender);
    QCOMPARE(to(r), QStringLiteral("ines@rowanreed.example"));
    QVERIFY(r.cc.isEmpty());
    QCOMPARE(r.from, (Mailbox{QStringLiteral("Mara"), QStringLiteral("mara@home.example")})); // the one it was sent to
    QCOMPARE(r.subject, QStringLiteral("Re: Proofs"));
    QCOMPARE(r.inReplyTo, QByteArray("2@x"));
    QCOMPARE(r.references, (QList<QByteArray>{"0@x", "1@x", "2@x"}));
    QCOMPARE(r.textBody,
             QStringLiteral("On Tue, 24 Nov 2026 at 08:31, Ines Okafor wrote:\n> The cover is warmer now.\n>> old\n"));
}

void TestReply::toAll()
{
    const Outgoing r = reply(parseMessage(mail()), Mara, ReplyTo::All);
    QCOMPARE(to(r), QStringLiteral("ines@rowanreed.example tomasz@wrona.example"));
    QCOMPARE(cc(r), QStringLiteral("priya@raman.example"));
}

void TestReply::replyToIsHonoured()
{
    const Document d = parseMessage(mail("Reply-To: studio@rowanreed.example, tomasz@wrona.example\r\n"));
    QCOMPARE(to(reply(d, Mara, ReplyTo::Sender)), QStringLiteral("studio@rowanreed.example tomasz@wrona.example"));
    QCOMPARE(to(reply(d, Mara, ReplyTo::All)), QStringLiteral("studio@rowanreed.example tomasz@wrona.example"));
}

// RFC 5233. What came to "mara+shop@" came to Mara: she answers, and is not written to.
void TestReply::toASubaddress()
{
    const Document d = parseMessage("From: ines@rowanreed.example\r\nTo: Mara+Shop@home.example, b@b.example\r\n\r\nx");
    const Outgoing r = reply(d, Mara, ReplyTo::All);
    QCOMPARE(to(r), QStringLiteral("ines@rowanreed.example b@b.example"));
    QCOMPARE(r.from.address, QStringLiteral("mara@home.example"));
    // One that is an identity of its own is the one that answers.
    const QList<Identity> both
        = Mara + QList<Identity>{{QStringLiteral("Shop"), QStringLiteral("mara+shop@home.example")}};
    QCOMPARE(reply(d, both, ReplyTo::Sender).from.name, QStringLiteral("Shop"));
}

void TestReply::toOwnMail()
{
    const Document d = parseMessage("From: mara@home.example\r\nTo: a@b.example\r\nCc: c@d.example\r\n\r\nx");
    QCOMPARE(to(reply(d, Mara, ReplyTo::Sender)), QStringLiteral("a@b.example"));
    QCOMPARE(cc(reply(d, Mara, ReplyTo::All)), QStringLiteral("c@d.example"));
}

void TestReply::toOneself()
{
    const Document d = parseMessage("From: mara@home.example\r\nTo: mara@home.example\r\n\r\nx");
    QCOMPARE(to(reply(d, Mara, ReplyTo::All)), QStringLiteral("mara@home.example"));
}

void TestReply::subjectOnce()
{
    for (const char *subject : {"Re: x", "RE: x", "AW: x"})
        QCOMPARE(reply(parseMessage("Subject: " + QByteArray(subject) + "\r\n\r\n"), Mara, ReplyTo::All).subject,
                 QString::fromUtf8(subject));
}

void TestReply::referencesAreCapped()
{
    QByteArray many;
    for (int i = 0; i < 500; ++i)
        many += " <" + QByteArray::number(i) + "@x>";
    const Outgoing r
        = reply(parseMessage("Message-ID: <last@x>\r\nReferences:" + many + "\r\n\r\n"), Mara, ReplyTo::All);
    QCOMPARE(r.references.size(), MaxReferences);
    QCOMPARE(r.references.first(), QByteArray("0@x"));
    QCOMPARE(r.references.last(), QByteArray("last@x"));
    QCOMPARE(reply(parseMessage("Message-ID: <b@x>\r\nIn-Reply-To: <a@x>\r\n\r\n"), Mara, ReplyTo::All).references,
             (QList<QByteArray>{"a@x", "b@x"}));
}

void TestReply::quotesHtml()
{
    const Outgoing r = reply(parseMessage("Content-Type: text/html\r\n\r\n<p>One</p><p>Two</p>"), Mara, ReplyTo::All);
    QVERIFY2(r.textBody.endsWith(QStringLiteral("wrote:\n> One\n>\n> Two\n")), qPrintable(r.textBody));
}

void TestReply::hostileHeadersStayOneLine()
{
    const Document d = parseMessage(
        "From: =?utf-8?Q?a=0D=0ABcc:_x@y.example?= <a@b.example>\r\nSubject: =?utf-8?Q?s=0D=0AX:_y?=\r\n\r\nx");
    const Outgoing r = reply(d, Mara, ReplyTo::All);
    const BuiltMessage built = build(r); // would refuse line ends
    QVERIFY(!built.source.contains("\r\nX: y"));
    QCOMPARE(built.envelopeRecipients.size(), 1);
}

void TestReply::forwards()
{
    const QByteArray source = mail("Content-Type: multipart/mixed; boundary=x\r\n",
                                   "--x\r\n\r\nSee file.\r\n--x\r\nContent-Type: application/pdf; "
                                   "name=a.pdf\r\nContent-Disposition: attachment\r\n"
                                   "Content-Transfer-Encoding: base64\r\n\r\nJVBERi0=\r\n--x--\r\n");
    const Outgoing f = forward(parseMessage(source), source, Mara);
    QVERIFY(f.to.isEmpty());
    QCOMPARE(f.subject, QStringLiteral("Fwd: Proofs"));
    QVERIFY(f.textBody.contains(QStringLiteral("From: Ines Okafor <ines@rowanreed.example>\n")));
    QVERIFY(f.textBody.endsWith(QStringLiteral("\n\nSee file.")));
    QCOMPARE(f.attachments.size(), 1);
    QCOMPARE(f.attachments[0].bytes, QByteArray("%PDF-"));
    QCOMPARE(f.attachments[0].fileName, QStringLiteral("a.pdf"));
}

void TestReply::mailto_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("expected"); // to|cc|bcc|subject|body
    QTest::newRow("address") << QStringLiteral("mailto:a@b.example") << QStringLiteral("a@b.example||||");
    QTest::newRow("two") << QStringLiteral("mailto:a@b.example,c@d.example?to=e@f.example")
                         << QStringLiteral("a@b.example c@d.example e@f.example||||");
    QTest::newRow("fields") << QStringLiteral(
        "MAILTO:a@b.example?Subject=Hello%20there&CC=c@d.example&bcc=s@h.example&body=one%0D%0Atwo")
                            << QStringLiteral("a@b.example|c@d.example|s@h.example|Hello there|one\ntwo");
    QTest::newRow("plus is plus") << QStringLiteral("mailto:a+b@c.example?subject=1+1")
                                  << QStringLiteral("a+b@c.example|||1+1|");
    QTest::newRow("utf-8") << QStringLiteral("mailto:?subject=caf%C3%A9") << QStringLiteral("|||café|");
    QTest::newRow("not one") << QStringLiteral("https://a.example") << QStringLiteral("||||");
}

void TestReply::mailto()
{
    QFETCH(QString, url);
    QFETCH(QString, expected);
    const Outgoing m = fromMailto(url);
    Outgoing bcc;
    bcc.to = m.bcc;
    QCOMPARE(QStringList({to(m), cc(m), to(bcc), m.subject, m.textBody}).join(QLatin1Char('|')), expected);
}

void TestReply::mailtoIsHarmless()
{
    const Outgoing m = fromMailto(
        QStringLiteral("mailto:a@b.example?attach=/etc/passwd&attachment=/etc/shadow&from=x@y.example&x-evil=1"
                       "&subject=a%0D%0ABcc:%20x@y.example&cc=c@d.example%0D%0ABcc:z@z.example&body=%00%1B[2J"));
    QVERIFY(m.attachments.isEmpty());
    QVERIFY(m.from.isEmpty());
    QVERIFY(m.bcc.isEmpty());
    QCOMPARE(m.subject, QStringLiteral("a Bcc: x@y.example"));
    QCOMPARE(m.textBody, QStringLiteral("[2J"));
    QVERIFY(!cc(m).contains(QLatin1Char('\n')));
}

void TestReply::warnings()
{
    Outgoing m;
    m.subject = QStringLiteral("x");
    m.textBody = QStringLiteral("> please find attached\nthanks");
    QVERIFY(sendWarnings(m).isEmpty());
    m.textBody = QStringLiteral("The proofs are attached.");
    QCOMPARE(sendWarnings(m).size(), 1);
    m.subject.clear();
    m.attachments = {{QStringLiteral("a"), {}, "x", {}}};
    QCOMPARE(sendWarnings(m).size(), 1);
}

QTEST_GUILESS_MAIN(TestReply)
#include "tst_reply.moc"
