// The settings: found by their words, followed at once, there after a restart, and as a file that goes elsewhere.
#include "app/gui/settingsdesk.h"
#include "app/gui/settingsfile.h"
#include "core/base/error.h"
#include "tests/window/programwindow.h"
#include "tests/window/watchdog.h"
#include "tests/window2/shots.h"
#include "ui/common/toast.h"
#include "ui/messagelist/listheaderview.h"
#include "ui/reader/mailscheme.h"
#include "ui/reader/readerview.h"

#include <QComboBox>
#include <QFontDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace waxwing;
using namespace waxwing::test;
using namespace waxwing::store;

namespace {

constexpr int patience = 20'000; // ms; a busy machine

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

void fill(app::Core &core)
{
    accounts::Account account;
    account.name = account.user = s("Birchmere Studio");
    account.address = s("mara@birchmere.example");
    account.incoming = net::Endpoint(s("localhost"), 9, net::Security::Plain);
    account.passwordSource = auth::PasswordSource::Session;
    const AccountId id = core.addAccount(account, {});
    const auto job = [id](Writer &writer) {
        ServerFolder inbox;
        inbox.serverName = "INBOX";
        inbox.levels = QStringList{s("INBOX")};
        inbox.delimiter = s("/");
        inbox.role = Role::Inbox;
        writer.setFolders(id, {inbox}, true);
        QList<NewMessage> messages;
        for (quint32 uid = 1; uid <= 20; ++uid) {
            NewMessage message;
            message.uid = Uid(uid);
            message.subject = QStringLiteral("Minutes %1").arg(uid);
            message.fromName = s("Ines Okafor");
            message.fromAddress = s("ines@rowanreed.example");
            message.internalDate = message.date = QDateTime::currentDateTimeUtc().addSecs(int(uid));
            message.preview = s("The cover is warmer now.");
            messages << message;
        }
        writer.insertMessages(writer.reader().folderByPath(id, s("INBOX"))->id, messages);
    };
    core.store().write(Priority::User, job).waitForFinished();
}

} // namespace

class TestSettings : public QObject {
    Q_OBJECT
public:
    WatchedApplication *application = nullptr;

private Q_SLOTS:
    void initTestCase()
    {
        m_program = std::make_unique<ProgramWindow>(m_profile.filePath(s("p")));
        m_program->openCore(true);
        fill(m_program->core());
        open();
    }
    void cleanupTestCase() { m_program.reset(); }

    void wordsFindAnySetting()
    {
        show();
        QVERIFY(isShown("settingDensity") && isShown("settingTray"));
        QVERIFY(!button(s("Keyboard shortcuts"))->isVisible());
        shoot(m_dialog, s("settings"));
        type("left hand");
        QVERIFY(isShown("settingSide"));
        QVERIFY(!isShown("settingDensity") && !isShown("settingTray"));
        type("roomy"); // a choice
        QVERIFY(isShown("settingDensity") && !isShown("settingSide"));
        type("dragging"); // a heading
        QVERIFY(isShown("settingDragFolders") && isShown("settingDragMessages") && !isShown("settingDensity"));
        type("password"); // in another window
        QVERIFY(button(s("Accounts"))->isVisible() && !isShown("settingDragFolders"));
        shoot(m_dialog, s("settings-found"));
        type("zebra");
        QVERIFY(m_dialog->findChild<QLabel *>(s("settingNone"))->isVisible());
        type("");
        QVERIFY(isShown("settingDensity") && isShown("settingTray") && !isShown("settingNone"));
        type("conversation");
        QTest::mouseClick(button(s("Group by conversation")), Qt::LeftButton);
        QVERIFY(m_program->parts().list->isThreaded());
        m_program->parts().list->setThreaded(false);
    }

    void densityIsFollowedAtOnce()
    {
        const int card = rowHeight();
        const int folder = folderHeight();
        choose("settingDensity", Qt::Key_Home);
        QVERIFY(rowHeight() < card);
        QTRY_VERIFY(folderHeight() < folder);
        shoot(&m_program->window(), s("settings-compact"));
        choose("settingDensity", Qt::Key_End);
        QVERIFY(rowHeight() > card);
        QTRY_VERIFY(folderHeight() > folder);
        shoot(&m_program->window(), s("settings-roomy"));
    }

    void fontsAreFollowedAtOnce()
    {
        const int card = rowHeight();
        auto *font = m_dialog->findChild<QComboBox *>(s("settingFontLists"));
        choose("settingFontLists", Qt::Key_End);
        auto *dialog = font->findChild<QFontDialog *>();
        QVERIFY(dialog);
        QFont large = QApplication::font();
        large.setPointSizeF(18);
        dialog->setCurrentFont(large);
        dialog->accept();
        QVERIFY(rowHeight() > card);
        QCOMPARE(m_program->list()->font().pointSizeF(), 18.0);
        QCOMPARE(m_program->tree()->font().pointSizeF(), 18.0);
        QVERIFY(font->currentText().contains(s("18")));
        shoot(&m_program->window(), s("settings-font"));
        choose("settingFontLists", Qt::Key_Home);
        QCOMPARE(rowHeight(), card);
    }

    void thePanesStandTheOtherWayRound()
    {
        const auto left = [](const QWidget *pane) { return pane->mapToGlobal(QPoint()).x(); };
        const QWidget *tree = m_program->tree();
        const QWidget *list = m_program->list();
        const QWidget *reader = m_program->parts().reader;
        QVERIFY(left(tree) < left(list) && left(list) < left(reader));
        const int width = tree->width();
        QVERIFY(width > 200); // as they are at first
        choose("settingSide", Qt::Key_End);
        QTRY_VERIFY(left(tree) > left(list) && left(list) > left(reader));
        QCOMPARE(tree->width(), width);
        QCOMPARE(list->layoutDirection(), Qt::LeftToRight);
        QCOMPARE(tree->layoutDirection(), Qt::LeftToRight);
        shoot(&m_program->window(), s("settings-lefthanded"));
    }

    void theyAreThereAfterARestart()
    {
        const int card = rowHeight();
        QTest::keyClick(m_dialog, Qt::Key_Escape);
        m_program->stop();
        ui::Looks::get().set({});
        m_program->openCore(true);
        open();
        QCOMPARE(rowHeight(), card);
        QVERIFY(ui::Looks::get().choices().leftHanded);
    }

    void aFileTakesThemElsewhere()
    {
        const QString path = m_profile.filePath(s("settings.json"));
        m_program->list()->tableHeader()->setTexts({s("size:90:0")});
        m_program->stop(); // keeps the columns
        m_program->openCore(true);
        open();
        m_program->assembly().settingsDesk().exportTo(path);
        QTRY_VERIFY(toast().contains(s("settings.json")));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QVERIFY(text.contains("roomy") && text.contains("size:90:0"));
        QVERIFY(!text.contains("INBOX") && !text.contains("mara"));
        m_program->stop();
        ui::Looks::get().set({});
        m_program = std::make_unique<ProgramWindow>(m_profile.filePath(s("q")));
        m_program->openCore(true);
        fill(m_program->core());
        open();
        QVERIFY(!ui::Looks::get().choices().leftHanded);
        m_program->assembly().settingsDesk().importFrom(path);
        QTRY_COMPARE(toast(), s("The settings were taken over."));
        QVERIFY(ui::Looks::get().choices().leftHanded);
        QCOMPARE(ui::Looks::get().choices().density, ui::Density::Roomy);
        QVERIFY(m_program->list()->tableHeader()->toTexts().contains(s("size:90:0")));
    }

    void aFileOfOthersIsRefused()
    {
        QSettings settings(m_profile.filePath(s("other.ini")), QSettings::IniFormat);
        for (const QByteArray &file :
             {QByteArray(), QByteArray("[1]"), QByteArray("{\"program\":\"waxwing\"}"),
              QByteArray("{\"program\":\"waxwing\",\"version\":9,\"settings\":{\"density\":[\"roomy\"]}}")}) {
            QVERIFY_EXCEPTION_THROWN(gui::importSettings(file, settings), Error);
        }
        gui::importSettings("{\"program\":\"waxwing\",\"version\":1,\"settings\":{\"folder\":[\"x\"],\"density\":7,"
                            "\"favourites\":[\"1/A\"],\"leftHanded\":[\"true\"]}}",
                            settings);
        QCOMPARE(settings.allKeys(), QStringList{s("leftHanded")});
    }

private:
    void open()
    {
        m_program->openWindow();
        QVERIFY(QTest::qWaitForWindowActive(&m_program->window()));
        QTRY_VERIFY_WITH_TIMEOUT(m_program->messages()->row(0), patience);
    }
    void show()
    {
        m_program->window().actions().action(s("settings"))->trigger();
        m_dialog = m_program->find<QDialog>("settingsDialog");
        QVERIFY(QTest::qWaitForWindowActive(m_dialog));
    }
    void type(const char *text)
    {
        auto *field = m_dialog->findChild<QLineEdit *>(s("settingsSearch"));
        field->setFocus();
        field->selectAll();
        QTest::keyClick(field, Qt::Key_Delete);
        QTest::keyClicks(field, s(text));
    }
    bool isShown(const char *name) { return m_dialog->findChild<QWidget *>(s(name))->isVisible(); }
    QPushButton *button(const QString &text)
    {
        for (QPushButton *button : m_dialog->findChildren<QPushButton *>()) {
            if (button->text() == text) {
                return button;
            }
        }
        return nullptr;
    }
    void choose(const char *name, Qt::Key key)
    {
        auto *box = m_dialog->findChild<QComboBox *>(s(name));
        box->setFocus();
        QTest::keyClick(box, key);
    }
    QString toast() { return m_program->parts().list->toast()->text(); }
    int rowHeight() { return m_program->list()->visualRect(m_program->messages()->index(0, 0)).height(); }
    int folderHeight()
    {
        const QModelIndex inbox = m_program->folders()->indexOf(m_program->parts().list->folder());
        return m_program->tree()->visualRect(inbox).height();
    }

    QTemporaryDir m_profile;
    std::unique_ptr<ProgramWindow> m_program;
    QDialog *m_dialog = nullptr;
};

int main(int argc, char **argv)
{
    ui::registerSchemes();
    WatchedApplication application(argc, argv);
    ui::Theme theme(ui::Appearance::Light);
    TestSettings test;
    test.application = &application;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_settings.moc"
