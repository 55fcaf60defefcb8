// Changes that have not left yet, composed with a new one, so that the server gets what is wanted now and not how it
// came about: a message moved twice is one move, moved back is none; a flag set and taken again is nothing; a folder
// made, filled and renamed is made under its last name; made and deleted it never was. What has been tried even once
// is never touched: its effect on the server is not known.
#pragma once

#include "core/store/foldertree.h"

namespace waxwing::store {

class Composition {
public:
    Composition(FolderTable &folders, Placements &placements, Overlay &overlay, Pending &pending, FolderTree &tree);

    // Before intent is added. placements: the rows it names. Takes from earlier intents what it makes superfluous,
    // and from it what is then nothing. True: nothing is left of it, and the rows are folded without it.
    bool absorb(Intent &intent, const QList<PlacementId> &placements);

private:
    using Rows = QHash<PlacementId, Placement>;

    bool absorbMessages(Intent &intent, const QList<PlacementId> &placements);
    QList<Intent> unsent(AccountId account, IntentKind kind) const; // newest first
    Rows takeFrom(const Intent &earlier, const Rows &rows);
    Rows absorbMoves(const Intent &intent, const Rows &rows);
    Rows absorbFlags(const Intent &intent, const Rows &rows);
    Rows absorbMade(const Rows &rows);
    bool isLeftBehind(const Placement &row, const Intent &move) const;
    bool isCopiedAfter(const Placement &row, const Intent &change) const;
    void takeFromCopy(const Intent &copy, const Placement &made, const Rows &gone);
    QString placeBefore(IntentId limit, const Placement &row) const;
    MessageRef nameOf(const Placement &placement);

    bool absorbRename(const Intent &intent);
    bool absorbDelete(const Intent &intent);
    bool absorbSubscription(const Intent &intent);
    // The newest unsent CreateFolder or MoveFolder of this folder.
    const Intent *pathIntentOf(const QString &key) const;
    bool isMovedAlong(const Folder &folder, const QSet<QString> &keys) const;
    bool somethingBetween(const QList<IntentId> &rewritten, const QString &from) const;
    bool isMovedByAnother(const Intent &own) const;
    void setLevels(Intent intent, const QStringList &levels);
    bool isMadeByAnother(const QString &path, const QSet<IntentId> &known) const;
    bool isNamedElsewhere(const QString &key, const QSet<IntentId> &known) const;

    FolderTable &m_folders;
    Placements &m_placements;
    Overlay &m_overlay;
    Pending &m_pending;
    FolderTree &m_tree;
};

// Not tried yet, and not refused.
bool isUnsent(const Intent &intent);

} // namespace waxwing::store
