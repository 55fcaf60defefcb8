// A large message over a real server, full and bare: shown without its attachments, those fetched one by one, counted
// on the wire; and whatever needs the message gets every octet of it.
#include "tests/cli/ctl.h"
#include "tests/support/rawimap.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QRandomGenerator>
#include <QTest>

using namespace waxwing::test;

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

constexpr qsizetype attachmentSize = 3'000'000;

QByteArray noise(qsizetype size)
{
    QByteArray octets(size, Qt::Uninitialized);
    QRandomGenerator generator(7);
    for (char &octet : octets) {
        octet = char(generator.bounded(256));
    }
    return octets;
}

QByteArray inLines(const QByteArray &base64)
{
    QByteArray lines;
    for (qsizetype at = 0; at < base64.size(); at += 76) {
        lines += base64.mid(at, 76) + "\r\n";
    }
    return lines;
}

QByteArray head(const QByteArray &subject, const QByteArray &type)
{
    return "From: Ana Lima <ana@example.org>\r\nTo: demo@waxwing.test\r\nSubject: " + subject
        + "\r\nDate: Tue, 24 Nov 2026 10:00:00 +0100\r\nMessage-ID: <" + subject
        + "@example.org>\r\nMIME-Version: 1.0\r\n" + "Content-Type: " + type + "\r\n\r\n";
}

// Two texts and a picture of the HTML, an attachment in base64, one in quoted-printable.
QByteArray largeMessage(const QByteArray &attachment)
{
    const QByteArray picture = inLines(noise(3000).toBase64());
    return head("large", "multipart/mixed; boundary=outer")
        + "Preamble\r\n--outer\r\nContent-Type: multipart/related; boundary=inner\r\n\r\n"
          "--inner\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
          "<p>Here are the plans.</p><img src=\"cid:logo@x\">\r\n"
          "--inner\r\nContent-Type: image/png\r\nContent-ID: <logo@x>\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + picture
        + "--inner--\r\n\r\n"
          "--outer\r\nContent-Type: application/pdf; name=\"plans.pdf\"\r\n"
          "Content-Disposition: attachment; filename=\"plans.pdf\"\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + inLines(attachment.toBase64())
        + "--outer\r\nContent-Type: text/csv; name=\"list.csv\"\r\n"
          "Content-Disposition: attachment; filename=\"list.csv\"\r\n"
          "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
        + QByteArray("gr=C3=BCn;1=\r\n2\r\n").repeated(2000) + "--outer--\r\n";
}

} // namespace

class TestCtlParts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_servers.isRunning(), qPrintable(m_servers.error()));
        m_full = std::make_unique<TestProxy>(m_servers.imap());
        m_bare = std::make_unique<TestProxy>(m_servers.imap(), QStringList{s("--bare")});
        QVERIFY2(m_full->isRunning() && m_bare->isRunning(), qPrintable(m_full->error() + m_bare->error()));
    }
    void init() { m_ctl = std::make_unique<Ctl>(); }
    void cleanup() { m_ctl.reset(); }

    void shownThenItsAttachments_data() { flavours(); }
    void shownThenItsAttachments();
    void aCutInTheMiddle_data() { flavours(); }
    void aCutInTheMiddle();
    void everyOctetWhereItCounts();
    void offline();
    void thousandsOfParts();
    void heldWithoutItsAttachments();

private:
    static void flavours()
    {
        QTest::addColumn<bool>("bare");
        QTest::newRow("dovecot") << false;
        QTest::newRow("bare IMAP4rev1") << true;
    }
    TestProxy &proxy(bool bare) { return bare ? *m_bare : *m_full; }
    // An account with that message alone in its inbox, synced; its id.
    QString start(bool bare, const QByteArray &source, const char *subject = "large");
    static QByteArray dataOf(const CtlResult &result)
    {
        const QJsonObject row = result.rows.value(0);
        return row.contains(s("data_base64"))
            ? QByteArray::fromBase64(row.value(s("data_base64")).toString().toLatin1())
            : row.value(s("data")).toString().toUtf8();
    }

    TestServers m_servers;
    std::unique_ptr<TestProxy> m_full;
    std::unique_ptr<TestProxy> m_bare;
    std::unique_ptr<Ctl> m_ctl;
    const QByteArray m_attachment = noise(attachmentSize);
};

QString TestCtlParts::start(bool bare, const QByteArray &source, const char *subject)
{
    RawImap other(m_servers.imap());
    other.login(s("demo"), m_servers.password(s("demo")));
    other.command("SELECT INBOX");
    other.command("STORE 1:* +FLAGS (\\Deleted)");
    other.command("EXPUNGE");
    other.append("INBOX", source);
    m_ctl->addAccount(m_servers, s("demo"), s("imap"), proxy(bare).port());
    const CtlResult synced = m_ctl->run({s("sync")});
    if (synced.code != 0) {
        qWarning("%s", synced.report.constData());
    }
    return m_ctl->idOf(s("INBOX"), s(subject));
}

void TestCtlParts::shownThenItsAttachments()
{
    QFETCH(bool, bare);
    const QString id = start(bare, largeMessage(m_attachment));
    proxy(bare).resetCounts();
    CTL(shown, 0, {s("show"), id});
    QVERIFY2(proxy(bare).counts().bytesToClient < 30'000, shown.report.constData());
    QVERIFY(shown.rows.constFirst().value(s("text")).toString().contains(s("Here are the plans.")));
    const QJsonArray parts = shown.rows.constFirst().value(s("parts")).toArray();
    QCOMPARE(parts.size(), 4);
    const QList<std::tuple<const char *, const char *, bool>> expected{
        {"1.1", "", true}, {"1.2", "", true}, {"2", "plans.pdf", false}, {"3", "list.csv", false}};
    for (qsizetype i = 0; i < expected.size(); ++i) {
        const QJsonObject part = parts.at(i).toObject();
        QCOMPARE(part.value(s("number")).toString(), s(std::get<0>(expected.at(i))));
        QCOMPARE(part.value(s("name")).toString(), s(std::get<1>(expected.at(i))));
        QCOMPARE(part.value(s("held")).toBool(), std::get<2>(expected.at(i)));
    }
    QCOMPARE(parts.at(2).toObject().value(s("size")).toInteger(), inLines(m_attachment.toBase64()).size() - 2);
    QCOMPARE(m_ctl->folder(s("INBOX")).value(s("held")).toInt(), 0);
    QVERIFY(m_ctl->message(s("INBOX"), s("large")).value(s("preview")).toString().contains(s("plans")));
    // Text that is shown only is found.
    QCOMPARE(m_ctl->offline({s("search"), s("plans.pdf")}).rows.size(), 1);
    CTL(again, 0, {s("--offline"), s("show"), id});
    QCOMPARE(again.rows, shown.rows);
    CTL(picture, 0, {s("--offline"), s("show"), id, s("--part"), s("1.2")});
    QCOMPARE(dataOf(picture), noise(3000));

    proxy(bare).resetCounts();
    CTL(plans, 0, {s("show"), id, s("--part"), s("2")});
    QCOMPARE(dataOf(plans), m_attachment);
    // With BINARY the octets themselves, without it a third more.
    const qint64 passed = proxy(bare).counts().bytesToClient;
    const qint64 encoded = inLines(m_attachment.toBase64()).size();
    QVERIFY2(bare ? passed > encoded && passed < encoded + 20'000
                  : passed > attachmentSize && passed < attachmentSize + 20'000,
             QByteArray::number(passed).constData());
    CTL(list, 0, {s("show"), id, s("--part"), s("3")});
    QVERIFY(dataOf(list).startsWith(s("grün;12").toUtf8()));
    CTL(held, 0, {s("--offline"), s("show"), id, s("--part"), s("2")});
    QCOMPARE(dataOf(held), m_attachment);
    CTL(both, 0, {s("--offline"), s("show"), id});
    QVERIFY(both.rows.constFirst().value(s("parts")).toArray().at(2).toObject().value(s("held")).toBool());
    CTL(none, 1, {s("show"), id, s("--part"), s("7")});
}

void TestCtlParts::aCutInTheMiddle()
{
    QFETCH(bool, bare);
    const QString id = start(bare, largeMessage(m_attachment));
    CTL(shown, 0, {s("show"), id});
    proxy(bare).resetCounts();
    proxy(bare).cutAfter(1'300'000);
    CTL(plans, 0, {s("show"), id, s("--part"), s("2")});
    QCOMPARE(dataOf(plans), m_attachment);
    const TestProxy::Counts counts = proxy(bare).counts();
    QVERIFY(counts.connections >= 2);
    // What had come was not fetched again.
    const qint64 whole = bare ? inLines(m_attachment.toBase64()).size() : attachmentSize;
    QVERIFY2(counts.bytesToClient < whole + 30'000, QByteArray::number(counts.bytesToClient).constData());
}

// Source, files, copies to another account, and what is held by a policy: never what is only shown.
void TestCtlParts::everyOctetWhereItCounts()
{
    const QByteArray source = largeMessage(m_attachment);
    const QString id = start(false, source);
    CTL(shown, 0, {s("show"), id});
    CTL(plans, 0, {s("show"), id, s("--part"), s("2")});
    CTL(made, 0, {s("folder"), s("create"), s("On this computer:Kept")});
    CTL(copied, 0, {s("copy"), id, s("On this computer:Kept")});
    const QString copy = m_ctl->idOf(s("On this computer:Kept"), s("large"));
    CTL(kept, 0, {s("--offline"), s("show"), copy, s("--source")});
    QCOMPARE(kept.rows.constFirst().value(s("source")).toString().toUtf8(), source);

    m_ctl = std::make_unique<Ctl>();
    const QString anew = start(false, source);
    CTL(shownAnew, 0, {s("show"), anew});
    const QTemporaryDir target;
    CTL(exported, 0, {s("export"), s("INBOX"), target.filePath(s("files"))});
    const QDir files(target.filePath(s("files")));
    QCOMPARE(files.entryList(QDir::Files).size(), 1);
    QFile file(files.filePath(files.entryList(QDir::Files).constFirst()));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), source);
    QCOMPARE(m_ctl->folder(s("INBOX")).value(s("held")).toInt(), 1);

    m_ctl = std::make_unique<Ctl>();
    const QString third = start(false, source);
    CTL(shownThird, 0, {s("show"), third});
    CTL(bodies, 0, {s("sync"), s("--folder"), s("INBOX"), s("--bodies")});
    CTL(whole, 0, {s("--offline"), s("show"), third, s("--source")});
    QCOMPARE(whole.rows.constFirst().value(s("source")).toString().toUtf8(), source);
    CTL(all, 0, {s("--offline"), s("show"), third});
    QVERIFY(all.rows.constFirst().value(s("parts")).toArray().at(2).toObject().value(s("held")).toBool());
}

void TestCtlParts::offline()
{
    const QString id = start(false, largeMessage(m_attachment));
    CTL(shown, 0, {s("show"), id});
    CTL(part, 3, {s("--offline"), s("show"), id, s("--part"), s("2")});
    QVERIFY2(part.err.contains("still on the server"), part.report.constData());
    CTL(source, 3, {s("--offline"), s("show"), id, s("--source")});
}

// More parts than anyone plans for: fetched as it is.
void TestCtlParts::thousandsOfParts()
{
    QByteArray source = head("thousands", "multipart/mixed; boundary=b");
    for (int i = 0; i < 3000; ++i) {
        source += "--b\r\nContent-Type: application/octet-stream\r\n\r\n" + QByteArray(200, 'x') + "\r\n";
    }
    source += "--b--\r\n";
    const QString id = start(false, source, "thousands");
    CTL(shown, 0, {s("show"), id});
    CTL(whole, 0, {s("--offline"), s("show"), id, s("--source")});
    QCOMPARE(whole.rows.constFirst().value(s("source")).toString().toUtf8(), source);
}

// A policy that leaves large attachments out holds the text of their messages.
void TestCtlParts::heldWithoutItsAttachments()
{
    const QString id = start(false, largeMessage(m_attachment));
    CTL(policy, 0, {s("folder"), s("policy"), s("INBOX"), s("all"), s("--attachments"), s("1M")});
    CTL(prepared, 0, {s("offline"), s("prepare")});
    CTL(shown, 0, {s("--offline"), s("show"), id});
    QVERIFY(shown.rows.constFirst().value(s("text")).toString().contains(s("Here are the plans.")));
    QCOMPARE(m_ctl->folder(s("INBOX")).value(s("held")).toInt(), 0);
}

QTEST_GUILESS_MAIN(TestCtlParts)
#include "tst_ctl_parts.moc"
