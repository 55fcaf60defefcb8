// The composer with real keys and a real mouse: what leaves it, what it keeps, what it asks.
#include "core/mime/document.h"
#include "tests/window2/recordingcommands.h"
#include "tests/window2/samplemail.h"
#include "tests/window2/shots.h"
#include "ui/common/filechip.h"
#include "ui/common/infobar.h"
#include "ui/composer/bodyedit.h"
#include "ui/composer/composers.h"
#include "ui/composer/composerwindow.h"
#include "ui/composer/recipientlabel.h"

#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QMimeData>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace waxwing;
using namespace waxwing::ui;
using namespace waxwing::test;

class TestComposer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void namesAreFixed();
    void sendsWhatWasTyped();
    void controlEnterSends();
    void wrongAddressStops();
    void labelsComeAndGoByKeys();
    void emptySubjectAsks();
    void mentionedAttachmentAsks();
    void bccIsRevealedAndNotTransferred();
    void draftIsKeptWhileTyping();
    void draftIsReplacedNotDoubled();
    void draftGoesWithTheMessage();
    void failedSaveSaysSo();
    void failedSendKeepsEverything();
    void attachmentIsASnapshot();
    void missingFileIsSaid();
    void closingAsksOnce();
    void untouchedClosesAtOnce();
    void discardRemovesTheDraft();
    void replyAllCountsAndQuotes();
    void replyMarksTheOriginal();
    void forwardCarriesAttachments();
    void mailtoShowsBccAndIgnoresAttach();
    void draftIsEditedAgain();
    void whatIsSavedIsNotSavedAgain();
    void hundredRecipients();
    void signatureAndReplyToFollowFrom();
    void changedSignatureStays();

private:
    ComposerWindow *compose();
    template <class T> T *child(const char *name) { return m_window->findChild<T *>(QLatin1String(name)); }
    void type(const char *field, const QString &text) { QTest::keyClicks(child<QWidget>(field), text); }
    void click(const char *button) { QTest::mouseClick(child<QPushButton>(button), Qt::LeftButton); }
    void giveSignatures();
    models::MessagePtr loaded(const QByteArray &source) const;

    std::unique_ptr<RecordingCommands> m_commands;
    std::unique_ptr<Composers> m_composers;
    QPointer<ComposerWindow> m_window;
    PlacementId m_found;
};

void TestComposer::init()
{
    m_commands = std::make_unique<RecordingCommands>();
    m_found = PlacementId(77);
    m_composers = std::make_unique<Composers>(m_commands.get(), [this](AccountId, const QByteArray &) {
        return onPool([found = m_found] { return found; });
    });
    m_composers->setIdentities({{AccountId(1), QStringLiteral("Birchmere Studio"), QStringLiteral("Mara Lindqvist"),
                                 QStringLiteral("mara@birchmere.example"), QString(), QString()},
                                {AccountId(2), QStringLiteral("Home"), QStringLiteral("Mara"),
                                 QStringLiteral("mara@home.example"), QString(), QString()}});
    connect(m_composers.get(), &Composers::opened, this, [this](ComposerWindow *window) { m_window = window; });
}

void TestComposer::cleanup()
{
    delete m_window;
    m_composers.reset();
    m_commands.reset();
}

ComposerWindow *TestComposer::compose()
{
    m_composers->compose();
    m_window->activateWindow();
    if (!QTest::qWaitForWindowActive(m_window))
        QTest::qFail("window not active", __FILE__, __LINE__);
    return m_window;
}

models::MessagePtr TestComposer::loaded(const QByteArray &source) const
{
    store::MessageDetail detail;
    detail.row.id = PlacementId(5);
    detail.account = AccountId(1);
    return std::make_shared<models::LoadedMessage>(
        models::LoadedMessage{PlacementId(5), detail, source, mime::parseMessage(source)});
}

void TestComposer::namesAreFixed()
{
    compose();
    const QList<std::pair<const char *, QString>> names{{"composerFrom", QStringLiteral("From")},
                                                        {"composerTo", QStringLiteral("To")},
                                                        {"composerCc", QStringLiteral("Cc")},
                                                        {"composerBcc", QStringLiteral("Bcc")},
                                                        {"composerSubject", QStringLiteral("Subject")},
                                                        {"composerBody", QStringLiteral("Message text")},
                                                        {"composerSend", QStringLiteral("Send")},
                                                        {"composerAttach", QStringLiteral("Attach file")},
                                                        {"composerSaveDraft", QStringLiteral("Save draft")},
                                                        {"composerDiscard", QStringLiteral("Discard")}};
    for (const auto &[object, name] : names) {
        auto *widget = child<QWidget>(object);
        QVERIFY2(widget, object);
        QCOMPARE(widget->accessibleName(), name);
    }
    shoot(m_window, QStringLiteral("composer-empty"));
}

void TestComposer::sendsWhatWasTyped()
{
    compose();
    QVERIFY(child<QLineEdit>("composerTo")->hasFocus());
    type("composerTo", QStringLiteral("Ines Okafor <ines@rowanreed.example>, tomasz@wrona.example"));
    type("composerSubject", QStringLiteral("Proofs"));
    child<BodyEdit>("composerBody")
        ->setPlainText(QStringLiteral(".\n..dots\nFrom here\n%1\nend").arg(QString(10000, u'x')));
    QPointer<ComposerWindow> window(m_window);
    click("composerSend");
    QTRY_COMPARE(m_commands->sent.size(), 1);
    QTRY_VERIFY(!window);
    const sync::OutgoingMail &mail = m_commands->sent.first();
    QCOMPARE(mail.account, AccountId(1));
    QCOMPARE(mail.sender, QStringLiteral("mara@birchmere.example"));
    QCOMPARE(mail.recipients,
             QStringList({QStringLiteral("ines@rowanreed.example"), QStringLiteral("tomasz@wrona.example")}));
    const mime::Document document = mime::parseMessage(mail.transferSource);
    QCOMPARE(document.envelope.subject, QStringLiteral("Proofs"));
    QString text = document.blocks.first().text;
    QCOMPARE(text.trimmed(), QStringLiteral(".\n..dots\nFrom here\n%1\nend").arg(QString(10000, u'x')));
    QVERIFY(mail.messageId.startsWith('<') && mail.messageId.endsWith('>'));
    QVERIFY(mail.transferSource.contains(mail.messageId));
    QCOMPARE(mail.envelope.messageId, mail.messageId);
}

void TestComposer::controlEnterSends()
{
    compose();
    type("composerTo", QStringLiteral("a@x.example"));
    type("composerSubject", QStringLiteral("Hi"));
    QTest::keyClick(child<BodyEdit>("composerBody"), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_commands->sent.size(), 1);
}

void TestComposer::wrongAddressStops()
{
    compose();
    type("composerTo",
         QStringLiteral("Ines Okafor <ines@rowanreed.example>,Tomasz Wrona <t@wrona.example>,printer@quarrylane "));
    type("composerTo", QStringLiteral(","));
    type("composerSubject", QStringLiteral("Re: Autumn catalogue: final proofs"));
    child<BodyEdit>("composerBody")
        ->setPlainText(
            QStringLiteral("Dear Ines,\n\nthank you, this is very close.\n\n> The cover is warmer now and the "
                           "berries sit clear of the spine.\n> > Is it?\n\nHappy with the cover.\n\n-- "
                           "\nMara Lindqvist\nBirchmere Studio, Holm Street 4"));
    child<QWidget>("composerTo")->setFocus();
    child<QLineEdit>("composerTo")->setText(QStringLiteral("pri@"));
    shoot(m_window, QStringLiteral("composer-written"));
    click("composerSend");
    auto *notice = child<InfoBar>("composerNotice");
    QTRY_VERIFY(notice->isVisible());
    QVERIFY(m_commands->sent.isEmpty());
    shoot(m_window, QStringLiteral("composer-wrong"));
}

void TestComposer::labelsComeAndGoByKeys()
{
    compose();
    type("composerTo", QStringLiteral("a@x.example"));
    QTest::keyClick(child<QWidget>("composerTo"), Qt::Key_Return);
    type("composerTo", QStringLiteral("b@x.example;"));
    QCOMPARE(m_window->findChildren<RecipientLabel *>().size(), 2);
    QTest::keyClick(child<QWidget>("composerTo"), Qt::Key_Backspace);
    auto *last = qobject_cast<RecipientLabel *>(QApplication::focusWidget());
    QVERIFY(last);
    QTest::keyClick(last, Qt::Key_Delete);
    QTRY_COMPARE(m_window->findChildren<RecipientLabel *>().size(), 1);
    auto *label = m_window->findChild<RecipientLabel *>();
    QTest::mouseClick(label, Qt::LeftButton, {}, QPoint(label->width() - 16, label->height() / 2));
    QTRY_COMPARE(m_window->findChildren<RecipientLabel *>().size(), 0);
}

void TestComposer::emptySubjectAsks()
{
    compose();
    type("composerTo", QStringLiteral("a@x.example"));
    click("composerSend");
    QTRY_VERIFY(child<QMessageBox>("sendQuestion"));
    QTest::mouseClick(child<QPushButton>("sendGoBack"), Qt::LeftButton);
    QTRY_VERIFY(!child<QMessageBox>("sendQuestion"));
    QVERIFY(m_commands->sent.isEmpty());
    click("composerSend");
    QTRY_VERIFY(child<QPushButton>("sendAnyway"));
    QTest::mouseClick(child<QPushButton>("sendAnyway"), Qt::LeftButton);
    QTRY_COMPARE(m_commands->sent.size(), 1);
}

void TestComposer::mentionedAttachmentAsks()
{
    compose();
    type("composerTo", QStringLiteral("a@x.example"));
    type("composerSubject", QStringLiteral("Map"));
    type("composerBody", QStringLiteral("Please see the attached file."));
    click("composerSend");
    QTRY_VERIFY(child<QMessageBox>("sendQuestion"));
    shoot(child<QMessageBox>("sendQuestion"), QStringLiteral("composer-question"));
    QVERIFY(m_commands->sent.isEmpty());
}

void TestComposer::bccIsRevealedAndNotTransferred()
{
    compose();
    QVERIFY(!child<QWidget>("composerBcc")->isVisible());
    click("composerShowBcc");
    QVERIFY(child<QWidget>("composerBcc")->isVisible());
    QTRY_VERIFY(child<QWidget>("composerBcc")->hasFocus());
    type("composerBcc", QStringLiteral("secret@x.example"));
    type("composerTo", QStringLiteral("a@x.example"));
    type("composerSubject", QStringLiteral("Hi"));
    click("composerSend");
    QTRY_COMPARE(m_commands->sent.size(), 1);
    QVERIFY(!m_commands->sent.first().transferSource.contains("secret@x.example"));
    QVERIFY(m_commands->sent.first().source.contains("secret@x.example"));
    QVERIFY(m_commands->sent.first().recipients.contains(QStringLiteral("secret@x.example")));
}

void TestComposer::draftIsKeptWhileTyping()
{
    compose();
    QElapsedTimer timer;
    timer.start();
    type("composerSubject", QStringLiteral("A thought"));
    QTRY_COMPARE_WITH_TIMEOUT(m_commands->drafts.size(), 1, 5000);
    QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(m_commands->drafts.first().envelope.subject, QStringLiteral("A thought"));
    QVERIFY(m_commands->drafts.first().envelope.flags.testFlag(store::Flag::Draft));
    QTRY_VERIFY(child<QLabel>("composerStatus")->text().startsWith(QStringLiteral("Saved")));
}

void TestComposer::draftIsReplacedNotDoubled()
{
    compose();
    type("composerSubject", QStringLiteral("One"));
    click("composerSaveDraft");
    QTRY_VERIFY(child<QLabel>("composerStatus")->text().startsWith(QStringLiteral("Saved")));
    type("composerSubject", QStringLiteral(" two"));
    click("composerSaveDraft");
    QTRY_COMPARE(m_commands->drafts.size(), 2);
    QVERIFY(!m_commands->drafts[0].replaces.isValid());
    QCOMPARE(m_commands->drafts[1].replaces, PlacementId(77));
    QCOMPARE(m_commands->drafts[0].envelope.messageId, m_commands->drafts[1].envelope.messageId);
}

void TestComposer::draftGoesWithTheMessage()
{
    compose();
    type("composerTo", QStringLiteral("a@x.example"));
    type("composerSubject", QStringLiteral("Hi"));
    click("composerSaveDraft"); // still on its way when Send is pressed
    click("composerSend");
    QTRY_COMPARE(m_commands->sent.size(), 1);
    QCOMPARE(m_commands->sent.first().draft, PlacementId(77));
    QCOMPARE(m_commands->sent.first().messageId, m_commands->drafts.first().envelope.messageId);
}

void TestComposer::failedSaveSaysSo()
{
    compose();
    m_commands->refusal = Error(ErrorKind::Storage, QStringLiteral("The disk is full."));
    type("composerSubject", QStringLiteral("Hi"));
    click("composerSaveDraft");
    QTRY_COMPARE(child<QLabel>("composerStatus")->text(), QStringLiteral("Not saved"));
    QTRY_COMPARE(child<InfoBar>("composerNotice")->text(), QStringLiteral("The disk is full."));
    QPointer<ComposerWindow> window(m_window);
    m_window->close();
    QVERIFY(window && window->isVisible());
}

void TestComposer::failedSendKeepsEverything()
{
    compose();
    type("composerTo", QStringLiteral("a@x.example"));
    type("composerSubject", QStringLiteral("Hi"));
    m_commands->refusal = Error(ErrorKind::Storage, QStringLiteral("The disk is full."));
    click("composerSend");
    QTRY_COMPARE(child<InfoBar>("composerNotice")->text(), QStringLiteral("The disk is full."));
    QVERIFY(m_window->isVisible());
    QVERIFY(child<QWidget>("composerSubject")->isEnabled());
    m_commands->refusal.reset();
    click("composerSend");
    QTRY_COMPARE(m_commands->sent.size(), 1);
}

void TestComposer::attachmentIsASnapshot()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("map-nether-holm.txt"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("as attached") == 11);
    file.close();
    compose();
    type("composerTo", QStringLiteral("a@x.example"));
    type("composerSubject", QStringLiteral("Map"));
    m_window->attachFiles({path});
    auto *send = child<QPushButton>("composerSend");
    QVERIFY(!send->isEnabled());
    QTRY_VERIFY(send->isEnabled());
    shoot(m_window, QStringLiteral("composer-attachment"));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("changed afterwards") > 0);
    file.close();
    QFile::remove(path);
    click("composerSend");
    QTRY_COMPARE(m_commands->sent.size(), 1);
    const mime::Document document = mime::parseMessage(m_commands->sent.first().source);
    QCOMPARE(document.attachments.size(), 1);
    QCOMPARE(document.attachments.first().name, QStringLiteral("map-nether-holm.txt"));
    QCOMPARE(mime::partBody(m_commands->sent.first().source, document.attachments.first().number),
             QByteArray("as attached"));
}

void TestComposer::missingFileIsSaid()
{
    compose();
    m_window->attachFiles({QStringLiteral("/nonexistent/letter.pdf"), QStringLiteral("/dev/zero")});
    QTRY_VERIFY(child<InfoBar>("composerNotice")->isVisible());
    QTRY_VERIFY(m_window->findChildren<FileChip *>(QStringLiteral("composerAttachment")).isEmpty());
}

void TestComposer::closingAsksOnce()
{
    compose();
    type("composerSubject", QStringLiteral("Unsaved"));
    m_window->close();
    m_window->close();
    QCOMPARE(m_window->findChildren<QMessageBox *>(QStringLiteral("closeQuestion")).size(), 1);
    auto *question = child<QMessageBox>("closeQuestion");
    QVERIFY(QTest::qWaitForWindowExposed(question));
    shoot(question, QStringLiteral("composer-close"));
    QPointer<ComposerWindow> window(m_window);
    QTest::mouseClick(child<QPushButton>("closeSave"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!window, 20'000);
    QVERIFY(m_commands->drafts.size() >= 1);
}

void TestComposer::untouchedClosesAtOnce()
{
    compose();
    QPointer<ComposerWindow> window(m_window);
    QTest::keyClick(m_window, Qt::Key_Escape);
    QTRY_VERIFY(!window);
    QVERIFY(m_commands->drafts.isEmpty());
}

void TestComposer::discardRemovesTheDraft()
{
    compose();
    type("composerSubject", QStringLiteral("No"));
    click("composerSaveDraft");
    QTRY_VERIFY(child<QLabel>("composerStatus")->text().startsWith(QStringLiteral("Saved")));
    QPointer<ComposerWindow> window(m_window);
    click("composerDiscard");
    QTRY_VERIFY(child<QPushButton>("discardConfirm"));
    QTest::mouseClick(child<QPushButton>("discardConfirm"), Qt::LeftButton);
    QTRY_VERIFY(!window);
    QCOMPARE(m_commands->removed, QList<PlacementId>({PlacementId(77)}));
}

void TestComposer::replyAllCountsAndQuotes()
{
    QByteArray mail = plainMail("Ines Okafor <ines@rowanreed.example>", "Proofs", "The cover is warmer now.\n");
    mail.replace("MIME-Version", "Cc: t@wrona.example, p@x.example\r\nMIME-Version");
    m_composers->reply(loaded(mail), mime::ReplyTo::All);
    QTRY_VERIFY(m_window);
    QCOMPARE(child<QLineEdit>("composerSubject")->text(), QStringLiteral("Re: Proofs"));
    QCOMPARE(m_window->findChildren<RecipientLabel *>().size(), 3);
    QVERIFY(child<QLabel>("composerCount")->text().contains(u'3'));
    QVERIFY(child<BodyEdit>("composerBody")->toPlainText().contains(QStringLiteral("> The cover is warmer now.")));
    shoot(m_window, QStringLiteral("composer-reply"));
}

void TestComposer::replyMarksTheOriginal()
{
    m_composers->reply(loaded(plainMail("Ines <ines@rowanreed.example>", "Proofs", "Hi")), mime::ReplyTo::Sender);
    QTRY_VERIFY(m_window);
    click("composerSend");
    QTRY_COMPARE(m_commands->sent.size(), 1);
    QVERIFY(m_commands->sent.first().source.contains("In-Reply-To: <sample@rowanreed.example>"));
    QTRY_COMPARE(m_commands->changes.size(), 1);
    QCOMPARE(m_commands->changes.first().messages, QList<PlacementId>({PlacementId(5)}));
    QVERIFY(m_commands->changes.first().change.set.testFlag(store::Flag::Answered));
}

void TestComposer::forwardCarriesAttachments()
{
    m_composers->forward(loaded(attachmentMail({"a.txt", "b.pdf"})));
    QTRY_VERIFY(m_window);
    QCOMPARE(m_window->findChildren<FileChip *>(QStringLiteral("composerAttachment")).size(), 2);
    QVERIFY(child<QLineEdit>("composerSubject")->text().startsWith(QStringLiteral("Fwd: ")));
    FileChip *chip = m_window->findChildren<FileChip *>(QStringLiteral("composerAttachment")).first();
    QTest::mouseClick(chip, Qt::LeftButton, {}, QPoint(chip->width() - 20, chip->height() / 2));
    QTRY_COMPARE(m_window->findChildren<FileChip *>(QStringLiteral("composerAttachment")).size(), 1);
    shoot(m_window, QStringLiteral("composer-forward"));
}

void TestComposer::mailtoShowsBccAndIgnoresAttach()
{
    m_composers->composeMailto(QStringLiteral("mailto:a@x.example?bcc=spy@y.example&subject=Hi%0D%0ABcc:%20z@x.example"
                                              "&attach=/etc/passwd&body=text"));
    QTRY_VERIFY(m_window);
    QVERIFY(child<QWidget>("composerBcc")->isVisible());
    QCOMPARE(m_window->findChildren<RecipientLabel *>().size(), 2);
    QVERIFY(m_window->findChildren<FileChip *>().isEmpty());
    QVERIFY(!child<QLineEdit>("composerSubject")->text().contains(u'\n'));
}

void TestComposer::draftIsEditedAgain()
{
    QByteArray draft = plainMail("mara@home.example", "Half done", "So far\n");
    m_composers->editDraft(loaded(draft));
    QTRY_VERIFY(m_window);
    QCOMPARE(child<QComboBox>("composerFrom")->currentIndex(), 1);
    QCOMPARE(child<BodyEdit>("composerBody")->toPlainText().trimmed(), QStringLiteral("So far"));
    type("composerSubject", QStringLiteral("Now "));
    click("composerSaveDraft");
    QTRY_COMPARE(m_commands->drafts.size(), 1);
    QCOMPARE(m_commands->drafts.first().replaces, PlacementId(5));
    QCOMPARE(m_commands->drafts.first().account, AccountId(2));
}

void TestComposer::whatIsSavedIsNotSavedAgain()
{
    compose();
    type("composerSubject", QStringLiteral("Once"));
    click("composerSaveDraft");
    click("composerSaveDraft");
    QTRY_VERIFY(child<QLabel>("composerStatus")->text().startsWith(QStringLiteral("Saved")));
    QCOMPARE(m_commands->drafts.size(), 1);
    type("composerSubject", QStringLiteral("More"));
    click("composerSaveDraft");
    QTRY_COMPARE(m_commands->drafts.size(), 2);
    QCOMPARE(m_commands->drafts.last().envelope.subject, QStringLiteral("OnceMore"));
    QTRY_VERIFY(child<QLabel>("composerStatus")->text().startsWith(QStringLiteral("Saved")));
    click("composerSaveDraft");
    type("composerSubject", QStringLiteral("!"));
    click("composerSaveDraft");
    QTRY_COMPARE(m_commands->drafts.size(), 3);
    QCOMPARE(m_commands->drafts.last().envelope.subject, QStringLiteral("OnceMore!"));
}

void TestComposer::hundredRecipients()
{
    compose();
    QStringList all;
    for (int i = 0; i < 100; ++i)
        all.append(QStringLiteral("Person %1 <p%1@x.example>").arg(i));
    child<QLineEdit>("composerTo")->setText(all.join(QStringLiteral(", ")));
    child<QWidget>("composerSubject")->setFocus();
    type("composerSubject", QStringLiteral("To all"));
    QTRY_COMPARE(m_window->findChildren<RecipientLabel *>().size(), 100);
    QVERIFY(child<QWidget>("composerBody")->height() > 300);
    QVERIFY(child<QLabel>("composerCount")->text().contains(QStringLiteral("100")));
    shoot(m_window, QStringLiteral("composer-hundred"));
}

void TestComposer::giveSignatures()
{
    m_composers->setIdentities(
        {{AccountId(1), QStringLiteral("Studio"), QStringLiteral("Mara"), QStringLiteral("mara@birchmere.example"),
          QStringLiteral("team@birchmere.example"), QStringLiteral("Birchmere Studio")},
         {AccountId(2), QStringLiteral("Home"), QStringLiteral("Mara"), QStringLiteral("mara@home.example"), QString(),
          QStringLiteral("M.")}});
}

void TestComposer::signatureAndReplyToFollowFrom()
{
    giveSignatures();
    compose();
    auto *body = child<QPlainTextEdit>("composerBody");
    QCOMPARE(body->toPlainText(), QStringLiteral("\n\n-- \nBirchmere Studio"));
    body->setFocus();
    QTest::keyClicks(body, QStringLiteral("Hello"));
    child<QComboBox>("composerFrom")->setCurrentIndex(1);
    QCOMPARE(body->toPlainText(), QStringLiteral("Hello\n\n-- \nM."));
    QTest::keyClicks(body, QStringLiteral(" you"));
    child<QComboBox>("composerFrom")->setCurrentIndex(0);
    QCOMPARE(body->toPlainText(), QStringLiteral("Hello you\n\n-- \nBirchmere Studio"));
    type("composerTo", QStringLiteral("ines@rowanreed.example"));
    type("composerSubject", QStringLiteral("Proof"));
    click("composerSend");
    QTRY_COMPARE(m_commands->sent.size(), 1);
    const QByteArray source = m_commands->sent.constFirst().source;
    QVERIFY2(source.contains("Reply-To: team@birchmere.example"), source.constData());
    QString text = mime::parseMessage(source).blocks.constFirst().text;
    QVERIFY2(text.remove(u'\r').contains(QStringLiteral("Hello you\n\n-- \nBirchmere Studio")), qPrintable(text));
}

void TestComposer::changedSignatureStays()
{
    giveSignatures();
    compose();
    QVERIFY(m_window->close()); // nothing was written: nothing is asked
    compose();
    auto *body = child<QPlainTextEdit>("composerBody");
    body->setPlainText(QStringLiteral("Hello\n-- \nMine"));
    child<QComboBox>("composerFrom")->setCurrentIndex(1);
    QCOMPARE(body->toPlainText(), QStringLiteral("Hello\n-- \nMine"));
}

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    const Theme theme(Appearance::Light);
    TestComposer test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_composer.moc"
