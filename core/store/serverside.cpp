#include "core/store/serverside.h"

#include "core/store/composition.h"

namespace waxwing::store {

namespace {

// Keywords are compared without regard to case (RFC 3501 2.3.2); the list shows them lower case.
QStringList normalised(const QStringList &keywords)
{
    QStringList lower;
    for (const QString &keyword : keywords) {
        const QString name = keyword.toLower();
        if (!name.isEmpty() && !lower.contains(name)) {
            lower << name;
        }
    }
    return lower;
}

} // namespace

ServerSide::ServerSide(FolderTable &folders, Placements &placements, Overlay &overlay, Pending &pending,
                       BodyStore &bodies, SearchIndex &search)
    : m_folders(folders)
    , m_placements(placements)
    , m_overlay(overlay)
    , m_pending(pending)
    , m_bodies(bodies)
    , m_search(search)
{
}

void ServerSide::setSyncState(const FolderSyncState &state)
{
    Folder folder = m_folders.get(state.id);
    folder.uidValidity = state.uidValidity;
    folder.uidNext = state.uidNext;
    folder.lowestUid = state.lowestUid;
    folder.highestModSeq = state.highestModSeq;
    folder.exists = state.exists;
    folder.readOnly = state.readOnly;
    folder.selectable = state.selectable;
    const bool newValidity = folder.uidValidity != m_folders.get(state.id).uidValidity;
    m_folders.put(folder);
    if (newValidity && !folder.key.isEmpty()) {
        m_pending.updateFolder({folder.key, folder.serverName, folder.serverPath, folder.uidValidity});
        if (m_overlay.hasUnmatched()) {
            m_overlay.reapply();
        }
    }
    removeGhosts(folder);
}

// Rows we moved or made that no new message of the folder turned out to be: their UID must have been at least
// waitFrom, and everything up to uidNext has been seen. In the middle of a first sync not everything has. One that a
// pending change still names waits for nothing any more and goes with it: Overlay::dropMissed().
void ServerSide::removeGhosts(const Folder &folder)
{
    if (folder.lowestUid != Uid(1)) {
        return;
    }
    const auto waiting = m_placements.withoutUid(folder.id);
    for (const auto &[placement, messageId] : waiting) {
        // From 1 on: the folder was numbered anew, and may be empty since.
        const bool passed = placement.waitFrom <= Uid(1) || folder.uidNext > placement.waitFrom;
        if (!passed || placement.madeBy.isValid()) {
            continue;
        }
        if (m_overlay.intentsOf(placement.id).isEmpty()) {
            m_placements.remove(placement);
        } else {
            Placement missed = placement;
            missed.waitFrom = {};
            m_placements.put(placement, missed);
        }
    }
}

void ServerSide::setRole(FolderId id, Role role)
{
    Folder folder = m_folders.get(id);
    const QList<FolderId> ids = m_folders.ofAccount(folder.account);
    for (const FolderId other : ids) {
        Folder rival = m_folders.get(other);
        if (role != Role::None && other != id && rival.ownRole == role) {
            rival.ownRole = Role::None;
            m_folders.put(rival);
        }
    }
    folder.ownRole = role;
    m_folders.put(folder);
}

void ServerSide::resetUids(FolderId id, UidValidity uidValidity)
{
    Folder folder = m_folders.get(id);
    const QList<Placement> placements = m_placements.inFolder(id);
    QList<Placement> kept;
    for (const Placement &placement : placements) {
        const bool wanted = placement.madeBy.isValid() || !m_overlay.intentsOf(placement.id).isEmpty();
        if (wanted && (!placement.uid.isValid() || !m_placements.messageIdOf(placement.message).isEmpty())) {
            kept << placement;
        } else {
            m_placements.remove(placement);
        }
    }
    folder.uidValidity = uidValidity;
    folder.uidNext = {};
    folder.lowestUid = {};
    folder.highestModSeq = {};
    m_folders.put(folder);
    for (const Placement &placement : std::as_const(kept)) {
        Placement after = placement;
        after.uid = {};
        after.modSeq = {};
        // Whatever it is numbered now; where it is gone, the row goes with its intent. What is still to be made gets a
        // number of the new kind when it is (UserSide::settleCopies).
        after.waitFrom = after.madeBy.isValid() ? Uid() : Uid(1);
        m_overlay.moveTruth(placement, after);
    }
    if (!folder.key.isEmpty()) {
        m_pending.updateFolder({folder.key, folder.serverName, folder.serverPath, folder.uidValidity});
    }
    m_overlay.flush();
}

QList<PlacementId> ServerSide::insertMessages(FolderId id, const QList<NewMessage> &messages)
{
    const Folder folder = m_folders.get(id);
    Waiting waiting;
    const auto rows = m_placements.withoutUid(id);
    for (const auto &[placement, messageId] : rows) {
        // Of what was never tried the server has nothing yet: this one is another client's.
        const Intent *maker = placement.madeBy.isValid() ? m_pending.head(placement.madeBy) : nullptr;
        const bool mayBeThere = !maker || !isUnsent(*maker);
        if (mayBeThere && !messageId.isEmpty()) {
            waiting.insert(messageId, placement);
        }
    }
    QList<PlacementId> ids;
    ids.reserve(messages.size());
    for (const NewMessage &message : messages) {
        ids << insert(folder, message, waiting);
    }
    m_overlay.flush();
    return ids;
}

PlacementId ServerSide::insert(const Folder &folder, const NewMessage &message, Waiting &waiting)
{
    if (message.uid.isValid()) {
        if (const auto known = m_placements.byUid(folder.id, message.uid)) {
            return update(*known, message);
        }
        if (const auto adopted = adopt(message, waiting)) {
            return *adopted;
        }
    }
    const Placements::Content content = m_placements.content(folder.account, message);
    Placement placement;
    placement.message = content.id;
    placement.thread = content.thread;
    placement.held = content.held;
    placement.folder = folder.id;
    placement.uid = message.uid;
    placement.modSeq = message.modSeq;
    placement.received = message.internalDate.toMSecsSinceEpoch();
    placement.flags = message.flags;
    placement.keywords = normalised(message.keywords);
    placement.id = m_placements.add(placement);
    if (m_overlay.hasUnmatched()) {
        m_overlay.match(placement, message.messageId);
    }
    return placement.id;
}

PlacementId ServerSide::update(const Placement &known, const NewMessage &message)
{
    Placement after = known;
    after.flags = message.flags;
    after.keywords = normalised(message.keywords);
    after.modSeq = message.modSeq;
    m_placements.put(known, after);
    if (!message.emailId.isEmpty()) {
        m_placements.setServerIds(known.message, message);
    }
    return known.id;
}

std::optional<PlacementId> ServerSide::adopt(const NewMessage &message, Waiting &waiting)
{
    const auto it = message.messageId.isEmpty() ? waiting.end() : waiting.find(message.messageId);
    if (it == waiting.end()) {
        return std::nullopt;
    }
    const Placement before = *it;
    waiting.erase(it);
    Placement after = before;
    after.uid = message.uid;
    after.modSeq = message.modSeq;
    after.flags = message.flags;
    after.keywords = normalised(message.keywords);
    after.waitFrom = {};
    if (message.internalDate.isValid()) {
        after.received = message.internalDate.toMSecsSinceEpoch();
    }
    m_overlay.moveTruth(before, after);
    return after.id;
}

void ServerSide::updateFlags(FolderId folder, const QList<FlagUpdate> &updates)
{
    for (const FlagUpdate &update : updates) {
        const auto before = m_placements.byUid(folder, update.uid);
        if (!before) {
            continue;
        }
        Placement after = *before;
        after.flags = update.flags;
        after.keywords = normalised(update.keywords);
        after.modSeq = update.modSeq;
        m_placements.put(*before, after);
    }
}

void ServerSide::removeUids(FolderId folder, const QList<Uid> &uids)
{
    for (const Uid uid : uids) {
        if (const auto placement = m_placements.byUid(folder, uid)) {
            removeUid(*placement);
        }
    }
    m_overlay.flush();
}

void ServerSide::removeUid(const Placement &placement)
{
    // The EXPUNGE of our own MOVE may be heard before its answer: the row waits in the target instead of going.
    if (placement.wishFolder.isValid()) {
        const QList<IntentId> intents = m_overlay.intentsOf(placement.id);
        for (const IntentId id : intents) {
            const Intent *intent = m_pending.head(id);
            const Folder *target = intent && intent->kind == IntentKind::Move && intent->state == IntentState::Sending
                ? m_folders.byKey(intent->target->key)
                : nullptr;
            if (target) {
                Placement after = placement;
                after.folder = target->id;
                after.uid = {};
                after.modSeq = {};
                after.waitFrom = target->uidNext.isValid() ? target->uidNext : Uid(1);
                m_overlay.moveTruth(placement, after);
                return;
            }
        }
    }
    m_placements.remove(placement);
}

void ServerSide::setBody(PlacementId id, Body body)
{
    const auto placement = m_placements.find(id);
    const StoredBody stored = m_bodies.put(std::move(body));
    if (placement) {
        m_placements.setBody(placement->message, stored.hash, stored.size, stored.packed);
    }
}

void ServerSide::setShownParts(PlacementId id, Body source, const QList<mime::LeftOutPart> &leftOut)
{
    if (const auto placement = m_placements.find(id)) {
        m_placements.setShownParts(placement->message, m_bodies.put(std::move(source)), leftOut);
    }
}

void ServerSide::noteOnlyWhole(PlacementId id)
{
    if (const auto placement = m_placements.find(id)) {
        m_placements.noteOnlyWhole(placement->message);
    }
}

void ServerSide::setLeftOutPart(PlacementId id, const QString &number, Body octets)
{
    if (const auto placement = m_placements.find(id)) {
        m_placements.setLeftOutPart(placement->message, number, m_bodies.put(std::move(octets)));
    }
}

void ServerSide::setServerPreviews(FolderId folder, const QList<std::pair<Uid, QString>> &previews)
{
    for (const auto &[uid, preview] : previews) {
        if (const auto placement = m_placements.byUid(folder, uid)) {
            m_placements.setServerPreview(placement->message, preview);
        }
    }
}

void ServerSide::setPreviewAndText(PlacementId id, const QString &preview, const QString &text)
{
    if (const auto placement = m_placements.find(id)) {
        m_placements.setPreview(placement->message, preview);
        m_search.add(placement->message, text);
    }
}

} // namespace waxwing::store
