// What the user wants: a verb becomes a durable intent, applied to the cache; and how intents end.
#pragma once

#include "core/store/composition.h"

namespace waxwing::store {

class UserSide {
public:
    UserSide(FolderTable &folders, Placements &placements, Overlay &overlay, Pending &pending, FolderTree &tree);

    Intent apply(const Verb &verb);
    void noteAttempt(IntentId id, const std::optional<AttemptNote> &note);
    void complete(IntentId id, const Relocation &relocation);
    void completePartly(IntentId id, const QList<MessageRef> &done, const Relocation &relocation);
    void postpone(IntentId id, const QString &problem, const QString &technical);
    void refuse(IntentId id, const QString &problem, const QString &technical);
    void retry(IntentId id);
    bool cancel(IntentId id);
    void setSendState(IntentId id, SendState state, const QList<RecipientResult> &recipients, const QString &detail);
    void removeAccount(AccountId account);

    // At opening: a cache that is older than the journal gets what ended meanwhile, then all that is pending.
    void catchUp(const QList<Completed> &completed);

private:
    Intent intentFor(const Verb &verb);
    AccountId accountOf(const Verb &verb);
    void nameMessages(const Verb &verb, Intent &intent);
    void nameFolders(const Verb &verb, Intent &intent);
    void checkVerb(const Verb &verb, AccountId account);
    void supersedeDrafts(const Verb &verb, Intent &intent);
    bool isCopied(PlacementId row);
    void applyToCache(const Intent &intent);
    void backOut(const Intent &intent);
    void cancelFollowers(IntentId id);
    void dropDependents(const Placement &made, IntentId maker);
    void setState(Intent intent, IntentState state, const QString &problem, const QString &technical);
    // The wish of these rows becomes truth.
    void settle(const Intent &intent, const QList<Overlay::Touched> &rows, const Relocation &answer);
    Relocation underValidity(const Intent &intent, Relocation relocation);
    void settleMove(const Intent &intent, const Overlay::Touched &row, Uid uid);
    void settleFlags(const Intent &intent, PlacementId id);
    void settleCopies(const Intent &intent, const QList<Overlay::Touched> &rows, const Relocation &relocation);
    bool hasArrived(const Placement &made, const QHash<Uid, Uid> &uids, QMultiHash<MessageId, Uid> &sources);
    void settleCopy(const Placement &made, Uid uid);
    void arriveIn(const Placement &before, FolderId folder, Uid uid);
    void settleFolder(const Intent &intent, const QByteArray &serverName);
    static bool isFolderVerb(IntentKind kind);

    FolderTable &m_folders;
    Placements &m_placements;
    Overlay &m_overlay;
    Pending &m_pending;
    FolderTree &m_tree;
    Composition m_composition;
};

} // namespace waxwing::store
