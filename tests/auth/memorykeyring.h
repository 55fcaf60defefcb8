// A keyring in the test's memory, which may be absent.
#pragma once

#include "core/auth/keyring.h"
#include "core/base/error.h"

#include <QHash>

namespace waxwing::test {

class MemoryKeyring final : public auth::Keyring {
public:
    QCoro::Task<std::optional<QString>> read(QString key) override
    {
        throwIfAbsent();
        std::optional<QString> found;
        if (secrets.contains(key)) {
            found = secrets.value(key);
        }
        co_return found;
    }
    QCoro::Task<void> write(QString key, QString secret) override
    {
        throwIfAbsent();
        if (isReadOnly) {
            throw Error(ErrorKind::Auth, QStringLiteral("The keyring did not work."));
        }
        secrets.insert(key, secret);
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
