// A message written in the window, as it arrives: the text as typed, the attachment as it was, no Bcc, and the
// same bytes once in Sent.
#include "core/mime/document.h"
#include "tests/window/mailwindow.h"
#include "tests/window/watchdog.h"
#include "ui/common/filechip.h"
#include "ui/composer/bodyedit.h"
#include "ui/composer/composerwindow.h"
#include "ui/reader/mailscheme.h"

#include <QClipboard>
#include <QFile>
#include <QPushButton>
#include <QTest>

using namespace waxwing;
using test::MailWindow;

namespace {

const QString demo = QStringLiteral("demo");

QByteArray withoutBcc(QByteArray source)
{
    source.replace("\r\n", "\n");
    const qsizetype start = source.indexOf("\nBcc: ") + 1;
    return start == 0 ? source : source.remove(start, source.indexOf('\n', start) + 1 - start);
}

} // namespace

class TestSend : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_servers.isRunning(), qPrintable(m_servers.error()));
        m_mail = std::make_unique<MailWindow>(m_servers);
        m_mail->start();
        QTRY_VERIFY_WITH_TIMEOUT(m_mail->folder(QStringLiteral("Sent")).isValid(), 15000);
    }

    void cleanupTestCase() { m_mail.reset(); }

    void arrivesAsComposed()
    {
        const QString text
            = QStringLiteral(".\n..two dots\nFrom the start\n\ntrailing  \n%1\nSüß, 田辺").arg(QString(10000, u'x'));
        const QByteArray attached = QByteArray::fromHex("00ff0d0a2e0d0a0a0d") + QByteArray(3000, '\xfe');
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("Übersicht.bin")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(attached) == attached.size());
        file.close();

        QTest::keyClick(&m_mail->window(), Qt::Key_N, Qt::ControlModifier);
        QTRY_VERIFY(composer());
        ui::ComposerWindow *window = composer();
        QVERIFY(QTest::qWaitForWindowActive(window));
        QTest::keyClicks(window->findChild<QWidget *>(QStringLiteral("composerTo")),
                         QStringLiteral("ines@rowanreed.example"));
        QTest::mouseClick(window->findChild<QPushButton *>(QStringLiteral("composerShowBcc")), Qt::LeftButton);
        QTest::keyClicks(window->findChild<QWidget *>(QStringLiteral("composerBcc")),
                         QStringLiteral("secret@x.example"));
        QTest::keyClicks(window->findChild<QWidget *>(QStringLiteral("composerSubject")), QStringLiteral("Proof 4"));
        QGuiApplication::clipboard()->setText(text);
        auto *body = window->findChild<ui::BodyEdit *>(QStringLiteral("composerBody"));
        QTest::mouseClick(body->viewport(), Qt::LeftButton);
        QTest::keyClick(body, Qt::Key_V, Qt::ControlModifier);
        window->attachFiles({file.fileName()});
        QTRY_VERIFY(window->findChild<QPushButton *>(QStringLiteral("composerSend"))->isEnabled());
        QTest::keyClick(body, Qt::Key_Return, Qt::ControlModifier);

        QTRY_COMPARE_WITH_TIMEOUT(m_servers.captured().size(), 1, 20000);
        const test::CapturedMessage captured = m_servers.captured().constFirst();
        QCOMPARE(captured.recipients.size(), 2);
        QVERIFY(!captured.data.contains("secret@x.example"));
        const mime::Document document = mime::parseMessage(captured.data);
        QString received = document.blocks.first().text;
        received.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
        QCOMPARE(received.trimmed(), text);
        QCOMPARE(document.attachments.size(), 1);
        QCOMPARE(document.attachments.first().name, QStringLiteral("Übersicht.bin"));
        QCOMPARE(mime::partBody(captured.data, document.attachments.first().number), attached);

        QTRY_COMPARE_WITH_TIMEOUT(m_mail->serverSubjects(QStringLiteral("Sent")),
                                  QStringList{QStringLiteral("Proof 4")}, 20000);
        QTRY_VERIFY_WITH_TIMEOUT(m_mail->isFlushed(), 20000);
        QCOMPARE(m_mail->serverSubjects(QStringLiteral("Sent")).size(), 1);
        QByteArray copy
            = m_servers.doveadm({QStringLiteral("fetch"), QStringLiteral("-u"), demo, QStringLiteral("text"),
                                 QStringLiteral("mailbox"), QStringLiteral("Sent")});
        copy.remove(0, copy.indexOf('\n') + 1);
        QVERIFY(copy.contains("Bcc: secret@x.example"));
        QCOMPARE(withoutBcc(copy).trimmed(), withoutBcc(captured.data).trimmed());
        QCOMPARE(m_mail->serverSubjects(QStringLiteral("Drafts")), QStringList());
        QCOMPARE(m_servers.captured().size(), 1);
    }

    // As the account's settings have it.
    void writesAsTheChosenIdentity()
    {
        accounts::Account account = m_mail->core().accounts().accounts().constFirst();
        accounts::Identity sales;
        sales.name = QStringLiteral("Mara, sales");
        sales.address = QStringLiteral("sales@waxwing.test");
        sales.replyTo = QStringLiteral("team@waxwing.test");
        sales.signature = QStringLiteral("Birchmere sales");
        account.identities.append(sales);
        account.defaultIdentity = sales.address;
        m_mail->core().accounts().update(account);
        m_mail->assembly().reloadAccounts();
        QTRY_VERIFY(!composer());
        QTest::keyClick(&m_mail->window(), Qt::Key_N, Qt::ControlModifier);
        QTRY_VERIFY(composer());
        QVERIFY(QTest::qWaitForWindowActive(composer()));
        QTest::keyClicks(composer()->findChild<QWidget *>(QStringLiteral("composerTo")),
                         QStringLiteral("ines@rowanreed.example"));
        QTest::keyClicks(composer()->findChild<QWidget *>(QStringLiteral("composerSubject")), QStringLiteral("Offer"));
        const qsizetype before = m_servers.captured().size();
        QTest::mouseClick(composer()->findChild<QPushButton *>(QStringLiteral("composerSend")), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(m_servers.captured().size(), before + 1, 20000);
        const QByteArray data = m_servers.captured().constLast().data;
        QVERIFY2(data.contains("sales@waxwing.test"), data.constData());
        QVERIFY2(data.contains("Reply-To: team@waxwing.test"), data.constData());
        QString text = mime::parseMessage(data).blocks.constFirst().text;
        QVERIFY2(text.remove(u'\r').contains(QStringLiteral("-- \nBirchmere sales")), qPrintable(text));
    }

private:
    ui::ComposerWindow *composer() const
    {
        for (QWidget *widget : QApplication::topLevelWidgets()) {
            if (auto *window = qobject_cast<ui::ComposerWindow *>(widget); window && window->isVisible()) {
                return window;
            }
        }
        return nullptr;
    }

    test::TestServers m_servers;
    std::unique_ptr<MailWindow> m_mail;
};

int main(int argc, char **argv)
{
    ui::registerSchemes();
    QApplication application(argc, argv);
    ui::Theme theme(ui::Appearance::Light);
    TestSend test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_send.moc"
