// Every main screen in a language that is longer than most (resources/translations/words pseudo): what is cut off,
// what escaped translation? Names of accounts, people and folders are in Cyrillic, so that Latin letters give away
// what is not translated.
#include "app/common/core.h"
#include "app/gui/folderdesk.h"
#include "app/gui/setup.h"
#include "app/gui/windowassembly.h"
#include "core/base/clock.h"
#include "tests/window2/shots.h"
#include "tests/window2/shownwords.h"
#include "ui/composer/composers.h"
#include "ui/composer/composerwindow.h"
#include "ui/folders/foldertreeview.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/messagelist/messagelistpane.h"
#include "ui/reader/mailscheme.h"
#include "ui/reader/messagewindow.h"
#include "ui/reader/readerview.h"

#include <QDialog>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

using namespace waxwing;

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

accounts::Account sampleAccount()
{
    accounts::Account account;
    account.name = s("Студия");
    account.senderName = s("Мара");
    account.address = s("mara@birchmere.example");
    account.user = account.address;
    account.incoming = net::Endpoint(s("imap.birchmere.example"), 993, net::Security::Tls);
    account.outgoing = net::Endpoint(s("smtp.birchmere.example"), 465, net::Security::Tls);
    account.passwordSource = auth::PasswordSource::Command;
    account.passwordCommand = s("true");
    return account;
}

QList<store::ServerFolder> sampleFolders()
{
    const std::pair<const char *, store::Role> names[]
        = {{"INBOX", store::Role::Inbox}, {"1", store::Role::Drafts}, {"2", store::Role::Sent},
           {"3", store::Role::Archive},   {"4", store::Role::Junk},   {"5", store::Role::Trash},
           {"Клиенты", store::Role::None}};
    QList<store::ServerFolder> folders;
    for (const auto &[name, role] : names) {
        store::ServerFolder folder;
        folder.levels = QStringList{s(name)};
        folder.delimiter = s("/");
        folder.serverName = name;
        folder.role = role;
        folders << folder;
    }
    return folders;
}

const QByteArray sampleMail = "From: =?utf-8?B?0JjQvdC10YE=?= <ines@rowanreed.example>\r\n"
                              "To: mara@birchmere.example, 1@a.example, 2@a.example, 3@a.example, 4@a.example\r\n"
                              "Subject: =?utf-8?B?0JrQsNGC0LDQu9C+0LM=?=\r\nDate: Tue, 24 Nov 2026 10:18:00 +0000\r\n"
                              "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
                              "--b\r\nContent-Type: text/plain\r\n\r\n1234\r\n> 1\r\n> 2\r\n> 3\r\n"
                              "--b\r\nContent-Type: application/pdf; name=\"1.pdf\"\r\n"
                              "Content-Disposition: attachment; filename=\"1.pdf\"\r\n\r\n1\r\n--b--\r\n";

} // namespace

class TestPseudoLocale : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void mainWindow();
    void activity();
    void composer();
    void message();
    void dialogs_data();
    void dialogs();
    void setUp();
    void findsWhatIsCut();
    void cleanupTestCase();

private:
    void look(QWidget &window, const char *name);
    QDialog *openDialog(const char *name, const std::function<void()> &open);

    QTemporaryDir m_folder;
    SystemClock m_clock;
    CoroutineScope m_scope;
    AccountId m_account;
    std::unique_ptr<ui::RemoteSenders> m_senders;
    std::unique_ptr<app::Core> m_core;
    std::unique_ptr<gui::WindowAssembly> m_assembly;
};

void TestPseudoLocale::initTestCase()
{
    auto *translator = new QTranslator(this);
    QVERIFY(translator->load(s(WAXWING_PSEUDO)));
    QCoreApplication::installTranslator(translator);

    app::CoreOptions options;
    options.profile = m_folder.filePath(s("profile"));
    options.offline = true;
    m_core = std::make_unique<app::Core>(options);
    m_account = m_core->addAccount(sampleAccount(), {});
    m_senders = std::make_unique<ui::RemoteSenders>(QString());
    gui::WindowServices services;
    services.store = &m_core->store();
    services.commands = &m_core->engine();
    services.clock = &m_clock;
    services.senders = m_senders.get();
    services.settingsFile = m_folder.filePath(s("window.ini"));
    services.accounts = [this] { return m_core->accounts().accounts(); };
    services.setFolderRole
        = [this](const store::FolderRow &folder, store::Role role) { m_core->setFolderRole(folder, role); };
    services.setup = gui::setupServices(*m_core, m_scope);
    services.settings = gui::accountServices(*m_core, m_scope);
    m_assembly = std::make_unique<gui::WindowAssembly>(services);
    m_assembly->window().resize(1280, 800);
    m_assembly->window().show();
    QVERIFY(QTest::qWaitForWindowExposed(&m_assembly->window()));
}

void TestPseudoLocale::look(QWidget &window, const char *name)
{
    // What was just shown is laid out in several steps.
    static_cast<void>(QTest::qWaitFor([&window] { return test::cutOff(window).isEmpty(); }, 5000));
    test::shoot(&window, QString::fromLatin1(name));
    const QStringList cut = test::cutOff(window);
    const QStringList plain = test::untranslated(window);
    QVERIFY2(cut.isEmpty() && plain.isEmpty(),
             qUtf8Printable(s(name) + s("\ncut off:\n  ") + cut.join(s("\n  ")) + s("\nnot translated:\n  ")
                            + plain.join(s("\n  "))));
}

// First: no folder has been listed yet.
void TestPseudoLocale::mainWindow()
{
    look(m_assembly->window(), "fetching");
    m_core->store()
        .write(store::Priority::User,
               [account = m_account](store::Writer &writer) {
                   writer.setFolders(account, sampleFolders(), true);
                   return true;
               })
        .waitForFinished();
    models::FolderTreeModel *folders = m_assembly->parts().folders;
    QTRY_VERIFY(folders->folderByPath(m_account, s("Клиенты")).isValid());
    m_assembly->folders().openFolder(folders->folderByPath(m_account, s("INBOX")));
    QTRY_VERIFY(m_assembly->parts().list->folder().isValid());
    look(m_assembly->window(), "main");
    m_assembly->window().resize(820, 700);
    look(m_assembly->window(), "narrow");
    m_assembly->window().resize(1280, 800);
}

void TestPseudoLocale::activity()
{
    models::FolderTreeModel *folders = m_assembly->parts().folders;
    const FolderId clients = folders->folderByPath(m_account, s("Клиенты"));
    folders->setData(folders->indexOf(clients), s("Счета"), Qt::EditRole); // a rename is asked for
    QTRY_COMPARE(m_assembly->parts().pending->rowCount(), 1);
    m_assembly->window().showActivity(true);
    look(m_assembly->window(), "activity");
    m_assembly->window().showActivity(false);
}

void TestPseudoLocale::composer()
{
    ui::ComposerWindow *composer = m_assembly->parts().composers->compose(m_account);
    QVERIFY(composer);
    composer->resize(900, 700);
    QVERIFY(QTest::qWaitForWindowExposed(composer));
    look(*composer, "composer");
    composer->deleteLater();
}

void TestPseudoLocale::message()
{
    QFile file(m_folder.filePath(s("1.eml")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(sampleMail) == sampleMail.size());
    file.close();
    auto *window = new ui::MessageWindow(new models::MessageLoader, m_senders.get());
    window->resize(700, 600);
    window->openFile(file.fileName());
    window->show();
    QTRY_VERIFY(window->reader()->message() != nullptr);
    look(*window, "message");
    window->close();
}

QDialog *TestPseudoLocale::openDialog(const char *name, const std::function<void()> &open)
{
    open();
    QDialog *dialog = m_assembly->window().findChild<QDialog *>(s(name));
    return dialog && QTest::qWaitForWindowExposed(dialog) ? dialog : nullptr;
}

void TestPseudoLocale::dialogs_data()
{
    QTest::addColumn<std::function<void()>>("open");
    const auto open = [this](void (gui::WindowAssembly::*show)()) {
        return std::function<void()>([this, show] { (m_assembly.get()->*show)(); });
    };
    QTest::newRow("accountsDialog") << open(&gui::WindowAssembly::showAccounts);
    QTest::newRow("settingsDialog") << open(&gui::WindowAssembly::showSettings);
    QTest::newRow("folderProperties") << std::function<void()>([this] { m_assembly->folders().showProperties(); });
}

void TestPseudoLocale::dialogs()
{
    QFETCH(std::function<void()>, open);
    QDialog *dialog = openDialog(QTest::currentDataTag(), open);
    QVERIFY(dialog);
    look(*dialog, QTest::currentDataTag());
    dialog->close();
}

void TestPseudoLocale::setUp()
{
    m_assembly->showSetup();
    look(m_assembly->window(), "setup");
    auto *byHand = m_assembly->window().findChild<QPushButton *>(s("setupByHand"));
    QVERIFY(byHand);
    byHand->click();
    look(m_assembly->window(), "setup-by-hand");
}

// The look itself can fail.
void TestPseudoLocale::findsWhatIsCut()
{
    QWidget window;
    window.resize(400, 100);
    auto *label = new QLabel(s("Plain words"), &window);
    label->setFixedWidth(30);
    window.show();
    QCOMPARE(test::cutOff(window), QStringList{s("QLabel : Plain words")});
    QCOMPARE(test::untranslated(window), QStringList{s("QLabel : Plain words")});
    label->setText(s("[Þļå]"));
    label->setFixedWidth(200);
    QVERIFY(test::cutOff(window).isEmpty() && test::untranslated(window).isEmpty());
}

void TestPseudoLocale::cleanupTestCase()
{
    m_assembly.reset();
    m_core.reset();
}

int main(int argc, char **argv)
{
    ui::registerSchemes();
    QApplication application(argc, argv);
    ui::Theme theme(ui::Appearance::Light); // its style decides how much room words get
    TestPseudoLocale test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_pseudolocale.moc"
