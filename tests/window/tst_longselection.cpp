// Thousands of messages selected and starred in the window: said at once, counted while it goes on, stopped by its
// button, and undone as one thing.
#include "core/store/reader.h"
#include "tests/window/programwindow.h"
#include "tests/window/watchdog.h"
#include "ui/common/toast.h"
#include "ui/reader/mailscheme.h"

#include <QLabel>
#include <QPushButton>
#include <QSemaphore>
#include <QTemporaryDir>
#include <QTest>

using namespace waxwing;
using namespace waxwing::test;
using namespace waxwing::store;

namespace {

constexpr quint32 many = 20'000;
constexpr int patience = 20'000; // ms; a busy machine

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

FolderId fill(app::Core &core)
{
    accounts::Account account;
    account.name = account.user = s("mara");
    account.address = s("mara@birchmere.example");
    account.incoming = net::Endpoint(s("localhost"), 9, net::Security::Plain);
    account.passwordSource = auth::PasswordSource::Session;
    const AccountId id = core.addAccount(account, {});
    const auto job = [id](Writer &writer) {
        ServerFolder inbox;
        inbox.serverName = "INBOX";
        inbox.levels = QStringList{s("INBOX")};
        inbox.delimiter = s("/");
        inbox.role = Role::Inbox;
        writer.setFolders(id, {inbox}, true);
        const FolderId folder = writer.reader().folderByPath(id, s("INBOX"))->id;
        QList<NewMessage> messages;
        for (quint32 uid = 1; uid <= many; ++uid) {
            NewMessage message;
            message.uid = Uid(uid);
            message.subject = QStringLiteral("Minutes %1").arg(uid);
            message.fromAddress = s("ines@rowanreed.example");
            message.internalDate = QDateTime::fromMSecsSinceEpoch(1'700'000'000'000 + qint64(uid) * 60'000, Qt::UTC);
            messages << message;
        }
        writer.insertMessages(folder, messages);
        return folder;
    };
    return core.store().write(Priority::User, job).result();
}

} // namespace

class TestLongSelection : public QObject {
    Q_OBJECT
public:
    WatchedApplication *application = nullptr;

private Q_SLOTS:
    void starredStoppedAndUndone();

private:
    qint64 starred()
    {
        ListSpec spec;
        spec.folder = m_inbox;
        spec.flaggedOnly = true;
        return m_program->core().store().read([spec](Reader &reader) { return reader.count(spec); }).result();
    }
    void settleReads();

    QTemporaryDir m_folder;
    std::unique_ptr<ProgramWindow> m_program;
    FolderId m_inbox;
};

// What the window had asked of the reader of lists is answered, and the answer acted upon.
void TestLongSelection::settleReads()
{
    const auto read = m_program->core().store().read([](Reader &) { return true; }, Store::Read::List);
    QVERIFY(QTest::qWaitFor([&read] { return read.isFinished(); }, patience));
    QCoreApplication::processEvents();
    QCoreApplication::processEvents();
}

void TestLongSelection::starredStoppedAndUndone()
{
    m_program = std::make_unique<ProgramWindow>(m_folder.filePath(s("p")));
    m_program->openCore(true);
    m_inbox = fill(m_program->core());
    m_program->openWindow();
    QVERIFY(QTest::qWaitForWindowExposed(&m_program->window()));
    QTRY_COMPARE_WITH_TIMEOUT(m_program->messages()->rowCount(), int(many), patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_program->messages()->row(0), patience);
    const ui::Toast *toast = m_program->parts().list->toast();
    // The writer is held, first wholly, then after the first piece.
    QSemaphore begin;
    QSemaphore go;
    Store &store = m_program->core().store();
    store.write(Priority::User, [&](Writer &) { begin.acquire(); });
    store.write(Priority::Background, [&](Writer &) { go.acquire(); });
    application->resetWorst();
    m_program->list()->setFocus();
    QTest::keyClick(m_program->list(), Qt::Key_Home);
    QTest::keyClick(m_program->list(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(m_program->list(), Qt::Key_S);
    QVERIFY(toast->isVisible()); // before anything is known or written
    QCOMPARE(toast->text(), s("Working on 20000 messages · 0 %"));
    settleReads();
    begin.release();
    QTRY_COMPARE_WITH_TIMEOUT(toast->text(), s("Working on 20000 messages · 25 %"), patience);
    auto *stop = m_program->find<QPushButton>("stopButton");
    QVERIFY(stop->isVisible() && !m_program->find<QPushButton>("undoButton")->isVisible());
    QTest::mouseClick(stop, Qt::LeftButton);
    go.release();
    QTRY_COMPARE_WITH_TIMEOUT(toast->text(), s("Starred 5000 messages"), patience);
    QVERIFY(!stop->isVisible());
    QCOMPARE(starred(), 5000);
    QTest::mouseClick(m_program->find<QPushButton>("undoButton"), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(starred(), 0, patience);
    QVERIFY2(application->worst() <= eventLimitMs, qPrintable(application->worstWhat()));
    m_program.reset();
}

int main(int argc, char **argv)
{
    ui::registerSchemes();
    WatchedApplication application(argc, argv);
    const ui::Theme theme(ui::Appearance::Light);
    TestLongSelection test;
    test.application = &application;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_longselection.moc"
