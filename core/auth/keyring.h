// The system keyring, through QtKeychain (Secret Service or KWallet). An interface, because a machine may
// have none, and tests must not touch the real one.
#pragma once

#include <QCoroTask>
#include <QString>

#include <chrono>
#include <optional>

namespace waxwing::auth {

class Keyring {
public:
    virtual ~Keyring() = default;

    // nullopt: nothing stored under this key. All throw Error{Auth} when the keyring is absent, locked,
    // refused by the user, or silent; no plaintext fall-back exists.
    virtual QCoro::Task<std::optional<QString>> read(QString key) = 0;
    virtual QCoro::Task<void> write(QString key, QString secret) = 0;
    virtual QCoro::Task<void> remove(QString key) = 0; // nothing stored is no error
};

// May be used from any thread; the answer comes in the caller's.
class SystemKeyring final : public Keyring {
public:
    // A keyring that asks the user to unlock it may take as long as they do.
    explicit SystemKeyring(std::chrono::milliseconds patience = std::chrono::minutes(2)) : m_patience(patience) { }

    QCoro::Task<std::optional<QString>> read(QString key) override;
    QCoro::Task<void> write(QString key, QString secret) override;
    QCoro::Task<void> remove(QString key) override;

private:
    std::chrono::milliseconds m_patience;
};

} // namespace waxwing::auth
