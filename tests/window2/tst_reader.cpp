// The message pane with real keys and a real mouse: what it shows, says and refuses, without a network.
#include "core/base/onpool.h"
#include "tests/support/hardmessages.h"
#include "tests/window2/samplemail.h"
#include "tests/window2/shots.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/emptystate.h"
#include "ui/common/filechip.h"
#include "ui/common/infobar.h"
#include "ui/reader/attachmentfiles.h"
#include "ui/reader/headercard.h"
#include "ui/reader/mailscheme.h"
#include "ui/reader/messagebody.h"
#include "ui/reader/readerview.h"
#include "ui/reader/sourcewindow.h"
#include "ui/reader/textview.h"

#include <QApplication>
#include <QDesktopServices>
#include <QDir>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>
#include <QThreadPool>
#include <QToolButton>

using namespace waxwing;
using namespace waxwing::ui;
using namespace waxwing::test;

// Stands where the browser would be started.
class UrlSink : public QObject {
    Q_OBJECT
public:
    QList<QUrl> opened;
public Q_SLOTS:
    void open(const QUrl &url) { opened.append(url); }
};

class TestReader : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void emptyState();
    void plainTextWithQuotes();
    void foldOpensByClick();
    void linkTellsAndOpens();
    void senderIsAlwaysVisible();
    void suspiciousSenderIsMarked();
    void recipientsUnfold();
    void envelopeStandsBeforeTheBody();
    void staleAnswersAreDropped();
    void goingOnDropsWhatIsBeingPrepared();
    void offlineSaysSoAndTriesAgain();
    void missingMessage();
    void starAsksForTheChange();
    void attachmentsKeepTheirLastExtension();
    void dangerousAttachmentIsNotOpened();
    void savedCopiesNeverReplace();
    void temporaryCopyIsPrivate();
    void hugeTextKeepsTheWindowAlive();
    void emptyMessage();
    void hardMessages_data();
    void hardMessages();
    void sourceIsComplete();
    void rightToLeft();

private:
    void show(const QByteArray &source);
    template <class T> T *child(const char *name) { return m_view->findChild<T *>(QLatin1String(name)); }

    std::unique_ptr<models::MessageLoader> m_loader;
    std::unique_ptr<RemoteSenders> m_senders;
    std::unique_ptr<ReaderView> m_view;
    QHash<qint64, models::HeldMessage> m_store;
    std::function<QFuture<void>(PlacementId)> m_fetch;
};

namespace {

models::HeldMessage held(qint64 id, const QString &subject, const std::optional<QByteArray> &source)
{
    store::MessageDetail detail;
    detail.row.id = PlacementId(id);
    detail.row.subject = subject;
    detail.row.fromName = QStringLiteral("Ines Okafor");
    detail.row.fromAddress = QStringLiteral("ines@rowanreed.example");
    detail.row.received = QDateTime::currentDateTimeUtc();
    detail.to = QStringLiteral("Mara <mara@birchmere.example>");
    return {detail, source};
}

} // namespace

void TestReader::init()
{
    m_store.clear();
    m_fetch = [](PlacementId) {
        return onPool([] { throw Error(ErrorKind::Network, QStringLiteral("The server cannot be reached.")); });
    };
    const auto read = [this](PlacementId id) { return onPool([found = m_store.value(id.value())] { return found; }); };
    m_loader = std::make_unique<models::MessageLoader>(read, [this](PlacementId id) { return m_fetch(id); });
    m_senders = std::make_unique<RemoteSenders>(QString());
    m_view = std::make_unique<ReaderView>(m_loader.get(), m_senders.get());
    m_view->setOwnAddresses({QStringLiteral("mara@birchmere.example")});
    m_view->resize(680, 740);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
}

void TestReader::cleanup()
{
    m_view.reset();
    m_loader.reset();
}

void TestReader::show(const QByteArray &source)
{
    QSignalSpy shown(m_view.get(), &ReaderView::messageShown);
    m_view->showSource(source);
    QVERIFY(shown.count() == 1 || shown.wait());
}

void TestReader::emptyState()
{
    QCOMPARE(m_view->objectName(), QStringLiteral("reader"));
    QCOMPARE(m_view->accessibleName(), QStringLiteral("Message"));
    shoot(m_view.get(), QStringLiteral("reader-empty"));
}

void TestReader::plainTextWithQuotes()
{
    show(quotedMail());
    TextView *text = m_view->body()->textView();
    QTRY_VERIFY(text->isComplete());
    QVERIFY(text->toPlainText().contains(QStringLiteral("Two of the servers")));
    QVERIFY(!text->toPlainText().contains(QStringLiteral("> Two")));
    QVERIFY(!text->toPlainText().contains(QStringLiteral("line 7 of what Mara")));
    QVERIFY(text->toPlainText().contains(QStringLiteral("18 quoted lines")));
    QVERIFY(m_view->body()->currentWidget() == text);
    shoot(m_view.get(), QStringLiteral("reader-plain"));
}

void TestReader::foldOpensByClick()
{
    show(quotedMail());
    TextView *text = m_view->body()->textView();
    QTextCursor cursor = text->document()->find(QStringLiteral("quoted lines"));
    QVERIFY(!cursor.isNull());
    QTest::mouseClick(text->viewport(), Qt::LeftButton, {}, text->cursorRect(cursor).center() - QPoint(8, 0));
    QTRY_VERIFY(text->toPlainText().contains(QStringLiteral("line 7 of what Mara")));
}

void TestReader::linkTellsAndOpens()
{
    UrlSink sink;
    QDesktopServices::setUrlHandler(QStringLiteral("https"), &sink, "open");
    show(quotedMail());
    TextView *text = m_view->body()->textView();
    text->verticalScrollBar()->setValue(text->verticalScrollBar()->maximum());
    const QTextCursor cursor = text->document()->find(QStringLiteral("waxwing.example/moves"));
    const QPoint at = text->cursorRect(cursor).center() - QPoint(20, 0);
    QTest::mouseMove(text->viewport(), at + QPoint(0, 60));
    QTest::mouseMove(text->viewport(), at);
    auto *hint = child<QLabel>("readerLinkHint");
    QTRY_VERIFY(hint->isVisible());
    QCOMPARE(hint->text(), QStringLiteral("https://lists.waxwing.example/moves"));
    QTest::mouseClick(text->viewport(), Qt::LeftButton, {}, at);
    QTRY_COMPARE(sink.opened.size(), 1);
    QDesktopServices::unsetUrlHandler(QStringLiteral("https"));
}

void TestReader::senderIsAlwaysVisible()
{
    show(plainMail("Ines Okafor <ines@rowanreed.example>", "Hi", "Hello"));
    auto *address = m_view->findChild<ElidedLabel *>(QStringLiteral("readerSenderAddress"));
    QCOMPARE(child<QLabel>("readerSenderName")->text(), QStringLiteral("Ines Okafor"));
    QCOMPARE(address->text(), QStringLiteral("ines@rowanreed.example"));
    QVERIFY(address->isVisible());
    QVERIFY(!child<QLabel>("readerIdentityNote")->isVisible());
}

void TestReader::suspiciousSenderIsMarked()
{
    show(plainMail("\"service@bank.example\" <x@evil.example>", "Your account", "Click"));
    auto *note = child<QLabel>("readerIdentityNote");
    QVERIFY(note->isVisible());
    QVERIFY(!note->text().isEmpty());
    QCOMPARE(m_view->findChild<ElidedLabel *>(QStringLiteral("readerSenderAddress"))->text(),
             QStringLiteral("x@evil.example"));
    shoot(m_view.get(), QStringLiteral("reader-suspicious"));
}

void TestReader::recipientsUnfold()
{
    QByteArray many = "Cc: ";
    for (int i = 0; i < 100; ++i)
        many += "Person " + QByteArray::number(i) + " <p" + QByteArray::number(i) + "@x.example>,\r\n ";
    QByteArray mail = plainMail("Ana <ana@x.example>", "To many", "Hi all");
    many += "Last <l@x.example>\r\nMIME-Version";
    show(mail.replace("MIME-Version", many));
    auto *button = child<QToolButton>("readerRecipients");
    QVERIFY(button->text().contains(QStringLiteral("you")));
    QVERIFY2(button->text().contains(QStringLiteral("99 more")), qPrintable(button->text()));
    const int before = m_view->findChild<HeaderCard *>()->height();
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_VERIFY(m_view->findChild<HeaderCard *>()->height() > before);
    QVERIFY(m_view->findChild<HeaderCard *>()->height() < 300);
    shoot(m_view.get(), QStringLiteral("reader-recipients"));
}

void TestReader::envelopeStandsBeforeTheBody()
{
    auto promise = std::make_shared<QPromise<void>>();
    promise->start();
    m_fetch = [promise](PlacementId) { return promise->future(); };
    m_store.insert(1, held(1, QStringLiteral("Slow line"), std::nullopt));
    m_view->showMessage(PlacementId(1));
    auto *subject = m_view->findChild<ElidedLabel *>(QStringLiteral("readerSubject"));
    QTRY_COMPARE(subject->text(), QStringLiteral("Slow line"));
    QTRY_VERIFY(!m_view->findChildren<EmptyState *>().isEmpty());
    shoot(m_view.get(), QStringLiteral("reader-fetching"));
    m_store.insert(
        1, held(1, QStringLiteral("Slow line"), plainMail("Ines <ines@rowanreed.example>", "Slow line", "Here")));
    QSignalSpy shown(m_view.get(), &ReaderView::messageShown);
    promise->finish();
    QVERIFY(shown.wait());
    QCOMPARE(m_view->body()->textView()->toPlainText(), QStringLiteral("Here"));
}

void TestReader::staleAnswersAreDropped()
{
    m_store.insert(1, held(1, QStringLiteral("One"), plainMail("a@x.example", "One", "first")));
    m_store.insert(2, held(2, QStringLiteral("Two"), plainMail("a@x.example", "Two", "second")));
    QSignalSpy shown(m_view.get(), &ReaderView::messageShown);
    for (int i = 0; i < 20; ++i)
        m_view->showMessage(PlacementId(1 + i % 2));
    QVERIFY(shown.wait());
    QTRY_COMPARE(m_view->body()->textView()->toPlainText(), QStringLiteral("second"));
    QCOMPARE(shown.count(), 1);
}

// The reader has gone on to a message that is still to be fetched when the page of the one before is ready.
void TestReader::goingOnDropsWhatIsBeingPrepared()
{
    m_fetch = [](PlacementId) {
        QPromise<void> never;
        never.start();
        return never.future();
    };
    m_store.insert(1, held(1, QStringLiteral("One"), htmlMail("a@x.example", "One", "<p>first</p>")));
    m_store.insert(2, held(2, QStringLiteral("Two"), std::nullopt));
    QSignalSpy prepared(m_view->body(), &MessageBody::prepared);
    connect(m_view.get(), &ReaderView::messageShown, this, [this] { m_view->showMessage(PlacementId(2)); });
    m_view->showMessage(PlacementId(1));
    QTRY_VERIFY(m_view->current() == PlacementId(2));
    QThreadPool::globalInstance()->waitForDone();
    QCoreApplication::processEvents();
    QVERIFY(prepared.isEmpty());
    m_view->setStyleSheet(QStringLiteral("QWidget { color: red }")); // another palette: prepared anew, if anything were
    QThreadPool::globalInstance()->waitForDone();
    QCoreApplication::processEvents();
    QVERIFY(prepared.isEmpty());
}

void TestReader::offlineSaysSoAndTriesAgain()
{
    int tries = 0;
    const auto refuse = m_fetch;
    m_fetch = [&tries, refuse](PlacementId id) {
        ++tries;
        return refuse(id);
    };
    m_store.insert(1, held(1, QStringLiteral("Not here"), std::nullopt));
    m_view->showMessage(PlacementId(1));
    QTRY_COMPARE(tries, 1);
    QPushButton *again = nullptr;
    const auto findButton = [this, &again] {
        for (QPushButton *button : m_view->findChildren<QPushButton *>()) {
            if (button->isVisible() && button->text() == QStringLiteral("Try again"))
                again = button;
        }
        return again != nullptr;
    };
    QTRY_VERIFY(findButton());
    shoot(m_view.get(), QStringLiteral("reader-offline"));
    QTest::mouseClick(again, Qt::LeftButton);
    QTRY_COMPARE(tries, 2);
}

void TestReader::missingMessage()
{
    m_view->showMessage(PlacementId(99));
    const auto said = [this] {
        const QList<EmptyState *> states = m_view->findChildren<EmptyState *>();
        return std::any_of(states.begin(), states.end(), [](const EmptyState *state) {
            return state->isVisible() && state->title().contains(QStringLiteral("no longer"));
        });
    };
    QTRY_VERIFY(said());
}

void TestReader::starAsksForTheChange()
{
    m_store.insert(1, held(1, QStringLiteral("One"), plainMail("a@x.example", "One", "first")));
    m_view->showMessage(PlacementId(1));
    QTRY_VERIFY(m_view->message() != nullptr);
    QSignalSpy star(m_view.get(), &ReaderView::starClicked);
    QTest::mouseClick(child<QToolButton>("readerStar"), Qt::LeftButton);
    QCOMPARE(star.count(), 1);
    QCOMPARE(star.first().first().value<PlacementId>(), PlacementId(1));
    QCOMPARE(star.first().last().toBool(), true);
}

void TestReader::attachmentsKeepTheirLastExtension()
{
    show(attachmentMail({"invoice.pdf" + QByteArray(200, ' ') + ".sh", "../../etc/passwd", "photo.png"}));
    const QList<FileChip *> chips = m_view->findChildren<FileChip *>(QStringLiteral("readerAttachment"));
    QCOMPARE(chips.size(), 3);
    QVERIFY2(chips[0]->accessibleName().contains(QStringLiteral(".sh")), qPrintable(chips[0]->accessibleName()));
    QVERIFY(!chips[1]->accessibleName().contains(u'/'));
    QVERIFY(child<QPushButton>("readerSaveAll")->isVisible());
    shoot(m_view.get(), QStringLiteral("reader-attachments"));
}

void TestReader::dangerousAttachmentIsNotOpened()
{
    UrlSink sink;
    QDesktopServices::setUrlHandler(QStringLiteral("file"), &sink, "open");
    show(attachmentMail({"run.sh", "photo.png"}));
    const QList<FileChip *> chips = m_view->findChildren<FileChip *>(QStringLiteral("readerAttachment"));
    const auto open = [](FileChip *chip) {
        QTest::mouseClick(chip, Qt::LeftButton);
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu);
        QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(menu->actions().first()).center());
    };
    open(chips[0]);
    QTRY_VERIFY(m_view->findChild<QMessageBox *>());
    QVERIFY(sink.opened.isEmpty());
    m_view->findChild<QMessageBox *>()->reject();
    open(chips[1]);
    QTRY_COMPARE(sink.opened.size(), 1);
    const QFileInfo copy(sink.opened.first().toLocalFile());
    QVERIFY(!copy.isExecutable());
    QDesktopServices::unsetUrlHandler(QStringLiteral("file"));
}

void TestReader::savedCopiesNeverReplace()
{
    show(attachmentMail({"a.txt", "a.txt"}));
    QTemporaryDir folder;
    QFuture<QStringList> saved = AttachmentFiles::saveAll(m_view->message(), folder.path());
    QTRY_VERIFY(saved.isFinished());
    QCOMPARE(saved.result().size(), 2);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 2);
}

void TestReader::temporaryCopyIsPrivate()
{
    show(attachmentMail({"a.txt"}));
    QString path;
    {
        AttachmentFiles files;
        QFuture<QString> copy = files.temporaryCopy(m_view->message(), m_view->message()->document.attachments.first());
        QTRY_VERIFY(copy.isFinished());
        path = copy.result();
        QVERIFY(QFileInfo::exists(path));
        const QFileDevice::Permissions others = QFile::ReadGroup | QFile::ReadOther | QFile::ExeGroup | QFile::ExeOther;
        QVERIFY(!(QFile::permissions(QFileInfo(path).path()) & others));
    }
    QVERIFY(!QFileInfo::exists(path));
}

void TestReader::hugeTextKeepsTheWindowAlive()
{
    QByteArray text;
    for (int i = 0; i < 12'000; ++i)
        text += "> Line " + QByteArray::number(i) + " with https://x.example/" + QByteArray::number(i) + " in it\n";
    show(plainMail("a@x.example", "Long", text));
    TextView *view = m_view->body()->textView();
    QVERIFY(!view->isComplete());
    QTRY_VERIFY_WITH_TIMEOUT(view->isComplete(), 60000);
}

void TestReader::emptyMessage()
{
    show(QByteArray());
    shoot(m_view.get(), QStringLiteral("reader-nothing"));
}

void TestReader::hardMessages_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<QString>("said"); // of what is missing; empty: nothing is
    const QHash<QByteArray, QString> sentences{{"unknown charset", QStringLiteral("unknown character set (klingon)")},
                                               {"broken base64", QStringLiteral("is damaged")},
                                               {"5000 parts", QStringLiteral("Its source is complete")},
                                               {"60 MB", QStringLiteral("Its source is complete")}};
    const QList<HardMessage> messages = test::hardMessages();
    for (const HardMessage &message : messages)
        QTest::newRow(message.name) << message.source << sentences.value(message.name);
}

void TestReader::hardMessages()
{
    QFETCH(QByteArray, source);
    show(source);
    QFETCH(QString, said);
    QVERIFY(!m_view->body()->textView()->toPlainText().trimmed().isEmpty());
    auto *bar = child<InfoBar>("readerNoteBar");
    QCOMPARE(bar->isVisible(), !said.isEmpty());
    QVERIFY2(bar->text().contains(said), qPrintable(bar->text()));
}

void TestReader::sourceIsComplete()
{
    const QByteArray mail = plainMail("a@x.example", "Source", "body\n.dots\n");
    show(mail);
    m_view->viewSource();
    auto *window = m_view->findChild<SourceWindow *>(QStringLiteral("sourceWindow"));
    QVERIFY(window);
    QByteArray shown = window->findChild<QPlainTextEdit *>(QStringLiteral("sourceText"))->toPlainText().toUtf8();
    QCOMPARE(shown.replace("\n", "\r\n"), mail);
    window->close();
}

void TestReader::rightToLeft()
{
    show(plainMail("=?utf-8?B?2YbZiNixINit2K/Yp9iv?= <nour@haddad.example>",
                   "=?utf-8?B?2YXYsdin2KzYudipINmF2LPZiNiv2Kkg2KfZhNi52YLYryDZgtio2YQg2YrZiNmFINin2YTYrtmF2YrYsw==?=",
                   "مرحباً مارا، أرفقت المسودة الثانية\n> مع ملاحظات المحامي\n"));
    shoot(m_view.get(), QStringLiteral("reader-rtl"));
}

int main(int argc, char **argv)
{
    registerSchemes();
    QApplication app(argc, argv);
    const Theme theme(Appearance::Light);
    TestReader test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_reader.moc"
