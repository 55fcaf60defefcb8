// What the server said, into the cache: the truth columns. Pending wishes stay over it.
#pragma once

#include "core/store/bodystore.h"
#include "core/store/foldertree.h"
#include "core/store/searchindex.h"

namespace waxwing::store {

class ServerSide {
public:
    ServerSide(FolderTable &folders, Placements &placements, Overlay &overlay, Pending &pending, BodyStore &bodies,
               SearchIndex &search);

    void setSyncState(const FolderSyncState &state);
    void setRole(FolderId folder, Role role);
    void resetUids(FolderId folder, UidValidity uidValidity);
    QList<PlacementId> insertMessages(FolderId folder, const QList<NewMessage> &messages);
    void updateFlags(FolderId folder, const QList<FlagUpdate> &updates);
    void removeUids(FolderId folder, const QList<Uid> &uids);
    void setBody(PlacementId placement, Body body);
    void setShownParts(PlacementId placement, Body source, const QList<mime::LeftOutPart> &leftOut);
    void noteOnlyWhole(PlacementId placement);
    void setLeftOutPart(PlacementId placement, const QString &number, Body octets);
    void setServerPreviews(FolderId folder, const QList<std::pair<Uid, QString>> &previews);
    void setPreviewAndText(PlacementId placement, const QString &preview, const QString &text);

private:
    using Waiting = QMultiHash<QByteArray, Placement>;
    PlacementId insert(const Folder &folder, const NewMessage &message, Waiting &waiting);
    PlacementId update(const Placement &known, const NewMessage &message);
    std::optional<PlacementId> adopt(const NewMessage &message, Waiting &waiting);
    void removeGhosts(const Folder &folder);
    void removeUid(const Placement &placement);

    FolderTable &m_folders;
    Placements &m_placements;
    Overlay &m_overlay;
    Pending &m_pending;
    BodyStore &m_bodies;
    SearchIndex &m_search;
};

} // namespace waxwing::store
