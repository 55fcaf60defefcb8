#include "core/auth/profilekeyring.h"

#include "core/base/error.h"
#include "core/base/log.h"

namespace waxwing::auth {

ProfileKeyring::ProfileKeyring(std::shared_ptr<Keyring> keyring, QString profile, AccountId oldBefore)
    : m_keyring(std::move(keyring)), m_profile(std::move(profile)), m_oldBefore(oldBefore)
{
}

QString ProfileKeyring::named(const QString &key) const
{
    QString name = m_profile.isEmpty() ? key : m_profile + QLatin1Char('/') + key;
    return name;
}

bool ProfileKeyring::mayBeOld(const QString &key) const
{
    const qint64 account = key.section(QLatin1Char('/'), 0, 0).toLongLong();
    return !m_profile.isEmpty() && account > 0 && account < m_oldBefore.value();
}

QCoro::Task<std::optional<Secret>> ProfileKeyring::read(QString key)
{
    const QString name = named(key);
    std::optional<Secret> found = co_await m_keyring->read(name);
    if (!found && mayBeOld(key)) {
        found = co_await m_keyring->read(key);
        if (found) {
            co_await moveOn(key, *found);
        }
    }
    co_return found;
}

// The new before the old goes: a secret is never in neither place. One that cannot be moved serves all the same.
QCoro::Task<void> ProfileKeyring::moveOn(QString key, Secret secret)
{
    const QString name = named(key);
    try {
        co_await m_keyring->write(name, secret);
        co_await m_keyring->remove(key);
    } catch (const Error &error) {
        qCInfo(logAuth).noquote() << error.text();
    }
}

QCoro::Task<void> ProfileKeyring::write(QString key, Secret secret)
{
    const QString name = named(key);
    bool isOnlyOld = false;
    if (mayBeOld(key)) {
        const std::optional<Secret> before = co_await m_keyring->read(name);
        isOnlyOld = !before;
    }
    co_await m_keyring->write(name, secret);
    if (isOnlyOld) {
        co_await m_keyring->remove(key);
    }
}

QCoro::Task<void> ProfileKeyring::remove(QString key)
{
    QString name = named(key);
    if (mayBeOld(key)) {
        const std::optional<Secret> moved = co_await m_keyring->read(name);
        if (!moved) {
            name = key;
        }
    }
    co_await m_keyring->remove(name);
}

} // namespace waxwing::auth
