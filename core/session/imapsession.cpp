// The contract over the channel: every method starts a coroutine that holds the channel, not the session.
#include "core/session/imapsession.h"

#include "core/imap/mailboxname.h"
#include "core/session/imapcommands.h"

#include <QCoreApplication>

namespace waxwing::session {

namespace {

Error abandoned()
{
    return Error(ErrorKind::Cancelled, QCoreApplication::translate("imap", "The connection was closed."));
}

// A coroutine, so that an argument no command may contain fails in the task, as every other failure does.
QCoro::Task<void> runOnMailbox(std::shared_ptr<ImapChannel> channel, ImapVerb verb, const char *name,
                               QByteArray mailbox)
{
    imap::CommandBuilder builder = channel->command(name);
    builder.astring(mailbox);
    const ImapJobPtr job = makeImapJob(verb, builder.build());
    co_await imapRun(channel, job);
}

QCoro::Task<imap::UidSet> foundBy(std::shared_ptr<ImapChannel> channel, ImapSearch criteria)
{
    const ImapSearchResult result = co_await imapSearch(channel, criteria, ImapSearchReturn::All);
    co_return result.uids;
}

} // namespace

ImapSession::ImapSession(std::unique_ptr<net::Transport> transport, Options options, QObject *parent)
    : QObject(parent), m_channel(ImapChannel::create(std::move(transport), std::move(options)))
{
    ImapChannel *const channel = m_channel.get();
    connect(channel, &ImapChannel::existsChanged, this, &ImapSession::existsChanged);
    connect(channel, &ImapChannel::vanished, this, &ImapSession::vanished);
    connect(channel, &ImapChannel::expungedUnknown, this, &ImapSession::expungedUnknown);
    connect(channel, &ImapChannel::flagsChanged, this, &ImapSession::flagsChanged);
    connect(channel, &ImapChannel::mailboxStatusChanged, this, &ImapSession::mailboxStatusChanged);
    connect(channel, &ImapChannel::mailboxListed, this, &ImapSession::mailboxListed);
    connect(channel, &ImapChannel::notificationsLost, this, &ImapSession::notificationsLost);
    connect(channel, &ImapChannel::progress, this, &ImapSession::progress);
    connect(channel, &ImapChannel::closed, this, &ImapSession::closed);
}

ImapSession::~ImapSession()
{
    m_channel->disconnect(this);
    m_channel->close(abandoned());
}

QCoro::Task<void> ImapSession::open(auth::Credentials credentials)
{
    return imapOpen(m_channel, std::move(credentials));
}

QCoro::Task<void> ImapSession::logout()
{
    return imapLogout(m_channel);
}

void ImapSession::abort()
{
    const std::shared_ptr<ImapChannel> channel = m_channel; // closed() may destroy the session
    channel->close(abandoned());
}

bool ImapSession::isOpen() const
{
    return m_channel->isReady();
}

bool ImapSession::hasCapability(const char *name) const
{
    return m_channel->capabilities().has(name);
}

QByteArray ImapSession::rawMailboxName(const QString &name) const
{
    return imap::encodedMailboxName(name, m_channel->usesUtf8());
}

ImapSession::Counters ImapSession::counters() const
{
    return m_channel->counters();
}

bool ImapSession::isEnabled(const char *name) const
{
    return m_channel->isEnabled(name);
}

QCoro::Task<bool> ImapSession::compress()
{
    return imapCompress(m_channel);
}

QCoro::Task<bool> ImapSession::notify()
{
    return imapNotify(m_channel);
}

QList<std::pair<QByteArray, QByteArray>> ImapSession::serverId() const
{
    return m_channel->serverId();
}

QCoro::Task<QList<imap::ListedMailbox>> ImapSession::list(ImapListItems items)
{
    return imapList(m_channel, items);
}

QCoro::Task<imap::Namespaces> ImapSession::namespaces()
{
    return imapNamespaces(m_channel);
}

QCoro::Task<void> ImapSession::create(QByteArray mailbox)
{
    return runOnMailbox(m_channel, ImapVerb::Create, "CREATE", std::move(mailbox));
}

QCoro::Task<void> ImapSession::rename(QByteArray from, QByteArray to)
{
    return imapRename(m_channel, std::move(from), std::move(to));
}

QCoro::Task<void> ImapSession::remove(QByteArray mailbox)
{
    return imapDelete(m_channel, std::move(mailbox));
}

QCoro::Task<void> ImapSession::subscribe(QByteArray mailbox, bool subscribed)
{
    return runOnMailbox(m_channel, ImapVerb::Subscribe, subscribed ? "SUBSCRIBE" : "UNSUBSCRIBE", std::move(mailbox));
}

QCoro::Task<imap::MailboxStatus> ImapSession::status(QByteArray mailbox)
{
    return imapStatus(m_channel, std::move(mailbox));
}

QCoro::Task<QHash<QByteArray, imap::MailboxStatus>> ImapSession::statuses(QList<QByteArray> mailboxes)
{
    return imapStatuses(m_channel, std::move(mailboxes));
}

QCoro::Task<imap::SelectedMailbox> ImapSession::select(QByteArray mailbox, MailboxAccess access)
{
    return imapSelect(m_channel, std::move(mailbox), access);
}

QCoro::Task<imap::ResyncedMailbox> ImapSession::select(QByteArray mailbox, MailboxAccess access,
                                                       imap::KnownMailbox known)
{
    return imapResync(m_channel, std::move(mailbox), access, std::move(known));
}

QCoro::Task<void> ImapSession::unselect()
{
    return imapUnselect(m_channel);
}

QByteArray ImapSession::selectedMailbox() const
{
    return m_channel->mailbox().name();
}

QCoro::Task<void> ImapSession::fetch(imap::UidSet uids, ImapFetchItems items, ModSeq changedSince,
                                     std::function<void(const imap::FetchedMessage &)> receive)
{
    return imapFetch(m_channel, std::move(uids), items, changedSince, std::move(receive));
}

QCoro::Task<imap::UidSet> ImapSession::fetchChanges(imap::UidSet uids, ModSeq changedSince,
                                                    std::function<void(const imap::FetchedMessage &)> receive)
{
    return imapFetchChanges(m_channel, std::move(uids), changedSince, std::move(receive));
}

QCoro::Task<void> ImapSession::fetchBody(imap::UidSet uids, QByteArray section, ImapBodySink sink)
{
    return imapFetchBody(m_channel, std::move(uids), std::move(section), std::move(sink));
}

QCoro::Task<imap::UidSet> ImapSession::store(imap::UidSet uids, imap::StoreMode mode, imap::Flags flags,
                                             ModSeq unchangedSince)
{
    return imapStore(m_channel, std::move(uids), mode, std::move(flags), unchangedSince);
}

QCoro::Task<imap::CopyUid> ImapSession::copy(imap::UidSet uids, QByteArray target)
{
    return imapCopyOrMove(m_channel, ImapVerb::UidCopy, std::move(uids), std::move(target));
}

QCoro::Task<imap::CopyUid> ImapSession::move(imap::UidSet uids, QByteArray target)
{
    return imapCopyOrMove(m_channel, ImapVerb::UidMove, std::move(uids), std::move(target));
}

QCoro::Task<void> ImapSession::expunge(imap::UidSet uids)
{
    return imapExpunge(m_channel, std::move(uids));
}

QCoro::Task<imap::UidSet> ImapSession::search(ImapSearch criteria)
{
    return foundBy(m_channel, std::move(criteria));
}

QCoro::Task<ImapSearchResult> ImapSession::search(ImapSearch criteria, ImapSearchReturn wanted)
{
    return imapSearch(m_channel, std::move(criteria), wanted);
}

QCoro::Task<void> ImapSession::noop()
{
    return imapRun(m_channel, makeImapJob(ImapVerb::Noop, m_channel->command("NOOP").build()));
}

void ImapSession::startIdle()
{
    m_channel->setPushWanted(true);
}

void ImapSession::stopIdle()
{
    m_channel->setPushWanted(false);
}

QCoro::Task<imap::AppendUid> ImapSession::append(QByteArray mailbox, imap::Flags flags, QDateTime internalDate,
                                                 std::shared_ptr<const QByteArray> message)
{
    return imapAppend(m_channel, std::move(mailbox), std::move(flags), std::move(internalDate), std::move(message));
}

QCoro::Task<QList<imap::AppendUid>> ImapSession::append(QByteArray mailbox, QList<ImapAppend> messages)
{
    return imapAppendAll(m_channel, std::move(mailbox), std::move(messages));
}

QCoro::Task<imap::AppendUid> ImapSession::append(QByteArray mailbox, imap::Flags flags, QDateTime internalDate,
                                                 QList<ImapPiece> pieces)
{
    return imapCatenate(m_channel, std::move(mailbox), std::move(flags), std::move(internalDate), std::move(pieces));
}

QCoro::Task<imap::AppendUid> ImapSession::replace(Uid old, QByteArray mailbox, ImapAppend message)
{
    return imapReplace(m_channel, old, std::move(mailbox), std::move(message));
}

QCoro::Task<void> ImapSession::fetchParts(imap::UidSet uids, QByteArrayList sections, ImapPartSink sink)
{
    return imapFetchParts(m_channel, std::move(uids), std::move(sections), std::move(sink));
}

QCoro::Task<void> ImapSession::fetchFrom(Uid uid, QByteArray section, quint64 offset, ImapBodySink sink)
{
    return imapFetchFrom(m_channel, uid, std::move(section), offset, std::move(sink));
}

QCoro::Task<bool> ImapSession::fetchDecoded(Uid uid, QByteArray section, quint64 offset, ImapBodySink sink)
{
    return imapFetchDecoded(m_channel, uid, std::move(section), offset, std::move(sink));
}

QCoro::Task<void> ImapSession::searchAndFetch(ImapSearch criteria, ImapFetchItems items,
                                              std::function<void(const imap::FetchedMessage &)> receive)
{
    return imapSearchAndFetch(m_channel, std::move(criteria), items, std::move(receive));
}

QCoro::Task<void> ImapSession::storeAll(QList<ImapFlagChange> changes)
{
    return imapStoreAll(m_channel, std::move(changes));
}

QCoro::Task<void> ImapSession::storeGmailLabels(imap::UidSet uids, imap::StoreMode mode, QList<QByteArray> labels)
{
    return imapStoreLabels(m_channel, std::move(uids), mode, std::move(labels));
}

QCoro::Task<QList<Uid>> ImapSession::sort(QList<ImapSortKey> keys, ImapSearch criteria)
{
    return imapSort(m_channel, std::move(keys), std::move(criteria));
}

QCoro::Task<QList<imap::ThreadedMessage>> ImapSession::thread(ImapSearch criteria)
{
    return imapThread(m_channel, std::move(criteria));
}

QCoro::Task<QList<imap::Quota>> ImapSession::quota(QByteArray mailbox)
{
    return imapQuota(m_channel, std::move(mailbox));
}

QCoro::Task<QByteArray> ImapSession::myRights(QByteArray mailbox)
{
    return imapMyRights(m_channel, std::move(mailbox));
}

QCoro::Task<QList<imap::AclEntry>> ImapSession::acl(QByteArray mailbox)
{
    return imapAcl(m_channel, std::move(mailbox));
}

QCoro::Task<QHash<QByteArray, QByteArray>> ImapSession::metadata(QByteArray mailbox, QByteArrayList entries)
{
    return imapMetadata(m_channel, std::move(mailbox), std::move(entries));
}

} // namespace waxwing::session
