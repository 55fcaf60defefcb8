// Mail from files and into files: flags and times go along, twice is once, what is broken is told and passed over.
#include "tests/cli/ctl.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTest>

#include <fcntl.h>
#include <sys/stat.h>

using namespace waxwing::test;

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

const QByteArray separator = "From ann@example.org Tue Nov 24 10:00:00 2026\n";

QByteArray mail(const QByteArray &name, const QByteArray &text = "Hello\n")
{
    return sampleMessage(name, name + "@import.example", text).replace("\r\n", "\n");
}

QByteArray inMbox(const QByteArray &name, const QByteArray &more = {})
{
    QByteArray message = mail(name);
    message.insert(message.indexOf("\n\n") + 1, more);
    return separator + message + "\n";
}

} // namespace

class TestCtlImport : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_servers.isRunning(), qPrintable(m_servers.error())); }
    void init()
    {
        m_ctl = std::make_unique<Ctl>();
        m_files = std::make_unique<QTemporaryDir>();
    }
    void cleanup() { m_ctl.reset(); }

    void mboxTwice();
    void flagsOfEveryKind();
    void maildirAndTree();
    void toAServer();
    void killedAndAgain();
    void takenBackAsOne();
    void brokenThings();
    void oneIdTwoMessages();
    void namesOfAnotherEncoding();
    void roundTrip_data();
    void roundTrip();
    void exportOfATree();
    void wrongUse();

private:
    QString path(const char *name) const { return m_files->filePath(s(name)); }
    void put(const char *name, const QByteArray &content) const
    {
        QDir().mkpath(QFileInfo(path(name)).path());
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    int count(const char *folder) const
    {
        return int(m_ctl->offline({s("list"), s(folder), s("--limit"), s("5000")}).rows.size());
    }
    QStringList flags(const char *folder, const char *subject) const
    {
        QStringList all;
        const QJsonArray array = m_ctl->message(s(folder), s(subject)).value(s("flags")).toArray();
        for (const auto &flag : array) {
            all.append(flag.toString());
        }
        all.sort();
        return all;
    }

    TestServers m_servers;
    std::unique_ptr<Ctl> m_ctl;
    std::unique_ptr<QTemporaryDir> m_files;
};

void TestCtlImport::mboxTwice()
{
    QByteArray anonymous = mail("nameless");
    anonymous.replace("Message-ID: <nameless@import.example>\n", "");
    put("box", inMbox("one") + inMbox("two") + separator + anonymous);
    CTL(first, 0, {s("import"), path("box"), s("On this computer:Old")});
    QCOMPARE(first.rows.constLast().value(s("imported")).toInt(), 3);
    QCOMPARE(count("On this computer:Old"), 3);
    QCOMPARE(m_ctl->message(s("On this computer:Old"), s("one")).value(s("date")).toString().left(10), s("2026-11-24"));
    CTL(again, 0, {s("import"), path("box"), s("On this computer:Old")});
    QCOMPARE(again.rows.constLast().value(s("imported")).toInt(), 0);
    QCOMPARE(again.rows.constLast().value(s("known")).toInt(), 3);
    QCOMPARE(count("On this computer:Old"), 3);
    QVERIFY(m_ctl->offline({s("pending"), s("list")}).rows.isEmpty());
}

void TestCtlImport::flagsOfEveryKind()
{
    put("box",
        inMbox("mutt", "Status: RO\nX-Status: AF\nX-Keywords: $label1 work\n")
            + inMbox("thunderbird", "X-Mozilla-Status: 1007\nX-Mozilla-Keys: $label2\n") + inMbox("new", "Status: O\n")
            + inMbox("expunged", "X-Mozilla-Status: 0009\n"));
    CTL(imported, 0, {s("import"), path("box"), s("On this computer:F")});
    QCOMPARE(count("On this computer:F"), 3);
    QCOMPARE(flags("On this computer:F", "mutt"),
             (QStringList{s("$label1"), s("answered"), s("flagged"), s("seen"), s("work")}));
    const QStringList thunderbird = flags("On this computer:F", "thunderbird");
    QVERIFY(thunderbird.contains(s("answered")) && thunderbird.contains(s("$label2")));
    QVERIFY(flags("On this computer:F", "new").isEmpty());
    const CtlResult shown = m_ctl->offline({s("show"), m_ctl->idOf(s("On this computer:F"), s("mutt")), s("--source")});
    QVERIFY(!shown.rows.constFirst().value(s("source")).toString().contains(s("Status:")));
}

void TestCtlImport::maildirAndTree()
{
    put("tree/box", inMbox("in the box"));
    put("tree/box.sbd/Sub", inMbox("below the box"));
    put("tree/box.msf", "index");
    put("tree/letters/a.eml", mail("a letter"));
    put("tree/Md/new/1.x", mail("in the maildir"));
    put("tree/Md/cur/2.x:2,FS", mail("starred"));
    put("tree/Md/tmp/3.x", mail("half"));
    put("tree/Md/.Deep.Er/cur/4.x:2,", mail("deeper"));
    put("tree/Md/.Deep.Er/new/ignored", {});
    CTL(imported, 0, {s("import"), path("tree"), s("On this computer:T")});
    QCOMPARE(count("On this computer:T/box"), 1 + 0);
    QCOMPARE(count("On this computer:T/box/Sub"), 1);
    QCOMPARE(count("On this computer:T/letters"), 1);
    QCOMPARE(count("On this computer:T/Md"), 2);
    QCOMPARE(flags("On this computer:T/Md", "starred"), (QStringList{s("flagged"), s("seen")}));
    QCOMPARE(count("On this computer:T/Md/Deep/Er"), 1);
}

void TestCtlImport::toAServer()
{
    const CtlResult added = m_ctl->addAccount(m_servers, s("alice"), s("imap"), m_servers.imap());
    QVERIFY2(added.code == 0, added.report.constData());
    put("box", inMbox("one", "Status: RO\n") + inMbox("two"));
    CTL(imported, 0, {s("import"), path("box"), s("Imported/Here")});
    const QByteArray server = m_servers.doveadm(
        {s("fetch"), s("-u"), s("alice"), s("flags date.received"), s("mailbox"), s("Imported/Here")});
    QVERIFY2(server.contains("2026-11-24"), server.constData());
    QCOMPARE(server.count("\\Seen"), 1);
    CTL(again, 0, {s("import"), path("box"), s("Imported/Here")});
    QCOMPARE(again.rows.constLast().value(s("known")).toInt(), 2);
    put("more", inMbox("three"));
    const CtlResult offline = m_ctl->offline({s("import"), path("more"), s("Imported/Here")});
    QVERIFY2(offline.code == 75, offline.report.constData());
    CTL(synced, 0, {s("sync")});
    QCOMPARE(count("Imported/Here"), 3);
}

void TestCtlImport::killedAndAgain()
{
    constexpr int many = 600;
    QByteArray box;
    for (int i = 0; i < many; ++i) {
        box += inMbox("m" + QByteArray::number(i));
    }
    put("box", box);
    for (int kill = 0; kill < 4; ++kill) {
        const auto process = m_ctl->start({s("import"), path("box"), s("On this computer:K")});
        QVERIFY(process->waitForStarted());
        process->waitForFinished(300 + 400 * kill);
        process->kill(); // SIGKILL
        process->waitForFinished();
    }
    CTL(imported, 0, {s("import"), path("box"), s("On this computer:K")});
    CTL(synced, 0, {s("sync")});
    QCOMPARE(count("On this computer:K"), many);
    QVERIFY(m_ctl->offline({s("pending"), s("list")}).rows.isEmpty());
}

// In several parts, into a server's folder and one here: one entry of the history each, undone on the server too.
void TestCtlImport::takenBackAsOne()
{
    const CtlResult added = m_ctl->addAccount(m_servers, s("bob"), s("imap"), m_servers.imap());
    QVERIFY2(added.code == 0, added.report.constData());
    constexpr int many = 450; // more than two parts
    QByteArray box;
    for (int i = 0; i < many; ++i) {
        box += inMbox("u" + QByteArray::number(i));
    }
    put("box", box);
    const QByteArrayList targets{"Undone", "On this computer:Undone"};
    for (const QByteArray &target : targets) {
        CTL(made, 0, {s("folder"), s("create"), s(target)});
        CTL(imported, 0, {s("import"), path("box"), s(target)});
        QCOMPARE(count(target), many);
        CTL(history, 0, {s("undo"), s("--list")});
        QCOMPARE(history.rows.constFirst().value(s("what")).toString(), s("Imported 450 messages"));
        CTL(undone, 0, {s("undo")});
        QCOMPARE(count(target), 0);
        CTL(after, 0, {s("undo"), s("--list")});
        QCOMPARE(after.rows.size(), history.rows.size() - 1);
    }
    const QByteArray server
        = m_servers.doveadm({s("mailbox"), s("status"), s("-u"), s("bob"), s("messages"), s("Undone")});
    QVERIFY2(server.contains("messages=0"), server.constData());
}

void TestCtlImport::brokenThings()
{
    put("tree/good.eml", mail("good"));
    put("tree/zero.eml", mail("zero").replace("Hello", QByteArray("He\0lo", 5)));
    put("tree/empty.eml", {});
    put("tree/picture.jpg", "\xff\xd8\xff\xe0 not mail");
    QVERIFY(QFile::link(s("/etc"), path("tree/link")));
    put("tree/line\nbreak.eml", mail("line break"));
    const CtlResult imported = m_ctl->run({s("import"), path("tree"), s("On this computer:B")});
    QVERIFY2(imported.code == 0, imported.report.constData());
    QCOMPARE(imported.rows.constLast().value(s("imported")).toInt(), 2);
    QCOMPARE(imported.rows.constLast().value(s("skipped")).toInt(), 3);
    QVERIFY(imported.err.contains("zero octets"));
    QVERIFY(imported.err.contains("link"));
    QVERIFY(imported.err.contains("picture.jpg holds no mail"));
}

// Lists, broken programs and senders of junk use a Message-ID twice; and a server may add to the header.
void TestCtlImport::oneIdTwoMessages()
{
    const QByteArray id = "Message-ID: <same@x.example>\r\n";
    const QByteArray first = id + "Subject: first\r\n\r\nOne text\r\n";
    const QByteArray second = id + "Subject: second\r\n\r\nAnother text\r\n";
    put("two/a.eml", first);
    put("two/b.eml", second);
    put("two/c.eml", "X-Added: by a server\r\n" + first);
    CTL(imported, 0, {s("import"), path("two"), s("On this computer:Two")});
    QCOMPARE(imported.rows.constLast().value(s("imported")).toInt(), 2);
    QCOMPARE(imported.rows.constLast().value(s("known")).toInt(), 1);
    CTL(again, 0, {s("import"), path("two"), s("On this computer:Two")});
    QCOMPARE(again.rows.constLast().value(s("known")).toInt(), 3);
    QCOMPARE(count("On this computer:Two"), 2);
}

// Qt's own listing leaves such names out without a word.
void TestCtlImport::namesOfAnotherEncoding()
{
    put("Md/new/plain", mail("plain"));
    QVERIFY(QDir().mkpath(path("Md/cur")) && QDir().mkpath(path("Md/tmp")));
    const QByteArray folder = QFile::encodeName(path("Md"));
    const auto write = [](const QByteArray &name, const QByteArray &content) {
        QFile file;
        const int descriptor = ::open(name.constData(), O_WRONLY | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
        QVERIFY(file.open(descriptor, QIODevice::WriteOnly, QFileDevice::AutoCloseHandle));
        file.write(content);
    };
    write(folder + "/cur/1.m\xfcller:2,FS", mail("latin"));
    QCOMPARE(::mkdir(QByteArray(folder + "/.B\xfcro").constData(), S_IRWXU), 0);
    CTL(imported, 0, {s("import"), path("Md"), s("On this computer:L")});
    QCOMPARE(imported.rows.constLast().value(s("imported")).toInt(), 2);
    QCOMPARE(flags("On this computer:L", "latin"), (QStringList{s("flagged"), s("seen")}));
    QVERIFY2(imported.err.contains(".B?ro has a name that cannot be read"), imported.err.constData());
}

void TestCtlImport::roundTrip_data()
{
    QTest::addColumn<QString>("target");
    QTest::newRow("mbox") << s("out.mbox");
    QTest::newRow("Maildir") << s("Maildir");
    QTest::newRow("files") << s("out");
}

void TestCtlImport::roundTrip()
{
    QFETCH(const QString, target);
    const QString out = m_files->filePath(target);
    put("box",
        inMbox("one", "Status: RO\nX-Status: F\n") + separator
            + mail("two", "\n>From here Tue Nov 24 10:00:00 2026\nX: y\n>>From there\n"));
    CTL(imported, 0, {s("import"), path("box"), s("On this computer:A")});
    CTL(exported, 0, {s("export"), s("On this computer:A"), out});
    QCOMPARE(exported.rows.constLast().value(s("exported")).toInt(), 2);
    CTL(twice, 0, {s("export"), s("On this computer:A"), out});
    CTL(back, 0, {s("import"), out, s("On this computer:B")});
    QCOMPARE(count("On this computer:B"), 2);
    if (target != s("out")) { // a file of its own has no place for flags
        QCOMPARE(flags("On this computer:B", "one"), (QStringList{s("flagged"), s("seen")}));
    }
    const auto source = [this](const char *folder) {
        return m_ctl->offline({s("show"), m_ctl->idOf(s(folder), s("two")), s("--source")})
            .rows.constFirst()
            .value(s("source"))
            .toString();
    };
    QCOMPARE(source("On this computer:B"), source("On this computer:A"));
}

void TestCtlImport::exportOfATree()
{
    put("tree/a/1.eml", mail("one"));
    put("tree/a/b/2.eml", mail("two"));
    CTL(imported, 0, {s("import"), path("tree"), s("On this computer:T")});
    CTL(mbox, 0, {s("export"), s("On this computer:T"), path("T.mbox"), s("--tree"), s("--format"), s("mbox")});
    CTL(maildir, 0, {s("export"), s("On this computer:T"), path("TM"), s("--tree"), s("--format"), s("maildir")});
    QVERIFY(QFile::exists(path("T.mbox.sbd/a.sbd/b")));
    QVERIFY(QFile::exists(path("TM/.a.b/cur")));
    CTL(back, 0, {s("import"), path("TM"), s("On this computer:U")});
    QCOMPARE(count("On this computer:U/a/b"), 1);
}

void TestCtlImport::wrongUse()
{
    CTL(nothing, 1, {s("import"), path("not there"), s("On this computer:X")});
    CTL(few, 1, {s("import"), path("x")});
    put("one.eml", mail("one"));
    CTL(imported, 0, {s("import"), path("one.eml"), s("On this computer:X")});
    CTL(format, 1, {s("export"), s("On this computer:X"), path("y"), s("--format"), s("pst")});
    CTL(folder, 2, {s("export"), s("On this computer:Y"), path("y")});
}

QTEST_GUILESS_MAIN(TestCtlImport)
#include "tst_ctl_import.moc"
