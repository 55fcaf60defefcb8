// The accounts of a profile: the file accounts.json, replaced as a whole at every change.
#pragma once

#include "core/accounts/account.h"

#include <QObject>

namespace waxwing::accounts {

// Lives in the thread that made it; others get copies of accounts over queued signals.
class AccountRegistry : public QObject {
    Q_OBJECT
public:
    // Throws Error{Storage} when the file is there and cannot be read or understood: it is then left as it
    // is, for it may be all that is left of the user's settings.
    explicit AccountRegistry(const QString &profileFolder, QObject *parent = nullptr);

    QList<Account> accounts() const { return m_accounts; } // in the user's order; at first as they were added
    // nullopt when there is none.
    std::optional<Account> account(AccountId id) const;

    // All of them: durable when they return; nothing has changed when they throw. Error{Input} from
    // validate(), Error{Conflict} for an id that is not there, Error{Storage}.
    AccountId add(Account account); // its id is ignored
    // What add() gives next: whoever follows added() finds what was kept under this id before.
    AccountId nextId() const { return AccountId(m_nextId); }
    // Random, for this profile only; part of the names under which the keyring holds its passwords. Empty: a profile
    // from before there were ids, whose new one could not be saved; it is tried again at the next start.
    const QString &profileId() const { return m_profileId; }
    // Accounts below this one may have passwords under a name without the id.
    AccountId oldNamesBefore() const { return AccountId(m_oldNamesBefore); }
    void update(const Account &account);
    void remove(AccountId id);
    // Accounts that are gone, or keep their password elsewhere now, and of which the keyring may still hold something:
    // from remove() and update() on, until secretsForgotten() says otherwise.
    const QList<AccountId> &secretsToForget() const { return m_secretsToForget; }
    void secretsForgotten(AccountId id);
    // To this place among the accounts, from 0; the last for a larger one.
    void move(AccountId id, qsizetype place);

Q_SIGNALS:
    void added(const waxwing::accounts::Account &account);
    void changed(const waxwing::accounts::Account &account);
    void removed(waxwing::AccountId id);

private:
    void load();
    void giveId();
    void save(const QList<Account> &accounts, qint64 nextId, const QList<AccountId> &toForget);
    void save(const QList<Account> &accounts, qint64 nextId) { save(accounts, nextId, m_secretsToForget); }
    qsizetype indexOf(AccountId id) const;

    QString m_fileName;
    QString m_profileId;
    qint64 m_oldNamesBefore = 0;
    QList<Account> m_accounts;
    QList<AccountId> m_secretsToForget;
    qint64 m_nextId = 1; // never goes back: journal and keyring name accounts by id
};

} // namespace waxwing::accounts
