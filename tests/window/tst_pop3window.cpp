// A POP3 account in the window, on a real Dovecot: the rest of a message that is only begun to be here, and its
// folders, which are on this computer, moved about by the X server's own pointer.
#include "tests/window/mailwindow.h"
#include "tests/window/pointer.h"
#include "tests/window/watchdog.h"
#include "tests/window2/shots.h"
#include "ui/common/infobar.h"
#include "ui/common/toast.h"
#include "ui/folders/dragcaption.h"
#include "ui/reader/mailscheme.h"
#include "ui/reader/messagebody.h"
#include "ui/reader/readerview.h"
#include "ui/reader/textview.h"

#include <QDirIterator>
#include <QPushButton>
#include <QTest>

using namespace waxwing;
using test::MailWindow;

namespace {

const QString pop = QStringLiteral("pop");
constexpr int lines = 30'000; // of 66 octets: about 2 MB

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

// A few words, and what makes it large.
QByteArray largeMessage(const QByteArray &subject)
{
    const QByteArray line = QByteArray("Waxwing ").repeated(6).toBase64() + "\r\n";
    const QByteArray plain = test::sampleMessage(subject);
    return plain.left(plain.indexOf("Content-Type: "))
        + "Content-Type: multipart/mixed; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nThe "
          "beginning.\r\n--b\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; "
          "filename=\"plan.bin\"\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + line.repeated(lines) + "--b--\r\n";
}

} // namespace

class TestPop3Window : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_mail.reset(); }
    void theRestIsDownloadedOnRequest();
    void theRestCannotBeHad();
    void messagesAreDraggedBetweenLocalFolders();
    void foldersAreDraggedIntoOneAnother();

private:
    bool open(const char *subject);
    QString shown() const { return m_mail->parts().reader->body()->textView()->toPlainText(); }
    ui::InfoBar *bar() const { return m_mail->find<ui::InfoBar>("readerRestBar"); }
    QPushButton *download() const { return m_mail->find<QPushButton>("downloadRest"); }
    ui::Toast *toast() const { return m_mail->parts().list->toast(); }
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

void TestPop3Window::initTestCase()
{
    QVERIFY2(m_servers.isRunning(), qPrintable(m_servers.error()));
}

void TestPop3Window::init()
{
    m_servers.doveadm({s("expunge"), s("-u"), pop, s("mailbox"), s("INBOX"), s("all")});
    m_servers.deliver(pop, largeMessage("Large"));
    for (const char *subject : {"Letter 1", "Letter 2", "Letter 3"}) {
        m_servers.deliver(pop, test::sampleMessage(subject));
    }
    m_mail = std::make_unique<MailWindow>(m_servers);
    m_mail->start(false);
    accounts::Account account = m_mail->accountOf(pop, s("Birchmere Studio"));
    account.protocol = accounts::Protocol::Pop3;
    account.incoming = net::Endpoint(m_servers.host(), m_servers.pop3s(), net::Security::Tls);
    account.leaveOnServer.kind = accounts::LeaveOnServer::Kind::Forever;
    account.previewAbove = 1;
    m_account = m_mail->add(account);
    QVERIFY(m_mail->open(s("INBOX"), 4));
    m_mail->window().move(0, 0);
    m_mail->window().resize(1280, 800);
    m_mail->window().raiseToUser();
    QVERIFY(QTest::qWaitForWindowActive(&m_mail->window()));
}

bool TestPop3Window::open(const char *subject)
{
    const models::MessageListModel *list = m_mail->messages();
    for (int row = 0; row < list->rowCount(); ++row) {
        if (list->row(row) && list->row(row)->subject == s(subject)) {
            m_mail->clickRow(row);
            return QTest::qWaitFor([this, subject] {
                const models::MessagePtr message = m_mail->parts().reader->message();
                return message && message->detail->row.subject == s(subject);
            });
        }
    }
    return false;
}

void TestPop3Window::theRestIsDownloadedOnRequest()
{
    QVERIFY(open("Letter 1"));
    QVERIFY(!bar()->isVisible());
    QVERIFY(open("Large"));
    QTRY_VERIFY(bar()->isVisible());
    QVERIFY2(bar()->text().startsWith(s("Only the beginning of this message is here (")), qPrintable(bar()->text()));
    QVERIFY2(bar()->text().contains(s(" of 2 MB)")) || bar()->text().contains(s(" of 2.0 MB)")),
             qPrintable(bar()->text()));
    QTRY_VERIFY(shown().contains(s("The beginning.")));
    const auto message = [this] { return m_mail->parts().reader->message(); };
    QVERIFY(message()->isBeginning() && message()->document.attachments.size() == 1);
    QVERIFY(!message()->document.attachments.constFirst().held); // nobody saves half of it
    test::shoot(&m_mail->window(), s("pop3-beginning"));
    QTest::mouseClick(download(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(message() && message()->isWhole, 20000);
    QVERIFY(message()->source.endsWith("--b--\r\n"));
    QVERIFY(message()->document.attachments.constFirst().held);
    QTRY_VERIFY(shown().contains(s("The beginning.")));
    test::shoot(&m_mail->window(), s("pop3-whole"));
    QVERIFY(!bar()->isVisible());
    QCOMPARE(m_mail->messages()->rowCount(), 4);
    QVERIFY(open("Letter 2"));
    QVERIFY(open("Large")); // and it stays
    QVERIFY(!bar()->isVisible());
}

// Offline, and then gone from the server: a sentence, and the beginning stays.
void TestPop3Window::theRestCannotBeHad()
{
    QVERIFY(open("Large"));
    QTRY_VERIFY(bar()->isVisible());
    m_mail->core().engine().setOffline(true);
    QTest::keyClick(download(), Qt::Key_Space);
    QTRY_VERIFY2(toast()->text().contains(s("offline")), qPrintable(toast()->text()));
    QTRY_VERIFY(download()->isEnabled());
    m_servers.doveadm({s("expunge"), s("-u"), pop, s("mailbox"), s("INBOX"), s("all")});
    m_mail->core().engine().setOffline(false);
    QTRY_VERIFY_WITH_TIMEOUT(
        [this] {
            QTest::mouseClick(download(), Qt::LeftButton);
            return QTest::qWaitFor([this] { return toast()->text().contains(s("no longer on the server")); }, 1000);
        }(),
        20000);
    QVERIFY(bar()->isVisible() && shown().contains(s("The beginning.")));
}

QStringList TestPop3Window::onDisk() const
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

QStringList TestPop3Window::foldersOnDisk() const
{
    const QDir root(m_mail->core().profile().mailFolder(m_account.value()));
    return root.entryList({s(".*")}, QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
}

bool TestPop3Window::drag(const QPoint &from, const QPoint &to, const QString &caption)
{
    return test::dragUntil(from, to, {}, [this, caption] {
        const auto *found = m_mail->find<ui::DragCaption>("dragCaption");
        return found && found->text() == caption;
    });
}

void TestPop3Window::undo()
{
    auto *button = m_mail->find<QPushButton>("undoButton");
    QTRY_VERIFY(button->isVisible());
    QTest::mouseClick(button, Qt::LeftButton);
}

void TestPop3Window::makeFolders()
{
    m_mail->core().engine().createFolder(m_account, {}, s("Clients"));
    m_mail->core().engine().createFolder(m_account, {}, s("Travel"));
    QTRY_VERIFY_WITH_TIMEOUT(
        m_mail->folder(m_account, s("Clients")).isValid() && m_mail->folder(m_account, s("Travel")).isValid(), 15000);
    QVERIFY(m_mail->isFlushed());
}

void TestPop3Window::messagesAreDraggedBetweenLocalFolders()
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

void TestPop3Window::foldersAreDraggedIntoOneAnother()
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
    TestPop3Window test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_pop3window.moc"
