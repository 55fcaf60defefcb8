// Passwords in a real keyring (with-display starts one for this test), and servers found through a real DNS server.
#include "core/auth/keyring.h"
#include "tests/cli/ctl.h"
#include "tests/support/await.h"
#include "tests/support/rawimap.h"

#include <QDirIterator>
#include <QJsonDocument>
#include <QTest>

using namespace waxwing::test;
using waxwing::auth::SystemKeyring;

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

// What another program finds in the keyring.
QByteArray inKeyring(const QString &key)
{
    QProcess tool;
    tool.start(s("secret-tool"), {s("lookup"), s("server"), s("waxwing"), s("user"), key});
    tool.waitForFinished();
    return tool.readAllStandardOutput();
}

QStringList filesHolding(const QString &folder, const QByteArray &octets)
{
    QStringList names;
    QDirIterator it(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        QFile file(it.next());
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(octets)) {
            names.append(file.fileName());
        }
    }
    return names;
}

QJsonObject accountsFile(const QString &profile)
{
    QFile file(profile + s("/accounts.json"));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

QString profileId(const QString &profile)
{
    return accountsFile(profile).value(s("profile")).toString();
}

const char *records = R"(
srv-host=_imaps._tcp.full.test,imap.full.test,993,0,1
srv-host=_submissions._tcp.full.test,smtp.full.test,465,0,1
)";

} // namespace

class TestCtlAccount : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_servers.isRunning(), qPrintable(m_servers.error())); }
    void init() { m_ctl = std::make_unique<Ctl>(); }
    void cleanup() { m_ctl.reset(); }

    void passwordFromStdin();
    void profilesHaveTheirOwnPasswords();
    void passwordOfAnOldProfile();
    void noPasswordOnStdin();
    void noKeyring();
    void discoverWithoutAsking();
    void discoverThroughDns_data();
    void discoverThroughDns();

private:
    QStringList add() const
    {
        const QString imap = QStringLiteral("localhost:%1,plain").arg(m_servers.imap());
        return {s("account"), s("add"),    s("--address"), s("demo@waxwing.test"), s("--user"),
                s("demo"),    s("--imap"), imap,           s("--password-stdin")};
    }

    TestServers m_servers;
    std::unique_ptr<Ctl> m_ctl;
};

void TestCtlAccount::passwordFromStdin()
{
    const QByteArray password = m_servers.password(s("demo")).toUtf8();
    const CtlResult added = m_ctl->run(add(), password + "\n");
    QVERIFY2(added.code == 0, added.report.constData());
    const QString id = QString::number(added.rows.constFirst().value(s("id")).toInteger());
    const QString key = profileId(m_ctl->profile()) + s("/") + id + s("/incoming");
    QCOMPARE(inKeyring(key), password);
    QCOMPARE(filesHolding(m_ctl->profile(), password), QStringList());
    CTL(synced, 0, {s("sync")});
    QCOMPARE(filesHolding(m_ctl->profile(), password), QStringList());
    CTL(removed, 0, {s("account"), s("remove"), id});
    QCOMPARE(inKeyring(key), QByteArray());
}

// Both call their account 1.
void TestCtlAccount::profilesHaveTheirOwnPasswords()
{
    CTL(mine, 0, add(), m_servers.password(s("demo")).toUtf8() + "\n");
    const Ctl other;
    const CtlResult theirs = other.run(add(), "wrong\n");
    QVERIFY2(theirs.code == 0, theirs.report.constData());
    CTL(synced, 0, {s("sync")});
    const CtlResult refused = other.run({s("sync")});
    QVERIFY2(refused.code == 4, refused.report.constData());
}

// As it was before profiles had an id.
void TestCtlAccount::passwordOfAnOldProfile()
{
    const QByteArray password = m_servers.password(s("demo")).toUtf8();
    CTL(added, 0, add(), password + "\n");
    const QString newName = profileId(m_ctl->profile()) + s("/1/incoming");
    QJsonObject settings = accountsFile(m_ctl->profile());
    settings.remove(s("profile"));
    settings.remove(s("oldKeyringNamesBefore"));
    QFile file(m_ctl->profile() + s("/accounts.json"));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(settings).toJson()) > 0);
    file.close();
    await(SystemKeyring().remove(newName));
    await(SystemKeyring().write(s("1/incoming"), s(password.constData())));
    CTL(synced, 0, {s("sync")});
    QCOMPARE(inKeyring(s("1/incoming")), QByteArray());
    QCOMPARE(inKeyring(profileId(m_ctl->profile()) + s("/1/incoming")), password);
}

void TestCtlAccount::noPasswordOnStdin()
{
    const CtlResult added = m_ctl->run(add(), "\n");
    QVERIFY2(added.code == 1, added.report.constData());
    CTL(none, 0, {s("account"), s("list")});
    QVERIFY(none.rows.isEmpty());
}

// No plaintext fall-back, and no account that could never log in.
void TestCtlAccount::noKeyring()
{
    const QByteArray bus = qgetenv("DBUS_SESSION_BUS_ADDRESS");
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus");
    const CtlResult added = m_ctl->run(add(), "kept-nowhere\n");
    qputenv("DBUS_SESSION_BUS_ADDRESS", bus);
    QVERIFY2(added.code == 4, added.report.constData());
    QVERIFY2(added.err.trimmed().size() > 10, added.report.constData());
    QVERIFY2(!added.err.contains("kept-nowhere"), added.report.constData());
    QCOMPARE(filesHolding(m_ctl->profile(), "kept-nowhere"), QStringList());
    CTL(none, 0, {s("account"), s("list")});
    QVERIFY(none.rows.isEmpty());
}

void TestCtlAccount::discoverWithoutAsking()
{
    CTL(nobody, 1, {s("account"), s("discover")});
    CTL(noAddress, 1, {s("account"), s("discover"), s("no address")});
    const CtlResult offline = m_ctl->offline({s("account"), s("discover"), s("ann@full.test")});
    QVERIFY2(offline.code == 3, offline.report.constData());
    const CtlResult known = m_ctl->offline({s("account"), s("discover"), s("ann@gmail.com")});
    QVERIFY2(known.code == 0, known.report.constData());
    QCOMPARE(known.rows.constFirst().value(s("source")).toString(), s("bundled"));
}

void TestCtlAccount::discoverThroughDns_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("rows");
    QTest::newRow("found") << s("ann@full.test") << 0 << 2;
    QTest::newRow("nothing there") << s("ann@nothing.test") << 2 << 0;
    QTest::newRow("DNS does not answer") << s("ann@example.org") << 3 << 0; // refused: only .test is served
}

void TestCtlAccount::discoverThroughDns()
{
    QFETCH(QString, address);
    QFETCH(int, code);
    QFETCH(int, rows);
    QTemporaryDir folder;
    QFile options(folder.filePath(s("dnsmasq.conf")));
    QVERIFY(options.open(QIODevice::WriteOnly));
    options.write(records);
    options.close();
    QProcess process;
    process.start(s(WAXWING_SOURCE_DIR "/tests/support/with-names"),
                  {s("--dns"), options.fileName(), s(WAXWING_BIN_DIR "/waxwingctl"), s("--json"), s("--profile"),
                   folder.filePath(s("profile")), s("account"), s("discover"), address});
    QVERIFY(process.waitForFinished(100'000));
    if (process.exitCode() == 77) {
        QSKIP("no namespaces, or no dnsmasq, to run a DNS server of our own");
    }
    const QByteArray errors = process.readAllStandardError();
    QVERIFY2(process.exitCode() == code, errors.constData());
    QCOMPARE(process.readAllStandardOutput().count("\"protocol\""), rows);
    QVERIFY2(code == 0 || errors.trimmed().size() > 10, errors.constData());
}

QTEST_GUILESS_MAIN(TestCtlAccount)
#include "tst_ctl_account.moc"
