// ImapReplay: a folder that a change names is not on the server under its name any more. Renamed by another client, it
// is followed; deleted, what was wanted of its messages is done with them.
#include "core/sync/imapreplay.h"

#include "core/sync/foldernames.h"

#include <QCoroFuture>

#include <algorithm>

namespace waxwing::sync {

using store::IntentKind;

namespace {

bool isListed(const QList<imap::ListedMailbox> &listed, const QByteArray &name)
{
    return std::any_of(listed.cbegin(), listed.cend(), [&](const imap::ListedMailbox &mailbox) {
        return mailbox.rawName == name && mailbox.selectable();
    });
}

QStringList levelsOf(const imap::ListedMailbox &mailbox)
{
    return mailbox.delimiter.isEmpty() ? QStringList{mailbox.name} : mailbox.name.split(mailbox.delimiter);
}

// Gone with its messages: nothing is left to be done to them.
bool isVoidWithoutSource(const store::Intent &intent)
{
    return intent.kind == IntentKind::ChangeFlags || intent.kind == IntentKind::Expunge;
}

} // namespace

// RFC 3501 6.3.5: the mailbox keeps its UIDVALIDITY under the new name, and no other one may have it with UIDs that
// went on from ours.
QCoro::Task<std::optional<imap::ListedMailbox>> ImapReplay::findRenamed(store::FolderRef folder,
                                                                        QList<imap::ListedMailbox> listed)
{
    constexpr int mostAsked = 200;
    std::optional<imap::ListedMailbox> found;
    int asked = 0;
    for (const imap::ListedMailbox &mailbox : std::as_const(listed)) {
        if (!folder.uidValidity.isValid() || !mailbox.selectable() || ++asked > mostAsked) {
            continue;
        }
        const imap::MailboxStatus status = co_await m_session.status(mailbox.rawName);
        if (status.uidValidity == folder.uidValidity) {
            if (found) {
                co_return std::nullopt; // two could be meant: neither is guessed
            }
            found = mailbox;
        }
    }
    co_return found;
}

QCoro::Task<std::optional<ReplayOutcome>> ImapReplay::settleMissingFolders(store::Intent intent)
{
    QList<store::FolderRef> named = intent.folders;
    if (intent.target && intent.kind != IntentKind::CreateFolder) {
        named.append(*intent.target);
    }
    std::optional<ReplayOutcome> outcome;
    try {
        // A selected mailbox is counted under its old name by Dovecot (RFC 3501 6.3.10 says not to ask).
        co_await m_session.unselect();
        const QList<imap::ListedMailbox> listed = co_await m_session.list();
        QSet<QString> gone;
        for (const store::FolderRef &folder : std::as_const(named)) {
            if (folder.serverName.isEmpty() || isListed(listed, folder.serverName)) {
                continue;
            }
            const std::optional<imap::ListedMailbox> now = co_await findRenamed(folder, listed);
            if (now) {
                const QString key = folder.key;
                const QByteArray name = now->rawName;
                const QStringList levels = levelsOf(*now);
                auto writing = m_store.write(store::Priority::User, [key, name, levels](store::Writer &writer) {
                    writer.folderRenamed(key, name, levels);
                });
                co_await writing;
                outcome = ReplayOutcome::Changed;
            }
            if (!now) {
                gone.insert(folder.key);
            }
        }
        QList<store::MessageRef> lost = intent.messages;
        lost.removeIf([&gone](const store::MessageRef &ref) { return !gone.contains(ref.folderKey); });
        if (!outcome && !lost.isEmpty() && isVoidWithoutSource(intent)) {
            const IntentId id = intent.id;
            auto writing = m_store.write(store::Priority::User, [id, lost](store::Writer &writer) {
                writer.completePartly(id, lost, store::Relocation());
            });
            co_await writing;
            const bool isAll = lost.size() == intent.messages.size();
            outcome = isAll ? ReplayOutcome::Done : ReplayOutcome::Changed;
        }
    } catch (const Error &) {
        outcome.reset(); // then the failure that led here is what is told
    }
    co_return outcome;
}

} // namespace waxwing::sync
