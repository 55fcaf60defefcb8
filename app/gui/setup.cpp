#include "app/gui/setup.h"

#include "app/common/certificates.h"
#include "core/accounts/discovery.h"
#include "core/accounts/signin.h"
#include "core/auth/oauth.h"
#include "core/store/reader.h"

#include <QCoreApplication>
#include <QDesktopServices>
#include <QDir>
#include <QPromise>
#include <QSaveFile>
#include <QThreadPool>

namespace waxwing::gui {

namespace {

using ui::FoundServer;
using Servers = QList<FoundServer>;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(waxwing::gui::Setup)
};

QString sourceText(const accounts::Candidate &candidate)
{
    switch (candidate.source) {
    case accounts::Source::Autoconfig: return Words::tr("the provider's own description");
    case accounts::Source::WellKnown: return Words::tr("the domain's own description");
    case accounts::Source::Bundled: return Words::tr("Waxwing's list of large providers");
    case accounts::Source::Srv: return Words::tr("the domain's service records");
    case accounts::Source::Database: return Words::tr("the provider database");
    case accounts::Source::Mx: return Words::tr("the domain's mail server, at %1").arg(candidate.hoster);
    case accounts::Source::Guess: return Words::tr("a usual name, which answered and is certified");
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
    if (const auto provider = accounts::signInFor(candidate)) {
        found.signInProvider = provider->id;
        found.signInName = provider->name;
    }
    return found;
}

Servers serversOf(const QList<accounts::Candidate> &candidates)
{
    Servers servers;
    for (const accounts::Candidate &candidate : candidates) {
        if (const auto found = server(candidate)) {
            servers << *found;
        }
    }
    return servers;
}

QCoro::Task<void> discover(QString address, net::Proxy proxy, ui::SetupServices::Found found,
                           std::shared_ptr<QPromise<Servers>> promise)
{
    try {
        accounts::DiscoveryOptions options;
        options.proxy = proxy;
        options.found = [found](const QList<accounts::Candidate> &candidates) { found(serversOf(candidates)); };
        const accounts::Discovered discovered = co_await accounts::discover(address, options);
        if (!discovered.domainExists) {
            throw Error(ErrorKind::Input, Words::tr("There is no domain %1.").arg(address.section(u'@', -1)))
                .withCode(ui::noDomain);
        }
        promise->addResult(serversOf(discovered.candidates));
    } catch (const Error &) {
        promise->setException(std::current_exception());
    }
    promise->finish();
}

using Listener = std::shared_ptr<net::LoopbackListener>;

void openBrowser(const QUrl &url)
{
    QDesktopServices::openUrl(url);
}

QCoro::Task<void> signIn(accounts::Account account, std::shared_ptr<Listener> listening,
                         std::shared_ptr<QPromise<ui::SignedIn>> promise)
{
    try {
        const Listener listener = std::make_shared<net::LoopbackListener>();
        *listening = listener;
        const net::WebAccess access = account.webAccess();
        const auth::OAuthProvider provider = co_await auth::oauthProvider(account.oauth, access);
        const auth::OAuthTokens tokens
            = co_await auth::signIn(provider, account.address, openBrowser, listener, access);
        ui::SignedIn signedIn;
        signedIn.access = tokens.access;
        signedIn.refresh = tokens.refresh;
        promise->addResult(signedIn);
    } catch (const Error &) {
        promise->setException(std::current_exception());
    }
    promise->finish();
}

using Certificates = QList<accounts::ShownCertificate>;

QCoro::Task<void> findCertificates(accounts::Account account, std::shared_ptr<QPromise<Certificates>> promise)
{
    try {
        const Certificates shown = co_await app::showCertificates(account);
        promise->addResult(shown);
    } catch (const Error &) {
        promise->setException(std::current_exception());
    }
    promise->finish();
}

ui::FindCertificates certificateFinder(CoroutineScope &scope)
{
    return [&scope](const accounts::Account &account) {
        auto promise = std::make_shared<QPromise<Certificates>>();
        promise->start();
        QFuture<Certificates> future = promise->future();
        scope.spawn(findCertificates(account, promise));
        return future;
    };
}

struct SignIn {
    std::function<QFuture<ui::SignedIn>(accounts::Account account)> start;
    std::function<void()> cancel;
};

SignIn browserSignIn(CoroutineScope &scope)
{
    SignIn browser;
    const auto listening = std::make_shared<Listener>();
    browser.start = [&scope, listening](const accounts::Account &account) {
        auto promise = std::make_shared<QPromise<ui::SignedIn>>();
        promise->start();
        QFuture<ui::SignedIn> future = promise->future();
        scope.spawn(signIn(account, listening, promise));
        return future;
    };
    browser.cancel = [listening] {
        if (*listening) {
            (*listening)->close();
        }
    };
    return browser;
}

void writeFile(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    const bool isWritten
        = file.open(QIODevice::WriteOnly) && file.write(content) == content.size() && file.flush() && file.commit();
    if (!isWritten) {
        throw Error(ErrorKind::Storage, Words::tr("The file %1 could not be written.").arg(path), file.errorString());
    }
}

ui::TransferServices transferServices(app::Core &core)
{
    ui::TransferServices services;
    services.accounts = [&core] { return core.accounts().accounts(); };
    services.read = [](const QString &path) { return onPool([path] { return accounts::readAccounts(path); }); };
    services.write = [](const QString &path, const QByteArray &content) {
        return onPool([path, content] { writeFile(path, content); });
    };
    services.thunderbirdProfiles = [] { return accounts::thunderbirdProfiles(QDir::homePath()); };
    services.add = [&core](const accounts::Account &account) { core.addAccount(account, {}); };
    return services;
}

QFuture<QStringList> folderPaths(app::Core &core, AccountId account)
{
    return core.store().read([account](store::Reader &reader) {
        QStringList paths;
        const QList<store::FolderRow> folders = reader.folders(account);
        for (const store::FolderRow &folder : folders) {
            paths << folder.path;
        }
        return paths;
    });
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
            // What a sign-in gave can be kept in no other place.
            if (error.kind() != ErrorKind::Auth || account.authentication == auth::Proof::Token) {
                throw;
            }
            account.passwordSource = auth::PasswordSource::Session;
            core.addAccount(account, password);
            promise.addResult(Words::tr("%1 The password is asked for at every start.").arg(error.summary()));
        }
    } catch (const Error &) {
        promise.setException(std::current_exception());
    }
    promise.finish();
    return promise.future();
}

} // namespace

ui::AccountServices accountServices(app::Core &core, CoroutineScope &scope)
{
    ui::AccountServices services;
    services.accounts = [&core] { return core.accounts().accounts(); };
    services.update = [&core](const accounts::Account &account) { core.updateAccount(account); };
    services.move = [&core](AccountId account, qsizetype place) { core.accounts().move(account, place); };
    services.remove = [&core](AccountId account) { core.removeAccount(account); };
    const SignIn browser = browserSignIn(scope);
    services.signIn = browser.start;
    services.cancelSignIn = browser.cancel;
    services.keepSignIn
        = [&core](const accounts::Account &account, const QString &refresh) { core.setSecret(account, refresh); };
    services.certificates = certificateFinder(scope);
    services.folders = [&core](AccountId account) { return folderPaths(core, account); };
    services.transfer = transferServices(core);
    return services;
}

ui::SetupServices setupServices(app::Core &core, CoroutineScope &scope)
{
    ui::SetupServices services;
    services.discover
        = [&scope](const QString &address, const net::Proxy &proxy, const ui::SetupServices::Found &found) {
              auto promise = std::make_shared<QPromise<Servers>>();
              promise->start();
              QFuture<Servers> future = promise->future();
              scope.spawn(discover(address, proxy, found, promise));
              return future;
          };
    const SignIn browser = browserSignIn(scope);
    services.signIn = browser.start;
    services.cancelSignIn = browser.cancel;
    services.certificates = certificateFinder(scope);
    services.save
        = [&core](const accounts::Account &account, const QString &password) { return save(core, account, password); };
    return services;
}

} // namespace waxwing::gui
