// ImapBackend: size, quota and rights of one folder, for a person who looks at its properties.
#include "core/sync/imapbackend.h"
#include "core/sync/together.h"

#include <limits>

namespace waxwing::sync {

namespace {

using session::ImapSession;
using FactsPtr = std::shared_ptr<FolderFacts>;

constexpr qsizetype quotasShown = 8; // a folder has one or two; a server may send any number

qint64 bounded(quint64 number, quint64 unit)
{
    return qint64(qMin(number, quint64(std::numeric_limits<qint64>::max()) / unit) * unit);
}

// A NO or BAD says that this cannot be had; the connection lives, and the other answers count.
void passOver(const Error &error)
{
    if (error.kind() != ErrorKind::Server && error.kind() != ErrorKind::Protocol) {
        throw error;
    }
}

// STATUS of a mailbox that only holds mailboxes is refused.
QCoro::Task<void> askSize(ImapSession *session, QByteArray mailbox, FactsPtr facts)
{
    if (!session->hasCapability("STATUS=SIZE")) {
        co_return;
    }
    try {
        const imap::MailboxStatus status = co_await session->status(mailbox);
        if (status.size) {
            facts->octets = bounded(*status.size, 1);
        }
    } catch (const Error &error) {
        passOver(error);
    }
}

void addQuota(const imap::Quota &quota, QList<FolderQuota> &quotas)
{
    for (const imap::Quota::Resource &resource : quota.resources) {
        const bool octets = resource.name == "STORAGE";
        if ((octets || resource.name == "MESSAGE") && quotas.size() < quotasShown) {
            FolderQuota found;
            found.root = QString::fromUtf8(quota.root);
            found.counts = octets ? FolderQuota::Counts::Octets : FolderQuota::Counts::Messages;
            const quint64 unit = octets ? 1024 : 1; // RFC 9208 5.1
            found.used = bounded(resource.usage, unit);
            found.limit = bounded(resource.limit, unit);
            quotas.append(found);
        }
    }
}

QCoro::Task<void> askQuota(ImapSession *session, QByteArray mailbox, FactsPtr facts)
{
    if (!session->hasCapability("QUOTA")) {
        co_return;
    }
    try {
        const QList<imap::Quota> quotas = co_await session->quota(mailbox);
        for (const imap::Quota &quota : quotas) {
            addQuota(quota, facts->quotas);
        }
    } catch (const Error &error) {
        passOver(error);
    }
}

QCoro::Task<void> askRights(ImapSession *session, QByteArray mailbox, FactsPtr facts)
{
    if (!session->hasCapability("ACL")) {
        co_return;
    }
    try {
        facts->rights = co_await session->myRights(mailbox);
    } catch (const Error &error) {
        passOver(error);
    }
}

} // namespace

QCoro::Task<FolderFacts> ImapBackend::folderFacts(FolderId folder)
{
    const store::FolderSyncState state = co_await stateOf(folder);
    const auto facts = std::make_shared<FolderFacts>();
    if (state.serverName.isEmpty()) {
        co_return *facts; // made here, and not there yet
    }
    const std::shared_ptr<ImapLease> lease = co_await m_connections.acquire(Use::Foreground);
    ImapSession *session = &lease->session();
    // Under way together: one trip for all three.
    QCoro::Task<void> size = askSize(session, state.serverName, facts);
    QCoro::Task<void> quota = askQuota(session, state.serverName, facts);
    QCoro::Task<void> rights = askRights(session, state.serverName, facts);
    QCoro::Task<void> two = together(std::move(size), std::move(quota));
    co_await together(std::move(two), std::move(rights));
    co_return *facts;
}

} // namespace waxwing::sync
