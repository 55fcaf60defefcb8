// The remote step of one intent on an IMAP server. Each is idempotent: it may be run again after a crash or a
// lost connection in its middle, and then looks first at what the server already has. Engine thread.
#pragma once

#include "core/session/imapsession.h"
#include "core/store/store.h"
#include "core/sync/backend.h"
#include "core/sync/foldernames.h"
#include "core/sync/hiddenuids.h"
#include "core/sync/ownstores.h"
#include "core/sync/roles.h"

#include <QCoroTask>

namespace waxwing::sync {

class ImapReplay {
public:
    // chosen: see serverFolders().
    ImapReplay(store::Store &store, session::ImapSession &session, HiddenUids &hidden, OwnStores &ownStores,
               ChosenRoles chosen = {});

    // Calls Writer::complete, completePartly, postpone or refuse, and says which; or nothing at all where the person
    // changed it meanwhile. Throws Error{Storage} only.
    QCoro::Task<ReplayOutcome> run(store::Intent intent);

private:
    // Where the messages of an intent are now.
    struct Located {
        QList<store::MessageRef> refs; // found
        QList<Uid> uids; // of refs, same order
        QList<store::MessageRef> missing; // not to be told apart any more: never guessed by bare UID
    };
    struct Source {
        QByteArray mailbox;
        imap::SelectedMailbox selected;
        Located located;
        bool isAll = true; // of the intent's messages; else those of other folders come in its next turn
    };

    struct Transfer {
        store::AttemptNote note;
        QHash<Uid, Uid> where; // source UID → target UID, as far as it can be seen
        QList<Uid> sent; // by this attempt
    };

    QCoro::Task<void> perform(store::Intent intent);
    // imapreplay_messages.cpp
    QCoro::Task<void> changeFlags(store::Intent intent);
    QCoro::Task<void> move(store::Intent intent);
    QCoro::Task<void> copy(store::Intent intent);
    QCoro::Task<void> expunge(store::Intent intent);
    static store::Relocation relocation(const Located &sources, const Transfer &transfer);
    QCoro::Task<Transfer> transfer(store::Intent intent, Source source, bool moving);
    QCoro::Task<void> removeSources(Source source, Transfer transfer, bool atomic);
    QCoro::Task<void> removeForGood(Source source, QList<Uid> uids);
    // imapreplay_gmail.cpp
    QCoro::Task<void> removeEverywhere(store::Intent intent, Source source);
    QCoro::Task<Source> openSource(store::Intent intent);
    QCoro::Task<void> finishMessages(store::Intent intent, Source source, store::Relocation relocation);
    // imapreplay_locate.cpp
    QCoro::Task<Located> locate(imap::SelectedMailbox selected, QList<store::MessageRef> refs);
    QCoro::Task<imap::UidSet> uidsByMessageId(QByteArray messageId);
    QCoro::Task<QHash<Uid, Uid>> alreadyThere(Source source, QByteArray target, store::AttemptNote since);
    // imapreplay_append.cpp
    QCoro::Task<void> append(store::Intent intent);
    QCoro::Task<Uid> findAppended(store::Intent intent, QByteArray target);
    QCoro::Task<imap::AppendUid> confirmed(store::Intent intent, QByteArray target, imap::AppendUid appended);
    QCoro::Task<imap::AppendUid> appendOnce(store::Intent intent, QByteArray target);
    QCoro::Task<Uid> olderVersion(QByteArray messageId, bool sameId, Uid kept);
    QCoro::Task<void> removeReplacedDraft(store::Intent intent, QByteArray target, Uid kept);
    // imapreplay_folders.cpp
    QCoro::Task<void> createFolder(store::Intent intent);
    QCoro::Task<void> moveFolder(store::Intent intent);
    QCoro::Task<QList<QByteArray>> subscribedAt(QByteArray name, QList<imap::ListedMailbox> listed, AccountId account);
    QCoro::Task<void> deleteFolder(store::Intent intent);
    QCoro::Task<void> throwUnlessEmpty(QList<imap::ListedMailbox> doomed);
    QCoro::Task<void> throwIfMailArrived(QList<imap::ListedMailbox> doomed, AccountId account);
    QCoro::Task<bool> hasUnseen(store::FolderSyncState state);
    QCoro::Task<void> subscribeFolder(store::Intent intent);
    QCoro::Task<void> makeParents(QStringList levels, QList<imap::ListedMailbox> listed);
    QCoro::Task<void> refreshFolders(AccountId account);
    // imapreplay_missing.cpp
    QCoro::Task<std::optional<ReplayOutcome>> settleMissingFolders(store::Intent intent);
    QCoro::Task<std::optional<imap::ListedMailbox>> findRenamed(store::FolderRef folder,
                                                                QList<imap::ListedMailbox> listed);
    // imapreplay_content.cpp
    QCoro::Task<Uid> uidByContent(store::MessageRef ref, imap::SelectedMailbox selected, imap::UidSet among);
    QCoro::Task<QByteArray> bodyHash(Uid uid);

    QCoro::Task<void> loadNames(AccountId account);
    QByteArray nameOf(const store::FolderRef &folder) const;
    QByteArray nameOfFolderOf(const store::Intent &intent, const QString &folderKey) const;
    QCoro::Task<store::AttemptNote> noteAttempt(store::Intent intent, QByteArray target);
    QCoro::Task<void> noteStart(store::Intent intent);
    QCoro::Task<void> complete(store::Intent intent, store::Relocation relocation);
    QCoro::Task<void> settle(store::Intent intent, store::Relocation relocation);

    store::Store &m_store;
    session::ImapSession &m_session;
    HiddenUids &m_hidden;
    OwnStores &m_ownStores;
    ChosenRoles m_chosen;
    std::unique_ptr<FolderNames> m_names;
};

} // namespace waxwing::sync
