// Delivery of queued mail: robustness.md "Sending". Each state is durable before the next octet goes out:
//
//   queued → sending → (before the final dot: unknown) → accepted | rejected → filed
//
// Unknown is written before the final dot, not after a missing answer: so a crash in "sending" has sent nothing
// and may be repeated, and a crash at the dot is never resent. Engine thread.
#pragma once

#include "core/session/smtpsession.h"
#include "core/store/store.h"
#include "core/sync/backend.h"

#include <QCoroTask>

#include <functional>
#include <memory>
#include <optional>

namespace waxwing::sync {

class Outbox {
public:
    struct MakeSession {
        std::function<std::shared_ptr<session::SmtpSession>()> make; // not open yet
        std::function<QCoro::Task<void>(session::SmtpSession *)> open; // connects and logs in
        // Envelope sender, lower case → path of the folder that identity's copies go to; others go to Sent.
        QHash<QString, QString> sentFolders;
    };
    struct Result {
        bool tell = false; // sentence is for the user, now
        QString sentence;
        bool copyWaits = false; // an Append to Sent is in the journal: replay it
        std::optional<Error> later; // not done now; worth repeating
    };

    // store and backend outlive this object and its tasks.
    Outbox(AccountId account, store::Store &store, AccountBackend &backend, MakeSession session);

    // Brings one Send intent as far as it goes now. Throws Error{Storage}; what a server or a connection does
    // is in the result. One at a time.
    QCoro::Task<Result> advance(store::Intent intent);
    void close();
    void reopen() { m_closed = false; }

private:
    using Recipients = QList<store::RecipientResult>;

    QCoro::Task<Result> deliver(store::Intent intent);
    QCoro::Task<std::shared_ptr<session::SmtpSession>> openSession();
    QCoro::Task<void> noteStep(IntentId intent, Recipients recipients, session::SubmissionStep step);
    QCoro::Task<Result> settle(store::Intent intent, session::SubmissionResult result);
    QCoro::Task<Result> accepted(store::Intent intent, Recipients recipients);
    QCoro::Task<Result> lookForUnknown(store::Intent intent);
    QCoro::Task<Result> file(store::Intent intent);
    QCoro::Task<void> setState(IntentId intent, store::SendState state, Recipients recipients, QString detail);
    QCoro::Task<Result> putOff(store::Intent intent, Recipients recipients, Error error);

    AccountId m_account;
    store::Store &m_store;
    AccountBackend &m_backend;
    MakeSession m_make;
    std::shared_ptr<session::SmtpSession> m_session;
    QSet<IntentId> m_lookedFor; // unknown ones asked about in this run
    QSet<IntentId> m_told; // and those the person was told of
    bool m_closed = false;
};

} // namespace waxwing::sync
