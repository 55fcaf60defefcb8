#include "core/net/tls.h"

#include "core/base/octets.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QLocale>
#include <QSslKey>
#include <QSslSocket>

#include <algorithm>

namespace waxwing::net {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(net::Tls)
};

QByteArray pemOf(const QString &fileName)
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly)) {
        const QString summary = Words::tr("The certificate file %1 cannot be read.").arg(fileName);
        throw Error(ErrorKind::Input, summary, file.errorString());
    }
    // A file of authorities is some hundred kilobytes at most; anything larger is not one.
    constexpr qint64 maximum = 4_MiB;
    return file.read(maximum);
}

QList<QSslCertificate> certificatesOf(const QString &fileName)
{
    const QByteArray pem = pemOf(fileName);
    QList<QSslCertificate> certificates = QSslCertificate::fromData(pem, QSsl::Pem);
    if (certificates.isEmpty()) {
        const QString summary = Words::tr("The file %1 holds no certificate.").arg(fileName);
        throw Error(ErrorKind::Input, summary);
    }
    return certificates;
}

// Keys are RSA or elliptic; the file does not always say which in its first line.
QSslKey privateKeyOf(const QString &fileName)
{
    const QByteArray pem = pemOf(fileName);
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Ec, QSsl::Rsa}) {
        QSslKey key(pem, algorithm);
        if (!key.isNull()) {
            return key;
        }
    }
    throw Error(ErrorKind::Input, Words::tr("The file %1 holds no private key without a password.").arg(fileName));
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
    case Fault::NotTrusted: return Words::tr("The certificate of %1 is not trusted.").arg(host);
    case Fault::Expired:
        return Words::tr("The certificate of %1 expired on %2.").arg(host, locale.toString(info.validUntil.date()));
    case Fault::NotYetValid:
        return Words::tr("The certificate of %1 is not valid before %2.")
            .arg(host, locale.toString(info.validFrom.date()));
    case Fault::OtherHost:
        return Words::tr("The certificate %1 shows is for another host: %2.")
            .arg(host, info.hosts.join(QLatin1String(", ")));
    }
    return {};
}

} // namespace

TlsException::TlsException(QString host_, std::uint16_t port_, QByteArray sha256_)
    : host(std::move(host_)), port(port_), sha256(std::move(sha256_))
{
}

bool TlsPolicy::hasException(const Endpoint &endpoint) const
{
    return std::any_of(exceptions.cbegin(), exceptions.cend(), [&endpoint](const TlsException &exception) {
        return exception.host.compare(endpoint.host, Qt::CaseInsensitive) == 0 && exception.port == endpoint.port;
    });
}

bool TlsPolicy::accepts(const Endpoint &endpoint, const QByteArray &sha256) const
{
    return !sha256.isEmpty() && std::any_of(exceptions.cbegin(), exceptions.cend(), [&](const TlsException &exception) {
        return exception.host.compare(endpoint.host, Qt::CaseInsensitive) == 0 && exception.port == endpoint.port
            && exception.sha256 == sha256;
    });
}

QString fingerprintText(const QByteArray &sha256)
{
    return QString::fromLatin1(sha256.toHex(':').toUpper());
}

QByteArray fingerprintFromText(const QString &text)
{
    constexpr qsizetype octets = 32;
    QString hex = text;
    hex.remove(QLatin1Char(':')).remove(QLatin1Char(' '));
    const QByteArray sha256 = QByteArray::fromHex(hex.toLatin1());
    return hex.size() == 2 * octets && sha256.size() == octets ? sha256 : QByteArray();
}

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
    if (!policy.clientCertificateFile.isEmpty()) {
        configuration.setLocalCertificateChain(certificatesOf(policy.clientCertificateFile));
        configuration.setPrivateKey(privateKeyOf(policy.clientCertificateFile));
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
                 technical.join(QLatin1String("; ")))
        .withCode("CERTIFICATE");
}

Error changedCertificateError(const QString &host)
{
    return Error(ErrorKind::Tls,
                 Words::tr(
                     "%1 shows another certificate than the one you accepted. Nothing was sent to it; look at the new "
                     "certificate before you accept it.")
                     .arg(host))
        .withCode("CERTIFICATECHANGED");
}

} // namespace waxwing::net
