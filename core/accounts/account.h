// An account as the user set it up. A value: no secrets in it, no connection behind it.
#pragma once

#include "core/auth/credentialstore.h"
#include "core/base/ids.h"
#include "core/net/endpoint.h"
#include "core/net/proxy.h"
#include "core/net/tls.h"

#include <QHash>
#include <QJsonObject>
#include <QMetaType>
#include <QString>

namespace waxwing::accounts {

enum class Protocol { Imap, Pop3, Local }; // Local: "On this computer", no server

QString protocolName(Protocol protocol); // "imap", "pop3", "local"

// What happens to a message on a POP3 server after it was fetched and is safe here.
struct LeaveOnServer {
    enum class Kind { Forever, Never, Days, UntilDeleted };

    // "forever", "never", a number of days, "until-deleted". Throws Error{Input}.
    static LeaveOnServer fromString(const QString &text);
    QString toString() const;
    bool operator==(const LeaveOnServer &) const = default;

    Kind kind = Kind::Forever;
    int days = 0; // with Kind::Days, from 1
};

// Someone the user writes as. An account has one of its own (its address and sender name); these come besides.
struct Identity {
    Identity() = default;
    bool operator==(const Identity &) const = default;

    QString name; // in From; empty: the address alone
    QString address;
    QString replyTo; // an address; empty: none
    QString signature; // plain text; empty: none
    QString sentFolder; // path; empty: the account's
};

constexpr int longestCheck = 24 * 60; // minutes
constexpr int largestPreview = 1024; // MiB

struct Account {
    Account() = default;

    // Throws Error{Input} with a sentence that says what is missing or not allowed; what it lets pass can
    // be stored. TLS is demanded everywhere but on loopback unless allowPlaintext.
    void validate() const;

    // The account of folders that are only on this computer. No address, no server.
    static Account onThisComputer();
    bool isLocal() const { return protocol == Protocol::Local; }

    QJsonObject toJson() const;
    // Throws Error{Storage} for a file that does not hold what toJson() wrote.
    static Account fromJson(const QJsonObject &object);

    // Everyone the user writes as from here, the account's own first.
    QList<Identity> allIdentities() const;
    // The one new mail is written as.
    Identity mainIdentity() const;
    // The identity a message to this address was meant for: the same address, or one with a subaddress ("+tag",
    // RFC 5233). nullopt: it is none of ours.
    std::optional<Identity> identityFor(const QString &address) const;

    // Who logs in to the submission server: smtpUser, else user.
    QString outgoingUser() const { return smtpUser.isEmpty() ? user : smtpUser; }
    net::TlsPolicy tlsPolicy() const;
    net::WebAccess webAccess() const;
    // With this certificate, and no other, accepted as it is for this server; one accepted before is not any more.
    void accept(const net::Endpoint &endpoint, const QByteArray &sha256);
    // Whom to ask for the password, and where it may be found. One password serves both servers unless
    // there is a smtpUser of its own.
    auth::PasswordQuestion passwordQuestion(auth::Role role) const;
    // The proxy's password; nullopt: it wants none.
    std::optional<auth::PasswordQuestion> proxyQuestion() const;
    bool operator==(const Account &) const = default;

    AccountId id; // given by the registry, never used again after the account is gone
    QString name; // of the account, on the screen
    QString senderName; // in From; empty: the address alone
    QString address;
    Protocol protocol = Protocol::Imap;
    net::Endpoint incoming;
    net::Endpoint outgoing; // not valid: the account cannot send
    QString user;
    QString smtpUser; // empty: the same as user
    auth::PasswordSource passwordSource = auth::PasswordSource::Keyring;
    QString passwordCommand;
    QString caFile; // PEM; trusted for this account only
    QList<net::TlsException> tlsExceptions; // certificates the user accepted
    auth::Proof authentication = auth::Proof::Password;
    QByteArray mechanism; // the only SASL mechanism to use, upper case; empty: the strongest shared
    auth::OAuthSettings oauth; // with Proof::Token, unless a password command prints the token
    QString clientCertificateFile; // PEM with certificate and key; with Proof::Certificate
    net::Proxy proxy;
    bool isDisabled = false; // kept, but not connected
    Identity own; // address and name are the account's; the rest belongs to its own identity
    QList<Identity> identities; // besides its own
    QString defaultIdentity; // an address of these; empty: the account's own
    bool allowPlaintext = false;
    LeaveOnServer leaveOnServer;
    int checkEvery = 5; // minutes, from 1; where no server says by itself that mail has come
    int previewAbove = 0; // POP3, MiB: of larger messages only the beginning is fetched at first; 0: all whole
    QHash<QString, QString> roleFolders; // "sent" → folder path, where the user chose another than the server says
};

} // namespace waxwing::accounts

Q_DECLARE_METATYPE(waxwing::accounts::Account)
