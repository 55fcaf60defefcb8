#include "core/net/http.h"

#include "core/base/wakeup.h"
#include "core/net/endpoint.h"
#include "core/net/tls.h"

#include <QCoreApplication>
#include <QNetworkAccessManager>
#include <QNetworkCookie>
#include <QNetworkCookieJar>
#include <QNetworkProxy>
#include <QNetworkReply>

#include <memory>

namespace waxwing::net {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(net::Http)
};

struct AbortAndDelete {
    void operator()(QNetworkReply *reply) const
    {
        reply->disconnect();
        reply->abort();
        reply->deleteLater();
    }
    void operator()(QNetworkAccessManager *manager) const { manager->deleteLater(); }
};
using Manager = std::unique_ptr<QNetworkAccessManager, AbortAndDelete>;
using Reply = std::unique_ptr<QNetworkReply, AbortAndDelete>;

class SystemProxies final : public QNetworkProxyFactory {
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override { return systemProxyForQuery(query); }
};

// Lets nothing be kept or sent back.
class NoCookies final : public QNetworkCookieJar {
public:
    QList<QNetworkCookie> cookiesForUrl(const QUrl &) const override { return {}; }
    bool setCookiesFromUrl(const QList<QNetworkCookie> &, const QUrl &) override { return false; }
};

Manager newManager(const HttpRequest &request)
{
    Manager manager(new QNetworkAccessManager);
    const Proxy &proxy = request.access.proxy;
    if (proxy.kind == Proxy::Kind::System) {
        manager->setProxyFactory(new SystemProxies);
    } else {
        constexpr int https = 443;
        const Endpoint server(request.url.host(), std::uint16_t(request.url.port(https)), Security::Tls);
        manager->setProxy(proxy.forServer(server));
    }
    manager->setCookieJar(new NoCookies);
    return manager;
}

QNetworkRequest networkRequest(const HttpRequest &request)
{
    TlsPolicy policy;
    policy.extraCaFile = request.access.caFile;
    QNetworkRequest result(request.url);
    result.setSslConfiguration(tlsConfiguration(policy));
    result.setHeader(QNetworkRequest::UserAgentHeader, QStringLiteral("Waxwing/" WAXWING_VERSION));
    result.setRawHeader("Accept", "application/json, text/xml, application/xml;q=0.9, */*;q=0.1");
    result.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    // From HTTPS this follows to HTTPS only.
    result.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                        request.form.isEmpty() ? QNetworkRequest::NoLessSafeRedirectPolicy
                                               : QNetworkRequest::ManualRedirectPolicy);
    result.setMaximumRedirectsAllowed(request.maximumRedirects);
    return result;
}

Reply start(QNetworkAccessManager &manager, const HttpRequest &request)
{
    QNetworkRequest head = networkRequest(request);
    if (request.form.isEmpty()) {
        return Reply(manager.get(head));
    }
    head.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/x-www-form-urlencoded"));
    return Reply(manager.post(head, request.form));
}

// A status is an answer; only what prevented one is an error.
void throwIfNoAnswer(const QNetworkReply &reply, const QString &host)
{
    switch (reply.error()) {
    case QNetworkReply::InsecureRedirectError:
    case QNetworkReply::TooManyRedirectsError:
        throw Error(ErrorKind::Protocol, Words::tr("%1 sends the request on to where it must not go.").arg(host),
                    reply.errorString());
    case QNetworkReply::SslHandshakeFailedError:
        throw Error(ErrorKind::Tls, Words::tr("The certificate of %1 is not trusted.").arg(host), reply.errorString());
    case QNetworkReply::ProxyAuthenticationRequiredError:
        throw Error(ErrorKind::Auth,
                    Words::tr("The proxy on the way to %1 wants another user name or password.").arg(host),
                    reply.errorString())
            .withCode(proxyPassword);
    case QNetworkReply::HostNotFoundError:
        throw Error(ErrorKind::Network, Words::tr("There is no host named %1.").arg(host), reply.errorString());
    default: break;
    }
    if (!reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).isValid()) {
        throw Error(ErrorKind::Network, Words::tr("%1 cannot be reached.").arg(host), reply.errorString());
    }
}

QCoro::Task<void> finished(QNetworkReply *reply, HttpRequest request)
{
    Wakeup changed;
    QObject::connect(reply, &QNetworkReply::finished, &changed, &Wakeup::wake);
    QObject::connect(reply, &QNetworkReply::readyRead, &changed, &Wakeup::wake);
    const auto deadline = std::chrono::steady_clock::now() + request.patience;
    while (!reply->isFinished()) {
        const auto left = timeUntil(deadline);
        if (left.count() == 0) {
            throw Error(ErrorKind::Network, Words::tr("%1 did not answer in time.").arg(request.url.host()));
        }
        if (reply->bytesAvailable() > request.maximumBody) {
            break;
        }
        co_await changed.wait(left);
    }
    if (reply->bytesAvailable() > request.maximumBody) {
        throw Error(ErrorKind::Protocol, Words::tr("%1 sent more than can be right.").arg(request.url.host()));
    }
}

} // namespace

WebAccess::WebAccess(QString caFile_, Proxy proxy_) : caFile(std::move(caFile_)), proxy(std::move(proxy_)) { }

HttpRequest::HttpRequest(QUrl url_) : url(std::move(url_)) { }

QCoro::Task<HttpAnswer> httpFetch(HttpRequest request)
{
    if (request.url.scheme() != QLatin1String("https") || request.url.host().isEmpty()) {
        const QString summary
            = Words::tr("“%1” is not an address that begins with https://.").arg(request.url.toString());
        throw Error(ErrorKind::Input, summary);
    }
    const Manager manager = newManager(request);
    const Reply reply = start(*manager, request);
    co_await finished(reply.get(), request);
    throwIfNoAnswer(*reply, request.url.host());
    HttpAnswer answer;
    answer.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    answer.url = reply->url();
    answer.body = reply->readAll();
    co_return answer;
}

} // namespace waxwing::net
