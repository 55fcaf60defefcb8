#include "core/mime/address.h"

#include <QElapsedTimer>
#include <QTest>

using namespace waxwing::mime;

class TestAddress : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void parse_data();
    void parse();
    void limits();
    void hostileIsLinear();
    void typedText();
    void harmless_data();
    void harmless();
    void displayKeepsTheAddress();
    void sendable_data();
    void sendable();
    void ascii();
    void editableRoundTrip();
    void fromEnvelope();
};

void TestAddress::parse_data()
{
    QTest::addColumn<QByteArray>("raw");
    QTest::addColumn<QString>("list"); // name|address;…
    QTest::newRow("bare") << QByteArray("a@b.example") << QStringLiteral("|a@b.example");
    QTest::newRow("name") << QByteArray("Ana Lima <a@b.example>") << QStringLiteral("Ana Lima|a@b.example");
    QTest::newRow("quoted comma") << QByteArray("\"Lima, Ana\" <a@b.example>, c@d.example")
                                  << QStringLiteral("Lima, Ana|a@b.example;|c@d.example");
    QTest::newRow("escaped quote") << QByteArray("\"A \\\"x\\\" B\" <a@b.example>")
                                   << QStringLiteral("A \"x\" B|a@b.example");
    QTest::newRow("comment is name") << QByteArray("a@b.example (Ana Lima)") << QStringLiteral("Ana Lima|a@b.example");
    QTest::newRow("nested comment") << QByteArray("a@b.example (A (B) C), c@d.example")
                                    << QStringLiteral("A (B) C|a@b.example;|c@d.example");
    QTest::newRow("group") << QByteArray("Team: a@b.example, c@d.example;, e@f.example")
                           << QStringLiteral("|a@b.example;|c@d.example;|e@f.example");
    QTest::newRow("undisclosed") << QByteArray("undisclosed-recipients:;") << QString();
    QTest::newRow("route") << QByteArray("<@relay.example,@x.example:a@b.example>") << QStringLiteral("|a@b.example");
    QTest::newRow("encoded") << QByteArray("=?utf-8?Q?J=C3=BCrgen?= <j@b.example>")
                             << QStringLiteral("Jürgen|j@b.example");
    QTest::newRow("encoded comma") << QByteArray("=?utf-8?Q?Lima,_Ana?= <a@b.example>")
                                   << QStringLiteral("Lima, Ana|a@b.example");
    QTest::newRow("encoded in quotes") << QByteArray("\"=?utf-8?Q?J=C3=BC?=\" <j@b.example>")
                                       << QStringLiteral("Jü|j@b.example");
    QTest::newRow("quoted local part") << QByteArray("\"a b\"@c.example") << QStringLiteral("|\"a b\"@c.example");
    QTest::newRow("8-bit") << QByteArray("J\xfcrgen <j@b.example>") << QStringLiteral("Jürgen|j@b.example");
    QTest::newRow("no brackets") << QByteArray("Ana Lima a@b.example") << QStringLiteral("Ana Lima|a@b.example");
    QTest::newRow("name only") << QByteArray("Ana Lima") << QStringLiteral("Ana Lima|");
    QTest::newRow("unclosed quote") << QByteArray("\"Ana <a@b.example>, c@d.example")
                                    << QStringLiteral("Ana|a@b.example;|c@d.example");
    QTest::newRow("unclosed bracket") << QByteArray("Ana <a@b.example, c@d.example")
                                      << QStringLiteral("Ana|a@b.example;|c@d.example");
    QTest::newRow("empty ones") << QByteArray(",,;, a@b.example,,") << QStringLiteral("|a@b.example");
}

void TestAddress::parse()
{
    QFETCH(QByteArray, raw);
    QFETCH(QString, list);
    QStringList found;
    const QList<Mailbox> mailboxes = parseAddressList(raw);
    for (const Mailbox &m : mailboxes)
        found += QString(m.name + QLatin1Char('|') + m.address);
    QCOMPARE(found.join(QLatin1Char(';')), list);
}

void TestAddress::limits()
{
    QCOMPARE(parseAddressList(QByteArray("a@b.example, ").repeated(100'000)).size(), MaxMailboxes);
    QCOMPARE(parseAddressList(QByteArray("a@b.example, ").repeated(100), 10).size(), 10);
}

void TestAddress::hostileIsLinear()
{
    QElapsedTimer timer;
    timer.start();
    for (const char *piece : {"(", "\"", "<", "=?", ":", "((a", "\\", "<a@b", "=?a?q?"})
        parseAddressList(QByteArray(piece).repeated(300'000));
    const QByteArray balanced = QByteArray(300'000, '(') + QByteArray(300'000, ')') + " a@b.example";
    QCOMPARE(parseAddressList(balanced).size(), 1);
    QVERIFY2(timer.elapsed() < 10'000, qPrintable(QString::number(timer.elapsed())));
}

void TestAddress::typedText()
{
    const QList<Mailbox> list = parseAddressText(QStringLiteral("Jürgen <j@b.example>; c@d.example\ne@f.example"));
    QCOMPARE(list.size(), 3);
    QCOMPARE(list[0].name, QStringLiteral("Jürgen"));
    QCOMPARE(list[2].address, QStringLiteral("e@f.example"));
}

void TestAddress::harmless_data()
{
    QTest::addColumn<QString>("raw");
    QTest::addColumn<QString>("shown");
    QTest::newRow("plain") << QStringLiteral("Ana  Lima ") << QStringLiteral("Ana Lima");
    QTest::newRow("bidi override") << QStringLiteral("a\u202Efdp.exe") << QStringLiteral("afdp.exe");
    QTest::newRow("zero width") << QStringLiteral("In\u200Bes\uFEFF") << QStringLiteral("Ines");
    QTest::newRow("newline and NUL") << QString(QStringLiteral("a\r\nb") + QChar(0) + QLatin1Char('c'))
                                     << QStringLiteral("a bc");
    QTest::newRow("no-break and Braille blanks")
        << QStringLiteral("a\u00A0\u2800\u2800\u3164b") << QStringLiteral("a b");
    QTest::newRow("Persian joiner stays") << QStringLiteral("می\u200Cخواهم") << QStringLiteral("می\u200Cخواهم");
    QTest::newRow("Latin joiner goes") << QStringLiteral("pay\u200Cpal") << QStringLiteral("paypal");
    QTest::newRow("emoji stays") << QStringLiteral("👩\u200D🔬 ok") << QStringLiteral("👩\u200D🔬 ok");
    QTest::newRow("tower of accents") << QString(QStringLiteral("a") + QString(50, QChar(0x301)))
                                      << QString(QStringLiteral("a") + QString(4, QChar(0x301)));
    QTest::newRow("lone surrogate") << QString(QStringLiteral("a") + QChar(0xD800)) << QStringLiteral("a");
}

void TestAddress::harmless()
{
    QFETCH(QString, raw);
    QFETCH(QString, shown);
    QCOMPARE(harmlessLine(raw), shown);
}

void TestAddress::displayKeepsTheAddress()
{
    const Mailbox m{QStringLiteral("\u202Eines@bank.example"), QStringLiteral("x@evil.example")};
    QCOMPARE(m.display(), QStringLiteral("ines@bank.example <x@evil.example>"));
    QCOMPARE(m.domain(), QStringLiteral("evil.example"));
    QCOMPARE((Mailbox{QStringLiteral("\u200B "), QStringLiteral("x@y.example")}).displayName(),
             QStringLiteral("x@y.example"));
    QVERIFY((Mailbox{QString(5000, QLatin1Char('a')), {}}).displayName().size() <= 200);
}

void TestAddress::sendable_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("sendable");
    for (const char *good :
         {"a@b.example", "a.b+c@d-e.example", "\"a b\"@c.example", "a@[127.0.0.1]", "a@localhost", "a@münchen.example"})
        QTest::newRow(good) << QString::fromUtf8(good) << true;
    for (const char *bad :
         {"", "a", "@b.example", "a@", "a b@c.example", "a@b..example", "a@-b.example", "a@b.example\r\n",
          "a@b c.example", "jürgen@b.example", "<a@b.example>", "a@[x y]", "a,b@c.example"})
        QTest::newRow(bad) << QString::fromUtf8(bad) << false;
}

void TestAddress::sendable()
{
    QFETCH(QString, address);
    QFETCH(bool, sendable);
    QCOMPARE(isSendableAddress(address), sendable);
}

void TestAddress::ascii()
{
    QCOMPARE(toAsciiAddress(QStringLiteral("a@münchen.example")), QStringLiteral("a@xn--mnchen-3ya.example"));
    QCOMPARE(toAsciiAddress(QStringLiteral("A@B.example")), QStringLiteral("A@b.example"));
    QCOMPARE(toAsciiAddress(QStringLiteral("nonsense")), QString());
}

void TestAddress::editableRoundTrip()
{
    const QList<Mailbox> list = {{QStringLiteral("Lima, \"Ana\" \\ x"), QStringLiteral("a@b.example")},
                                 {QStringLiteral("田辺 由紀"), QStringLiteral("y@kawa.example")},
                                 {{}, QStringLiteral("c@d.example")}};
    QCOMPARE(parseAddressText(editableText(list)), list);
    QCOMPARE(displayNames(list), QStringLiteral("Lima, \"Ana\" \\ x, 田辺 由紀, c@d.example"));
}

void TestAddress::fromEnvelope()
{
    const Mailbox m = mailboxFromEnvelope("=?utf-8?Q?J=C3=BC?=", "j", "b.example");
    QCOMPARE(m, (Mailbox{QStringLiteral("Jü"), QStringLiteral("j@b.example")}));
}

QTEST_GUILESS_MAIN(TestAddress)
#include "tst_address.moc"
