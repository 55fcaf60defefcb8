// 10 000 messages from a POP3 server into a Maildir, against mpop, which does nothing else: same server, same run.
// Ours also decodes, indexes and stores each for the list.
#include "tests/support/testservers.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace waxwing::test;

namespace {

constexpr int messages = 10'000;

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

void writeMaildir(const QString &folder)
{
    for (const char *sub : {"/cur", "/new", "/tmp"}) {
        QDir().mkpath(folder + s(sub));
    }
    const QByteArray text = QByteArray("Some words of a letter that somebody wrote to somebody else.\r\n").repeated(40);
    for (int i = 0; i < messages; ++i) {
        const QByteArray n = QByteArray::number(i);
        QFile file(QStringLiteral("%1/cur/%2.M1P1.host:2,").arg(folder).arg(1'600'000'000 + i));
        file.open(QIODevice::WriteOnly);
        file.write("Received: from a by b; Tue, 24 Nov 2026 10:00:00 +0100\r\nFrom: Person" + n + " <person" + n
                   + "@example.org>\r\nTo: Ana Lima <ana@waxwing.test>\r\nSubject: The matter of " + n
                   + "\r\nDate: Tue, 24 Nov 2026 10:00:00 +0100\r\nMessage-ID: <m" + n
                   + "@example.org>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + text);
    }
}

double secondsOf(const QString &program, const QStringList &arguments)
{
    QElapsedTimer timer;
    timer.start();
    QProcess process;
    process.start(program, arguments);
    process.waitForFinished(-1);
    if (process.exitCode() != 0) {
        qWarning() << program << process.readAllStandardError();
    }
    return double(timer.elapsed()) / 1000.0;
}

int filesIn(const QString &folder)
{
    return int(QDir(folder + s("/new")).entryList(QDir::Files).size()
               + QDir(folder + s("/cur")).entryList(QDir::Files).size());
}

} // namespace

class BenchPop3 : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tenThousand();
};

void BenchPop3::tenThousand()
{
    TestServers servers;
    QVERIFY2(servers.isRunning(), qPrintable(servers.error()));
    const QString user = s("pop");
    writeMaildir(servers.mailFolder(user));
    servers.doveadm({s("index"), s("-u"), user, s("INBOX")});
    QTemporaryDir folder(QDir::currentPath() + s("/pop3-XXXXXX")); // on a disk, not in memory
    const QString maildir = folder.filePath(s("mpop"));
    for (const char *sub : {"/cur", "/new", "/tmp"}) {
        QDir().mkpath(maildir + s(sub));
    }
    QFile settings(folder.filePath(s("mpoprc")));
    QVERIFY(settings.open(QIODevice::WriteOnly));
    settings.write(QStringLiteral("account default\nhost %1\nport %2\nuser %3\npassword %4\nauth user\ntls off\n"
                                  "delivery maildir %5\nkeep on\nuidls_file %6\n")
                       .arg(servers.host())
                       .arg(servers.pop3())
                       .arg(user, servers.password(user), maildir, folder.filePath(s("uidls")))
                       .toUtf8());
    settings.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    settings.close();
    const QString ctl = s(WAXWING_BIN_DIR "/waxwingctl");
    const QStringList profile{s("--profile"), folder.filePath(s("profile"))};
    const QString server = QStringLiteral("%1:%2,plain").arg(servers.host()).arg(servers.pop3());
    secondsOf(ctl,
              profile
                  + QStringList{s("account"), s("add"), s("--address"), servers.address(user), s("--user"), user,
                                s("--pop3"), server, s("--password-command"), s("echo ") + servers.password(user)});
    const double other = secondsOf(s("mpop"), {s("-C"), settings.fileName(), s("-q")});
    const double ours = secondsOf(ctl, profile + QStringList{s("sync")});
    QCOMPARE(filesIn(maildir), messages);
    QCOMPARE(filesIn(folder.filePath(s("profile/mail/1"))), messages);
    qInfo("10 000 messages: mpop %.1f s, Waxwing %.1f s, ratio %.2f (at most 1)", other, ours, ours / other);
    QVERIFY(ours <= other);
}

QTEST_GUILESS_MAIN(BenchPop3)
#include "bench_pop3.moc"
