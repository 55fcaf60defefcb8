#include "core/net/tls.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QLocale>
#include <QSslSocket>

namespace waxwing::net {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("net::Tls", text);
}

QList<QSslCertificate> certificatesOf(const QString &fileName)
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly)) {
        const QString summary = tr("The certificate file %1 cannot be read.").arg(fileName);
        throw Error(ErrorKind::Input, summary, file.errorString());
    }
    // A file of authorities is some hundred kilobytes at most; anything larger is not one.
    constexpr qint64 maximum = 4 * 1024 * 1024;
    const QByteArray pem = file.read(maximum);
    const QList<QSslCertificate> certificates = QSslCertificate::fromData(pem, QSsl::Pem);
    if (certificates.isEmpty()) {
        const QString summary = tr("The file %1 holds no certificate.").arg(fileName);
        throw Error(ErrorKind::Input, summary);
    }
    return certificates;
}

enum class Fault { NotTrusted, Expired, NotYetValid, OtherHost };

Fault faultOf(QSslError::SslError error)
{
    switch (error) {
    case QSslError::CertificateExpired: return Fault::Expired;
    case QSslError::CertificateNotYetValid: return Fault::NotYetValid;
    case QSslError::HostNameMismatch: return Fault::OtherHost;
    default: return Fault::NotTrusted;
    }
}

QString sentence(Fault fault, const QString &host, const CertificateInfo &info)
{
    const QLocale locale;
    switch (fault) {
    case Fault::NotTrusted: return tr("The certificate of %1 is not trusted.").arg(host);
    case Fault::Expired:
        return tr("The certificate of %1 expired on %2.").arg(host, locale.toString(info.validUntil.date()));
    case Fault::NotYetValid:
        return tr("The certificate of %1 is not valid before %2.").arg(host, locale.toString(info.validFrom.date()));
    case Fault::OtherHost:
        return tr("The certificate %1 shows is for another host: %2.").arg(host, info.hosts.join(QLatin1String(", ")));
    }
    return {};
}

} // namespace

CertificateInfo certificateInfo(const QSslCertificate &certificate)
{
    CertificateInfo info;
    if (certificate.isNull()) {
        return info;
    }
    info.sha256 = certificate.digest(QCryptographicHash::Sha256);
    info.subject = certificate.subjectDisplayName();
    info.issuer = certificate.issuerDisplayName();
    info.hosts = certificate.subjectAlternativeNames().values();
    if (info.hosts.isEmpty()) {
        info.hosts = certificate.subjectInfo(QSslCertificate::CommonName);
    }
    info.validFrom = certificate.effectiveDate();
    info.validUntil = certificate.expiryDate();
    return info;
}

QSslConfiguration tlsConfiguration(const TlsPolicy &policy)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setProtocol(QSsl::TlsV1_2OrLater); // RFC 8314 4.1
    configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    if (!policy.extraCaFile.isEmpty()) {
        // Setting any authority switches Qt's on-demand loading of the system's off: name both.
        configuration.setCaCertificates(QSslConfiguration::systemCaCertificates() + certificatesOf(policy.extraCaFile));
    }
    return configuration;
}

Error certificateError(const QString &host, const QSslCertificate &certificate, const QList<QSslError> &errors)
{
    Fault worst = Fault::OtherHost;
    QStringList technical;
    for (const QSslError &error : errors) {
        worst = std::min(worst, faultOf(error.error()));
        technical.append(error.errorString());
    }
    return Error(ErrorKind::Tls, sentence(worst, host, certificateInfo(certificate)),
                 technical.join(QLatin1String("; ")));
}

} // namespace waxwing::net
