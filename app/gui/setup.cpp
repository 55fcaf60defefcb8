#include "app/gui/setup.h"

#include "core/accounts/discovery.h"

#include <QCoreApplication>
#include <QPromise>

namespace waxwing::gui {

namespace {

using ui::FoundServer;
using Servers = QList<FoundServer>;

QString tr(const char *text)
{
    return QCoreApplication::translate("waxwing::gui::Setup", text);
}

QString sourceText(const accounts::Candidate &candidate)
{
    switch (candidate.source) {
    case accounts::Source::Autoconfig: return tr("the provider's own description");
    case accounts::Source::WellKnown: return tr("the domain's own description");
    case accounts::Source::Bundled: return tr("Waxwing's list of large providers");
    case accounts::Source::Srv: return tr("the domain's service records");
    case accounts::Source::Database: return tr("the provider database");
    case accounts::Source::Mx: return tr("the domain's mail server, at %1").arg(candidate.hoster);
    case accounts::Source::Guess: return tr("a usual name, which answered and is certified");
    }
    return {};
}

std::optional<FoundServer> server(const accounts::Candidate &candidate)
{
    if (candidate.kind != accounts::Candidate::Kind::Service) {
        return std::nullopt;
    }
    FoundServer found;
    found.protocol = candidate.protocol == QLatin1String("imap") ? FoundServer::Protocol::Imap
        : candidate.protocol == QLatin1String("pop3")            ? FoundServer::Protocol::Pop3
                                                                 : FoundServer::Protocol::Smtp;
    found.endpoint = candidate.endpoint;
    found.user = candidate.user;
    found.source = sourceText(candidate);
    found.confidence = candidate.confidence;
    return found;
}

QCoro::Task<void> discover(QString address, std::shared_ptr<QPromise<Servers>> promise)
{
    try {
        const accounts::Discovered discovered = co_await accounts::discover(address);
        const QList<accounts::Candidate> &candidates = discovered.candidates;
        Servers servers;
        for (const accounts::Candidate &candidate : candidates) {
            if (const auto found = server(candidate)) {
                servers << *found;
            }
        }
        promise->addResult(servers);
    } catch (const Error &) {
        promise->setException(std::current_exception());
    }
    promise->finish();
}

// With no keyring the account is kept all the same, and the password asked for when it is needed.
QFuture<QString> save(app::Core &core, accounts::Account account, const QString &password)
{
    QPromise<QString> promise;
    promise.start();
    try {
        try {
            core.addAccount(account, password);
            promise.addResult(QString());
        } catch (const Error &error) {
            if (error.kind() != ErrorKind::Auth) {
                throw;
            }
            account.passwordSource = auth::PasswordSource::Session;
            core.addAccount(account, {});
            promise.addResult(tr("There is no keyring here: the password is asked for at every start."));
        }
    } catch (const Error &) {
        promise.setException(std::current_exception());
    }
    promise.finish();
    return promise.future();
}

} // namespace

ui::SetupServices setupServices(app::Core &core, CoroutineScope &scope)
{
    ui::SetupServices services;
    services.discover = [&scope](const QString &address) {
        auto promise = std::make_shared<QPromise<Servers>>();
        promise->start();
        QFuture<Servers> future = promise->future();
        scope.spawn(discover(address, promise));
        return future;
    };
    services.save
        = [&core](const accounts::Account &account, const QString &password) { return save(core, account, password); };
    return services;
}

} // namespace waxwing::gui
