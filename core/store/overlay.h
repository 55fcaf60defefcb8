// The user's wish over the server's truth, for messages. touch names the placements of each pending intent; the
// wish of a placement is the fold of all intents that touch it, so backing out is: forget the intent, fold again.
// Whenever a placement's truth moves (folder, UID), the references of the intents that still name it move along.
#pragma once

#include "core/store/bodystore.h"
#include "core/store/pending.h"
#include "core/store/placements.h"

namespace waxwing::store {

class Overlay {
public:
    Overlay(Database &cache, Pending &pending, FolderTable &folders, Placements &placements, BodyStore &bodies);

    struct Touched {
        PlacementId placement;
        Uid uid; // as the intent knew it when it went out
    };

    FolderRef refOf(FolderId folder); // gives the folder an identity in the journal
    MessageRef refOf(const Placement &placement);
    // Applies a pending intent's messages: touch rows, made rows, folds. Idempotent.
    void apply(const Intent &intent);
    QList<Touched> touched(IntentId intent);
    QList<IntentId> intentsOf(PlacementId placement);
    void refold(PlacementId placement);
    void refoldTouched(IntentId intent);
    // Removes the rows a Copy or Append made.
    void removeMade(IntentId intent);
    void removeMade(const Placement &made);
    // These rows no longer belong to the intent.
    void detach(IntentId intent, const QList<Touched> &rows);
    // The placements that references name, as far as they are here.
    QList<Touched> resolveAll(const QList<MessageRef> &messages);
    // Of these rows those that only a pending change kept: the server has them no more, and no change names them now.
    void dropMissed(const QList<Touched> &rows);
    // An intent is forgotten: its rows fold without it.
    void forget(IntentId intent, const QList<Touched> &touched);
    // Changes truth and takes the references of waiting intents along. Those being sent keep theirs: their
    // answer will name what they asked for.
    void moveTruth(const Placement &before, Placement after);
    // A placement that was just inserted or found: does a pending intent wait for it?
    void match(const Placement &placement, const QByteArray &messageId);
    bool hasUnmatched() const { return m_unmatched > 0; }
    // Writes the references that moveTruth() and match() changed.
    void flush();
    // Gives the cache's folders the identities that the journal knows by their server names.
    void adoptKeys();
    // After opening, or when folders became known: everything pending is applied anew.
    void reapply();
    void reload();

private:
    using Rewrites = QList<std::pair<MessageRef, MessageRef>>;
    void attach(const Intent &intent);
    void attach(IntentId intent, const Placement &placement, Uid uid);
    void makeCopies(const Intent &intent);
    void dropSurplusCopies(const Intent &intent);
    void makeAppended(const Intent &intent);
    void holdSource(const Intent &intent, MessageId message);
    void shareSource(const Intent &intent, MessageId message);
    void leaveUnmatched(IntentId intent, const MessageRef &ref);
    std::optional<Placement> resolve(const MessageRef &ref, const QSet<PlacementId> &taken);
    std::optional<Placement> byMessageId(FolderId folder, const MessageRef &ref, const QSet<PlacementId> &taken);
    void fold(Placement &placement, const Intent &intent);
    void rewrite(IntentId intent, const MessageRef &from, const MessageRef &to);
    void rewriteMessages(IntentId id, const Rewrites &rewrites);
    void nameFolders(IntentId id, QSet<QString> keys);

    Database &m_cache;
    Pending &m_pending;
    FolderTable &m_folders;
    Placements &m_placements;
    BodyStore &m_bodies;
    QHash<IntentId, Rewrites> m_rewrites;
    qint64 m_unmatched = 0;
};

} // namespace waxwing::store
