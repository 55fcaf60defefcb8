// An account's settings from the command line: whom it trusts, what its folders are for, whom it writes as.
#include "tests/cli/ctl.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace waxwing::test;

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

} // namespace

class TestCtlSettings : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_servers.isRunning(), qPrintable(m_servers.error())); }
    void init() { m_ctl = std::make_unique<Ctl>(); }
    void cleanup() { m_ctl.reset(); }

    void certificateIsShownAndAccepted();
    void onlyWhatIsShownIsAccepted();
    void acceptedForThatServerOnly();
    void changedCertificateStops();
    void trustByStartTls();
    void roleIsChosenAndMade();
    void roleOutlivesTheCache();
    void identities();
    void mailAsAnIdentity();
    void disabled();
    void settingsChange();
    void through_data();
    void through();
    void pinnedMechanism();
    void clientCertificate();

private:
    QString add(const QString &imap, const QStringList &more = {}) const
    {
        const QStringList arguments{s("account"), s("add"),  s("--address"), s("demo@waxwing.test"),
                                    s("--user"),  s("demo"), s("--imap"),    imap};
        const QStringList password{s("--password-command"), s("echo ") + m_servers.password(s("demo"))};
        const CtlResult added = m_ctl->run(arguments + password + more);
        return added.rows.isEmpty() ? QString::fromUtf8(added.report)
                                    : QString::number(added.rows.constFirst().value(s("id")).toInteger());
    }
    QString selfSigned() const
    {
        return QStringLiteral("%1:%2,tls").arg(m_servers.selfSignedHost()).arg(m_servers.imaps());
    }
    QString fingerprint(const QString &id) const
    {
        const CtlResult shown = m_ctl->run({s("account"), s("trust"), id});
        return shown.rows.value(0).value(s("fingerprint")).toString();
    }
    int sync() const { return m_ctl->run({s("sync")}).code; }

    TestServers m_servers{{s("--without-mta"), s("--client-certificates")}};
    std::unique_ptr<Ctl> m_ctl;
};

void TestCtlSettings::certificateIsShownAndAccepted()
{
    const QString id = add(selfSigned());
    QCOMPARE(sync(), 4);
    CTL(shown, 0, {s("account"), s("trust"), id});
    const QJsonObject row = shown.rows.constFirst();
    QCOMPARE(row.value(s("subject")).toString(), s("selfsigned"));
    QVERIFY2(row.value(s("problem")).toString().contains(s("not trusted")), shown.report.constData());
    QVERIFY(!row.value(s("accepted")).toBool());
    const QString fingerprint = row.value(s("fingerprint")).toString();
    QCOMPARE(fingerprint.size(), 32 * 3 - 1);
    CTL(accepted, 0, {s("account"), s("trust"), id, s("--accept"), fingerprint});
    QCOMPARE(sync(), 0);
    CTL(listed, 0, {s("account"), s("trust"), id, s("--list")});
    QCOMPARE(listed.rows.size(), 1);
    QCOMPARE(listed.rows.constFirst().value(s("fingerprint")).toString(), fingerprint);
    CTL(revoked, 0, {s("account"), s("trust"), id, s("--revoke"), fingerprint});
    QCOMPARE(sync(), 4);
    CTL(again, 2, {s("account"), s("trust"), id, s("--revoke"), fingerprint});
}

void TestCtlSettings::onlyWhatIsShownIsAccepted()
{
    const QString id = add(selfSigned());
    CTL(other, 2, {s("account"), s("trust"), id, s("--accept"), QString(64, QLatin1Char('a'))});
    CTL(nonsense, 1, {s("account"), s("trust"), id, s("--accept"), s("abc")});
    CTL(listed, 0, {s("account"), s("trust"), id, s("--list")});
    QVERIFY(listed.rows.isEmpty());
}

void TestCtlSettings::acceptedForThatServerOnly()
{
    const QString id = add(selfSigned());
    CTL(accepted, 0, {s("account"), s("trust"), id, s("--accept"), fingerprint(id)});
    const QString elsewhere = QStringLiteral("%1:%2,starttls").arg(m_servers.selfSignedHost()).arg(m_servers.imap());
    CTL(moved, 0, {s("account"), s("set"), id, s("--imap"), elsewhere});
    QCOMPARE(sync(), 4);
}

void TestCtlSettings::changedCertificateStops()
{
    const QString id = add(selfSigned());
    CTL(accepted, 0, {s("account"), s("trust"), id, s("--accept"), fingerprint(id)});
    // As if the server had shown another one then.
    QFile file(m_ctl->profile() + s("/accounts.json"));
    QVERIFY(file.open(QIODevice::ReadWrite));
    QJsonObject root = QJsonDocument::fromJson(file.readAll()).object();
    QJsonObject account = root.value(s("accounts")).toArray().at(0).toObject();
    QJsonObject exception = account.value(s("tlsExceptions")).toArray().at(0).toObject();
    exception.insert(s("sha256"), QString(64, QLatin1Char('a')));
    account.insert(s("tlsExceptions"), QJsonArray{exception});
    root.insert(s("accounts"), QJsonArray{account});
    QVERIFY(file.resize(0) && file.seek(0));
    file.write(QJsonDocument(root).toJson());
    file.close();
    const CtlResult synced = m_ctl->run({s("sync")});
    QVERIFY2(synced.code == 4, synced.report.constData());
    QVERIFY2(synced.err.contains("another certificate"), synced.report.constData());
}

void TestCtlSettings::trustByStartTls()
{
    const QString id = add(QStringLiteral("%1:%2,starttls").arg(m_servers.selfSignedHost()).arg(m_servers.imap()));
    QCOMPARE(sync(), 4);
    CTL(accepted, 0, {s("account"), s("trust"), id, s("--accept"), fingerprint(id)});
    QCOMPARE(sync(), 0);
}

void TestCtlSettings::roleIsChosenAndMade()
{
    add(QStringLiteral("localhost:%1,plain").arg(m_servers.imap()));
    QCOMPARE(sync(), 0);
    CTL(made, 0, {s("folder"), s("role"), s("Post/Erledigt"), s("archive")});
    QCOMPARE(m_ctl->folder(s("Post/Erledigt")).value(s("role")).toString(), s("archive"));
    m_servers.deliver(s("demo"), sampleMessage("to archive", "role-1@waxwing.test"));
    QCOMPARE(sync(), 0);
    CTL(nonsense, 1, {s("folder"), s("role"), s("INBOX"), s("inbox")});
    CTL(none, 0, {s("folder"), s("role"), s("Post/Erledigt"), s("none")});
    QCOMPARE(sync(), 0); // the last listing was made with the choice
    QVERIFY(m_ctl->folder(s("Post/Erledigt")).value(s("role")).isNull());
    CTL(missing, 2, {s("folder"), s("role"), s("Nowhere"), s("none")});
}

// The cache is disposable; what the user chose is not.
void TestCtlSettings::roleOutlivesTheCache()
{
    add(QStringLiteral("localhost:%1,plain").arg(m_servers.imap()));
    QCOMPARE(sync(), 0);
    CTL(chosen, 0, {s("folder"), s("role"), s("Kept"), s("trash")});
    for (const char *name : {"cache.db", "cache.db-wal", "cache.db-shm"}) {
        QFile::remove(m_ctl->profile() + QLatin1Char('/') + s(name));
    }
    QCOMPARE(sync(), 0);
    CTL(listed, 0, {s("folder"), s("list")});
    QCOMPARE(m_ctl->folder(s("Kept")).value(s("role")).toString(), s("trash"));
}

void TestCtlSettings::identities()
{
    const QString id = add(QStringLiteral("localhost:%1,plain").arg(m_servers.imap()));
    CTL(added, 0,
        {s("identity"), s("add"), s("--address"), s("sales@waxwing.test"), s("--name"), s("Sales"), s("--reply-to"),
         s("office@waxwing.test")});
    CTL(twice, 1, {s("identity"), s("add"), s("--address"), s("Sales@waxwing.test")});
    CTL(main, 0, {s("identity"), s("set"), s("sales@waxwing.test"), s("--default")});
    CTL(listed, 0, {s("identity"), s("list")});
    QCOMPARE(listed.rows.size(), 2);
    QVERIFY(!listed.rows.at(0).value(s("default")).toBool());
    QVERIFY(listed.rows.at(1).value(s("default")).toBool());
    CTL(bad, 1, {s("identity"), s("set"), s("sales@waxwing.test"), s("--reply-to"), s("nobody")});
    CTL(removed, 0, {s("identity"), s("remove"), s("sales@waxwing.test")});
    CTL(gone, 2, {s("identity"), s("remove"), s("sales@waxwing.test")});
}

void TestCtlSettings::mailAsAnIdentity()
{
    const QString smtp = QStringLiteral("localhost:%1,plain").arg(m_servers.capture());
    add(QStringLiteral("localhost:%1,plain").arg(m_servers.imap()), {s("--smtp"), smtp});
    CTL(added, 0,
        {s("identity"), s("add"), s("--address"), s("sales@waxwing.test"), s("--name"), s("Sales"), s("--reply-to"),
         s("office@waxwing.test")});
    CTL(sent, 0,
        {s("send"), s("--to"), s("bob@waxwing.test"), s("--subject"), s("as another"), s("--body"), s("x"), s("--from"),
         s("sales+spring@waxwing.test")});
    const CapturedMessage message = m_servers.captured().constLast();
    QVERIFY2(message.data.contains("From: Sales <sales+spring@waxwing.test>"), message.data.constData());
    QVERIFY2(message.data.contains("Reply-To: office@waxwing.test"), message.data.constData());
    CTL(made, 0, {s("folder"), s("create"), s("Sales/Sent")});
    CTL(filed, 0, {s("identity"), s("set"), s("sales@waxwing.test"), s("--sent-folder"), s("Sales/Sent")});
    CTL(again, 0,
        {s("send"), s("--to"), s("bob@waxwing.test"), s("--subject"), s("filed apart"), s("--body"), s("x"),
         s("--from"), s("sales@waxwing.test")});
    QCOMPARE(sync(), 0);
    QVERIFY(!m_ctl->message(s("Sales/Sent"), s("filed apart")).isEmpty());
    QVERIFY(m_ctl->message(s("Sent"), s("filed apart")).isEmpty());
    CTL(stranger, 2,
        {s("send"), s("--to"), s("bob@waxwing.test"), s("--subject"), s("x"), s("--body"), s("x"), s("--from"),
         s("stranger@waxwing.test")});
}

void TestCtlSettings::disabled()
{
    const QString id = add(QStringLiteral("localhost:%1,plain").arg(m_servers.imap()));
    CTL(off, 0, {s("account"), s("disable"), id});
    CTL(listed, 0, {s("account"), s("list")});
    QCOMPARE(listed.rows.constFirst().value(s("state")).toString(), s("disabled"));
    m_ctl->run({s("sync")});
    CTL(still, 0, {s("account"), s("list")});
    QCOMPARE(still.rows.constFirst().value(s("state")).toString(), s("disabled"));
    CTL(on, 0, {s("account"), s("enable"), id});
    QCOMPARE(sync(), 0);
    CTL(synced, 0, {s("account"), s("list")});
    QCOMPARE(synced.rows.constFirst().value(s("state")).toString(), s("synced"));
}

void TestCtlSettings::settingsChange()
{
    const QString id = add(QStringLiteral("localhost:%1,plain").arg(m_servers.imap()));
    CTL(renamed, 0, {s("account"), s("set"), id, s("--name"), s("Work")});
    CTL(listed, 0, {s("account"), s("list")});
    QCOMPARE(listed.rows.constFirst().value(s("name")).toString(), s("Work"));
    CTL(proxy, 1, {s("account"), s("set"), id, s("--proxy"), s("http://user:secret@host:1")});
    CTL(mechanism, 1, {s("account"), s("set"), id, s("--auth"), s("NTLM")});
    CTL(plain, 1, {s("account"), s("set"), id, s("--imap"), s("mail.example.org:143,plain")});
    CTL(pop3only, 1, {s("account"), s("set"), id, s("--leave-on-server"), s("never")});
    CTL(unknown, 2, {s("account"), s("set"), s("99"), s("--name"), s("x")});
}

void TestCtlSettings::through_data()
{
    QTest::addColumn<QString>("kind");
    QTest::newRow("socks5") << s("socks5");
    QTest::newRow("http") << s("http");
}

void TestCtlSettings::through()
{
    QFETCH(QString, kind);
    HelperProcess proxy(s("proxyserver"));
    const int port = proxy.start({kind}).value(s("port")).toInt();
    add(QStringLiteral("localhost:%1,plain").arg(m_servers.imap()),
        {s("--proxy"), QStringLiteral("%1://127.0.0.1:%2").arg(kind).arg(port)});
    QCOMPARE(sync(), 0);
    const QJsonArray asked = proxy.ask("asked").value(s("asked")).toArray();
    QVERIFY(asked.contains(QStringLiteral("localhost:%1").arg(m_servers.imap())));
}

void TestCtlSettings::pinnedMechanism()
{
    const QString id = add(QStringLiteral("localhost:%1,plain").arg(m_servers.imap()), {s("--auth"), s("cram-md5")});
    QCOMPARE(sync(), 0);
    CTL(set, 0, {s("account"), s("set"), id, s("--auth"), s("GSSAPI")});
    const CtlResult refused = m_ctl->run({s("sync")});
    QVERIFY2(refused.code == 4 && refused.err.contains("GSSAPI"), refused.report.constData());
}

void TestCtlSettings::clientCertificate()
{
    const CtlResult added = m_ctl->run(
        {s("account"), s("add"), s("--address"), s("demo@waxwing.test"), s("--user"), s("demo"), s("--imap"),
         QStringLiteral("localhost:%1,tls").arg(m_servers.imaps()), s("--auth"), s("EXTERNAL"),
         s("--client-certificate"), m_servers.clientCertificateFile(), s("--ca"), m_servers.caFile()});
    QVERIFY2(added.code == 0, added.report.constData());
    QCOMPARE(sync(), 0);
}

QTEST_GUILESS_MAIN(TestCtlSettings)
#include "tst_ctl_settings.moc"
