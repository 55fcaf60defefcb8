#include "core/auth/sasl.h"

#include "core/auth/bearer.h"
#include "core/base/error.h"

#include <QCoreApplication>

#include <gsasl.h>

#include <algorithm>
#include <cstring>
#include <utility>

namespace waxwing::auth {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(auth::Sasl)
};

Error authError(const QString &sentence)
{
    return Error(ErrorKind::Auth, sentence);
}

bool isAllowed(const Mechanism &mechanism, const MechanismPolicy &policy)
{
    return !mechanism.isPlaintext || policy.isEncrypted || policy.allowPlaintext;
}

QByteArrayList upperCase(const QByteArrayList &names)
{
    QByteArrayList result;
    for (const QByteArray &name : names) {
        result.append(name.toUpper());
    }
    return result;
}

bool isBearer(const Mechanism &mechanism)
{
    return mechanism.proof == Proof::Token;
}

bool hasControls(const QByteArray &text)
{
    return std::any_of(text.cbegin(), text.cend(), [](char c) { return uchar(c) < 0x20 || c == 0x7f; });
}

[[noreturn]] void throwFor(int code)
{
    const QString technical = QString::fromLatin1(gsasl_strerror_name(code));
    switch (code) {
    case GSASL_AUTHENTICATION_ERROR:
    case GSASL_INTEGRITY_ERROR:
        throw Error(ErrorKind::Auth, Words::tr("The server did not prove that it knows the password."), technical);
    case GSASL_GSSAPI_INIT_SEC_CONTEXT_ERROR:
    case GSASL_GSSAPI_IMPORT_NAME_ERROR:
    case GSASL_GSSAPI_ACQUIRE_CRED_ERROR:
        throw Error(ErrorKind::Auth,
                    Words::tr("There is no valid Kerberos ticket for this server. Get one with kinit."), technical);
    case GSASL_SASLPREP_ERROR:
        throw Error(ErrorKind::Auth, Words::tr("The user name or password has a character that cannot be used."),
                    technical);
    default:
        throw Error(ErrorKind::Protocol, Words::tr("The server's log-in dialogue cannot be understood."), technical);
    }
}

} // namespace

const QList<Mechanism> &mechanisms()
{
    static const QList<Mechanism> table{
        {"EXTERNAL", false, true, Proof::Certificate}, // RFC 4422 appendix A
        {"GSSAPI", false, true, Proof::Ticket}, // RFC 4752
        {"OAUTHBEARER", true, true, Proof::Token}, // RFC 7628
        {"XOAUTH2", true, true, Proof::Token}, // Google's and Microsoft's
        {"SCRAM-SHA-256", false, true}, // RFC 7677
        {"SCRAM-SHA-1", false, true}, // RFC 5802
        {"PLAIN", true, true}, // RFC 4616
        {"LOGIN", true, false}, // never standardised, offered by Exchange and many more
        {"CRAM-MD5", false, false}, // RFC 2195
    };
    return table;
}

Proof proofOf(const QByteArray &mechanism)
{
    for (const Mechanism &known : mechanisms()) {
        if (mechanism.toUpper() == known.name) {
            return known.proof;
        }
    }
    throw Error(ErrorKind::Input,
                Words::tr("Waxwing knows no log-in method “%1”.").arg(QString::fromUtf8(mechanism.left(50))));
}

std::optional<Mechanism> chooseMechanism(const QByteArrayList &offered, const MechanismPolicy &policy,
                                         bool hasLoginCommand)
{
    const QByteArrayList names = upperCase(offered);
    bool isShared = false;
    for (const Mechanism &mechanism : mechanisms()) {
        const bool isWanted = policy.pinned.isEmpty() || policy.pinned.toUpper() == mechanism.name;
        if (!isWanted || mechanism.proof != policy.proof || !names.contains(mechanism.name)) {
            continue;
        }
        isShared = true;
        if (isAllowed(mechanism, policy)) {
            return mechanism;
        }
    }
    if (isShared) {
        requirePlaintextAllowed(policy); // throws: that was what stood in the way
    }
    if (!policy.pinned.isEmpty()) {
        const QString name = QString::fromLatin1(policy.pinned);
        throw Error(ErrorKind::Auth, Words::tr("The server does not offer the log-in method %1.").arg(name));
    }
    if (policy.proof == Proof::Token) {
        throw authError(Words::tr("The server offers no sign-in through a browser."));
    }
    if (policy.proof == Proof::Certificate) {
        throw authError(Words::tr("The server offers no log-in by certificate."));
    }
    if (policy.proof == Proof::Ticket) {
        throw authError(Words::tr("The server offers no log-in by Kerberos."));
    }
    if (!hasLoginCommand) {
        throw Error(ErrorKind::Auth, Words::tr("The server offers no log-in method that Waxwing knows."),
                    QString::fromLatin1(names.join(' ').left(200)));
    }
    return std::nullopt;
}

void requirePlaintextAllowed(const MechanismPolicy &policy)
{
    if (!policy.isEncrypted && !policy.allowPlaintext) {
        throw authError(Words::tr("The server would take the password only without encryption; it was not sent."));
    }
}

struct SaslClient::Library {
    Library() = default;
    Library(const Library &) = delete;
    Library &operator=(const Library &) = delete;
    ~Library()
    {
        if (session) {
            // GNU SASL frees its copy as it is. What it gives out is where that lies.
            if (const char *password = gsasl_property_fast(session, GSASL_PASSWORD)) {
                explicit_bzero(const_cast<char *>(password), std::strlen(password));
            }
            gsasl_finish(session);
        }
        if (context) {
            gsasl_done(context);
        }
    }

    Gsasl *context = nullptr;
    Gsasl_session *session = nullptr;
};

SaslClient::SaslClient(const Mechanism &mechanism, const Credentials &credentials, const QByteArray &service,
                       const QByteArray &host)
    : m_mechanism(mechanism), m_library(std::make_unique<Library>())
{
    const QByteArray user = credentials.user.toUtf8();
    QByteArray secret = credentials.secret.toUtf8();
    if (user.contains('\0') || secret.contains('\0')
        || (isBearer(mechanism) && (hasControls(user) || hasControls(secret)))) {
        throw authError(Words::tr("The user name or password has a character that cannot be used."));
    }
    if (isBearer(mechanism)) {
        m_bearerMessage = qstrcmp(mechanism.name, "OAUTHBEARER") == 0 ? oauthBearerMessage(user, host, secret)
                                                                      : xoauth2Message(user, secret);
        wipe(secret);
        return;
    }
    int code = gsasl_init(&m_library->context);
    if (code == GSASL_OK) {
        code = gsasl_client_start(m_library->context, mechanism.name, &m_library->session);
    }
    if (code != GSASL_OK) {
        throw Error(ErrorKind::Auth,
                    Words::tr("The log-in method %1 does not work here.").arg(QLatin1String(mechanism.name)),
                    QString::fromLatin1(gsasl_strerror_name(code)));
    }
    // RFC 4422 A: an empty authorization identity lets the server take the certificate's own; GSSAPI's names
    // the mailbox, because a principal need not be called as it (RFC 4752 3.1).
    gsasl_property_set(m_library->session, GSASL_AUTHZID,
                       mechanism.proof == Proof::Ticket            ? user.constData()
                           : mechanism.proof == Proof::Certificate ? ""
                                                                   : nullptr);
    gsasl_property_set(m_library->session, GSASL_AUTHID, user.constData());
    gsasl_property_set(m_library->session, GSASL_PASSWORD, secret.constData());
    gsasl_property_set(m_library->session, GSASL_SERVICE, service.constData());
    gsasl_property_set(m_library->session, GSASL_HOSTNAME, host.constData());
    wipe(secret);
}

SaslClient::~SaslClient()
{
    wipe(m_bearerMessage);
}

SaslClient::SaslClient(SaslClient &&) noexcept = default;
SaslClient &SaslClient::operator=(SaslClient &&) noexcept = default;

QByteArray SaslClient::respond(const QByteArray &challenge)
{
    // GNU SASL calls a step on a finished session an error with some mechanisms and a success with others.
    if (m_complete && !isBearer(m_mechanism)) {
        throwFor(GSASL_MECHANISM_CALLED_TOO_MANY_TIMES);
    }
    return isBearer(m_mechanism) ? stepBearer(challenge) : stepLibrary(challenge);
}

// RFC 7628 3.2.3: to the server's error an answer of one octet (XOAUTH2: an empty one), after which it refuses.
QByteArray SaslClient::stepBearer(const QByteArray &challenge)
{
    if (!m_bearerMessage.isEmpty()) {
        m_complete = true;
        return std::exchange(m_bearerMessage, {});
    }
    if (!m_errorStatus.isNull()) {
        throwFor(GSASL_MECHANISM_CALLED_TOO_MANY_TIMES);
    }
    m_complete = false;
    m_errorStatus = bearerErrorStatus(challenge);
    if (m_errorStatus.isNull()) {
        m_errorStatus = QLatin1String("");
    }
    return qstrcmp(m_mechanism.name, "OAUTHBEARER") == 0 ? QByteArray("\x01") : QByteArray();
}

QByteArray SaslClient::stepLibrary(const QByteArray &challenge)
{
    char *output = nullptr;
    size_t size = 0;
    const int code = gsasl_step(m_library->session, challenge.constData(), size_t(challenge.size()), &output, &size);
    if (code != GSASL_OK && code != GSASL_NEEDS_MORE) {
        throwFor(code);
    }
    m_complete = code == GSASL_OK;
    QByteArray response(output, qsizetype(size));
    if (output) {
        explicit_bzero(output, size);
        gsasl_free(output);
    }
    return response;
}

} // namespace waxwing::auth
