// Where the password of an account comes from: the keyring, the user's password command, or the user, asked
// once and remembered until the program ends. Or its access token: from the refresh token in the keyring, renewed
// before it expires.
#pragma once

#include "core/auth/credentials.h"
#include "core/auth/keyring.h"
#include "core/auth/oauthprovider.h"
#include "core/base/error.h"
#include "core/base/ids.h"
#include "core/base/wakeup.h"

#include <QCoroTask>
#include <QHash>
#include <QObject>

#include <array>
#include <memory>

namespace waxwing::auth {

enum class PasswordSource { Keyring, Command, Session };

enum class Role { Incoming, Outgoing, Proxy };
inline constexpr std::array allRoles{Role::Incoming, Role::Outgoing, Role::Proxy};

// "ACCOUNT/incoming": under which the profile's keyring holds it (service "waxwing").
QString keyOf(AccountId account, Role role);

// One password of one account.
struct PasswordQuestion {
    PasswordQuestion() = default;

    QString key() const; // keyOf()

    AccountId account;
    QString accountName; // for the person who is asked
    Role role = Role::Incoming;
    QString host;
    QString user;
    PasswordSource source = PasswordSource::Keyring;
    QString command; // with PasswordSource::Command
    Proof proof = Proof::Password; // what the servers of this account want
    OAuthSettings oauth; // with Proof::Token, unless a command prints the token
    net::WebAccess web; // to the provider's servers
    // Why it is asked for again: what the server said, without secrets. Empty the first time.
    QString refusal;
};

struct PasswordAnswer {
    PasswordAnswer() = default;

    Secret secret;
    bool store = false; // put into the keyring
};

// Asks the person. The window has a dialog, the command-line program the terminal; tests answer themselves.
// Called in the engine thread: the window's implementation brings the question to its own and back.
class PasswordPrompt {
public:
    virtual ~PasswordPrompt() = default;
    // Throws Error{Cancelled} when the person does not want to answer, Error{Auth} when nobody is there.
    virtual QCoro::Task<PasswordAnswer> ask(PasswordQuestion question) = 0;
};

// Engine thread. Several connections of one account may ask at the same time: one prompt serves them all.
class CredentialStore : public QObject {
    Q_OBJECT
public:
    // prompt may be null: then nobody is asked, and what would need it fails with Error{Auth}.
    CredentialStore(std::shared_ptr<Keyring> keyring, std::shared_ptr<PasswordPrompt> prompt,
                    QObject *parent = nullptr);

    // The password last used if it was not refused, else from the source, else by asking. A keyring that
    // is absent leads to the prompt, one that is locked to Error{Auth} with its code (keyringLocked). A person who
    // declined is not asked again until retry(). Throws Error{Auth}, Error{Cancelled}. With Proof::Token nobody is
    // asked: Error{Auth} with code "SIGNIN" says that the person has to sign in anew. Certificates and tickets have no
    // secret: their credentials are the user's name alone.
    QCoro::Task<Credentials> credentials(PasswordQuestion question);
    // The server refused what credentials() gave. One prompt follows one refusal: the next credentials()
    // asks the person, or the password command, once more. refused: what was tried; a refusal of an older
    // password than the one now held changes nothing. True: what was refused is a token that had served before
    // (it was revoked, or expired early), and the next credentials() brings another without asking anybody.
    bool reportRefused(PasswordQuestion question, Credentials refused, QString refusal);
    // The server took them.
    void reportAccepted(const PasswordQuestion &question, const Credentials &accepted);
    // The person wants to be asked again, or the keyring can be read now.
    void retry(AccountId account);
    // Typed elsewhere, and not to be kept anywhere but here.
    void remember(const PasswordQuestion &question, Secret secret);
    // The account is gone: nothing of it stays in memory. What the keyring has of it is not this object's.
    void forget(AccountId account);

private:
    struct Entry {
        Secret secret; // empty: not known
        Secret refused; // this one was refused; not to be taken from the source again
        QString refusal;
        std::optional<Error> declined;
        std::chrono::steady_clock::time_point expiry = std::chrono::steady_clock::time_point::max();
        bool hasServed = false; // a server took the secret
        bool isBusy = false;
    };

    QCoro::Task<Secret> obtain(PasswordQuestion question);
    QCoro::Task<Secret> obtainToken(PasswordQuestion question);
    QCoro::Task<std::optional<Secret>> fromSource(PasswordQuestion question);
    QCoro::Task<Secret> fromPerson(PasswordQuestion question);

    std::shared_ptr<Keyring> m_keyring;
    std::shared_ptr<PasswordPrompt> m_prompt;
    QHash<QString, Entry> m_entries; // by key()
    Wakeup m_notBusy;
};

} // namespace waxwing::auth
