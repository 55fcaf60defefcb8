// The mail of an account on this computer: what is made on first use, what is remembered of what was deleted.
#include "core/sync/localmail.h"

#include <QTemporaryDir>
#include <QTest>

using namespace waxwing;
using namespace waxwing::sync;

namespace {

void deliver(store::Maildir &folder, const QByteArray &base)
{
    store::Maildir::Delivery delivery(folder.path(), base);
    delivery.write("x");
    folder.deliver(std::move(delivery));
}

const QByteArray fetched = "u0123456789012345678901234567890123456789";

} // namespace

class TestLocalMail : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void mailboxHasItsFolders()
    {
        QTemporaryDir root;
        {
            LocalMail mail(root.path(), LocalMail::Kind::Mailbox);
            QCOMPARE(mail.list().size(), 4);
            mail.remove("Drafts");
        }
        QCOMPARE(LocalMail(root.path(), LocalMail::Kind::Mailbox).list().size(), 3); // who deletes one means it
    }
    void foldersBeginEmpty()
    {
        QTemporaryDir root;
        LocalMail mail(root.path(), LocalMail::Kind::Folders);
        QVERIFY(mail.list().isEmpty());
        mail.create({QStringLiteral("A"), QStringLiteral("B")});
        QCOMPARE(mail.list().size(), 2);
    }
    void deletedIsRemembered()
    {
        QTemporaryDir root;
        {
            LocalMail mail(root.path(), LocalMail::Kind::Mailbox);
            mail.create({QStringLiteral("A"), QStringLiteral("B")});
            deliver(mail.folder("A.B"), fetched + "-2");
            mail.remove("A");
            QVERIFY(!mail.tree().exists("A.B"));
        }
        QVERIFY(LocalMail(root.path(), LocalMail::Kind::Mailbox).deleted().contains(fetched));
    }
    void deliveriesKeepTheirName()
    {
        for (const char *more : {"", "-2", "-copy17", "-top"}) {
            QCOMPARE(LocalMail::deliveryOf(fetched + more), fetched);
        }
        QCOMPARE(LocalMail::deliveryOf("1234.M1P2.host"), QByteArray("1234.M1P2.host"));
        QTemporaryDir root;
        LocalMail mail(root.path(), LocalMail::Kind::Mailbox);
        deliver(mail.folder("Trash"), fetched + "-copy3");
        QVERIFY(mail.deliveries().contains(fetched));
    }
};

QTEST_GUILESS_MAIN(TestLocalMail)
#include "tst_localmail.moc"
