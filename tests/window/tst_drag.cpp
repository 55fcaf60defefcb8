// Drags that are not of the matrix (tst_dragmatrix), by the X server's own pointer: out to other programs, the settings
// that guard, what goes away meanwhile, offline, Esc, spring-loaded folders, ten thousand messages.
#include "tests/window/dragneighbours.h"
#include "tests/window/mailwindow.h"
#include "tests/window/pointer.h"
#include "tests/window/watchdog.h"
#include "ui/common/toast.h"
#include "ui/folders/dragcaption.h"
#include "ui/reader/mailscheme.h"

#include <QMessageBox>
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
public:
    test::WatchedApplication *application = nullptr;

private Q_SLOTS:
    void init() { application->resetWorst(); }

    void cleanup()
    {
        QVERIFY2(application->worst() < test::eventLimitMs,
                 qPrintable(QStringLiteral("%1 ms in %2").arg(application->worst()).arg(application->worstWhat())));
    }

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
        QTRY_VERIFY_WITH_TIMEOUT(m_mail->folder(QStringLiteral("Travel")).isValid(), 15000);
        QVERIFY(m_mail->isFlushed());
        m_source.setGeometry(1400, 100, 160, 120);
        m_target.setGeometry(1400, 400, 160, 120);
        m_source.show();
        m_target.show();
        m_mail->window().move(0, 0);
        m_mail->window().resize(1280, 800);
        m_mail->window().raiseToUser();
        QVERIFY(QTest::qWaitForWindowActive(&m_mail->window()));
    }

    void cleanupTestCase()
    {
        qInfo("%-24s | %-24s | %-9s | %-34s | %s", "source", "target", "key", "result", "undone");
        for (const Row &row : m_matrix) {
            qInfo("%-24s | %-24s | %-9s | %-34s | %s", row.source, row.target, row.key, row.result, row.undone);
        }
        m_mail.reset();
    }

    void aFolderBecomesAFavourite()
    {
        const QWidget *tree = m_mail->tree();
        const QPoint strip = tree->mapToGlobal(QPoint(tree->width() / 2, tree->height() - 14));
        QVERIFY(dragWithCaption(m_mail->centreOfFolder(QStringLiteral("Travel")), strip));
        QCOMPARE(m_caption, QStringLiteral("Add “Travel” to the favourites"));
        QTRY_VERIFY(m_mail->folders()->favourites().isValid());
        QVERIFY(dragWithCaption(m_mail->centreOfFolder(QStringLiteral("INBOX")),
                                m_mail->centreOf(m_mail->folders()->favourites())));
        QTRY_COMPARE(m_mail->folders()->rowCount(m_mail->folders()->favourites()), 2);
        undo(QStringLiteral("Inbox"));
        QTRY_COMPARE(m_mail->folders()->rowCount(m_mail->folders()->favourites()), 1);
        m_mail->folders()->setFavourite(m_mail->folder(QStringLiteral("Travel")), false);
        report("folder", "favourites", "none", "is a favourite", "is none");
    }

    void otherFilesAreRefused()
    {
        m_source.urls = {QUrl::fromLocalFile(QDir::temp().filePath(QStringLiteral("picture.png")))};
        const QString refusal = QStringLiteral("Only mail files go into a folder: .eml or .mbox");
        QVERIFY(test::dragUntil(m_source.spot(), m_mail->centreOfFolder(QStringLiteral("Travel")), {},
                                [&] { return caption() == refusal; }));
        QTRY_VERIFY(caption().isEmpty());
        report("another file", "folder", "none", "refused", "nothing to undo");
    }

    void messagesGoOutAsFiles()
    {
        QVERIFY(m_mail->open(QStringLiteral("INBOX"), 5));
        for (int row = 0; row < 2; ++row) {
            m_mail->core().engine().fetchBody(m_mail->messages()->idAt(row)).waitForFinished();
            QTRY_VERIFY(m_mail->messages()->row(row)->bodyHeld);
        }
        m_mail->clickRow(0);
        m_mail->clickRow(1, Qt::ShiftModifier);
        const QString first = m_mail->messages()->row(0)->subject;
        QVERIFY(test::xdotool(test::dragSteps(m_mail->centreOfRow(0), m_target.spot()) + test::release()));
        QTRY_COMPARE(m_target.drops, 1);
        QVERIFY(m_target.names.contains(first + QStringLiteral(".eml")));
        QVERIFY(m_target.contents.at(0).contains("Subject: Letter"));
        report("2 messages", "file manager", "none", "two .eml files", "nothing to undo");
    }

    void whatIsNotHeldIsFetchedInstead()
    {
        m_mail->window().setReaderPlace(ui::ReaderPlace::Off); // the reader would fetch it
        m_mail->clickRow(0);
        m_servers.deliver(demo, test::sampleMessage("Not here yet"));
        QTest::keyClick(&m_mail->window(), Qt::Key_F5);
        QVERIFY(m_mail->open(QStringLiteral("INBOX"), 6));
        QTRY_VERIFY(m_mail->messages()->row(0));
        QCOMPARE(m_mail->messages()->row(0)->subject, QStringLiteral("Not here yet"));
        QVERIFY(!m_mail->messages()->row(0)->bodyHeld);
        const QPoint row = m_mail->centreOfRow(0);
        QVERIFY(test::xdotool(test::dragSteps(row, m_target.spot()) + test::release()));
        QTRY_COMPARE(m_target.drops, 2);
        QCOMPARE(m_target.names, QStringList());
        QTRY_VERIFY(toast()->text().contains(QStringLiteral("not on this computer yet")));
        QTRY_VERIFY_WITH_TIMEOUT(m_mail->messages()->row(0)->bodyHeld, 15000);
        report("message, not held", "file manager", "none", "refused, being fetched", "nothing to undo");
        m_mail->window().setReaderPlace(ui::ReaderPlace::Right);
        m_mail->core().engine().remove({m_mail->messages()->idAt(0)}, true).waitForFinished();
        QTRY_COMPARE(m_mail->messages()->rowCount(), 5);
    }

    void theSettingGuards()
    {
        const auto drag = [this](const QStringList &before, const QStringList &after) {
            const QStringList steps = test::dragSteps(m_mail->centreOfFolder(QStringLiteral("Travel")),
                                                      m_mail->centreOfFolder(QStringLiteral("Clients")));
            return watched(steps + before + test::release() + after);
        };
        gui::FolderDesk &desk = m_mail->assembly().folders();
        desk.setDragGuards({ui::DragGuard::NeedsShift, ui::DragGuard::On});
        QVERIFY(drag({}, {}));
        QCOMPARE(m_caption, QStringLiteral("Hold Shift to do this: Move “Travel” into “Clients”"));
        QVERIFY(m_mail->folder(QStringLiteral("Travel")).isValid());
        report("folder, needs Shift", "folder", "none", "refused", "nothing to undo");
        QVERIFY(
            drag(words("keydown shift sleep 0.1 mousemove_relative 3 0 sleep 0.3"), words("sleep 0.1 keyup shift")));
        QTRY_VERIFY(m_mail->folder(QStringLiteral("Clients/Travel")).isValid());
        undo(QStringLiteral("Travel"));
        QTRY_VERIFY(m_mail->folder(QStringLiteral("Travel")).isValid());
        report("folder, needs Shift", "folder", "Shift", "moved", "back at the top");

        desk.setDragGuards({ui::DragGuard::Ask, ui::DragGuard::On});
        QVERIFY(drag({}, {}));
        QTRY_VERIFY(m_mail->find<QMessageBox>("dropQuestion"));
        QTest::keyClick(m_mail->find<QMessageBox>("dropQuestion"), Qt::Key_Escape);
        QTRY_VERIFY(!m_mail->find<QMessageBox>("dropQuestion"));
        QVERIFY(m_mail->folder(QStringLiteral("Travel")).isValid());
        QVERIFY(drag({}, {}));
        QTRY_VERIFY(m_mail->find<QMessageBox>("dropQuestion"));
        QTest::keyClick(m_mail->find<QMessageBox>("dropQuestion"), Qt::Key_Return);
        QTRY_VERIFY(m_mail->folder(QStringLiteral("Clients/Travel")).isValid());
        undo(QStringLiteral("Travel"));
        QTRY_VERIFY(m_mail->folder(QStringLiteral("Travel")).isValid());
        report("folder, asks", "folder", "none", "asked, then moved", "back at the top");

        desk.setDragGuards({ui::DragGuard::Off, ui::DragGuard::On});
        QVERIFY(drag({}, {}));
        QCOMPARE(m_caption, QString());
        report("folder, off", "folder", "none", "not dragged", "nothing to undo");
        desk.setDragGuards({});
        QVERIFY(m_mail->isFlushed());
    }

    void aFolderThatGoesWhileItIsDraggedIsRefused()
    {
        m_servers.doveadm({QStringLiteral("mailbox"), QStringLiteral("create"), QStringLiteral("-s"),
                           QStringLiteral("-u"), demo, QStringLiteral("Doomed")});
        QTest::keyClick(&m_mail->window(), Qt::Key_F5);
        QTRY_VERIFY_WITH_TIMEOUT(m_mail->folder(QStringLiteral("Doomed")).isValid(), 15000);
        const FolderId doomed = m_mail->folder(QStringLiteral("Doomed"));
        QTimer::singleShot(900, this, [&] { m_mail->core().engine().removeFolder(doomed, true); });
        QVERIFY(watched(test::dragSteps(m_mail->centreOfFolder(QStringLiteral("Doomed")),
                                        m_mail->centreOfFolder(QStringLiteral("Clients")), QStringLiteral("1.5"))
                        + test::release()));
        QTRY_VERIFY(!m_mail->folders()->folder(doomed));
        QVERIFY(m_mail->isFlushed());
        QVERIFY(!m_mail->serverFolders().contains(QStringLiteral("Clients/Doomed")));
        report("folder, deleted meanwhile", "folder", "none", "nothing happens", "nothing to undo");
    }

    void offlineIsNoReason()
    {
        m_mail->core().engine().setOffline(true);
        QVERIFY(dragWithCaption(m_mail->centreOfFolder(QStringLiteral("Travel")),
                                m_mail->centreOfFolder(QStringLiteral("Clients"))));
        QTRY_VERIFY(m_mail->folder(QStringLiteral("Clients/Travel")).isValid());
        QVERIFY(m_mail->serverFolders().contains(QStringLiteral("Travel")));
        undo(QStringLiteral("Travel"));
        QTRY_VERIFY(m_mail->folder(QStringLiteral("Travel")).isValid());
        m_mail->core().engine().setOffline(false);
        QVERIFY(m_mail->isFlushed());
        QVERIFY(m_mail->serverFolders().contains(QStringLiteral("Travel")));
        report("folder, offline", "folder", "none", "moved, sent later", "never sent");
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

    // What is selected is carried as ranges; the ids are asked for at the drop.
    void tenThousandMessagesMove()
    {
        constexpr quint32 total = 10000;
        m_mail->core().engine().setOffline(true);
        const FolderId from = m_mail->folder(QStringLiteral("Invoices"));
        m_mail->core()
            .store()
            .write(store::Priority::Background,
                   [from](store::Writer &writer) {
                       QList<store::NewMessage> list;
                       for (quint32 uid = 1; uid <= total; ++uid) {
                           store::NewMessage message;
                           message.uid = Uid(uid);
                           message.subject = QStringLiteral("Invoice %1").arg(uid);
                           message.internalDate = QDateTime::fromSecsSinceEpoch(1'600'000'000 + uid);
                           message.messageId = "<" + QByteArray::number(uid) + "@large.example>";
                           list << message;
                       }
                       writer.insertMessages(from, list);
                       return true;
                   })
            .waitForFinished();
        QVERIFY(m_mail->open(QStringLiteral("Invoices"), int(total)));
        m_mail->clickRow(0);
        m_mail->list()->selectAll();
        QCOMPARE(m_mail->list()->selectedRanges().size(), 1);
        application->resetWorst();
        QVERIFY(dragWithCaption(m_mail->centreOfRow(2), m_mail->centreOfFolder(QStringLiteral("Travel"))));
        QVERIFY(m_caption.startsWith(QStringLiteral("Move 10")));
        QTRY_COMPARE_WITH_TIMEOUT(m_mail->folders()->folder(m_mail->folder(QStringLiteral("Travel")))->total,
                                  qint64(total), 20000);
        QTRY_COMPARE(m_mail->messages()->rowCount(), 0);
        undo(QStringLiteral("Travel"));
        QTRY_COMPARE_WITH_TIMEOUT(m_mail->messages()->rowCount(), int(total), 20000);
        report("10 000 messages", "folder", "none", "moved", "back");
        qInfo("costliest event %.1f ms: %s", application->worst(), qPrintable(application->worstWhat()));
    }

private:
    struct Row {
        const char *source;
        const char *target;
        const char *key;
        const char *result;
        const char *undone;
    };

    ui::Toast *toast() { return m_mail->parts().list->toast(); }

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
        QTRY_VERIFY(button->isVisible() && toast()->text().contains(about));
        QTest::mouseClick(button, Qt::LeftButton);
    }

    void report(const char *source, const char *target, const char *key, const char *result, const char *undone)
    {
        m_matrix << Row{source, target, key, result, undone};
    }

    test::TestServers m_servers;
    std::unique_ptr<MailWindow> m_mail;
    QString m_caption;
    QList<Row> m_matrix;
    test::FileSource m_source;
    test::FileTarget m_target;
};

int main(int argc, char **argv)
{
    ui::registerSchemes();
    test::WatchedApplication application(argc, argv);
    ui::Theme theme(ui::Appearance::Light);
    TestDrag test;
    test.application = &application;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_drag.moc"
