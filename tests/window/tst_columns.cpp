// The table's columns: which there are, chosen with mouse and keys and kept; and the orders that the new ones bring.
#include "tests/window/programwindow.h"
#include "tests/window/watchdog.h"
#include "tests/window2/shots.h"
#include "ui/messagelist/columnsdialog.h"
#include "ui/reader/mailscheme.h"

#include <QContextMenuEvent>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QSpinBox>
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

NewMessage message(quint32 uid, const char *subject, const char *to, const QStringList &tags)
{
    NewMessage message;
    message.uid = Uid(uid);
    message.subject = s(subject);
    message.fromName = s("Ines Okafor");
    message.fromAddress = s("ines@rowanreed.example");
    message.toText = s(to);
    message.internalDate = message.date = QDate::currentDate().startOfDay().addSecs(int(uid));
    message.size = 2000 * uid;
    message.flags = Flag::Seen;
    message.keywords = tags;
    return message;
}

ServerFolder folderNamed(const char *name, Role role)
{
    ServerFolder folder;
    folder.serverName = name;
    folder.levels = QStringList{s(name)};
    folder.delimiter = s("/");
    folder.role = role;
    return folder;
}

AccountId addAccount(app::Core &core, const char *name)
{
    accounts::Account account;
    account.name = account.user = s(name);
    account.address = s("mara@birchmere.example");
    account.incoming = net::Endpoint(s("localhost"), 9, net::Security::Plain);
    account.passwordSource = auth::PasswordSource::Session;
    const AccountId id = core.addAccount(account, {});
    core.store()
        .write(Priority::User,
               [id](Writer &writer) {
                   const QList<ServerFolder> folders{folderNamed("INBOX", Role::Inbox), folderNamed("Sent", Role::Sent),
                                                     folderNamed("Work", Role::None)};
                   writer.setFolders(id, folders, true);
                   const auto put = [&](const char *path, const QList<NewMessage> &messages) {
                       writer.insertMessages(writer.reader().folderByPath(id, s(path))->id, messages);
                   };
                   put("INBOX",
                       {message(1, "Bread", "Tomasz Wrona", {s("$label2")}), message(2, "Apples", "Ann", {}),
                        message(3, "Cherries", "Mara", {s("$label1"), s("invoices")})});
                   put("Sent", {message(4, "Dates", "Zoe", {}), message(5, "Eggs", "Bob", {})});
                   put("Work", {message(6, "Figs", "Mara", {})});
               })
        .waitForFinished();
    return id;
}

} // namespace

class TestColumns : public QObject {
    Q_OBJECT
public:
    WatchedApplication *application = nullptr;

private Q_SLOTS:
    void initTestCase()
    {
        m_program = std::make_unique<ProgramWindow>(m_profile.filePath(s("p")));
        m_program->openCore(true);
        m_account = addAccount(m_program->core(), "Birchmere Studio");
        addAccount(m_program->core(), "Home");
        open();
        m_program->window().actions().action(s("viewTable"))->trigger();
        openFolder("INBOX", 3);
    }

    void cleanupTestCase() { m_program.reset(); }
    void init() { application->resetWorst(); }
    void cleanup()
    {
        QVERIFY2(application->worst() < eventLimitMs,
                 qPrintable(QStringLiteral("%1 ms in %2").arg(application->worst()).arg(application->worstWhat())));
    }

    void theHeadersMenuShowsAndHides()
    {
        QCOMPARE(shown(), texts({"unread", "star", "attachment", "subject", "from", "tags", "date", "size"}));
        tick("To");
        tick("Size");
        QCOMPARE(shown(), texts({"unread", "star", "attachment", "subject", "from", "to", "tags", "date"}));
        QCOMPARE(cell(0, "to"), s("Mara"));
        QCOMPARE(cell(0, "tags"), s("Important, invoices"));
        shoot(&m_program->window(), s("columns-table"));
    }

    void theStoreSortsByThem()
    {
        clickHeader("to");
        QTRY_COMPARE(subjects(), texts({"Bread", "Cherries", "Apples"}));
        clickHeader("to");
        QTRY_COMPARE(subjects(), texts({"Apples", "Cherries", "Bread"}));
        clickHeader("tags");
        QTRY_COMPARE(subjects(), texts({"Bread", "Cherries", "Apples"})); // Work, Important, none
        QCOMPARE(header()->sortIndicatorSection(), models::columnIndex(s("tags")));
        clickHeader("date");
        QTRY_COMPARE(subjects(), texts({"Cherries", "Apples", "Bread"}));
    }

    void keysArrangeThem()
    {
        m_program->window().actions().action(s("columns"))->trigger();
        auto *dialog = m_program->window().findChild<ui::ColumnsDialog *>();
        QVERIFY(dialog && QTest::qWaitForWindowActive(dialog));
        shoot(dialog, s("columns-dialog"));
        auto *list = dialog->findChild<QListWidget *>(s("columnsList"));
        list->setFocus();
        QTest::keyClick(list, Qt::Key_End);
        for (int step = 0; step < 3; ++step) {
            QTest::keyClick(list, Qt::Key_Up);
        }
        QCOMPARE(list->currentItem()->text(), s("Date"));
        QTest::keyClick(list, Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(list->currentItem()->text(), s("Date"));
        QCOMPARE(shown(), texts({"unread", "star", "attachment", "subject", "from", "to", "date", "tags"}));
        QTest::keyClick(list, Qt::Key_Down);
        QTest::keyClick(list, Qt::Key_Space);
        QCOMPARE(shown(), texts({"unread", "star", "attachment", "subject", "from", "to", "date"}));
        QTest::keyClick(list, Qt::Key_Up);
        dialog->findChild<QSpinBox *>(s("columnWidth"))->setValue(200);
        QCOMPARE(header()->sectionSize(models::columnIndex(s("date"))), 200);
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(!m_program->window().findChild<ui::ColumnsDialog *>());
    }

    void theyAreKept()
    {
        m_program->stop();
        m_program->openCore(true);
        open();
        openFolder("INBOX", 3);
        QCOMPARE(shown(), texts({"unread", "star", "attachment", "subject", "from", "to", "date"}));
        QCOMPARE(header()->sectionSize(models::columnIndex(s("date"))), 200);
        tick("As at first");
        QCOMPARE(shown(), texts({"unread", "star", "attachment", "subject", "from", "tags", "date", "size"}));
    }

    // Instead of the sender, and so they are sorted.
    void sentMailHasItsRecipients()
    {
        openFolder("Sent", 2);
        QCOMPARE(m_program->messages()->headerData(models::columnIndex(s("from")), Qt::Horizontal, Qt::DisplayRole),
                 QVariant(s("To")));
        clickHeader("from");
        QTRY_COMPARE(subjects(), texts({"Dates", "Eggs"})); // Zoe, Bob
        clickHeader("from");
        QTRY_COMPARE(subjects(), texts({"Eggs", "Dates"}));
        QCOMPARE(header()->sortIndicatorSection(), models::columnIndex(s("from")));
        QVERIFY(!header()->isSectionHidden(models::columnIndex(s("from"))));
    }

    void severalAccountsAreNamed()
    {
        m_program->tree()->setCurrentIndex(m_program->folders()->allInboxes());
        QTRY_COMPARE_WITH_TIMEOUT(m_program->messages()->rowCount(), 6, patience);
        QVERIFY(shown().contains(s("account")) && !shown().contains(s("folder")));
        QCOMPARE(header()->sectionSize(models::columnIndex(s("account"))), 128);
        clickHeader("account");
        QTRY_COMPARE(cell(0, "account"), s("Home"));
        QCOMPARE(cell(5, "account"), s("Birchmere Studio"));
        shoot(&m_program->window(), s("columns-accounts"));
    }

    void whatIsFoundSaysWhereItIs()
    {
        openFolder("INBOX", 3);
        m_program->list()->selectRow(0);
        m_program->list()->setFocus();
        QTest::keyClick(m_program->list(), Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE_WITH_TIMEOUT(m_program->messages()->rowCount(), 6, patience);
        QVERIFY(shown().contains(s("folder")) && !shown().contains(s("account")));
        clickHeader("folder");
        QTRY_COMPARE(cell(0, "folder"), s("Work"));
    }

private:
    void open()
    {
        m_program->openWindow();
        QVERIFY(QTest::qWaitForWindowActive(&m_program->window()));
        QTRY_VERIFY_WITH_TIMEOUT(m_program->messages()->rowCount() > 0, patience);
    }
    void openFolder(const char *path, int rows)
    {
        m_program->assembly().folders().openFolder(m_program->folders()->folderByPath(m_account, s(path)));
        QTRY_COMPARE_WITH_TIMEOUT(m_program->messages()->rowCount(), rows, patience);
    }
    ui::ListHeaderView *header() { return m_program->list()->tableHeader(); }
    QStringList shown()
    {
        QStringList ids;
        for (int place = 0; place < header()->count(); ++place) {
            const int section = header()->logicalIndex(place);
            if (!header()->isSectionHidden(section)) {
                ids << models::columns()[section].id;
            }
        }
        return ids;
    }
    static QStringList texts(std::initializer_list<const char *> list)
    {
        QStringList texts;
        for (const char *text : list) {
            texts << s(text);
        }
        return texts;
    }
    QString cell(int row, const char *column)
    {
        return m_program->messages()->index(row, models::columnIndex(s(column))).data().toString();
    }
    QStringList subjects()
    {
        QStringList subjects;
        for (int row = 0; row < m_program->messages()->rowCount(); ++row) {
            subjects << cell(row, "subject");
        }
        return subjects;
    }
    void clickHeader(const char *column)
    {
        const int section = models::columnIndex(s(column));
        const QPoint point(header()->sectionViewportPosition(section) + header()->sectionSize(section) / 2,
                           header()->height() / 2);
        QTest::mouseClick(header()->viewport(), Qt::LeftButton, {}, point);
    }
    QAction *menuEntry(const QString &text)
    {
        const QPoint point(20, header()->height() / 2);
        QContextMenuEvent asked(QContextMenuEvent::Mouse, point, header()->viewport()->mapToGlobal(point));
        QCoreApplication::sendEvent(header()->viewport(), &asked);
        const QList<QMenu *> menus = header()->findChildren<QMenu *>(s("columnsMenu"));
        for (QAction *action : menus.last()->actions()) {
            if (action->text() == text) {
                return action;
            }
        }
        return nullptr;
    }
    void tick(const char *text)
    {
        QAction *action = menuEntry(s(text));
        QVERIFY(action);
        auto *menu = qobject_cast<QMenu *>(action->parent());
        QVERIFY(QTest::qWaitForWindowExposed(menu));
        QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
    }

    QTemporaryDir m_profile;
    std::unique_ptr<ProgramWindow> m_program;
    AccountId m_account;
};

int main(int argc, char **argv)
{
    ui::registerSchemes();
    WatchedApplication application(argc, argv);
    ui::Theme theme(ui::Appearance::Light);
    TestColumns test;
    test.application = &application;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_columns.moc"
