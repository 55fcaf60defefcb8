// A keyring in the test's memory, which may be absent.
#pragma once

#include "core/auth/keyring.h"
#include "core/base/error.h"

#include <QHash>

namespace waxwing::test {

class MemoryKeyring final : public auth::Keyring {
public:
    QCoro::Task<std::optional<auth::Secret>> read(QString key) override
    {
        throwIfAbsent();
        if (isLocked) {
            throw Error(ErrorKind::Auth, QStringLiteral("The keyring is locked.")).withCode(auth::keyringLocked);
        }
        std::optional<auth::Secret> found;
        if (secrets.contains(key)) {
            found = auth::Secret(secrets.value(key));
        }
        co_return found;
    }
    QCoro::Task<void> write(QString key, auth::Secret secret) override
    {
        throwIfAbsent();
        if (isReadOnly) {
            throw Error(ErrorKind::Auth, QStringLiteral("The keyring did not work."));
        }
        secrets.insert(key, secret.toString());
        co_return;
    }
    QCoro::Task<void> remove(QString key) override
    {
        throwIfAbsent();
        secrets.remove(key);
        co_return;
    }

    QHash<QString, QString> secrets;
    bool isAbsent = false;
    bool isLocked = false; // nothing can be read
    bool isReadOnly = false; // nothing can be added

private:
    void throwIfAbsent() const
    {
        if (isAbsent) {
            throw Error(ErrorKind::Auth, QStringLiteral("There is no keyring on this system."));
        }
    }
};

} // namespace waxwing::test
