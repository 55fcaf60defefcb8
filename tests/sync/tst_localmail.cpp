#include "core/sync/localmail.h"
#include "core/sync/localnames.h"

#include <QDateTime>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace waxwing;
using namespace waxwing::sync;

class TestLocalMail : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void namesRoundTrip()
    {
        for (const QStringList &levels :
             {QStringList{QStringLiteral("a.b"), QStringLiteral("../x")}, QStringList{QStringLiteral("Grüße 50%")}}) {
            const QByteArray name = localName(levels);
            QVERIFY(!name.contains('/'));
            QCOMPARE(levelsOfLocalName(name), levels);
        }
        QCOMPARE(localName({QStringLiteral("inbox")}), QByteArray("INBOX"));
    }
    void uidsSurviveARestart()
    {
        QTemporaryDir root;
        const QString path = root.filePath(QStringLiteral("box"));
        UidValidity validity;
        {
            LocalFolder folder(path);
            QCOMPARE(folder.deliver("one", "1", {}, {}), Uid(1));
            QCOMPARE(folder.deliver("two", "2", store::Flag::Seen, {}), Uid(2));
            QCOMPARE(folder.deliver("one", "1", {}, {}), Uid(1)); // the same delivery, repeated
            validity = folder.uidValidity();
        }
        LocalFolder again(path);
        QCOMPARE(again.uidValidity(), validity);
        QCOMPARE(again.scan().size(), 2);
        QCOMPARE(again.scan().value(Uid(2)).flags, store::Flags(store::Flag::Seen));
    }
    void halfWrittenUidLineIsForgotten()
    {
        QTemporaryDir root;
        const QString path = root.filePath(QStringLiteral("box"));
        {
            LocalFolder folder(path);
            folder.deliver("one", "1", {}, {});
        }
        QFile file(QString(path + QStringLiteral("/waxwing-uids")));
        QVERIFY(file.open(QIODevice::Append));
        file.write("2 tw");
        file.close();
        LocalFolder again(path);
        QCOMPARE(again.scan().size(), 1);
        QCOMPARE(again.uidNext(), Uid(2));
    }
    void foreignProgramsDeliverAndFlag()
    {
        QTemporaryDir root;
        LocalFolder folder(root.filePath(QStringLiteral("box")));
        QFile file(root.filePath(QStringLiteral("box/new/123.host")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        QCOMPARE(folder.scan().size(), 1);
        QVERIFY(file.rename(root.filePath(QStringLiteral("box/cur/123.host:2,FS"))));
        const auto messages = folder.scan();
        QCOMPARE(messages.size(), 1);
        QCOMPARE(messages.constBegin()->flags, store::Flags(store::Flag::Flagged) | store::Flag::Seen);
    }
    void moveKeepsTheName()
    {
        QTemporaryDir root;
        LocalMail mail(root.path());
        mail.folder("INBOX").deliver("u1", "x", {}, {});
        const auto message = mail.folder("INBOX").byBase("u1");
        mail.folder("Trash").takeOver(*message);
        QVERIFY(mail.folder("INBOX").scan().isEmpty());
        QVERIFY(mail.messageNames().contains("u1"));
    }
    void deletedIsRemembered()
    {
        QTemporaryDir root;
        {
            LocalMail mail(root.path());
            mail.create("A");
            mail.create("A.B");
            mail.folder("A.B").deliver("u1", "x", {}, {});
            mail.remove("A");
            QVERIFY(!mail.exists("A.B"));
        }
        QVERIFY(LocalMail(root.path()).deleted().contains("u1"));
    }
};

QTEST_GUILESS_MAIN(TestLocalMail)
#include "tst_localmail.moc"
