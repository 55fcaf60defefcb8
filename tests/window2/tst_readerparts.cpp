// A large message that is shown without its attachments: what the window fetches, when, and what it never takes for the
// message.
#include "tests/window2/recordingcommands.h"
#include "tests/window2/samplemail.h"
#include "ui/common/filechip.h"
#include "ui/composer/composers.h"
#include "ui/composer/composerwindow.h"
#include "ui/reader/mailscheme.h"
#include "ui/reader/readerview.h"
#include "ui/reader/sourcewindow.h"

#include <QApplication>
#include <QDesktopServices>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>

using namespace waxwing;
using namespace waxwing::ui;
using namespace waxwing::test;

namespace {

const QByteArray head = "From: a@x.example\r\nSubject: Plans\r\nMIME-Version: 1.0\r\n"
                        "Content-Type: multipart/mixed; boundary=b\r\n\r\n"
                        "--b\r\nContent-Type: text/plain\r\n\r\nHere they are.\r\n"
                        "--b\r\nContent-Type: application/pdf; name=\"plans.pdf\"\r\n"
                        "Content-Disposition: attachment; filename=\"plans.pdf\"\r\n"
                        "Content-Transfer-Encoding: base64\r\n\r\n";
const QByteArray octets = "the octets of the plans";

// As on the server, and as it is shown.
QByteArray whole()
{
    return head + octets.toBase64() + "\r\n--b--\r\n";
}

store::ShownParts shownParts()
{
    const QList<mime::LeftOutPart> leftOut{
        {QStringLiteral("2"), QStringLiteral("plans.pdf"), "base64", 30'000'000, false}};
    return {head + "\r\n--b--\r\n", leftOut};
}

} // namespace

class UrlSink : public QObject {
    Q_OBJECT
public:
    QList<QUrl> opened;
public Q_SLOTS:
    void open(const QUrl &url) { opened.append(url); }
};

class TestReaderParts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void shownWithNameAndSize();
    void openFetchesThePart();
    void fetchedOnce();
    void stoppedByThePerson();
    void offlineSaysSo();
    void sourceIsTheWhole();
    void forwardCarriesTheWhole();

private:
    FileChip *chip() { return m_view->findChild<FileChip *>(QStringLiteral("readerAttachment")); }
    // The entry of the chip's menu with that name, clicked.
    void choose(const char *entry);
    QFuture<void> fetching(std::optional<QByteArray> *into, const QByteArray &what);

    std::optional<QByteArray> m_body; // what the store has
    std::optional<QByteArray> m_part;
    std::optional<Error> m_failure; // what fetching ends with
    std::shared_ptr<QPromise<void>> m_pending; // set: fetching a part takes until it is finished
    int m_fetches = 0;
    std::unique_ptr<models::MessageParts> m_rest;
    std::unique_ptr<models::MessageLoader> m_loader;
    std::unique_ptr<RemoteSenders> m_senders;
    std::unique_ptr<ReaderView> m_view;
};

QFuture<void> TestReaderParts::fetching(std::optional<QByteArray> *into, const QByteArray &what)
{
    ++m_fetches;
    if (m_pending) {
        return m_pending->future();
    }
    if (!m_failure) {
        *into = what;
    }
    return onPool([failure = m_failure] {
        if (failure) {
            throw Error(*failure);
        }
    });
}

void TestReaderParts::init()
{
    m_body.reset();
    m_part.reset();
    m_failure.reset();
    m_pending.reset();
    m_fetches = 0;
    models::MessageParts::Access access;
    access.readBody = [this](PlacementId) { return onPool([body = m_body] { return body; }); };
    access.readPart = [this](PlacementId, const QString &) { return onPool([part = m_part] { return part; }); };
    access.fetchBody = [this](PlacementId) { return fetching(&m_body, whole()); };
    access.fetchPart = [this](PlacementId, const QString &) { return fetching(&m_part, octets); };
    m_rest = std::make_unique<models::MessageParts>(access);
    const auto read = [](PlacementId id) {
        store::MessageDetail detail;
        detail.row.id = id;
        detail.account = AccountId(1);
        return onPool([detail] { return models::HeldMessage{detail, std::nullopt, shownParts()}; });
    };
    const auto fetch = [](PlacementId) { return onPool([] {}); };
    m_loader = std::make_unique<models::MessageLoader>(read, fetch);
    m_loader->setRest(m_rest.get());
    m_senders = std::make_unique<RemoteSenders>(QString());
    m_view = std::make_unique<ReaderView>(m_loader.get(), m_senders.get());
    m_view->resize(680, 740);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    QSignalSpy shown(m_view.get(), &ReaderView::messageShown);
    m_view->showMessage(PlacementId(5));
    QVERIFY(shown.count() == 1 || shown.wait());
    QTRY_VERIFY(chip());
}

void TestReaderParts::cleanup()
{
    m_view.reset();
    m_loader.reset();
    m_rest.reset();
}

void TestReaderParts::choose(const char *entry)
{
    QTRY_VERIFY(chip()->isVisible());
    QTest::mouseClick(chip(), Qt::LeftButton);
    QTRY_VERIFY(qobject_cast<QMenu *>(QApplication::activePopupWidget()));
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    auto *action = menu->findChild<QAction *>(QLatin1String(entry));
    QVERIFY2(action, entry);
    QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
}

void TestReaderParts::shownWithNameAndSize()
{
    QVERIFY(!m_view->message()->isWhole);
    QVERIFY(m_view->message()->source.isEmpty());
    const QList<mime::Part> attachments = m_view->message()->document.attachments;
    QCOMPARE(attachments.size(), 1);
    QCOMPARE(attachments.constFirst().name, QStringLiteral("plans.pdf"));
    QCOMPARE(attachments.constFirst().size, 30'000'000);
    QVERIFY(chip()->accessibleName().contains(QLatin1String("plans.pdf")));
    QCOMPARE(m_fetches, 0);
}

void TestReaderParts::openFetchesThePart()
{
    UrlSink sink;
    QDesktopServices::setUrlHandler(QStringLiteral("file"), &sink, "open");
    QSignalSpy notices(m_view.get(), &ReaderView::notice);
    choose("attachmentOpen");
    QTRY_COMPARE(sink.opened.size(), 1);
    QDesktopServices::unsetUrlHandler(QStringLiteral("file"));
    QFile file(sink.opened.constFirst().toLocalFile());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), octets);
    QCOMPARE(m_fetches, 1);
    QCOMPARE(notices.size(), 1);
    QVERIFY(notices.constFirst().constFirst().toString().contains(QLatin1String("plans.pdf")));
}

void TestReaderParts::fetchedOnce()
{
    const mime::Part part = m_view->message()->document.attachments.constFirst();
    QVERIFY(!models::isHere(m_view->message(), part));
    for (int i = 0; i < 2; ++i) {
        const QFuture<QByteArray> got = models::partBytes(m_view->message(), part);
        QTRY_VERIFY(got.isFinished());
        QCOMPARE(got.result(), octets);
        QVERIFY(models::isHere(m_view->message(), part));
    }
    QCOMPARE(m_fetches, 1);
}

void TestReaderParts::stoppedByThePerson()
{
    m_pending = std::make_shared<QPromise<void>>();
    m_pending->start();
    QSignalSpy notices(m_view.get(), &ReaderView::notice);
    choose("attachmentOpen");
    QTRY_COMPARE(m_fetches, 1);
    choose("attachmentStop");
    QVERIFY(m_pending->isCanceled()); // what the engine looks at
    m_pending->finish();
    QTRY_COMPARE(notices.size(), 2); // that it was begun, that it was stopped
    m_pending.reset();
    const auto part = m_view->message()->document.attachments.constFirst();
    const QFuture<QByteArray> again = models::partBytes(m_view->message(), part);
    QTRY_VERIFY(again.isFinished());
    QCOMPARE(again.result(), octets);
}

void TestReaderParts::offlineSaysSo()
{
    m_failure = Error(ErrorKind::Network, QStringLiteral("Waxwing is offline."));
    QSignalSpy notices(m_view.get(), &ReaderView::notice);
    choose("attachmentOpen");
    QTRY_COMPARE(notices.size(), 2);
    QCOMPARE(notices.constLast().constFirst().toString(), QStringLiteral("Waxwing is offline."));
}

void TestReaderParts::sourceIsTheWhole()
{
    m_view->viewSource();
    QTRY_VERIFY(m_view->findChild<SourceWindow *>(QStringLiteral("sourceWindow")));
    auto *window = m_view->findChild<SourceWindow *>(QStringLiteral("sourceWindow"));
    const QString text = window->findChild<QPlainTextEdit *>(QStringLiteral("sourceText"))->toPlainText();
    QVERIFY(text.contains(QString::fromLatin1(octets.toBase64())));
    QCOMPARE(m_fetches, 1);
    window->close();
}

void TestReaderParts::forwardCarriesTheWhole()
{
    RecordingCommands commands;
    Composers composers(&commands, [](AccountId, const QByteArray &) { return onPool([] { return PlacementId(); }); });
    composers.setIdentities({{AccountId(1), QStringLiteral("Work"), QStringLiteral("Mara"),
                              QStringLiteral("mara@birchmere.example"), QString(), QString()}});
    QPointer<ComposerWindow> window;
    connect(&composers, &Composers::opened, this, [&window](ComposerWindow *opened) { window = opened; });
    composers.forward(m_view->message());
    QTRY_VERIFY(window);
    QCOMPARE(m_fetches, 1);
    const auto *attached = window->findChild<FileChip *>(QStringLiteral("composerAttachment"));
    QVERIFY(attached);
    QVERIFY(attached->accessibleName().contains(QLatin1String("plans.pdf")));
    delete window;
    // Where it cannot be had there is a sentence, and no message without its attachments.
    m_body.reset();
    m_failure = Error(ErrorKind::Network, QStringLiteral("Waxwing is offline."));
    QSignalSpy notices(&composers, &Composers::notice);
    composers.forward(m_view->message());
    QTRY_COMPARE(notices.size(), 1);
    QVERIFY(!window);
}

int main(int argc, char **argv)
{
    registerSchemes();
    QApplication app(argc, argv);
    TestReaderParts test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_readerparts.moc"
