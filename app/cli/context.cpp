#include "app/cli/context.h"
#include "app/cli/command.h"

#include "app/cli/terminalprompt.h"
#include "core/store/path.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace waxwing::cli {

Context::Context(QString profile, bool json, bool offline)
    : m_profile(std::move(profile)), m_offline(offline), m_output(json)
{
}

Context::~Context() = default;

app::Core &Context::core()
{
    if (!m_core) {
        app::CoreOptions options;
        options.profile = m_profile;
        options.mode = sync::MailEngine::Mode::OnDemand;
        options.offline = m_offline;
        options.prompt = TerminalPrompt::ifThereIsATerminal();
        m_core = std::make_unique<app::Core>(options);
        QObject::connect(&m_core->engine(), &sync::MailCommands::statusChanged, m_core.get(),
                         [this](const sync::AccountStatus &status) { showProgress(status); });
    }
    return *m_core;
}

void Context::throwWhenEnded()
{
    if (app::EndSignals::number() != 0) {
        throw Error(ErrorKind::Cancelled,
                    Words::tr("Stopped. What was said to be done is done; the rest goes on with "
                              "the next command."));
    }
}

void Context::showProgress(const sync::AccountStatus &status)
{
    if (!status.syncing) {
        return;
    }
    const sync::Progress &progress = status.progress;
    QString text = progress.what;
    if (progress.total > 0) {
        text += QStringLiteral("  %1/%2").arg(progress.done).arg(progress.total);
    }
    m_output.progress(text);
}

accounts::Account Context::account(const QString &name)
{
    const QList<accounts::Account> all = core().accounts().accounts();
    for (const accounts::Account &account : all) {
        const bool named = QString::number(account.id.value()) == name || account.name == name
            || account.address.compare(name, Qt::CaseInsensitive) == 0;
        if (named) {
            return account;
        }
    }
    if (const auto local = localAccount(name)) {
        return *local;
    }
    throw notFound(Words::tr("There is no account “%1”.").arg(name));
}

std::optional<accounts::Account> Context::localAccount(const QString &name)
{
    const QString local = accounts::Account::onThisComputer().name;
    if (name != local && name.compare(QLatin1String("On this computer"), Qt::CaseInsensitive) != 0) {
        return std::nullopt;
    }
    return core().accounts().account(core().localAccount());
}

accounts::Account Context::onlyAccount()
{
    QList<accounts::Account> all = core().accounts().accounts();
    if (all.size() > 1) {
        all.removeIf([](const accounts::Account &account) { return account.isLocal(); });
    }
    if (all.isEmpty()) {
        throw notFound(Words::tr("There is no account yet. “waxwingctl account add” makes one."));
    }
    if (all.size() > 1) {
        throw usageError(Words::tr("There are several accounts: say which, as ACCOUNT:PATH or with --account."));
    }
    return all.constFirst();
}

Context::Place Context::place(const QString &text)
{
    // A name may hold a colon itself: only a known account before it counts.
    const qsizetype colon = text.indexOf(QLatin1Char(':'));
    if (colon > 0) {
        try {
            return {account(text.left(colon)), text.mid(colon + 1)};
        } catch (const Error &) {
            const QList<accounts::Account> all = core().accounts().accounts();
            const auto hasServer = [](const accounts::Account &account) { return !account.isLocal(); };
            if (std::count_if(all.cbegin(), all.cend(), hasServer) != 1) {
                throw;
            }
        }
    }
    return {onlyAccount(), text};
}

store::FolderRow Context::folder(const QString &text)
{
    const Place where = place(text);
    const auto found = read(
        [id = where.account.id, path = where.path](store::Reader &reader) { return reader.folderByPath(id, path); });
    if (!found) {
        throw notFound(Words::tr("There is no folder “%1”.").arg(text));
    }
    return *found;
}

PlacementId Context::message(const QString &text)
{
    bool good = false;
    const PlacementId id(text.toLongLong(&good));
    const bool known = good && read([id](store::Reader &reader) { return reader.row(id).has_value(); });
    if (!known) {
        throw notFound(Words::tr("There is no message with the id “%1”.").arg(text));
    }
    return id;
}

QList<PlacementId> Context::messages(const QStringList &ids)
{
    if (ids.isEmpty()) {
        throw usageError(Words::tr("Say which messages, by the id that “waxwingctl list” shows."));
    }
    QList<PlacementId> result;
    for (const QString &id : ids) {
        result.append(message(id));
    }
    return result;
}

QString Context::shownPath(const store::FolderRow &folder)
{
    const QList<accounts::Account> all = core().accounts().accounts();
    const auto hasServer = [](const accounts::Account &account) { return !account.isLocal(); };
    const auto account = core().accounts().account(folder.account);
    if (all.size() < 2 || (account && !account->isLocal() && std::count_if(all.cbegin(), all.cend(), hasServer) < 2)) {
        return folder.path;
    }
    QString path = (account ? account->name : QString()) + QLatin1Char(':') + folder.path;
    return path;
}

// False when the servers could not be reached: then everything is queued.
bool Context::replay(AccountId account)
{
    try {
        wait(core().engine().flush(account));
        return true;
    } catch (const Error &error) {
        Output::error(error.summary());
        return false;
    }
}

int Context::finish(const QFuture<sync::Applied> &future, AccountId account)
{
    const sync::Applied applied = wait(future);
    int code = Queued;
    const auto known = core().accounts().account(account);
    if (!isOffline() || (known && known->isLocal())) {
        replay(account);
        code = outcomeOf(applied.intents);
    } else if (applied.intents.isEmpty()) {
        code = Done;
    }
    QJsonArray ids;
    for (const IntentId id : applied.intents) {
        ids.append(qint64(id.value()));
    }
    if (m_output.isJson()) {
        const QString state = code == Done ? QStringLiteral("done")
            : code == Refused              ? QStringLiteral("refused")
                                           : QStringLiteral("queued");
        m_output.row({{QStringLiteral("intents"), ids},
                      {QStringLiteral("state"), state},
                      {QStringLiteral("what"), applied.what}});
    } else if (code != Refused) {
        m_output.line(code == Done
                          ? applied.what
                          : QString(applied.what + Words::tr(" (here; the server gets it when it can be reached)")));
    }
    return code;
}

int Context::codeWhileWaiting(const store::Intent &intent)
{
    QString why = intent.problem;
    int code = Queued;
    const QList<sync::AccountStatus> statuses = core().engine().statuses();
    for (const sync::AccountStatus &status : statuses) {
        if (status.account == intent.account) {
            const bool login = status.problemKind == ErrorKind::Auth || status.problemKind == ErrorKind::Tls;
            code = login ? Login : Queued;
            why = why.isEmpty() ? status.problem : why;
        }
    }
    if (why.isEmpty()) {
        why = Words::tr("It could not be done now and is tried again.");
    }
    if (!isOffline() && !m_said.contains(why)) {
        m_said.insert(why);
        Output::error(why);
    }
    return code;
}

int Context::outcomeOf(const QList<IntentId> &intents)
{
    int code = Done;
    for (const IntentId id : intents) {
        const auto intent = read([id](store::Reader &reader) { return reader.intent(id); });
        if (!intent || intent->state == store::IntentState::Done) {
            continue;
        }
        if (intent->state == store::IntentState::Refused) {
            Output::error(intent->problem);
            return Refused;
        }
        code = codeWhileWaiting(*intent);
        if (code == Login) {
            return Login;
        }
    }
    return code;
}

} // namespace waxwing::cli
