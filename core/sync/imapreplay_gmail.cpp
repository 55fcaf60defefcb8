// ImapReplay: a message under many labels (X-GM-EXT-1, developers.google.com/gmail/imap/imap-extensions).
#include "core/sync/imapreplay.h"

#include <QCoroFuture>

namespace waxwing::sync {

namespace {

struct Bins {
    QByteArray trash;
    QByteArray junk;
};

QCoro::Task<Bins> binsOf(store::Store *store, AccountId account)
{
    auto reading = store->read([account](store::Reader &reader) {
        const auto name = [&reader, account](store::Role role) {
            const auto folder = reader.folderByRole(account, role);
            const auto state = folder ? reader.syncState(folder->id) : std::nullopt;
            return state ? state->serverName : QByteArray();
        };
        return Bins{name(store::Role::Trash), name(store::Role::Junk)};
    });
    const Bins bins = co_await reading;
    co_return bins;
}

} // namespace

// An EXPUNGE on Gmail takes one label away and leaves the message in All Mail; only in Trash and Spam it deletes.
QCoro::Task<void> ImapReplay::removeEverywhere(store::Intent intent, Source source)
{
    const bool isGmail = m_session.hasCapability("X-GM-EXT-1") && m_session.hasCapability("MOVE");
    Bins bins;
    if (isGmail) {
        bins = co_await binsOf(&m_store, intent.account);
    }
    if (bins.trash.isEmpty() || source.mailbox == bins.trash || source.mailbox == bins.junk) {
        co_await removeForGood(source, source.located.uids);
        co_return;
    }
    QList<Uid> binned;
    const imap::UidSet uids = imap::UidSet::of(source.located.uids);
    const imap::CopyUid moved = co_await m_session.move(uids, bins.trash);
    for (const auto &[from, to] : moved.uids) {
        binned.append(to);
    }
    Source trash;
    trash.mailbox = bins.trash;
    trash.selected = co_await m_session.select(bins.trash, session::MailboxAccess::ReadWrite);
    // Where the server did not say which they are now, they stay in the trash: deleted, if not yet for ever.
    if (!binned.isEmpty() && trash.selected.uidValidity == moved.uidValidity) {
        co_await removeForGood(trash, binned);
    }
}

} // namespace waxwing::sync
