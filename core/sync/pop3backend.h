// The POP3 account type: folders are Maildirs on this computer, the server only gives mail. A message is
// deleted on the server only after it is fsynced here; its file name is made from its UIDL, so that fetching it
// again meets its own file. Kill it at any moment: nothing is lost, nothing doubled.
//
// UIDLs are not trusted further than needed: one that two messages have names neither, one whose message has
// another size is taken for another message, and before anything is deleted that was not fetched in this very
// session its header is compared with what is here (TOP). A message under a new UIDL whose content is here already
// is not stored again.
#pragma once

#include "core/accounts/account.h"
#include "core/base/wakeup.h"
#include "core/session/pop3session.h"
#include "core/sync/maildirbackend.h"
#include "core/sync/pop3ledger.h"

#include <functional>

namespace waxwing::sync {

class Pop3Backend final : public MaildirBackend {
    Q_OBJECT
public:
    struct Options {
        AccountId account;
        QString mailFolder; // the account's own
        accounts::LeaveOnServer leaveOnServer;
        qint64 previewAbove = 0; // octets: of larger messages only the beginning is fetched; 0: always the whole
        std::function<std::shared_ptr<session::Pop3Session>()> make; // not open yet
        std::function<QCoro::Task<void>(session::Pop3Session *)> open; // connects and logs in
    };

    Pop3Backend(store::Store &store, Options options, QObject *parent = nullptr);
    ~Pop3Backend() override;

    QCoro::Task<SyncReport> sync(SyncRequest request) override;
    void close() override;
    void reopen() override { m_closed = false; }
    void credentialsChanged() override { m_refusedLogin.reset(); }

protected:
    QCoro::Task<void> fetchRest(store::FolderSyncState folder, Uid uid, QByteArray base) override;

private:
    struct Listed; // a message as the server lists it
    struct Incoming; // on its way in
    struct Visit; // one visit to the server, pop3visit.h
    using Session = std::shared_ptr<session::Pop3Session>;
    using VisitPtr = std::shared_ptr<Visit>;

    QCoro::Task<void> fetchMail(FolderId inbox, SyncReport *report);
    void throwIfClosed() const;
    QCoro::Task<void> mailboxIsFree(); // or closed
    QCoro::Task<Session> openSession();
    void endVisit();
    QCoro::Task<void> visitServer(VisitPtr visit);
    // pop3backend_fetch.cpp
    QCoro::Task<void> listServer(VisitPtr visit);
    QCoro::Task<void> plan(VisitPtr visit);
    QCoro::Task<void> identify(VisitPtr visit);
    QCoro::Task<void> fetchWhole(VisitPtr visit);
    QCoro::Task<void> fetchBeginnings(VisitPtr visit);
    QCoro::Task<std::shared_ptr<Incoming>> fetchOne(VisitPtr visit, qsizetype index);
    // pop3backend_store.cpp
    QCoro::Task<void> storeBatch(VisitPtr visit, QList<std::shared_ptr<Incoming>> incoming);
    std::pair<Fetched, bool> take(Visit &visit, LocalMail &mail, const Incoming &one, const QByteArray &source);
    // pop3backend_delete.cpp
    QCoro::Task<void> deleteWhatMayGo(VisitPtr visit);
    QCoro::Task<QList<qsizetype>> certain(VisitPtr visit, QList<qsizetype> indexes);
    QCoro::Task<void> forgetWhatIsGone(VisitPtr visit);
    bool mayGo(const Listed &message) const;

    Pop3Ledger &ledger(); // in a local() job only

    Options m_options;
    std::unique_ptr<Pop3Ledger> m_ledger; // made and used in the disk thread
    Session m_session;
    std::optional<Error> m_refusedLogin;
    bool m_fetching = false;
    Wakeup m_visitEnded{this};
    int m_visits = 0; // that brought what there was
    bool m_closed = false;
};

} // namespace waxwing::sync
