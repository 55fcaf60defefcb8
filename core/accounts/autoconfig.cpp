#include "core/accounts/autoconfig.h"

#include "core/base/error.h"
#include "core/base/octets.h"

#include <QCoreApplication>
#include <QUrl>
#include <QXmlStreamReader>

#include <optional>

namespace waxwing::accounts {

namespace {

constexpr qsizetype maximumFile = 256_KiB;
constexpr int maximumDepth = 16;
constexpr qsizetype maximumText = 1024;
constexpr qsizetype maximumProviders = 200;
constexpr qsizetype maximumServers = 20; // of one provider; the longest known lists have eight
constexpr qsizetype maximumDomains = 500;

[[noreturn]] void notUnderstood(const QString &why)
{
    throw Error(ErrorKind::Protocol,
                QCoreApplication::translate("accounts::Autoconfig",
                                            "The provider's description of its servers cannot be understood."),
                why);
}

QString authName(const QString &name)
{
    struct Row {
        const char *theirs;
        const char *ours;
    };
    constexpr Row rows[]{{"password-cleartext", "password"},
                         {"plain", "password"}, // version 1.0
                         {"password-encrypted", "password-encrypted"},
                         {"secure", "password-encrypted"}, // version 1.0
                         {"OAuth2", "oauth2"},
                         {"GSSAPI", "kerberos"},
                         {"TLS-client-cert", "certificate"},
                         {"client-IP-address", "none"},
                         {"none", "none"}};
    for (const Row &row : rows) {
        if (name.compare(QLatin1String(row.theirs), Qt::CaseInsensitive) == 0) {
            return QString::fromLatin1(row.ours);
        }
    }
    return {};
}

// One server as its element reads.
struct Raw {
    QString type;
    QString host;
    QString port;
    QString socket;
    QString user;
    QStringList auths;
};

std::optional<Candidate> candidateFrom(const Raw &raw)
{
    const bool isKnown
        = raw.type == QLatin1String("imap") || raw.type == QLatin1String("pop3") || raw.type == QLatin1String("smtp");
    const bool isTls = raw.socket == QLatin1String("SSL");
    if (!isKnown || raw.auths.isEmpty() || (!isTls && raw.socket != QLatin1String("STARTTLS"))) {
        return std::nullopt;
    }
    Candidate candidate;
    try {
        const QString host = QString::fromLatin1(QUrl::toAce(raw.host));
        const QString text
            = host + QLatin1Char(':') + raw.port + (isTls ? QLatin1String(",tls") : QLatin1String(",starttls"));
        candidate.endpoint = net::Endpoint::fromString(text);
    } catch (const Error &) {
        return std::nullopt;
    }
    candidate.protocol = raw.type;
    candidate.auth = raw.auths.constFirst();
    candidate.otherAuth = raw.auths.mid(1);
    candidate.user = raw.user.isEmpty() ? QStringLiteral("%EMAILADDRESS%") : raw.user;
    return candidate;
}

class Parser {
public:
    explicit Parser(const QByteArray &xml) : m_reader(xml) { }

    QList<ProviderConfig> parse()
    {
        bool isRootSeen = false;
        while (next() && !m_reader.atEnd()) {
            if (!m_reader.isStartElement()) {
                continue;
            }
            if (!isRootSeen && m_reader.name() != QLatin1String("clientConfig")) {
                notUnderstood(m_reader.name().toString().left(50));
            }
            isRootSeen = true;
            if (m_reader.name() == QLatin1String("emailProvider") && m_providers.size() < maximumProviders) {
                m_providers.append(provider());
            } else if (m_reader.name() == QLatin1String("oAuth2")) {
                takeIssuer();
            }
        }
        if (m_reader.hasError() || !isRootSeen) {
            notUnderstood(m_reader.errorString());
        }
        return m_providers;
    }

private:
    // The one place that moves on, so that the limits hold everywhere. False: the end, or an error.
    bool next()
    {
        const QXmlStreamReader::TokenType token = m_reader.readNext();
        if (token == QXmlStreamReader::DTD || token == QXmlStreamReader::EntityReference) {
            notUnderstood(QStringLiteral("DTD"));
        }
        m_depth += token == QXmlStreamReader::StartElement ? 1 : token == QXmlStreamReader::EndElement ? -1 : 0;
        if (m_depth > maximumDepth) {
            notUnderstood(QStringLiteral("depth"));
        }
        return !m_reader.hasError();
    }

    // What stands directly in the present element; its children are passed over.
    QString text()
    {
        const int depth = m_depth;
        QString result;
        while (m_depth >= depth && next() && !m_reader.atEnd()) {
            if (m_reader.isCharacters() && m_depth == depth && result.size() < maximumText) {
                result += m_reader.text();
            }
        }
        return result.left(maximumText).simplified();
    }

    ProviderConfig provider()
    {
        const int depth = m_depth;
        ProviderConfig config;
        while (m_depth >= depth && next() && !m_reader.atEnd()) {
            if (!m_reader.isStartElement()) {
                continue;
            }
            const auto name = m_reader.name();
            if (name == QLatin1String("domain")) {
                const QString domain = text().toLower();
                if (config.domains.size() < maximumDomains) {
                    config.domains.append(domain);
                }
            } else if (name == QLatin1String("displayName")) {
                config.name = text();
            } else if (name == QLatin1String("incomingServer") || name == QLatin1String("outgoingServer")) {
                addServer(&config, server());
            }
        }
        return config;
    }

    void addServer(ProviderConfig *config, const Raw &raw)
    {
        const std::optional<Candidate> candidate = candidateFrom(raw);
        if (candidate && config->servers.size() < maximumServers) {
            config->servers.append(*candidate);
        }
    }

    Raw server()
    {
        const int depth = m_depth;
        Raw raw;
        raw.type = m_reader.attributes().value(QLatin1String("type")).toString();
        while (m_depth >= depth && next() && !m_reader.atEnd()) {
            if (m_reader.isStartElement()) {
                const QString name = m_reader.name().toString();
                take(&raw, name, text());
            }
        }
        return raw;
    }

    static void take(Raw *raw, const QString &name, const QString &value)
    {
        if (name == QLatin1String("hostname")) {
            raw->host = value;
        } else if (name == QLatin1String("port")) {
            raw->port = value;
        } else if (name == QLatin1String("socketType")) {
            raw->socket = value;
        } else if (name == QLatin1String("username")) {
            raw->user = value;
        } else if (name == QLatin1String("authentication")) {
            const QString auth = authName(value);
            if (!auth.isEmpty() && !raw->auths.contains(auth)) {
                raw->auths.append(auth);
            }
        }
    }

    // For all providers of the file: there is one in practice.
    void takeIssuer()
    {
        const int depth = m_depth;
        while (m_depth >= depth && next() && !m_reader.atEnd()) {
            if (m_reader.isStartElement() && m_reader.name() == QLatin1String("issuer")) {
                const QString issuer = text();
                for (ProviderConfig &config : m_providers) {
                    for (Candidate &candidate : config.servers) {
                        candidate.issuer = issuer;
                    }
                }
            }
        }
    }

    QXmlStreamReader m_reader;
    QList<ProviderConfig> m_providers;
    int m_depth = 0;
};

} // namespace

Candidate forAddress(Candidate candidate, const QString &address)
{
    const qsizetype at = address.lastIndexOf(QLatin1Char('@'));
    if (at > 0) {
        candidate.user.replace(QLatin1String("%EMAILADDRESS%"), address)
            .replace(QLatin1String("%EMAILLOCALPART%"), address.left(at))
            .replace(QLatin1String("%EMAILDOMAIN%"), address.mid(at + 1));
    }
    return candidate;
}

QList<ProviderConfig> parseAutoconfig(const QByteArray &xml, const QString &address)
{
    if (xml.size() > maximumFile) {
        notUnderstood(QStringLiteral("size"));
    }
    QList<ProviderConfig> providers = Parser(xml).parse();
    for (ProviderConfig &config : providers) {
        for (Candidate &candidate : config.servers) {
            candidate = forAddress(candidate, address);
            candidate.provider = config.name;
        }
    }
    return providers;
}

} // namespace waxwing::accounts
