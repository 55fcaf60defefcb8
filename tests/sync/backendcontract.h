// What every account type must do, whatever is behind it: tst_contract_imap, …_pop3 and …_local inherit this suite
// and only say how an account is made. Each runs the back end through the engine against what is real: a store, a
// Dovecot, a Maildir.
#pragma once

#include "app/common/core.h"
#include "tests/support/testservers.h"

#include <QTemporaryDir>
#include <QTest>

namespace waxwing::test {

class BackendContract : public QObject {
    Q_OBJECT
protected:
    // Adds the account under test and gives its id; called once a test, with nothing in the mailbox.
    virtual AccountId makeAccount(app::Core &core) = 0;
    // Puts a message where the account finds it at its next sync; false: nothing can from outside.
    virtual void deliver(const QByteArray &message) = 0;
    // The folder that deliver() fills.
    virtual QString arrivals() const { return QStringLiteral("INBOX"); }
    virtual void emptyMailbox() { }

private Q_SLOTS:
    void init();
    void cleanup();

    void deliveredMailIsHere();
    void secondSyncIsQuiet();
    void bodyIsTheSource();
    void bodyOfNoMessageIsAnError();
    void flagsStay();
    void movesStay();
    void copiesStay();
    void deletionStays();
    void foldersAreMadeRenamedMovedDeleted();
    void draftIsReplacedOnce();
    void appliedOfflineDoneLater();
    void whatWasDoneTogetherParts();
    void outOfAFolderThatIsDeleted();
    void undoOfAMove();
    void rebuiltCacheShowsTheSame();

protected:
    void open(bool offline = false);
    void close();
    void syncNow();
    FolderId folder(const QString &path);
    QStringList subjects(const QString &path);
    PlacementId message(const QString &path, const QString &subject);
    store::MessageRow row(const QString &path, const QString &subject);
    QStringList paths();
    sync::Applied done(QFuture<sync::Applied> verb);
    template <class T> T result(QFuture<T> future);
    bool nothingWaits();
    sync::MailEngine &engine() { return m_core->engine(); }
    store::Store &store() { return m_core->store(); }
    AccountId account() const { return m_account; }

private:
    std::unique_ptr<QTemporaryDir> m_profile;
    std::unique_ptr<app::Core> m_core;
    AccountId m_account;
};

QByteArray contractMessage(const QByteArray &subject);

} // namespace waxwing::test
