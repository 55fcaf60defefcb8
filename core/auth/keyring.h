// The system keyring, through QtKeychain (Secret Service or KWallet). An interface, because a machine may
// have none, and tests must not touch the real one.
#pragma once

#include "core/auth/secret.h"

#include <QCoroTask>
#include <QString>

#include <chrono>
#include <functional>
#include <optional>

class QObject;

namespace waxwing::auth {

class Keyring {
public:
    virtual ~Keyring() = default;

    // nullopt: nothing stored under this key. All throw Error{Auth} when the keyring is absent, locked,
    // refused by the user, or silent; no plaintext fall-back exists.
    virtual QCoro::Task<std::optional<Secret>> read(QString key) = 0;
    virtual QCoro::Task<void> write(QString key, Secret secret) = 0;
    virtual QCoro::Task<void> remove(QString key) = 0; // nothing stored is no error
    // A person wants to be asked once more to unlock it, should it be locked.
    virtual void askAgain() { }
};

// Error::code() of a keyring that is locked: it is to be tried again when it is not.
inline constexpr const char *keyringLocked = "KEYRINGLOCKED";

// May be used from any thread; the answer comes in the caller's.
class SystemKeyring final : public Keyring {
public:
    // What happens when it is locked. In both cases the desktop asks the person, once for all who need it.
    enum class WhenLocked {
        Wait, // for the person, as long as the patience lasts; then Error{Auth}
        Say, // Error{Auth} with the code keyringLocked at once; onUnlocked() tells when to come back
    };
    // A keyring that asks the user to unlock it may take as long as they do. Whoever writes waits in any case.
    explicit SystemKeyring(WhenLocked whenLocked = WhenLocked::Wait,
                           std::chrono::milliseconds patience = std::chrono::minutes(2))
        : m_whenLocked(whenLocked), m_patience(patience)
    {
    }

    QCoro::Task<std::optional<Secret>> read(QString key) override;
    QCoro::Task<void> write(QString key, Secret secret) override;
    QCoro::Task<void> remove(QString key) override;
    void askAgain() override;

    // Calls then in the thread of context each time a keyring that was locked is not any more. Before that, everybody
    // who was told that it is locked knows so: answers and this come in order.
    static void onUnlocked(QObject *context, std::function<void()> then);

private:
    WhenLocked m_whenLocked;
    std::chrono::milliseconds m_patience;
};

} // namespace waxwing::auth
