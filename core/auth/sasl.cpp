#include "core/auth/sasl.h"

#include "core/base/error.h"

#include <QCoreApplication>

#include <gsasl.h>

#include <algorithm>

namespace waxwing::auth {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("auth::Sasl", text);
}

Error authError(const char *text)
{
    return Error(ErrorKind::Auth, tr(text));
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

[[noreturn]] void throwFor(int code)
{
    const QString technical = QString::fromLatin1(gsasl_strerror_name(code));
    switch (code) {
    case GSASL_AUTHENTICATION_ERROR:
    case GSASL_INTEGRITY_ERROR:
        throw Error(ErrorKind::Auth, tr("The server did not prove that it knows the password."), technical);
    case GSASL_SASLPREP_ERROR:
        throw Error(ErrorKind::Auth, tr("The user name or password has a character that cannot be used."), technical);
    default: throw Error(ErrorKind::Protocol, tr("The server's log-in dialogue cannot be understood."), technical);
    }
}

} // namespace

const QList<Mechanism> &mechanisms()
{
    static const QList<Mechanism> table{
        {"SCRAM-SHA-256", false, true}, // RFC 7677
        {"SCRAM-SHA-1", false, true}, // RFC 5802
        {"PLAIN", true, true}, // RFC 4616
        {"LOGIN", true, false}, // never standardised, offered by Exchange and many more
        {"CRAM-MD5", false, false}, // RFC 2195
    };
    return table;
}

std::optional<Mechanism> chooseMechanism(const QByteArrayList &offered, const MechanismPolicy &policy,
                                         bool hasLoginCommand)
{
    const QByteArrayList names = upperCase(offered);
    bool isShared = false;
    for (const Mechanism &mechanism : mechanisms()) {
        const bool isWanted = policy.pinned.isEmpty() || policy.pinned.toUpper() == mechanism.name;
        if (!isWanted || !names.contains(mechanism.name)) {
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
        throw Error(ErrorKind::Auth, tr("The server does not offer the log-in method %1.").arg(name));
    }
    if (!hasLoginCommand) {
        throw Error(ErrorKind::Auth, tr("The server offers no log-in method that Waxwing knows."),
                    QString::fromLatin1(names.join(' ').left(200)));
    }
    return std::nullopt;
}

void requirePlaintextAllowed(const MechanismPolicy &policy)
{
    if (!policy.isEncrypted && !policy.allowPlaintext) {
        throw authError("The server would take the password only without encryption; it was not sent.");
    }
}

struct SaslClient::Library {
    Library() = default;
    Library(const Library &) = delete;
    Library &operator=(const Library &) = delete;
    ~Library()
    {
        if (session) {
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
    int code = gsasl_init(&m_library->context);
    if (code == GSASL_OK) {
        code = gsasl_client_start(m_library->context, mechanism.name, &m_library->session);
    }
    if (code != GSASL_OK) {
        throw Error(ErrorKind::Auth, tr("The log-in method %1 does not work here.").arg(QLatin1String(mechanism.name)),
                    QString::fromLatin1(gsasl_strerror_name(code)));
    }
    const QByteArray user = credentials.user.toUtf8();
    const QByteArray secret = credentials.secret.toUtf8();
    if (user.contains('\0') || secret.contains('\0')) {
        throw authError("The user name or password has a character that cannot be used.");
    }
    gsasl_property_set(m_library->session, GSASL_AUTHID, user.constData());
    gsasl_property_set(m_library->session, GSASL_PASSWORD, secret.constData());
    gsasl_property_set(m_library->session, GSASL_SERVICE, service.constData());
    gsasl_property_set(m_library->session, GSASL_HOSTNAME, host.constData());
}

SaslClient::~SaslClient() = default;
SaslClient::SaslClient(SaslClient &&) noexcept = default;
SaslClient &SaslClient::operator=(SaslClient &&) noexcept = default;

QByteArray SaslClient::respond(const QByteArray &challenge)
{
    // GNU SASL calls a step on a finished session an error with some mechanisms and a success with others.
    if (m_complete) {
        throwFor(GSASL_MECHANISM_CALLED_TOO_MANY_TIMES);
    }
    char *output = nullptr;
    size_t size = 0;
    const int code = gsasl_step(m_library->session, challenge.constData(), size_t(challenge.size()), &output, &size);
    if (code != GSASL_OK && code != GSASL_NEEDS_MORE) {
        throwFor(code);
    }
    m_complete = code == GSASL_OK;
    QByteArray response(output, qsizetype(size));
    if (output) {
        std::fill_n(output, size, '\0');
        gsasl_free(output);
    }
    return response;
}

} // namespace waxwing::auth
