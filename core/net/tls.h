// What is trusted for one account, and what a server showed.
#pragma once

#include "core/base/error.h"
#include "core/net/endpoint.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslError>
#include <QString>
#include <QStringList>

namespace waxwing::net {

// A certificate the user accepted as it is, for one server and no other.
struct TlsException {
    TlsException() = default;
    TlsException(QString host, std::uint16_t port, QByteArray sha256);
    bool operator==(const TlsException &) const = default;

    QString host;
    std::uint16_t port = 0;
    QByteArray sha256; // of the DER form
};

// Trust beyond the system's authorities, and what is shown of ourselves; every account has its own.
struct TlsPolicy {
    TlsPolicy() = default;

    bool hasException(const Endpoint &endpoint) const;
    bool accepts(const Endpoint &endpoint, const QByteArray &sha256) const;

    QString extraCaFile; // PEM; empty for none
    QList<TlsException> exceptions;
    // PEM with the user's certificate and its private key (RFC 8446 4.4.2), for SASL EXTERNAL; empty for none.
    QString clientCertificateFile;
};

struct CertificateInfo {
    bool isNull() const { return sha256.isEmpty(); }

    QByteArray sha256; // of the DER form; what TlsException holds
    QString subject;
    QString issuer;
    QStringList hosts; // names it was issued for
    QDateTime validFrom;
    QDateTime validUntil;
};

CertificateInfo certificateInfo(const QSslCertificate &certificate);

// "AB:CD:…", as certificates are compared by eye.
QString fingerprintText(const QByteArray &sha256);
// With or without colons, in any case. Empty for what is no SHA-256.
QByteArray fingerprintFromText(const QString &text);

// TLS 1.2 or later, peer verified, system authorities plus the policy's, and the user's own certificate.
// Throws Error{Input} when a file of the policy cannot be read or does not hold what it should.
QSslConfiguration tlsConfiguration(const TlsPolicy &policy);

// The sentence for a certificate that failed: not trusted before expired before another host's. Its code is
// "CERTIFICATE": the user may look at it and make an exception.
Error certificateError(const QString &host, const QSslCertificate &certificate, const QList<QSslError> &errors);
// For a server whose certificate was accepted as an exception and is another now: code "CERTIFICATECHANGED".
Error changedCertificateError(const QString &host);

} // namespace waxwing::net
