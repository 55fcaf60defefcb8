#include "core/sync/outbox.h"

#include "core/base/log.h"
#include "core/sync/verbs.h"
#include "core/sync/words.h"

#include <QCoroFuture>

#include <algorithm>

namespace waxwing::sync {

using session::SubmissionResult;
using session::SubmissionStep;
using store::SendState;

namespace {

QString replyText(const session::RecipientResult &result)
{
    return result.reply ? result.reply->toString() : QString();
}

// What was known, with what this transaction said. A recipient that was final before stays so.
QList<store::RecipientResult> merged(QList<store::RecipientResult> recipients, const SubmissionResult &result)
{
    const bool taken = result.state == SubmissionResult::State::Accepted;
    for (const session::RecipientResult &now : result.recipients) {
        const auto known = std::find_if(recipients.begin(), recipients.end(), [&](const store::RecipientResult &row) {
            return row.address == now.recipient && !row.final;
        });
        if (known == recipients.end()) {
            continue;
        }
        known->reply = replyText(now);
        if (now.isAccepted()) {
            known->accepted = taken;
            known->final = taken;
        } else {
            known->accepted = false;
            known->final = !now.isTemporary();
        }
    }
    return recipients;
}

QStringList addressesLeft(const QList<store::RecipientResult> &recipients)
{
    QStringList left;
    for (const store::RecipientResult &recipient : recipients) {
        if (!recipient.final) {
            left.append(recipient.address);
        }
    }
    return left;
}

// "bob@x.example (550 no such user)"; empty when nobody was refused.
QString refusedOnes(const QList<store::RecipientResult> &recipients)
{
    QStringList refused;
    for (const store::RecipientResult &recipient : recipients) {
        if (recipient.final && !recipient.accepted) {
            const QString words = recipient.address + QLatin1String(" (") + recipient.reply + QLatin1Char(')');
            refused.append(words);
        }
    }
    return refused.join(QLatin1String(", "));
}

QString unknownSentence()
{
    return Words::tr("The server did not answer after the message was handed over, so it may have been sent. "
                     "It is kept here and not sent again by itself.");
}

} // namespace

Outbox::Outbox(AccountId account, store::Store &store, AccountBackend &backend, MakeSession session)
    : m_account(account), m_store(store), m_backend(backend), m_make(std::move(session))
{
}

QCoro::Task<Outbox::Result> Outbox::advance(store::Intent intent)
{
    Result result;
    switch (intent.sendState) {
    case SendState::Queued:
    case SendState::Sending: // died before the final dot: nobody has taken it
        if (intent.state != store::IntentState::Refused) {
            result = co_await deliver(intent);
        }
        break;
    case SendState::Unknown: result = co_await lookForUnknown(intent); break;
    case SendState::Accepted: result = co_await file(intent); break;
    case SendState::Rejected:
    case SendState::Filed: break;
    }
    co_return result;
}

QCoro::Task<Outbox::Result> Outbox::deliver(store::Intent intent)
{
    const qint64 blob = intent.transferBlob;
    auto reading = m_store.read([blob](store::Reader &reader) { return reader.blob(blob); });
    const QByteArray source = co_await reading;
    std::shared_ptr<session::SmtpSession> session;
    std::optional<Error> failure;
    try {
        session = co_await openSession();
    } catch (const Error &error) {
        failure = error;
    }
    if (failure) {
        const Result later = co_await putOff(intent, intent.recipients, *failure);
        co_return later;
    }
    session::Submission submission;
    submission.sender = intent.sender;
    submission.recipients = addressesLeft(intent.recipients);
    submission.message = session::messageFrom(source);
    const IntentId id = intent.id;
    const Recipients recipients = intent.recipients;
    submission.before = [this, id, recipients](SubmissionStep step) { return noteStep(id, recipients, step); };
    const SubmissionResult said = co_await session->submit(submission);
    if (!session->isOpen()) {
        m_session.reset();
    }
    const Result result = co_await settle(intent, said);
    co_return result;
}

QCoro::Task<std::shared_ptr<session::SmtpSession>> Outbox::openSession()
{
    if (m_closed) {
        throw Error(ErrorKind::Cancelled, Words::tr("The connection was closed."));
    }
    if (m_session && m_session->isOpen()) {
        co_return m_session;
    }
    const std::shared_ptr<session::SmtpSession> session = m_make.make();
    if (!session) {
        throw Error(ErrorKind::Input, Words::tr("This account has no server for sending."), {}, Retry::AfterUserAction);
    }
    m_session = session;
    co_await m_make.open(session.get());
    co_return session;
}

QCoro::Task<void> Outbox::noteStep(IntentId intent, Recipients recipients, SubmissionStep step)
{
    if (step == SubmissionStep::Mail) {
        co_await setState(intent, SendState::Sending, recipients, QString());
    } else if (step == SubmissionStep::FinalDot) {
        co_await setState(intent, SendState::Unknown, recipients, unknownSentence());
    }
}

QCoro::Task<Outbox::Result> Outbox::settle(store::Intent intent, SubmissionResult said)
{
    const Recipients recipients = merged(intent.recipients, said);
    const Error reason = said.reason.value_or(Error(ErrorKind::Server, Words::tr("The server refused the message.")));
    Result result;
    switch (said.state) {
    case SubmissionResult::State::Accepted: result = co_await accepted(intent, recipients); break;
    case SubmissionResult::State::RejectedTemporarily: result = co_await putOff(intent, recipients, reason); break;
    case SubmissionResult::State::RejectedPermanently: {
        co_await setState(intent.id, SendState::Rejected, recipients, reason.summary());
        const IntentId id = intent.id;
        const QString refused = refusedOnes(recipients);
        const QString technical = refused.isEmpty() ? reason.technical() : refused;
        auto writing = m_store.write(store::Priority::User, [id, reason, technical](store::Writer &writer) {
            writer.refuse(id, reason.summary(), technical);
        });
        co_await writing;
        result.tell = true;
        result.sentence = reason.summary();
        break;
    }
    case SubmissionResult::State::Unknown:
        co_await setState(intent.id, SendState::Unknown, recipients, unknownSentence());
        m_told.insert(intent.id);
        result.tell = true;
        result.sentence = unknownSentence();
        break;
    }
    co_return result;
}

// Those the server put off are tried again alone; the copy is filed when nobody is left.
QCoro::Task<Outbox::Result> Outbox::accepted(store::Intent intent, Recipients recipients)
{
    const QString refused = refusedOnes(recipients);
    if (!addressesLeft(recipients).isEmpty()) {
        const Error error(ErrorKind::Server, Words::tr("The server will take the message for some recipients later."),
                          addressesLeft(recipients).join(QLatin1String(", ")), Retry::Later);
        const Result later = co_await putOff(intent, recipients, error);
        co_return later;
    }
    const QString detail = refused.isEmpty() ? QString() : QString(Words::tr("Not delivered to %1.").arg(refused));
    co_await setState(intent.id, SendState::Accepted, recipients, detail);
    store::Intent now = intent;
    now.sendState = SendState::Accepted;
    now.recipients = recipients;
    Result result = co_await file(now);
    result.tell = !refused.isEmpty();
    result.sentence = detail;
    co_return result;
}

// robustness.md: look for the Message-ID in Sent, where some servers save what they take; else ask the person.
QCoro::Task<Outbox::Result> Outbox::lookForUnknown(store::Intent intent)
{
    Result result;
    if (m_lookedFor.contains(intent.id)) {
        co_return result;
    }
    const AccountId account = m_account;
    auto reading
        = m_store.read([account](store::Reader &reader) { return reader.folderByRole(account, store::Role::Sent); });
    const std::optional<store::FolderRow> sent = co_await reading;
    bool found = false;
    if (sent && m_backend.hasServerFolders()) {
        try {
            found = co_await m_backend.contains(sent->id, intent.messageId);
        } catch (const Error &error) {
            result.later = error;
        }
    }
    if (result.later) {
        co_return result;
    }
    m_lookedFor.insert(intent.id);
    if (found) {
        Recipients recipients = intent.recipients;
        for (store::RecipientResult &recipient : recipients) {
            recipient.accepted = recipient.accepted || !recipient.final;
            recipient.final = true;
        }
        result = co_await accepted(intent, recipients);
    } else if (!m_told.contains(intent.id)) { // found after a restart: nobody may have read it the first time
        m_told.insert(intent.id);
        result.tell = true;
        result.sentence = unknownSentence();
    }
    co_return result;
}

// The copy in Sent is an Append like any other, so it is there once (ImapReplay looks first). Filed is said
// when it is there.
QCoro::Task<Outbox::Result> Outbox::file(store::Intent intent)
{
    const AccountId account = m_account;
    const QString own = m_make.sentFolders.value(intent.sender.toLower());
    auto writing = m_store.write(store::Priority::User, [account, intent, own](store::Writer &writer) {
        verbs::Performed performed;
        const auto chosen = own.isEmpty() ? std::nullopt : writer.reader().folderByPath(account, own);
        const store::FolderRow sent
            = chosen ? *chosen : verbs::folderForRole(writer, account, store::Role::Sent, performed);
        const QList<store::Intent> waiting = writer.reader().intentsInBrief(account);
        for (const store::Intent &other : waiting) {
            if (other.kind == store::IntentKind::Append && other.messageId == intent.messageId) {
                return true;
            }
        }
        if (writer.reader().placementByMessageId(sent.id, intent.messageId)) {
            writer.setSendState(intent.id, SendState::Filed, intent.recipients, {});
            return false;
        }
        store::Verb verb;
        verb.kind = store::IntentKind::Append;
        verb.account = account;
        verb.folder = sent.id;
        verb.message = intent.message;
        verb.source = writer.reader().blob(intent.blob);
        verb.messageId = intent.messageId;
        verb.sender = intent.sender;
        verb.subject = intent.subject;
        verb.flags.set = store::Flag::Seen;
        verb.what = Words::tr("Keep a copy of “%1” in %2").arg(intent.subject, verbs::shownName(sent));
        writer.apply(verb);
        return true;
    });
    Result result;
    result.copyWaits = co_await writing;
    co_return result;
}

QCoro::Task<void> Outbox::setState(IntentId intent, SendState state, Recipients recipients, QString detail)
{
    auto writing = m_store.write(
        store::Priority::User, [=](store::Writer &writer) { writer.setSendState(intent, state, recipients, detail); });
    co_await writing;
}

QCoro::Task<Outbox::Result> Outbox::putOff(store::Intent intent, Recipients recipients, Error error)
{
    co_await setState(intent.id, SendState::Queued, recipients, error.summary());
    const IntentId id = intent.id;
    auto writing = m_store.write(store::Priority::User, [id, error](store::Writer &writer) {
        writer.postpone(id, error.summary(), error.technical());
    });
    co_await writing;
    Result result;
    result.later = error;
    co_return result;
}

void Outbox::close()
{
    m_closed = true;
    if (m_session) {
        m_session->close();
    }
}

} // namespace waxwing::sync
