#include "core/sync/imapreplay.h"

#include "core/sync/claim.h"
#include "core/sync/refusal.h"
#include "core/sync/roles.h"
#include "core/sync/words.h"

#include <QCoroFuture>

namespace waxwing::sync {

using store::IntentKind;
using store::Priority;

ImapReplay::ImapReplay(store::Store &store, session::ImapSession &session, HiddenUids &hidden, OwnStores &ownStores,
                       ChosenRoles chosen)
    : m_store(store), m_session(session), m_hidden(hidden), m_ownStores(ownStores), m_chosen(std::move(chosen))
{
}

QCoro::Task<ReplayOutcome> ImapReplay::run(store::Intent intent)
{
    std::optional<Error> failure;
    try {
        co_await loadNames(intent.account);
        co_await perform(intent);
    } catch (const Error &error) {
        failure = error;
    }
    if (!failure) {
        // finishMessages() may have refused a part; then the intent is still there, as a problem. Or what it names in
        // another folder is still to be done.
        const IntentId id = intent.id;
        auto reading = m_store.read([id](store::Reader &reader) { return reader.intent(id); });
        const std::optional<store::Intent> left = co_await reading;
        const bool refused = left && left->state == store::IntentState::Refused;
        if (refused) {
            co_return ReplayOutcome::Refused;
        }
        co_return left ? ReplayOutcome::Changed : ReplayOutcome::Done;
    }
    if (failure->code() == kChangedMeanwhile) {
        co_return ReplayOutcome::Changed;
    }
    if (mayMeanMissingFolder(*failure)) {
        const std::optional<ReplayOutcome> settled = co_await settleMissingFolders(intent);
        if (settled) {
            co_return *settled;
        }
    }
    const bool passing = isPassing(*failure);
    const QString sentence = passing ? failure->summary() : refusalSentence(intent, *failure);
    const QString technical = failure->technical();
    const IntentId id = intent.id;
    auto writing = m_store.write(Priority::User, [=](store::Writer &writer) {
        if (passing) {
            writer.postpone(id, sentence, technical);
        } else {
            writer.refuse(id, sentence, technical);
        }
    });
    co_await writing;
    co_return passing ? ReplayOutcome::Postponed : ReplayOutcome::Refused;
}

QCoro::Task<void> ImapReplay::perform(store::Intent intent)
{
    switch (intent.kind) {
    case IntentKind::ChangeFlags: co_await changeFlags(intent); break;
    case IntentKind::Move: co_await move(intent); break;
    case IntentKind::Copy:
        if (intent.sourceAccount.isValid()) {
            co_await append(intent); // from another account
        } else {
            co_await copy(intent);
        }
        break;
    case IntentKind::Expunge: co_await expunge(intent); break;
    case IntentKind::Append: co_await append(intent); break;
    case IntentKind::CreateFolder: co_await createFolder(intent); break;
    case IntentKind::MoveFolder: co_await moveFolder(intent); break;
    case IntentKind::DeleteFolder: co_await deleteFolder(intent); break;
    case IntentKind::SubscribeFolder: co_await subscribeFolder(intent); break;
    case IntentKind::Send: // the outbox's work
        throw Error(ErrorKind::Input, Words::tr("Mail is sent by the outbox."));
    }
}

QCoro::Task<void> ImapReplay::loadNames(AccountId account)
{
    auto reading = m_store.read([account](store::Reader &reader) { return reader.syncStates(account); });
    const QList<store::FolderSyncState> states = co_await reading;
    m_names = std::make_unique<FolderNames>(states);
}

QByteArray ImapReplay::nameOf(const store::FolderRef &folder) const
{
    return folder.serverName.isEmpty() ? m_names->rawName(m_session, folder.path) : folder.serverName;
}

QByteArray ImapReplay::nameOfFolderOf(const store::Intent &intent, const QString &folderKey) const
{
    for (const store::FolderRef &folder : intent.folders) {
        if (folder.key == folderKey) {
            return nameOf(folder);
        }
    }
    throw Error(ErrorKind::Conflict, Words::tr("The folder of these messages is not known any more."));
}

// Durable before the first octet of a COPY, MOVE or APPEND. An older note is kept: the lost reply may have
// been to the first attempt.
QCoro::Task<store::AttemptNote> ImapReplay::noteAttempt(store::Intent intent, QByteArray target)
{
    const imap::MailboxStatus status = co_await m_session.status(target);
    store::AttemptNote note;
    note.targetUidValidity = status.uidValidity;
    note.targetUidNext = status.uidNext;
    if (intent.attempt && intent.attempt->targetUidValidity == note.targetUidValidity) {
        note = *intent.attempt;
    }
    co_await claim(&m_store, intent, note);
    co_return note;
}

// For what needs no look in a target: from here on it is not only ours to cancel.
QCoro::Task<void> ImapReplay::noteStart(store::Intent intent)
{
    co_await claim(&m_store, intent, std::nullopt);
}

QCoro::Task<void> ImapReplay::complete(store::Intent intent, store::Relocation relocation)
{
    const IntentId id = intent.id;
    auto writing
        = m_store.write(Priority::User, [id, relocation](store::Writer &writer) { writer.complete(id, relocation); });
    co_await writing;
}

QCoro::Task<void> ImapReplay::refreshFolders(AccountId account)
{
    const QList<imap::ListedMailbox> listed = co_await m_session.list();
    const QList<store::ServerFolder> folders = serverFolders(listed, m_chosen, m_session.hasCapability("X-GM-EXT-1"));
    auto writing = m_store.write(
        Priority::User, [account, folders](store::Writer &writer) { writer.setFolders(account, folders, true); });
    co_await writing;
}

} // namespace waxwing::sync
