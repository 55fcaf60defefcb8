// What a person asks for, turned into intents in one store transaction, each with its opposite for undo (Deed).
// Functions of the writer thread; they throw Error{Input} for what cannot be asked, Error{Storage}.
#pragma once

#include "core/sync/deed.h"
#include "core/sync/mailcommands.h"

#include <QSet>

#include <functional>

namespace waxwing::sync::verbs {

struct Performed {
    Applied applied;
    QList<Step> steps;
    QSet<AccountId> accounts; // whose replay has work now
    bool offersUndo = true; // the toast has an Undo button
    int count = 0; // messages
    std::function<QString(int count)> words; // Applied::what for any number; empty: a verb that is not about messages
    qint64 record = 0; // its entry of the undo history; 0: none
};

Performed changeFlags(store::Writer &writer, const QList<PlacementId> &messages, const store::FlagChange &change);
QList<PlacementId> unreadIn(store::Writer &writer, FolderId folder);
Performed move(store::Writer &writer, const QList<PlacementId> &messages, FolderId target);
Performed copy(store::Writer &writer, const QList<PlacementId> &messages, FolderId target);
Performed remove(store::Writer &writer, const QList<PlacementId> &messages, bool forever);
Performed emptyFolder(store::Writer &writer, FolderId folder);
// To the account's folder with this role, made where there is none.
Performed moveToRole(store::Writer &writer, const QList<PlacementId> &messages, store::Role role);

// Into the archive folder, or below it by year or month as the account's option says.
Performed archive(store::Writer &writer, const QList<PlacementId> &messages);
Performed junk(store::Writer &writer, const QList<PlacementId> &messages, bool junk);
// Out of sight until then: a folder and a keyword on the server, so that every device agrees.
Performed snooze(store::Writer &writer, const QList<PlacementId> &messages, const QDateTime &until);
Performed returnSnoozed(store::Writer &writer, const QDateTime &now);
bool isSnoozeDue(store::Reader &reader, const QDateTime &now);
QString archiveOption(AccountId account); // "year", "month"; empty: one folder

Performed createFolder(store::Writer &writer, AccountId account, const QStringList &levels);
// levels: the whole new path.
Performed moveFolder(store::Writer &writer, FolderId folder, const QStringList &levels);
Performed removeFolder(store::Writer &writer, FolderId folder, bool forever);
// What a creation is undone by: refused while something is in it, here or on the server.
Performed removeMadeFolder(store::Writer &writer, const store::FolderRow &folder);
Performed subscribeFolder(store::Writer &writer, FolderId folder, bool subscribed);

Performed saveDraft(store::Writer &writer, const DraftMail &draft);
Performed send(store::Writer &writer, const OutgoingMail &mail);
// Of a message that waits or was refused: its text is a draft again, unless the draft is still there. Throws
// Error{Input} for one that a server may have taken.
Performed takeBackSend(store::Writer &writer, IntentId send);
bool canTakeBack(store::Reader &reader, IntentId send);
// The same for one whose delivery is not known, when the person gives it up.
Performed giveUpSend(store::Writer &writer, const store::Intent &send);

// Messages from files into a folder; what the folder has already is passed over (Applied::known): the same
// Message-ID, or none, and the same text.
Performed importMessages(store::Writer &writer, FolderId target, const QList<ImportMessage> &messages);

// Shared by the verbs.
store::FolderRow folderOf(store::Writer &writer, FolderId folder); // throws Error{Input} "no such folder"
void requireMovable(const store::FolderRow &folder); // throws Error{Input} for the inbox
// The account's folder with this role; made where there is none, its step is then added to performed.
store::FolderRow folderForRole(store::Writer &writer, AccountId account, store::Role role, Performed &performed);
// Into a folder of another account: the originals go once their copies are confirmed there, or stay.
enum class Transferred { Go, Stay };
void transfer(store::Writer &writer, const QList<store::MessageRow> &rows, const store::FolderRow &target,
              Transferred originals, Performed &performed);
// Applies the verb and notes step and account. step: what it was and its opposite; its intent and messages are filled
// in. shown: where the messages are shown before, or after a Copy; invalid: the verb has none.
void perform(store::Writer &writer, const store::Verb &verb, Step step, FolderId shown, Performed &performed);
void add(const Performed &part, Performed &whole);
// How many it was about, and in what words that is told.
void tell(Performed &performed, int count, std::function<QString(int count)> words);
FolderName nameOf(store::Writer &writer, const store::FolderRow &folder);
QString shownName(const store::FolderRow &folder);

} // namespace waxwing::sync::verbs
