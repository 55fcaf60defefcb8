// The list by conversation and the conversation around an open message, with real keys and a real mouse on a real
// server.
#include "tests/support/rawimap.h"
#include "tests/window/mailwindow.h"
#include "tests/window/watchdog.h"
#include "ui/messagelist/carddelegate.h"
#include "ui/reader/foldedrow.h"
#include "ui/reader/mailscheme.h"
#include "ui/reader/messagebody.h"
#include "ui/reader/readerview.h"
#include "ui/reader/textview.h"

#include <QLabel>
#include <QTest>
#include <QToolButton>

using namespace waxwing;
using test::MailWindow;

namespace {

const QString demo = QStringLiteral("demo");

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

QByteArray proof(const QByteArray &number, const QByteArray &from)
{
    return "References: <catalogue@rowanreed.example>\r\n"
        + test::sampleMessage("Proof " + number, from, "This is proof " + number + ".\r\n");
}

const QByteArray ines = "Ines Okafor <ines@rowanreed.example>";
const QByteArray tomasz = "Tomasz Wrona <tomasz@wrona.example>";

} // namespace

class TestConversation : public QObject {
    Q_OBJECT
public:
    test::WatchedApplication *application = nullptr;

private Q_SLOTS:
    // Four messages of one conversation, of which one is in Sent; and one of its own.
    void initTestCase()
    {
        QVERIFY2(m_servers.isRunning(), qPrintable(m_servers.error()));
        test::RawImap other(m_servers.imap());
        QVERIFY(other.login(demo, m_servers.password(demo)));
        const auto append = [&other](const char *folder, const QByteArray &number, const QByteArray &from) {
            const QByteArray when = "24-Nov-2026 10:0" + number + ":00 +0000";
            return other.append(folder, proof(number, from), "\\Seen", when);
        };
        QVERIFY(append("INBOX", "1", ines));
        QVERIFY(append("Sent", "2", "Mara Lindqvist <demo@waxwing.test>"));
        QVERIFY(append("INBOX", "3", tomasz));
        QVERIFY(append("INBOX", "4", ines));
        m_servers.deliver(demo, test::sampleMessage("Alone"));
        m_mail = std::make_unique<MailWindow>(m_servers);
        m_mail->start();
        QVERIFY(m_mail->open(s("INBOX"), 4));
        // Sent has to be here: what is folded around a message comes from the store.
        QTRY_COMPARE_WITH_TIMEOUT(m_mail->folders()->folder(m_mail->folder(s("Sent")))->total, 1, 15000);
    }

    void cleanupTestCase() { m_mail.reset(); }
    void init() { application->resetWorst(); }

    void cleanup()
    {
        QVERIFY2(application->worst() < test::eventLimitMs,
                 qPrintable(QStringLiteral("%1 ms in %2").arg(application->worst()).arg(application->worstWhat())));
    }

    void aKeyListsByConversation()
    {
        m_mail->list()->setFocus();
        QTest::keyClick(&m_mail->window(), Qt::Key_C);
        QTRY_COMPARE(m_mail->messages()->rowCount(), 2);
        m_head = m_mail->messages()->isConversation(0) ? 0 : 1;
        QTRY_VERIFY(m_mail->messages()->isConversation(m_head));
        QCOMPARE(m_mail->messages()->row(m_head)->threadCount, 3);
        QVERIFY(m_mail->find<QToolButton>("viewConversations")->isChecked());
    }

    void keysAndTheArrowOpenIt()
    {
        m_mail->clickRow(m_head);
        QTest::keyClick(m_mail->list(), Qt::Key_Right);
        QTRY_COMPARE(m_mail->messages()->rowCount(), 6); // Sent's own is among them
        QVERIFY(m_mail->messages()->isExpanded(m_head));
        m_mail->list()->selectRow(m_head + 2);
        QTest::keyClick(m_mail->list(), Qt::Key_Left); // from one of its messages
        QTRY_COMPARE(m_mail->messages()->rowCount(), 2);
        QCOMPARE(m_mail->list()->currentIndex().row(), m_head);
        const QRect card = m_mail->list()->visualRect(m_mail->messages()->index(m_head, 0));
        const QPoint arrow = ui::CardDelegate::arrowRect(card, Qt::LeftToRight).center();
        QTest::mouseClick(m_mail->list()->viewport(), Qt::LeftButton, {}, arrow);
        QTRY_COMPARE(m_mail->messages()->rowCount(), 6);
        QTest::mouseClick(m_mail->list()->viewport(), Qt::LeftButton, {}, arrow);
        QTRY_COMPARE(m_mail->messages()->rowCount(), 2);
    }

    void theReaderFoldsWhatWasRead()
    {
        m_mail->clickRow(m_head);
        QTRY_COMPARE(shown(), s("This is proof 4."));
        QTRY_COMPARE(lines("earlierMessages").size(), 2);
        QVERIFY(lines("earlierMessages").value(0)->accessibleName().startsWith(s("Ines Okafor, Proof 1")));
        QVERIFY2(lines("earlierMessages")
                     .value(1)
                     ->accessibleName()
                     .startsWith(s("2 read messages, from you and Tomasz Wrona")),
                 qPrintable(lines("earlierMessages").value(1)->accessibleName()));
        QCOMPARE(m_mail->find<QLabel>("readerMessageCount")->text(), s("4 messages"));
        QVERIFY(lines("laterMessages").isEmpty());
        QTest::mouseClick(lines("earlierMessages").value(1), Qt::LeftButton);
        QTRY_COMPARE(lines("earlierMessages").size(), 3);
    }

    void aFoldedMessageOpensInItsPlace()
    {
        QTest::keyClick(lines("earlierMessages").value(2), Qt::Key_Space);
        QTRY_COMPARE(shown(), s("This is proof 3."));
        QCOMPARE(lines("earlierMessages").size(), 2);
        QCOMPARE(lines("laterMessages").size(), 1);
        QCOMPARE(m_mail->list()->currentIndex().row(), m_head); // the list stands where it stood
        QTest::mouseClick(m_mail->find<QToolButton>("readerStar"), Qt::LeftButton); // of the one on the screen
        QVERIFY(m_mail->isFlushed());
        QTRY_VERIFY(m_mail->serverFlags(s("INBOX"), s("Proof 3")).contains("\\Flagged"));
        QVERIFY(!m_mail->serverFlags(s("INBOX"), s("Proof 4")).contains("\\Flagged"));
    }

    // It is folded below with its dot, and read once it was opened.
    void anAnswerDoesNotTakeAwayWhatIsRead()
    {
        m_servers.deliver(demo, proof("5", tomasz));
        m_mail->core().engine().checkMail({});
        QTRY_COMPARE_WITH_TIMEOUT(m_mail->find<QLabel>("readerMessageCount")->text(), s("5 messages"), 15000);
        QCOMPARE(shown(), s("This is proof 3."));
        QTRY_COMPARE(lines("laterMessages").size(), 2);
        QVERIFY(lines("laterMessages").value(1)->accessibleName().contains(s("unread")));
        QTest::mouseClick(lines("laterMessages").value(1), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(shown(), s("This is proof 5."), 15000);
        QTRY_VERIFY_WITH_TIMEOUT(m_mail->serverFlags(s("INBOX"), s("Proof 5")).contains("\\Seen"), 15000);
    }

    void eachFolderHasItsOwnChoice()
    {
        QVERIFY(m_mail->open(s("Sent"), 1));
        QVERIFY(!m_mail->find<QToolButton>("viewConversations")->isChecked());
        m_mail->stop();
        m_mail->start();
        QTRY_VERIFY(m_mail->parts().list->folder().isValid()); // Sent, as it was left
        m_mail->assembly().folders().openFolder(m_mail->folder(s("INBOX")));
        QTRY_COMPARE_WITH_TIMEOUT(m_mail->messages()->rowCount(), 2, 15000);
        QVERIFY(m_mail->find<QToolButton>("viewConversations")->isChecked());
        QTest::mouseClick(m_mail->find<QToolButton>("viewConversations"), Qt::LeftButton);
        QTRY_COMPARE(m_mail->messages()->rowCount(), 5);
        m_mail->clickRow(0);
        QTRY_VERIFY(m_mail->parts().reader->message());
        QVERIFY(lines("earlierMessages").isEmpty()); // a message stands for itself
    }

private:
    QString shown()
    {
        const models::MessagePtr message = m_mail->parts().reader->message();
        return message ? m_mail->parts().reader->body()->textView()->toPlainText().trimmed() : QString();
    }

    // As they stand, from the top.
    QList<ui::FoldedRow *> lines(const char *stack)
    {
        QList<ui::FoldedRow *> rows;
        for (auto *row : m_mail->find<QWidget>(stack)->findChildren<ui::FoldedRow *>()) {
            if (!row->isHidden() && m_mail->find<QWidget>(stack)->isVisible()) {
                rows << row;
            }
        }
        return rows;
    }

    test::TestServers m_servers;
    std::unique_ptr<MailWindow> m_mail;
    int m_head = 0;
};

int main(int argc, char **argv)
{
    ui::registerSchemes();
    test::WatchedApplication application(argc, argv);
    ui::Theme theme(ui::Appearance::Light);
    TestConversation test;
    test.application = &application;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_conversation.moc"
