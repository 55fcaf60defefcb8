// The main job by mouse and keys on a real server: open, read, star, move, delete, undo, search; and what every
// screen reader finds by name.
#include "tests/window/mailwindow.h"
#include "tests/window/watchdog.h"
#include "ui/common/toast.h"
#include "ui/reader/readerview.h"
#include "ui/reader/textview.h"

#include <QAbstractScrollArea>
#include <QAccessible>
#include <QDialog>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

using namespace waxwing;
using test::MailWindow;

namespace {

const QString demo = QStringLiteral("demo");

// Whether a widget was painted while the HTML engine had not been started yet.
class PaintWatch final : public QObject {
public:
    bool paintedBeforeTheEngine = false;

    explicit PaintWatch(QWidget *widget)
    {
        for (QObject *part : {static_cast<QObject *>(widget), static_cast<QObject *>(viewportOf(widget))}) {
            part->installEventFilter(this);
        }
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && !test::isHtmlEngineRunning()) {
            paintedBeforeTheEngine = true;
        }
        return QObject::eventFilter(watched, event);
    }

private:
    static QWidget *viewportOf(QWidget *widget)
    {
        auto *area = qobject_cast<QAbstractScrollArea *>(widget);
        return area ? area->viewport() : widget;
    }
};

} // namespace

class TestMainWindow : public QObject {
    Q_OBJECT
public:
    test::WatchedApplication *application = nullptr;

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_servers.isRunning(), qPrintable(m_servers.error()));
        for (const char *folder :
             {"Clients", "Clients/Halden Bakery", "Invoices", "Travel", "Trash", "Sent", "Drafts", "Archive", "Junk"}) {
            m_servers.doveadm({QStringLiteral("mailbox"), QStringLiteral("create"), QStringLiteral("-s"),
                               QStringLiteral("-u"), demo, QString::fromLatin1(folder)});
        }
        for (int i = 1; i <= 12; ++i) {
            m_servers.deliver(demo, test::sampleMessage("Proof " + QByteArray::number(i)));
        }
        m_mail = std::make_unique<MailWindow>(m_servers);
        m_mail->start();
        QVERIFY(m_mail->open(QStringLiteral("INBOX"), 12));
    }

    void cleanupTestCase() { m_mail.reset(); }

    void init() { application->resetWorst(); }

    void cleanup()
    {
        QVERIFY2(application->worst() < test::eventLimitMs,
                 qPrintable(QStringLiteral("%1 ms in %2").arg(application->worst()).arg(application->worstWhat())));
    }

    void opensOnTheInboxWithFoldersOpen()
    {
        QVERIFY(m_mail->tree()->currentFolder() == m_mail->folder(QStringLiteral("INBOX")));
        const QModelIndex clients = m_mail->folders()->indexOf(m_mail->folder(QStringLiteral("Clients")));
        QVERIFY(m_mail->tree()->isExpanded(clients));
        QVERIFY(!QApplication::activeModalWidget());
    }

    void namesAreAsDocumented_data()
    {
        QTest::addColumn<QString>("object");
        QTest::addColumn<QString>("name");
        const auto row = [](const char *object, const char *name) {
            QTest::newRow(object) << QString::fromLatin1(object) << QString::fromLatin1(name);
        };
        row("folderTree", "Folders");
        row("messageList", "Messages");
        row("reader", "Message");
        row("searchField", "Search mail");
        row("activityButton", "Activity");
        row("composeAction", "Compose");
        row("replyAction", "Reply");
        row("replyAllAction", "Reply all");
        row("forwardAction", "Forward");
        row("archiveAction", "Archive");
        row("deleteAction", "Delete");
        row("junkAction", "Junk");
        row("moveAction", "Move");
        row("undoButton", "Undo");
    }

    void namesAreAsDocumented()
    {
        QFETCH(QString, object);
        QFETCH(QString, name);
        auto *widget = m_mail->window().findChild<QWidget *>(object);
        QVERIFY(widget);
        QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(widget);
        QVERIFY(accessible);
        QCOMPARE(accessible->text(QAccessible::Name), name);
    }

    void aRowReadsAsASentence()
    {
        const QString text = m_mail->messages()->index(0, 0).data(Qt::AccessibleTextRole).toString();
        QVERIFY2(text.startsWith(QStringLiteral("Ines Okafor, Proof ")), qPrintable(text));
        QVERIFY(text.contains(QStringLiteral("unread")));
    }

    void noTwoActionsShareAKey() { QCOMPARE(m_mail->window().actions().conflicts(), QStringList()); }

    void selectingShowsTheMessage()
    {
        m_mail->clickRow(0);
        QTRY_VERIFY(m_mail->parts().reader->message());
        QTRY_VERIFY(m_mail->messages()->row(0)->flags.testFlag(store::Flag::Seen)); // after it was looked at
        QVERIFY(m_mail->isFlushed());
    }

    void keysMoveAndStar()
    {
        m_mail->clickRow(3);
        QTest::keyClick(&m_mail->window(), Qt::Key_J);
        QTRY_COMPARE(m_mail->list()->currentIndex().row(), 4);
        QTest::keyClick(&m_mail->window(), Qt::Key_K);
        QTRY_COMPARE(m_mail->list()->currentIndex().row(), 3);
        const QString subject = m_mail->messages()->row(3)->subject;
        QTest::keyClick(&m_mail->window(), Qt::Key_S);
        QTRY_VERIFY(m_mail->messages()->row(3)->flags.testFlag(store::Flag::Flagged));
        QVERIFY(m_mail->isFlushed());
        QVERIFY(m_mail->serverFlags(QStringLiteral("INBOX"), subject).contains("\\Flagged"));
    }

    void deleteSelectsTheNextAndUndoBringsItBack()
    {
        m_mail->clickRow(2);
        const QString gone = m_mail->messages()->row(2)->subject;
        const QString next = m_mail->messages()->row(3)->subject;
        QTest::keyClick(&m_mail->window(), Qt::Key_Delete);
        QTRY_COMPARE(m_mail->messages()->rowCount(), 11);
        QCOMPARE(m_mail->messages()->row(m_mail->list()->currentIndex().row())->subject, next);
        QCOMPARE(m_mail->list()->selectedCount(), 1);
        QVERIFY(m_mail->isFlushed());
        QTRY_VERIFY(m_mail->serverSubjects(QStringLiteral("Trash")).contains(gone));
        auto *undo = m_mail->find<QPushButton>("undoButton");
        QTRY_VERIFY(undo->isVisible());
        QTest::mouseClick(undo, Qt::LeftButton);
        QTRY_COMPARE(m_mail->messages()->rowCount(), 12);
        QVERIFY(m_mail->isFlushed());
        QTRY_VERIFY(m_mail->serverSubjects(QStringLiteral("INBOX")).contains(gone));
        QVERIFY(!m_mail->serverSubjects(QStringLiteral("Trash")).contains(gone));
        QTest::keyClick(&m_mail->window(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(m_mail->messages()->rowCount(), 11);
        QVERIFY(m_mail->isFlushed());
        QTRY_VERIFY(m_mail->serverSubjects(QStringLiteral("Trash")).contains(gone));
        QTest::keyClick(&m_mail->window(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(m_mail->messages()->rowCount(), 12);
        QVERIFY(m_mail->isFlushed());
        QTRY_VERIFY(m_mail->serverSubjects(QStringLiteral("INBOX")).contains(gone));
    }

    void aTagIsSetAndTakenAway()
    {
        m_mail->clickRow(1);
        const QString subject = m_mail->messages()->row(1)->subject;
        const auto pickTag = [this](const QString &typed) {
            QTest::keyClick(&m_mail->window(), Qt::Key_T);
            QTRY_VERIFY(m_mail->window().findChild<QLineEdit *>(QStringLiteral("tagPickerField")));
            QTest::keyClicks(m_mail->find<QLineEdit>("tagPickerField"), typed);
            QTest::keyClick(m_mail->find<QLineEdit>("tagPickerField"), Qt::Key_Return);
            QTRY_VERIFY(!m_mail->window().findChild<QLineEdit *>(QStringLiteral("tagPickerField")));
        };
        const auto tagged = [this](const QByteArray &keyword) {
            return m_servers
                .doveadm({QStringLiteral("search"), QStringLiteral("-u"), demo, QStringLiteral("mailbox"),
                          QStringLiteral("INBOX"), QStringLiteral("keyword"), QString::fromLatin1(keyword)})
                .count('\n');
        };
        pickTag(QStringLiteral("impor"));
        QTRY_COMPARE(tagged("$label1"), 1);
        QTRY_VERIFY(m_mail->list()
                        ->model()
                        ->index(1, 0)
                        .data(Qt::AccessibleTextRole)
                        .toString()
                        .contains(QStringLiteral("tag Important")));
        pickTag(QStringLiteral("Orchard plans"));
        QTRY_COMPARE(tagged("Orchard_plans"), 1);
        pickTag(QStringLiteral("important"));
        QTRY_COMPARE(tagged("$label1"), 0);
        QTest::keyClick(&m_mail->window(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(tagged("$label1"), 1);
        QCOMPARE(m_mail->messages()->row(1)->subject, subject);
    }

    void snoozedMailSleepsInItsFolder()
    {
        m_mail->clickRow(0);
        const QString subject = m_mail->messages()->row(0)->subject;
        QTest::keyClick(&m_mail->window(), Qt::Key_B);
        QTRY_VERIFY(m_mail->window().findChild<QLineEdit *>(QStringLiteral("snoozePickerField")));
        QTest::keyClicks(m_mail->find<QLineEdit>("snoozePickerField"), QStringLiteral("tomorrow"));
        QTest::keyClick(m_mail->find<QLineEdit>("snoozePickerField"), Qt::Key_Return);
        QTRY_COMPARE(m_mail->messages()->rowCount(), 11);
        QTRY_VERIFY(m_mail->serverSubjects(QStringLiteral("Snoozed")).contains(subject));
        QTest::keyClick(&m_mail->window(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(m_mail->messages()->rowCount(), 12);
        QTRY_VERIFY(m_mail->serverSubjects(QStringLiteral("INBOX")).contains(subject));
    }

    void thePaletteRunsActionsAndOpensFolders()
    {
        const auto pick = [this](const char *typed) {
            QTest::keyClick(&m_mail->window(), Qt::Key_K, Qt::ControlModifier);
            QTRY_VERIFY(m_mail->window().findChild<QLineEdit *>(QStringLiteral("paletteField")));
            QTest::keyClicks(m_mail->find<QLineEdit>("paletteField"), QString::fromLatin1(typed));
            QTest::keyClick(m_mail->find<QLineEdit>("paletteField"), Qt::Key_Return);
            QTRY_VERIFY(!m_mail->window().findChild<QLineEdit *>(QStringLiteral("paletteField")));
        };
        pick("go to travel");
        QTRY_COMPARE(m_mail->tree()->currentFolder(), m_mail->folder(QStringLiteral("Travel")));
        pick("go to inbox");
        QTRY_COMPARE(m_mail->messages()->rowCount(), 12);
        pick("tabl");
        QTRY_VERIFY(m_mail->list()->look() == ui::ListLook::Table);
        pick("cards");
        QTRY_VERIFY(m_mail->list()->look() == ui::ListLook::Cards);
    }

    void severalAreArchivedAtOnce()
    {
        m_mail->clickRow(0);
        m_mail->clickRow(2, Qt::ShiftModifier);
        QCOMPARE(m_mail->list()->selectedCount(), 3);
        QTest::keyClick(&m_mail->window(), Qt::Key_A);
        QTRY_COMPARE(m_mail->messages()->rowCount(), 9);
        QVERIFY(m_mail->isFlushed());
        QCOMPARE(m_mail->serverSubjects(QStringLiteral("Archive")).size(), 3);
        QTest::keyClick(&m_mail->window(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(m_mail->messages()->rowCount(), 12);
        QVERIFY(m_mail->isFlushed());
        QTRY_COMPARE(m_mail->serverSubjects(QStringLiteral("Archive")).size(), 0);
    }

    void deletingForEverAsks()
    {
        m_mail->clickRow(11);
        QTest::keyClick(&m_mail->window(), Qt::Key_Delete, Qt::ShiftModifier);
        QTRY_VERIFY(m_mail->find<QMessageBox>("deleteForeverDialog"));
        auto *box = m_mail->find<QMessageBox>("deleteForeverDialog");
        QTest::keyClick(box, Qt::Key_Escape);
        QTRY_VERIFY(!m_mail->find<QMessageBox>("deleteForeverDialog"));
        QCOMPARE(m_mail->messages()->rowCount(), 12);
    }

    void searchFiltersAsOneTypes()
    {
        QTest::keyClick(&m_mail->window(), Qt::Key_F, Qt::ControlModifier);
        auto *field = m_mail->find<QLineEdit>("searchField");
        QTRY_VERIFY(field->hasFocus());
        QTest::keyClicks(field, QStringLiteral("proof 11"));
        QTRY_COMPARE(m_mail->messages()->rowCount(), 1);
        QVERIFY(m_mail->find<QWidget>("coverageBar")->isVisible());
        auto *ask = m_mail->find<QPushButton>("searchServerButton");
        if (ask->isVisible()) {
            QTest::mouseClick(ask, Qt::LeftButton);
            QTRY_VERIFY(!ask->isVisible());
        }
        QTest::keyClick(field, Qt::Key_Escape);
        QTRY_COMPARE(m_mail->messages()->rowCount(), 12);
        QVERIFY(!m_mail->find<QWidget>("coverageBar")->isVisible());
        QVERIFY(m_mail->list()->hasFocus());
    }

    void chipsFilter()
    {
        auto *starred = m_mail->find<QAbstractButton>("filterStarred");
        QTest::mouseClick(starred, Qt::LeftButton);
        QTRY_COMPARE(m_mail->messages()->rowCount(), 1);
        QTest::mouseClick(starred, Qt::LeftButton);
        QTRY_COMPARE(m_mail->messages()->rowCount(), 12);
    }

    void foldersAreMadeRenamedAndDeleted()
    {
        m_mail->assembly().folders().openFolder(m_mail->folder(QStringLiteral("Clients")));
        m_mail->window().actions().action(QStringLiteral("newFolder"))->trigger();
        auto *dialog = m_mail->find<QDialog>("newFolderDialog");
        QTRY_VERIFY(dialog && dialog->isVisible());
        QTest::keyClicks(dialog->findChild<QLineEdit *>(), QStringLiteral("Orrery Museum"));
        QTest::keyClick(dialog, Qt::Key_Return);
        QTRY_VERIFY(m_mail->folder(QStringLiteral("Clients/Orrery Museum")).isValid());
        QVERIFY(m_mail->isFlushed());
        QTRY_VERIFY(m_mail->serverFolders().contains(QStringLiteral("Clients/Orrery Museum")));

        m_mail->assembly().folders().openFolder(m_mail->folder(QStringLiteral("Clients/Orrery Museum")));
        m_mail->tree()->setFocus();
        QTest::keyClick(&m_mail->window(), Qt::Key_F2);
        QTRY_VERIFY(m_mail->find<QLineEdit>("folderNameEditor"));
        auto *editor = m_mail->find<QLineEdit>("folderNameEditor");
        editor->selectAll();
        QTest::keyClicks(editor, QStringLiteral("Museum"));
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_VERIFY(m_mail->folder(QStringLiteral("Clients/Museum")).isValid());
        QVERIFY(m_mail->isFlushed());
        QTRY_VERIFY(m_mail->serverFolders().contains(QStringLiteral("Clients/Museum")));

        m_mail->tree()->setFocus();
        QTest::keyClick(m_mail->tree(), Qt::Key_Delete);
        QTRY_VERIFY(m_mail->find<QMessageBox>("deleteFolderDialog"));
        auto *box = m_mail->find<QMessageBox>("deleteFolderDialog");
        QVERIFY(box->text().contains(QStringLiteral("Museum")));
        QTest::keyClick(box, Qt::Key_Return);
        QTRY_VERIFY(!m_mail->folder(QStringLiteral("Clients/Museum")).isValid());
        QVERIFY(m_mail->isFlushed());
        QTRY_VERIFY(m_mail->serverFolders().contains(QStringLiteral("Trash/Museum")));
        QVERIFY(m_mail->open(QStringLiteral("INBOX"), 12));
    }

    void theTableShowsTheSame()
    {
        QTest::mouseClick(m_mail->find<QToolButton>("viewTable"), Qt::LeftButton);
        QVERIFY(m_mail->list()->look() == ui::ListLook::Table);
        m_mail->clickRow(5);
        QCOMPARE(m_mail->list()->currentIndex().row(), 5);
        QTest::mouseClick(m_mail->find<QToolButton>("viewCards"), Qt::LeftButton);
        QVERIFY(m_mail->list()->look() == ui::ListLook::Cards);
    }

    void theMenuBarHides()
    {
        const bool before = m_mail->window().menuBar()->isVisible();
        QTest::keyClick(&m_mail->window(), Qt::Key_M, Qt::ControlModifier);
        QTRY_COMPARE(m_mail->window().menuBar()->isVisible(), !before);
        QTest::keyClick(&m_mail->window(), Qt::Key_M, Qt::ControlModifier);
        QTRY_COMPARE(m_mail->window().menuBar()->isVisible(), before);
    }

    void changesWaitWhileOffline()
    {
        m_mail->core().engine().setOffline(true);
        m_mail->clickRow(1);
        QTest::keyClick(&m_mail->window(), Qt::Key_S);
        QTRY_COMPARE(m_mail->parts().pending->rowCount(), 1);
        QTest::mouseClick(m_mail->find<QAbstractButton>("activityButton"), Qt::LeftButton);
        QTRY_VERIFY(m_mail->find<QWidget>("activityPanel")->isVisible());
        QTRY_VERIFY(m_mail->find<QPushButton>("changeCancel"));
        QTRY_VERIFY(m_mail->find<QAbstractButton>("activityButton")
                        ->accessibleDescription()
                        .startsWith(QStringLiteral("Offline")));
        m_mail->core().engine().setOffline(false);
        QVERIFY(m_mail->isFlushed());
        QTest::mouseClick(m_mail->find<QAbstractButton>("activityClose"), Qt::LeftButton);
    }

    void newMailAppears()
    {
        m_servers.deliver(demo, test::sampleMessage("Just in"));
        QTest::keyClick(&m_mail->window(), Qt::Key_F5);
        QTRY_COMPARE_WITH_TIMEOUT(m_mail->messages()->rowCount(), 13, 15000);
        QTRY_VERIFY(m_mail->messages()->row(0));
        QCOMPARE(m_mail->messages()->row(0)->subject, QStringLiteral("Just in"));
    }

    // The engine's first start is the one event that may cost more, and only once the text stands there to be read.
    void formattedMailIsReadableBeforeItsEngineStarts()
    {
#ifdef __SANITIZE_ADDRESS__
        QSKIP("the HTML engine is built without what the sanitizers look for in an object");
#endif
        for (int i = 1; i <= 3; ++i) {
            QByteArray mail = test::sampleMessage("Formatted " + QByteArray::number(i), "Ines <ines@rowanreed.example>",
                                                  "<p>Dear <b>Mara</b></p><table><tr><td>page 9</td></tr></table>");
            m_servers.deliver(demo, mail.replace("text/plain", "text/html"));
        }
        QTest::keyClick(&m_mail->window(), Qt::Key_F5);
        QVERIFY(m_mail->open(QStringLiteral("INBOX"), 16));
        QVERIFY(!test::isHtmlEngineRunning());
        PaintWatch watch(m_mail->parts().reader->findChild<ui::TextView *>());
        for (int row = 0; row < 3; ++row) {
            m_mail->clickRow(row);
            QTRY_VERIFY(m_mail->parts().reader->message());
            QTRY_VERIFY_WITH_TIMEOUT(
                m_mail->find<QWidget>("messageHtml") && m_mail->find<QWidget>("messageHtml")->isVisible(), 20000);
        }
        QVERIFY(watch.paintedBeforeTheEngine);
        QVERIFY(m_mail->isFlushed());
    }

    // A hundred thousand rows put into the cache: what is shown costs the same as with a dozen.
    void aLargeFolderIsAsQuick()
    {
        m_mail->core().engine().setOffline(true);
        const FolderId large = m_mail->folder(QStringLiteral("Invoices"));
        constexpr quint32 total = 100000;
        for (quint32 first = 1; first < total; first += 2000) {
            m_mail->core()
                .store()
                .write(store::Priority::Background,
                       [large, first](store::Writer &writer) {
                           QList<store::NewMessage> list;
                           for (quint32 uid = first; uid < first + 2000; ++uid) {
                               store::NewMessage message;
                               message.uid = Uid(uid);
                               message.subject = QStringLiteral("Invoice %1").arg(uid);
                               message.fromName = QStringLiteral("Larkmoor Power");
                               message.internalDate
                                   = QDateTime::fromMSecsSinceEpoch(1'600'000'000'000 + qint64(uid) * 1000);
                               message.messageId = "<" + QByteArray::number(uid) + "@large.example>";
                               list << message;
                           }
                           writer.insertMessages(large, list);
                           return true;
                       })
                .waitForFinished();
        }
        QTRY_COMPARE(m_mail->folders()->folder(large)->total, qint64(total));
        application->resetWorst();
        QElapsedTimer clock;
        clock.start();
        QVERIFY(m_mail->open(QStringLiteral("Invoices"), int(total)));
        qInfo("first rows of 100 000 after %lld ms", clock.elapsed());
        QTest::keyClick(m_mail->list(), Qt::Key_End);
        QTRY_VERIFY(m_mail->messages()->row(int(total) - 1));
        for (int page = 0; page < 20; ++page) {
            QTest::keyClick(m_mail->list(), Qt::Key_PageUp);
            QCoreApplication::processEvents();
        }
        m_mail->list()->selectAll();
        QCOMPARE(m_mail->list()->selectedCount(), int(total));
        qInfo("costliest event %.1f ms: %s", application->worst(), qPrintable(application->worstWhat()));
    }

    void sizesAndFolderAreRemembered()
    {
        m_mail->assembly().folders().openFolder(m_mail->folder(QStringLiteral("Travel")));
        m_mail->window().resize(1100, 700);
        m_mail->stop();
        m_mail->start();
        QTRY_VERIFY(m_mail->tree()->currentFolder() == m_mail->folder(QStringLiteral("Travel")));
        QCOMPARE(m_mail->window().width(), 1100);
    }

    void withoutAnAccountTheSetUpIsShown()
    {
        MailWindow first(m_servers);
        first.start(false);
        QTRY_VERIFY(first.find<QLineEdit>("setupAddress"));
        QVERIFY(first.find<QLineEdit>("setupAddress")->isVisible());
        QVERIFY(!first.window().actions().action(QStringLiteral("compose"))->isEnabled());
    }

private:
    test::TestServers m_servers;
    std::unique_ptr<MailWindow> m_mail;
};

#include "ui/reader/mailscheme.h"

int main(int argc, char **argv)
{
    ui::registerSchemes();
    test::WatchedApplication application(argc, argv);
    ui::Theme theme(ui::Appearance::Light);
    TestMainWindow test;
    test.application = &application;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_mainwindow.moc"
