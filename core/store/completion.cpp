// How an intent ends on the server: the wish becomes truth. Everything here works from the journal's words alone
// (keys, UIDs, Message-IDs and what the server answered), so that it can be done again after a death between the
// commit of the journal and that of the cache.
#include "core/store/userside.h"

namespace waxwing::store {

namespace {

// from → to
QHash<Uid, Uid> byUid(const Relocation &relocation)
{
    QHash<Uid, Uid> uids;
    for (const auto &[from, to] : relocation.uids) {
        uids.insert(from, to);
    }
    return uids;
}

// What tells a reference from others: a UID is one of its folder's.
std::pair<QString, QByteArray> nameOf(const MessageRef &ref)
{
    return {ref.folderKey,
            ref.uid.isValid() ? QByteArray::number(ref.uid.value())
                              : QByteArray('<' + ref.messageId + ' ' + QByteArray::number(ref.madeBy.value()))};
}

struct Refs {
    explicit Refs(const QList<MessageRef> &refs)
    {
        for (const MessageRef &ref : refs) {
            names.insert(nameOf(ref));
            uids.insert(ref.uid.value());
        }
    }
    QSet<std::pair<QString, QByteArray>> names;
    QSet<quint32> uids;
};

} // namespace

void UserSide::complete(IntentId id, const Relocation &relocation)
{
    Intent intent = m_pending.get(id);
    intent.messages = m_pending.messages(id);
    if (intent.kind == IntentKind::Send) {
        setSendState(id, SendState::Filed, {}, {});
        return;
    }
    const QList<Overlay::Touched> rows = m_overlay.touched(id);
    m_pending.finish(id, relocation);
    settle(intent, rows, relocation);
}

void UserSide::completePartly(IntentId id, const QList<MessageRef> &done, const Relocation &relocation)
{
    const Intent intent = m_pending.get(id);
    const Refs finished(done);
    QList<MessageRef> rest = m_pending.messages(id);
    rest.removeIf([&finished](const MessageRef &ref) { return finished.names.contains(nameOf(ref)); });
    if (rest.isEmpty()) {
        complete(id, relocation);
        return;
    }
    const Refs left(rest);
    QList<Overlay::Touched> rows = m_overlay.touched(id);
    rows.removeIf([&](const Overlay::Touched &row) {
        const bool ambiguous = left.uids.contains(row.uid.value());
        const auto placement = ambiguous ? m_placements.find(row.placement) : std::nullopt;
        return !finished.uids.contains(row.uid.value())
            || (placement && left.names.contains(nameOf(m_overlay.refOf(*placement))));
    });
    m_pending.setMessages(id, rest);
    m_pending.finishPart(id, done, relocation);
    // The note was of the part that is done: what that one put into the target is not to be taken for the rest's.
    Intent head = intent;
    head.attempt.reset();
    setState(head, IntentState::Waiting, intent.problem, intent.technical);
    m_overlay.detach(id, rows);
    settle(intent, rows, relocation);
}

// UIDs that COPYUID or APPENDUID gave are good only under their UIDVALIDITY (RFC 4315 3): a target that no sync has
// met yet takes it over, under another one the rows wait for their UIDs.
Relocation UserSide::underValidity(const Intent &intent, Relocation relocation)
{
    const Folder *target = intent.target ? m_folders.byKey(intent.target->key) : nullptr;
    if (!target || !relocation.uidValidity.isValid() || relocation.uids.isEmpty()) {
        return relocation;
    }
    if (!target->uidValidity.isValid()) {
        Folder folder = *target;
        folder.uidValidity = relocation.uidValidity;
        m_folders.put(folder);
        m_pending.updateFolder({folder.key, folder.serverName, folder.serverPath, folder.uidValidity});
    } else if (target->uidValidity != relocation.uidValidity) {
        for (auto &[from, to] : relocation.uids) {
            to = Uid();
        }
    }
    return relocation;
}

void UserSide::settle(const Intent &intent, const QList<Overlay::Touched> &rows, const Relocation &answer)
{
    const Relocation relocation = underValidity(intent, answer);
    const QHash<Uid, Uid> uids = byUid(relocation);
    switch (intent.kind) {
    case IntentKind::ChangeFlags:
        for (const Overlay::Touched &row : rows) {
            settleFlags(intent, row.placement);
        }
        break;
    case IntentKind::Move:
        for (const Overlay::Touched &row : rows) {
            const auto gone = answer.gone.contains(row.uid) ? m_placements.find(row.placement) : std::nullopt;
            if (gone && gone->uid == row.uid) {
                m_placements.remove(*gone);
            } else {
                settleMove(intent, row, uids.value(row.uid));
            }
        }
        break;
    case IntentKind::Copy:
    case IntentKind::Append: settleCopies(intent, rows, relocation); break;
    case IntentKind::Expunge:
        for (const Overlay::Touched &row : rows) {
            if (const auto placement = m_placements.find(row.placement)) {
                m_placements.remove(*placement);
            }
        }
        break;
    default: settleFolder(intent, relocation.serverName); break;
    }
    m_overlay.dropMissed(rows);
    m_overlay.flush();
}

void UserSide::settleFlags(const Intent &intent, PlacementId id)
{
    const auto before = m_placements.find(id);
    if (!before) {
        return;
    }
    Placement after = *before;
    after.flags = (after.flags & ~intent.flags.clear) | intent.flags.set;
    after.keywords = changedKeywords(after.keywords, intent.flags.setKeywords, intent.flags.clearKeywords);
    m_placements.put(*before, after);
    m_overlay.refold(id);
}

void UserSide::settleMove(const Intent &intent, const Overlay::Touched &row, Uid uid)
{
    const auto before = m_placements.find(row.placement);
    const Folder *target = m_folders.byKey(intent.target->key);
    if (!before) {
        return;
    }
    if (!target) {
        m_placements.remove(*before);
        return;
    }
    if (before->folder == target->id && before->uid.isValid()) {
        m_overlay.refold(row.placement); // a sync of the target has met it already
        return;
    }
    if (uid.isValid()) {
        arriveIn(*before, target->id, uid);
    } else {
        Placement moved = *before;
        moved.folder = target->id;
        moved.uid = {};
        moved.modSeq = {};
        moved.waitFrom = target->uidNext.isValid() ? target->uidNext : Uid(1);
        m_overlay.moveTruth(*before, moved);
    }
    m_overlay.refold(row.placement);
}

// A sync of the target may have come first and made a row of its own: the older row, which windows and scripts
// know, takes its place.
void UserSide::arriveIn(const Placement &before, FolderId folder, Uid uid)
{
    Placement after = before;
    after.folder = folder;
    after.uid = uid;
    after.modSeq = {};
    after.waitFrom = {};
    after.madeBy = {};
    const auto there = m_placements.byUid(folder, uid);
    if (there && there->id != before.id) {
        after.flags = there->flags;
        after.keywords = there->keywords;
        after.modSeq = there->modSeq;
        m_placements.remove(*there);
    }
    m_overlay.moveTruth(before, after);
}

// A sync met it before the answer came: the UID it has is one the server gave, whichever original that was for.
bool UserSide::hasArrived(const Placement &made, const QHash<Uid, Uid> &uids, QMultiHash<MessageId, Uid> &sources)
{
    if (!made.uid.isValid()) {
        return false;
    }
    const auto [first, end] = sources.equal_range(made.message);
    const auto own = std::find_if(first, end, [&](Uid source) { return uids.value(source) == made.uid; });
    if (own != end) {
        sources.erase(own);
    } else if (first != end) {
        sources.erase(first);
    }
    Placement arrived = made;
    arrived.madeBy = {};
    arrived.waitFrom = {};
    m_placements.put(made, arrived);
    return true;
}

void UserSide::settleCopies(const Intent &intent, const QList<Overlay::Touched> &rows, const Relocation &relocation)
{
    const QHash<Uid, Uid> uids = byUid(relocation);
    const bool append = intent.kind == IntentKind::Append || intent.sourceAccount.isValid();
    // A folder may have a message more than once: each copy takes one of the answers.
    QMultiHash<MessageId, Uid> sources;
    for (const Overlay::Touched &row : rows) {
        if (const auto source = m_placements.find(row.placement)) {
            sources.insert(source->message, row.uid);
        }
    }
    const bool isWhole = !m_pending.head(intent.id);
    QList<Placement> made = m_placements.madeBy(intent.id);
    if (!append) {
        made.removeIf([&](const Placement &placement) { return hasArrived(placement, uids, sources); });
    }
    for (const Placement &placement : made) {
        const auto source = sources.find(placement.message);
        if (append) {
            settleCopy(placement, uids.value(Uid()));
        } else if (source != sources.end()) {
            const Uid from = source.value();
            sources.erase(source);
            if (relocation.gone.contains(from)) {
                m_placements.remove(placement);
            } else {
                settleCopy(placement, uids.value(from));
            }
        } else if (isWhole) { // its original went before it was its turn; else it is of a part that is still to come
            m_placements.remove(placement);
        }
    }
    if (intent.kind == IntentKind::Append) {
        for (const Overlay::Touched &row : rows) { // the drafts it replaced
            if (const auto placement = m_placements.find(row.placement)) {
                m_placements.remove(*placement);
            }
        }
    }
}

void UserSide::settleCopy(const Placement &made, Uid uid)
{
    if (uid.isValid()) {
        arriveIn(made, made.folder, uid);
        return;
    }
    Placement waiting = made;
    waiting.madeBy = {};
    waiting.waitFrom = made.waitFrom.isValid() ? made.waitFrom : Uid(1);
    m_overlay.moveTruth(made, waiting);
}

void UserSide::settleFolder(const Intent &intent, const QByteArray &serverName)
{
    switch (intent.kind) {
    case IntentKind::CreateFolder: m_tree.created(intent, serverName); break;
    case IntentKind::MoveFolder: m_tree.moved(intent, serverName); break;
    case IntentKind::DeleteFolder: m_tree.deleted(intent); break;
    case IntentKind::SubscribeFolder: m_tree.subscribed(intent); break;
    default: return;
    }
    m_tree.recompute(intent.account);
}

void UserSide::catchUp(const QList<Completed> &completed)
{
    m_overlay.adoptKeys();
    for (const Completed &done : completed) {
        QList<Overlay::Touched> rows = m_overlay.touched(done.intent.id);
        if (rows.isEmpty()) {
            rows = m_overlay.resolveAll(done.intent.messages);
        }
        m_overlay.detach(done.intent.id, rows);
        settle(done.intent, rows, done.relocation);
    }
    m_pending.copyAll();
    QSet<AccountId> accounts;
    const QMap<IntentId, Intent> all = m_pending.all();
    for (const Intent &intent : all) {
        accounts.insert(intent.account);
    }
    for (const AccountId account : m_folders.accounts() | accounts) {
        m_tree.followMakers(account);
        m_tree.recompute(account);
    }
    m_overlay.reapply();
}

} // namespace waxwing::store
