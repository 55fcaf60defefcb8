// The folder pane by keys and menu on a real server: order, favourites, filter, emptying; what is remembered; what
// happens to an edit when the server changes its mind; narrow windows.
#include "tests/window/mailwindow.h"
#include "tests/window/watchdog.h"
#include "ui/common/toast.h"
#include "ui/folders/folderactions.h"
#include "ui/mainwindow/panefolding.h"
#include "ui/reader/mailscheme.h"
#include "ui/reader/readerview.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QLockFile>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QTest>

using namespace waxwing;
using test::MailWindow;

namespace {

const QString demo = QStringLiteral("demo");

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

} // namespace

class TestFolderPane : public QObject {
    Q_OBJECT
public:
    test::WatchedApplication *application = nullptr;

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_servers.isRunning(), qPrintable(m_servers.error()));
        for (const char *folder : {"Clients", "Clients/Halden Bakery", "Invoices", "Travel", "Trash"}) {
            m_servers.doveadm({s("mailbox"), s("create"), s("-s"), s("-u"), demo, s(folder)});
        }
        for (int i = 1; i <= 4; ++i) {
            m_servers.deliver(demo, test::sampleMessage("Letter " + QByteArray::number(i)));
            m_servers.deliver(demo, test::sampleMessage("Trip " + QByteArray::number(i)), s("Travel"));
        }
        m_mail = std::make_unique<MailWindow>(m_servers);
        m_mail->start();
        QVERIFY(m_mail->open(s("INBOX"), 4));
    }

    void cleanupTestCase() { m_mail.reset(); }
    void init() { application->resetWorst(); }

    void cleanup()
    {
        QVERIFY2(application->worst() < test::eventLimitMs,
                 qPrintable(QStringLiteral("%1 ms in %2").arg(application->worst()).arg(application->worstWhat())));
    }

    void keysPutFoldersInOrder()
    {
        const QStringList byName = ownFolders();
        QCOMPARE(byName, (QStringList{s("Clients"), s("Invoices"), s("Travel")}));
        m_mail->assembly().folders().openFolder(m_mail->folder(s("Travel")));
        m_mail->tree()->setFocus();
        QTest::keyClick(&m_mail->window(), Qt::Key_Up, Qt::AltModifier);
        QTRY_COMPARE(ownFolders(), (QStringList{s("Clients"), s("Travel"), s("Invoices")}));
        QTest::keyClick(&m_mail->window(), Qt::Key_Up, Qt::AltModifier);
        QTRY_COMPARE(ownFolders(), (QStringList{s("Travel"), s("Clients"), s("Invoices")}));
        QTest::keyClick(&m_mail->window(), Qt::Key_Down, Qt::AltModifier);
        QTRY_COMPARE(ownFolders(), (QStringList{s("Clients"), s("Travel"), s("Invoices")}));
        QVERIFY(m_mail->tree()->currentFolder() == m_mail->folder(s("Travel")));
    }

    void favouritesAndOrderAreRemembered()
    {
        m_mail->window().actions().action(s("favouriteFolder"))->trigger();
        QTRY_VERIFY(m_mail->folders()->favourites().isValid());
        QTRY_VERIFY(toast()->text().contains(s("Travel")));
        const QModelIndex clients = m_mail->folders()->indexOf(m_mail->folder(s("Clients")));
        m_mail->tree()->collapse(clients);
        m_mail->stop();
        m_mail->start();
        QVERIFY(m_mail->open(s("INBOX"), 4));
        QTRY_COMPARE(ownFolders(), (QStringList{s("Clients"), s("Travel"), s("Invoices")}));
        QCOMPARE(m_mail->folders()->rowCount(m_mail->folders()->favourites()), 1);
        QVERIFY(!m_mail->tree()->isExpanded(m_mail->folders()->indexOf(m_mail->folder(s("Clients")))));
        m_mail->tree()->expand(m_mail->folders()->indexOf(m_mail->folder(s("Clients"))));
        // Its second row opens the same folder.
        m_mail->tree()->setCurrentIndex(m_mail->folders()->index(0, 0, m_mail->folders()->favourites()));
        QTRY_COMPARE(m_mail->messages()->rowCount(), 4);
        QVERIFY(m_mail->parts().list->folder() == m_mail->folder(s("Travel")));
    }

    // A slow disk looks like this, too: who writes the file does not get on.
    void settingsAreWrittenBesideTheWindow()
    {
        const QString file = m_mail->assembly().services().settingsFile;
        const QString key = s("favourites");
        const auto written = [&] { return QSettings(file, QSettings::IniFormat).value(key).toStringList().size(); };
        const auto before = written();
        QLockFile held(file + s(".lock"));
        QVERIFY(held.lock());
        m_mail->parts().folderActions->toggleFavourite(m_mail->folder(s("Invoices")));
        QTRY_VERIFY(toast()->text().contains(s("Invoices")));
        m_mail->parts().folderActions->toggleFavourite(m_mail->folder(s("Clients/Halden Bakery")));
        QTRY_VERIFY(toast()->text().contains(s("Halden Bakery")));
        held.unlock();
        QTRY_COMPARE(written(), before + 2);
        m_mail->parts().folderActions->toggleFavourite(m_mail->folder(s("Invoices")));
        m_mail->parts().folderActions->toggleFavourite(m_mail->folder(s("Clients/Halden Bakery")));
        QTRY_COMPARE(written(), before);
    }

    void otherKeysHoldAtOnceAndAreKept()
    {
        m_mail->window().actions().action(s("shortcuts"))->trigger();
        QTRY_VERIFY(m_mail->window().findChild<QDialog *>(s("shortcutDialog")));
        QVERIFY(QTest::qWaitForWindowActive(m_mail->find<QDialog>("shortcutDialog")));
        QTest::keyClicks(m_mail->find<QLineEdit>("shortcutSearch"), s("new folder"));
        auto *edit = m_mail->find<QLineEdit>("shortcutKey");
        edit->setFocus();
        QTest::keyClick(edit, Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(m_mail->window().actions().action(s("newFolder"))->toolTip().contains(s("Ctrl+Shift+D")));
        m_mail->find<QDialog>("shortcutDialog")->close();
        const auto asks = [this] { return m_mail->window().findChild<QDialog *>(s("newFolderDialog")) != nullptr; };
        const auto works = [&] {
            QTest::keyClick(&m_mail->window(), Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier); // not any more
            if (asks()) {
                return false;
            }
            QTest::keyClick(&m_mail->window(), Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
            return QTest::qWaitFor(asks);
        };
        QTRY_VERIFY(QApplication::activeWindow() == &m_mail->window());
        QVERIFY(works());
        m_mail->find<QDialog>("newFolderDialog")->reject();
        m_mail->stop();
        m_mail->start();
        QVERIFY(m_mail->open(s("INBOX"), 4));
        QTRY_VERIFY(QApplication::activeWindow() == &m_mail->window());
        QVERIFY(works());
        m_mail->find<QDialog>("newFolderDialog")->reject();
        QTRY_VERIFY(!asks());
    }

    void theFilterFindsFoldersAsOneTypes()
    {
        const QModelIndex clients = m_mail->folders()->indexOf(m_mail->folder(s("Clients")));
        m_mail->tree()->collapse(clients);
        QTest::keyClick(&m_mail->window(), Qt::Key_G, Qt::ControlModifier);
        auto *field = m_mail->find<QLineEdit>("folderFilter");
        QTRY_VERIFY(field->isVisible() && field->hasFocus());
        QTest::keyClicks(field, s("bak"));
        const QModelIndex halden = m_mail->folders()->indexOf(m_mail->folder(s("Clients/Halden Bakery")));
        QTRY_VERIFY(!m_mail->tree()->visualRect(halden).isEmpty()); // opened for it
        QVERIFY(m_mail->tree()->isRowHidden(m_mail->folders()->indexOf(m_mail->folder(s("Travel"))).row(),
                                            clients.parent()));
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_VERIFY(m_mail->tree()->currentFolder() == m_mail->folder(s("Clients/Halden Bakery")));
        QVERIFY(!field->isVisible());
        QVERIFY(m_mail->tree()->hasFocus());
        QVERIFY(m_mail->open(s("INBOX"), 4));
        m_mail->tree()->expand(clients);
    }

    void anEditSurvivesWhatTheServerDoes()
    {
        m_mail->assembly().folders().openFolder(m_mail->folder(s("Travel")));
        m_mail->tree()->setFocus();
        QTest::keyClick(&m_mail->window(), Qt::Key_F2);
        QTRY_VERIFY(m_mail->find<QLineEdit>("folderNameEditor"));
        QTest::keyClicks(m_mail->find<QLineEdit>("folderNameEditor"), s("Trips"));
        m_servers.doveadm({s("mailbox"), s("create"), s("-s"), s("-u"), demo, s("Aardvark")});
        m_mail->core().engine().checkMail({});
        QTRY_VERIFY_WITH_TIMEOUT(m_mail->folder(s("Aardvark")).isValid(), 15000);
        QVERIFY(m_mail->find<QLineEdit>("folderNameEditor"));
        QTest::keyClick(m_mail->find<QLineEdit>("folderNameEditor"), Qt::Key_Return);
        QTRY_VERIFY(m_mail->folder(s("Trips")).isValid());
        QVERIFY(m_mail->isFlushed());
        QTRY_VERIFY(m_mail->serverFolders().contains(s("Trips")));
        // Order and favourite went along.
        QTRY_COMPARE(ownFolders(), (QStringList{s("Clients"), s("Trips"), s("Invoices"), s("Aardvark")}));
        QCOMPARE(m_mail->folders()->index(0, 0, m_mail->folders()->favourites()).data().toString(), s("Trips"));
    }

    void theOpenFolderCanGo()
    {
        QVERIFY(m_mail->open(s("Aardvark"), 0));
        m_servers.doveadm({s("mailbox"), s("delete"), s("-s"), s("-u"), demo, s("Aardvark")});
        QTest::keyClick(&m_mail->window(), Qt::Key_F5);
        QTRY_VERIFY_WITH_TIMEOUT(!m_mail->folder(s("Aardvark")).isValid(), 15000);
        QTRY_VERIFY(m_mail->parts().list->folder() == m_mail->folder(s("INBOX")));
        QTRY_COMPARE(m_mail->messages()->rowCount(), 4);
    }

    void anEmptiedFolderComesBack()
    {
        QVERIFY(m_mail->open(s("Trips"), 4));
        m_mail->window().actions().action(s("emptyFolder"))->trigger();
        QTRY_VERIFY(m_mail->find<QMessageBox>("emptyFolderDialog"));
        QVERIFY(m_mail->find<QMessageBox>("emptyFolderDialog")->text().contains(s("4 messages")));
        QTest::keyClick(m_mail->find<QMessageBox>("emptyFolderDialog"), Qt::Key_Return);
        QTRY_COMPARE(m_mail->messages()->rowCount(), 0);
        QVERIFY(m_mail->isFlushed());
        QTRY_COMPARE(m_mail->serverSubjects(s("Trips")).size(), 0);
        QTest::keyClick(&m_mail->window(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(m_mail->messages()->rowCount(), 4);
        QVERIFY(m_mail->isFlushed());
        QTRY_COMPARE(m_mail->serverSubjects(s("Trips")).size(), 4);
    }

    void propertiesSayWhatIsThere()
    {
        QVERIFY(m_mail->open(s("Trips"), 4));
        m_mail->window().actions().action(s("folderProperties"))->trigger();
        QTRY_VERIFY(m_mail->find<QDialog>("folderProperties"));
        QCOMPARE(m_mail->find<QLabel>("propertyAccount")->text(), s("Birchmere Studio"));
        QCOMPARE(m_mail->find<QLabel>("propertyMessages")->text(), s("4, 4 unread"));
        QTRY_VERIFY(m_mail->find<QLabel>("propertySize")->text().contains(s("B")));
        m_servers.deliver(demo, test::sampleMessage("Trip 5"), s("Trips"));
        m_mail->core().engine().checkMail({});
        QTRY_COMPARE_WITH_TIMEOUT(m_mail->find<QLabel>("propertyMessages")->text(), s("5, 5 unread"), 15000);
        QTest::keyClick(m_mail->find<QDialog>("folderProperties"), Qt::Key_Escape);
        QTRY_VERIFY(!m_mail->find<QDialog>("folderProperties"));
    }

    void aRoleIsChosen()
    {
        QVERIFY(m_mail->open(s("Invoices"), 0));
        m_mail->window().actions().action(s("folderProperties"))->trigger();
        QTRY_VERIFY(m_mail->find<QComboBox>("propertyRole"));
        auto *box = m_mail->find<QComboBox>("propertyRole");
        const auto choose = [box](store::Role role) {
            box->setCurrentIndex(box->findData(int(role)));
            Q_EMIT box->activated(box->currentIndex());
        };
        choose(store::Role::Archive);
        QTRY_COMPARE(m_mail->folders()->folder(m_mail->folder(s("Invoices")))->role, store::Role::Archive);
        QCOMPARE(m_mail->folders()->indexOf(m_mail->folder(s("Invoices"))).data().toString(), s("Archive"));
        choose(store::Role::None);
        QTRY_COMPARE(m_mail->folders()->folder(m_mail->folder(s("Invoices")))->role, store::Role::None);
        QTest::keyClick(m_mail->find<QDialog>("folderProperties"), Qt::Key_Escape);
        QTRY_VERIFY(!m_mail->find<QDialog>("folderProperties"));
    }

    void settingsHoldAtOnce()
    {
        QVERIFY(QTest::qWaitForWindowActive(&m_mail->window()));
        QTest::keyClick(&m_mail->window(), Qt::Key_Comma, Qt::ControlModifier);
        QTRY_VERIFY(m_mail->find<QDialog>("settingsDialog"));
        auto *folders = m_mail->find<QComboBox>("settingDragFolders");
        folders->setFocus();
        QTest::keyClick(folders, Qt::Key_End);
        QTRY_COMPARE(m_mail->assembly().folders().dragGuards().folders, ui::DragGuard::Off);
        QTest::keyClick(folders, Qt::Key_Home);
        QTRY_COMPARE(m_mail->assembly().folders().dragGuards().folders, ui::DragGuard::On);
        QTest::keyClick(m_mail->find<QDialog>("settingsDialog"), Qt::Key_Escape);
        QTRY_VERIFY(!m_mail->find<QDialog>("settingsDialog"));
    }

    void severalAccountsHaveAllInboxes()
    {
        QVERIFY(!m_mail->folders()->allInboxes().isValid());
        m_servers.deliver(s("alice"), test::sampleMessage("For Alice"));
        const AccountId alice = m_mail->add(m_mail->accountOf(s("alice"), s("Home")));
        QTRY_VERIFY_WITH_TIMEOUT(m_mail->folder(alice, s("INBOX")).isValid(), 15000);
        QTRY_VERIFY(m_mail->folders()->allInboxes().isValid());
        QTRY_VERIFY_WITH_TIMEOUT(m_mail->folders()->allInboxes().data(models::FolderTreeModel::UnreadRole).toInt() > 0,
                                 15000);
        m_mail->tree()->selectAllInboxes();
        QTRY_COMPARE(m_mail->messages()->rowCount(), 5); // of both accounts, one list
        QVERIFY(m_mail->window().windowTitle().startsWith(s("All Inboxes")));
        QVERIFY(m_mail->open(s("INBOX"), 4)); // the first account's own again
        m_mail->tree()->selectAllInboxes();
        QTRY_COMPARE(m_mail->messages()->rowCount(), 5);
        m_mail->stop();
        m_mail->start();
        QTRY_VERIFY(m_mail->tree()->areAllInboxesCurrent());
        QTRY_COMPARE(m_mail->messages()->rowCount(), 5);
    }

    void narrowWindowsFoldTheirPanes()
    {
        ui::MainWindow &window = m_mail->window();
        QWidget *sidebar = m_mail->find<QWidget>("sidebar");
        QVERIFY(sidebar->isVisible());
        window.resize(800, 700);
        QTRY_VERIFY(!sidebar->isVisible());
        QVERIFY(m_mail->parts().reader->isVisible() && m_mail->parts().list->isVisible());
        auto *folders = m_mail->find<QAbstractButton>("foldersButton");
        QTest::mouseClick(folders, Qt::LeftButton);
        QTRY_VERIFY(sidebar->isVisible());
        QTest::mouseClick(m_mail->tree()->viewport(), Qt::LeftButton, {},
                          m_mail->tree()->visualRect(m_mail->folders()->indexOf(m_mail->folder(s("INBOX")))).center());
        QTRY_VERIFY(!sidebar->isVisible());
        QVERIFY(m_mail->open(s("INBOX"), 4));
        window.resize(560, 700);
        QTRY_VERIFY(!m_mail->parts().reader->isVisible());
        m_mail->clickRow(0);
        QTRY_VERIFY(m_mail->parts().reader->isVisible() && !m_mail->parts().list->isVisible());
        QTest::mouseClick(m_mail->find<QAbstractButton>("backButton"), Qt::LeftButton);
        QTRY_VERIFY(m_mail->parts().list->isVisible());
        window.resize(1280, 800);
        QTRY_VERIFY(sidebar->isVisible());
        QVERIFY(m_mail->parts().reader->isVisible() && m_mail->parts().list->isVisible());
        QVERIFY2(qAbs(sidebar->width() - 240) <= 2, qPrintable(QString::number(sidebar->width())));
    }

    void tenThousandFoldersAreSmooth()
    {
        m_mail->core().engine().setOffline(true);
        QList<store::ServerFolder> many;
        const auto add = [&many](const QStringList &levels) {
            store::ServerFolder folder;
            folder.levels = levels;
            folder.delimiter = s("/");
            folder.serverName = levels.join(u'/').toUtf8();
            many << folder;
        };
        add({s("INBOX")});
        many.last().role = store::Role::Inbox;
        for (int i = 0; i < 100; ++i) {
            add({QStringLiteral("Project %1").arg(i)});
            for (int j = 0; j < 99; ++j) {
                add({QStringLiteral("Project %1").arg(i), QStringLiteral("Step %1").arg(j)});
            }
        }
        const AccountId account = m_mail->account();
        m_mail->core()
            .store()
            .write(store::Priority::Background,
                   [account, many](store::Writer &writer) {
                       writer.setFolders(account, many, true);
                       return true;
                   })
            .waitForFinished();
        QTRY_VERIFY_WITH_TIMEOUT(m_mail->folders()->folderCount() > 10000, 20000);
        for (const int key : {int(Qt::Key_End), int(Qt::Key_PageUp), int(Qt::Key_Home), int(Qt::Key_PageDown)}) {
            QTest::keyClick(m_mail->tree(), Qt::Key(key));
            QCoreApplication::processEvents();
        }
        auto *field = m_mail->find<QLineEdit>("folderFilter");
        QVERIFY(field->isVisible()); // so many that it is always there
        QTest::keyClicks(field, s("77 98"));
        QTRY_VERIFY(m_mail->tree()->isRowHidden(m_mail->folders()->indexOf(m_mail->folder(s("Project 5"))).row(),
                                                m_mail->folders()->indexOf(m_mail->folder(s("Project 5"))).parent()));
        field->clear();
        qInfo("costliest event %.1f ms: %s", application->worst(), qPrintable(application->worstWhat()));
    }

private:
    ui::Toast *toast() { return m_mail->parts().list->toast(); }

    QStringList ownFolders()
    {
        QStringList names;
        const QModelIndex account = m_mail->folders()->indexOf(m_mail->account());
        for (int row = 0; row < m_mail->folders()->rowCount(account); ++row) {
            const QModelIndex index = m_mail->folders()->index(row, 0, account);
            if (m_mail->folders()->folder(index)->role == store::Role::None) {
                names << index.data().toString();
            }
        }
        return names;
    }

    test::TestServers m_servers;
    std::unique_ptr<MailWindow> m_mail;
};

int main(int argc, char **argv)
{
    ui::registerSchemes();
    test::WatchedApplication application(argc, argv);
    ui::Theme theme(ui::Appearance::Light);
    TestFolderPane test;
    test.application = &application;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_folderpane.moc"
