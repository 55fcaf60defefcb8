// "On this computer": folders that are only here, as Maildirs. No server, so nothing ever waits for one.
#pragma once

#include "core/sync/maildirbackend.h"

namespace waxwing::sync {

class LocalBackend final : public MaildirBackend {
    Q_OBJECT
public:
    LocalBackend(store::Store &store, AccountId account, QString mailFolder, QObject *parent = nullptr)
        : MaildirBackend(store, account, std::move(mailFolder), LocalMail::Kind::Folders, parent)
    {
    }

    bool needsNetwork() const override { return false; }
    void close() override { }
    void reopen() override { }
    void credentialsChanged() override { }
};

} // namespace waxwing::sync
