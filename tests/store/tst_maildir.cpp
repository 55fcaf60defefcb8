// Maildirs on disk: delivered once, never overwritten, readable by other programs and aware of what they do.
#include "core/base/error.h"
#include "core/store/maildirtree.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace waxwing;
using namespace waxwing::store;

namespace {

QString q(const char *text)
{
    return QString::fromUtf8(text);
}

const QDateTime kThen = QDateTime::fromSecsSinceEpoch(1'500'000'000, Qt::UTC);

void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

} // namespace

class TestMaildir : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void deliversAndReadsBack()
    {
        QTemporaryDir dir;
        Maildir maildir(dir.filePath(q("M")));
        const QByteArray source = QByteArray("From: a\r\n\r\n\0bytes\r\n.", 21);
        const MaildirEntry entry = maildir.deliver(source, "uidl-1", {}, {}, kThen);
        QVERIFY(entry.file.startsWith(q("new/")));
        QCOMPARE(maildir.read(entry.uid), source);
        QVERIFY(QDir(dir.filePath(q("M/tmp"))).isEmpty());
        Maildir again(dir.filePath(q("M")));
        const QList<MaildirEntry> list = again.list();
        QCOMPARE(list.size(), 1);
        QCOMPARE(list[0].uid, entry.uid);
        QCOMPARE(list[0].received, kThen);
        QCOMPARE(list[0].size, source.size());
        QCOMPARE(again.uidValidity(), maildir.uidValidity());
        QVERIFY(again.uidNext() > entry.uid);
    }

    void theSameUidlMeetsItsOwnFile()
    {
        QTemporaryDir dir;
        Uid first;
        {
            Maildir maildir(dir.path());
            first = maildir.deliver("one", "uidl-1", {}, {}, kThen).uid;
            QCOMPARE(maildir.deliver("one", "uidl-1", {}, {}, kThen.addDays(1)).uid, first);
        }
        Maildir maildir(dir.path());
        QVERIFY(maildir.holds("uidl-1"));
        QVERIFY(!maildir.holds("uidl-2"));
        maildir.setFlags(first, Flag::Seen, {});
        QCOMPARE(maildir.deliver("one", "uidl-1", {}, {}, kThen).uid, first);
        QVERIFY(maildir.deliver("one", "uidl-2", {}, {}, kThen).uid != first);
        QVERIFY(maildir.deliver("one", {}, {}, {}, kThen).uid != maildir.deliver("one", {}, {}, {}, kThen).uid);
        QCOMPARE(maildir.list().size(), 4);
    }

    void abandonedDeliveryLeavesNothing()
    {
        QTemporaryDir dir;
        Maildir maildir(dir.path());
        {
            Maildir::Delivery delivery = maildir.begin();
            delivery.write("half a mess");
        }
        QVERIFY(QDir(dir.filePath(q("tmp"))).isEmpty());
        QVERIFY(maildir.list().isEmpty());
    }

    void flagsAndKeywordsAreInTheName()
    {
        QTemporaryDir dir;
        Maildir maildir(dir.path());
        const Uid uid = maildir.deliver("x", "t", Flag::Flagged, {q("work")}, kThen).uid;
        MaildirEntry entry
            = maildir.setFlags(uid, Flag::Seen | Flag::Answered | Flag::Forwarded, {q("later"), q("work")});
        QVERIFY2(entry.file.endsWith(q(",U=1:2,PRSab")), qPrintable(entry.file));
        Maildir again(dir.path());
        entry = again.list().first();
        QCOMPARE(entry.flags, Flag::Seen | Flag::Answered | Flag::Forwarded);
        QCOMPARE(entry.keywords, (QStringList{q("work"), q("later")}));
        QFile keywords(dir.filePath(q("dovecot-keywords")));
        QVERIFY(keywords.open(QIODevice::ReadOnly));
        QCOMPARE(keywords.readAll(), QByteArray("0 work\n1 later\n"));
        entry = again.setFlags(uid, {}, {});
        QVERIFY(entry.file.startsWith(q("cur/")) && entry.file.endsWith(q(":2,")));
        QCOMPARE(again.list().first().flags, Flags());
    }

    void seesWhatOtherProgramsDo()
    {
        QTemporaryDir dir;
        Maildir maildir(dir.path());
        const MaildirEntry mine = maildir.deliver("mine", "t", {}, {}, kThen);
        put(dir.filePath(q("new/1600000000.M1P2.host")), "theirs");
        put(dir.filePath(q("cur/1600000001.M1P3.host,U=1:2,S")), "with a number of ours");
        QVERIFY(
            QFile::rename(dir.filePath(mine.file), dir.filePath(QString(q("cur/") + mine.file.mid(4) + q(":2,F")))));
        QCOMPARE(maildir.find(mine.uid)->flags, Flags(Flag::Flagged));
        const QList<MaildirEntry> list = maildir.list();
        QCOMPARE(list.size(), 3);
        QSet<quint32> uids;
        for (const MaildirEntry &entry : list) {
            uids.insert(entry.uid.value());
            QVERIFY(!maildir.read(entry.uid).isEmpty());
        }
        QCOMPARE(uids.size(), 3);
        const QList<MaildirEntry> again = Maildir(dir.path()).list();
        for (qsizetype n = 0; n < 3; ++n) {
            QCOMPARE(again[n].uid, list[n].uid);
            QCOMPARE(again[n].file, list[n].file);
        }
        QVERIFY(QFile::remove(dir.filePath(again[0].file)));
        QVERIFY(!maildir.find(again[0].uid));
        QVERIFY_EXCEPTION_THROWN(maildir.read(again[0].uid), Error);
        maildir.remove(again[0].uid);
    }

    void movesAndCopies()
    {
        QTemporaryDir dir;
        Maildir a(dir.filePath(q("A")));
        Maildir b(dir.filePath(q("B")));
        const Uid uid = a.deliver("x", "t", Flag::Seen, {q("work")}, kThen).uid;
        b.deliver("other", "o", {}, {}, kThen);
        const MaildirEntry copy = a.copyTo(uid, b);
        const MaildirEntry moved = a.moveTo(uid, b);
        QVERIFY(a.list().isEmpty());
        QCOMPARE(b.list().size(), 3);
        QCOMPARE(b.read(moved.uid), QByteArray("x"));
        QCOMPARE(b.read(copy.uid), QByteArray("x"));
        QCOMPARE(b.find(moved.uid)->flags, Flags(Flag::Seen));
        QCOMPARE(b.find(moved.uid)->keywords, QStringList{q("work")});
        QCOMPARE(b.find(moved.uid)->received, kThen);
        QVERIFY(b.holds("t") && !a.holds("t"));
        a.moveTo(a.deliver("y", {}, {}, {}, kThen).uid, b);
        QCOMPARE(b.list().size(), 4);
    }

    void uidsAreNeverGivenTwice()
    {
        QTemporaryDir dir;
        Uid highest;
        for (int run = 0; run < 3; ++run) {
            Maildir maildir(dir.path());
            const Uid uid = maildir.deliver("x", {}, {}, {}, kThen).uid;
            QVERIFY(uid > highest);
            highest = uid;
            maildir.remove(uid);
        }
    }

    void brokenNamesAreSurvived()
    {
        QTemporaryDir dir;
        Maildir maildir(dir.path());
        maildir.create();
        for (const char *name : {"a", ":2,S", "x,U=99999999999:2,", "x,U=,U=:2,ZZ\x7f", "y:2,abcxyz", "..z"}) {
            put(dir.filePath(QString(q("cur/") + QString::fromUtf8(name))), "x");
        }
        const QList<MaildirEntry> list = maildir.list();
        QCOMPARE(list.size(), 5); // a name that begins with a dot is no message
        QCOMPARE(Maildir(dir.path()).list().size(), 5);
    }

    void treeOfFolders()
    {
        QTemporaryDir dir;
        MaildirTree tree(dir.filePath(q("Mail")));
        tree.create({q("INBOX")});
        tree.create({q("A")});
        tree.create({q("A"), q("50% v1.0/x")});
        tree.create({q("AB")});
        QCOMPARE(tree.pathOf({q("A"), q("50% v1.0/x")}), dir.filePath(q("Mail/.A.50%25 v1%2E0%2Fx")));
        QVERIFY_EXCEPTION_THROWN(tree.create({q("A")}), Error);
        QVERIFY_EXCEPTION_THROWN(tree.create({QString()}), Error);
        QVERIFY_EXCEPTION_THROWN(tree.create({QString(300, QLatin1Char('x'))}), Error);
        const Uid uid = tree.folder({q("A"), q("50% v1.0/x")}).deliver("x", {}, {}, {}, kThen).uid;
        tree.rename({q("A")}, {q("C"), q("D")});
        QCOMPARE(tree.folders(),
                 (QList<QStringList>{{q("INBOX")}, {q("AB")}, {q("C"), q("D")}, {q("C"), q("D"), q("50% v1.0/x")}}));
        QCOMPARE(tree.folder({q("C"), q("D"), q("50% v1.0/x")}).read(uid), QByteArray("x"));
        QVERIFY_EXCEPTION_THROWN(tree.rename({q("AB")}, {q("C"), q("D")}), Error);
        tree.remove({q("C")});
        QCOMPARE(tree.folders(), (QList<QStringList>{{q("INBOX")}, {q("AB")}}));
        QVERIFY_EXCEPTION_THROWN(tree.remove({q("inbox")}), Error);
    }
};

QTEST_GUILESS_MAIN(TestMaildir)
#include "tst_maildir.moc"
