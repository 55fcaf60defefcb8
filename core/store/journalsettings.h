// The settings in journal.db that must be known before anything is connected or fetched. Each is one row; what is
// not there has its default.
#pragma once

#include "core/store/folderpolicy.h"
#include "core/store/sqlite.h"

#include <QHash>

namespace waxwing::store {

class JournalSettings {
public:
    explicit JournalSettings(Database &journal) : m_journal(journal) { }

    void setPolicy(const QString &folderKey, AccountId account, const FolderPolicy &policy);
    FolderPolicy policy(const QString &folderKey);
    QHash<QString, FolderPolicy> policies(AccountId account);
    void removeAccount(AccountId account);
    // An empty value removes it.
    void setOption(const QString &name, const QString &value);
    QString option(const QString &name);

private:
    Database &m_journal;
};

} // namespace waxwing::store
