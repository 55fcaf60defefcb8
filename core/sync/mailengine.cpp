#include "core/sync/mailengine.h"

#include "core/base/log.h"
#include "core/store/reader.h"
#include "core/sync/enginecore.h"
#include "core/sync/foldernames.h"
#include "core/sync/words.h"

#include <QMutexLocker>

namespace waxwing::sync {

namespace {

QString offlineOption()
{
    return QStringLiteral("offline");
}

} // namespace

MailEngine::MailEngine(store::Store &store, accounts::AccountRegistry &registry,
                       std::unique_ptr<AccountFactory> factory, Mode mode, bool offline, QObject *parent)
    : MailCommands(parent)
    , m_store(store)
    , m_core(new EngineCore(store, std::move(factory), mode))
    , m_offline(offline)
    , m_pieces(store)
{
    qRegisterMetaType<AccountStatus>();
    qRegisterMetaType<IntentId>();
    qRegisterMetaType<AccountId>();
    m_thread.setObjectName(QStringLiteral("engine"));
    m_core->moveToThread(&m_thread);
    connect(m_core, &EngineCore::statusChanged, this, &MailEngine::takeStatus);
    connect(m_core, &EngineCore::problem, this, &MailEngine::problem);
    connect(m_core, &EngineCore::testStep, this, &MailEngine::testStep);
    connect(m_core, &EngineCore::accountRemoved, this, [this](AccountId account) {
        const QMutexLocker locker(&m_statusMutex);
        m_statuses.remove(account);
    });
    m_thread.start();
    loadJournal();
    tellCore([offline = m_offline](EngineCore *core) { core->setOffline(offline); });
    const auto takeAccounts = [this, &registry] {
        QList<accounts::Account> accounts = registry.accounts();
        accounts.removeIf([](const accounts::Account &account) { return account.isDisabled; });
        tellCore([accounts](EngineCore *core) { core->setAccounts(accounts); });
    };
    connect(&registry, &accounts::AccountRegistry::added, this, takeAccounts);
    connect(&registry, &accounts::AccountRegistry::changed, this, takeAccounts);
    connect(&registry, &accounts::AccountRegistry::removed, this, [this, takeAccounts](AccountId account) {
        takeAccounts();
        tellCore([account](EngineCore *core) { core->forgetCredentials(account); });
    });
    takeAccounts();
    constexpr int lookEvery = 30'000; // ms
    connect(&m_snoozes, &QTimer::timeout, this, [this] { returnSnoozed(); });
    if (mode == Mode::Background) {
        m_snoozes.start(lookEvery);
        returnSnoozed();
    }
}

// What must be known before anything is connected: offline as it was chosen, and what can be undone.
void MailEngine::loadJournal()
{
    auto reading = m_store.read(
        [](store::Reader &reader) { return std::pair(reader.undoRecords(), reader.option(offlineOption())); });
    try {
        const auto [records, offline] = reading.result();
        m_undo.load(records);
        m_offline = m_offline || !offline.isEmpty();
    } catch (const Error &error) {
        qCWarning(logSync).noquote() << error.text(); // nothing can be undone then; mail goes on
    }
}

namespace {

QCoro::Task<void> stopAndQuit(EngineCore *core, QThread *thread)
{
    co_await core->stop();
    core->deleteLater();
    thread->quit();
}

} // namespace

MailEngine::~MailEngine()
{
    constexpr unsigned long patience = 3'000; // ms; robustness.md: SIGTERM during send, exit ≤ 3 s
    m_pieces.stopAndWait(); // they tell the core of new work
    m_core->disconnect(this);
    QMetaObject::invokeMethod(m_core, [core = m_core, thread = &m_thread] { stopAndQuit(core, thread); });
    if (!m_thread.wait(patience)) {
        qCCritical(logSync) << "the engine thread did not end in time";
        m_thread.terminate();
        m_thread.wait();
    }
}

void MailEngine::tellCore(std::function<void(EngineCore *)> what)
{
    QMetaObject::invokeMethod(
        m_core, [core = m_core, what = std::move(what)] { what(core); }, Qt::QueuedConnection);
}

void MailEngine::takeStatus(const AccountStatus &status)
{
    {
        const QMutexLocker locker(&m_statusMutex);
        m_statuses.insert(status.account, status);
    }
    Q_EMIT statusChanged(status);
}

QList<AccountStatus> MailEngine::statuses() const
{
    const QMutexLocker locker(&m_statusMutex);
    return m_statuses.values();
}

void MailEngine::openFolder(FolderId folder)
{
    if (!folder.isValid()) {
        tellCore([](EngineCore *core) { core->openFolder(AccountId(), FolderId()); });
        return;
    }
    m_store.readThen(
        [folder](store::Reader &reader) { return reader.folder(folder); },
        [this, folder](const QFuture<std::optional<store::FolderRow>> &read) {
            const auto row = read.result();
            if (row) {
                tellCore([account = row->account, folder](EngineCore *core) { core->openFolder(account, folder); });
            }
        });
}

void MailEngine::checkMail(AccountId account)
{
    tellCore([account](EngineCore *core) { core->checkMail(account); });
}

void MailEngine::stopSync(AccountId account)
{
    tellCore([account](EngineCore *core) { core->stopSync(account); });
}

void MailEngine::setOffline(bool offline)
{
    if (offline == m_offline) {
        return;
    }
    m_offline = offline;
    m_store.write(store::Priority::User, [offline](store::Writer &writer) {
        writer.setOption(offlineOption(), offline ? QStringLiteral("1") : QString());
    });
    tellCore([offline](EngineCore *core) { core->setOffline(offline); });
    Q_EMIT offlineChanged(offline);
}

void MailEngine::setMetered(bool metered)
{
    if (metered == m_metered) {
        return;
    }
    m_metered = metered;
    tellCore([metered](EngineCore *core) { core->setMetered(metered); });
    Q_EMIT meteredChanged(metered);
}

void MailEngine::rememberPassword(const accounts::Account &account, const QString &password)
{
    tellCore([account, password](EngineCore *core) { core->rememberPassword(account, password); });
}

void MailEngine::credentialsChanged(AccountId account)
{
    tellCore([account](EngineCore *core) { core->credentialsChanged(account); });
}

QString MailEngine::protocolLog() const
{
    QString log;
    QMetaObject::invokeMethod(
        m_core, [core = m_core, &log] { log = core->protocolLog(); }, Qt::BlockingQueuedConnection);
    return log;
}

} // namespace waxwing::sync
