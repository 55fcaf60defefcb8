// AccountWorker: what waits in the journal, brought to the server, and mail to its recipients.
#include "core/sync/accountworker.h"

#include "core/sync/words.h"

#include <QCoroFuture>

#include <algorithm>

namespace waxwing::sync {

namespace {

// May it rest on a copy that has not come yet? What a copy makes has no UID until then.
bool mayRestOnCopies(const store::Intent &intent)
{
    const auto isNew = [](const store::MessageRef &ref) { return !ref.uid.isValid(); };
    const bool messages = !intent.messages.isEmpty() && !intent.sourceAccount.isValid();
    return intent.kind == store::IntentKind::MoveFolder || intent.kind == store::IntentKind::DeleteFolder
        || (messages && std::any_of(intent.messages.cbegin(), intent.messages.cend(), isNew));
}

} // namespace

bool AccountWorker::isStillToDo(const store::Intent &intent)
{
    return intent.state == store::IntentState::Waiting || intent.state == store::IntentState::Sending;
}

QCoro::Task<QList<store::Intent>> AccountWorker::intents()
{
    const AccountId account = m_account;
    auto reading = m_store.read([account](store::Reader &reader) { return reader.intentsInBrief(account); });
    const QList<store::Intent> all = co_await reading;
    co_return all;
}

QCoro::Task<std::optional<store::Intent>> AccountWorker::present(IntentId id)
{
    auto reading = m_store.read([id](store::Reader &reader) { return reader.intent(id); });
    const std::optional<store::Intent> intent = co_await reading;
    co_return intent;
}

// In the order the user acted. One that has to wait holds back those that rest on it, and no others. A connection
// that fails ends the round.
QCoro::Task<void> AccountWorker::replayWaiting()
{
    const QList<store::Intent> waiting = co_await intents();
    const auto round = std::make_shared<Round>();
    for (const store::Intent &listed : waiting) {
        if (m_offline || m_scope.isClosing()) {
            co_return;
        }
        if (listed.kind == store::IntentKind::Send) {
            continue;
        }
        const std::optional<store::Intent> now = co_await present(listed.id);
        if (!now || !isStillToDo(*now)) {
            continue;
        }
        const bool held = co_await isHeld(*now, round);
        if (held) {
            round->order->waits(*now);
            continue;
        }
        std::optional<ReplayOutcome> outcome;
        std::optional<Error> failure;
        try {
            outcome = co_await replayOne(listed.id, round->order);
        } catch (const Error &error) {
            failure = error;
        }
        // Cancelled while it was looked at: that is no reason for the others to wait.
        if (failure && failure->kind() != ErrorKind::Input) {
            failed(*failure);
            co_return;
        }
        if (outcome) {
            co_await noteReplayed(listed, *outcome, round);
        }
    }
    if (round->passing) {
        failed(*round->passing);
    }
    if (round->sentCopies && m_mode == Mode::Background) {
        m_delivery.trigger(); // what is in Sent now may be called filed
    }
}

QCoro::Task<bool> AccountWorker::isHeld(store::Intent intent, std::shared_ptr<Round> round)
{
    const bool waits = co_await waitsForAnother(intent);
    if (waits || (round->copiesWait && mayRestOnCopies(intent))) {
        co_return true;
    }
    if (!intent.sourceAccount.isValid()) {
        co_return false;
    }
    const bool here = co_await originalIsHere(intent);
    round->copiesWait = round->copiesWait || !here;
    co_return !here;
}

QCoro::Task<void> AccountWorker::noteReplayed(store::Intent intent, ReplayOutcome outcome, std::shared_ptr<Round> round)
{
    round->sentCopies |= intent.kind == store::IntentKind::Append;
    if (outcome == ReplayOutcome::Postponed) {
        const std::optional<store::Intent> left = co_await present(intent.id);
        const QString sentence = left ? left->problem : QString();
        round->passing
            = Error(ErrorKind::Server, sentence.isEmpty() ? Words::tr("The server could not do this now.") : sentence);
        co_return;
    }
    succeeded();
    if (intent.sourceAccount.isValid()) {
        Q_EMIT copiedFrom(intent.sourceAccount);
    }
    if (outcome == ReplayOutcome::Refused) {
        co_await tellProblem(intent.id);
    }
}

// Nothing where it is gone, waits its turn, or is the user's to decide. Throws what ends the round.
QCoro::Task<std::optional<ReplayOutcome>> AccountWorker::replayOne(IntentId id, std::shared_ptr<ReplayOrder> order)
{
    while (true) {
        // Read again: what went before may have moved the messages this one names, or it was cancelled or composed.
        const std::optional<store::Intent> found = co_await present(id);
        if (!found || !isStillToDo(*found)) {
            co_return std::nullopt;
        }
        if (order->mustWait(*found)) {
            order->waits(*found);
            co_return std::nullopt;
        }
        const store::Intent intent = *found;
        const ReplayOutcome outcome = co_await m_backend->replay(intent);
        if (outcome == ReplayOutcome::Postponed) {
            order->waits(intent);
        }
        if (outcome != ReplayOutcome::Changed) {
            co_return outcome;
        }
    }
}

// A message the server puts off does not hold back the next; a connection that fails does.
QCoro::Task<void> AccountWorker::deliverWaiting()
{
    const QList<store::Intent> waiting = co_await intents();
    for (const store::Intent &listed : waiting) {
        if (m_offline || m_scope.isClosing()) {
            co_return;
        }
        if (listed.kind != store::IntentKind::Send) {
            continue;
        }
        const std::optional<store::Intent> now = co_await present(listed.id);
        if (!now) {
            continue;
        }
        const store::Intent intent = *now;
        const Outbox::Result result = co_await m_outbox->advance(intent);
        if (result.tell) {
            Q_EMIT problem(intent.id, intent.what, result.sentence);
        }
        if (result.copyWaits) {
            m_replay.trigger();
        }
        if (result.later) {
            failed(*result.later);
            if (result.later->kind() != ErrorKind::Server) {
                co_return;
            }
        }
    }
}

QCoro::Task<void> AccountWorker::tellProblem(IntentId id)
{
    const std::optional<store::Intent> intent = co_await present(id);
    if (intent) {
        Q_EMIT problem(id, intent->what, intent->problem);
    }
}

} // namespace waxwing::sync
