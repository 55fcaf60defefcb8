#include "core/sync/undostack.h"

#include "core/store/reader.h"
#include "core/sync/words.h"

#include <QMutexLocker>

#include <algorithm>

namespace waxwing::sync {

void UndoStack::push(Entry entry)
{
    const QMutexLocker locker(&m_mutex);
    m_entries.push_back(std::move(entry));
    if (m_entries.size() > most) {
        m_entries.pop_front();
    }
}

bool UndoStack::isEmpty() const
{
    const QMutexLocker locker(&m_mutex);
    return m_entries.empty();
}

std::optional<UndoStack::Entry> UndoStack::take(IntentId intent)
{
    const QMutexLocker locker(&m_mutex);
    const auto holds = [intent](const Entry &entry) {
        return !intent.isValid()
            || std::any_of(entry.steps.cbegin(), entry.steps.cend(),
                           [intent](const verbs::Step &step) { return step.intent == intent; });
    };
    const auto found = std::find_if(m_entries.rbegin(), m_entries.rend(), holds);
    if (found == m_entries.rend()) {
        return std::nullopt;
    }
    Entry entry = std::move(*found);
    m_entries.erase(std::next(found).base());
    return entry;
}

namespace {

// A change whose first attempt has not begun is only here: forgetting it is enough.
bool hasNotLeft(store::Writer &writer, IntentId id)
{
    const auto intent = writer.reader().intent(id);
    return intent && intent->attempts == 0 && intent->state == store::IntentState::Waiting && !intent->attempt;
}

} // namespace

verbs::Performed undo(store::Writer &writer, const UndoStack::Entry &entry)
{
    verbs::Performed performed;
    performed.applied.what = translated("Undone: %1").arg(entry.what);
    for (auto step = entry.steps.crbegin(); step != entry.steps.crend(); ++step) {
        if (hasNotLeft(writer, step->intent) && writer.cancel(step->intent)) {
            continue;
        }
        if (!step->inverse) {
            throw Error(ErrorKind::Input, translated("This has been done on the server and cannot be taken back."));
        }
        const verbs::Performed opposite = step->inverse(writer);
        performed.steps.append(opposite.steps);
        performed.accounts.unite(opposite.accounts);
    }
    return performed;
}

} // namespace waxwing::sync
