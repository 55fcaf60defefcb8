// The session against a real Dovecot, and against the same cut down to RFC 3501 by the bare proxy.
#include "core/net/connection.h"
#include "core/session/imapsession.h"
#include "tests/support/await.h"
#include "tests/support/rawimap.h"
#include "tests/support/testservers.h"

#include <QSignalSpy>
#include <QTest>

using namespace waxwing;
using namespace waxwing::session;
using namespace waxwing::test;

namespace {

constexpr ImapFetchItems everything = ImapFetchItem::Flags | ImapFetchItem::InternalDate | ImapFetchItem::Size
    | ImapFetchItem::Envelope | ImapFetchItem::Structure | ImapFetchItem::References;

const QByteArray twoParts
    = "Message-ID: <two@parts>\r\nReferences: <one@parts>\r\nFrom: \"A. B.\" <a@b.example>\r\n"
      "To: c@d.example\r\nSubject: =?utf-8?q?gr=C3=BCn?=\r\n"
      "Date: Mon, 17 Jul 2023 02:23:25 +0200\r\nMIME-Version: 1.0\r\n"
      "Content-Type: multipart/mixed; boundary=\"x\"\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\n"
      "hello {3}\r\n* BYE not really\r\n--x\r\nContent-Type: application/pdf; name=a.pdf\r\n"
      "Content-Disposition: attachment; filename=\"a.pdf\"\r\nContent-Transfer-Encoding: base64\r\n\r\n"
      "AAAA\r\n--x--\r\n";

} // namespace

class TestServer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void security_data();
    void security();
    void badCertificates();
    void wrongPassword();
    void folders_data() { ways(); }
    void folders();
    void messages_data() { ways(); }
    void messages();
    void changes_data() { ways(); }
    void changes();
    void condstore();
    void idleSeesOthers();
    void bigMessage();
    void cutInLiteral();
    void serverGoesAway();
    void refusalsOfARealServer();

private:
    void ways();
    std::unique_ptr<ImapSession> session(const QString &user = QStringLiteral("alice"));
    std::unique_ptr<ImapSession> opened(const ImapSession::Options &options,
                                        const QString &user = QStringLiteral("alice"));
    imap::UidSet allOf(ImapSession &session, const QByteArray &mailbox);
    QList<imap::FetchedMessage> rows(ImapSession &session, ImapFetchItems items, ModSeq since = {});

    TestServers m_servers;
    std::unique_ptr<TestProxy> m_bare;
};

void TestServer::ways()
{
    QTest::addColumn<bool>("bare");
    QTest::newRow("Dovecot") << false;
    QTest::newRow("bare IMAP4rev1") << true;
}

void TestServer::initTestCase()
{
    QVERIFY2(m_servers.isRunning(), qPrintable(m_servers.error()));
    m_bare = std::make_unique<TestProxy>(m_servers.imap(), QStringList{QStringLiteral("--bare")});
    QVERIFY2(m_bare->isRunning(), qPrintable(m_bare->error()));
}

void TestServer::init()
{
    RawImap imap(m_servers.imap());
    QVERIFY(imap.login(QStringLiteral("alice"), m_servers.password(QStringLiteral("alice"))));
    for (const QByteArray &line : imap.command("LIST \"\" \"*\"")) {
        const QByteArray name = line.mid(line.lastIndexOf(' ') + 1);
        if (name != "INBOX" && !line.contains("\\Noselect")) {
            imap.command("DELETE " + name);
        }
    }
    imap.command("SELECT INBOX");
    imap.command("STORE 1:* +FLAGS.SILENT (\\Deleted)");
    imap.command("EXPUNGE");
}

std::unique_ptr<ImapSession> TestServer::opened(const ImapSession::Options &options, const QString &user)
{
    auto session = std::make_unique<ImapSession>(std::make_unique<net::Connection>(), options);
    await(session->open(auth::Credentials(user, m_servers.password(user))));
    return session;
}

std::unique_ptr<ImapSession> TestServer::session(const QString &user)
{
    const bool bare = QTest::currentDataTag() && QByteArray(QTest::currentDataTag()).startsWith("bare");
    ImapSession::Options options;
    options.endpoint
        = net::Endpoint(QStringLiteral("127.0.0.1"), bare ? m_bare->port() : m_servers.imap(), net::Security::Plain);
    options.allowPlaintext = true;
    return opened(options, user);
}

imap::UidSet TestServer::allOf(ImapSession &session, const QByteArray &mailbox)
{
    await(session.select(mailbox, MailboxAccess::ReadWrite));
    await(session.noop());
    return await(session.search({}));
}

QList<imap::FetchedMessage> TestServer::rows(ImapSession &session, ImapFetchItems items, ModSeq since)
{
    QList<imap::FetchedMessage> rows;
    await(session.fetch(imap::UidSet::from(Uid(1)), items, since,
                        [&rows](const imap::FetchedMessage &message) { rows.append(message); }));
    return rows;
}

void TestServer::security_data()
{
    QTest::addColumn<bool>("startTls");
    QTest::newRow("TLS") << false;
    QTest::newRow("STARTTLS") << true;
}

void TestServer::security()
{
    QFETCH(bool, startTls);
    ImapSession::Options options;
    options.endpoint = net::Endpoint(m_servers.host(), startTls ? m_servers.imap() : m_servers.imaps(),
                                     startTls ? net::Security::StartTls : net::Security::Tls);
    options.tls.extraCaFile = m_servers.caFile();
    const auto session = opened(options);
    QVERIFY(session->hasCapability("IDLE"));
    QCOMPARE(await(session->select("INBOX", MailboxAccess::ReadOnly)).exists, 0u);
    await(session->logout());
    QCOMPARE(session->counters().unparsed, 0u);
}

void TestServer::badCertificates()
{
    for (const QString &host : {m_servers.expiredHost(), m_servers.wrongNameHost(), m_servers.selfSignedHost()}) {
        ImapSession::Options options;
        options.endpoint = net::Endpoint(host, m_servers.imaps(), net::Security::Tls);
        options.tls.extraCaFile = m_servers.caFile();
        ImapSession session(std::make_unique<net::Connection>(), options);
        QCOMPARE(failureOf(session.open(auth::Credentials(QStringLiteral("alice"), QStringLiteral("x")))).kind(),
                 ErrorKind::Tls);
    }
}

void TestServer::wrongPassword()
{
    ImapSession::Options options;
    options.endpoint = net::Endpoint(m_servers.host(), m_servers.imaps(), net::Security::Tls);
    options.tls.extraCaFile = m_servers.caFile();
    ImapSession session(std::make_unique<net::Connection>(), options);
    const Error error = failureOf(session.open(auth::Credentials(QStringLiteral("alice"), QStringLiteral("not it"))));
    QCOMPARE(error.kind(), ErrorKind::Auth);
    QCOMPARE(error.retry(), Retry::AfterUserAction);
}

void TestServer::folders()
{
    const auto s = session();
    const QByteArray name = s->rawMailboxName(QStringLiteral("Gr\u00fcn & Co"));
    await(s->create(name));
    await(s->subscribe(name, true));
    auto list = await(s->list());
    const auto find = [&list](const QString &wanted) {
        return std::find_if(list.begin(), list.end(), [&](const auto &mailbox) { return mailbox.name == wanted; });
    };
    QVERIFY(find(QStringLiteral("Gr\u00fcn & Co")) != list.end());
    QVERIFY(find(QStringLiteral("Gr\u00fcn & Co"))->subscribed);
    QVERIFY(find(QStringLiteral("INBOX")) != list.end());
    QCOMPARE(failureOf(s->create(name)).kind(), ErrorKind::Server);
    await(s->rename(name, "Blue"));
    await(s->subscribe(name, false));
    list = await(s->list());
    QVERIFY(find(QStringLiteral("Blue")) != list.end() && find(QStringLiteral("Gr\u00fcn & Co")) == list.end());
    const imap::MailboxStatus status = await(s->status("Blue"));
    QCOMPARE(*status.messages, 0u);
    QVERIFY(status.uidNext.isValid() && status.uidValidity.isValid());
    await(s->remove("Blue"));
    QCOMPARE(failureOf(s->select("Blue", MailboxAccess::ReadWrite)).kind(), ErrorKind::Server);
    QCOMPARE(s->counters().unparsed, 0u);
}

void TestServer::messages()
{
    const auto s = session();
    const auto message = std::make_shared<const QByteArray>(twoParts);
    const QDateTime when(QDate(2024, 2, 29), QTime(13, 14, 15), Qt::OffsetFromUTC, 3600);
    const imap::AppendUid appended = await(s->append("INBOX", {"\\Flagged"}, when, message));
    QCOMPARE(appended.uid.isValid(), s->hasCapability("UIDPLUS"));
    QCOMPARE(await(s->select("INBOX", MailboxAccess::ReadWrite)).exists, 1u);

    const QList<imap::FetchedMessage> fetched = rows(*s, everything);
    QCOMPARE(fetched.size(), 1);
    const imap::FetchedMessage &row = fetched.first();
    QVERIFY(row.flags->contains("\\Flagged"));
    QCOMPARE(row.internalDate->toUTC(), when.toUTC());
    QCOMPARE(*row.size, quint64(twoParts.size()));
    QCOMPARE(row.envelope->subject, QByteArray("=?utf-8?q?gr=C3=BCn?="));
    QCOMPARE(row.envelope->from.value(0).name, QByteArray("A. B."));
    QCOMPARE(row.headerFields->trimmed(), QByteArray("References: <one@parts>"));
    QCOMPARE(row.structure->children.value(1).dispositionParameters.value(0).second, QByteArray("a.pdf"));

    QByteArray body;
    const auto sink = [&body](Uid, QByteArrayView chunk, quint64, quint64) { body += chunk; };
    const imap::UidSet one = imap::UidSet::range(row.uid, row.uid);
    await(s->fetchBody(one, "", sink));
    QCOMPARE(body, twoParts);
    body.clear();
    await(s->fetchBody(one, "1", sink));
    QCOMPARE(body, QByteArray("hello {3}\r\n* BYE not really"));
    body.clear();
    await(s->fetchBody(imap::UidSet::range(Uid(4000), Uid(4001)), "", sink)); // not there
    QVERIFY(body.isEmpty());

    ImapSearch byId;
    byId.messageId = "<two@parts>";
    QCOMPARE(await(s->search(byId)), one);
    ImapSearch subject;
    subject.subject = QStringLiteral("gr\u00fcn");
    QCOMPARE(await(s->search(subject)), one);
    subject.subject = QStringLiteral("blau");
    QVERIFY(await(s->search(subject)).isEmpty());
    QCOMPARE(s->counters().unparsed, 0u);
}

void TestServer::changes()
{
    const auto s = session();
    for (int i = 0; i < 4; ++i) {
        m_servers.deliver(QStringLiteral("alice"), "Subject: " + QByteArray::number(i) + "\n\nx\n");
    }
    await(s->create("Target"));
    const QList<Uid> uids = allOf(*s, "INBOX").toList(10);
    QCOMPARE(uids.size(), 4);
    rows(*s, ImapFetchItem::Flags);
    QList<imap::UidSet> gone;
    connect(s.get(), &ImapSession::vanished, this, [&gone](const imap::UidSet &set) { gone.append(set); });

    const imap::UidSet first = imap::UidSet::of({uids[0]});
    QVERIFY(await(s->store(first, imap::StoreMode::Add, {"\\Seen", "$Label1"})).isEmpty());
    QVERIFY(rows(*s, ImapFetchItem::Flags).first().flags->contains("$Label1"));
    await(s->store(first, imap::StoreMode::Remove, {"\\Seen"}));
    QVERIFY(!rows(*s, ImapFetchItem::Flags).first().flags->contains("\\Seen"));

    const imap::CopyUid copied = await(s->copy(first, "Target"));
    QCOMPARE(copied.uids.size(), s->hasCapability("UIDPLUS") ? 1 : 0);
    QCOMPARE(failureOf(s->copy(first, "Nowhere")).kind(), ErrorKind::Server);

    const imap::UidSet second = imap::UidSet::of({uids[1]});
    if (s->hasCapability("MOVE")) {
        QCOMPARE(await(s->move(second, "Target")).uids.value(0).first, uids[1]);
        await(s->store(first, imap::StoreMode::Add, {"\\Deleted"}));
        await(s->store(imap::UidSet::of({uids[2]}), imap::StoreMode::Add, {"\\Deleted"}));
        await(s->expunge(first)); // and not the other one that is marked
        QCOMPARE(gone, (QList<imap::UidSet>{second, first}));
        QCOMPARE(allOf(*s, "INBOX"), imap::UidSet::of({uids[2], uids[3]}));
        QCOMPARE(allOf(*s, "Target").count(), 2u);
    } else {
        QCOMPARE(failureOf(s->move(second, "Target")).kind(), ErrorKind::Server);
        QCOMPARE(failureOf(s->expunge(second)).kind(), ErrorKind::Server);
        QCOMPARE(allOf(*s, "INBOX").count(), 4u);
    }
    QCOMPARE(s->counters().unparsed, 0u);
}

void TestServer::condstore()
{
    const auto s = session();
    for (int i = 0; i < 3; ++i) {
        m_servers.deliver(QStringLiteral("alice"), "Subject: x\n\nx\n");
    }
    const imap::SelectedMailbox selected = await(s->select("INBOX", MailboxAccess::ReadWrite));
    QVERIFY(selected.highestModSeq.isValid());
    const QList<imap::FetchedMessage> before = rows(*s, ImapFetchItem::Flags);
    RawImap other(m_servers.imap());
    QVERIFY(other.login(QStringLiteral("alice"), m_servers.password(QStringLiteral("alice"))));
    other.command("SELECT INBOX");
    other.command("STORE 2 +FLAGS (\\Flagged)");
    const QList<imap::FetchedMessage> changed = rows(*s, ImapFetchItem::Flags, selected.highestModSeq);
    QVERIFY(!changed.isEmpty()); // the answer, and perhaps the news as well
    for (const imap::FetchedMessage &message : changed) {
        QCOMPARE(message.uid, before.value(1).uid);
    }
    QVERIFY(changed.first().modSeq->value() > selected.highestModSeq.value());
    const imap::UidSet second = imap::UidSet::of({changed.first().uid});
    QCOMPARE(await(s->store(second, imap::StoreMode::Add, {"\\Seen"}, selected.highestModSeq)), second);
}

void TestServer::idleSeesOthers()
{
    const auto s = session();
    m_servers.deliver(QStringLiteral("alice"), "Subject: x\n\nx\n");
    await(s->select("INBOX", MailboxAccess::ReadWrite));
    const Uid uid = rows(*s, ImapFetchItem::Flags).first().uid;
    QList<quint32> exists;
    QList<Uid> flagged;
    QList<imap::UidSet> gone;
    connect(s.get(), &ImapSession::existsChanged, this, [&](quint32 count) { exists.append(count); });
    connect(s.get(), &ImapSession::flagsChanged, this, [&](const imap::FetchedMessage &m) { flagged.append(m.uid); });
    connect(s.get(), &ImapSession::vanished, this, [&](const imap::UidSet &set) { gone.append(set); });
    s->startIdle();
    RawImap other(m_servers.imap());
    QVERIFY(other.login(QStringLiteral("alice"), m_servers.password(QStringLiteral("alice"))));
    other.command("SELECT INBOX");
    m_servers.deliver(QStringLiteral("alice"), "Subject: y\n\ny\n");
    QTRY_VERIFY_WITH_TIMEOUT(exists.contains(2u), 30'000);
    other.command("STORE 1 +FLAGS (\\Flagged)");
    QTRY_VERIFY_WITH_TIMEOUT(flagged.contains(uid), 30'000);
    other.command("STORE 1 +FLAGS (\\Deleted)");
    other.command("EXPUNGE");
    QTRY_VERIFY_WITH_TIMEOUT(gone.contains(imap::UidSet::of({uid})), 30'000);
    QCOMPARE(await(s->search({})).count(), 1u); // a command ends IDLE
    s->stopIdle();
    await(s->logout());
}

void TestServer::bigMessage()
{
    const auto s = session();
    QByteArray text = "Subject: big\r\n\r\n";
    while (text.size() < 20'000'000) {
        text += "0123456789 abcdefghijklmnopqrstuvwxyz 0123456789 abcdefghijklmnop\r\n";
    }
    const auto message = std::make_shared<const QByteArray>(text);
    await(s->append("INBOX", {}, {}, message));
    await(s->select("INBOX", MailboxAccess::ReadWrite));
    QByteArray body;
    qsizetype largest = 0;
    await(s->fetchBody(imap::UidSet::from(Uid(1)), "", [&](Uid, QByteArrayView chunk, quint64, quint64 total) {
        body += chunk;
        largest = qMax(largest, chunk.size());
        QCOMPARE(total, quint64(text.size()));
    }));
    QVERIFY(body == text);
    QVERIFY(largest < 2'000'000); // never the whole
}

void TestServer::cutInLiteral()
{
    TestProxy proxy(m_servers.imap());
    m_servers.deliver(QStringLiteral("alice"), "Subject: long\n\n" + QByteArray(500'000, 'x') + "\n");
    ImapSession::Options options;
    options.endpoint = net::Endpoint(QStringLiteral("127.0.0.1"), proxy.port(), net::Security::Plain);
    options.allowPlaintext = true;
    const auto s = opened(options);
    await(s->select("INBOX", MailboxAccess::ReadWrite));
    proxy.cutAfter(100'000);
    quint64 got = 0;
    const Error error = failureOf(s->fetchBody(
        imap::UidSet::from(Uid(1)), "", [&got](Uid, QByteArrayView, quint64 received, quint64) { got = received; }));
    QCOMPARE(error.kind(), ErrorKind::Network);
    QVERIFY(got > 0 && got < 500'000);
    QVERIFY(!s->isOpen());
}

void TestServer::serverGoesAway()
{
    const auto s = session();
    std::optional<Error> reason;
    connect(s.get(), &ImapSession::closed, this, [&reason](const Error &error) { reason = error; });
    m_servers.stop("dovecot");
    QTRY_VERIFY_WITH_TIMEOUT(reason, 30'000);
    QCOMPARE(reason->kind(), ErrorKind::Network);
    ImapSession::Options options;
    options.endpoint = net::Endpoint(QStringLiteral("127.0.0.1"), m_servers.imap(), net::Security::Plain);
    options.allowPlaintext = true;
    ImapSession refused(std::make_unique<net::Connection>(), options);
    QCOMPARE(failureOf(refused.open(auth::Credentials(QStringLiteral("alice"), QStringLiteral("x")))).kind(),
             ErrorKind::Network);
    m_servers.startAgain("dovecot");
    QVERIFY(session()->isOpen());
}

void TestServer::refusalsOfARealServer()
{
    const auto full = session(QStringLiteral("quota"));
    const auto message
        = std::make_shared<const QByteArray>(QByteArray("Subject: x\r\n\r\n") + QByteArray(400'000, 'x'));
    const Error quota = failureOf(full->append("INBOX", {}, {}, message));
    QCOMPARE(quota.code(), QByteArray("OVERQUOTA"));
    QCOMPARE(quota.retry(), Retry::AfterUserAction);
    await(full->noop());

    const auto reader = session(QStringLiteral("reader"));
    const Error refused
        = failureOf(reader->append("Read only", {}, {}, std::make_shared<const QByteArray>("a: b\r\n\r\n")));
    QCOMPARE(refused.kind(), ErrorKind::Server);
    QVERIFY(await(reader->select("Read only", MailboxAccess::ReadWrite)).readOnly);
}

QTEST_GUILESS_MAIN(TestServer)
#include "tst_imapsession_server.moc"
