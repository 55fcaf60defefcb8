// What a command works with: the core, opened when it is first needed, its output, and waiting for answers.
#pragma once

#include "app/cli/exitcode.h"
#include "app/cli/output.h"
#include "app/common/core.h"
#include "app/common/endsignals.h"

#include <QEventLoop>
#include <QFutureWatcher>
#include <QJsonObject>
#include <QSet>

#include <memory>

namespace waxwing::cli {

class Context {
public:
    Context(QString profile, bool json, bool offline);
    ~Context();

    // By --offline, or by “waxwingctl offline on”.
    bool isOffline() { return m_offline || core().engine().isOffline(); }
    Output &output() { return m_output; }
    app::Core &core(); // throws as app::Core does

    // Waits in the event loop, so that progress is shown; throws what the future carries, and Error{Cancelled} when the
    // program was asked to end meanwhile: what is open is closed in good order then, and main() ends by the signal.
    template <class T> T wait(QFuture<T> future)
    {
        if (!future.isFinished()) {
            QFutureWatcher<T> watcher;
            QEventLoop loop;
            QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
            const app::EndSignals endSignals;
            QObject::connect(&endSignals, &app::EndSignals::came, &loop, &QEventLoop::quit);
            watcher.setFuture(future);
            loop.exec();
        }
        throwWhenEnded();
        if constexpr (std::is_void_v<T>) {
            future.waitForFinished();
        } else {
            return future.result();
        }
    }
    // A snapshot of the store.
    template <class Job> auto read(Job job) { return wait(core().store().read(std::move(job))); }

    // --- accounts, folders, messages as they are named on the command line; all throw notFound ---
    accounts::Account account(const QString &idNameOrAddress);
    // "On this computer" in English or translated; its account is made when it is first named.
    std::optional<accounts::Account> localAccount(const QString &name);
    // The one account with a server there is; throws usageError when there are several.
    accounts::Account onlyAccount();
    struct Place {
        accounts::Account account;
        QString path;
    };
    // "ACCOUNT:PATH" or "PATH"; the folder need not exist.
    Place place(const QString &text);
    store::FolderRow folder(const QString &text);
    PlacementId message(const QString &id);
    QList<PlacementId> messages(const QStringList &ids);
    // As a person would write it, with the account where there are several.
    QString shownPath(const store::FolderRow &folder);

    // A verb was applied: replays it when online; prints the result; returns the exit code.
    int finish(const QFuture<sync::Applied> &applied, AccountId account);
    // What became of intents, after a replay; 0, Refused, Login or Queued. Says why on stderr.
    int outcomeOf(const QList<IntentId> &intents);
    // Of one that could not be done yet: says why, and whether that is the log-in, which a person has to mend.
    int codeWhileWaiting(const store::Intent &intent);
    // The next command of a batch: what was said before is said again.
    void beginCommand() { m_said.clear(); }

private:
    static void throwWhenEnded();
    bool replay(AccountId account);
    void showProgress(const sync::AccountStatus &status);

    QString m_profile;
    bool m_offline;
    Output m_output;
    std::unique_ptr<app::Core> m_core;
    QSet<QString> m_said; // by the present command: an import asks after every part
};

} // namespace waxwing::cli
