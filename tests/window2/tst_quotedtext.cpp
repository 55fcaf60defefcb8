// Plain text as the reader lays it out.
#include "ui/reader/quotedtext.h"

#include <QTest>

using namespace waxwing::ui;

class TestQuotedText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void levels_data();
    void levels();
    void signatureIsBehindDashes();
    void longLinesAreCut();
    void onlyDeepLongRunsFold();
    void links_data();
    void links();
    void manyLinksAreLinear();
};

void TestQuotedText::levels_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<int>("level");
    QTest::addColumn<QString>("text");
    QTest::newRow("own") << QStringLiteral("Hello") << 0 << QStringLiteral("Hello");
    QTest::newRow("one") << QStringLiteral("> Hello") << 1 << QStringLiteral("Hello");
    QTest::newRow("three, blanks") << QStringLiteral("> > > Hello") << 3 << QStringLiteral("Hello");
    QTest::newRow("three, tight") << QStringLiteral(">>> Hello") << 3 << QStringLiteral("Hello");
    QTest::newRow("indent kept") << QStringLiteral(">   code") << 1 << QStringLiteral("  code");
    QTest::newRow("mbox From") << QStringLiteral(">From here on") << 0 << QStringLiteral("From here on");
    QTest::newRow("CR") << QStringLiteral("> a\r") << 1 << QStringLiteral("a");
}

void TestQuotedText::levels()
{
    QFETCH(QString, line);
    const QList<TextLine> lines = quotedLines(line);
    QCOMPARE(lines.size(), 1);
    QTEST(lines.first().level, "level");
    QTEST(lines.first().text, "text");
}

void TestQuotedText::signatureIsBehindDashes()
{
    const QList<TextLine> lines = quotedLines(QStringLiteral("Hi\n-- \nTomasz\n"));
    QCOMPARE(lines.size(), 3);
    QVERIFY(!lines[0].signature);
    QVERIFY(lines[1].signature);
    QVERIFY(lines[2].signature);
}

void TestQuotedText::longLinesAreCut()
{
    const QList<TextLine> lines = quotedLines(QString(1'000'000, u'a'));
    QCOMPARE(lines.size(), 250);
    QCOMPARE(lines.first().text.size(), MaxLineLength);
}

void TestQuotedText::onlyDeepLongRunsFold()
{
    const QString deep = QStringLiteral(">>> old\n").repeated(6);
    const QString text = QStringLiteral("> new\n") + deep + QStringLiteral("mine\n>>> short\n");
    const QList<FoldedRun> runs = foldableRuns(quotedLines(text));
    QCOMPARE(runs.size(), 1);
    QCOMPARE(runs.first().first, 1);
    QCOMPARE(runs.first().count, 6);
}

void TestQuotedText::links_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QStringList>("targets");
    const auto row = [](const char *name, const QString &line, const QStringList &targets) {
        QTest::newRow(name) << line << targets;
    };
    row("sentence end", QStringLiteral("See https://a.example/b."), {QStringLiteral("https://a.example/b")});
    row("brackets", QStringLiteral("(https://a.example/b_(c))"), {QStringLiteral("https://a.example/b_(c)")});
    row("angle", QStringLiteral("<https://a.example>"), {QStringLiteral("https://a.example")});
    row("www", QStringLiteral("www.a.example"), {QStringLiteral("http://www.a.example")});
    row("address", QStringLiteral("mail ana@a.example, please"), {QStringLiteral("mailto:ana@a.example")});
    row("no scheme of others", QStringLiteral("javascript:alert(1) file:///etc/passwd data:x"), {});
    row("bare", QStringLiteral("https:// http://"), {});
}

void TestQuotedText::links()
{
    QFETCH(QString, line);
    QStringList targets;
    for (const TextLink &link : findLinks(line))
        targets.append(link.target);
    QTEST(targets, "targets");
}

void TestQuotedText::manyLinksAreLinear()
{
    const QString text = QStringLiteral("a@b.example http://x.example/((((((( ").repeated(20'000);
    QElapsedTimer timer;
    timer.start();
    qsizetype count = 0;
    for (const TextLine &line : quotedLines(text))
        count += findLinks(line.text).size();
    QVERIFY(count >= 39'000);
    QVERIFY2(timer.elapsed() < 3000, qPrintable(QString::number(timer.elapsed())));
}

QTEST_APPLESS_MAIN(TestQuotedText)
#include "tst_quotedtext.moc"
