// robustness.md "Sending" over a real Dovecot and an SMTP server that keeps every message and fails on request:
// at most one accepted DATA a message, exactly one copy in Sent, and nothing resent by itself that may have gone.
#include "app/common/core.h"
#include "core/mime/outgoing.h"
#include "core/store/reader.h"
#include "core/sync/outgoing.h"
#include "tests/support/rawimap.h"
#include "tests/support/testservers.h"

#include <QTemporaryDir>
#include <QTest>

using namespace waxwing;
using namespace waxwing::test;
using store::SendState;

namespace {

const AccountId kAccount{1};

mime::Mailbox mailbox(const char *address)
{
    mime::Mailbox mailbox;
    mailbox.address = QString::fromLatin1(address);
    return mailbox;
}

} // namespace

class TestOutbox : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_servers.isRunning(), qPrintable(m_servers.error()));
        m_proxy = std::make_unique<TestProxy>(m_servers.capture());
        QVERIFY2(m_proxy->isRunning(), qPrintable(m_proxy->error()));
    }
    void init();
    void cleanup() { m_core.reset(); }

    void arrivesOnceWithoutItsBcc();
    void cutBeforeTheDotIsQueuedAgain_data();
    void cutBeforeTheDotIsQueuedAgain();
    void cutAfterTheDotIsNeverResent();
    void oneOfThreeRefused();
    void putOffIsQueuedAgain_data();
    void putOffIsQueuedAgain();
    void putOffForOneIsNotRepeatedForTheOther();
    void tooLargeIsRejected();
    void diedWhileSending();
    void diedAtTheDotAndTheServerSavedIt();
    void diedAtTheDotAndNobodyKnows();
    void diedBeforeTheCopy();
    void diedAfterTheCopy();

private:
    void start(bool offline);
    store::Intent send(const QList<const char *> &to, const char *bcc = nullptr, qsizetype attached = 0);
    // As a crash in that state leaves it: sent offline, the state written, the program started again.
    store::Intent diedIn(SendState state);
    store::Intent now(const store::Intent &intent)
    {
        return m_core->store().read([id = intent.id](store::Reader &r) { return r.intent(id); }).result().value();
    }
    void flush();
    QList<CapturedMessage> captured(const store::Intent &intent) const;
    // Sources of the copies in Sent, as another client sees them.
    QByteArrayList copies(const store::Intent &intent) const;

    TestServers m_servers;
    std::unique_ptr<TestProxy> m_proxy; // counts what is said to the SMTP server
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<app::Core> m_core;
};

void TestOutbox::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    start(false);
    accounts::Account account;
    account.name = QStringLiteral("alice");
    account.address = m_servers.address(account.name);
    account.user = account.name;
    account.incoming = net::Endpoint(QStringLiteral("localhost"), m_servers.imap(), net::Security::Plain);
    account.outgoing = net::Endpoint(QStringLiteral("localhost"), m_proxy->port(), net::Security::Plain);
    account.passwordSource = auth::PasswordSource::Command;
    account.passwordCommand = QStringLiteral("echo ") + m_servers.password(account.name);
    m_core->addAccount(account, {});
    m_core->engine().syncNow(kAccount, {}).waitForFinished();
}

void TestOutbox::start(bool offline)
{
    m_core.reset();
    app::CoreOptions options;
    options.profile = m_folder->filePath(QStringLiteral("p"));
    options.mode = sync::MailEngine::Mode::OnDemand;
    options.offline = offline;
    m_core = std::make_unique<app::Core>(options);
}

store::Intent TestOutbox::send(const QList<const char *> &to, const char *bcc, qsizetype attached)
{
    mime::Outgoing outgoing;
    outgoing.from.address = m_servers.address(QStringLiteral("alice"));
    for (const char *address : to) {
        outgoing.to.append(mailbox(address));
    }
    if (bcc) {
        outgoing.bcc.append(mailbox(bcc));
    }
    if (attached > 0) {
        mime::OutgoingAttachment file;
        file.fileName = QStringLiteral("large.bin");
        file.bytes = QByteArray(attached, 'x');
        outgoing.attachments.append(file);
    }
    outgoing.subject = QStringLiteral("Outbox");
    outgoing.textBody = QStringLiteral("First\n.\n..dots\n");
    const sync::OutgoingMail mail = sync::outgoingMail(kAccount, mime::build(outgoing));
    const sync::Applied applied = m_core->engine().send(mail).result();
    return m_core->store().read([id = applied.intent](store::Reader &r) { return r.intent(id); }).result().value();
}

store::Intent TestOutbox::diedIn(SendState state)
{
    start(true);
    const store::Intent intent = send({"bob@waxwing.test"});
    m_core->store()
        .write(store::Priority::User, [id = intent.id, state](store::Writer &w) { w.setSendState(id, state, {}, {}); })
        .waitForFinished();
    start(false);
    return now(intent);
}

void TestOutbox::flush()
{
    m_core->engine().flush(kAccount).waitForFinished();
}

QList<CapturedMessage> TestOutbox::captured(const store::Intent &intent) const
{
    QList<CapturedMessage> messages = m_servers.captured();
    messages.removeIf([&](const CapturedMessage &message) { return !message.data.contains(intent.messageId); });
    return messages;
}

QByteArrayList TestOutbox::copies(const store::Intent &intent) const
{
    RawImap other(m_servers.imap());
    other.login(QStringLiteral("alice"), m_servers.password(QStringLiteral("alice")));
    other.command("SELECT Sent");
    QByteArrayList sources = other.command("FETCH 1:* (BODY.PEEK[])");
    sources.removeIf([&](const QByteArray &source) { return !source.contains(intent.messageId); });
    return sources;
}

void TestOutbox::arrivesOnceWithoutItsBcc()
{
    const store::Intent intent = send({"bob@waxwing.test"}, "secret@waxwing.test");
    const QByteArray composed
        = m_core->store().read([blob = intent.transferBlob](store::Reader &r) { return r.blob(blob); }).result();
    flush();
    QCOMPARE(now(intent).sendState, SendState::Filed);
    const QList<CapturedMessage> got = captured(intent);
    QCOMPARE(got.size(), 1);
    QCOMPARE(got.constFirst().recipients.size(), 2);
    const QByteArray arrived = got.constFirst().data.toLower(); // random letters may spell anything but a field
    QVERIFY(!arrived.contains("\nbcc:") && !arrived.startsWith("bcc:") && !arrived.contains("secret@"));
    QCOMPARE(got.constFirst().data, composed);
    QCOMPARE(copies(intent).size(), 1);
    QVERIFY(copies(intent).constFirst().contains("Bcc: secret@waxwing.test"));
    flush();
    m_core->engine().syncNow(kAccount, {}).waitForFinished();
    flush();
    QCOMPARE(captured(intent).size(), 1);
    QCOMPARE(copies(intent).size(), 1);
}

void TestOutbox::cutBeforeTheDotIsQueuedAgain_data()
{
    QTest::addColumn<QByteArray>("recipient");
    QTest::newRow("before 354") << QByteArray("dropbefore@waxwing.test");
    QTest::newRow("during DATA") << QByteArray("dropduring@waxwing.test");
}

void TestOutbox::cutBeforeTheDotIsQueuedAgain()
{
    QFETCH(QByteArray, recipient);
    // More than the sockets' buffers hold: a small one may be out, dot and all, before the cut is seen.
    constexpr qsizetype large = 16 * 1024 * 1024;
    const store::Intent intent = send({recipient.constData()}, nullptr, recipient.startsWith("dropduring") ? large : 0);
    flush();
    QCOMPARE(now(intent).sendState, SendState::Queued);
    QCOMPARE(now(intent).state, store::IntentState::Waiting);
    QVERIFY(!now(intent).problem.isEmpty());
    QCOMPARE(captured(intent).size(), 0);
    QCOMPARE(copies(intent).size(), 0);
}

void TestOutbox::cutAfterTheDotIsNeverResent()
{
    const store::Intent intent = send({"dropafter@waxwing.test"});
    flush();
    QCOMPARE(now(intent).sendState, SendState::Unknown);
    QCOMPARE(now(intent).state, store::IntentState::Refused); // for the person to decide
    QVERIFY(now(intent).problem.contains(QLatin1String("not sent again by itself")));
    QCOMPARE(captured(intent).size(), 1);
    flush();
    start(false);
    flush();
    QCOMPARE(now(intent).sendState, SendState::Unknown);
    QCOMPARE(captured(intent).size(), 1);
    QCOMPARE(copies(intent).size(), 0);
}

void TestOutbox::oneOfThreeRefused()
{
    const store::Intent intent = send({"bob@waxwing.test", "refused@waxwing.test", "demo@waxwing.test"});
    flush();
    const store::Intent done = now(intent);
    QCOMPARE(done.sendState, SendState::Filed);
    QVERIFY2(done.problem.contains(QLatin1String("refused@waxwing.test")), qPrintable(done.problem));
    QCOMPARE(done.recipients.size(), 3);
    QVERIFY(done.recipients[0].accepted && !done.recipients[1].accepted && done.recipients[2].accepted);
    QVERIFY(done.recipients[1].final && done.recipients[1].reply.contains(QLatin1String("550")));
    QCOMPARE(captured(intent).size(), 1);
    QCOMPARE(captured(intent).constFirst().recipients.size(), 2);
    QCOMPARE(copies(intent).size(), 1);
    flush();
    QCOMPARE(captured(intent).size(), 1);
}

void TestOutbox::putOffIsQueuedAgain_data()
{
    QTest::addColumn<QByteArray>("recipient");
    QTest::addColumn<QString>("code");
    QTest::newRow("421") << QByteArray("busy@waxwing.test") << QStringLiteral("421");
    QTest::newRow("451") << QByteArray("later@waxwing.test") << QStringLiteral("451");
    QTest::newRow("452") << QByteArray("full@waxwing.test") << QStringLiteral("452");
}

void TestOutbox::putOffIsQueuedAgain()
{
    QFETCH(QByteArray, recipient);
    QFETCH(QString, code);
    const store::Intent intent = send({recipient.constData()});
    flush();
    const store::Intent waiting = now(intent);
    QCOMPARE(waiting.sendState, SendState::Queued);
    QCOMPARE(waiting.state, store::IntentState::Waiting);
    const QString heard = waiting.technical + waiting.recipients.constFirst().reply;
    QVERIFY2(heard.contains(code), qPrintable(heard));
    QCOMPARE(captured(intent).size(), 0);
    const qint64 said = m_proxy->counts().bytesFromClient;
    flush();
    QVERIFY(m_proxy->counts().bytesFromClient > said);
}

void TestOutbox::putOffForOneIsNotRepeatedForTheOther()
{
    const store::Intent intent = send({"bob@waxwing.test", "later@waxwing.test"});
    flush();
    flush();
    const store::Intent waiting = now(intent);
    QCOMPARE(waiting.sendState, SendState::Queued);
    QVERIFY(waiting.recipients[0].accepted && !waiting.recipients[1].final);
    QCOMPARE(captured(intent).size(), 1);
    QCOMPARE(captured(intent).constFirst().recipients.size(), 1);
    QCOMPARE(copies(intent).size(), 0); // filed when nobody is left
}

void TestOutbox::tooLargeIsRejected()
{
    const store::Intent intent = send({"toolarge@waxwing.test"});
    flush();
    const store::Intent rejected = now(intent);
    QCOMPARE(rejected.sendState, SendState::Rejected);
    QCOMPARE(rejected.state, store::IntentState::Refused);
    QVERIFY2(rejected.technical.contains(QLatin1String("552")), qPrintable(rejected.technical));
    QVERIFY(!rejected.problem.isEmpty());
    flush();
    QCOMPARE(captured(intent).size(), 0);
    QCOMPARE(copies(intent).size(), 0);
}

// Unknown is written before the dot: who died in Sending has sent nothing that counts.
void TestOutbox::diedWhileSending()
{
    const store::Intent intent = diedIn(SendState::Sending);
    QCOMPARE(intent.sendState, SendState::Sending);
    flush();
    QCOMPARE(now(intent).sendState, SendState::Filed);
    QCOMPARE(captured(intent).size(), 1);
    QCOMPARE(copies(intent).size(), 1);
}

void TestOutbox::diedAtTheDotAndTheServerSavedIt()
{
    const store::Intent intent = diedIn(SendState::Unknown);
    const QByteArray source
        = m_core->store().read([blob = intent.blob](store::Reader &r) { return r.blob(blob); }).result();
    m_servers.deliver(QStringLiteral("alice"), source, QStringLiteral("Sent"));
    flush();
    QCOMPARE(now(intent).sendState, SendState::Filed);
    QCOMPARE(captured(intent).size(), 0);
    QCOMPARE(copies(intent).size(), 1);
}

void TestOutbox::diedAtTheDotAndNobodyKnows()
{
    const store::Intent intent = diedIn(SendState::Unknown);
    flush();
    flush();
    QCOMPARE(now(intent).sendState, SendState::Unknown);
    QCOMPARE(captured(intent).size(), 0);
    // Until the person says so.
    m_core->engine().retry(intent.id).waitForFinished();
    flush();
    QCOMPARE(now(intent).sendState, SendState::Filed);
    QCOMPARE(captured(intent).size(), 1);
    QCOMPARE(copies(intent).size(), 1);
}

void TestOutbox::diedBeforeTheCopy()
{
    const store::Intent intent = diedIn(SendState::Accepted);
    flush();
    QCOMPARE(now(intent).sendState, SendState::Filed);
    QCOMPARE(captured(intent).size(), 0);
    QCOMPARE(copies(intent).size(), 1);
}

// The copy is on the server, and neither its answer nor "filed" was written.
void TestOutbox::diedAfterTheCopy()
{
    const store::Intent intent = diedIn(SendState::Accepted);
    const QByteArray source
        = m_core->store().read([blob = intent.blob](store::Reader &r) { return r.blob(blob); }).result();
    m_servers.deliver(QStringLiteral("alice"), source, QStringLiteral("Sent"));
    flush();
    QCOMPARE(now(intent).sendState, SendState::Filed);
    QCOMPARE(captured(intent).size(), 0);
    QCOMPARE(copies(intent).size(), 1);
}

QTEST_GUILESS_MAIN(TestOutbox)
#include "tst_outbox.moc"
