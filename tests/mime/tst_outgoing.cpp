// What is built, parsed again, is what was put in; and nothing else gets in or out.
#include "core/base/error.h"
#include "core/mime/outgoing.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace waxwing;
using namespace waxwing::mime;

namespace {

Outgoing simple(const QString &text = QStringLiteral("Hello\n"))
{
    Outgoing m;
    m.from = {QStringLiteral("Mara Lindqvist"), QStringLiteral("mara@birchmere.example")};
    m.to = {{QStringLiteral("Ines Okafor"), QStringLiteral("ines@rowanreed.example")}};
    m.subject = QStringLiteral("Proofs");
    m.textBody = text;
    m.date = QDateTime(QDate(2026, 11, 24), QTime(10, 18), Qt::OffsetFromUTC, 3600);
    return m;
}

ErrorKind refusal(const Outgoing &message)
{
    try {
        build(message);
    } catch (const Error &error) {
        return error.kind();
    }
    return ErrorKind::Cancelled;
}

} // namespace

class TestOutgoing : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void roundTrip();
    void text_data();
    void text();
    void textBesideAttachments();
    void flowedText();
    void onlySevenBitAndShortLines_data();
    void onlySevenBitAndShortLines();
    void bccStaysHere();
    void recipientsOnce();
    void idn();
    void refusesLineEnds_data();
    void refusesLineEnds();
    void refusesUnsendable();
    void draftTakesAnything();
    void attachments();
    void attachedMessage();
    void snapshotGone();
    void messageIdTellsNothing();
    void dateAsGiven();
    void subjects_data();
    void subjects();
    void longReferences();
    void editedAgain();
};

void TestOutgoing::roundTrip()
{
    Outgoing m = simple();
    m.to += Mailbox{QStringLiteral("田辺, 由紀"), QStringLiteral("yuki@kawa.example")};
    m.to += Mailbox{QStringLiteral("Lima, \"Ana\" (x)"), QStringLiteral("ana@b.example")};
    m.cc = {{QStringLiteral("نور حداد"), QStringLiteral("nour@dar.example")}};
    m.replyTo = {{{}, QStringLiteral("studio@birchmere.example")}};
    m.subject = QStringLiteral(
        "Ünïcode — 十月の打ち合わせの日程について 👩‍🔬 and a lot more text to be folded over "
        "several lines");
    m.inReplyTo = "a@x";
    m.references = {"0@x", "a@x"};
    m.userAgent = "Waxwing/0.1";
    const BuiltMessage built = build(m);
    const Envelope e = parseEnvelope(built.source);
    QCOMPARE(e.from, QList<Mailbox>{m.from});
    QCOMPARE(e.to, m.to);
    QCOMPARE(e.cc, m.cc);
    QCOMPARE(e.replyTo, m.replyTo);
    QCOMPARE(e.subject, m.subject);
    QCOMPARE(e.date, m.date);
    QCOMPARE(e.messageId, built.messageId);
    QCOMPARE(e.inReplyTo, m.inReplyTo);
    QCOMPARE(e.references, m.references);
}

void TestOutgoing::text_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("plain") << QStringLiteral("Hello\nworld\n");
    QTest::newRow("empty") << QStringLiteral("\n");
    QTest::newRow("dots") << QStringLiteral(".\n..\n.dotted\nend.\n");
    QTest::newRow("long line") << QString(QString(10'000, QLatin1Char('x')) + QLatin1Char('\n'));
    QTest::newRow("long words") << QString(QStringLiteral("word ").repeated(3000) + QLatin1Char('\n'));
    QTest::newRow("trailing blanks") << QStringLiteral("a  \n\t\nb\t\n \n");
    QTest::newRow("From") << QStringLiteral("From here\n>From there\n");
    QTest::newRow("signature") << QStringLiteral("x\n-- \nMara\n");
    QTest::newRow("equals") << QStringLiteral("a=b =3D =\n");
    QTest::newRow("umlauts") << QStringLiteral("Grüße aus München\n");
    QTest::newRow("Japanese") << QStringLiteral("お世話になっております。\n").repeated(50);
    QTest::newRow("emoji") << QStringLiteral("👩‍🔬 👍🏽\n");
    QTest::newRow("boundary") << QStringLiteral("--=_x\n--\n----\n");
    QTest::newRow("many empty lines") << QStringLiteral("a\n\n\n\n\nb\n\n\n");
    QTest::newRow("form feed") << QStringLiteral("a\fb\n");
}

void TestOutgoing::text()
{
    QFETCH(QString, text);
    const Document d = parseMessage(build(simple(text)).source);
    QCOMPARE(d.blocks.size(), 1);
    QCOMPARE(d.blocks[0].text, text);
    QString open = text;
    while (open.endsWith(QLatin1Char('\n')))
        open.chop(1);
    const QString closed = open + QLatin1Char('\n'); // the last line gets its end
    QCOMPARE(parseMessage(build(simple(open)).source).blocks[0].text, closed);
}

void TestOutgoing::textBesideAttachments()
{
    Outgoing m = simple(QStringLiteral(".\nGrüße  \n\n"));
    m.attachments = {{QStringLiteral("a.bin"), {}, QByteArray("\0\r\n\n.\r\n", 7), {}}};
    const BuiltMessage built = build(m);
    QCOMPARE(parseMessage(built.source).blocks[0].text, m.textBody);
    QCOMPARE(partBody(built.source, QStringLiteral("2")), m.attachments[0].bytes);
}

void TestOutgoing::flowedText()
{
    Outgoing m = simple(QStringLiteral("word ").repeated(60).trimmed() + QStringLiteral("\n> quoted\n"));
    m.flowed = true;
    const BuiltMessage built = build(m);
    QVERIFY(built.source.contains("format=flowed"));
    QVERIFY(built.source.contains("word \r\nword"));
    QCOMPARE(parseMessage(built.source).blocks[0].text, m.textBody);
}

void TestOutgoing::onlySevenBitAndShortLines_data()
{
    text_data();
}

void TestOutgoing::onlySevenBitAndShortLines()
{
    QFETCH(QString, text);
    Outgoing m = simple(text);
    m.subject = QStringLiteral("Grüße ").repeated(40).trimmed();
    for (int i = 0; i < 40; ++i)
        m.to += Mailbox{QStringLiteral("Jürgen Straßenmüller-Übermäßig %1").arg(i),
                        QStringLiteral("j%1@b.example").arg(i)};
    m.attachments
        = {{QStringLiteral("Überlanger Dateiname für die Prüfung der Fortsetzungszeilen 十月の打ち合わせ.pdf"),
            "application/pdf",
            "x",
            {}}};
    const BuiltMessage built = build(m);
    QVERIFY(std::all_of(built.source.begin(), built.source.end(), [](char c) { return c > 0; }));
    QVERIFY(built.source.endsWith("\r\n"));
    const QList<QByteArray> lines = built.source.split('\n');
    for (const QByteArray &line : lines.first(lines.size() - 1)) {
        QVERIFY2(line.endsWith('\r') && line.count('\r') == 1, line.constData());
        QVERIFY2(line.size() <= 79, line.constData());
    }
    QCOMPARE(parseMessage(built.source).attachments[0].name, m.attachments[0].fileName);
}

void TestOutgoing::bccStaysHere()
{
    Outgoing m = simple();
    m.bcc = {{QStringLiteral("Secret Reader"), QStringLiteral("secret@hidden.example")}};
    const BuiltMessage built = build(m);
    QVERIFY(built.source.contains("secret@hidden.example"));
    QVERIFY(!built.sourceForTransfer.contains("secret@hidden.example"));
    QVERIFY(!built.sourceForTransfer.contains("Secret"));
    QVERIFY(!built.sourceForTransfer.toLower().contains("bcc"));
    QVERIFY(built.envelopeRecipients.contains("secret@hidden.example"));
    QCOMPARE(parseEnvelope(built.source).bcc, m.bcc);
    QByteArray own = built.source;
    own.remove(own.indexOf("Bcc:"), own.indexOf("Subject:") - own.indexOf("Bcc:"));
    QCOMPARE(own, built.sourceForTransfer);
}

void TestOutgoing::recipientsOnce()
{
    Outgoing m = simple();
    m.cc = {{{}, QStringLiteral("INES@rowanreed.example")}, {{}, QStringLiteral("b@c.example")}};
    m.bcc = m.to;
    QCOMPARE(build(m).envelopeRecipients, (QList<QByteArray>{"ines@rowanreed.example", "b@c.example"}));
    QCOMPARE(build(m).envelopeSender, QByteArray("mara@birchmere.example"));
}

void TestOutgoing::idn()
{
    Outgoing m = simple();
    m.to = {{{}, QStringLiteral("a@münchen.example")}};
    const BuiltMessage built = build(m);
    QCOMPARE(built.envelopeRecipients, QList<QByteArray>{"a@xn--mnchen-3ya.example"});
    QVERIFY(built.source.contains("To: a@xn--mnchen-3ya.example\r\n"));
}

void TestOutgoing::refusesLineEnds_data()
{
    QTest::addColumn<QString>("end");
    QTest::newRow("CRLF") << QStringLiteral("\r\nBcc: x@y.example");
    QTest::newRow("LF") << QStringLiteral("\nx");
    QTest::newRow("CR") << QStringLiteral("\rx");
    QTest::newRow("NUL") << QString(QChar(0));
}

void TestOutgoing::refusesLineEnds()
{
    QFETCH(QString, end);
    Outgoing subject = simple();
    subject.subject += end;
    QCOMPARE(refusal(subject), ErrorKind::Input);
    Outgoing name = simple();
    name.to[0].name += end;
    QCOMPARE(refusal(name), ErrorKind::Input);
    Outgoing address = simple();
    address.to[0].address += end;
    QCOMPARE(refusal(address), ErrorKind::Input);
    Outgoing file = simple();
    file.attachments = {{QString(QStringLiteral("a") + end), {}, "x", {}}};
    QCOMPARE(refusal(file), ErrorKind::Input);
    Outgoing id = simple();
    id.inReplyTo = "a@b" + end.toUtf8();
    QCOMPARE(refusal(id), ErrorKind::Input);
}

void TestOutgoing::refusesUnsendable()
{
    Outgoing nobody = simple();
    nobody.to.clear();
    QCOMPARE(refusal(nobody), ErrorKind::Input);
    Outgoing wrong = simple();
    wrong.to[0].address = QStringLiteral("ines");
    QCOMPARE(refusal(wrong), ErrorKind::Input);
    Outgoing sender = simple();
    sender.from.address.clear();
    QCOMPARE(refusal(sender), ErrorKind::Input);
    Outgoing local = simple();
    local.to[0].address = QStringLiteral("jürgen@b.example");
    QCOMPARE(refusal(local), ErrorKind::Input);
}

void TestOutgoing::draftTakesAnything()
{
    Outgoing m = simple();
    m.from = {};
    m.to = {{{}, QStringLiteral("not yet an addr")}};
    m.subject.clear();
    const BuiltMessage built = build(m, BuildFor::Draft);
    QVERIFY(built.messageId.endsWith("@invalid"));
    const Outgoing again = outgoingFromSource(built.source);
    QCOMPARE(again.to[0].address + again.to[0].name, QStringLiteral("not yet an addr"));
    // Found by fuzzing: bytes that no address can hold, and an id that no mailer writes.
    m.to = {{{}, QStringLiteral("mä rä@b€.example")}, {QStringLiteral("Ana"), QStringLiteral("ü@b.example")}};
    m.references = {"b\xe4"
                    "d@x.example",
                    "good@x.example"};
    const QByteArray odd = build(m, BuildFor::Draft).source;
    QVERIFY(std::all_of(odd.begin(), odd.end(), [](char c) { return c > 0; }));
    QCOMPARE(outgoingFromSource(odd).to[0].name, m.to[0].address);
    QCOMPARE(outgoingFromSource(odd).references, QList<QByteArray>{"good@x.example"});
}

void TestOutgoing::attachments()
{
    QTemporaryDir directory;
    QFile snapshot(directory.filePath(QStringLiteral("snapshot")));
    QVERIFY(snapshot.open(QIODevice::WriteOnly));
    const QByteArray bytes = QByteArray("\x89PNG\r\n\x1a\n\0", 9).repeated(1000);
    snapshot.write(bytes);
    snapshot.close();
    Outgoing m = simple();
    m.attachments = {{QStringLiteral("naïve résumé 十月.png"), "image/png", {}, snapshot.fileName()},
                     {QStringLiteral("a \"quoted\"; name.txt"), "text/plain", "text", {}},
                     {QStringLiteral("x"), "nonsense\"; a=b", "y", {}}};
    const BuiltMessage built = build(m);
    const Document d = parseMessage(built.source);
    QCOMPARE(d.attachments.size(), 3);
    QCOMPARE(d.attachments[0].name, m.attachments[0].fileName);
    QCOMPARE(d.attachments[0].type, QByteArray("image/png"));
    QCOMPARE(d.attachments[1].name, QStringLiteral("a _quoted_; name.txt"));
    QCOMPARE(d.attachments[2].type, QByteArray("application/octet-stream"));
    QCOMPARE(partBody(built.source, QStringLiteral("2")), bytes);
    QCOMPARE(partBody(built.source, QStringLiteral("3")), QByteArray("text"));
}

void TestOutgoing::attachedMessage()
{
    Outgoing m = simple();
    m.attachments = {{QStringLiteral("m.eml"), "message/rfc822", "Subject: inner\r\n\r\ntext\r\n", {}},
                     {QStringLiteral("n.eml"), "message/rfc822", "Subject: inn\xe9r\r\n\r\ntext\r\n", {}}};
    const BuiltMessage built = build(m);
    const Document d = parseMessage(built.source);
    QCOMPARE(d.attachments.size(), 2);
    QCOMPARE(d.attachments[0].type, QByteArray("message/rfc822"));
    QCOMPARE(partBody(built.source, QStringLiteral("2")), m.attachments[0].bytes);
    QCOMPARE(partBody(built.source, QStringLiteral("3")), m.attachments[1].bytes);
}

void TestOutgoing::snapshotGone()
{
    Outgoing m = simple();
    m.attachments = {{QStringLiteral("a.pdf"), {}, {}, QStringLiteral("/nonexistent/a.pdf")}};
    QCOMPARE(refusal(m), ErrorKind::Storage);
}

void TestOutgoing::messageIdTellsNothing()
{
    const QByteArray a = newMessageId(QStringLiteral("mara@münchen.example"));
    QVERIFY(a.endsWith("@xn--mnchen-3ya.example"));
    QVERIFY(a != newMessageId(QStringLiteral("mara@münchen.example")));
    QVERIFY(!build(simple()).source.toLower().contains(QSysInfo::machineHostName().toUtf8().toLower()));
}

void TestOutgoing::dateAsGiven()
{
    QVERIFY(build(simple()).source.contains("Date: Tue, 24 Nov 2026 10:18:00 +0100\r\n"));
    Outgoing west = simple();
    west.date = QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5), Qt::OffsetFromUTC, -12600);
    QVERIFY(build(west).source.contains("Date: Fri, 2 Jan 2026 03:04:05 -0330\r\n"));
}

void TestOutgoing::subjects_data()
{
    QTest::addColumn<QString>("subject");
    QTest::newRow("empty") << QString();
    QTest::newRow("looks encoded") << QStringLiteral("=?utf-8?q?a?=");
    QTest::newRow("blanks") << QStringLiteral("a  b   c");
    QTest::newRow("one long word") << QString(300, QLatin1Char('x'));
    QTest::newRow("long ASCII") << QStringLiteral("words and ").repeated(40).trimmed();
    QTest::newRow("mixed") << QStringLiteral("plain ünd nicht plain").repeated(10);
    QTest::newRow("surrogates") << QStringLiteral("👍").repeated(60);
}

void TestOutgoing::subjects()
{
    QFETCH(QString, subject);
    Outgoing m = simple();
    m.subject = subject;
    const BuiltMessage built = build(m);
    QCOMPARE(parseEnvelope(built.source).subject, subject);
    const QList<QByteArray> lines = built.source.left(built.source.indexOf("\r\n\r\n")).split('\n');
    for (const QByteArray &line : lines)
        QVERIFY2(line.size() <= 79 && !line.trimmed().isEmpty(), line.constData());
}

void TestOutgoing::longReferences()
{
    Outgoing m = simple();
    for (int i = 0; i < 100; ++i)
        m.references += QByteArray(60, 'r') + QByteArray::number(i) + "@x.example";
    QCOMPARE(parseEnvelope(build(m).source).references, m.references);
}

void TestOutgoing::editedAgain()
{
    Outgoing m = simple(QStringLiteral("Grüße\n\n.  \nlast line"));
    m.bcc = {{{}, QStringLiteral("s@h.example")}};
    m.attachments = {{QStringLiteral("ä.pdf"), "application/pdf", "bytes", {}}};
    m.messageId = "fixed@birchmere.example";
    m.inReplyTo = "a@b";
    m.references = {"a@b"};
    QCOMPARE(outgoingFromSource(build(m, BuildFor::Draft).source), m);
}

QTEST_GUILESS_MAIN(TestOutgoing)
#include "tst_outgoing.moc"
