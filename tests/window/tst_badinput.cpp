// What goes wrong, in the window: a sentence on the account's own row and at its foot, or at the foot of the list,
// and nothing lost.
#include "tests/support/rawimap.h"
#include "tests/window/mailwindow.h"
#include "tests/window/watchdog.h"
#include "ui/activity/activitybutton.h"
#include "ui/common/emptystate.h"
#include "ui/common/toast.h"
#include "ui/folders/folderactions.h"
#include "ui/reader/mailscheme.h"

#include <QDialog>
#include <QLineEdit>
#include <QTcpServer>
#include <QTest>

using namespace waxwing;
using test::MailWindow;

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

} // namespace

class TestBadInput : public QObject {
    Q_OBJECT
public:
    test::WatchedApplication *application = nullptr;

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_servers.isRunning(), qPrintable(m_servers.error())); }

    void init()
    {
        m_mail = std::make_unique<MailWindow>(m_servers);
        m_mail->start(false);
        application->resetWorst();
    }

    void cleanup()
    {
        QVERIFY2(application->worst() < test::eventLimitMs,
                 qPrintable(QStringLiteral("%1 ms in %2").arg(application->worst()).arg(application->worstWhat())));
        m_mail.reset();
    }

    void accountsThatCannotBeReached_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<quint16>("port");
        QTest::addColumn<QString>("sentence");
        QTcpServer closed;
        closed.listen(QHostAddress::LocalHost);
        const quint16 nobody = closed.serverPort();
        closed.close();
        QTest::newRow("unknown host") << s("nowhere.invalid") << quint16(993) << s("nowhere.invalid");
        QTest::newRow("refused port") << s("localhost") << nobody << s("refused the connection on port");
        QTest::newRow("not trusted") << m_servers.selfSignedHost() << m_servers.imaps() << s("is not trusted");
        QTest::newRow("expired") << m_servers.expiredHost() << m_servers.imaps() << s("expired on");
        QTest::newRow("another host's") << m_servers.wrongNameHost() << m_servers.imaps() << s("is for another host");
    }

    void accountsThatCannotBeReached()
    {
        QFETCH(QString, host);
        QFETCH(quint16, port);
        QFETCH(QString, sentence);
        accounts::Account account = m_mail->accountOf(s("demo"), s("Studio"));
        account.incoming.host = host;
        account.incoming.port = port;
        const AccountId id = m_mail->add(account);
        QTRY_VERIFY_WITH_TIMEOUT(problemOf(id).contains(sentence), 20000);
        QTRY_VERIFY(!foot().isEmpty() && !foot().startsWith(s("Up to date")));
        qInfo("%s | %s", qPrintable(problemOf(id)), qPrintable(foot()));
        auto *empty = m_mail->parts().list->findChild<ui::EmptyState *>();
        QTRY_COMPARE(empty->title(), s("Your folders could not be fetched"));
        const QModelIndex row = m_mail->folders()->indexOf(id);
        QVERIFY(row.data(Qt::AccessibleTextRole).toString().contains(sentence));
    }

    void aWrongPassword()
    {
        accounts::Account account = m_mail->accountOf(s("demo"), s("Studio"));
        account.passwordCommand = s("printf %s wrong-secret");
        const AccountId id = m_mail->add(account);
        QTRY_VERIFY_WITH_TIMEOUT(!problemOf(id).isEmpty(), 20000);
        QTRY_VERIFY(foot().startsWith(s("Password needed")));
        QVERIFY(!problemOf(id).contains(s("wrong-secret")));
        qInfo("%s | %s", qPrintable(problemOf(id)), qPrintable(foot()));
    }

    void aConnectionThatIsCut()
    {
        for (int i = 0; i < 30; ++i) {
            m_servers.deliver(s("alice"), test::sampleMessage("Cut " + QByteArray::number(i)));
        }
        test::TestProxy proxy(m_servers.imap());
        QVERIFY2(proxy.isRunning(), qPrintable(proxy.error()));
        proxy.cutAfter(6000); // in the middle of the headers
        accounts::Account account = m_mail->accountOf(s("alice"), s("Home"));
        account.incoming = {s("127.0.0.1"), proxy.port(), net::Security::Plain};
        m_mail->add(account);
        // What came before stays, what is missing comes with the next try.
        QTRY_VERIFY_WITH_TIMEOUT(m_mail->folder(s("INBOX")).isValid(), 20000);
        m_mail->core().engine().checkMail({});
        QVERIFY(m_mail->open(s("INBOX"), 30));
    }

    void aFullQuota()
    {
        const AccountId id = m_mail->add(m_mail->accountOf(s("quota"), s("Small")));
        QTRY_VERIFY_WITH_TIMEOUT(m_mail->folder(id, s("INBOX")).isValid(), 20000);
        sync::ImportMessage mail;
        mail.source = test::sampleMessage("Too large", "a@example.org", QByteArray(300000, 'x') + "\r\n");
        mail.envelope.subject = s("Too large");
        mail.envelope.messageId = "<too-large@example.org>";
        mail.envelope.internalDate = QDateTime::currentDateTimeUtc();
        m_mail->core().engine().importMail(m_mail->folder(id, s("INBOX")), {mail});
        QTRY_VERIFY_WITH_TIMEOUT(toast()->text().contains(s("Too large")), 20000);
        qInfo("%s", qPrintable(toast()->text()));
        QTRY_COMPARE(m_mail->parts().pending->refused(), 1); // kept, to be tried again when there is room
    }

    void aReadOnlyFolder()
    {
        test::RawImap other(m_servers.imap());
        QVERIFY(other.login(s("reader"), m_servers.password(s("reader"))));
        QVERIFY(other.append("INBOX", test::sampleMessage("Stays here")));
        const AccountId id = m_mail->add(m_mail->accountOf(s("reader"), s("Library")));
        QTRY_VERIFY_WITH_TIMEOUT(m_mail->folder(id, s("Read only")).isValid(), 20000);
        QVERIFY(m_mail->open(s("INBOX"), 1));
        const PlacementId message = m_mail->messages()->idAt(0);
        m_mail->core().engine().move({message}, m_mail->folder(id, s("Read only")));
        QTRY_VERIFY_WITH_TIMEOUT(toast()->text().contains(s("still in the folder")), 20000);
        qInfo("%s", qPrintable(toast()->text()));
        QTRY_COMPARE(m_mail->messages()->rowCount(), 1);
    }

    void folderNamesThatCannotBe_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("there already") << s("Travel") << s("already");
        QTest::newRow("dots") << s("..") << s("name");
        QTest::newRow("control") << QString(QLatin1Char('a') + QChar(7)) << s("name");
        QTest::newRow("long") << QString(10000, QLatin1Char('x')) << s("name");
    }

    void folderNamesThatCannotBe()
    {
        QFETCH(QString, name);
        QFETCH(QString, sentence);
        m_servers.doveadm({s("mailbox"), s("create"), s("-s"), s("-u"), s("bob"), s("Travel")});
        const AccountId id = m_mail->add(m_mail->accountOf(s("bob"), s("Bob")));
        QTRY_VERIFY_WITH_TIMEOUT(m_mail->folder(id, s("Travel")).isValid(), 20000);
        const int folders = m_mail->folders()->folderCount();
        m_mail->parts().folderActions->create(id, {});
        auto *dialog = m_mail->find<QDialog>("newFolderDialog");
        QTRY_VERIFY(dialog && dialog->isVisible());
        dialog->findChild<QLineEdit *>()->setText(name);
        QTest::keyClick(dialog, Qt::Key_Return);
        QTRY_VERIFY2(toast()->text().contains(sentence), qPrintable(toast()->text()));
        qInfo("%s", qPrintable(toast()->text()));
        QCOMPARE(m_mail->folders()->folderCount(), folders);
    }

private:
    QString problemOf(AccountId account)
    {
        return m_mail->folders()->indexOf(account).data(models::FolderTreeModel::ProblemRole).toString();
    }
    QString foot() { return m_mail->parts().activityButton->accessibleDescription(); }
    ui::Toast *toast() { return m_mail->parts().list->toast(); }

    test::TestServers m_servers;
    std::unique_ptr<MailWindow> m_mail;
};

int main(int argc, char **argv)
{
    ui::registerSchemes();
    test::WatchedApplication application(argc, argv);
    ui::Theme theme(ui::Appearance::Light);
    TestBadInput test;
    test.application = &application;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_badinput.moc"
