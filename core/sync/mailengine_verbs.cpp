// MailEngine: verbs. Each is one job on the writer thread; its future is ready when it is durable and applied.
#include "core/sync/mailengine.h"

#include "core/store/reader.h"
#include "core/sync/enginecore.h"
#include "core/sync/foldernames.h"
#include "core/sync/words.h"

namespace waxwing::sync {

QFuture<Applied> MailEngine::perform(Job job, Undoable undoable)
{
    QFuture<verbs::Performed> done = m_store.write(store::Priority::User, std::move(job));
    return done.then(QtFuture::Launch::Sync,
                     [this, undoable](const verbs::Performed &result) { return performed(result, undoable); });
}

// Runs on the writer thread, after the commit.
Applied MailEngine::performed(const verbs::Performed &performed, Undoable undoable)
{
    Applied applied = performed.applied;
    for (const verbs::Step &step : performed.steps) {
        applied.intents.append(step.intent);
        applied.intent = step.intent;
    }
    const bool any = !performed.steps.isEmpty();
    applied.undoable = undoable == Undoable::Yes && any
        && std::all_of(performed.steps.cbegin(), performed.steps.cend(),
                       [](const verbs::Step &step) { return bool(step.inverse); });
    if (applied.undoable) {
        m_undo.push(UndoStack::Entry{performed.steps, applied.what});
    }
    for (const AccountId account : performed.accounts) {
        tellCore([account](EngineCore *core) { core->intentsArrived(account); });
    }
    return applied;
}

QFuture<Applied> MailEngine::changeFlags(QList<PlacementId> messages, store::FlagChange change)
{
    return perform([=](store::Writer &writer) { return verbs::changeFlags(writer, messages, change); });
}

QFuture<Applied> MailEngine::move(QList<PlacementId> messages, FolderId target)
{
    return perform([=](store::Writer &writer) { return verbs::move(writer, messages, target); });
}

QFuture<Applied> MailEngine::copy(QList<PlacementId> messages, FolderId target)
{
    return perform([=](store::Writer &writer) { return verbs::copy(writer, messages, target); });
}

QFuture<Applied> MailEngine::remove(QList<PlacementId> messages, bool forever)
{
    return perform([=](store::Writer &writer) { return verbs::remove(writer, messages, forever); });
}

QFuture<Applied> MailEngine::archive(QList<PlacementId> messages)
{
    return perform([=](store::Writer &writer) { return verbs::moveToRole(writer, messages, store::Role::Archive); });
}

QFuture<Applied> MailEngine::junk(QList<PlacementId> messages, bool junk)
{
    const store::Role role = junk ? store::Role::Junk : store::Role::Inbox;
    return perform([=](store::Writer &writer) { return verbs::moveToRole(writer, messages, role); });
}

QFuture<Applied> MailEngine::createFolder(AccountId account, FolderId parent, QString name)
{
    return perform([=](store::Writer &writer) {
        QStringList levels;
        if (parent.isValid()) {
            levels = levelsOfPath(verbs::folderOf(writer, parent).path);
        }
        levels.append(name);
        return verbs::createFolder(writer, account, levels);
    });
}

QFuture<Applied> MailEngine::createFolderPath(AccountId account, QStringList levels)
{
    return perform([=](store::Writer &writer) { return verbs::createFolder(writer, account, levels); });
}

QFuture<Applied> MailEngine::renameFolder(FolderId folder, QString name)
{
    return perform([=](store::Writer &writer) {
        QStringList levels = levelsOfPath(verbs::folderOf(writer, folder).path);
        levels.last() = name;
        return verbs::moveFolder(writer, folder, levels);
    });
}

QFuture<Applied> MailEngine::moveFolder(FolderId folder, FolderId newParent)
{
    return perform([=](store::Writer &writer) {
        const store::FolderRow row = verbs::folderOf(writer, folder);
        QStringList levels;
        if (newParent.isValid()) {
            const store::FolderRow parent = verbs::folderOf(writer, newParent);
            if (parent.account != row.account) {
                throw Error(ErrorKind::Input, translated("A folder cannot be moved to another account."));
            }
            levels = levelsOfPath(parent.path);
        }
        levels.append(levelsOfPath(row.path).constLast());
        return verbs::moveFolder(writer, folder, levels);
    });
}

QFuture<Applied> MailEngine::moveFolderTo(FolderId folder, QStringList levels)
{
    return perform([=](store::Writer &writer) { return verbs::moveFolder(writer, folder, levels); });
}

QFuture<Applied> MailEngine::removeFolder(FolderId folder, bool forever)
{
    return perform([=](store::Writer &writer) { return verbs::removeFolder(writer, folder, forever); });
}

QFuture<Applied> MailEngine::subscribeFolder(FolderId folder, bool subscribed)
{
    return perform([=](store::Writer &writer) { return verbs::subscribeFolder(writer, folder, subscribed); });
}

QFuture<Applied> MailEngine::markFolderRead(FolderId folder)
{
    return perform([=](store::Writer &writer) { return verbs::markFolderRead(writer, folder); });
}

QFuture<Applied> MailEngine::saveDraft(DraftMail draft)
{
    return perform([=](store::Writer &writer) { return verbs::saveDraft(writer, draft); }, Undoable::No);
}

QFuture<Applied> MailEngine::send(OutgoingMail mail)
{
    return perform([=](store::Writer &writer) { return verbs::send(writer, mail); }, Undoable::No);
}

QFuture<Imported> MailEngine::importMessages(FolderId target, QList<ImportMessage> messages)
{
    auto known = std::make_shared<int>(0);
    const auto job
        = [=](store::Writer &writer) { return verbs::importMessages(writer, target, messages, known.get()); };
    return perform(job, Undoable::No).then(QtFuture::Launch::Sync, [known](const Applied &applied) {
        Imported imported;
        imported.intents = applied.intents;
        imported.known = *known;
        return imported;
    });
}

// An undo is not itself on the stack: Ctrl+Z goes back, not back and forth.
QFuture<Applied> MailEngine::undo(IntentId intent)
{
    const auto entry = m_undo.take(intent);
    return perform(
        [entry](store::Writer &writer) {
            if (!entry) {
                throw Error(ErrorKind::Input, translated("There is nothing to undo."));
            }
            return sync::undo(writer, *entry);
        },
        Undoable::No);
}

// “Send again”, said by a person, is what allows a second DATA (robustness.md, ONE): for the recipients that
// have not accepted it.
QFuture<void> MailEngine::retry(IntentId id)
{
    auto writing = m_store.write(store::Priority::User, [id](store::Writer &writer) {
        const auto intent = writer.reader().intent(id);
        if (!intent) {
            throw Error(ErrorKind::Input, translated("There is no such change waiting."));
        }
        if (intent->kind == store::IntentKind::Send) {
            QList<store::RecipientResult> recipients = intent->recipients;
            for (store::RecipientResult &recipient : recipients) {
                recipient.final = recipient.accepted;
            }
            writer.setSendState(id, store::SendState::Queued, recipients, {});
        }
        writer.retry(id);
        return intent->account;
    });
    return writing.then(QtFuture::Launch::Sync, [this](AccountId account) {
        tellCore([account](EngineCore *core) { core->intentsArrived(account); });
    });
}

QFuture<bool> MailEngine::cancel(IntentId id)
{
    return m_store.write(store::Priority::User, [id](store::Writer &writer) { return writer.cancel(id); });
}

} // namespace waxwing::sync
