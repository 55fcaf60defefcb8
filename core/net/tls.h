// What is trusted for one account, and what a server showed.
#pragma once

#include "core/base/error.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslError>
#include <QString>
#include <QStringList>

namespace waxwing::net {

// Trust beyond the system's authorities; every account has its own.
struct TlsPolicy {
    TlsPolicy() = default;

    QString extraCaFile; // PEM; empty for none
    QList<QByteArray> exceptions; // SHA-256 of server certificates the user accepted as they are
};

struct CertificateInfo {
    bool isNull() const { return sha256.isEmpty(); }

    QByteArray sha256; // of the DER form; what TlsPolicy::exceptions holds
    QString subject;
    QString issuer;
    QStringList hosts; // names it was issued for
    QDateTime validFrom;
    QDateTime validUntil;
};

CertificateInfo certificateInfo(const QSslCertificate &certificate);

// TLS 1.2 or later, peer verified, system authorities plus the policy's.
// Throws Error{Input} when the policy's file cannot be read or holds no certificate.
QSslConfiguration tlsConfiguration(const TlsPolicy &policy);

// The sentence for a certificate that failed: not trusted before expired before another host's.
Error certificateError(const QString &host, const QSslCertificate &certificate, const QList<QSslError> &errors);

} // namespace waxwing::net
