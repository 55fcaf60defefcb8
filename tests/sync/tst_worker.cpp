// The account's queue: what goes on while something waits, what a cancelled change must not stop, and who is told.
#include "core/sync/accountworker.h"
#include "tests/support/await.h"

#include <QCoroFuture>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace waxwing;
using namespace waxwing::sync;
using waxwing::test::await;

namespace {

const AccountId account{1};

// A server that puts off what it is told to, and does the rest.
class PickyBackend final : public AccountBackend {
public:
    explicit PickyBackend(store::Store &store) : m_store(store) { }

    QCoro::Task<void> syncFolders() override { co_return; }
    QCoro::Task<SyncReport> sync(SyncRequest) override
    {
        ++syncs;
        co_return SyncReport();
    }
    QCoro::Task<ReplayOutcome> replay(store::Intent intent) override
    {
        asked.append(intent.id);
        const IntentId id = intent.id;
        if (cancelsFirst.contains(id)) { // the person is faster than the server
            cancelsFirst.remove(id);
            auto cancelling
                = m_store.write(store::Priority::User, [id](store::Writer &writer) { return writer.cancel(id); });
            co_await cancelling;
            throw Error(ErrorKind::Input, QStringLiteral("gone"));
        }
        const bool later = busy.contains(id);
        auto writing = m_store.write(store::Priority::User, [id, later](store::Writer &writer) {
            if (later) {
                writer.noteAttempt(id, std::nullopt);
                writer.postpone(id, QStringLiteral("Not now."), {});
            } else {
                writer.complete(id, store::Relocation());
            }
        });
        co_await writing;
        co_return later ? ReplayOutcome::Postponed : ReplayOutcome::Done;
    }
    QCoro::Task<void> fetchBody(PlacementId) override { co_return; }
    bool canSearch() const override { return false; }
    QCoro::Task<QList<PlacementId>> search(FolderId, QString) override { co_return QList<PlacementId>(); }
    QCoro::Task<bool> contains(FolderId, QByteArray) override { co_return false; }
    void watch(FolderId) override { }
    bool hasServerFolders() const override { return true; }
    void close() override { }
    void reopen() override { }
    void credentialsChanged() override { }
    QCoro::Task<void> drained() override { co_return; }

    int syncs = 0;
    QList<IntentId> asked;
    QSet<IntentId> busy;
    QSet<IntentId> cancelsFirst;

private:
    store::Store &m_store;
};

struct Desk {
    Desk() : store(store::StorePaths::below(folder.path()))
    {
        auto filled = store.write(store::Priority::User, [](store::Writer &writer) {
            writer.setFolders(account, {listed("INBOX"), listed("A"), listed("Sent", store::Role::Sent)}, true);
            const FolderId inbox = writer.reader().folderByPath(account, QStringLiteral("INBOX"))->id;
            store::FolderSyncState state = *writer.reader().syncState(inbox);
            state.uidValidity = UidValidity(1);
            state.uidNext = Uid(4);
            state.lowestUid = Uid(1);
            QList<store::NewMessage> messages;
            for (quint32 uid = 1; uid <= 3; ++uid) {
                store::NewMessage message;
                message.uid = Uid(uid);
                message.messageId = "<" + QByteArray::number(uid) + "@x>";
                messages.append(message);
            }
            writer.insertMessages(inbox, messages);
            writer.setSyncState(state);
        });
        filled.waitForFinished();
        open();
    }
    ~Desk() { await(worker->stop()); }

    void open(AccountWorker::Mode mode = AccountWorker::Mode::OnDemand)
    {
        if (worker) {
            await(worker->stop());
        }
        auto made = std::make_unique<PickyBackend>(store);
        backend = made.get();
        auto outbox = std::make_unique<Outbox>(account, store, *made, Outbox::MakeSession());
        worker = std::make_unique<AccountWorker>(account, store, std::move(made), std::move(outbox), mode);
    }
    static store::ServerFolder listed(const char *name, store::Role role = store::Role::None)
    {
        store::ServerFolder folder;
        folder.serverName = name;
        folder.levels = QStringList{QString::fromLatin1(name)};
        folder.delimiter = QStringLiteral("/");
        folder.role = role;
        return folder;
    }
    template <class Job> auto write(Job job) { return store.write(store::Priority::User, std::move(job)).result(); }
    IntentId flag(quint32 uid, store::Flag flag)
    {
        return write([uid, flag](store::Writer &writer) {
                   const FolderId inbox = writer.reader().folderByPath(account, QStringLiteral("INBOX"))->id;
                   store::Verb verb;
                   verb.kind = store::IntentKind::ChangeFlags;
                   verb.messages = {*writer.reader().placementByUid(inbox, Uid(uid))};
                   verb.flags.set = flag;
                   return writer.apply(verb);
               })
            .id;
    }
    qsizetype waiting()
    {
        return store.read([](store::Reader &reader) { return reader.intents(); }).result().size();
    }

    QTemporaryDir folder;
    store::Store store;
    PickyBackend *backend = nullptr;
    std::unique_ptr<AccountWorker> worker;
};

} // namespace

class TestWorker : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void onlyWhatRestsOnItWaits()
    {
        Desk desk;
        const IntentId first = desk.flag(1, store::Flag::Seen);
        const IntentId same = desk.flag(1, store::Flag::Flagged);
        const IntentId other = desk.flag(2, store::Flag::Seen);
        desk.backend->busy.insert(first);
        QVERIFY(!await(desk.worker->flush()));
        QCOMPARE(desk.backend->asked, (QList<IntentId>{first, other}));
        QCOMPARE(desk.waiting(), 2);
        QVERIFY(!desk.worker->status().problem.isEmpty());
        desk.backend->busy.clear();
        QVERIFY(await(desk.worker->flush()));
        QCOMPARE(desk.backend->asked.mid(2), (QList<IntentId>{first, same}));
        QCOMPARE(desk.waiting(), 0);
    }

    void aCancelledOneStopsNothing()
    {
        Desk desk;
        const IntentId gone = desk.flag(1, store::Flag::Seen);
        desk.flag(2, store::Flag::Seen);
        desk.backend->cancelsFirst.insert(gone);
        QVERIFY(await(desk.worker->flush()));
        QCOMPARE(desk.backend->asked.size(), 2);
        QCOMPARE(desk.waiting(), 0);
    }

    // As often as the account is set to, though nothing happens; a command looks when it is told to.
    void looksFromTimeToTime()
    {
        using namespace std::chrono_literals;
        Desk desk;
        desk.worker->setCheckEvery(1ms);
        desk.worker->start();
        await(desk.worker->flush());
        QCOMPARE(desk.backend->syncs, 0);
        desk.open(AccountWorker::Mode::Background);
        desk.worker->setCheckEvery(1ms);
        desk.worker->start();
        QTRY_VERIFY(desk.backend->syncs >= 5);
    }

    void whatThePolicyNoLongerWantsIsForgotten()
    {
        Desk desk;
        const auto held = [&desk](PlacementId id) {
            return desk.store.read([id](store::Reader &reader) { return reader.body(id).has_value(); }).result();
        };
        const QList<PlacementId> ids = desk.write([&desk](store::Writer &writer) {
            const FolderId inbox = writer.reader().folderByPath(account, QStringLiteral("INBOX"))->id;
            QList<store::NewMessage> messages;
            for (const quint32 uid : {10, 11}) {
                store::NewMessage message;
                message.uid = Uid(uid);
                message.internalDate = QDateTime::currentDateTimeUtc().addDays(uid == 10 ? -100 : -10);
                messages.append(message);
            }
            const QList<PlacementId> made = writer.insertMessages(inbox, messages);
            for (const PlacementId id : made) {
                store::Body body(desk.store.paths().bodies);
                body.append("Subject: old or not\r\n\r\nText\r\n");
                writer.setBody(id, std::move(body));
            }
            writer.setFolderPolicy(inbox, *store::FolderPolicy::fromString(QStringLiteral("months:1")));
            return made;
        });
        QVERIFY(held(ids[0]) && held(ids[1]));
        await(desk.worker->prepareOffline());
        QVERIFY(!held(ids[0]));
        QVERIFY(held(ids[1]));
    }

    // Nobody may have read it before the restart.
    void anUnknownSendIsToldOncePerRun()
    {
        Desk desk;
        const IntentId id = desk.write([](store::Writer &writer) {
            store::Verb verb;
            verb.kind = store::IntentKind::Send;
            verb.account = account;
            verb.source = verb.transferSource = "\r\n";
            verb.messageId = "<s@x>";
            verb.recipients = QStringList{QStringLiteral("bob@example.org")};
            const store::Intent intent = writer.apply(verb);
            writer.setSendState(intent.id, store::SendState::Sending, {}, {});
            writer.setSendState(intent.id, store::SendState::Unknown, {}, QStringLiteral("?"));
            return intent.id;
        });
        const auto sent = desk.store.read([id](store::Reader &reader) { return reader.intent(id); }).result();
        QCOMPARE(sent->attempts, 1);
        for (int run = 0; run < 2; ++run) {
            QSignalSpy told(desk.worker.get(), &AccountWorker::problem);
            await(desk.worker->flush());
            await(desk.worker->flush());
            QCOMPARE(told.size(), 1);
            desk.open();
        }
    }
};

QTEST_GUILESS_MAIN(TestWorker)
#include "tst_worker.moc"
