#include "core/store/journalsettings.h"

namespace waxwing::store {

namespace {

// Columns key, kind, amount, attachments. A kind of a later version is read as the default.
FolderPolicy read(const Query &query)
{
    FolderPolicy policy;
    if (query.integer(1) >= 0 && query.integer(1) <= qint64(FolderPolicy::Kind::All)) {
        policy.kind = FolderPolicy::Kind(query.integer(1));
        policy.amount = int(qBound(qint64(1), query.integer(2), qint64(100'000)));
        policy.attachments = query.integer(3);
    }
    if (policy.kind != FolderPolicy::Kind::Days && policy.kind != FolderPolicy::Kind::Months) {
        policy.amount = 0;
    }
    return policy;
}

} // namespace

void JournalSettings::setPolicy(const QString &folderKey, AccountId account, const FolderPolicy &policy)
{
    m_journal.query("REPLACE INTO policy(key, account, kind, amount, attachments) VALUES(?, ?, ?, ?, ?)")
        .bind(folderKey, account.value(), int(policy.kind), policy.amount, policy.attachments)
        .run();
}

FolderPolicy JournalSettings::policy(const QString &folderKey)
{
    Query query = m_journal.query("SELECT key, kind, amount, attachments FROM policy WHERE key = ?");
    query.bind(folderKey);
    return query.next() ? read(query) : FolderPolicy();
}

QHash<QString, FolderPolicy> JournalSettings::policies(AccountId account)
{
    QHash<QString, FolderPolicy> policies;
    Query query = m_journal.query("SELECT key, kind, amount, attachments FROM policy WHERE account = ?");
    query.bind(account.value());
    while (query.next()) {
        policies.insert(query.text(0), read(query));
    }
    return policies;
}

void JournalSettings::removeAccount(AccountId account)
{
    m_journal.query("DELETE FROM policy WHERE account = ?").bind(account.value()).run();
}

void JournalSettings::setOption(const QString &name, const QString &value)
{
    if (value.isEmpty()) {
        m_journal.query("DELETE FROM option WHERE name = ?").bind(name).run();
    } else {
        m_journal.query("REPLACE INTO option(name, value) VALUES(?, ?)").bind(name, value).run();
    }
}

QString JournalSettings::option(const QString &name)
{
    Query query = m_journal.query("SELECT value FROM option WHERE name = ?");
    query.bind(name);
    return query.next() ? query.text(0) : QString();
}

} // namespace waxwing::store
