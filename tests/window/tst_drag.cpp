// Drag and drop by the X server's own pointer, source by target by key, the result read from the server; each
// undone and read again. Prints the matrix.
#include "tests/window/mailwindow.h"
#include "tests/window/pointer.h"
#include "tests/window/watchdog.h"
#include "ui/common/toast.h"
#include "ui/folders/dragcaption.h"
#include "ui/reader/mailscheme.h"

#include <QPushButton>
#include <QTest>
#include <QTimer>

using namespace waxwing;
using test::MailWindow;

namespace {

const QString demo = QStringLiteral("demo");

} // namespace

class TestDrag : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_servers.isRunning(), qPrintable(m_servers.error()));
        for (const char *folder : {"Clients", "Clients/Halden Bakery", "Invoices", "Travel", "Trash"}) {
            m_servers.doveadm({QStringLiteral("mailbox"), QStringLiteral("create"), QStringLiteral("-s"),
                               QStringLiteral("-u"), demo, QString::fromLatin1(folder)});
        }
        for (int i = 1; i <= 5; ++i) {
            m_servers.deliver(demo, test::sampleMessage("Letter " + QByteArray::number(i)));
        }
        m_mail = std::make_unique<MailWindow>(m_servers);
        m_mail->start();
        QVERIFY(m_mail->open(QStringLiteral("INBOX"), 5));
    }

    void cleanupTestCase() { m_mail.reset(); }

    void aMessageMovesAndComesBack()
    {
        const QString subject = m_mail->messages()->row(1)->subject;
        m_mail->clickRow(1);
        QVERIFY(dragWithCaption(m_mail->centreOfRow(1), m_mail->centreOfFolder(QStringLiteral("Travel"))));
        QCOMPARE(m_caption, QStringLiteral("Move “%1” into “Travel”").arg(subject));
        QTRY_COMPARE(m_mail->messages()->rowCount(), 4);
        QVERIFY(m_mail->isFlushed());
        QTRY_COMPARE(m_mail->serverSubjects(QStringLiteral("Travel")), QStringList{subject});
        undo(QStringLiteral("Travel"));
        QTRY_COMPARE(m_mail->messages()->rowCount(), 5);
        QVERIFY(m_mail->isFlushed());
        QTRY_COMPARE(m_mail->serverSubjects(QStringLiteral("Travel")), QStringList());
        QCOMPARE(m_mail->serverSubjects(QStringLiteral("INBOX")).size(), 5);
        report("message", "folder", "none", "moved", "back in the inbox");
    }

    void aSelectionMoves()
    {
        m_mail->clickRow(0);
        m_mail->clickRow(2, Qt::ShiftModifier);
        QVERIFY(dragWithCaption(m_mail->centreOfRow(1), m_mail->centreOfFolder(QStringLiteral("Invoices"))));
        QCOMPARE(m_caption, QStringLiteral("Move 3 messages into “Invoices”"));
        QTRY_COMPARE(m_mail->messages()->rowCount(), 2);
        QVERIFY(m_mail->isFlushed());
        QTRY_COMPARE(m_mail->serverSubjects(QStringLiteral("Invoices")).size(), 3);
        undo(QStringLiteral("Invoices"));
        QTRY_COMPARE(m_mail->messages()->rowCount(), 5);
        QVERIFY(m_mail->isFlushed());
        QTRY_COMPARE(m_mail->serverSubjects(QStringLiteral("Invoices")).size(), 0);
        report("3 messages", "folder", "none", "moved", "back in the inbox");
    }

    void ctrlCopies()
    {
        const QString subject = m_mail->messages()->row(0)->subject;
        m_mail->clickRow(0);
        const QPoint travel = m_mail->centreOfFolder(QStringLiteral("Travel"));
        const QStringList steps = test::dragSteps(m_mail->centreOfRow(0), travel)
            + words("keydown ctrl sleep 0.1 mousemove_relative 3 0 sleep 0.3 mouseup 1 sleep 0.1 keyup ctrl");
        QVERIFY(watched(steps));
        QCOMPARE(m_caption, QStringLiteral("Copy “%1” into “Travel”").arg(subject));
        QTRY_COMPARE(m_mail->serverSubjects(QStringLiteral("Travel")), QStringList{subject});
        QVERIFY(m_mail->isFlushed());
        QCOMPARE(m_mail->serverSubjects(QStringLiteral("INBOX")).size(), 5);
        report("message", "folder", "Ctrl", "copied", "not undone here");
    }

    void aFolderMovesAndComesBack()
    {
        QVERIFY(dragWithCaption(m_mail->centreOfFolder(QStringLiteral("Invoices")),
                                m_mail->centreOfFolder(QStringLiteral("Clients"))));
        QCOMPARE(m_caption, QStringLiteral("Move “Invoices” into “Clients”"));
        QTRY_VERIFY(m_mail->folder(QStringLiteral("Clients/Invoices")).isValid());
        QVERIFY(m_mail->isFlushed());
        QTRY_VERIFY(m_mail->serverFolders().contains(QStringLiteral("Clients/Invoices")));
        QVERIFY(!m_mail->serverFolders().contains(QStringLiteral("Invoices")));
        undo(QStringLiteral("Clients"));
        QTRY_VERIFY(m_mail->folder(QStringLiteral("Invoices")).isValid());
        QVERIFY(m_mail->isFlushed());
        QTRY_VERIFY(m_mail->serverFolders().contains(QStringLiteral("Invoices")));
        QVERIFY(!m_mail->serverFolders().contains(QStringLiteral("Clients/Invoices")));
        report("folder", "folder", "none", "moved", "back at the top");
    }

    void aFolderMovesToTheTop()
    {
        const QModelIndex account = m_mail->folders()->indexOf(m_mail->account());
        const QPoint top = m_mail->tree()->viewport()->mapToGlobal(m_mail->tree()->visualRect(account).center());
        QVERIFY(dragWithCaption(m_mail->centreOfFolder(QStringLiteral("Clients/Halden Bakery")), top));
        QCOMPARE(m_caption, QStringLiteral("Move “Halden Bakery” into “Birchmere Studio”"));
        QTRY_VERIFY(m_mail->folder(QStringLiteral("Halden Bakery")).isValid());
        QVERIFY(m_mail->isFlushed());
        QTRY_VERIFY(m_mail->serverFolders().contains(QStringLiteral("Halden Bakery")));
        undo(QStringLiteral("Halden"));
        QTRY_VERIFY(m_mail->folder(QStringLiteral("Clients/Halden Bakery")).isValid());
        QVERIFY(m_mail->isFlushed());
        QTRY_VERIFY(m_mail->serverFolders().contains(QStringLiteral("Clients/Halden Bakery")));
        report("folder", "account", "none", "moved", "back in its folder");
    }

    void whatCannotBeIsRefusedWithAReason()
    {
        QVERIFY(dragWithCaption(m_mail->centreOfFolder(QStringLiteral("Clients")),
                                m_mail->centreOfFolder(QStringLiteral("Clients/Halden Bakery"))));
        QCOMPARE(m_caption, QStringLiteral("A folder cannot go into its own subfolder"));
        QVERIFY(m_mail->isFlushed());
        QVERIFY(m_mail->folder(QStringLiteral("Clients/Halden Bakery")).isValid());
        report("folder", "own child", "none", "refused", "nothing to undo");
    }

    void escapeCancels()
    {
        QVERIFY(m_mail->open(QStringLiteral("INBOX"), 5));
        m_mail->clickRow(1);
        QVERIFY(watched(test::dragSteps(m_mail->centreOfRow(1), m_mail->centreOfFolder(QStringLiteral("Travel")))
                        + words("key Escape sleep 0.1 mouseup 1")));
        QVERIFY(m_caption.startsWith(QStringLiteral("Move")));
        QVERIFY(caption().isEmpty());
        QVERIFY(m_mail->isFlushed());
        QCOMPARE(m_mail->messages()->rowCount(), 5);
        report("message", "folder", "Esc", "cancelled", "nothing to undo");
    }

    void aClosedFolderSpringsOpen()
    {
        const QModelIndex clients = m_mail->folders()->indexOf(m_mail->folder(QStringLiteral("Clients")));
        m_mail->tree()->collapse(clients);
        m_mail->clickRow(1);
        QVERIFY(watched(test::dragSteps(m_mail->centreOfRow(1), m_mail->centreOfFolder(QStringLiteral("Clients")),
                                        QStringLiteral("1.2"))
                        + words("key Escape sleep 0.1 mouseup 1")));
        QVERIFY(m_mail->tree()->isExpanded(clients));
    }

private:
    QString caption()
    {
        auto *found = m_mail->find<ui::DragCaption>("dragCaption");
        return found ? found->text() : QString();
    }

    static QStringList words(const char *text) { return QString::fromLatin1(text).split(QLatin1Char(' ')); }

    // Runs it and keeps what was last said below the pointer.
    bool watched(const QStringList &steps)
    {
        m_caption.clear();
        QTimer look;
        connect(&look, &QTimer::timeout, this, [this] {
            if (!caption().isEmpty()) {
                m_caption = caption();
            }
        });
        look.start(10);
        return test::xdotool(steps);
    }

    bool dragWithCaption(const QPoint &from, const QPoint &to)
    {
        return watched(test::dragSteps(from, to) + test::release())
            && QTest::qWaitFor([&] { return caption().isEmpty(); }, 5000);
    }

    // about: a word of the offer; the one of the change before may still be on the screen.
    void undo(const QString &about)
    {
        auto *button = m_mail->find<QPushButton>("undoButton");
        QTRY_VERIFY(button->isVisible() && m_mail->window().parts().list->toast()->text().contains(about));
        QTest::mouseClick(button, Qt::LeftButton);
    }

    void report(const char *source, const char *target, const char *key, const char *result, const char *undone)
    {
        qInfo("%-12s | %-10s | %-5s | %-10s | %s", source, target, key, result, undone);
    }

    test::TestServers m_servers;
    std::unique_ptr<MailWindow> m_mail;
    QString m_caption;
};

int main(int argc, char **argv)
{
    ui::registerSchemes();
    QApplication application(argc, argv);
    ui::Theme theme(ui::Appearance::Light);
    TestDrag test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_drag.moc"
