// A two-way stream of octets to a server: what sessions stand on. Connection is the real one; tests
// put a scripted one in its place.
//
// Thread: the engine thread, all of it. Ownership: the session owns its transport. To give one up, call
// close(), let every coroutine that waits on it end, then destroy it: QCoro never resumes a coroutine
// whose awaited object is gone.
#pragma once

#include "core/base/error.h"
#include "core/base/octets.h"
#include "core/base/wakeup.h"
#include "core/net/endpoint.h"
#include "core/net/tls.h"

#include <QCoroTask>
#include <QObject>

#include <chrono>
#include <optional>

namespace waxwing::net {

struct Timeouts {
    Timeouts() = default;

    // RFC 5321 4.5.3.2 allows minutes; a person waiting for a window does not.
    std::chrono::milliseconds resolve{15'000};
    std::chrono::milliseconds connect{30'000}; // over all addresses of the name
    std::chrono::milliseconds handshake{30'000};
    std::chrono::milliseconds writeProgress{60'000}; // no octet taken by the peer for so long: it is gone
};

class Transport : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    // Connects; with Security::Tls the handshake is done too. With StartTls the session calls startTls()
    // when the server agreed. Throws Error{Network}, Error{Tls}, Error{Input}, Error{Cancelled}.
    virtual QCoro::Task<void> open(Endpoint endpoint, TlsPolicy policy, Timeouts timeouts) = 0;
    // RFC 3207, 2595, 9051 6.2.1. The caller's parser must be empty. Throws Error{Tls} and closes when an
    // octet of plaintext waits: it was put there by someone in between (CVE-2011-0411).
    virtual QCoro::Task<void> startTls() = 0;

    // Everything that has arrived; still gives the rest after the peer has closed.
    virtual QByteArray read() = 0;
    // Queued; never blocks. Dropped when the transport is closed. Long data: await drained() between chunks.
    virtual void write(QByteArray octets) = 0;
    // Completes when at most lowWater octets wait to be sent. Throws when the transport closes or the peer
    // takes nothing for Timeouts::writeProgress.
    virtual QCoro::Task<void> drained(qint64 lowWater = 64_KiB) = 0;
    // At once; every waiter fails with Error{Cancelled}. Without effect when closed already.
    virtual void close() = 0;

    virtual bool isOpen() const = 0; // connected, and encrypted where open() was to do that
    virtual bool isEncrypted() const = 0;
    // Why it is not open any more; Error{Network} "not connected" before open().
    virtual Error closeReason() const = 0;
    // Kept after a failed handshake, so that the user can be shown what was refused.
    virtual CertificateInfo peerCertificate() const = 0;
    virtual qint64 bytesIn() const = 0; // octets of the protocol, inside TLS
    virtual qint64 bytesOut() const = 0;

    // Octets that arrived, waiting for them if need be: never empty. Throws closeReason() when closed with
    // nothing left to read, Error{Network} when nothing came in time; the transport is then closed.
    QCoro::Task<QByteArray> receive(std::chrono::milliseconds patience);

Q_SIGNALS:
    void readyRead();
    // Once, after open() had succeeded; read() may still have octets. The reason: closeReason().
    void closed();

protected:
    // Woken when something a waiter may wait for has changed: readyRead, closed, octets written, encrypted.
    Wakeup m_activity;
};

} // namespace waxwing::net
