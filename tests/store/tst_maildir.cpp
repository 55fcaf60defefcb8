// Maildirs on disk: delivered once, never overwritten, readable by other programs and aware of what they do.
#include "core/base/error.h"
#include "core/store/maildirtree.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <unistd.h>

using namespace waxwing;
using namespace waxwing::store;

namespace {

QString q(const char *text)
{
    return QString::fromUtf8(text);
}

const QDateTime then = QDateTime::fromSecsSinceEpoch(1'500'000'000, Qt::UTC);

void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

Uid deliver(Maildir &folder, const QByteArray &base, const QByteArray &source, Flags flags = {},
            const QStringList &keywords = {})
{
    Maildir::Delivery delivery(folder.path(), base);
    delivery.write(source);
    delivery.flags = flags;
    delivery.keywords = keywords;
    delivery.received = then;
    return folder.deliver(std::move(delivery));
}

} // namespace

class TestMaildir : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }
    void deliversAndReadsBack();
    void theSameDeliveryMeetsItsOwnFile();
    void aBatchIsOneCommit();
    void abandonedDeliveryLeavesNothing();
    void uidsSurviveARestart();
    void halfWrittenUidLineIsForgotten();
    void flagsAndKeywordsAreInTheName();
    void keywordsBeyondTheLetters();
    void seesWhatOtherProgramsDo();
    void otherProgramRenamesMeanwhile();
    void otherProgramRemovesMeanwhile();
    void movesKeepTheName();
    void movedByHalfIsMoved();
    void replacedKeepsItsUid();
    void replacementStoppedHalfWay();
    void namesThatAreBroken();
    void linksAndFoldersAreNoMessages();
    void unreadableIsNotEmpty();
    void bareLineFeedsGetCrlf();
    void treeOfFolders();
    void foldersOfOtherPrograms();

private:
    QString path(const char *below) const { return m_dir->filePath(q(below)); }
    QByteArray raw(const char *below) const { return QFile::encodeName(path(below)); }

    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestMaildir::deliversAndReadsBack()
{
    Maildir folder(raw("M"));
    const QByteArray source("From: a\r\n\r\n\0bytes\r\n.", 21);
    const Uid uid = deliver(folder, "one", source, Flag::Seen);
    const auto message = folder.find(uid);
    QVERIFY(message);
    QCOMPARE(message->file, QByteArray("cur/one:2,S"));
    QCOMPARE(folder.read(*message), std::optional(source));
    QCOMPARE(folder.received(*message), then);
    QVERIFY(QDir(path("M/tmp")).isEmpty());
}

void TestMaildir::theSameDeliveryMeetsItsOwnFile()
{
    Uid first;
    {
        Maildir folder(raw("M"));
        first = deliver(folder, "one", "1");
    }
    Maildir folder(raw("M"));
    QCOMPARE(deliver(folder, "one", "1"), first);
    QCOMPARE(folder.scan().size(), 1);
    QVERIFY(QDir(path("M/tmp")).isEmpty());
}

void TestMaildir::aBatchIsOneCommit()
{
    Maildir folder(raw("M"));
    std::vector<Maildir::Delivery> batch;
    for (const char *name : {"b", "a", "b"}) {
        batch.emplace_back(folder.path(), name);
        batch.back().write(name);
    }
    const QList<Uid> uids = folder.commit(std::move(batch));
    QCOMPARE(uids, (QList<Uid>{Uid(1), Uid(2), Uid(1)}));
    QCOMPARE(Maildir(raw("M")).scan().size(), 2);
}

void TestMaildir::abandonedDeliveryLeavesNothing()
{
    Maildir folder(raw("M"));
    {
        Maildir::Delivery delivery(folder.path(), "x");
        delivery.write("half");
    }
    QVERIFY(QDir(path("M/tmp")).isEmpty());
    QVERIFY(folder.scan().isEmpty());
}

void TestMaildir::uidsSurviveARestart()
{
    UidValidity validity;
    {
        Maildir folder(raw("M"));
        QCOMPARE(deliver(folder, "one", "1"), Uid(1));
        QCOMPARE(deliver(folder, "two", "2", Flag::Seen), Uid(2));
        folder.remove(*folder.find(Uid(2)));
        validity = folder.uidValidity();
    }
    Maildir again(raw("M"));
    QCOMPARE(again.uidValidity(), validity);
    QCOMPARE(again.scan().keys(), QList<Uid>{Uid(1)});
    QCOMPARE(again.baseOf(Uid(2)), QByteArray("two"));
    QCOMPARE(deliver(again, "three", "3"), Uid(3)); // never given twice
}

void TestMaildir::halfWrittenUidLineIsForgotten()
{
    {
        Maildir folder(raw("M"));
        deliver(folder, "one", "1");
    }
    QFile file(path("M/waxwing-uids"));
    QVERIFY(file.open(QIODevice::Append));
    file.write("2 tw");
    file.close();
    {
        Maildir again(raw("M"));
        QCOMPARE(again.scan().size(), 1);
        QCOMPARE(again.uidNext(), Uid(2));
        deliver(again, "two", "2");
    }
    QCOMPARE(Maildir(raw("M")).scan().keys(), (QList<Uid>{Uid(1), Uid(2)}));
}

void TestMaildir::flagsAndKeywordsAreInTheName()
{
    Maildir folder(raw("M"));
    put(path("M/dovecot-keywords"), "0 $Label1\n");
    const Uid uid = deliver(folder, "one", "1", Flags(Flag::Seen) | Flag::Flagged, {q("$label1"), q("new")});
    QCOMPARE(folder.find(uid)->file, QByteArray("cur/one:2,FSab"));
    folder.setFlags(*folder.find(uid), Flag::Draft, {q("new")});
    QVERIFY(QFile::exists(path("M/cur/one:2,Db")));
    const auto message = Maildir(raw("M")).find(uid);
    QCOMPARE(message->flags, Flags(Flag::Draft));
    QCOMPARE(message->keywords, QStringList{q("new")});
}

void TestMaildir::keywordsBeyondTheLetters()
{
    Maildir folder(raw("M"));
    QStringList keywords;
    for (int i = 0; i < 30; ++i) {
        keywords.append(QStringLiteral("k%1").arg(i, 2, 10, QLatin1Char('0')));
    }
    const Uid uid = deliver(folder, "one", "1", {}, keywords);
    QCOMPARE(Maildir(raw("M")).find(uid)->keywords, keywords);
    folder.setFlags(*folder.find(uid), {}, {q("k29")});
    QCOMPARE(Maildir(raw("M")).find(uid)->keywords, QStringList{q("k29")});
}

void TestMaildir::seesWhatOtherProgramsDo()
{
    Maildir folder(raw("M"));
    put(path("M/new/123.host"), "x");
    QCOMPARE(folder.scan().size(), 1);
    const Uid uid = folder.scan().firstKey();
    QVERIFY(QFile::rename(path("M/new/123.host"), path("M/cur/123.host:2,FS")));
    QCOMPARE(folder.scan().value(uid).flags, Flags(Flag::Flagged) | Flag::Seen);
    QVERIFY(QFile::remove(path("M/cur/123.host:2,FS")));
    QVERIFY(folder.scan().isEmpty());
}

void TestMaildir::otherProgramRenamesMeanwhile()
{
    Maildir folder(raw("M"));
    const Uid uid = deliver(folder, "one", "1");
    const auto listed = folder.find(uid);
    QVERIFY(QFile::rename(path("M/cur/one:2,"), path("M/cur/one:2,S")));
    folder.setFlags(*listed, Flag::Flagged, {});
    QVERIFY(QFile::exists(path("M/cur/one:2,F")));
}

void TestMaildir::otherProgramRemovesMeanwhile()
{
    Maildir folder(raw("M"));
    const auto listed = folder.find(deliver(folder, "one", "1"));
    QVERIFY(QFile::remove(path("M/cur/one:2,")));
    folder.remove(*listed); // it is what was wanted
    QVERIFY_THROWS_EXCEPTION(Error, folder.setFlags(*listed, Flag::Seen, {}));
    QCOMPARE(folder.read(*listed), std::optional<QByteArray>());
}

void TestMaildir::movesKeepTheName()
{
    Maildir from(raw("A"));
    Maildir to(raw("B"));
    const Uid uid = deliver(from, "one", "1", Flag::Answered, {q("tag")});
    deliver(to, "one", "another of that name");
    const Uid moved = to.takeOver(from, *from.find(uid));
    QVERIFY(from.scan().isEmpty());
    QCOMPARE(to.scan().size(), 2);
    QCOMPARE(to.find(moved)->base, QByteArray("one-2"));
    QCOMPARE(to.find(moved)->keywords, QStringList{q("tag")});
    QCOMPARE(to.received(*to.find(moved)), then);
}

// The power went after the new name was on the disk and before the old one was off it.
void TestMaildir::movedByHalfIsMoved()
{
    Maildir from(raw("A"));
    Maildir to(raw("B"));
    const Uid uid = deliver(from, "one", "1", Flag::Answered);
    const Uid there = deliver(to, "one", "1");
    QCOMPARE(to.takeOver(from, *from.find(uid)), there);
    QVERIFY(from.scan().isEmpty());
    QCOMPARE(to.scan().keys(), QList<Uid>{there});
    QVERIFY(!QFile::exists(path("A/cur/one:2,R")));
}

void TestMaildir::replacedKeepsItsUid()
{
    Maildir folder(raw("M"));
    const Uid uid = deliver(folder, "u1-top", "beginning", Flag::Flagged);
    Maildir::Delivery whole(folder.path(), "u1");
    whole.write("the whole");
    folder.replace(*folder.find(uid), std::move(whole));
    Maildir again(raw("M"));
    QCOMPARE(again.scan().keys(), QList<Uid>{uid});
    QCOMPARE(again.find(uid)->base, QByteArray("u1"));
    QCOMPARE(again.find(uid)->flags, Flags(Flag::Flagged));
    QCOMPARE(again.read(*again.find(uid)), std::optional(QByteArray("the whole")));
    QCOMPARE(again.received(*again.find(uid)), then);
}

// Killed after the new file got its name and before the old one went.
void TestMaildir::replacementStoppedHalfWay()
{
    Uid uid;
    {
        Maildir folder(raw("M"));
        uid = deliver(folder, "u1-top", "beginning");
        Maildir::Delivery whole(folder.path(), "u1");
        whole.write("the whole");
        folder.replace(*folder.find(uid), std::move(whole));
    }
    put(path("M/cur/u1-top:2,"), "beginning");
    Maildir again(raw("M"));
    QCOMPARE(again.scan().keys(), QList<Uid>{uid});
    QCOMPARE(again.find(uid)->base, QByteArray("u1"));
    QVERIFY(!QFile::exists(path("M/cur/u1-top:2,")));
}

void TestMaildir::namesThatAreBroken()
{
    Maildir folder(raw("M"));
    for (const char *name : {"with space", "with\nline", "\xff\xfe", "colon:only", "%41", ":2,S", "x:2,", "x:2,ZZqS"}) {
        const int file = ::creat(QByteArray(raw("M/cur/") + name).constData(), 0600);
        QVERIFY(file >= 0);
        ::close(file);
    }
    const QList<Uid> uids = folder.scan().keys();
    QCOMPARE(uids.size(), 6); // ":2,S" names nothing, the two "x" are one message
    QCOMPARE(Maildir(raw("M")).scan().keys(), uids);
    for (const Uid uid : uids) {
        folder.setFlags(*folder.find(uid), Flag::Seen, {});
    }
    QCOMPARE(Maildir(raw("M")).scan().keys(), uids);
}

void TestMaildir::linksAndFoldersAreNoMessages()
{
    Maildir folder(raw("M"));
    put(path("secret"), "not mail");
    QVERIFY(QFile::link(path("secret"), path("M/cur/link:2,")));
    QVERIFY(QDir().mkpath(path("M/cur/folder")));
    put(path("M/cur/.hidden"), "x");
    QVERIFY(folder.scan().isEmpty());
}

// What is missing counts as deleted, so a folder that cannot be read must not look empty.
void TestMaildir::unreadableIsNotEmpty()
{
    Maildir folder(raw("M"));
    deliver(folder, "one", "1");
    QVERIFY(QFile::rename(path("M/cur"), path("M/elsewhere")));
    QVERIFY_THROWS_EXCEPTION(Error, folder.scan());
}

void TestMaildir::bareLineFeedsGetCrlf()
{
    Maildir folder(raw("M"));
    put(path("M/new/1"), "A: b\n\nc\n");
    put(path("M/new/2"), "A: b\r\n\r\nbare\nstays\r\n");
    folder.scan();
    QCOMPARE(folder.read(*folder.byBase("1")), std::optional(QByteArray("A: b\r\n\r\nc\r\n")));
    QCOMPARE(folder.read(*folder.byBase("2")), std::optional(QByteArray("A: b\r\n\r\nbare\nstays\r\n")));
}

void TestMaildir::treeOfFolders()
{
    MaildirTree tree(m_dir->path(), MaildirTree::Root::IsInbox);
    const QStringList odd{q("a.b/c"), q("Grüße 50%")};
    const QByteArray name = MaildirTree::nameOf(odd);
    QVERIFY(!name.contains('/'));
    QCOMPARE(MaildirTree::levelsOf(name), odd);
    QCOMPARE(MaildirTree::nameOf({q("inbox")}), QByteArray("INBOX"));
    tree.create("A");
    tree.create("A.B");
    tree.create(name);
    deliver(tree.folder("A.B"), "one", "1");
    QCOMPARE(tree.names(), (QList<QByteArray>{"INBOX", "A", "A.B", name}));
    tree.rename("A", "C");
    QCOMPARE(tree.folder("C.B").scan().size(), 1);
    QVERIFY_THROWS_EXCEPTION(Error, tree.folder("A"));
    tree.create("D");
    QVERIFY_THROWS_EXCEPTION(Error, tree.rename("C", "D")); // nothing is overwritten
    tree.remove("C");
    QCOMPARE(tree.names(), (QList<QByteArray>{"INBOX", "D", name}));
    QVERIFY_THROWS_EXCEPTION(Error, MaildirTree::nameOf({QString(300, QLatin1Char('x'))}));
}

void TestMaildir::foldersOfOtherPrograms()
{
    MaildirTree tree(m_dir->path(), MaildirTree::Root::HoldsFolders);
    for (const char *name : {".Good/cur", ".no-maildir", ".A..B/cur", "plain/cur", ".\xc3\x28/cur"}) {
        QVERIFY(QDir().mkpath(QFile::decodeName(QByteArray(QFile::encodeName(m_dir->path()) + '/' + name))));
    }
    const QList<QByteArray> names = tree.names();
    QVERIFY(names.contains("Good"));
    QVERIFY(!names.contains("INBOX"));
    QVERIFY(!names.contains("no-maildir"));
    QVERIFY(!names.contains("A..B"));
    QVERIFY(tree.folder("Good").scan().isEmpty());
}

QTEST_GUILESS_MAIN(TestMaildir)
#include "tst_maildir.moc"
