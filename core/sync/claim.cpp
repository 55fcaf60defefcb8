#include "core/sync/claim.h"

#include "core/sync/words.h"

#include <QCoroFuture>

#include <algorithm>

namespace waxwing::sync {

namespace {

bool sameMessages(const QList<store::MessageRef> &a, const QList<store::MessageRef> &b)
{
    return std::equal(a.cbegin(), a.cend(), b.cbegin(), b.cend(), [](const auto &x, const auto &y) {
        return x.folderKey == y.folderKey && x.uidValidity == y.uidValidity && x.uid == y.uid;
    });
}

} // namespace

QCoro::Task<void> claim(store::Store *store, store::Intent intent, std::optional<store::AttemptNote> note)
{
    auto writing = store->write(store::Priority::User, [intent, note](store::Writer &writer) {
        const auto now = writer.reader().intent(intent.id);
        const bool same = now
            && (now->state == store::IntentState::Waiting || now->state == store::IntentState::Sending)
            && now->newLevels == intent.newLevels && sameMessages(now->messages, intent.messages);
        if (!same) {
            throw Error(ErrorKind::Cancelled, Words::tr("This change was changed or taken back meanwhile."))
                .withCode(kChangedMeanwhile);
        }
        writer.noteAttempt(intent.id, note);
    });
    co_await writing;
}

} // namespace waxwing::sync
