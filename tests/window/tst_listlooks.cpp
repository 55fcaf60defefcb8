// What the list shows and in which order: filters, the order of each folder, one sender's mail, and the way to the
// next unread message, with real keys and a real mouse on a real server; only the order is chosen by the signal that a
// click on the table's header sends.
#include "tests/support/rawimap.h"
#include "tests/window/mailwindow.h"
#include "tests/window/watchdog.h"
#include "ui/common/toast.h"
#include "ui/messagelist/chip.h"
#include "ui/models/columns.h"
#include "ui/reader/mailscheme.h"

#include <QLabel>
#include <QLineEdit>
#include <QTest>

using namespace waxwing;
using test::MailWindow;

namespace {

const QString demo = QStringLiteral("demo");

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

const QByteArray ines = "Ines Okafor <ines@rowanreed.example>";
const QByteArray tomasz = "Tomasz Wrona <tomasz@wrona.example>";

QByteArray message(const QByteArray &subject, const QByteArray &from, const QByteArray &to)
{
    return "From: " + from + "\r\n" + to + "Subject: " + subject
        + "\r\nDate: Tue, 24 Nov 2026 10:00:00 +0000\r\nMessage-ID: <" + subject.toLower().replace(' ', '-')
        + "@rowanreed.example>\r\n\r\nDear Mara.\r\n";
}

} // namespace

class TestListLooks : public QObject {
    Q_OBJECT
public:
    test::WatchedApplication *application = nullptr;

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_servers.isRunning(), qPrintable(m_servers.error()));
        test::RawImap other(m_servers.imap());
        QVERIFY(other.login(demo, m_servers.password(demo)));
        other.command("CREATE Clients");
        int minute = 10;
        const auto append = [&](const char *folder, const QByteArray &subject, const QByteArray &from,
                                const char *flags, const QByteArray &to = "To: list@lists.example\r\n") {
            const QByteArray when = "24-Nov-2026 10:" + QByteArray::number(minute++) + ":00 +0000";
            return other.append(folder, message(subject, from, to), flags, when);
        };
        QVERIFY(append("INBOX", "Bread", ines, "\\Seen", "Cc: Demo@Waxwing.Test\r\n"));
        QVERIFY(append("INBOX", "Apples", tomasz, "\\Seen"));
        QVERIFY(append("INBOX", "Cherries", ines, ""));
        QVERIFY(append("INBOX", "Dates", tomasz, "\\Seen"));
        QVERIFY(append("Clients", "Eggs", ines, "\\Seen"));
        QVERIFY(append("Clients", "Figs", tomasz, ""));
        QVERIFY(append("Trash", "Thrown away", ines, ""));
        m_mail = std::make_unique<MailWindow>(m_servers);
        m_mail->start();
        QVERIFY(m_mail->open(s("Clients"), 2));
        QVERIFY(m_mail->open(s("INBOX"), 4));
    }

    void cleanupTestCase() { m_mail.reset(); }
    void init() { application->resetWorst(); }

    void cleanup()
    {
        QVERIFY2(application->worst() < test::eventLimitMs,
                 qPrintable(QStringLiteral("%1 ms in %2").arg(application->worst()).arg(application->worstWhat())));
    }

    void toMeIsWhatNamesAnAddressOfMine()
    {
        QCOMPARE(shown(), (QStringList{s("Dates"), s("Cherries"), s("Apples"), s("Bread")}));
        QTest::mouseClick(chip("filterToMe"), Qt::LeftButton);
        QTRY_COMPARE(shown(), QStringList{s("Bread")});
        QTest::mouseClick(chip("filterToMe"), Qt::LeftButton);
        QTRY_COMPARE(shown().size(), 4);
    }

    void aNarrowListKeepsTheFilterThatIsOn()
    {
        const int width = m_mail->window().width();
        QWidget *header = chip("filterToMe")->parentWidget()->parentWidget();
        QTest::mouseClick(chip("filterToMe"), Qt::LeftButton);
        header->resize(200, header->height());
        QVERIFY(chip("filterToMe")->isVisible());
        QVERIFY(!chip("filterAttachments")->isVisible());
        QTest::mouseClick(chip("filterToMe"), Qt::LeftButton);
        QVERIFY(!chip("filterToMe")->isVisible());
        header->resize(600, header->height());
        QVERIFY(chip("filterToMe")->isVisible());
        QCOMPARE(m_mail->window().width(), width);
    }

    void eachFolderKeepsItsOrder()
    {
        Q_EMIT m_mail->list()->sortClicked(models::columnIndex(s("subject")));
        QTRY_COMPARE(shown(), (QStringList{s("Dates"), s("Cherries"), s("Bread"), s("Apples")}));
        Q_EMIT m_mail->list()->sortClicked(models::columnIndex(s("subject")));
        QTRY_COMPARE(shown(), (QStringList{s("Apples"), s("Bread"), s("Cherries"), s("Dates")}));
        QVERIFY(m_mail->open(s("Clients"), 2));
        QTRY_COMPARE(shown(), (QStringList{s("Figs"), s("Eggs")})); // newest first, as nobody chose otherwise
        QVERIFY(m_mail->open(s("INBOX"), 4));
        QTRY_COMPARE(shown(), (QStringList{s("Apples"), s("Bread"), s("Cherries"), s("Dates")}));
    }

    void theOrderIsThereAfterARestart()
    {
        m_mail->stop();
        m_mail->start(false);
        QTRY_COMPARE(shown(), (QStringList{s("Apples"), s("Bread"), s("Cherries"), s("Dates")}));
        Q_EMIT m_mail->list()->sortClicked(models::columnIndex(s("date")));
        QTRY_COMPARE(shown().value(0), s("Dates"));
    }

    void aKeyListsOneSender()
    {
        m_mail->clickRow(0); // Tomasz's
        QTest::keyClick(&m_mail->window(), Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(shown(), (QStringList{s("Figs"), s("Dates"), s("Apples")}));
        QVERIFY(chip("filterSender")->isVisible() && chip("filterSender")->isChecked());
        // Its filter leads back to where one was.
        QTest::mouseClick(chip("filterSender"), Qt::LeftButton);
        QTRY_COMPARE(shown(), (QStringList{s("Dates"), s("Cherries"), s("Apples"), s("Bread")}));
        QVERIFY(!chip("filterSender")->isVisible());
    }

    // The tree stands there all the time.
    void goingToTheFolderLeavesTheSender()
    {
        m_mail->clickRow(0);
        QTest::keyClick(&m_mail->window(), Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(shown().size(), 3);
        m_mail->assembly().folders().openFolder(m_mail->folder(s("INBOX")));
        QTRY_COMPARE(shown().size(), 4);
    }

    // Not through what was thrown away.
    void nextUnreadGoesOnInOtherFolders()
    {
        m_mail->list()->selectRow(0);
        m_mail->list()->setFocus();
        QTest::keyClick(&m_mail->window(), Qt::Key_N);
        QTRY_COMPARE(current(), s("Cherries"));
        QTest::keyClick(&m_mail->window(), Qt::Key_N);
        QTRY_COMPARE(current(), s("Figs"));
        QCOMPARE(m_mail->parts().list->folder(), m_mail->folder(s("Clients")));
        // Cherries was passed over quicker than it could be read: round to it.
        QTRY_COMPARE_WITH_TIMEOUT(m_mail->folders()->folder(m_mail->folder(s("Clients")))->unread, 0, 15000);
        QTest::keyClick(&m_mail->window(), Qt::Key_N);
        QTRY_COMPARE(current(), s("Cherries"));
        QTRY_COMPARE_WITH_TIMEOUT(m_mail->folders()->folder(m_mail->folder(s("INBOX")))->unread, 0, 15000);
        QTest::keyClick(&m_mail->window(), Qt::Key_N);
        QTRY_VERIFY(m_mail->parts().list->toast()->text().contains(s("No unread messages")));
        QCOMPARE(current(), s("Cherries"));
    }

    // Chosen once by its letters, the folder of this sender's mail is there with the key alone, after a restart too.
    void theFolderPaletteLearns()
    {
        m_mail->stop();
        m_mail->start(false);
        m_mail->assembly().folders().openFolder(m_mail->folder(s("INBOX")));
        QTRY_COMPARE(shown(), (QStringList{s("Dates"), s("Cherries"), s("Apples"), s("Bread")}));
        m_mail->list()->selectRow(1);
        pickFolder(s("clie"));
        QTRY_COMPARE(shown(), (QStringList{s("Dates"), s("Apples"), s("Bread")}));
        m_mail->stop();
        m_mail->start(false);
        m_mail->assembly().folders().openFolder(m_mail->folder(s("INBOX")));
        QTRY_COMPARE(shown().size(), 3);
        m_mail->list()->selectRow(2);
        pickFolder({});
        QTRY_COMPARE(shown(), (QStringList{s("Dates"), s("Apples")}));
        QVERIFY(m_mail->isFlushed());
        QStringList there = m_mail->serverSubjects(s("Clients"));
        there.sort();
        QCOMPARE(there, (QStringList{s("Bread"), s("Cherries"), s("Eggs"), s("Figs")}));
    }

private:
    void pickFolder(const QString &letters)
    {
        m_mail->list()->setFocus();
        QTest::keyClick(&m_mail->window(), Qt::Key_V);
        QTRY_VERIFY(m_mail->find<QLineEdit>("folderPickerField"));
        auto *field = m_mail->find<QLineEdit>("folderPickerField");
        QTest::keyClicks(field, letters);
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_VERIFY(!m_mail->find<QDialog>("folderPicker"));
    }
    QStringList shown()
    {
        QStringList subjects;
        for (int row = 0; row < m_mail->messages()->rowCount(); ++row) {
            const store::MessageRow *known = m_mail->messages()->row(row);
            subjects << (known ? known->subject : QString());
        }
        return subjects;
    }

    QString current()
    {
        const store::MessageRow *row = m_mail->messages()->row(m_mail->list()->currentIndex().row());
        return row ? row->subject : QString();
    }

    ui::Chip *chip(const char *name) { return m_mail->find<ui::Chip>(name); }

    test::TestServers m_servers;
    std::unique_ptr<MailWindow> m_mail;
};

int main(int argc, char **argv)
{
    ui::registerSchemes();
    test::WatchedApplication application(argc, argv);
    ui::Theme theme(ui::Appearance::Light);
    TestListLooks test;
    test.application = &application;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_listlooks.moc"
