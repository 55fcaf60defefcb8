// The real thing: QtKeychain on a session bus and a keyring of the test's own (with-display starts both), and
// another program that looks into the same keyring.
#include "core/auth/keyring.h"
#include "tests/auth/desktopkeyring.h"
#include "tests/support/await.h"

#include <QDeadlineTimer>
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
    void lockedIsSaidAndGoneOnWith();
    void whoDeclinesIsNotAskedByItself();
    void lockedIsWaitedFor();
    void lockedAndDeclined();
    void lockedNotAnsweredInTime();
    void forgettingAsksNobody();
};

namespace {

const QString key = QStringLiteral("9/incoming");
const Secret lion(QStringLiteral("lion"));

using Found = std::optional<Secret>;

void lockWithLion()
{
    await(SystemKeyring().write(key, lion));
    QVERIFY(DesktopKeyring::lock());
}

} // namespace

void TestSystemKeyring::keepsAndForgets()
{
    SystemKeyring keyring;
    QVERIFY(!await(keyring.read(key)));
    await(keyring.write(key, QStringLiteral("pässwörd")));
    QCOMPARE(await(keyring.read(key)), Found(QStringLiteral("pässwörd")));
    await(keyring.write(key, QStringLiteral("another")));
    QCOMPARE(await(SystemKeyring().read(key)), Found(QStringLiteral("another")));
    await(keyring.remove(key));
    QVERIFY(!await(keyring.read(key)));
    await(keyring.remove(key)); // nothing there is no error
}

void TestSystemKeyring::othersSeeIt()
{
    SystemKeyring keyring;
    await(keyring.write(QStringLiteral("8/outgoing"), QStringLiteral("tiger")));
    QCOMPARE(DesktopKeyring::secret("8/outgoing"), QByteArray("tiger"));
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
                right += await(keyring.read(key)) == Found(key) ? 1 : 0;
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

// As the window has it: whoever needs it is told at once, the person is asked once for all, and then everybody comes
// back.
void TestSystemKeyring::lockedIsSaidAndGoneOnWith()
{
    lockWithLion();
    DesktopKeyring desktop;
    SystemKeyring keyring(SystemKeyring::WhenLocked::Say);
    int unlocked = 0;
    QObject here;
    SystemKeyring::onUnlocked(&here, [&unlocked] { ++unlocked; });
    for (const QString &wanted : {key, QStringLiteral("8/outgoing"), key}) {
        const Error error = failureOf(keyring.read(wanted));
        QCOMPARE(error.kind(), ErrorKind::Auth);
        QCOMPARE(error.code(), QByteArray(keyringLocked));
        QVERIFY(error.summary().startsWith(QStringLiteral("The keyring is locked.")));
    }
    QCOMPARE(unlocked, 0);
    QVERIFY(DesktopKeyring::typePassword());
    QTRY_COMPARE(unlocked, 1);
    QCOMPARE(await(keyring.read(key)), Found(lion));
    QCOMPARE(desktop.timesAsked(), 1);
}

// Only when they want to be: askAgain(). Unlocked by other means it goes on all the same.
void TestSystemKeyring::whoDeclinesIsNotAskedByItself()
{
    lockWithLion();
    DesktopKeyring desktop;
    SystemKeyring keyring(SystemKeyring::WhenLocked::Say);
    QCOMPARE(failureOf(keyring.read(key)).code(), QByteArray(keyringLocked));
    QVERIFY(DesktopKeyring::decline());
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(failureOf(keyring.read(key)).code(), QByteArray(keyringLocked));
    }
    keyring.askAgain();
    QCOMPARE(failureOf(keyring.read(key)).code(), QByteArray(keyringLocked));
    QVERIFY(DesktopKeyring::typePassword());
    QCOMPARE(await(keyring.read(key)), Found(lion));
    QCOMPARE(desktop.timesAsked(), 2);
}

// As a command has it.
void TestSystemKeyring::lockedIsWaitedFor()
{
    lockWithLion();
    SystemKeyring keyring;
    Outcome<Found> first;
    Outcome<Found> second;
    const auto one = settle(keyring.read(key), &first);
    const auto two = settle(keyring.read(key), &second);
    QVERIFY(DesktopKeyring::typePassword());
    QTRY_VERIFY(first.isOver() && second.isOver());
    QCOMPARE(*first.value, Found(lion));
    QCOMPARE(*second.value, Found(lion));
}

void TestSystemKeyring::lockedAndDeclined()
{
    lockWithLion();
    SystemKeyring keyring;
    Outcome<Found> outcome;
    const auto reading = settle(keyring.read(key), &outcome);
    QVERIFY(DesktopKeyring::decline());
    QTRY_VERIFY(outcome.error);
    QCOMPARE(outcome.error->summary(), QStringLiteral("The keyring was not unlocked."));
    Outcome<void> written;
    const auto writing = settle(keyring.write(key, lion), &written);
    QVERIFY(DesktopKeyring::typePassword());
    QTRY_VERIFY(written.value);
}

void TestSystemKeyring::lockedNotAnsweredInTime()
{
    using namespace std::chrono_literals;
    lockWithLion();
    SystemKeyring keyring(SystemKeyring::WhenLocked::Wait, 300ms);
    const Error error = failureOf(keyring.read(key));
    QCOMPARE(error.kind(), ErrorKind::Auth);
    QVERIFY(!error.summary().isEmpty() && !error.text().contains(QStringLiteral("lion")));
    QVERIFY(DesktopKeyring::typePassword());
    QCOMPARE(await(SystemKeyring().read(key)), Found(lion));
}

void TestSystemKeyring::forgettingAsksNobody()
{
    lockWithLion();
    DesktopKeyring desktop;
    SystemKeyring keyring(SystemKeyring::WhenLocked::Say);
    QCOMPARE(failureOf(keyring.remove(key)).code(), QByteArray(keyringLocked));
    QCOMPARE(failureOf(keyring.remove(key)).code(), QByteArray(keyringLocked));
    QCOMPARE(desktop.timesAsked(), 0);
}

QTEST_GUILESS_MAIN(TestSystemKeyring)
#include "tst_systemkeyring.moc"
