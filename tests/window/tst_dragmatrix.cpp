// The drag-and-drop matrix: every source onto every target with no key, Ctrl and Shift, by the X server's own pointer
// on a real Dovecot. What is said below the pointer, what another client then finds on the server, and what it finds
// when Undo was pressed. Prints the matrix.
#include "tests/window/dragfixture.h"
#include "tests/window/watchdog.h"
#include "ui/reader/mailscheme.h"

#include <QTest>

using namespace waxwing;
using test::ServerPicture;

namespace {

const QString alice = QStringLiteral("alice");

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

} // namespace

class TestDragMatrix : public QObject {
    Q_OBJECT
public:
    test::WatchedApplication *application = nullptr;

private Q_SLOTS:
    void initTestCase() { m_drag.start(); }
    void cleanupTestCase() { m_drag.stop(); }
    void init()
    {
        m_drag.settle();
        application->resetWorst();
    }
    void cleanup()
    {
        QVERIFY2(application->worst() < test::eventLimitMs,
                 qPrintable(QStringLiteral("%1 ms in %2").arg(application->worst()).arg(application->worstWhat())));
    }
    void messages_data();
    void messages();
    void folders_data();
    void folders();
    void places_data();
    void places();
    void files_data();
    void files();

private:
    test::DragFixture m_drag;
};

void TestDragMatrix::messages_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("key");
    const auto row = [](const char *source, const char *target, const char *key) {
        QTest::addRow("%s | %s | %s", source, target, key) << s(source) << s(target) << s(key);
    };
    for (const char *target : {"folder", "special folder", "its own folder", "favourite", "other account's folder",
                               "line between siblings", "account", "All Inboxes"}) {
        for (const char *key : {"none", "Ctrl", "Shift"}) {
            row("message", target, key);
        }
    }
    // Several at once go the same way; what they have of their own is the count and the caption.
    for (const char *source : {"3 messages", "conversation"}) {
        row(source, "folder", "none");
        row(source, "folder", "Ctrl");
        row(source, "special folder", "none");
        row(source, "favourite", "none");
        row(source, "other account's folder", "none");
        row(source, "its own folder", "none");
    }
}

void TestDragMatrix::messages()
{
    QFETCH(QString, source);
    QFETCH(QString, target);
    QFETCH(QString, key);
    const test::DragSpot to = m_drag.spot(target);
    const test::DragGrip from = m_drag.grip(source);
    const bool copy = key == s("Ctrl");
    const bool stays = target == s("its own folder") && !copy;
    ServerPicture after = m_drag.before();
    QString wanted = to.reason;
    if (stays) {
        wanted = from.subjects.size() == 1 ? s("The message is already in “Inbox”")
                                           : s("The messages are already in “Inbox”");
    } else if (to.reason.isEmpty()) {
        wanted = (copy ? s("Copy %1 into “%2”") : s("Move %1 into “%2”")).arg(from.words, to.name);
        if (!copy) {
            after.remove(s("demo/INBOX"), from.subjects);
        }
        after.add(to.folder, from.subjects);
    }
    m_drag.run(from.at, to.at, key, wanted, after, m_drag.before());
    if (!QTest::currentTestFailed()) {
        after == m_drag.before()
            ? m_drag.report(s("refused"), s("–"))
            : m_drag.report(copy ? s("copied") : s("moved"), copy ? s("the copy is gone") : s("back in the inbox"));
    }
}

void TestDragMatrix::folders_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("said");
    QTest::addColumn<QString>("path");
    const auto cells = [](const char *source, const char *target, const char *from, const char *to, const char *said,
                          const char *path = "", const char *key = "none") {
        QTest::addRow("%s | %s | %s", source, target, key) << s(from) << s(to) << s(said) << s(path);
    };
    for (const char *key : {"none", "Ctrl", "Shift"}) { // a folder is moved, whatever is held
        cells("folder", "folder", "Invoices", "Clients", "Move “Invoices” into “Clients”", "Clients/Invoices", key);
    }
    cells("folder", "special folder", "Invoices", "Archive", "Move “Invoices” into “Archive”", "Archive/Invoices");
    cells("folder", "own child", "Clients", "Clients/Halden Bakery", "A folder cannot go into its own subfolder");
    cells("folder", "own parent", "Clients/Halden Bakery", "Clients", "“Halden Bakery” is already in “Clients”");
    cells("folder", "account", "Clients/Halden Bakery", "", "Move “Halden Bakery” into “Birchmere Studio”",
          "Halden Bakery");
    cells("folder", "other account", "Invoices", "alice", "A folder stays in its account");
    cells("folder", "other account's folder", "Invoices", "alice/Archive", "A folder stays in its account");
    cells("folder", "folder with such a child", "Travel/Orrery", "Clients", "“Clients” already has a folder “Orrery”");
    cells("special folder", "folder", "Archive", "Clients", "“Archive” has a fixed place");
}

void TestDragMatrix::folders()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(QString, said);
    QFETCH(QString, path);
    const models::FolderTreeModel *tree = m_drag.mail().folders();
    QTRY_VERIFY(m_drag.mail().folder(from).isValid()); // back in the tree, too
    const QModelIndex target = to.isEmpty() ? tree->indexOf(m_drag.mail().account())
        : to == alice                       ? tree->indexOf(m_drag.alice())
        : to.startsWith(alice) ? tree->indexOf(m_drag.mail().folder(m_drag.alice(), to.section(QLatin1Char('/'), 1)))
                               : tree->indexOf(m_drag.mail().folder(to));
    ServerPicture after = m_drag.before();
    if (!path.isEmpty()) {
        after.rename(QString(s("demo/") + from), QString(s("demo/") + path));
    }
    const QString key = QString::fromUtf8(QTest::currentDataTag()).section(s(" | "), 2);
    m_drag.run(m_drag.mail().centreOfFolder(from), m_drag.mail().centreOf(target), key, said, after, m_drag.before());
    if (!QTest::currentTestFailed()) {
        path.isEmpty() ? m_drag.report(s("refused"), s("–")) : m_drag.report(s("moved"), s("back where it was"));
    }
}

void TestDragMatrix::places_data()
{
    QTest::addColumn<QString>("target");
    for (const char *target : {"line between siblings", "line among another's", "favourites", "favourites, is one"}) {
        QTest::addRow("folder | %s | none", target) << s(target);
    }
    QTest::addRow("folder | line between siblings | Ctrl") << s("line between siblings");
    QTest::addRow("favourite | folder | none") << s("folder");
}

// Order and favourites are this program's own: the server has them not.
void TestDragMatrix::places()
{
    QFETCH(QString, target);
    models::FolderTreeModel *tree = m_drag.mail().folders();
    QTRY_VERIFY(m_drag.mail().folder(s("Travel")).isValid());
    const QStringList before = m_drag.order();
    ServerPicture after = m_drag.before();
    QPoint from = m_drag.mail().centreOfFolder(s("Travel"));
    QPoint to = m_drag.above(s("Clients"));
    QString wanted = s("Put “Travel” above “Clients”");
    if (target == s("line among another's")) {
        to = m_drag.above(s("Clients/Halden Bakery"));
        wanted = s("Move “Travel” into “Clients”, above “Halden Bakery”");
        after.rename(s("demo/Travel"), s("demo/Clients/Travel"));
    } else if (target == s("favourites")) {
        to = m_drag.mail().centreOf(tree->favourites());
        wanted = s("Add “Travel” to the favourites");
    } else if (target == s("favourites, is one")) {
        from = m_drag.mail().centreOfFolder(s("Clients"));
        to = m_drag.mail().centreOf(tree->favourites());
        wanted = s("“Clients” is a favourite already");
    } else if (target == s("folder")) {
        from = m_drag.mail().centreOf(tree->index(0, 0, tree->favourites()));
        to = m_drag.mail().centreOfFolder(s("Travel"));
        wanted = s("A favourite moves among the favourites only");
    }
    const QString key = QString::fromUtf8(QTest::currentDataTag()).section(s(" | "), 2);
    m_drag.run(from, to, key, wanted, after, m_drag.before());
    if (QTest::currentTestFailed()) {
        return;
    }
    const bool refused = target == s("folder") || target == s("favourites, is one");
    if (!refused && after == m_drag.before()) {
        QTRY_VERIFY(m_drag.order() != before);
        m_drag.undo();
    }
    QTRY_COMPARE(m_drag.order(), before);
    refused ? m_drag.report(s("refused"), s("–"))
            : m_drag.report(after == m_drag.before() ? s("as before; here it is") : s("moved, and stands there"),
                            s("as before"));
}

void TestDragMatrix::files_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("key");
    for (const char *target : {"folder", "special folder", "favourite", "other account's folder",
                               "line between siblings", "account", "All Inboxes"}) {
        QTest::addRow(".eml and .mbox | %s | none", target) << s(target) << s("none");
    }
    QTest::addRow(".eml and .mbox | folder | Ctrl") << s("folder") << s("Ctrl");
}

void TestDragMatrix::files()
{
    QFETCH(QString, target);
    QFETCH(QString, key);
    const test::DragSpot to = m_drag.spot(target);
    m_drag.files().urls
        = {QUrl::fromLocalFile(m_drag.filePath(s("letter.eml"))), QUrl::fromLocalFile(m_drag.filePath(s("old.mbox")))};
    ServerPicture after = m_drag.before();
    ServerPicture undone = m_drag.before(); // taken out again: to Trash, as everything that is taken out
    QString wanted = to.reason;
    m_drag.setAbout(s("3 messages"));
    m_drag.writeFiles();
    if (wanted.isEmpty()) {
        wanted = s("Copy 2 mail files into “%1”").arg(to.name);
        const QStringList subjects{s("From a file"), s("Old 1"), s("Old 2")};
        after.add(to.folder, subjects);
        undone.add(QString(to.folder.section(QLatin1Char('/'), 0, 0) + s("/Trash")), subjects);
    }
    m_drag.run(m_drag.files().spot(), to.at, key, wanted, after, undone);
    if (!QTest::currentTestFailed()) {
        after == m_drag.before() ? m_drag.report(s("refused"), s("–"))
                                 : m_drag.report(s("3 messages there"), s("in Trash"));
        m_drag.before() = undone;
    }
}

int main(int argc, char **argv)
{
    ui::registerSchemes();
    test::WatchedApplication application(argc, argv);
    QApplication::setDoubleClickInterval(1); // two drags from one place are no double click, however quick
    ui::Theme theme(ui::Appearance::Light);
    TestDragMatrix test;
    test.application = &application;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_dragmatrix.moc"
