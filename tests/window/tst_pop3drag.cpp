// A POP3 account in the window, on a real Dovecot: its folders are on this computer, and what is dragged between them
// by the X server's own pointer is looked at in the Maildir.
#include "tests/window/mailwindow.h"
#include "tests/window/pointer.h"
#include "tests/window/watchdog.h"
#include "ui/folders/dragcaption.h"
#include "ui/reader/mailscheme.h"

#include <QDirIterator>
#include <QPushButton>
#include <QTest>

using namespace waxwing;
using test::MailWindow;

namespace {

const QString pop = QStringLiteral("pop");

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

} // namespace

class TestPop3Drag : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_mail.reset(); }
    void messagesAreDraggedBetweenLocalFolders();
    void foldersAreDraggedIntoOneAnother();

private:
    // What lies on the disk: “folder: subject”, sorted.
    QStringList onDisk() const;
    QStringList foldersOnDisk() const;
    // Let go of once the window says this of it.
    bool drag(const QPoint &from, const QPoint &to, const QString &caption);
    void undo();
    void makeFolders();

    test::TestServers m_servers;
    std::unique_ptr<MailWindow> m_mail;
    AccountId m_account;
};

void TestPop3Drag::initTestCase()
{
    QVERIFY2(m_servers.isRunning(), qPrintable(m_servers.error()));
}

void TestPop3Drag::init()
{
    m_servers.doveadm({s("expunge"), s("-u"), pop, s("mailbox"), s("INBOX"), s("all")});
    m_servers.deliver(pop, test::sampleMessage("Letter 4"));
    for (const char *subject : {"Letter 1", "Letter 2", "Letter 3"}) {
        m_servers.deliver(pop, test::sampleMessage(subject));
    }
    m_mail = std::make_unique<MailWindow>(m_servers);
    m_mail->start(false);
    accounts::Account account = m_mail->accountOf(pop, s("Birchmere Studio"));
    account.protocol = accounts::Protocol::Pop3;
    account.incoming = net::Endpoint(m_servers.host(), m_servers.pop3s(), net::Security::Tls);
    account.leaveOnServer.kind = accounts::LeaveOnServer::Kind::Forever;
    m_account = m_mail->add(account);
    QVERIFY(m_mail->open(s("INBOX"), 4));
    m_mail->window().move(0, 0);
    m_mail->window().resize(1280, 800);
    m_mail->window().raiseToUser();
    QVERIFY(QTest::qWaitForWindowActive(&m_mail->window()));
}

QStringList TestPop3Drag::onDisk() const
{
    const QString root = m_mail->core().profile().mailFolder(m_account.value());
    QStringList found;
    QDirIterator files(root, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        const QDir place = QFileInfo(file.fileName()).dir();
        const bool isMail = place.dirName() == s("cur") || place.dirName() == s("new");
        if (isMail && file.open(QIODevice::ReadOnly)) {
            const QString source = QString::fromUtf8(file.read(4096));
            const QString subject = source.section(s("Subject: "), 1).section(u'\n', 0, 0).trimmed();
            const QString folder = QDir(root).relativeFilePath(QFileInfo(place.path()).path());
            found << QString(folder + s(": ") + subject);
        }
    }
    found.sort();
    return found;
}

QStringList TestPop3Drag::foldersOnDisk() const
{
    const QDir root(m_mail->core().profile().mailFolder(m_account.value()));
    return root.entryList({s(".*")}, QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
}

bool TestPop3Drag::drag(const QPoint &from, const QPoint &to, const QString &caption)
{
    return test::dragUntil(from, to, {}, [this, caption] {
        const auto *found = m_mail->find<ui::DragCaption>("dragCaption");
        return found && found->text() == caption;
    });
}

void TestPop3Drag::undo()
{
    auto *button = m_mail->find<QPushButton>("undoButton");
    QTRY_VERIFY(button->isVisible());
    QTest::mouseClick(button, Qt::LeftButton);
}

void TestPop3Drag::makeFolders()
{
    m_mail->core().engine().createFolder(m_account, {}, s("Clients"));
    m_mail->core().engine().createFolder(m_account, {}, s("Travel"));
    QTRY_VERIFY_WITH_TIMEOUT(
        m_mail->folder(m_account, s("Clients")).isValid() && m_mail->folder(m_account, s("Travel")).isValid(), 15000);
    QVERIFY(m_mail->isFlushed());
}

void TestPop3Drag::messagesAreDraggedBetweenLocalFolders()
{
    makeFolders();
    const QStringList before = onDisk();
    QCOMPARE(before.size(), 4);
    const models::MessageListModel *list = m_mail->messages();
    int row = 0;
    while (!list->row(row) || list->row(row)->subject != s("Letter 2")) {
        ++row;
    }
    m_mail->clickRow(row);
    QVERIFY(drag(m_mail->centreOfRow(row), m_mail->centreOfFolder(s("Clients")), s("Move “Letter 2” into “Clients”")));
    QTRY_COMPARE_WITH_TIMEOUT(list->rowCount(), 3, 15000);
    QVERIFY(m_mail->isFlushed());
    QTRY_VERIFY2_WITH_TIMEOUT(onDisk().contains(s(".Clients: Letter 2")), qPrintable(onDisk().join(u'\n')), 15000);
    QCOMPARE(onDisk().size(), 4);
    undo();
    QTRY_COMPARE_WITH_TIMEOUT(onDisk(), before, 15000);
    QTRY_COMPARE_WITH_TIMEOUT(list->rowCount(), 4, 15000);
}

void TestPop3Drag::foldersAreDraggedIntoOneAnother()
{
    makeFolders();
    const QStringList before = foldersOnDisk();
    QVERIFY(before.contains(s(".Clients")) && before.contains(s(".Travel")));
    QVERIFY(drag(m_mail->centreOfFolder(s("Travel")), m_mail->centreOfFolder(s("Clients")),
                 s("Move “Travel” into “Clients”")));
    QTRY_VERIFY_WITH_TIMEOUT(m_mail->folder(m_account, s("Clients/Travel")).isValid(), 15000);
    QVERIFY(m_mail->isFlushed());
    QTRY_VERIFY_WITH_TIMEOUT(foldersOnDisk().contains(s(".Clients.Travel")), 15000);
    QVERIFY(!foldersOnDisk().contains(s(".Travel")));
    undo();
    QTRY_COMPARE_WITH_TIMEOUT(foldersOnDisk(), before, 15000);
    QTRY_VERIFY(m_mail->folder(m_account, s("Travel")).isValid());
}

int main(int argc, char **argv)
{
    ui::registerSchemes();
    test::WatchedApplication application(argc, argv);
    ui::Theme theme(ui::Appearance::Light);
    TestPop3Drag test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_pop3drag.moc"
