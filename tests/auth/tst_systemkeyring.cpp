// The real thing: QtKeychain on a session bus and a keyring of the test's own (with-display starts both), and
// another program that looks into the same keyring.
#include "core/auth/keyring.h"
#include "tests/support/await.h"

#include <QDeadlineTimer>
#include <QProcess>
#include <QTest>
#include <QThread>

#include <atomic>
#include <memory>
#include <vector>

using namespace waxwing;
using namespace waxwing::auth;
using namespace waxwing::test;
using namespace std::chrono_literals;

class TestSystemKeyring : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keepsAndForgets();
    void othersSeeIt();
    void fromManyThreadsAtOnce();
    void lockedIsWaitedForAndSaid();
};

namespace {

QByteArray seenByOthers(const char *key)
{
    QProcess tool;
    tool.start(QStringLiteral("secret-tool"),
               {QStringLiteral("lookup"), QStringLiteral("server"), QStringLiteral("waxwing"), QStringLiteral("user"),
                QString::fromLatin1(key)});
    tool.waitForFinished();
    return tool.readAllStandardOutput();
}

} // namespace

void TestSystemKeyring::keepsAndForgets()
{
    const QString key = QStringLiteral("7/incoming");
    SystemKeyring keyring;
    QVERIFY(!await(keyring.read(key)));
    await(keyring.write(key, QStringLiteral("pässwörd")));
    QCOMPARE(await(keyring.read(key)), std::optional(QStringLiteral("pässwörd")));
    await(keyring.write(key, QStringLiteral("another")));
    QCOMPARE(await(SystemKeyring().read(key)), std::optional(QStringLiteral("another")));
    await(keyring.remove(key));
    QVERIFY(!await(keyring.read(key)));
    await(keyring.remove(key)); // nothing there is no error
}

void TestSystemKeyring::othersSeeIt()
{
    SystemKeyring keyring;
    await(keyring.write(QStringLiteral("8/outgoing"), QStringLiteral("tiger")));
    QCOMPARE(seenByOthers("8/outgoing"), QByteArray("tiger"));
}

// Threads that come and go: the engine of one profile ends while the window sets up another account.
void TestSystemKeyring::fromManyThreadsAtOnce()
{
    std::atomic<int> right = 0;
    for (int round = 0; round < 5; ++round) {
        std::vector<std::unique_ptr<QThread>> threads;
        for (int i = 0; i < 4; ++i) {
            const QString key = QStringLiteral("2%1/incoming").arg(i);
            threads.emplace_back(QThread::create([key, &right] {
                SystemKeyring keyring;
                await(keyring.write(key, key));
                right += await(keyring.read(key)) == std::optional(key) ? 1 : 0;
                await(keyring.remove(key));
            }));
        }
        for (const auto &thread : threads) {
            thread->start();
        }
        for (const auto &thread : threads) {
            QVERIFY(thread->wait(QDeadlineTimer(30s)));
        }
    }
    QCOMPARE(right.load(), 20);
}

// Nobody answers the desktop's question for the keyring's password here. The last test: it stays locked.
void TestSystemKeyring::lockedIsWaitedForAndSaid()
{
    await(SystemKeyring().write(QStringLiteral("9/incoming"), QStringLiteral("lion")));
    const int locked = QProcess::execute(QStringLiteral("dbus-send"),
                                         {QStringLiteral("--session"), QStringLiteral("--print-reply=literal"),
                                          QStringLiteral("--dest=org.freedesktop.secrets"),
                                          QStringLiteral("/org/freedesktop/secrets"),
                                          QStringLiteral("org.freedesktop.Secret.Service.Lock"),
                                          QStringLiteral("array:objpath:/org/freedesktop/secrets/collection/login")});
    QCOMPARE(locked, 0);
    SystemKeyring keyring(300ms);
    const Error error = failureOf(keyring.read(QStringLiteral("9/incoming")));
    QCOMPARE(error.kind(), ErrorKind::Auth);
    QVERIFY(!error.summary().isEmpty() && !error.text().contains(QStringLiteral("lion")));
}

QTEST_GUILESS_MAIN(TestSystemKeyring)
#include "tst_systemkeyring.moc"
