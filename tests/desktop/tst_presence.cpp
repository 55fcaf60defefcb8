// The window and the desktop around it, on a real server: mail arrives, is told, and a click leads to it.
#include "app/gui/desktoppresence.h"
#include "tests/window/mailwindow.h"
#include "ui/reader/readerview.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QProcess>
#include <QTest>

using namespace waxwing;

class TestPresence : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_dunst.start(QStringLiteral("dunst"), {});
        QTRY_VERIFY_WITH_TIMEOUT(QDBusConnection::sessionBus().interface()->isServiceRegistered(
                                     QStringLiteral("org.freedesktop.Notifications")),
                                 20'000);
        QVERIFY2(m_servers.isRunning(), qPrintable(m_servers.error()));
        m_mail = std::make_unique<test::MailWindow>(m_servers);
        m_mail->start();
        QTRY_VERIFY_WITH_TIMEOUT(m_mail->folder(QStringLiteral("Trash")).isValid(), 15'000);
    }

    void cleanupTestCase()
    {
        m_mail.reset();
        m_dunst.kill();
        m_dunst.waitForFinished();
    }

    void aClickOnTheNotificationShowsTheMessage()
    {
        // Another folder is before one's eyes when it arrives.
        m_mail->assembly().folders().openFolder(m_mail->folder(QStringLiteral("Trash")));
        QTRY_COMPARE(m_mail->parts().list->folder(), m_mail->folder(QStringLiteral("Trash")));
        m_servers.deliver(QStringLiteral("demo"), test::sampleMessage("Tea at four"));
        m_mail->core().engine().checkMail({});
        QTRY_VERIFY_WITH_TIMEOUT(displayed() == 1, 60'000);
        QProcess::execute(QStringLiteral("dunstctl"), {QStringLiteral("action"), QStringLiteral("0")});
        QTRY_COMPARE_WITH_TIMEOUT(m_mail->parts().list->folder(), m_mail->folder(QStringLiteral("INBOX")), 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(m_mail->parts().list->currentMessage().isValid(), 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(m_mail->parts().reader->current(), m_mail->parts().list->currentMessage(), 20'000);
    }

    void closingMeansClosingUnlessItStaysInTheTray()
    {
        ui::NotificationRules rules = m_mail->assembly().presence().rules();
        rules.tray = ui::TrayIcon::KeepsRunning;
        m_mail->assembly().presence().setRules(rules);
        // This display has no tray: hiding would leave no way back.
        QVERIFY(QApplication::quitOnLastWindowClosed());
        rules.tray = ui::TrayIcon::Off;
        m_mail->assembly().presence().setRules(rules);
        QCOMPARE(m_mail->assembly().presence().rules(), rules);
    }

private:
    static int displayed()
    {
        QProcess process;
        process.start(QStringLiteral("dunstctl"), {QStringLiteral("count"), QStringLiteral("displayed")});
        process.waitForFinished();
        return process.readAllStandardOutput().trimmed().toInt();
    }

    QProcess m_dunst;
    test::TestServers m_servers;
    std::unique_ptr<test::MailWindow> m_mail;
};

QTEST_MAIN(TestPresence)
#include "tst_presence.moc"
