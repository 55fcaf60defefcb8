// Verbs on more messages than one transaction should hold: in pieces, between which others are served, and yet one
// thing to undo. Offline: the store is what matters here.
#include "app/common/core.h"
#include "core/store/reader.h"

#include <QSemaphore>
#include <QTemporaryDir>
#include <QTest>

using namespace waxwing;
using namespace waxwing::store;

namespace {

constexpr quint32 many = 12'345;
constexpr int piece = int(sync::Pieces::pieceSize);

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

NewMessage message(quint32 uid)
{
    NewMessage message;
    message.uid = Uid(uid);
    message.subject = QStringLiteral("Minutes %1").arg(uid);
    message.fromAddress = s("ines@rowanreed.example");
    message.messageId = '<' + QByteArray::number(uid) + "@rowanreed.example>";
    message.internalDate = QDateTime::fromMSecsSinceEpoch(1'700'000'000'000 + qint64(uid) * 60'000, Qt::UTC);
    return message;
}

FlagChange star()
{
    FlagChange change;
    change.set = Flag::Flagged;
    return change;
}

} // namespace

class TestLongVerbs : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_core.reset(); }
    void oneThingToUndoAndToDoAgain();
    void othersAreServedInBetween();
    void stopped();
    void endedWithTheProgram();
    void undoStopsWhatGoesOn();
    void whatTheFirstPieceMadeGoesLast();
    void everythingRead();
    void someAreAsWantedAlready();

private:
    void open();
    sync::MailEngine &engine() { return m_core->engine(); }
    template <class Job> auto read(Job job) { return m_core->store().read(std::move(job)).result(); }
    qint64 count(const ListSpec &spec)
    {
        return read([spec](Reader &reader) { return reader.count(spec); });
    }
    qint64 starred()
    {
        ListSpec spec;
        spec.folder = m_inbox;
        spec.flaggedOnly = true;
        return count(spec);
    }
    qsizetype pending()
    {
        return read([](Reader &reader) { return reader.intents().size(); });
    }
    // The writer does nothing until go() is called.
    void hold()
    {
        m_core->store().write(Priority::User, [this](Writer &) { m_go.acquire(); });
    }
    void go() { m_go.release(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<app::Core> m_core;
    FolderId m_inbox;
    QList<PlacementId> m_all;
    QSemaphore m_go;
};

void TestLongVerbs::open()
{
    m_core.reset();
    app::CoreOptions options;
    options.profile = m_folder->filePath(s("p"));
    options.mode = sync::MailEngine::Mode::OnDemand;
    options.offline = true;
    m_core = std::make_unique<app::Core>(options);
}

void TestLongVerbs::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    open();
    accounts::Account account;
    account.name = account.user = s("mara");
    account.address = s("mara@birchmere.example");
    account.incoming = net::Endpoint(s("localhost"), 9, net::Security::Plain);
    account.passwordSource = auth::PasswordSource::Session;
    const AccountId id = m_core->addAccount(account, {});
    m_inbox = m_core->store()
                  .write(Priority::User,
                         [id](Writer &writer) {
                             ServerFolder inbox;
                             inbox.serverName = "INBOX";
                             inbox.levels = QStringList{s("INBOX")};
                             inbox.delimiter = s("/");
                             inbox.role = Role::Inbox;
                             writer.setFolders(id, {inbox}, true);
                             const FolderId folder = writer.reader().folderByPath(id, s("INBOX"))->id;
                             QList<NewMessage> messages;
                             for (quint32 uid = 1; uid <= many; ++uid) {
                                 messages << message(uid);
                             }
                             writer.insertMessages(folder, messages);
                             return folder;
                         })
                  .result();
    m_all = read([this](Reader &reader) {
        ListSpec spec;
        spec.folder = m_inbox;
        return reader.ids(spec, 0, many);
    });
    QCOMPARE(m_all.size(), int(many));
}

void TestLongVerbs::oneThingToUndoAndToDoAgain()
{
    const auto future = engine().changeFlags(m_all, star());
    const sync::Applied applied = future.result();
    QCOMPARE(future.progressMaximum(), int(many));
    QCOMPARE(applied.what, s("Starred 12345 messages"));
    QCOMPARE(applied.intents.size(), 3);
    QVERIFY(applied.undoable);
    QCOMPARE(starred(), many);
    QCOMPARE(engine().undoHistory().result().size(), 1);
    // Who looks at what waits does not read the names of all these messages.
    const QList<Intent> brief = read([](Reader &reader) { return reader.intentsInBrief(); });
    QCOMPARE(brief.size(), 3);
    QVERIFY(brief.constFirst().messages.isEmpty());
    QCOMPARE(read([](Reader &reader) { return reader.intents(); }).constFirst().messages.size(), piece);
    // By any of its intents: the toast knows the last.
    QCOMPARE(engine().undo(applied.intent).result().what, s("Undone: Starred 12345 messages"));
    QCOMPARE(starred(), 0);
    QCOMPARE(pending(), 0);
    QVERIFY(!engine().canUndo());
    engine().redoLast().waitForFinished();
    QCOMPARE(starred(), many);
    QCOMPARE(engine().undoHistory().result().size(), 1);
    open();
    QCOMPARE(engine().undoLast().result().what, s("Undone: Starred 12345 messages"));
    QCOMPARE(starred(), 0);
}

void TestLongVerbs::othersAreServedInBetween()
{
    hold();
    const auto future = engine().changeFlags(m_all, star());
    const auto sync = m_core->store().write(Priority::Background, [this](Writer &writer) {
        ListSpec spec;
        spec.folder = m_inbox;
        spec.flaggedOnly = true;
        return writer.reader().count(spec);
    });
    go();
    QCOMPARE(sync.result(), piece);
    QCOMPARE(future.result().intents.size(), 3);
    QCOMPARE(starred(), many);
}

void TestLongVerbs::stopped()
{
    hold();
    const auto future = engine().changeFlags(m_all, star());
    m_core->store().write(Priority::Background, [this](Writer &) { engine().stopLongVerbs(); });
    go();
    QCOMPARE(future.result().what, s("Starred 5000 messages"));
    QVERIFY(future.result().undoable);
    QCOMPARE(starred(), piece);
    QCOMPARE(engine().undoHistory().result().constFirst().what, s("Starred 5000 messages"));
    engine().undo(future.result().intent).waitForFinished();
    QCOMPARE(starred(), 0);
}

void TestLongVerbs::endedWithTheProgram()
{
    hold();
    const auto future = engine().changeFlags(m_all, star());
    // The program ends while the second piece waits for its turn.
    m_core->store().write(Priority::Background, [this](Writer &) { m_go.acquire(); });
    go();
    QTRY_COMPARE(future.progressValue(), piece);
    m_go.release();
    open();
    const qint64 done = starred();
    QVERIFY(done >= piece);
    QCOMPARE(engine().undoHistory().result().size(), 1);
    engine().undoLast().waitForFinished();
    QCOMPARE(starred(), 0);
    QCOMPARE(pending(), 0);
}

void TestLongVerbs::undoStopsWhatGoesOn()
{
    hold();
    const auto future = engine().changeFlags(m_all, star());
    QFuture<sync::Applied> undone;
    m_core->store().write(Priority::Background, [&](Writer &) { undone = engine().undoLast(); });
    go();
    QCOMPARE(future.result().what, s("Starred 5000 messages"));
    undone.waitForFinished();
    QCOMPARE(starred(), 0);
    QCOMPARE(pending(), 0);
}

void TestLongVerbs::whatTheFirstPieceMadeGoesLast()
{
    const sync::Applied applied = engine().archive(m_all).result();
    QCOMPARE(applied.what, s("Archived 12345 messages"));
    ListSpec inbox;
    inbox.folder = m_inbox;
    QCOMPARE(count(inbox), 0);
    const auto archive = [](Reader &reader) { return reader.folderByRole(AccountId(1), Role::Archive); };
    QVERIFY(read(archive));
    engine().undoLast().waitForFinished();
    QCOMPARE(count(inbox), many);
    QVERIFY(!read(archive));
    QCOMPARE(pending(), 0);
}

void TestLongVerbs::everythingRead()
{
    QCOMPARE(engine().markFolderRead(m_inbox).result().what, s("Marked 12345 messages as read"));
    ListSpec unread;
    unread.folder = m_inbox;
    unread.unreadOnly = true;
    QCOMPARE(count(unread), 0);
    QCOMPARE(engine().markFolderRead(m_inbox).result().what, s("Nothing was unread"));
    engine().undoLast().waitForFinished();
    QCOMPARE(count(unread), many);
}

// What had its star before keeps it; the words count what was changed.
void TestLongVerbs::someAreAsWantedAlready()
{
    engine().changeFlags(m_all.mid(0, 2 * piece + 10), star()).waitForFinished();
    const sync::Applied rest = engine().changeFlags(m_all, star()).result();
    QCOMPARE(rest.what, s("Starred 2335 messages"));
    QCOMPARE(engine().undoHistory().result().constFirst().what, s("Starred 2335 messages"));
    engine().undoLast().waitForFinished();
    QCOMPARE(starred(), 2 * piece + 10);
    engine().undoLast().waitForFinished();
    QCOMPARE(starred(), 0);
}

QTEST_GUILESS_MAIN(TestLongVerbs)
#include "tst_longverbs.moc"
