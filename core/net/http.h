// One HTTPS request, for what mail needs of the web: a provider's settings and OAuth 2's endpoints. Nothing is sent
// or taken over plain HTTP; no cookies, no cache, nothing remembered. Engine thread, or the thread of its caller.
#pragma once

#include "core/base/error.h"
#include "core/base/octets.h"
#include "core/net/proxy.h"

#include <QByteArray>
#include <QCoroTask>
#include <QString>
#include <QUrl>

#include <chrono>

namespace waxwing::net {

// How somebody comes to the web: what an account says of it.
struct WebAccess {
    // By itself from the file alone.
    WebAccess(QString caFile = {}, Proxy proxy = {});

    QString caFile; // PEM; trusted besides the system's authorities
    Proxy proxy; // of Kind::System: the desktop's, for the web
};

struct HttpRequest {
    explicit HttpRequest(QUrl url);

    QUrl url;
    QByteArray form; // application/x-www-form-urlencoded; not empty: POST, and no redirect is followed
    WebAccess access;
    std::chrono::milliseconds patience{8'000}; // over all of it
    qsizetype maximumBody = 256_KiB;
    int maximumRedirects = 3; // from HTTPS to HTTPS
};

struct HttpAnswer {
    HttpAnswer() = default;
    bool isOk() const { return status == 200; }

    int status = 0;
    QUrl url; // where it came from in the end
    QByteArray body;
};

// Answers with any status. Throws Error{Input} for another scheme than https, Error{Network} when nothing came in
// time or the server cannot be reached, Error{Tls}, Error{Protocol} when it is larger than allowed or redirects
// to where it may not.
QCoro::Task<HttpAnswer> httpFetch(HttpRequest request);

} // namespace waxwing::net
