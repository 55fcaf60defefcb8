// Headings by date among the rows, with real keys and a real mouse: they are seen and read, and nothing else.
#include "tests/window/programwindow.h"
#include "tests/window/watchdog.h"
#include "tests/window2/shots.h"
#include "ui/messagelist/accessiblelist.h"
#include "ui/reader/mailscheme.h"

#include <QScrollBar>
#include <QTemporaryDir>
#include <QTest>

using namespace waxwing;
using namespace waxwing::test;
using namespace waxwing::store;

namespace {

constexpr int patience = 20'000; // ms; a busy machine
constexpr int older = 300;

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

NewMessage received(quint32 uid, const QString &subject, const QDateTime &when)
{
    NewMessage message;
    message.uid = Uid(uid);
    message.subject = subject;
    message.fromName = s("Ines Okafor");
    message.fromAddress = s("ines@rowanreed.example");
    message.internalDate = message.date = when;
    message.size = 2000;
    message.flags = Flag::Seen;
    message.preview = s("The cover is warmer now and the berries sit clear of the spine.");
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

AccountId fill(app::Core &core)
{
    accounts::Account account;
    account.name = account.user = s("mara");
    account.address = s("mara@birchmere.example");
    account.incoming = net::Endpoint(s("localhost"), 9, net::Security::Plain);
    account.passwordSource = auth::PasswordSource::Session;
    const AccountId id = core.addAccount(account, {});
    const auto job = [id](Writer &writer) {
        writer.setFolders(id, {folderNamed("INBOX", Role::Inbox), folderNamed("Work", Role::None)}, true);
        const QDateTime today = QDate::currentDate().startOfDay();
        QList<NewMessage> messages;
        quint32 uid = 1;
        for (int n = 0; n < older; ++n) {
            messages << received(uid++, s("Minutes %1").arg(n), today.addYears(-3).addSecs(60 * n));
        }
        messages << received(uid++, s("Cabin keys and the boat"), today.addSecs(-7200));
        messages << received(uid++, s("Loan agreement"), today.addSecs(-3600));
        messages << received(uid++, s("Autumn catalogue: final proofs"), today);
        const FolderId inbox = writer.reader().folderByPath(id, s("INBOX"))->id;
        const FolderId work = writer.reader().folderByPath(id, s("Work"))->id;
        writer.insertMessages(inbox, messages);
        writer.insertMessages(work, {received(1, s("Invoice"), today), received(2, s("Order"), today.addDays(-1))});
        return true;
    };
    core.store().write(Priority::User, job).result();
    return id;
}

} // namespace

class TestGroupedList : public QObject {
    Q_OBJECT
public:
    WatchedApplication *application = nullptr;

private Q_SLOTS:
    void initTestCase()
    {
        m_program = std::make_unique<ProgramWindow>(m_profile.filePath(s("p")));
        m_program->openCore(true);
        m_account = fill(m_program->core());
        open();
    }

    void cleanupTestCase() { m_program.reset(); }
    void init() { application->resetWorst(); }
    void cleanup()
    {
        QVERIFY2(application->worst() < eventLimitMs,
                 qPrintable(QStringLiteral("%1 ms in %2").arg(application->worst()).arg(application->worstWhat())));
    }

    void aKeyPutsThemIn()
    {
        QVERIFY(titles().isEmpty());
        const int before = rect(3).top();
        list()->setFocus();
        QTest::keyClick(list(), Qt::Key_D, Qt::ShiftModifier);
        const QStringList wanted{s("Today"), s("Yesterday"), QString::number(QDate::currentDate().year() - 3)};
        QTRY_COMPARE(titles(), wanted);
        QCOMPARE(list()->headingRectAt(0).top(), 0);
        QCOMPARE(rect(0).top(), list()->headingRectAt(0).bottom() + 1);
        QCOMPARE(list()->headingRectAt(1).top(), rect(0).bottom() + 1);
        QCOMPARE(rect(3).top(), before + 3 * list()->headingRectAt(0).height());
        QVERIFY(m_program->window().actions().action(s("viewDateGroups"))->isChecked());
        shoot(&m_program->window(), s("groups-cards"));
    }

    void keysPassThemOver()
    {
        QTest::keyClick(list(), Qt::Key_Home);
        QCOMPARE(list()->currentIndex().row(), 0);
        QCOMPARE(list()->verticalScrollBar()->value(), 0); // its heading is seen too
        QTest::keyClick(list(), Qt::Key_Down);
        QCOMPARE(list()->currentIndex().row(), 1);
        QTest::keyClick(list(), Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(list(), Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(list()->selectedCount(), 3);
        QTest::keyClick(list(), Qt::Key_End);
        QCOMPARE(list()->currentIndex().row(), older + 2);
        QVERIFY(rect(older + 2).bottom() < list()->viewport()->height());
        QTest::keyClick(list(), Qt::Key_Home, Qt::ShiftModifier);
        QCOMPARE(list()->selectedCount(), older + 3);
    }

    void aClickOnOneIsNone()
    {
        QTest::keyClick(list(), Qt::Key_Home);
        click(rect(1).center());
        QCOMPARE(list()->currentIndex().row(), 1);
        click(list()->headingRectAt(2).center());
        QCOMPARE(list()->currentIndex().row(), 1);
        QCOMPARE(list()->selectedCount(), 1);
        // Nor does it begin a selection that is drawn on.
        const QPoint from = list()->headingRectAt(2).center();
        QTest::mousePress(list()->viewport(), Qt::LeftButton, {}, from);
        QTest::mouseMove(list()->viewport(), rect(4).center());
        QTest::mouseRelease(list()->viewport(), Qt::LeftButton, {}, rect(4).center());
        QCOMPARE(list()->selectedCount(), 1);
        QCOMPARE(list()->currentIndex().row(), 1);
        click(rect(3).center());
        QCOMPARE(list()->currentIndex().row(), 3);
    }

    void whatArrivesAboveMovesNothingInSight()
    {
        QTest::keyClick(list(), Qt::Key_Home);
        for (int page = 0; page < 3; ++page) {
            QTest::keyClick(list(), Qt::Key_PageDown);
        }
        const int current = list()->currentIndex().row();
        const QRect place = rect(current);
        const QDateTime now = QDate::currentDate().startOfDay().addSecs(60);
        insert({received(1001, s("A new one"), now), received(1002, s("And one"), now.addDays(-2000))});
        QTRY_COMPARE_WITH_TIMEOUT(m_program->messages()->rowCount(), older + 5, patience);
        QTRY_COMPARE(titles().size(), 4);
        QCOMPARE(list()->currentIndex().row(), current + 1);
        QCOMPARE(rect(current + 1), place);
    }

    void theTableHasThemToo()
    {
        m_program->window().actions().action(s("viewTable"))->trigger();
        QTest::keyClick(list(), Qt::Key_Home);
        QCOMPARE(rect(0).top(), list()->headingRectAt(0).bottom() + 1);
        click(QPoint(list()->viewport()->width() / 2, rect(2).center().y()));
        QCOMPARE(list()->currentIndex().row(), 2);
        shoot(&m_program->window(), s("groups-table"));
        m_program->window().actions().action(s("viewCards"))->trigger();
    }

    void theyAreRead()
    {
        QTest::keyClick(list(), Qt::Key_Home);
        QAccessibleInterface *seen = QAccessible::queryAccessibleInterface(list());
        const int rows = m_program->messages()->rowCount();
        QCOMPARE(seen->childCount(), rows + 4);
        QAccessibleInterface *heading = seen->child(rows + 1);
        QCOMPARE(heading->role(), QAccessible::Heading);
        QCOMPARE(heading->text(QAccessible::Name), s("Yesterday"));
        QCOMPARE(seen->indexOfChild(heading), rows + 1);
        const QPoint on = list()->viewport()->mapToGlobal(list()->headingRectAt(1).center());
        QCOMPARE(seen->childAt(on.x(), on.y()), heading);
        QCOMPARE(seen->child(0)->text(QAccessible::Description), s("Today"));
        QCOMPARE(seen->child(3)->text(QAccessible::Description), s("Yesterday"));
    }

    void otherOrdersHaveNone()
    {
        Q_EMIT list()->sortClicked(models::columnIndex(s("subject")));
        QTRY_VERIFY(titles().isEmpty());
        Q_EMIT list()->sortClicked(models::columnIndex(s("date")));
        QTRY_COMPARE(titles().value(0), s("Today"));
        Q_EMIT list()->sortClicked(models::columnIndex(s("date")));
        QTRY_COMPARE(titles().value(3), s("Today"));
        Q_EMIT list()->sortClicked(models::columnIndex(s("date")));
        QTRY_COMPARE(titles().value(0), s("Today"));
    }

    void eachFolderRemembers()
    {
        openFolder("Work");
        QTRY_COMPARE_WITH_TIMEOUT(m_program->messages()->rowCount(), 2, patience);
        QVERIFY(titles().isEmpty());
        openFolder("INBOX");
        QTRY_COMPARE_WITH_TIMEOUT(titles().size(), 4, patience);
        m_program->stop();
        m_program->openCore(true);
        open();
        QTRY_COMPARE_WITH_TIMEOUT(titles().size(), 4, patience);
    }

private:
    void open()
    {
        m_program->openWindow();
        QVERIFY(QTest::qWaitForWindowActive(&m_program->window()));
        QTRY_VERIFY_WITH_TIMEOUT(m_program->messages()->row(0), patience);
    }
    void openFolder(const char *path)
    {
        m_program->assembly().folders().openFolder(m_program->folders()->folderByPath(m_account, s(path)));
    }
    void insert(const QList<NewMessage> &messages)
    {
        const FolderId inbox = m_program->parts().list->folder();
        m_program->core()
            .store()
            .write(Priority::User, [inbox, messages](Writer &writer) { writer.insertMessages(inbox, messages); })
            .waitForFinished();
    }
    ui::MessageListView *list() { return m_program->list(); }
    QRect rect(int row) { return list()->visualRect(m_program->messages()->index(row, 0)); }
    void click(const QPoint &point) { QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, point); }
    QStringList titles()
    {
        QStringList titles;
        for (const models::DateGroup &group : list()->headings()) {
            titles << group.title;
        }
        return titles;
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
    TestGroupedList test;
    test.application = &application;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_groupedlist.moc"
