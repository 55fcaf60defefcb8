#include "core/mime/text.h"

#include <QElapsedTimer>
#include <QTest>

using namespace waxwing::mime;

class TestText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void plain();
    void quotes();
    void signature();
    void links_data();
    void links();
    void plainIsLinear_data();
    void plainIsLinear();
    void html_data();
    void html();
    void htmlIsBounded();
    void flowed_data();
    void flowed();
};

namespace {

QString inner(const QString &text)
{
    QString html = plainTextToHtml(text);
    html.remove(QStringLiteral("<div class=\"plain-text\" style=\"white-space:pre-wrap\">"));
    html.chop(6);
    return html;
}

} // namespace

void TestText::plain()
{
    QCOMPARE(inner(QStringLiteral("a < b & \"c\"\n  two")), QStringLiteral("a &lt; b &amp; &quot;c&quot;\n  two\n"));
    QCOMPARE(inner(QStringLiteral("<script>alert(1)</script>")),
             QStringLiteral("&lt;script&gt;alert(1)&lt;/script&gt;\n"));
}

void TestText::quotes()
{
    QCOMPARE(inner(QStringLiteral("> one\n> > two\n>>>>> deep\nback")),
             QStringLiteral("<blockquote class=\"quote quote-1\">one\n<blockquote class=\"quote quote-2\">two\n"
                            "<blockquote class=\"quote quote-3\">deep\n</blockquote></blockquote></blockquote>back\n"));
}

void TestText::signature()
{
    QCOMPARE(inner(QStringLiteral("text\n-- \nIO")), QStringLiteral("text\n<div class=\"signature\">-- \nIO\n</div>"));
}

void TestText::links_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("href");
    QTest::newRow("sentence") << QStringLiteral("see https://a.example/x.") << QStringLiteral("https://a.example/x");
    QTest::newRow("brackets") << QStringLiteral("(https://a.example/x)") << QStringLiteral("https://a.example/x");
    QTest::newRow("brackets inside") << QStringLiteral("https://a.example/x_(y)")
                                     << QStringLiteral("https://a.example/x_(y)");
    QTest::newRow("angle") << QStringLiteral("<http://a.example/>") << QStringLiteral("http://a.example/");
    QTest::newRow("query") << QStringLiteral("https://a.example/?a=1&b=2")
                           << QStringLiteral("https://a.example/?a=1&amp;b=2");
    QTest::newRow("mailto") << QStringLiteral("mailto:a@b.example") << QStringLiteral("mailto:a@b.example");
    QTest::newRow("quote ends it") << QStringLiteral("https://a.example/\"onclick=x")
                                   << QStringLiteral("https://a.example/");
    QTest::newRow("middle of a word") << QStringLiteral("xhttps://a.example") << QString();
    QTest::newRow("javascript") << QStringLiteral("javascript:alert(1)") << QString();
    QTest::newRow("scheme only") << QStringLiteral("https://") << QString();
}

void TestText::links()
{
    QFETCH(QString, text);
    QFETCH(QString, href);
    const QString html = plainTextToHtml(text);
    if (href.isEmpty())
        QVERIFY2(!html.contains(QStringLiteral("<a ")), qPrintable(html));
    else
        QVERIFY2(html.contains(QStringLiteral("<a href=\"%1\">").arg(href)), qPrintable(html));
}

void TestText::plainIsLinear_data()
{
    QTest::addColumn<QString>("text");
    for (const char *piece :
         {"https://", "> ", "http://a.example/)", "h", ">\n", "(((", "mailto:", "https://a.example:::::"})
        QTest::newRow(piece) << QString::fromUtf8(piece).repeated(250'000);
}

void TestText::plainIsLinear()
{
    QFETCH(QString, text);
    QElapsedTimer timer;
    timer.start();
    plainTextToHtml(text);
    unflow(text, false);
    flow(text);
    QVERIFY2(timer.elapsed() < 15'000, qPrintable(QString::number(timer.elapsed())));
}

void TestText::html_data()
{
    QTest::addColumn<QString>("html");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const char *html, const char *text) {
        QTest::newRow(name) << QString::fromUtf8(html) << QString::fromUtf8(text);
    };
    row("paragraphs", "<p>One\n two</p><p>Three</p>", "One two\n\nThree");
    row("breaks", "a<br>b<br><br>c", "a\nb\n\nc");
    row("list", "<ul><li>a</li><li>b</li></ul>", "* a\n* b");
    row("quote", "<p>a</p><blockquote>b<br>c<blockquote>d</blockquote></blockquote>e", "a\n\n> b\n> c\n>\n>> d\n\ne");
    row("link", "<a href='https://a.example/'>here</a>", "here <https://a.example/>");
    row("link to itself", "<a href='https://a.example/'>https://a.example/</a>", "https://a.example/");
    row("pre", "<pre>a\n  b</pre>", "a\n  b");
    row("hidden", "<div style='display: none'>secret</div>shown", "shown");
    row("no script", "<script>x</script><style>y</style><title>z</title>a", "a");
    row("cells", "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc");
    row("entities", "a&nbsp;&lt;b&gt; &euro;", "a <b> €");
}

void TestText::html()
{
    QFETCH(QString, html);
    QFETCH(QString, text);
    QCOMPARE(htmlToText(html), text);
}

void TestText::htmlIsBounded()
{
    QElapsedTimer timer;
    timer.start();
    QVERIFY(htmlToText(QStringLiteral("<blockquote>x").repeated(100'000)).contains(QLatin1Char('x')));
    QVERIFY(htmlToText(QStringLiteral("<p>word").repeated(100'000), 1000).size() <= 1100);
    QVERIFY2(timer.elapsed() < 15'000, qPrintable(QString::number(timer.elapsed())));
}

void TestText::flowed_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("short") << QStringLiteral("a\nb\n");
    QTest::newRow("long") << QStringLiteral("word ").repeated(100).trimmed() + QStringLiteral("\nnext");
    QTest::newRow("stuffed") << QStringLiteral(" indented\nFrom here\n");
    QTest::newRow("signature") << QStringLiteral("text\n-- \nIO\n");
    QTest::newRow("quoted") << QStringLiteral("> ") + QStringLiteral("word ").repeated(60).trimmed()
            + QStringLiteral("\nanswer\n");
    QTest::newRow("one long word") << QString(500, QLatin1Char('a'));
}

void TestText::flowed()
{
    QFETCH(QString, text);
    QCOMPARE(unflow(flow(text), false), text);
}

QTEST_GUILESS_MAIN(TestText)
#include "tst_text.moc"
