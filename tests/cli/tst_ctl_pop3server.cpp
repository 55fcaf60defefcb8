// POP3 accounts on servers that misbehave, and on Courier's: everything here once, nothing deleted that is not here.
#include "tests/cli/ctl.h"
#include "tests/support/helperprocess.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace waxwing::test;

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

struct Mail {
    const char *uid; // null: none
    QByteArray source;
};

QByteArray mail(const QByteArray &subject, const QByteArray &text = "Hello\r\n")
{
    return sampleMessage(subject, subject + "@pop.example", text);
}

} // namespace

class TestCtlPop3Server : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void numberedAnew();
    void reusedUidl();
    void reusedUidlOfTheSameSize();
    void duplicateUidl();
    void noUidl();
    void noUidlAndNoTop();
    void truncatedBody();
    void shortBodyStaysThere();
    void refusedMessage();
    void quitIsLost_data();
    void quitIsLost();
    void loginIsRefused_data();
    void loginIsRefused();
    void odderLogins();
    void leftForSomeDays();
    void deletedByAnotherProgram();
    void beginningsOfLargeMessages();
    void restIsGone();
    void noRoomDuringRetr();
    void withoutPipelining();
    void courier();

private:
    void serve(const QList<Mail> &mails, const QJsonObject &quirks = {});
    void addAccount(const char *leave, const QStringList &more = {});
    CtlResult sync() const { return m_ctl->run({s("sync")}); }
    QJsonObject stats() { return m_server->ask("stats"); }
    int onServer() { return int(stats().value(s("left")).toArray().size()); }
    int here() const { return int(m_ctl->offline({s("list"), s("INBOX")}).rows.size()); }
    QString stateFile() const { return m_ctl->profile() + s("/mail/1/waxwing-pop3"); }

    std::unique_ptr<HelperProcess> m_server;
    std::unique_ptr<Ctl> m_ctl;
    int m_port = 0;
};

#define SYNC(expected)                                                                                                 \
    do {                                                                                                               \
        const CtlResult synced = sync();                                                                               \
        QVERIFY2(synced.code == (expected), synced.report.constData());                                                \
    } while (false)

void TestCtlPop3Server::init()
{
    m_ctl = std::make_unique<Ctl>();
    m_server = std::make_unique<HelperProcess>(s("popserver"));
    m_port = m_server->start({s("scripted")}).value(s("port")).toInt();
    QVERIFY(m_port != 0);
}

void TestCtlPop3Server::cleanup()
{
    m_ctl.reset();
    m_server.reset();
}

void TestCtlPop3Server::serve(const QList<Mail> &mails, const QJsonObject &quirks)
{
    QJsonArray messages;
    for (const Mail &one : mails) {
        const QJsonValue uid = one.uid ? QJsonValue(s(one.uid)) : QJsonValue();
        messages.append(QJsonArray{uid, QString::fromLatin1(one.source.toBase64())});
    }
    const QJsonObject what{{s("messages"), messages}, {s("quirks"), quirks}};
    m_server->ask("set " + QJsonDocument(what).toJson(QJsonDocument::Compact));
}

void TestCtlPop3Server::addAccount(const char *leave, const QStringList &more)
{
    const CtlResult added
        = m_ctl->run(QStringList{s("account"), s("add"), s("--address"), s("ann@example.org"), s("--user"), s("ann"),
                                 s("--pop3"), QStringLiteral("127.0.0.1:%1,plain").arg(m_port), s("--password-command"),
                                 s("echo tiger"), s("--leave-on-server"), s(leave)}
                     + more);
    QVERIFY2(added.code == 0, added.report.constData());
}

// The server moved to another machine: every UIDL is another one.
void TestCtlPop3Server::numberedAnew()
{
    addAccount("forever");
    serve({{"a1", mail("one")}, {"a2", mail("two")}});
    SYNC(0);
    CTL(deleted, 0, {s("delete"), m_ctl->idOf(s("INBOX"), s("two")), s("--forever")});
    serve({{"b1", mail("one")}, {"b2", mail("two")}, {"b3", mail("three")}});
    SYNC(0);
    QCOMPARE(here(), 2); // one and three; two was deleted here and stays so
    const int fetched = stats().value(s("retr")).toInt();
    SYNC(0);
    QCOMPARE(here(), 2);
    QCOMPARE(stats().value(s("retr")).toInt(), fetched); // the new numbers are known now
}

void TestCtlPop3Server::reusedUidl()
{
    addAccount("until-deleted");
    serve({{"1", mail("first")}});
    SYNC(0);
    CTL(deleted, 0, {s("delete"), m_ctl->idOf(s("INBOX"), s("first")), s("--forever")});
    serve({{"1", mail("second, which is longer", "Another text\r\n")}});
    SYNC(0);
    QCOMPARE(here(), 1);
    QVERIFY(!m_ctl->message(s("INBOX"), s("second, which is longer")).isEmpty());
    QCOMPARE(onServer(), 1);
}

// What is deleted is what was stored: its header is compared first.
void TestCtlPop3Server::reusedUidlOfTheSameSize()
{
    addAccount("until-deleted");
    serve({{"1", mail("first")}});
    SYNC(0);
    CTL(deleted, 0, {s("delete"), m_ctl->idOf(s("INBOX"), s("first")), s("--forever")});
    serve({{"1", mail("other")}});
    SYNC(0);
    QCOMPARE(onServer(), 1);
    QCOMPARE(here(), 1);
    QVERIFY(!m_ctl->message(s("INBOX"), s("other")).isEmpty());
}

void TestCtlPop3Server::duplicateUidl()
{
    addAccount("never");
    serve({{"x", mail("one")}, {"x", mail("two")}, {"y", mail("three")}});
    SYNC(0);
    QCOMPARE(here(), 3);
    QCOMPARE(onServer(), 0);
}

void TestCtlPop3Server::noUidl()
{
    addAccount("forever");
    const QList<Mail> mails{{nullptr, mail("one")}, {nullptr, mail("two")}};
    serve(mails, {{s("no_uidl"), true}});
    SYNC(0);
    const int fetched = stats().value(s("retr")).toInt();
    SYNC(0);
    QCOMPARE(here(), 2);
    QCOMPARE(stats().value(s("retr")).toInt(), fetched); // known by their headers
    serve(mails + QList<Mail>{{nullptr, mail("three")}}, {{s("no_uidl"), true}});
    SYNC(0);
    QCOMPARE(here(), 3);
}

void TestCtlPop3Server::noUidlAndNoTop()
{
    addAccount("until-deleted");
    serve({{nullptr, mail("one")}, {nullptr, mail("two")}}, {{s("no_uidl"), true}, {s("no_top"), true}});
    SYNC(0);
    SYNC(0);
    QCOMPARE(here(), 2);
    CTL(deleted, 0, {s("delete"), m_ctl->idOf(s("INBOX"), s("one")), s("--forever")});
    SYNC(0);
    QCOMPARE(here(), 1);
    QCOMPARE(onServer(), 1);
}

void TestCtlPop3Server::truncatedBody()
{
    addAccount("never");
    serve({{"1", mail("one")}, {"2", mail("two", QByteArray(4000, 'x') + "\r\n")}, {"3", mail("three")}},
          {{s("truncate"), 2}});
    SYNC(3);
    QCOMPARE(here(), 1);
    QCOMPARE(onServer(), 3); // nothing is deleted by a session that broke
    SYNC(0);
    QCOMPARE(here(), 3);
    QCOMPARE(onServer(), 0);
}

void TestCtlPop3Server::shortBodyStaysThere()
{
    addAccount("never");
    serve({{"1", mail("one")}, {"2", mail("two", QByteArray(4000, 'x') + "\r\n")}}, {{s("short"), 2}});
    SYNC(0);
    QCOMPARE(here(), 2);
    QCOMPARE(onServer(), 1);
    SYNC(0);
    QCOMPARE(onServer(), 1);
}

void TestCtlPop3Server::refusedMessage()
{
    addAccount("never");
    serve({{"1", mail("one")}, {"2", mail("two")}, {"3", mail("three")}}, {{s("refuse"), 2}});
    SYNC(5);
    QCOMPARE(here(), 2);
    QCOMPARE(onServer(), 1);
}

void TestCtlPop3Server::quitIsLost_data()
{
    QTest::addColumn<QString>("how");
    QTest::newRow("done, not said") << s("drop");
    QTest::newRow("not done") << s("forget");
}

void TestCtlPop3Server::quitIsLost()
{
    QFETCH(const QString, how);
    addAccount("never");
    serve({{"1", mail("one")}, {"2", mail("two")}}, {{s("quit"), how}});
    SYNC(3);
    QCOMPARE(here(), 2);
    serve(how == s("drop") ? QList<Mail>() : QList<Mail>{{"1", mail("one")}, {"2", mail("two")}});
    SYNC(0);
    QCOMPARE(here(), 2);
    QCOMPARE(onServer(), 0);
}

void TestCtlPop3Server::loginIsRefused_data()
{
    QTest::addColumn<QString>("answer");
    QTest::addColumn<int>("code");
    QTest::newRow("in use") << s("-ERR [IN-USE] locked") << 5;
    QTest::newRow("trouble") << s("-ERR [SYS/TEMP] database") << 5;
    QTest::newRow("password") << s("-ERR [AUTH] no") << 4;
}

void TestCtlPop3Server::loginIsRefused()
{
    QFETCH(const QString, answer);
    QFETCH(const int, code);
    addAccount("forever");
    serve({{"1", mail("one")}}, {{s("login"), answer}});
    SYNC(code);
    serve({{"1", mail("one")}});
    SYNC(0);
    QCOMPARE(here(), 1);
}

void TestCtlPop3Server::odderLogins()
{
    addAccount("forever");
    serve({{"1", mail("one")}}, {{s("no_capa"), true}});
    SYNC(0);
    serve({{"1", mail("one")}}, {{s("ok_for_plus"), true}});
    SYNC(0);
    QCOMPARE(here(), 1);
}

void TestCtlPop3Server::leftForSomeDays()
{
    addAccount("3");
    serve({{"1", mail("one")}, {"2", mail("two")}});
    SYNC(0);
    QCOMPARE(onServer(), 2);
    // The first was fetched four days ago.
    QFile file(stateFile());
    QVERIFY(file.open(QIODevice::ReadWrite));
    QByteArrayList lines = file.readAll().split('\n');
    QByteArrayList words = lines.constFirst().split(' ');
    words[5] = QByteArray::number(words.at(5).toLongLong() - 4 * 24 * 3600);
    lines[0] = words.join(' ');
    file.seek(0);
    file.write(lines.join('\n'));
    file.close();
    SYNC(0);
    QCOMPARE(onServer(), 1);
    QCOMPARE(here(), 2);
}

// It was here and is gone: not fetched again, and not deleted on the server either, for nobody said so to us.
void TestCtlPop3Server::deletedByAnotherProgram()
{
    addAccount("until-deleted");
    serve({{"1", mail("one")}});
    SYNC(0);
    QDir cur(m_ctl->profile() + s("/mail/1/cur"));
    QVERIFY(cur.remove(cur.entryList(QDir::Files).constFirst()));
    SYNC(0);
    QCOMPARE(here(), 0);
    QCOMPARE(onServer(), 1);
}

void TestCtlPop3Server::beginningsOfLargeMessages()
{
    addAccount("never", {s("--preview-above"), s("1")});
    const QByteArray line = QByteArray(70, 'x') + "\r\n";
    const QByteArray large = mail("large", "The beginning.\r\n" + line.repeated(30'000) + "The end.\r\n");
    serve({{"1", mail("small")}, {"2", large}});
    SYNC(0);
    QCOMPARE(here(), 2);
    QCOMPARE(onServer(), 1); // only what is whole here
    const QString id = m_ctl->idOf(s("INBOX"), s("large"));
    QVERIFY(m_ctl->message(s("INBOX"), s("large")).value(s("size")).toInteger() > 30'000 * line.size()); // of all of it
    CTL(begun, 0, {s("--offline"), s("show"), id});
    QVERIFY(begun.rows.constFirst().value(s("partial")).toBool());
    QVERIFY(begun.rows.constFirst().value(s("text")).toString().startsWith(s("The beginning.")));
    CTL(flagged, 0, {s("flag"), id, s("+flagged")});
    CTL(shown, 0, {s("show"), id, s("--source")});
    QVERIFY(shown.rows.constFirst().value(s("source")).toString().endsWith(s("The end.\r\n")));
    QCOMPARE(m_ctl->idOf(s("INBOX"), s("large")), id);
    QCOMPARE(m_ctl->message(s("INBOX"), s("large")).value(s("flags")).toArray(), QJsonArray{s("flagged")});
    SYNC(0);
    QCOMPARE(here(), 2);
    QCOMPARE(onServer(), 0);
    CTL(again, 0, {s("--offline"), s("show"), id});
    QVERIFY(!again.rows.constFirst().contains(s("partial")));
}

void TestCtlPop3Server::restIsGone()
{
    addAccount("never", {s("--preview-above"), s("1")});
    serve({{"1", mail("large", QByteArray(70, 'x').append("\r\n").repeated(30'000))}});
    SYNC(0);
    serve({});
    SYNC(0);
    QCOMPARE(here(), 1);
    const CtlResult shown = m_ctl->run({s("show"), m_ctl->idOf(s("INBOX"), s("large"))});
    QVERIFY2(shown.code != 0 && shown.err.contains("no longer on the server"), shown.report.constData());
}

// A file may not grow over 2 MiB: what a full disk says in the middle of a message, without one.
void TestCtlPop3Server::noRoomDuringRetr()
{
    addAccount("never");
    serve({{"1", mail("small")},
           {"2", mail("large", QByteArray(70, 'x').append("\r\n").repeated(60'000))},
           {"3", mail("last")}});
    const QString command = s("trap '' XFSZ; ulimit -f 2048; exec " WAXWING_BIN_DIR "/waxwingctl --profile ")
        + m_ctl->profile() + s(" sync");
    QProcess process;
    process.start(s("bash"), {s("-c"), command});
    QVERIFY(process.waitForFinished(60'000));
    const QByteArray said = process.readAllStandardError();
    QVERIFY2(process.exitCode() == 6, said.constData());
    QCOMPARE(onServer(), 3);
    QCOMPARE(here(), 1);
    SYNC(0);
    QCOMPARE(here(), 3);
    QCOMPARE(onServer(), 0);
}

void TestCtlPop3Server::withoutPipelining()
{
    addAccount("never");
    QList<Mail> mails;
    QByteArrayList uids;
    for (int i = 0; i < 100; ++i) {
        uids.append("u" + QByteArray::number(i));
    }
    for (const QByteArray &uid : uids) {
        mails.append({uid.constData(), mail(uid)});
    }
    serve(mails, {{s("no_pipelining"), true}});
    SYNC(0);
    QCOMPARE(here(), 100);
    QCOMPARE(onServer(), 0);
}

void TestCtlPop3Server::courier()
{
    QTemporaryDir folder;
    const QString maildir = folder.filePath(s("Maildir"));
    for (const char *sub : {"/cur", "/new", "/tmp"}) {
        QVERIFY(QDir().mkpath(maildir + s(sub)));
    }
    constexpr int many = 50;
    for (int i = 0; i < many; ++i) {
        QFile file(maildir + QStringLiteral("/new/%1.M1.host").arg(1'600'000'000 + i));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(mail("Grüße " + QByteArray::number(i), ".dots\r\n").replace("\r\n", "\n"));
    }
    m_server = std::make_unique<HelperProcess>(s("popserver"));
    m_port = m_server->start({s("courier"), maildir}).value(s("port")).toInt();
    QVERIFY2(m_port != 0, qPrintable(m_server->error()));
    addAccount("until-deleted");
    SYNC(0);
    QCOMPARE(here(), many);
    CTL(deleted, 0, {s("delete"), m_ctl->idOf(s("INBOX"), s("Grüße 7")), s("--forever")});
    SYNC(0);
    QCOMPARE(here(), many - 1);
    const auto left = [&maildir] {
        return int(QDir(maildir + s("/new")).entryList(QDir::Files).size()
                   + QDir(maildir + s("/cur")).entryList(QDir::Files).size());
    };
    QTRY_COMPARE(left(), many - 1);
}

QTEST_GUILESS_MAIN(TestCtlPop3Server)
#include "tst_ctl_pop3server.moc"
