// AccountWorker: messages that come from another account.
#include "core/sync/accountworker.h"

#include "core/sync/backoff.h"
#include "core/sync/words.h"

#include <QCoroFuture>
#include <QRandomGenerator>

namespace waxwing::sync {

// The original of a message that is copied to another account stays until the copy is confirmed there.
QCoro::Task<bool> AccountWorker::waitsForAnother(store::Intent intent)
{
    if (!intent.after.isValid()) {
        co_return false;
    }
    const IntentId other = intent.after;
    auto reading = m_store.read([other](store::Reader &reader) { return reader.intent(other); });
    const std::optional<store::Intent> before = co_await reading;
    const bool waits = before && isStillToDo(*before);
    co_return waits;
}

// False: it cannot be had now, and the copy waits (or is refused, where there is nothing to copy any more). That
// is the other account's trouble: this one goes on with what does not rest on the copy.
QCoro::Task<bool> AccountWorker::originalIsHere(store::Intent copy)
{
    std::optional<Error> failure;
    try {
        co_await m_fetchOriginal(copy);
    } catch (const Error &error) {
        failure = error;
    }
    if (!failure) {
        co_return true;
    }
    const bool gone = failure->kind() == ErrorKind::Input || failure->kind() == ErrorKind::Conflict;
    const IntentId id = copy.id;
    const QString sentence = gone
        ? Words::tr("The message is no longer where it was, so it could not be copied. Nothing was deleted.")
        : Words::tr("The message is fetched as soon as its own account can be reached. %1").arg(failure->summary());
    const QString technical = failure->technical();
    auto writing = m_store.write(store::Priority::User, [=](store::Writer &writer) {
        if (gone) {
            writer.refuse(id, sentence, technical);
        } else {
            writer.postpone(id, sentence, technical);
        }
    });
    co_await writing;
    if (gone) {
        co_await tellProblem(id);
    } else if (m_mode == Mode::Background && !m_retry.isActive()) {
        m_retry.start(backoff(++m_failures, QRandomGenerator::global()->generateDouble()));
    }
    co_return false;
}

} // namespace waxwing::sync
