// Every trick of robustness.md "Remote content", as data, against one property: the output, parsed again,
// holds nothing that could be fetched.
#include "core/mime/sanitiser.h"

#include "tests/mime/htmlproperty.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

using namespace waxwing::mime;

namespace {

SanitiserOptions withPart(RemoteContent remote = RemoteContent::Block)
{
    SanitiserOptions options;
    options.remoteContent = remote;
    options.contentIds = {"pic@x"};
    return options;
}

QString clean(const char *html, RemoteContent remote = RemoteContent::Block)
{
    return sanitiseHtml(QString::fromUtf8(html), withPart(remote)).html;
}

} // namespace

class TestSanitiser : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tricks_data();
    void tricks();
    void keeps_data();
    void keeps();
    void contentIds();
    void allowedPictures();
    void blockedCount();
    void blockedPictures();
    void links_data();
    void links();
    void styleSheet();
    void badlyNested_data();
    void badlyNested();
    void bombs_data();
    void bombs();
    void randomSoup();
    void idempotent();
    void linkWarnings();
};

void TestSanitiser::tricks_data()
{
    QTest::addColumn<QByteArray>("html");
    QTest::addColumn<int>("blocked"); // at least
    const auto row
        = [](const char *name, const char *html, int blocked) { QTest::newRow(name) << QByteArray(html) << blocked; };
    row("img", "<img src=http://t.example/a.png>", 1);
    row("img protocol-relative", "<img src=//t.example/a.png>", 1);
    row("img upper", "<IMG SRC='HTTP://t.example/a'>", 1);
    row("img tab in scheme", "<img src='ht\ttp://t.example/a'>", 1);
    row("img entity", "<img src='&#104;ttp://t.example/a'>", 1);
    row("img srcset", "<img srcset='http://t.example/a 2x'>", 1);
    row("img slash attributes", "<img/src=http://t.example/a/>", 0);
    row("img lowsrc dynsrc", "<img lowsrc=http://t.example/a dynsrc=http://t.example/b>", 0);
    row("img unclosed quote", "<img src=\"http://t.example/a", 0);
    row("image", "<image src=http://t.example/a>", 1);
    row("picture", "<picture><source srcset=http://t.example/a><img src=x></picture>", 1);
    row("css url", "<p style='background:url(http://t.example/a)'>", 1);
    row("css url escaped", "<p style='background:\\75rl(http://t.example/a)'>", 1);
    row("css url entity", "<p style='background:&#117;rl(http://t.example/a)'>", 1);
    row("css url comment", "<p style='background:u/**/rl(http://t.example/a)'>", 1);
    row("css url upper", "<p style='background:URL(//t.example/a)'>", 1);
    row("css url quoted semicolon", "<p style='background:url(\"http://t.example/a;b\");color:red'>", 1);
    row("css list-style", "<ul style='list-style:url(http://t.example/a)'>", 1);
    row("css border-image", "<p style='border-image:url(http://t.example/a)'>", 1);
    row("css content cursor filter",
        "<p style='content:url(http://t.example/a);cursor:url(http://t.example/b);filter:url(http://t.example/c)'>", 3);
    row("css expression", "<p style='width:expression(alert(1))'>", 0);
    row("css var", "<p style='--a:url(http://t.example/a);background:var(--a)'>", 1);
    row("css image-set", "<p style='background:image-set(\"http://t.example/a\" 1x)'>", 1);
    row("style import", "<style>@import 'http://t.example/a';@import url(//t.example/b);</style>", 1);
    row("style import escaped", "<style>@\\69mport 'http://t.example/a';</style>", 1);
    row("style font-face", "<style>@font-face{font-family:x;src:url(http://t.example/a)}</style>", 1);
    row("style media", "<style>@media all{p{background:url(http://t.example/a)}}</style>", 1);
    row("style rule", "<style>p{background-image:url(http://t.example/a)}</style>", 1);
    row("style selector", "<style>a[href^='http://t.example']{color:red}</style>", 0);
    row("style breaks out", "<style>p{color:red}</style ><img src=http://t.example/a></style>", 1);
    row("style in title", "<title><style></title><img src=http://t.example/a></style>", 1);
    row("video", "<video src=http://t.example/a poster=http://t.example/b><track src=http://t.example/c></video>", 2);
    row("audio", "<audio src=http://t.example/a>", 1);
    row("object", "<object data=http://t.example/a><param name=movie value=http://t.example/b></object>", 1);
    row("embed", "<embed src=http://t.example/a>", 1);
    row("applet", "<applet code=http://t.example/a archive=http://t.example/b>", 1);
    row("iframe", "<iframe src=http://t.example/a></iframe>", 1);
    row("iframe srcdoc", "<iframe srcdoc='<img src=http://t.example/a>'></iframe>", 1);
    row("nested srcdoc", "<iframe srcdoc='<iframe srcdoc=&quot;<img src=http://t.example/a>&quot;>'>", 1);
    row("frameset", "<frameset><frame src=http://t.example/a></frameset>", 1);
    row("meta refresh", "<meta http-equiv=refresh content='0;url=http://t.example/a'>", 1);
    row("meta in body", "<body><p><meta http-equiv=refresh content='0;url=http://t.example/a'>", 1);
    row("link prefetch", "<link rel=prefetch href=http://t.example/a>", 1);
    row("link dns-prefetch", "<link rel=dns-prefetch href=//t.example>", 1);
    row("link preconnect", "<link rel=preconnect href=http://t.example>", 1);
    row("link stylesheet", "<link rel=stylesheet href=http://t.example/a>", 1);
    row("link icon", "<link rel=icon href=http://t.example/a>", 1);
    row("svg image", "<svg><image href=http://t.example/a /></svg>", 1);
    row("svg use", "<svg><use xlink:href=http://t.example/a#b /></svg>", 1);
    row("svg feImage", "<svg><filter><feImage href=http://t.example/a /></filter></svg>", 1);
    row("svg style", "<svg><style>@import 'http://t.example/a';</style></svg>", 1);
    row("svg foreignObject", "<svg><foreignObject><img src=http://t.example/a></foreignObject></svg>", 1);
    row("svg script", "<svg><script>x</script><g onload=alert(1)></svg>", 0);
    row("math", "<math><mi xlink:href='http://t.example/a'>x</mi></math>", 0);
    row("math mglyph style",
        "<math><mtext><table><mglyph><style><img src=http://t.example/a></style></mglyph></table></mtext></math>", 0);
    row("base", "<base href=http://t.example/><img src=a.png>", 1);
    row("form",
        "<form action=http://t.example/a><input type=image src=http://t.example/b><button "
        "formaction=http://t.example/c>",
        1);
    row("body background", "<body background=http://t.example/a>", 1);
    row("table background", "<table background=http://t.example/a><tr><td background=http://t.example/b>x", 2);
    row("script", "<script src=http://t.example/a></script>", 1);
    row("noscript", "<noscript><img src=http://t.example/a></noscript>", 1);
    row("noscript attribute", "<noscript><p title='</noscript><img src=http://t.example/a>'>", 0);
    row("template", "<template><img src=http://t.example/a></template>", 1);
    row("handlers", "<p onclick=alert(1) onmouseover=alert(2)>", 0);
    row("javascript link", "<a href='java\nscript:alert(1)'>x</a>", 0);
    row("data link", "<a href='data:text/html,<img src=http://t.example/a>'>x</a>", 0);
    row("ping", "<a href=http://t.example/a ping=http://t.example/b>x</a>", 0);
    row("file", "<img src=file:///etc/passwd>", 0);
    row("smb", "<img src=smb://t.example/a>", 0);
    row("backslashes", "<img src='\\\\t.example\\a'>", 0);
    row("view-source", "<img src=view-source:http://t.example/a>", 0);
    row("data picture", "<img src=data:image/svg+xml;base64,PHN2Zz4=>", 0);
    row("cid of another message", "<img src=cid:other@y>", 0);
    row("comment", "<!--><img src=http://t.example/a>-->", 1);
    row("conditional comment", "<!--[if mso]><img src=http://t.example/a><![endif]-->", 0);
    row("cdata", "<![CDATA[<img src=http://t.example/a>]]>", 0);
    row("plaintext", "<plaintext><img src=http://t.example/a>", 0);
    row("xmp", "<xmp><img src=http://t.example/a></xmp><img src=http://t.example/b>", 1);
    row("NUL in tag", "<im\0g src=http://t.example/a>", 0);
    row("attribute breaks out", "<p title='\"><img src=http://t.example/a>'>x</p>", 0);
    row("attribute breaks out by entity", "<p title='&quot;&gt;&lt;img src=http://t.example/a&gt;'>x</p>", 0);
    row("text that is markup", "&lt;img src=http://t.example/a&gt;", 0);
    row("marquee blink", "<marquee><img src=http://t.example/a></marquee>", 1);
    row("unknown namespace", "<x:img src=http://t.example/a>", 1);
    row("hr br attributes",
        "<hr style='background:url(http://t.example/a)'><br style='background:url(http://t.example/b)'>", 2);
}

void TestSanitiser::tricks()
{
    QFETCH(QByteArray, html);
    QFETCH(int, blocked);
    for (const RemoteContent remote : {RemoteContent::Block, RemoteContent::Allow}) {
        const SanitisedHtml result = sanitiseHtml(QString::fromUtf8(html), withPart(remote));
        QCOMPARE(htmlproperty::violation(result.html.toUtf8(), remote == RemoteContent::Allow), QByteArray());
        if (remote == RemoteContent::Block)
            QVERIFY2(result.blockedRemote >= blocked, qPrintable(result.html));
    }
}

void TestSanitiser::keeps_data()
{
    QTest::addColumn<QString>("html");
    QTest::addColumn<QString>("inner");
    const auto row = [](const char *html, const char *inner) {
        QTest::newRow(html) << QString::fromUtf8(html) << QString::fromUtf8(inner);
    };
    row("<p>Dear <b>Mara</b>,</p>", "<p>Dear <b>Mara</b>,</p>");
    row("<p style='color: RED; margin:0 auto'>x</p>", "<p style=\"color:RED;margin:0 auto;\">x</p>");
    row("<font color=\"#ff0000\" face='Arial, sans'>x</font>", "<font color=\"#ff0000\" face=\"Arial, sans\">x</font>");
    row("<table width=100%><tr><td bgcolor=#fff>x</table>",
        "<table width=\"100%\"><tbody><tr><td bgcolor=\"#fff\">x</td></tr></tbody></table>");
    row("a &lt; b &amp; c", "a &lt; b &amp; c");
    row("1 < 2", "1 &lt; 2");
    row("<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>");
    row("<p>a<p>b", "<p>a</p><p>b</p>");
    row("<p style='background:rgb(1, 2, 3)'>x</p>", "<p style=\"background:rgb(1, 2, 3);\">x</p>");
    row("<p style=\"font-family:'Segoe UI',Arial\">x</p>", "<p style=\"font-family:&#39;Segoe UI&#39;,Arial;\">x</p>");
    row("<unknown>text</unknown>", "text");
    row("<p class='lead big'>x</p>", "<p class=\"m-lead m-big\">x</p>");
    row("<img alt='A bird' width=10>", "<img alt=\"A bird\" width=\"10\">");
    row("مرحبا 十月", "مرحبا 十月");
}

void TestSanitiser::keeps()
{
    QFETCH(QString, html);
    QFETCH(QString, inner);
    const QString expected = QStringLiteral("<div class=\"message\">") + inner + QStringLiteral("</div>");
    QCOMPARE(sanitiseHtml(html).html, expected);
}

void TestSanitiser::contentIds()
{
    const SanitisedHtml result = sanitiseHtml(QStringLiteral("<img src='cid:pic%40x'><img src=cid:other>"), withPart());
    QVERIFY(result.html.contains(QStringLiteral("src=\"waxwing-cid:pic@x\"")));
    QCOMPARE(result.html.count(QStringLiteral("src=")), 1);
    QCOMPARE(result.usedContentIds, QSet<QByteArray>{"pic@x"});
    QCOMPARE(result.blockedRemote, 0);
}

void TestSanitiser::allowedPictures()
{
    const QString html = clean(
        "<img src=http://t.example/a?b&amp;c><img src=//t.example/d><p style='background:url(http://t.example/e)'>",
        RemoteContent::Allow);
    QVERIFY(html.contains(QStringLiteral("src=\"http://t.example/a?b&amp;c\"")));
    QVERIFY(html.contains(QStringLiteral("src=\"https://t.example/d\"")));
    QVERIFY(!html.contains(QStringLiteral("url")));
}

void TestSanitiser::blockedCount()
{
    const SanitisedHtml two
        = sanitiseHtml(QStringLiteral("<p>x</p><img src=https://t.example/1><img src=https://t.example/2>"));
    QCOMPARE(two.blockedRemote, 2);
    QCOMPARE(sanitiseHtml(QStringLiteral("<a href=https://t.example>x</a>")).blockedRemote, 0);
}

// In place of a broken picture: a box of its size with its words. A tracker leaves nothing.
void TestSanitiser::blockedPictures()
{
    const auto inside = [](const char *html) {
        const QString all = clean(html);
        return all.mid(all.indexOf(u'>') + 1).chopped(6); // <div class="message">…</div>
    };
    QCOMPARE(inside("<img src=http://t.example/a width=180 height='50%' style='float:left' class=big alt='A <map>'>"),
             QStringLiteral("<span class=\"blocked-picture m-big\" style=\"width:180px;height:50%;float:left;\">A "
                            "&lt;map&gt;</span>"));
    QCOMPARE(inside("<img src=//t.example/a>"), QStringLiteral("<span class=\"blocked-picture\"></span>"));
    QCOMPARE(inside("<img src=http://t.example/a width=1 height=1 alt=x>y"), QStringLiteral("y"));
    QVERIFY(!inside("<img src=http://t.example/a width='9;position:fixed' height=99999999999>").contains(u"style"));
    QVERIFY(inside("<p class=blocked-picture>").contains(QStringLiteral("m-blocked-picture"))); // not to be imitated
}

void TestSanitiser::links_data()
{
    QTest::addColumn<QString>("href");
    QTest::addColumn<bool>("kept");
    for (const char *good : {"http://a.example/", "https://a.example/?x=1&y=2", "HTTPS://a.example",
                             "mailto:a@b.example", " https://a.example "})
        QTest::newRow(good) << QString::fromUtf8(good) << true;
    for (const char *bad :
         {"javascript:alert(1)", "JaVaScRiPt:alert(1)", "\x01javascript:x", "vbscript:x", "data:text/html,x",
          "file:///etc/passwd", "ftp://a.example", "#top", "/relative", "//a.example", "about:blank",
          "view-source:https://a.example", "blob:x", "waxwing-cid:pic", "tel:123", "intent://x", ""})
        QTest::newRow(bad) << QString::fromUtf8(bad) << false;
}

void TestSanitiser::links()
{
    QFETCH(QString, href);
    QFETCH(bool, kept);
    const QString html
        = sanitiseHtml(QStringLiteral("<a href=\"%1\" target=_top onclick=x>t</a>").arg(href.toHtmlEscaped())).html;
    QCOMPARE(html.contains(QStringLiteral("href=")), kept);
    QVERIFY(!html.contains(QStringLiteral("target")));
}

void TestSanitiser::styleSheet()
{
    const QString html
        = clean("<style>/* c */ .lead, p > b { color: #123; behavior: url(x) } body{background:#fff}"
                " @media print { p { color:red } } #id{color:red} a:hover{color:red}</style><p class=lead>x");
    QVERIFY(html.startsWith(
        QStringLiteral("<style>.message .m-lead,.message p > b{color:#123;}\n.message{background:#fff;}\n</style>")));
}

void TestSanitiser::badlyNested_data()
{
    QTest::addColumn<QByteArray>("html");
    for (const char *html : {"<b><p>X</b>Y</p>", "<table><b>X<tr><td>Y</table>Z", "</p></div></table>X", "<td>X</td>",
                             "<table>X<tr>Y", "<a href=http://a.example>X<a href=http://b.example>Y",
                             "<table><tr><td></b></i></div>X</table>", "<tr><td>X", "<table><table><table>X",
                             "<ul><li><ul><li>X</li>Y</ul>Z", "<p><table><tr><td><p>X</table>Y", "<h1>X<h2>Y</h1>Z"})
        QTest::newRow(html) << QByteArray(html);
}

void TestSanitiser::badlyNested()
{
    QFETCH(QByteArray, html);
    const QString out = sanitiseHtml(QString::fromUtf8(html)).html;
    QCOMPARE(htmlproperty::violation(out.toUtf8(), false), QByteArray());
    for (const char *letter : {"X", "Y", "Z"})
        QCOMPARE(out.contains(QString::fromUtf8(letter)), html.contains(letter));
}

void TestSanitiser::bombs_data()
{
    QTest::addColumn<QByteArray>("html");
    const auto repeat = [](const char *piece, int count) { QTest::newRow(piece) << QByteArray(piece).repeated(count); };
    repeat("<div>", 100'000);
    repeat("<b>", 300'000);
    repeat("<font size=1><p>", 100'000);
    repeat("<table><tr><td>", 50'000);
    repeat("<table><b><tr>x", 100'000);
    repeat("<tr>x<b>", 100'000);
    repeat("<a href=x>", 100'000);
    repeat("<svg><p>", 100'000);
    repeat("<!--", 500'000);
    repeat("<", 1'000'000);
    repeat("</p>", 500'000);
    repeat("<p x", 500'000);
    repeat("<style>", 300'000);
    repeat("<style>p{", 300'000);
    repeat("<select><option>", 100'000);
    repeat("&amp;&#x41;&", 300'000);
    repeat("<li>", 300'000);
    repeat("<p style='color:red;color:red;((((((((('>", 100'000);
    QTest::newRow("5 MB of text") << QByteArray("word ").repeated(1'000'000);
    QTest::newRow("one tag, many attributes") << QByteArray("<p " + QByteArray("a=b ").repeated(1'000'000) + ">");
    QTest::newRow("one huge style") << QByteArray("<p style=\"" + QByteArray("color:red;").repeated(400'000) + "\">");
    QTest::newRow("formatting, then paragraphs")
        << QByteArray(QByteArray("<font size=1>").repeated(190) + QByteArray("<p>x</p>").repeated(90'000));
    QTest::newRow("foster parents") << QByteArray("<table>" + QByteArray("<i class=a>").repeated(150)
                                                  + QByteArray("<tr>x").repeated(150'000));
    QTest::newRow("sheet") << QByteArray("<style>" + QByteArray("p{color:red}").repeated(300'000) + "</style>");
}

void TestSanitiser::bombs()
{
    QFETCH(QByteArray, html);
    QElapsedTimer timer;
    timer.start();
    const SanitisedHtml result = sanitiseHtml(QString::fromUtf8(html));
    QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(result.html.size() < 64 * 1024 * 1024);
    QCOMPARE(htmlproperty::violation(result.html.left(2'000'000).toUtf8(), false).replace("too deep", ""),
             QByteArray());
}

void TestSanitiser::randomSoup()
{
    static const char *pieces[] = {"<img src=http://t.example>",
                                   "<style>",
                                   "</style>",
                                   "<p style='",
                                   "'>",
                                   "url(//t.example)",
                                   "<!--",
                                   "-->",
                                   "<svg>",
                                   "</svg>",
                                   "<table>",
                                   "<tr>",
                                   "<td>",
                                   "</table>",
                                   "\"",
                                   "'",
                                   "<",
                                   ">",
                                   "&quot;",
                                   "&lt;",
                                   "/*",
                                   "*/",
                                   "<a href=javascript:x>",
                                   "<math>",
                                   "<title>",
                                   "</title>",
                                   "\\",
                                   "{",
                                   "}",
                                   ";",
                                   "@import",
                                   "<textarea>",
                                   "</textarea>",
                                   "<b>",
                                   "</b>",
                                   "<iframe>",
                                   "=",
                                   " ",
                                   "x",
                                   "<select>",
                                   "<template>",
                                   "<plaintext",
                                   "<script>"};
    QRandomGenerator random(20261124);
    for (int round = 0; round < 3000; ++round) {
        QByteArray html;
        for (int i = 0; i < 20; ++i)
            html += pieces[random.bounded(int(std::size(pieces)))];
        const QByteArray out = sanitiseHtml(QString::fromUtf8(html)).html.toUtf8();
        const QByteArray wrong = htmlproperty::violation(out, false);
        QVERIFY2(wrong.isEmpty(), QByteArray(html + " -> " + out + ": " + wrong).constData());
    }
}

void TestSanitiser::idempotent()
{
    const QString once
        = clean("<style>.a{color:red}</style><table><tr><td class=a>x &amp; <b>y</table><img src=cid:pic@x>");
    QVERIFY(once.contains(QStringLiteral("<td class=\"m-a\">x &amp; <b>y</b></td>")));
}

void TestSanitiser::linkWarnings()
{
    const QString bank = QStringLiteral("https://evil.example/");
    QVERIFY(linkWarning(QStringLiteral("www.bank.example"), bank).contains(QStringLiteral("evil.example")));
    QVERIFY(linkWarning(QStringLiteral("https://bank.example/login"), bank).contains(QStringLiteral("bank.example")));
    QVERIFY(linkWarning(QStringLiteral("here"), QStringLiteral("https://bank.example@evil.example/"))
                .contains(QStringLiteral("evil.example")));
    QVERIFY(!linkWarning(QStringLiteral("here"), QStringLiteral("https://xn--pypal-4ve.example/")).isEmpty());
    QCOMPARE(linkWarning(QStringLiteral("Quarry Lane Printers"), bank), QString());
    QCOMPARE(linkWarning(QStringLiteral("evil.example"), bank), QString());
    QCOMPARE(linkWarning(QStringLiteral("mail me"), QStringLiteral("mailto:a@b.example")), QString());
}

QTEST_GUILESS_MAIN(TestSanitiser)
#include "tst_sanitiser.moc"
