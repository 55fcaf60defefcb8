#include "tests/support/tlsserver.h"

#include <QFile>
#include <QProcess>
#include <QSslConfiguration>

namespace waxwing::test {

namespace {

QByteArray contents(const QString &fileName)
{
    QFile file(fileName);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList words(const QString &text)
{
    return text.split(QLatin1Char(' '));
}

} // namespace

Certificates::Certificates()
{
    run(words(QStringLiteral("genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out key.pem")));
    run(words(QStringLiteral("req -x509 -new -key key.pem -days 30 -subj /CN=Test-Authority -out ca.pem")));
    run(words(QStringLiteral("req -x509 -new -key key.pem -days 30 -subj /CN=localhost -addext "
                             "subjectAltName=DNS:localhost -out self.pem")));
    issue(QStringLiteral("good"), QStringLiteral("DNS:localhost,IP:127.0.0.1"), words(QStringLiteral("-days 30")));
    issue(QStringLiteral("other"), QStringLiteral("DNS:other.example"), words(QStringLiteral("-days 30")));
    QFile index(m_directory.filePath(QStringLiteral("index.txt")));
    index.open(QIODevice::WriteOnly);
    QFile extensions(m_directory.filePath(QStringLiteral("expired.ext")));
    extensions.open(QIODevice::WriteOnly);
    extensions.write("[ca]\ndefault_ca=d\n[d]\ndatabase=index.txt\nnew_certs_dir=.\nserial=serial\ndefault_md=sha256\n"
                     "policy=p\nx509_extensions=v\n[p]\ncommonName=supplied\n[v]\nsubjectAltName=DNS:localhost\n");
    extensions.close();
    run(words(QStringLiteral("req -new -key key.pem -subj /CN=localhost -out expired.csr")));
    run(words(
        QStringLiteral("ca -batch -notext -create_serial -config expired.ext -in expired.csr -cert ca.pem -keyfile "
                       "key.pem -startdate 20200101000000Z -enddate 20210101000000Z -out expired.pem")));
}

void Certificates::issue(const QString &name, const QString &hosts, const QStringList &validity) const
{
    const QString request = name + QLatin1String(".csr");
    const QString certificate = name + QLatin1String(".pem");
    const QString extensions = name + QLatin1String(".ext");
    QFile file(m_directory.filePath(extensions));
    file.open(QIODevice::WriteOnly);
    file.write("subjectAltName=" + hosts.toLatin1() + "\n");
    file.close();
    run({QStringLiteral("req"), QStringLiteral("-new"), QStringLiteral("-key"), QStringLiteral("key.pem"),
         QStringLiteral("-subj"), QStringLiteral("/CN=test"), QStringLiteral("-out"), request});
    run(QStringList{QStringLiteral("x509"), QStringLiteral("-req"), QStringLiteral("-in"), request,
                    QStringLiteral("-CA"), QStringLiteral("ca.pem"), QStringLiteral("-CAkey"),
                    QStringLiteral("key.pem"), QStringLiteral("-CAcreateserial"), QStringLiteral("-extfile"),
                    extensions, QStringLiteral("-out"), certificate}
        + validity);
}

void Certificates::run(const QStringList &arguments) const
{
    QProcess openssl;
    openssl.setWorkingDirectory(m_directory.path());
    openssl.start(QStringLiteral("openssl"), arguments);
    openssl.waitForFinished();
    if (openssl.exitCode() != 0) {
        qFatal("openssl: %s", openssl.readAllStandardError().constData());
    }
}

QSslCertificate Certificates::certificate(const char *name) const
{
    const QString file = QLatin1String(name) + QLatin1String(".pem");
    return QSslCertificate(contents(m_directory.filePath(file)));
}

QSslKey Certificates::key() const
{
    return QSslKey(contents(m_directory.filePath(QStringLiteral("key.pem"))), QSsl::Ec);
}

TlsServer::TlsServer(Mode mode, const Certificates *certificates, const char *certificate, QObject *parent)
    : QTcpServer(parent), m_mode(mode), m_certificates(certificates), m_certificate(certificate)
{
    listen(QHostAddress::LocalHost);
}

void TlsServer::incomingConnection(qintptr descriptor)
{
    m_peer = new QSslSocket(this);
    m_peer->setSocketDescriptor(descriptor);
    if (m_mode == Mode::Silent) {
        return;
    }
    if (m_mode == Mode::Mute) {
        m_peer->setReadBufferSize(1);
        return;
    }
    connect(m_peer, &QSslSocket::readyRead, this, &TlsServer::answer);
    if (m_mode == Mode::Tls || m_mode == Mode::OldTls) {
        encrypt();
    } else {
        m_peer->write("hello\r\n");
    }
}

void TlsServer::encrypt()
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificate(m_certificates->certificate(m_certificate));
    configuration.setPrivateKey(m_certificates->key());
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    if (m_mode == Mode::OldTls) {
        QT_WARNING_PUSH QT_WARNING_DISABLE_DEPRECATED configuration.setProtocol(QSsl::TlsV1_1);
        QT_WARNING_POP
    }
    m_peer->setSslConfiguration(configuration);
    connect(m_peer, &QSslSocket::encrypted, m_peer, [this] { m_peer->write("secure\r\n"); });
    m_peer->startServerEncryption();
}

void TlsServer::answer()
{
    const QByteArray octets = m_peer->readAll();
    m_received += octets.size();
    const bool startsTls = m_mode == Mode::StartTls || m_mode == Mode::StartTlsInjected;
    if (startsTls && octets == "STLS\r\n") {
        m_peer->write(m_mode == Mode::StartTls ? "go\r\n" : "go\r\n250 injected\r\n");
        m_peer->flush();
        encrypt();
    } else {
        m_peer->write(octets);
    }
}

} // namespace waxwing::test
