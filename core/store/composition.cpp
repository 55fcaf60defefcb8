// Composition: messages. Folders are in compositionfolders.cpp.
#include "core/store/composition.h"

#include <algorithm>

namespace waxwing::store {

namespace {

bool isOpposite(const FlagChange &a, const FlagChange &b)
{
    const auto same = [](QStringList x, QStringList y) {
        x.sort();
        y.sort();
        return x == y;
    };
    return a.set == b.clear && a.clear == b.set && same(a.setKeywords, b.clearKeywords)
        && same(a.clearKeywords, b.setKeywords);
}

bool overlap(const FlagChange &a, const FlagChange &b)
{
    if ((a.set | a.clear) & (b.set | b.clear)) {
        return true;
    }
    const QStringList ofB = b.setKeywords + b.clearKeywords;
    const QStringList ofA = a.setKeywords + a.clearKeywords;
    return std::any_of(ofA.cbegin(), ofA.cend(), [&ofB](const QString &keyword) { return ofB.contains(keyword); });
}

// References of rows, found fast among many. Copies of one message that one intent makes have one name: each of them
// stands for one reference only.
class Named {
public:
    void insert(const MessageRef &ref) { m_refs.insert({ref.folderKey, ref.uid.value()}, ref); }
    bool take(const MessageRef &ref)
    {
        const auto found = m_refs.equal_range({ref.folderKey, ref.uid.value()});
        const auto same = std::find_if(found.first, found.second,
                                       [&ref](const MessageRef &other) { return isSameMessage(ref, other); });
        if (same == found.second) {
            return false;
        }
        m_refs.erase(same);
        return true;
    }

private:
    QMultiHash<std::pair<QString, quint32>, MessageRef> m_refs;
};

} // namespace

bool isUnsent(const Intent &intent)
{
    return intent.state == IntentState::Waiting && intent.attempts == 0 && !intent.attempt;
}

Composition::Composition(FolderTable &folders, Placements &placements, Overlay &overlay, Pending &pending,
                         FolderTree &tree)
    : m_folders(folders), m_placements(placements), m_overlay(overlay), m_pending(pending), m_tree(tree)
{
}

bool Composition::absorb(Intent &intent, const QList<PlacementId> &placements)
{
    switch (intent.kind) {
    case IntentKind::ChangeFlags:
    case IntentKind::Move:
    case IntentKind::Expunge: return absorbMessages(intent, placements);
    case IntentKind::MoveFolder: return absorbRename(intent);
    case IntentKind::DeleteFolder: return absorbDelete(intent);
    case IntentKind::SubscribeFolder: return absorbSubscription(intent);
    case IntentKind::Copy:
    case IntentKind::Append: // drafts: UserSide::supersedeDrafts
    case IntentKind::CreateFolder:
    case IntentKind::Send: break;
    }
    return false;
}

QList<Intent> Composition::unsent(AccountId account, IntentKind kind) const
{
    QList<Intent> found;
    const QMap<IntentId, Intent> &all = m_pending.all();
    for (const Intent &intent : all) {
        if (intent.account == account && intent.kind == kind && isUnsent(intent)) {
            found.prepend(intent);
        }
    }
    return found;
}

MessageRef Composition::nameOf(const Placement &placement)
{
    if (!placement.uid.isValid()) {
        return m_overlay.refOf(placement);
    }
    const Folder &folder = m_folders.get(placement.folder);
    return {folder.key, folder.uidValidity, placement.uid, {}, {}}; // the UID says it; no look for the Message-ID
}

bool Composition::absorbMessages(Intent &intent, const QList<PlacementId> &placements)
{
    // What waits for a copy in another account may yet be given up: then all else that was wanted still holds.
    const bool somethingWaits
        = !intent.after.isValid() && std::any_of(m_pending.all().cbegin(), m_pending.all().cend(), isUnsent);
    if (!somethingWaits) {
        return intent.messages.isEmpty(); // a draft that never left was all it was about
    }
    Rows rows;
    for (const PlacementId id : placements) {
        if (const auto placement = m_placements.find(id)) {
            rows.insert(id, *placement);
        }
    }
    Rows nothing; // left to do for these
    switch (intent.kind) {
    case IntentKind::Move: nothing = absorbMoves(intent, rows); break;
    case IntentKind::ChangeFlags: nothing = absorbFlags(intent, rows); break;
    default: // Expunge: what was wanted of them before does not matter any more
        for (const IntentKind kind : {IntentKind::Move, IntentKind::ChangeFlags}) {
            const QList<Intent> earlier = unsent(intent.account, kind);
            for (const Intent &other : earlier) {
                takeFrom(other, rows);
            }
        }
        nothing = absorbMade(rows);
        break;
    }
    Named gone;
    for (const Placement &row : std::as_const(nothing)) {
        gone.insert(nameOf(row));
    }
    intent.messages.removeIf([&gone](const MessageRef &ref) { return gone.take(ref); });
    for (const Placement &row : std::as_const(nothing)) {
        if (intent.kind == IntentKind::Expunge) {
            m_placements.remove(row);
        } else {
            m_overlay.refold(row.id);
        }
    }
    return intent.messages.isEmpty() && !placements.isEmpty();
}

// The folder is deleted after this move has taken the row out of it: without the move it would be deleted with it, or
// keep an empty folder from being deleted.
bool Composition::isLeftBehind(const Placement &row, const Intent &move) const
{
    const QString key = placeBefore(move.id, row);
    const QMap<IntentId, Intent> &all = m_pending.all();
    return std::any_of(all.upperBound(move.id), all.cend(), [&key](const Intent &later) {
        return later.kind == IntentKind::DeleteFolder
            && std::any_of(later.folders.cbegin(), later.folders.cend(),
                           [&key](const FolderRef &folder) { return folder.key == key; });
    });
}

// The copy gets the marks from it.
bool Composition::isCopiedAfter(const Placement &row, const Intent &change) const
{
    const QList<IntentId> intents = m_overlay.intentsOf(row.id);
    return std::any_of(intents.cbegin(), intents.cend(), [&](IntentId id) {
        const Intent *head = m_pending.head(id);
        return head && head->kind == IntentKind::Copy && id > change.id;
    });
}

// The rows that this earlier intent names do not belong to it any more; it goes when none is left.
Composition::Rows Composition::takeFrom(const Intent &earlier, const Rows &rows)
{
    Rows taken;
    Named refs;
    QList<Overlay::Touched> touched = m_overlay.touched(earlier.id);
    touched.removeIf([&](const Overlay::Touched &row) {
        const auto found = rows.constFind(row.placement);
        return found == rows.cend() || (earlier.kind == IntentKind::Move && isLeftBehind(*found, earlier))
            || (earlier.kind == IntentKind::ChangeFlags && isCopiedAfter(*found, earlier));
    });
    for (const Overlay::Touched &row : std::as_const(touched)) {
        const Placement &placement = rows[row.placement];
        taken.insert(placement.id, placement);
        refs.insert(nameOf(placement));
    }
    if (taken.isEmpty()) {
        return taken;
    }
    QList<MessageRef> messages = m_pending.messages(earlier.id);
    messages.removeIf([&refs](const MessageRef &ref) { return refs.take(ref); });
    m_overlay.detach(earlier.id, touched);
    if (messages.isEmpty()) {
        m_pending.remove(earlier.id);
        m_overlay.forget(earlier.id, {});
    } else {
        m_pending.setMessages(earlier.id, messages);
    }
    return taken;
}

// The folder it is in when the turn of that intent comes; an invalid one: that of a new intent.
QString Composition::placeBefore(IntentId limit, const Placement &row) const
{
    QString key = m_folders.get(row.folder).key;
    const QList<IntentId> intents = m_overlay.intentsOf(row.id); // in their order
    for (const IntentId id : intents) {
        const Intent *head = m_pending.head(id);
        if (head && head->kind == IntentKind::Move && head->state != IntentState::Refused
            && (!limit.isValid() || id < limit)) {
            key = head->target->key;
        }
    }
    return key;
}

Composition::Rows Composition::absorbMoves(const Intent &intent, const Rows &rows)
{
    Rows taken;
    const QList<Intent> earlier = unsent(intent.account, IntentKind::Move);
    for (const Intent &move : earlier) {
        taken.insert(takeFrom(move, rows));
    }
    Rows back; // to where the server has them, or to where another move takes them
    for (const Placement &row : std::as_const(taken)) {
        if (placeBefore(IntentId(), row) == intent.target->key) {
            back.insert(row.id, row);
        }
    }
    return back;
}

Composition::Rows Composition::absorbFlags(const Intent &intent, const Rows &rows)
{
    Rows open = rows;
    Rows nothing;
    const QList<Intent> earlier = unsent(intent.account, IntentKind::ChangeFlags);
    for (const Intent &change : earlier) {
        if (open.isEmpty() || !overlap(change.flags, intent.flags)) {
            continue;
        }
        const QList<Overlay::Touched> touched = m_overlay.touched(change.id);
        if (isOpposite(change.flags, intent.flags)) {
            nothing.insert(takeFrom(change, open));
        }
        // What it changes otherwise, or must still change: the marks before it are settled by it, not by this one.
        for (const Overlay::Touched &row : touched) {
            open.remove(row.placement);
        }
    }
    return nothing;
}

// Copies and drafts that never left: deleted, they never were.
Composition::Rows Composition::absorbMade(const Rows &rows)
{
    Rows gone;
    for (const Placement &row : rows) {
        const Intent *maker = row.madeBy.isValid() ? m_pending.head(row.madeBy) : nullptr;
        if (!maker || !isUnsent(*maker) || maker->sourceAccount.isValid() || row.uid.isValid()) {
            continue;
        }
        const Intent made = *maker;
        const bool append = made.kind == IntentKind::Append;
        // A draft that replaces one on the server has that one's removal in it; a copy may be the source of another.
        if ((append && !m_pending.messages(made.id).isEmpty()) || !m_overlay.intentsOf(row.id).isEmpty()) {
            continue;
        }
        if (append) {
            m_pending.remove(made.id);
        } else {
            takeFromCopy(made, row, gone);
        }
        gone.insert(row.id, row);
    }
    return gone;
}

// Its original. One message may be copied from several places: the rows that were made stand in the order of theirs.
void Composition::takeFromCopy(const Intent &copy, const Placement &made, const Rows &gone)
{
    const QList<Placement> all = m_placements.madeBy(copy.id);
    auto before = std::count_if(all.cbegin(), all.cend(), [&](const Placement &other) {
        return other.message == made.message && other.id < made.id && !gone.contains(other.id);
    });
    const QList<Overlay::Touched> touched = m_overlay.touched(copy.id);
    for (const Overlay::Touched &row : touched) {
        const auto source = m_placements.find(row.placement);
        if (source && source->message == made.message && before-- == 0) {
            takeFrom(copy, {{source->id, *source}});
            return;
        }
    }
}

} // namespace waxwing::store
