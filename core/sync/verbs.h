// What a person asks for, turned into intents in one store transaction, each with its opposite for undo.
// Functions of the writer thread; they throw Error{Input} for what cannot be asked, Error{Storage}.
#pragma once

#include "core/store/writer.h"
#include "core/sync/mailcommands.h"

#include <QSet>

#include <functional>

namespace waxwing::sync::verbs {

struct Performed;
using Inverse = std::function<Performed(store::Writer &)>;

struct Step {
    IntentId intent;
    Inverse inverse; // empty: cannot be undone
};

struct Performed {
    Applied applied;
    QList<Step> steps;
    QSet<AccountId> accounts; // whose replay has work now
};

Performed changeFlags(store::Writer &writer, const QList<PlacementId> &messages, const store::FlagChange &change);
Performed markFolderRead(store::Writer &writer, FolderId folder);
Performed move(store::Writer &writer, const QList<PlacementId> &messages, FolderId target);
Performed copy(store::Writer &writer, const QList<PlacementId> &messages, FolderId target);
Performed remove(store::Writer &writer, const QList<PlacementId> &messages, bool forever);
// To the account's folder with this role, made where there is none.
Performed moveToRole(store::Writer &writer, const QList<PlacementId> &messages, store::Role role);

Performed createFolder(store::Writer &writer, AccountId account, const QStringList &levels);
// levels: the whole new path.
Performed moveFolder(store::Writer &writer, FolderId folder, const QStringList &levels);
Performed removeFolder(store::Writer &writer, FolderId folder, bool forever);
Performed subscribeFolder(store::Writer &writer, FolderId folder, bool subscribed);

Performed saveDraft(store::Writer &writer, const DraftMail &draft);
Performed send(store::Writer &writer, const OutgoingMail &mail);

// Messages from files into a folder; what the folder has already (its Message-ID, or without one its very text) is
// passed over.
Performed importMessages(store::Writer &writer, FolderId target, const QList<ImportMessage> &messages, int *known);

// Shared by the verbs.
store::FolderRow folderOf(store::Writer &writer, FolderId folder); // throws Error{Input} "no such folder"
// The account's folder with this role; made where there is none, its step is then added to performed.
store::FolderRow folderForRole(store::Writer &writer, AccountId account, store::Role role, Performed &performed);
// Into a folder of another account: the originals go once their copies are confirmed there, or stay.
enum class Transferred { Go, Stay };
void transfer(store::Writer &writer, const QList<store::MessageRow> &rows, const store::FolderRow &target,
              Transferred originals, Performed &performed);
// Applies the verb and notes step and account.
void perform(store::Writer &writer, const store::Verb &verb, Inverse inverse, Performed &performed);
QString shownName(const store::FolderRow &folder);

} // namespace waxwing::sync::verbs
