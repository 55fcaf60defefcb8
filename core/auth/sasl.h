// SASL (RFC 4422), the client's side, over GNU SASL. No I/O: the session carries challenges and responses.
#pragma once

#include "core/auth/credentials.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QList>

#include <memory>
#include <optional>

namespace waxwing::auth {

struct Mechanism {
    const char *name; // as registered, upper case
    bool isPlaintext; // the password or token itself crosses the wire
    bool clientFirst; // an initial response exists: RFC 4422 5
    Proof proof = Proof::Password; // what it works with
};

// One row a mechanism, strongest first of those with the same proof. CRAM-MD5 stands behind the plaintext ones inside
// TLS: there it protects nothing and fails on servers that keep passwords hashed.
const QList<Mechanism> &mechanisms();

struct MechanismPolicy {
    bool isEncrypted = false;
    bool allowPlaintext = false; // the user chose so for this account
    QByteArray pinned; // the only one to use; empty: the strongest shared
    Proof proof = Proof::Password; // what the user has
};

// What a pinned mechanism has to be given. Throws Error{Input} for one that is not in the table.
Proof proofOf(const QByteArray &mechanism);

// offered: what the server lists, in any case. Throws Error{Auth} with the reason when nothing fits: no
// mechanism shared, or only plaintext ones without TLS. hasLoginCommand: the protocol has a plaintext login of its
// own (POP3 USER/PASS, IMAP LOGIN), so that with a password an empty list is no error: nullopt then.
std::optional<Mechanism> chooseMechanism(const QByteArrayList &offered, const MechanismPolicy &policy,
                                         bool hasLoginCommand);
// For the logins that are not SASL. Throws Error{Auth} unless encrypted or allowed.
void requirePlaintextAllowed(const MechanismPolicy &policy);

class SaslClient {
public:
    // service: "imap", "pop", "smtp"; host: the server's name, for the mechanisms that name it.
    SaslClient(const Mechanism &mechanism, const Credentials &credentials, const QByteArray &service,
               const QByteArray &host);
    ~SaslClient();
    SaslClient(SaslClient &&) noexcept;
    SaslClient &operator=(SaslClient &&) noexcept;

    const Mechanism &mechanism() const { return m_mechanism; }
    // Response to a challenge, both without base64; the initial response answers an empty challenge.
    // Throws Error{Auth} when the server fails to prove itself (SCRAM), Error{Protocol} for a challenge that
    // cannot be understood or one too many.
    QByteArray respond(const QByteArray &challenge);
    // What the mechanism asks for has been done; with SCRAM, the server has proved that it knows the
    // password. A server that says "welcome" before that must not be believed.
    bool isComplete() const { return m_complete; }
    // Why the server does not take a token, where it said so: bearerErrorStatus().
    const QString &errorStatus() const { return m_errorStatus; }

private:
    struct Library;

    QByteArray stepLibrary(const QByteArray &challenge);
    QByteArray stepBearer(const QByteArray &challenge);

    Mechanism m_mechanism;
    std::unique_ptr<Library> m_library;
    QByteArray m_bearerMessage; // with Proof::Token, until it is sent
    QString m_errorStatus;
    bool m_complete = false;
};

} // namespace waxwing::auth
