// A folder's properties on a real server: size, limit and rights as Dovecot has them, what is kept offline; and
// without the server.
#include "tests/support/rawimap.h"
#include "tests/window/mailwindow.h"
#include "tests/window/watchdog.h"
#include "tests/window2/shots.h"
#include "ui/folders/folderproperties.h"
#include "ui/reader/mailscheme.h"

#include <QComboBox>
#include <QLabel>
#include <QProgressBar>
#include <QTest>

using namespace waxwing;
using test::MailWindow;

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

} // namespace

class TestFolderProperties : public QObject {
    Q_OBJECT
public:
    test::WatchedApplication *application = nullptr;

private Q_SLOTS:
    // "extras" has 10 MB and ACLs; "reader" a folder that may only be read, and no limit.
    void initTestCase()
    {
        QVERIFY2(m_servers.isRunning(), qPrintable(m_servers.error()));
        const QByteArray text = QByteArray(QByteArray(76, 'x') + "\r\n").repeated(40'000);
        test::RawImap other(m_servers.imap());
        QVERIFY(other.login(s("extras"), m_servers.password(s("extras"))));
        other.command("CREATE Clients"); // doveadm cannot load the plugins of IMAP that this user has
        QVERIFY(other.append("Clients", test::sampleMessage("Large", "Ines Okafor <ines@rowanreed.example>", text)));
        QVERIFY(other.append("Clients", test::sampleMessage("Small")));
        m_mail = std::make_unique<MailWindow>(m_servers);
        m_mail->start(false);
        m_extras = m_mail->add(m_mail->accountOf(s("extras"), s("Birchmere Studio")));
        m_reader = m_mail->add(m_mail->accountOf(s("reader"), s("Reading room")));
        QTRY_VERIFY_WITH_TIMEOUT(m_mail->folder(m_extras, s("Clients")).isValid(), 15000);
        QTRY_VERIFY_WITH_TIMEOUT(m_mail->folder(m_reader, s("Read only")).isValid(), 15000);
        QVERIFY(m_mail->open(s("Clients"), 2));
    }

    void cleanupTestCase() { m_mail.reset(); }
    void init() { application->resetWorst(); }

    void cleanup()
    {
        QVERIFY2(application->worst() < test::eventLimitMs,
                 qPrintable(QStringLiteral("%1 ms in %2").arg(application->worst()).arg(application->worstWhat())));
    }

    void theServerSaysSizeLimitAndRights()
    {
        open(m_extras, "Clients");
        QTRY_COMPARE(text("propertySize"), s("3.1 MB")); // STATUS=SIZE
        QTRY_COMPARE(text("propertyQuota"), s("3 of 10 MB used"));
        QVERIFY(bar()->isVisible());
        QVERIFY(bar()->value() > 280 && bar()->value() < 320);
        QTRY_COMPARE(text("propertyAccess"), s("You may do everything with this folder and its messages."));
        test::shoot(m_mail->find<QDialog>("folderProperties"), s("folderproperties"));
        close();
    }

    void aFolderThatMayOnlyBeRead()
    {
        open(m_reader, "Read only");
        QTRY_COMPARE(text("propertyQuota"), s("No limit that the server tells"));
        QVERIFY(!bar()->isVisible());
        QTRY_VERIFY2(text("propertyAccess").startsWith(s("You may read messages. You may not mark")),
                     qPrintable(text("propertyAccess")));
        close();
    }

    // Each choice with the disk it means; chosen by the keyboard, held by the store, fetched by itself.
    void whatIsKeptOfflineIsChosen()
    {
        open(m_extras, "Clients");
        auto *box = m_mail->find<QComboBox>("propertyHolding");
        QTRY_VERIFY(box->isEnabled());
        QCOMPARE(box->currentText(), s("The list of messages"));
        QCOMPARE(box->itemText(box->count() - 1), s("Everything: 3.1 MB"));
        QTRY_COMPARE(text("propertyHeld"), s("0 with their text, the others fetched when they are opened"));
        box->setFocus();
        QTest::keyClick(box, Qt::Key_End);
        QTRY_COMPARE(policy().kind, store::FolderPolicy::Kind::All);
        m_mail->core().engine().checkMail({});
        QTRY_COMPARE_WITH_TIMEOUT(text("propertyHeld"), s("All of them"), 15000);
        QCOMPARE(box->currentText(), s("Everything: 3.1 MB"));
        auto *limit = m_mail->find<QComboBox>("propertyLimit");
        QCOMPARE(limit->currentText(), s("Of any size"));
        limit->setFocus();
        QTest::keyClick(limit, Qt::Key_Down);
        QTRY_COMPARE(policy().attachments, qint64(200'000));
        QCOMPARE(policy().kind, store::FolderPolicy::Kind::All);
        QTRY_COMPARE(limit->currentText(), s("Of messages up to 200 kB"));
        test::shoot(m_mail->find<QDialog>("folderProperties"), s("folderproperties-limit"));
        close();
    }

    void withoutTheServer()
    {
        m_mail->core().engine().setOffline(true);
        open(m_extras, "Clients");
        QTRY_COMPARE(text("propertyQuota"), s("Known when connected"));
        QTRY_COMPARE(text("propertySize"), s("3.1 MB")); // as the list has it
        QVERIFY(!bar()->isVisible());
        QCOMPARE(text("propertyAccess"), s("Read and change"));
        m_mail->core().engine().setOffline(false);
        QTRY_COMPARE_WITH_TIMEOUT(text("propertyQuota"), s("3 of 10 MB used"), 15000);
        close();
    }

private:
    void open(AccountId account, const char *path)
    {
        m_mail->assembly().folders().openFolder(m_mail->folder(account, s(path)));
        m_mail->window().actions().action(s("folderProperties"))->trigger();
        QTRY_VERIFY(m_mail->find<QDialog>("folderProperties"));
        QVERIFY(QTest::qWaitForWindowActive(m_mail->find<QDialog>("folderProperties")));
    }

    void close()
    {
        QTest::keyClick(m_mail->find<QDialog>("folderProperties"), Qt::Key_Escape);
        QTRY_VERIFY(!m_mail->find<QDialog>("folderProperties"));
    }

    QString text(const char *name) { return m_mail->find<QLabel>(name)->text(); }
    QProgressBar *bar() { return m_mail->find<QDialog>("folderProperties")->findChild<QProgressBar *>(); }
    store::FolderPolicy policy()
    {
        const FolderId folder = m_mail->folder(m_extras, s("Clients"));
        return m_mail->core()
            .store()
            .read([folder](store::Reader &reader) { return reader.folderPolicy(folder); })
            .result();
    }

    test::TestServers m_servers;
    std::unique_ptr<MailWindow> m_mail;
    AccountId m_extras;
    AccountId m_reader;
};

int main(int argc, char **argv)
{
    ui::registerSchemes();
    test::WatchedApplication application(argc, argv);
    ui::Theme theme(ui::Appearance::Light);
    TestFolderProperties test;
    test.application = &application;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_folderproperties.moc"
