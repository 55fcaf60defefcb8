// MailEngine: verbs. Each is one job on the writer thread; its future is ready when it is durable and applied.
#include "core/sync/mailengine.h"

#include "core/store/reader.h"
#include "core/sync/enginecore.h"
#include "core/sync/foldernames.h"
#include "core/sync/foldertransfer.h"
#include "core/sync/words.h"

namespace waxwing::sync {

namespace {

QList<IntentId> intentsOf(const QList<Step> &steps)
{
    QList<IntentId> intents;
    for (const Step &step : steps) {
        if (step.intent.isValid()) {
            intents.append(step.intent);
        }
    }
    return intents;
}

std::function<QList<PlacementId>(store::Writer &)> these(QList<PlacementId> messages)
{
    return [messages = std::move(messages)](store::Writer &) { return messages; };
}

} // namespace

QFuture<Applied> MailEngine::perform(Job job, Undoable undoable)
{
    Pieces::Work work;
    work.next = [job = std::move(job), undoable](store::Writer &writer) {
        Pieces::Piece whole;
        whole.performed = job(writer);
        if (undoable == Undoable::Yes) {
            const verbs::Performed &done = whole.performed;
            whole.performed.record = addRecord(writer, done.steps, done.applied.what);
        }
        return whole;
    };
    work.committed = [this](const verbs::Performed &result) { return performed(result); };
    return m_pieces.run(std::move(work));
}

// Runs on the writer thread, after the commit.
Applied MailEngine::performed(const verbs::Performed &performed)
{
    Applied applied = performed.applied;
    applied.intents = intentsOf(performed.steps);
    applied.intent = applied.intents.isEmpty() ? IntentId() : applied.intents.constLast();
    applied.entries = {applied.intent};
    if (performed.record != 0) {
        m_undo.push(performed.record, applied.intents);
        applied.undoable = performed.offersUndo;
    }
    for (const AccountId account : performed.accounts) {
        tellCore([account](EngineCore *core) { core->intentsArrived(account); });
    }
    return applied;
}

QFuture<Applied> MailEngine::changeFlags(QList<PlacementId> messages, store::FlagChange change)
{
    return performOn(these(std::move(messages)), [=](store::Writer &writer, const QList<PlacementId> &part) {
        return verbs::changeFlags(writer, part, change);
    });
}

QFuture<Applied> MailEngine::move(QList<PlacementId> messages, FolderId target)
{
    return performOn(these(std::move(messages)), [=](store::Writer &writer, const QList<PlacementId> &part) {
        return verbs::move(writer, part, target);
    });
}

QFuture<Applied> MailEngine::copy(QList<PlacementId> messages, FolderId target)
{
    return performOn(these(std::move(messages)), [=](store::Writer &writer, const QList<PlacementId> &part) {
        return verbs::copy(writer, part, target);
    });
}

QFuture<Applied> MailEngine::remove(QList<PlacementId> messages, bool forever)
{
    return performOn(these(std::move(messages)), [=](store::Writer &writer, const QList<PlacementId> &part) {
        return verbs::remove(writer, part, forever);
    });
}

QFuture<Applied> MailEngine::archive(QList<PlacementId> messages)
{
    return performOn(these(std::move(messages)), verbs::archive);
}

QFuture<void> MailEngine::setArchiveLayout(AccountId account, ArchiveLayout layout)
{
    QString value;
    if (layout != ArchiveLayout::OneFolder) {
        value = layout == ArchiveLayout::ByYear ? QStringLiteral("year") : QStringLiteral("month");
    }
    return m_store.write(store::Priority::User, [account, value](store::Writer &writer) {
        writer.setOption(verbs::archiveOption(account), value);
    });
}

QFuture<Applied> MailEngine::junk(QList<PlacementId> messages, bool junk)
{
    return performOn(these(std::move(messages)), [=](store::Writer &writer, const QList<PlacementId> &part) {
        return verbs::junk(writer, part, junk);
    });
}

QFuture<Applied> MailEngine::snooze(QList<PlacementId> messages, QDateTime until)
{
    return performOn(these(std::move(messages)), [=](store::Writer &writer, const QList<PlacementId> &part) {
        return verbs::snooze(writer, part, until);
    });
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
                throw Error(ErrorKind::Input, Words::tr("A folder cannot be moved to another account."));
            }
            levels = levelsOfPath(parent.path);
        }
        levels.append(levelsOfPath(row.path).constLast());
        return verbs::moveFolder(writer, folder, levels);
    });
}

QFuture<Applied> MailEngine::moveFolderAcross(FolderId folder, AccountId account, FolderId parent)
{
    const auto transfer = std::make_shared<FolderTransfer>(folder, account, parent);
    return performOn(
        [transfer](store::Writer &writer) { return transfer->messages(writer); },
        [transfer](store::Writer &writer, const QList<PlacementId> &part) { return transfer->move(writer, part); });
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
    store::FlagChange seen;
    seen.set = store::Flag::Seen;
    return performOn([folder](store::Writer &writer) { return verbs::unreadIn(writer, folder); },
                     [seen](store::Writer &writer, const QList<PlacementId> &part) {
                         if (!part.isEmpty()) {
                             return verbs::changeFlags(writer, part, seen);
                         }
                         verbs::Performed nothing;
                         nothing.applied.what = Words::tr("Nothing was unread");
                         return nothing;
                     });
}

QFuture<Applied> MailEngine::importMail(FolderId target, QList<ImportMessage> mails)
{
    return perform([=](store::Writer &writer) { return verbs::importMessages(writer, target, mails); });
}

QFuture<Applied> MailEngine::emptyFolder(FolderId folder)
{
    return perform([=](store::Writer &writer) { return verbs::emptyFolder(writer, folder); });
}

QFuture<Applied> MailEngine::saveDraft(DraftMail draft)
{
    return perform([=](store::Writer &writer) { return verbs::saveDraft(writer, draft); }, Undoable::No);
}

QFuture<Applied> MailEngine::send(OutgoingMail mail)
{
    return perform([=](store::Writer &writer) { return verbs::send(writer, mail); });
}

QFuture<Applied> MailEngine::importPart(FolderId target, QList<ImportMessage> messages, IntentId begun, int before)
{
    const auto entry = std::make_shared<qint64>(0);
    Pieces::Work work;
    work.next = [=, this](store::Writer &writer) {
        Pieces::Piece whole;
        whole.performed = verbs::importMessages(writer, target, messages);
        const verbs::Performed &done = whole.performed;
        *entry = m_undo.entryOf(begun).value_or(0);
        const qint64 id = addRecord(writer, done.steps, done.applied.what, *entry);
        auto record = *entry == 0 ? std::nullopt : writer.undoRecord(*entry);
        if (record) {
            record->what = Words::tr("Imported %n message(s)", nullptr, before + int(done.steps.size()));
            writer.updateUndo(*record);
        } else {
            whole.performed.record = id;
        }
        return whole;
    };
    work.committed = [this, entry](const verbs::Performed &result) {
        const Applied applied = performed(result);
        if (*entry != 0 && result.record == 0) {
            m_undo.setUndone(*entry, false, applied.intents);
        }
        return applied;
    };
    return m_pieces.run(std::move(work));
}

// “Send again”, said by a person, is what allows a second DATA (robustness.md, ONE): for the recipients that
// have not accepted it.
QFuture<void> MailEngine::retry(IntentId id)
{
    const auto job = [id](store::Writer &writer) {
        const auto intent = writer.reader().intent(id);
        if (!intent) {
            throw Error(ErrorKind::Input, Words::tr("There is no such change waiting."));
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
    };
    return m_store.writeThen(store::Priority::User, job, [this](const QFuture<AccountId> &written) {
        const AccountId account = written.result();
        tellCore([account](EngineCore *core) { core->intentsArrived(account); });
    });
}

// Giving up a message that waits keeps its text: it is a draft again.
QFuture<bool> MailEngine::cancel(IntentId id)
{
    struct Cancelled {
        bool done = false;
        verbs::Performed performed;
    };
    const auto job = [id](store::Writer &writer) {
        Cancelled result;
        const auto intent = writer.reader().intent(id);
        const bool isSend = intent && intent->kind == store::IntentKind::Send;
        const bool taken = isSend
            && (intent->state == store::IntentState::Sending || intent->sendState == store::SendState::Accepted
                || intent->sendState == store::SendState::Filed);
        if (isSend && !taken) {
            result.performed = verbs::giveUpSend(writer, *intent);
            result.done = true;
        } else if (!isSend) {
            result.done = writer.cancel(id);
        }
        return result;
    };
    return m_store.writeThen(store::Priority::User, job, [this](const QFuture<Cancelled> &written) {
        const Cancelled result = written.result();
        performed(result.performed);
        return result.done;
    });
}

} // namespace waxwing::sync
