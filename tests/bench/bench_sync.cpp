// Cold header sync against a raw socket that asks for the same and only counts octets; memory; warm start.
// The ratio is the measure: both in one run, on one machine, from one server whose caches are warm.
#include "tests/support/testservers.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <sys/resource.h>

using namespace waxwing::test;

namespace {

// INBOX of a user as a Maildir, headers as real mail has them.
void writeMaildir(const QString &folder, int count)
{
    for (const char *sub : {"/cur", "/new", "/tmp"}) {
        QDir().mkpath(QString(folder + QLatin1String(sub)));
    }
    for (int i = 0; i < count; ++i) {
        const QByteArray n = QByteArray::number(i);
        const QByteArray thread = QByteArray::number(i / 5);
        QFile file(QStringLiteral("%1/cur/%2.M1P1.host:2,S").arg(folder).arg(1'600'000'000 + i));
        file.open(QIODevice::WriteOnly);
        file.write("From: =?utf-8?q?J=C3=B6rg?= Person" + n + " <person" + n
                   + "@example.org>\r\nTo: Ana Lima <ana@waxwing.test>, team@example.org\r\n"
                     "Subject: Re: The matter of "
                   + thread + " and what came of it\r\nDate: Tue, 24 Nov 2026 10:00:00 +0100\r\nMessage-ID: <m" + n
                   + "@example.org>\r\nReferences: <t" + thread
                   + "@example.org>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nHello " + n
                   + "\r\n");
    }
}

// Seconds from the command to its OK.
double rawFetch(quint16 port, const QString &user, const QString &password, qint64 *octets)
{
    constexpr int patience = 300'000;
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), port);
    socket.waitForConnected();
    const auto command = [&](const QByteArray &text, const QByteArray &tag) {
        socket.write(tag + ' ' + text + "\r\n");
        const QByteArray end = tag + " OK";
        const QByteArray endOfMany = "\r\n" + end;
        QByteArray tail;
        qint64 count = 0;
        while (!tail.contains(endOfMany) && !tail.startsWith(end) && socket.waitForReadyRead(patience)) {
            const QByteArray chunk = socket.readAll();
            count += chunk.size();
            tail.append(chunk);
            tail = tail.right(4096);
        }
        return count;
    };
    socket.waitForReadyRead(patience);
    command("LOGIN " + user.toUtf8() + ' ' + password.toUtf8(), "a");
    command("SELECT INBOX", "b");
    QElapsedTimer timer;
    timer.start();
    *octets = command(
        "UID FETCH 1:* (FLAGS INTERNALDATE RFC822.SIZE ENVELOPE BODYSTRUCTURE BODY.PEEK[HEADER.FIELDS (REFERENCES)])",
        "c");
    return double(timer.nsecsElapsed()) / 1e9;
}

} // namespace

class BenchSync : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void coldSync_data()
    {
        QTest::addColumn<int>("count");
        QTest::newRow("10 000") << 10'000;
        QTest::newRow("100 000") << 100'000;
    }
    void coldSync();
};

void BenchSync::coldSync()
{
    QFETCH(int, count);
    QTemporaryDir folder;
    writeMaildir(folder.filePath(QStringLiteral("mail")), count);
    TestServers servers({QStringLiteral("--without-mta"), QStringLiteral("--mail"),
                         QString(QStringLiteral("demo=") + folder.filePath(QStringLiteral("mail")))});
    QVERIFY2(servers.isRunning(), qPrintable(servers.error()));
    const QString user = QStringLiteral("demo");
    qint64 octets = 0;
    rawFetch(servers.imap(), user, servers.password(user), &octets); // fills the server's caches
    const double raw = rawFetch(servers.imap(), user, servers.password(user), &octets);

    const QString profile = folder.filePath(QStringLiteral("profile"));
    const auto ctl = [&](const QStringList &words) {
        QProcess process;
        process.start(QStringLiteral(WAXWING_BIN_DIR "/waxwingctl"),
                      QStringList{QStringLiteral("--json"), QStringLiteral("--profile"), profile} + words);
        process.waitForFinished(600'000);
        return process.readAllStandardOutput();
    };
    ctl({QStringLiteral("account"), QStringLiteral("add"), QStringLiteral("--address"), servers.address(user),
         QStringLiteral("--user"), user, QStringLiteral("--imap"),
         QStringLiteral("localhost:%1,plain").arg(servers.imap()), QStringLiteral("--password-command"),
         QString(QStringLiteral("echo ") + servers.password(user))});
    const QByteArray synced = ctl({QStringLiteral("sync")});
    const double cold = QJsonDocument::fromJson(synced).object().value(QLatin1String("seconds")).toDouble();
    QCOMPARE(QJsonDocument::fromJson(synced).object().value(QLatin1String("new")).toInt(), count);
    rusage usage{};
    ::getrusage(RUSAGE_CHILDREN, &usage); // the largest child so far: the cold sync
    QElapsedTimer timer;
    timer.start();
    const QByteArray list = ctl({QStringLiteral("--offline"), QStringLiteral("list"), QStringLiteral("INBOX"),
                                 QStringLiteral("--limit"), QStringLiteral("50")});
    QCOMPARE(list.count('\n'), 50);
    const double warm = double(timer.nsecsElapsed()) / 1e9;
    const double ratio = cold / raw;
    qInfo("%d messages, %lld octets: raw %.2f s, cold sync %.2f s, ratio %.2f, %ld MB, warm start with 50 rows %.3f s",
          count, static_cast<long long>(octets), raw, cold, ratio, usage.ru_maxrss / 1024, warm);
#ifdef NDEBUG
    QVERIFY2(ratio <= 4, "cold sync is more than four times as slow as the wire");
    QVERIFY(usage.ru_maxrss / 1024 <= 200);
#endif
}

QTEST_GUILESS_MAIN(BenchSync)
#include "bench_sync.moc"
