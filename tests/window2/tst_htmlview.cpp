// HTML mail in the real engine: what it may not do (NET0), what it shows, how it survives. The engine needs a
// sandbox; as root, where it has none, these tests switch it off, for they show only their own mail.
#include "tests/window2/netlog.h"
#include "tests/window2/samplemail.h"
#include "tests/window2/shots.h"
#include "ui/common/infobar.h"
#include "ui/reader/mailscheme.h"
#include "ui/reader/messagebody.h"
#include "ui/reader/readerview.h"
#include "ui/reader/textview.h"

#include <QDesktopServices>
#include <QMessageBox>
#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QWebEngineView>

#include <csignal>
#include <unistd.h>

using namespace waxwing;
using namespace waxwing::ui;
using namespace waxwing::test;

namespace {

// How long a trick gets to call home. Absence has no event to wait for.
constexpr int watchMs = 1500;

struct Window {
    models::MessageLoader loader;
    RemoteSenders senders{QString()};
    ReaderView view{&loader, &senders};

    Window()
    {
        view.resize(680, 740);
        view.show();
    }
    QWebEngineView *engine() { return view.findChild<QWebEngineView *>(QStringLiteral("messageHtml")); }
    InfoBar *bar(const char *name) { return view.findChild<InfoBar *>(QLatin1String(name)); }
};

bool showHtml(Window &window, const QByteArray &source)
{
    QSignalSpy shown(window.view.body(), &MessageBody::htmlShown);
    window.view.showSource(source);
    return shown.wait(30000);
}

// One message in a process of its own, so that its network log is complete when it is read.
int runChild(const QStringList &arguments)
{
    Window window;
    if (!showHtml(window, trackingMail(arguments.value(0).toLatin1())))
        return 2;
    QTest::qWait(watchMs);
    if (arguments.value(1) == QStringLiteral("once")) {
        QSignalSpy shown(window.view.body(), &MessageBody::htmlShown);
        QTest::mouseClick(window.view.findChild<QPushButton *>(QStringLiteral("remoteOnce")), Qt::LeftButton);
        if (!shown.wait(30000))
            return 3;
        QTest::qWait(watchMs);
    }
    return window.bar("readerRemoteBar")->text().contains(QStringLiteral("not shown")) ? 0 : 4;
}

// Keeps what was asked for.
class Listener : public QTcpServer {
    Q_OBJECT
public:
    int connections = 0;
    QStringList paths;

    Listener()
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            ++connections;
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [this, socket] { answer(socket); });
        });
    }
    QString base() const { return QStringLiteral("http://tracker.example:%1").arg(serverPort()); }

private:
    void answer(QTcpSocket *socket)
    {
        const QByteArray request = socket->readAll();
        paths.append(QString::fromLatin1(request.split(' ').value(1)));
        socket->write("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        socket->disconnectFromHost();
    }
};

class UrlSink : public QObject {
    Q_OBJECT
public:
    QList<QUrl> opened;
public Q_SLOTS:
    void open(const QUrl &url) { opened.append(url); }
};

} // namespace

class TestHtmlView : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingLeavesUnasked();
    void onlyPicturesAfterShowOnce();
    void alwaysIsForThatSenderOnly();
    void neverIsRemembered();
    void ownPicturesAreShown();
    void textStandsBeforeTheEngine();
    void linkOpensOnlyByClick();
    void lyingLinkAsks();
    void endedProcessReloads();
    void darkAndLight();
    void asText();
    void largePage();
    void withoutSandboxTextAndReason();

private:
    int runTracked(Listener &listener, const QString &mode, NetLog &log);
};

int TestHtmlView::runTracked(Listener &listener, const QString &mode, NetLog &log)
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("net.json"));
    QProcess child;
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    child.start(QCoreApplication::applicationFilePath(),
                {QStringLiteral("--child"), listener.base(), mode, QStringLiteral("--webEngineArgs"),
                 QStringLiteral("--host-resolver-rules=MAP tracker.example 127.0.0.1"),
                 QStringLiteral("--log-net-log=") + file});
    QSignalSpy finished(&child, &QProcess::finished);
    if (!finished.wait(90000))
        return -1;
    log = readNetLog(file);
    return child.exitCode();
}

void TestHtmlView::nothingLeavesUnasked()
{
    Listener listener;
    NetLog log;
    QCOMPARE(runTracked(listener, QStringLiteral("never"), log), 0);
    QCOMPARE(listener.connections, 0);
    QVERIFY2(log.complete, "the engine left no network log");
    QVERIFY2(log.resolved.isEmpty(), qPrintable(log.resolved.join(u' ')));
}

void TestHtmlView::onlyPicturesAfterShowOnce()
{
    Listener listener;
    NetLog log;
    QCOMPARE(runTracked(listener, QStringLiteral("once"), log), 0);
    QVERIFY2(listener.paths.contains(QStringLiteral("/picture-1.png")), qPrintable(listener.paths.join(u' ')));
    QVERIFY(listener.paths.contains(QStringLiteral("/picture-2.png")));
    for (const char *never : {"/refresh", "/prefetch", "/preload", "/icon",  "/style.css", "/import.css", "/font",
                              "/onload",  "/video",    "/audio",   "/track", "/object",    "/embed",      "/frame",
                              "/nested",  "/srcdoc",   "/use",     "/form",  "/script",    "/click",      "/ping"})
        QVERIFY2(!listener.paths.contains(QLatin1String(never)), never);
    // The rule of this test answers for the host itself, so what is looked up is the listener's own address.
    for (const QString &host : std::as_const(log.resolved))
        QVERIFY2(host.contains(QStringLiteral("127.0.0.1")) || host.contains(QStringLiteral("//tracker.example")),
                 qPrintable(host));
}

void TestHtmlView::alwaysIsForThatSenderOnly()
{
    Window window;
    const QByteArray html = "<p>x</p><img src=\"http://127.0.0.1:9/a.png\">";
    QVERIFY(showHtml(window, htmlMail("News <news@a.example>", "One", html)));
    QVERIFY(window.bar("readerRemoteBar")->isVisible());
    QSignalSpy shown(window.view.body(), &MessageBody::htmlShown);
    QTest::mouseClick(window.view.findChild<QPushButton *>(QStringLiteral("remoteAlways")), Qt::LeftButton);
    QVERIFY(shown.wait(30000));
    QVERIFY(!window.bar("readerRemoteBar")->isVisible());
    QVERIFY(showHtml(window, htmlMail("News <news@a.example>", "Two", html)));
    QVERIFY(window.view.body()->remoteAllowed());
    QVERIFY(showHtml(window, htmlMail("\"news@a.example\" <other@b.example>", "Three", html)));
    QVERIFY(!window.view.body()->remoteAllowed());
    QVERIFY(window.bar("readerRemoteBar")->isVisible());
}

void TestHtmlView::neverIsRemembered()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("remote-senders"));
    {
        RemoteSenders senders(file);
        senders.remember(QStringLiteral("News@A.example"), RemoteChoice::Never);
        senders.remember(QStringLiteral("b@b.example"), RemoteChoice::Always);
    }
    const RemoteSenders again(file);
    QCOMPARE(again.choice(QStringLiteral("news@a.example")), RemoteChoice::Never);
    QCOMPARE(again.choice(QStringLiteral("B@b.example")), RemoteChoice::Always);
    QCOMPARE(again.choice(QStringLiteral("c@b.example")), RemoteChoice::Ask);
}

void TestHtmlView::ownPicturesAreShown()
{
    Window window;
    QVERIFY(showHtml(window, catalogueMail()));
    QVERIFY(window.bar("readerRemoteBar")->isVisible());
    const auto painted = [&window] {
        const QImage image = window.view.grab().toImage();
        for (int y = 0; y < image.height(); y += 4) {
            for (int x = 0; x < image.width(); x += 4) {
                if (image.pixelColor(x, y) == QColor(0xE4, 0xC2, 0x9A)) // only in the picture itself
                    return true;
            }
        }
        return false;
    };
    QTRY_VERIFY_WITH_TIMEOUT(painted(), 10000);
    shoot(&window.view, QStringLiteral("html-catalogue"), [&window] {
        QSignalSpy shown(window.view.body(), &MessageBody::htmlShown);
        shown.wait(10000);
        QTest::qWait(watchMs);
    });
}

void TestHtmlView::textStandsBeforeTheEngine()
{
    Window window;
    QSignalSpy shown(window.view.body(), &MessageBody::htmlShown);
    QSignalSpy painted(window.view.body()->textView(), &TextView::painted);
    window.view.showSource(catalogueMail());
    QTRY_VERIFY(window.view.body()->textView()->toPlainText().contains(QStringLiteral("Dear Mara")));
    QVERIFY(shown.isEmpty());
    QVERIFY(!painted.isEmpty() || painted.wait(10000));
    QVERIFY(shown.wait(30000));
    QVERIFY(window.view.body()->showsHtml());
}

void TestHtmlView::linkOpensOnlyByClick()
{
    UrlSink sink;
    QDesktopServices::setUrlHandler(QStringLiteral("https"), &sink, "open");
    Window window;
    QVERIFY(showHtml(window,
                     htmlMail("a@a.example", "Link",
                              "<a href=\"https://a.example/page\"><p style=\"font-size:60px\">WWWWWWWWWWW "
                              "WWWWWWWWWWWW WWWWWWWWWWW WWWWWWWWWWWW</p></a>")));
    QVERIFY(sink.opened.isEmpty());
    QWidget *target = window.engine()->focusProxy();
    QTRY_VERIFY_WITH_TIMEOUT((QTest::mouseClick(target, Qt::LeftButton, {}, QPoint(120, 110)), !sink.opened.isEmpty()),
                             10000);
    QCOMPARE(sink.opened.first(), QUrl(QStringLiteral("https://a.example/page")));
    QCOMPARE(window.engine()->url().scheme(), QLatin1String(MailScheme));
    QDesktopServices::unsetUrlHandler(QStringLiteral("https"));
}

void TestHtmlView::lyingLinkAsks()
{
    UrlSink sink;
    QDesktopServices::setUrlHandler(QStringLiteral("https"), &sink, "open");
    Window window;
    QVERIFY(showHtml(window,
                     htmlMail("a@a.example", "Link",
                              "<a href=\"https://evil.example/\"><span style=\"font-size:60px\">"
                              "https://bank.example/login</span></a>")));
    QWidget *target = window.engine()->focusProxy();
    QTRY_VERIFY_WITH_TIMEOUT((QTest::mouseClick(target, Qt::LeftButton, {}, QPoint(120, 50)),
                              window.view.findChild<QMessageBox *>(QStringLiteral("linkQuestion")) != nullptr),
                             10000);
    auto *question = window.view.findChild<QMessageBox *>(QStringLiteral("linkQuestion"));
    QVERIFY(question->text().contains(QStringLiteral("evil.example"))
            || question->informativeText().contains(QStringLiteral("evil.example")));
    QVERIFY(sink.opened.isEmpty());
    QDesktopServices::unsetUrlHandler(QStringLiteral("https"));
}

void TestHtmlView::endedProcessReloads()
{
    Window window;
    QVERIFY(showHtml(window, catalogueMail()));
    const qint64 pid = window.engine()->page()->renderProcessPid();
    QVERIFY(pid > 0);
    QSignalSpy shown(window.view.body(), &MessageBody::htmlShown);
    QVERIFY(kill(pid_t(pid), SIGKILL) == 0);
    QVERIFY(shown.wait(30000));
    QTRY_VERIFY(window.engine()->page()->renderProcessPid() != pid);
    QVERIFY(window.view.body()->showsHtml());
}

void TestHtmlView::darkAndLight()
{
    QApplication::setPalette(Colors::darkTable().palette());
    Window window;
    QVERIFY(showHtml(window, htmlMail("a@a.example", "Simple", "<p>Words without any colours of their own.</p>")));
    const auto ground = [&window] {
        const QImage image = window.view.body()->grab().toImage();
        return image.pixelColor(image.width() / 2, image.height() - 60);
    };
    QTRY_COMPARE_WITH_TIMEOUT(ground(), Colors::darkTable().base, 10000);
    QApplication::setPalette(Colors::light().palette());
    QTRY_COMPARE_WITH_TIMEOUT(ground(), Colors::light().base, 10000);
}

void TestHtmlView::asText()
{
    Window window;
    QVERIFY(showHtml(window, catalogueMail()));
    window.view.body()->setAsText(true);
    QTRY_VERIFY(!window.view.body()->showsHtml());
    QVERIFY(window.view.body()->textView()->toPlainText().contains(QStringLiteral("Dear Mara")));
    QSignalSpy shown(window.view.body(), &MessageBody::htmlShown);
    window.view.body()->setAsText(false);
    QVERIFY(shown.wait(30000));
}

void TestHtmlView::largePage()
{
    Window window;
    const QByteArray row = "<tr><td>" + QByteArray(200, 'x') + "</td></tr>";
    QByteArray html = "<table>";
    for (int i = 0; i < 15'000; ++i)
        html += row;
    QVERIFY(showHtml(window, htmlMail("a@a.example", "Large", html + "</table>")));
    QVERIFY(window.view.body()->showsHtml());
}

void TestHtmlView::withoutSandboxTextAndReason()
{
    if (!qEnvironmentVariableIsSet("QTWEBENGINE_DISABLE_SANDBOX"))
        QSKIP("needs a system where the engine has no sandbox: root's, or a container's");
    QProcess child;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.remove(QStringLiteral("QTWEBENGINE_DISABLE_SANDBOX"));
    child.setProcessEnvironment(environment);
    child.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--sandboxed")});
    QSignalSpy finished(&child, &QProcess::finished);
    QVERIFY(finished.wait(60000));
    QCOMPARE(child.exitStatus(), QProcess::NormalExit);
    QCOMPARE(child.exitCode(), 0);
}

namespace {

int runSandboxed()
{
    Window window;
    QSignalSpy problem(window.view.body(), &MessageBody::engineProblem);
    window.view.showSource(catalogueMail());
    if (!problem.wait(20000) || window.engine() != nullptr)
        return 1;
    const bool text = window.view.body()->textView()->toPlainText().contains(QStringLiteral("Dear Mara"));
    shoot(&window.view, QStringLiteral("html-nosandbox"));
    return text && window.bar("readerEngineBar")->isVisible() ? 0 : 2;
}

} // namespace

int main(int argc, char **argv)
{
    const bool sandboxed = argc > 1 && qstrcmp(argv[1], "--sandboxed") == 0;
    if (geteuid() == 0 && !sandboxed)
        qputenv("QTWEBENGINE_DISABLE_SANDBOX", "1");
    registerSchemes();
    QApplication app(argc, argv);
    const Theme theme(Appearance::Light);
    if (sandboxed)
        return runSandboxed();
    if (argc > 1 && qstrcmp(argv[1], "--child") == 0)
        return runChild(app.arguments().mid(2, 2));
    TestHtmlView test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_htmlview.moc"
