// How much room there is, who may do what, and notes about mailboxes (RFC 9208, 4314, 5464).
#include "core/session/imapcommands.h"

namespace waxwing::session {

namespace {

using Channel = std::shared_ptr<ImapChannel>;

imap::Command commandOn(const Channel &channel, const char *name, const QByteArray &mailbox)
{
    imap::CommandBuilder builder = channel->command(name);
    builder.astring(mailbox);
    return builder.build();
}

} // namespace

QCoro::Task<QList<imap::Quota>> imapQuota(Channel channel, QByteArray mailbox)
{
    imapRequire(channel, "QUOTA");
    const ImapJobPtr job = makeImapJob(ImapVerb::Quota, commandOn(channel, "GETQUOTAROOT", mailbox));
    const auto quotas = std::make_shared<QList<imap::Quota>>();
    job->onUntagged = [quotas](imap::Response &response) {
        if (auto *const quota = std::get_if<imap::QuotaResponse>(&response)) {
            quotas->append(std::move(quota->quota));
            return true;
        }
        return std::holds_alternative<imap::QuotaRootResponse>(response);
    };
    co_await imapRun(channel, job);
    co_return *quotas;
}

QCoro::Task<QByteArray> imapMyRights(Channel channel, QByteArray mailbox)
{
    imapRequire(channel, "ACL");
    const ImapJobPtr job = makeImapJob(ImapVerb::MyRights, commandOn(channel, "MYRIGHTS", mailbox));
    const auto rights = std::make_shared<QByteArray>();
    job->onUntagged = [rights](imap::Response &response) {
        const auto *const mine = std::get_if<imap::MyRightsResponse>(&response);
        if (mine) {
            *rights = mine->rights;
        }
        return mine != nullptr;
    };
    co_await imapRun(channel, job);
    co_return *rights;
}

QCoro::Task<QList<imap::AclEntry>> imapAcl(Channel channel, QByteArray mailbox)
{
    imapRequire(channel, "ACL");
    const ImapJobPtr job = makeImapJob(ImapVerb::Acl, commandOn(channel, "GETACL", mailbox));
    const auto entries = std::make_shared<QList<imap::AclEntry>>();
    job->onUntagged = [entries](imap::Response &response) {
        auto *const acl = std::get_if<imap::AclResponse>(&response);
        if (acl) {
            *entries = std::move(acl->entries);
        }
        return acl != nullptr;
    };
    co_await imapRun(channel, job);
    co_return *entries;
}

QCoro::Task<QHash<QByteArray, QByteArray>> imapMetadata(Channel channel, QByteArray mailbox, QByteArrayList entries)
{
    imapRequire(channel,
                mailbox.isEmpty() && channel->capabilities().has("METADATA-SERVER") ? "METADATA-SERVER" : "METADATA");
    imap::CommandBuilder builder = channel->command("GETMETADATA");
    mailbox.isEmpty() ? builder.string(mailbox) : builder.astring(mailbox);
    builder.open();
    for (const QByteArray &entry : entries) {
        builder.astring(entry);
    }
    builder.close();
    const ImapJobPtr job = makeImapJob(ImapVerb::Metadata, builder.build());
    const auto values = std::make_shared<QHash<QByteArray, QByteArray>>();
    job->onUntagged = [values](imap::Response &response) {
        const auto *const metadata = std::get_if<imap::MetadataResponse>(&response);
        if (metadata) {
            for (const auto &[name, value] : metadata->entries) {
                if (!value.isNull()) {
                    values->insert(name, value);
                }
            }
        }
        return metadata != nullptr;
    };
    co_await imapRun(channel, job);
    co_return *values;
}

} // namespace waxwing::session
