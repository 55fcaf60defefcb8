// Connecting to a name that has several addresses: as RFC 8305 (Happy Eyeballs) without its DNS half.
// IPv6 and IPv4 take turns; each attempt gets a head start of 250 ms or until it fails; first one wins.
#pragma once

#include "core/net/transport.h"

#include <QHostAddress>
#include <QNetworkProxy>
#include <QSslSocket>

#include <memory>
#include <vector>

namespace waxwing::net {

// Families alternate, beginning with the family the resolver put first (RFC 8305 4).
QList<QHostAddress> interleaved(const QList<QHostAddress> &addresses);

class AddressRace final : public QObject {
    Q_OBJECT
public:
    // With a proxy there is one attempt: the proxy looks the name up.
    explicit AddressRace(Endpoint endpoint, QNetworkProxy proxy = QNetworkProxy(QNetworkProxy::NoProxy));

    // A connected, unencrypted socket that belongs to the caller. The race outlives the task.
    // Throws Error{Network}: name not found, refused, unreachable, timed out; Error{Cancelled}.
    QCoro::Task<QSslSocket *> run(Timeouts timeouts);
    void cancel();

private:
    QCoro::Task<QList<QHostAddress>> resolve(std::chrono::milliseconds patience);
    QCoro::Task<void> attemptNext(std::chrono::steady_clock::time_point deadline);
    void startNext();
    QSslSocket *addAttempt();
    bool isDirect() const { return m_proxy.type() == QNetworkProxy::NoProxy; }
    Error proxyFailure(const QSslSocket &socket) const;
    QSslSocket *takeWinner();
    bool isDecided() const;
    bool isLost() const;
    void throwIfCancelled() const;
    Error failure() const;

    Endpoint m_endpoint;
    QNetworkProxy m_proxy;
    Wakeup m_changed;
    QList<QHostAddress> m_waiting;
    std::vector<std::unique_ptr<QSslSocket>> m_attempts;
    std::optional<QList<QHostAddress>> m_resolved;
    QString m_resolveError;
    bool m_nameExists = true;
    bool m_cancelled = false;
};

} // namespace waxwing::net
