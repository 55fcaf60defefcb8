// A keyring is shared by all profiles of a person, and each counts its accounts from 1: here the profile's id becomes
// part of the key, so that none overwrites another's passwords.
#pragma once

#include "core/auth/keyring.h"
#include "core/base/ids.h"

#include <memory>

namespace waxwing::auth {

class ProfileKeyring final : public Keyring {
public:
    // What is asked for as "1/incoming" is stored as "PROFILE/1/incoming". An empty profile: as "1/incoming".
    // oldBefore: accounts below this one may have entries from when the name had no profile in it. They are moved to
    // the new name when they are read; nothing is looked for under an old name once there is a new one, for
    // it would be another profile's.
    ProfileKeyring(std::shared_ptr<Keyring> keyring, QString profile, AccountId oldBefore);

    // Thread and errors as those of the keyring given.
    QCoro::Task<std::optional<Secret>> read(QString key) override;
    QCoro::Task<void> write(QString key, Secret secret) override;
    QCoro::Task<void> remove(QString key) override;
    void askAgain() override { m_keyring->askAgain(); }

private:
    QString named(const QString &key) const;
    bool mayBeOld(const QString &key) const;
    QCoro::Task<void> moveOn(QString key, Secret secret);

    std::shared_ptr<Keyring> m_keyring;
    QString m_profile;
    AccountId m_oldBefore;
};

} // namespace waxwing::auth
