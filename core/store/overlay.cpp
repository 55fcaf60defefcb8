#include "core/store/overlay.h"

namespace waxwing::store {

namespace {

bool isActive(const Intent &intent)
{
    return intent.state == IntentState::Waiting || intent.state == IntentState::Sending;
}

} // namespace

Overlay::Overlay(Database &cache, Pending &pending, FolderTable &folders, Placements &placements, BodyStore &bodies)
    : m_cache(cache), m_pending(pending), m_folders(folders), m_placements(placements), m_bodies(bodies)
{
    reload();
}

void Overlay::reload()
{
    m_rewrites.clear();
    m_unmatched = m_cache.number("SELECT count(*) FROM unmatched");
}

FolderRef Overlay::refOf(FolderId id)
{
    Folder folder = m_folders.get(id);
    if (!folder.key.isEmpty()) {
        return m_pending.folder(folder.key);
    }
    const QString known = folder.serverName.isEmpty() ? QString() : m_pending.keyOf(folder.account, folder.serverName);
    FolderRef ref = known.isEmpty()
        ? m_pending.addFolder(folder.account, folder.serverName, folder.path, folder.uidValidity)
        : m_pending.folder(known);
    folder.key = ref.key;
    m_folders.put(folder);
    return ref;
}

MessageRef Overlay::refOf(const Placement &placement)
{
    const FolderRef folder = refOf(placement.folder);
    return {folder.key, m_folders.get(placement.folder).uidValidity, placement.uid,
            m_placements.messageIdOf(placement.message), placement.uid.isValid() ? IntentId() : placement.madeBy};
}

void Overlay::apply(const Intent &intent)
{
    switch (intent.kind) {
    case IntentKind::ChangeFlags:
    case IntentKind::Move:
    case IntentKind::Expunge: attach(intent); break;
    case IntentKind::Copy:
        attach(intent);
        if (isActive(intent) && intent.sourceAccount.isValid()) {
            makeAppended(intent);
        } else if (isActive(intent)) {
            makeCopies(intent);
        }
        break;
    case IntentKind::Append:
        attach(intent);
        // Also of a refused one: a draft that the server does not take must not vanish from the screen.
        makeAppended(intent);
        break;
    case IntentKind::CreateFolder:
    case IntentKind::MoveFolder:
    case IntentKind::DeleteFolder:
    case IntentKind::SubscribeFolder:
    case IntentKind::Send: break;
    }
}

void Overlay::attach(const Intent &intent)
{
    QSet<PlacementId> taken;
    for (const MessageRef &ref : intent.messages) {
        if (const auto placement = resolve(ref, taken)) {
            taken.insert(placement->id);
            attach(intent.id, *placement, ref.uid);
            refold(placement->id);
        } else {
            leaveUnmatched(intent.id, ref);
        }
    }
}

void Overlay::attach(IntentId intent, const Placement &placement, Uid uid)
{
    m_cache.query("INSERT OR REPLACE INTO touch(intent, placement, uid) VALUES(?, ?, ?)")
        .bind(intent, placement.id, uid)
        .run();
}

void Overlay::leaveUnmatched(IntentId intent, const MessageRef &ref)
{
    m_cache.query("INSERT INTO unmatched(intent, key, uidvalidity, uid, message_id) VALUES(?, ?, ?, ?, ?)")
        .bind(intent, ref.folderKey, ref.uidValidity, ref.uid, ref.messageId)
        .run();
    ++m_unmatched;
}

std::optional<Placement> Overlay::resolve(const MessageRef &ref, const QSet<PlacementId> &taken)
{
    const Folder *folder = m_folders.byKey(ref.folderKey);
    if (!folder) {
        return std::nullopt;
    }
    // RFC 3501 2.3.1.1: a UID means nothing under another UIDVALIDITY.
    if (ref.uid.isValid() && ref.uidValidity == folder->uidValidity) {
        return m_placements.byUid(folder->id, ref.uid);
    }
    return ref.messageId.isEmpty() ? std::nullopt : byMessageId(folder->id, ref, taken);
}

// Of the copies that one intent made, those that are taken are meant by another reference.
std::optional<Placement> Overlay::byMessageId(FolderId folder, const MessageRef &ref, const QSet<PlacementId> &taken)
{
    // One whose maker is not the one named, or is named for none, is hardly meant; a row that waits for its UID is the
    // likelier one.
    Query query = m_cache.query("SELECT p.id FROM message m JOIN placement p ON p.message = m.id"
                                " WHERE m.key = ? AND m.message_id = ? AND p.folder = ?"
                                " ORDER BY ifnull(p.made_by, 0) <> ?, p.uid IS NOT NULL, p.id DESC");
    query.bind(messageKey(ref.messageId), ref.messageId, folder, ref.madeBy.value());
    PlacementId first;
    PlacementId found;
    while (!found.isValid() && query.next()) {
        const auto id = query.id<PlacementId>(0);
        first = first.isValid() ? first : id;
        found = taken.contains(id) ? found : id;
    }
    return m_placements.find(found.isValid() ? found : first);
}

void Overlay::makeCopies(const Intent &intent)
{
    const Folder *target = intent.target ? m_folders.byKey(intent.target->key) : nullptr;
    if (!target) {
        return;
    }
    QSet<MessageId> made;
    for (const Placement &placement : m_placements.madeBy(intent.id)) {
        made.insert(placement.message);
    }
    const QList<Touched> sources = touched(intent.id);
    for (const Touched &source : sources) {
        const auto original = m_placements.find(source.placement);
        if (!original || made.contains(original->message)) {
            continue;
        }
        Placement copy;
        copy.message = original->message;
        copy.folder = target->id;
        copy.received = original->received;
        copy.flags = original->shownFlags();
        copy.keywords = changedKeywords(original->keywords, original->wishKeywordsSet, original->wishKeywordsClear);
        copy.madeBy = intent.id;
        copy.waitFrom = target->uidNext;
        copy.held = original->held;
        m_placements.add(copy);
    }
}

// After a death between the two commits the cache still shows copies that were taken from their intent, or refused
// with it. One whose original is not to be found stays as long as the intent names it.
void Overlay::dropSurplusCopies(const Intent &intent)
{
    if (intent.kind != IntentKind::Copy || (isActive(intent) && intent.sourceAccount.isValid())) {
        return;
    }
    QList<MessageId> originals;
    QList<QByteArray> missing;
    if (isActive(intent)) {
        const QList<Touched> sources = touched(intent.id);
        for (const Touched &source : sources) {
            if (const auto original = m_placements.find(source.placement)) {
                originals << original->message;
            }
        }
        Query query = m_cache.query("SELECT message_id FROM unmatched WHERE intent = ?");
        query.bind(intent.id);
        while (query.next()) {
            missing << query.blob(0);
        }
    }
    const QList<Placement> made = m_placements.madeBy(intent.id);
    for (const Placement &copy : made) {
        if (!originals.removeOne(copy.message) && !missing.removeOne(m_placements.messageIdOf(copy.message))) {
            removeMade(copy);
        }
    }
}

void Overlay::makeAppended(const Intent &intent)
{
    const Folder *target = intent.target ? m_folders.byKey(intent.target->key) : nullptr;
    if (!target || !intent.message || !m_placements.madeBy(intent.id).isEmpty()) {
        return;
    }
    const NewMessage &message = *intent.message;
    const Placements::Content content = m_placements.content(intent.account, message);
    Placement placement;
    placement.message = content.id;
    placement.held = content.held;
    placement.folder = target->id;
    placement.received = (message.internalDate.isValid() ? message.internalDate : intent.created).toMSecsSinceEpoch();
    placement.flags = message.flags | intent.flags.set;
    placement.keywords = changedKeywords(message.keywords, intent.flags.setKeywords, {});
    placement.madeBy = intent.id;
    placement.waitFrom = target->uidNext;
    m_placements.add(placement);
    if (!placement.held && intent.blob != 0) {
        holdSource(intent, placement.message);
    } else if (!placement.held && intent.kind == IntentKind::Copy) {
        shareSource(intent, placement.message);
    }
}

// The source of a message that waits for the server is read like any held body.
void Overlay::holdSource(const Intent &intent, MessageId message)
{
    Body body(m_bodies.folder());
    body.append(m_pending.blob(intent.blob));
    const StoredBody stored = m_bodies.put(std::move(body));
    m_placements.setBody(message, stored.hash, stored.size, stored.packed);
}

// What is held of a message is held of its copy in another account too.
void Overlay::shareSource(const Intent &intent, MessageId message)
{
    const QList<Touched> sources = touched(intent.id);
    const auto original = sources.isEmpty() ? std::nullopt : m_placements.find(sources.constFirst().placement);
    if (original && original->held) {
        m_placements.shareBody(original->message, message);
    }
}

QList<Overlay::Touched> Overlay::touched(IntentId intent)
{
    QList<Touched> rows;
    Query query = m_cache.query("SELECT placement, uid FROM touch WHERE intent = ? ORDER BY placement");
    query.bind(intent);
    while (query.next()) {
        rows << Touched{query.id<PlacementId>(0), query.id<Uid>(1)};
    }
    return rows;
}

QList<IntentId> Overlay::intentsOf(PlacementId placement)
{
    QList<IntentId> ids;
    Query query = m_cache.query("SELECT intent FROM touch WHERE placement = ? ORDER BY intent");
    query.bind(placement);
    while (query.next()) {
        ids << query.id<IntentId>(0);
    }
    return ids;
}

void Overlay::refold(PlacementId id)
{
    const auto before = m_placements.find(id);
    if (!before) {
        return;
    }
    Placement after = *before;
    after.forgetWish();
    const QList<IntentId> intents = intentsOf(id);
    for (const IntentId intent : intents) {
        if (const Intent *head = m_pending.head(intent); head && isActive(*head)) {
            fold(after, *head);
        }
    }
    m_placements.put(*before, after);
}

void Overlay::fold(Placement &p, const Intent &intent)
{
    switch (intent.kind) {
    case IntentKind::ChangeFlags:
        p.wishSet = (p.wishSet & ~intent.flags.clear) | intent.flags.set;
        p.wishClear = (p.wishClear & ~intent.flags.set) | intent.flags.clear;
        p.wishKeywordsSet = changedKeywords(p.wishKeywordsSet, intent.flags.setKeywords, intent.flags.clearKeywords);
        p.wishKeywordsClear
            = changedKeywords(p.wishKeywordsClear, intent.flags.clearKeywords, intent.flags.setKeywords);
        break;
    case IntentKind::Move:
        if (const Folder *target = intent.target ? m_folders.byKey(intent.target->key) : nullptr) {
            p.wishFolder = target->id;
        }
        break;
    case IntentKind::Expunge:
    case IntentKind::Append: p.wishExpunge = true; break; // Append: its messages are the drafts it replaces
    default: break;
    }
}

void Overlay::refoldTouched(IntentId intent)
{
    const QList<Touched> rows = touched(intent);
    for (const Touched &row : rows) {
        refold(row.placement);
    }
}

void Overlay::removeMade(IntentId intent)
{
    const QList<Placement> made = m_placements.madeBy(intent);
    for (const Placement &placement : made) {
        removeMade(placement);
    }
}

// What a sync has met is the server's.
void Overlay::removeMade(const Placement &made)
{
    if (!made.uid.isValid()) {
        m_placements.remove(made);
        return;
    }
    Placement kept = made;
    kept.madeBy = {};
    m_placements.put(made, kept);
}

void Overlay::detach(IntentId intent, const QList<Touched> &rows)
{
    for (const Touched &row : rows) {
        m_cache.query("DELETE FROM touch WHERE intent = ? AND placement = ?").bind(intent, row.placement).run();
    }
}

QList<Overlay::Touched> Overlay::resolveAll(const QList<MessageRef> &messages)
{
    QList<Touched> rows;
    QSet<PlacementId> taken;
    for (const MessageRef &ref : messages) {
        if (const auto placement = resolve(ref, taken)) {
            taken.insert(placement->id);
            rows << Touched{placement->id, ref.uid};
        }
    }
    return rows;
}

void Overlay::dropMissed(const QList<Touched> &rows)
{
    for (const Touched &row : rows) {
        const auto placement = m_placements.find(row.placement);
        const bool waits
            = placement && (placement->uid.isValid() || placement->waitFrom.isValid() || placement->madeBy.isValid());
        if (placement && !waits && intentsOf(placement->id).isEmpty()) {
            m_placements.remove(*placement);
        }
    }
}

void Overlay::forget(IntentId intent, const QList<Touched> &touched)
{
    m_cache.query("DELETE FROM touch WHERE intent = ?").bind(intent).run();
    m_unmatched = m_cache.number("SELECT count(*) FROM unmatched");
    for (const Touched &row : touched) {
        refold(row.placement);
    }
    dropMissed(touched);
}

void Overlay::moveTruth(const Placement &before, Placement after)
{
    const QList<IntentId> intents = intentsOf(before.id);
    const bool keepsName = before.folder == after.folder && before.uid == after.uid && before.madeBy == after.madeBy;
    if (!intents.isEmpty() && !keepsName) {
        const MessageRef from = refOf(before);
        const MessageRef to = refOf(after);
        for (const IntentId intent : intents) {
            const Intent *head = m_pending.head(intent);
            if (head && head->state != IntentState::Sending) {
                rewrite(intent, from, to);
                attach(intent, after, after.uid);
            }
        }
    }
    m_placements.put(before, after);
}

} // namespace waxwing::store
