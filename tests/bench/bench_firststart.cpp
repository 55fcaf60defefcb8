// From “Continue” on the first page to the first screenful of an inbox of 100 000 messages: address and password
// typed, everything else found through DNS. Runs itself again inside with-names, as tst_firststart does.
#include "measures.h"
#include "tests/bench/benchmail.h"
#include "tests/window/mailwindow.h"
#include "ui/reader/mailscheme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QProcess>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QTextStream>

using namespace waxwing;
using namespace waxwing::test;

namespace {

constexpr int messages = 100'000;
constexpr int screenful = 10; // cards
constexpr int patienceMs = 60'000;
constexpr double goalMs = 1'500; // on loopback, where round trips cost nothing

int inside()
{
    TestServers servers = TestServers::aroundUs();
    const QString user = QStringLiteral("demo");
    // The server has seen its mail before, as a real one has.
    servers.doveadm({QStringLiteral("index"), QStringLiteral("-u"), user, QStringLiteral("INBOX")});
    MailWindow mail(servers);
    mail.start(false);
    const auto type = [&mail](const char *field, const char *text) {
        mail.find<QLineEdit>(field)->setFocus();
        QTest::keyClicks(mail.find<QLineEdit>(field), QString::fromLatin1(text));
    };
    type("setupName", "Mara");
    type("setupAddress", "demo@srv.test");
    type("setupPassword", "demo-password");
    auto *next = mail.find<QPushButton>("setupContinue");
    if (!QTest::qWaitFor([next] { return next->isEnabled(); }, patienceMs)) {
        return 1;
    }
    QElapsedTimer timer;
    timer.start();
    QTest::mouseClick(next, Qt::LeftButton);
    const auto isShown = [&mail] {
        return mail.messages()->rowCount() >= screenful && mail.messages()->row(0)
            && mail.messages()->row(screenful - 1);
    };
    const bool shown = QTest::qWaitFor(isShown, patienceMs);
    mail.list()->viewport()->repaint();
    const double ms = double(timer.nsecsElapsed()) / 1e6;
    bench::report(QStringLiteral("Continue to first screenful of 100 000 (goal 1500)"), ms, QStringLiteral("ms"),
                  shown && ms <= goalMs);
    const bool whole = QTest::qWaitFor([&mail] { return mail.messages()->rowCount() == messages; }, 10 * patienceMs);
    bench::report(QStringLiteral("  all of them in the list after"), double(timer.elapsed()) / 1e3, QStringLiteral("s"),
                  whole);
    return bench::exitCode();
}

} // namespace

int main(int argc, char **argv)
{
    ui::registerSchemes();
    QApplication application(argc, argv);
    const ui::Theme theme(ui::Appearance::Light);
    if (QApplication::arguments().contains(QStringLiteral("--inside"))) {
        return inside();
    }
    const QTemporaryDir folder(QDir::currentPath() + QStringLiteral("/firststart-XXXXXX")); // on a disk, not in memory
    const QString maildir = folder.filePath(QStringLiteral("Maildir"));
    bench::writeMaildir(maildir, messages);
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedChannels);
    process.start(QStringLiteral(WAXWING_SOURCE_DIR "/tests/support/with-names"),
                  {QStringLiteral("--mail-servers"), QStringLiteral("--mail"), QStringLiteral("demo=") + maildir,
                   QCoreApplication::applicationFilePath(), QStringLiteral("--inside")});
    process.waitForFinished(-1);
    if (process.exitCode() == 77) {
        QTextStream(stdout) << "not measured: no namespaces, or no dnsmasq, to run a DNS server of our own" << Qt::endl;
        return 0;
    }
    return process.exitCode();
}
