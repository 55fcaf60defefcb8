// What changes the tree of mailboxes (RFC 3501 6.3), and leaving one (RFC 3691).
#include "core/session/imapcommands.h"

namespace waxwing::session {

namespace {

using Channel = std::shared_ptr<ImapChannel>;

QCoro::Task<void> unselectIf(Channel channel, QByteArray mailbox)
{
    if (imapIsSameMailbox(channel->mailbox().name(), mailbox)) {
        co_await imapUnselect(channel);
    }
}

} // namespace

QCoro::Task<void> imapUnselect(Channel channel)
{
    if (!channel->mailbox().isSelected() || !channel->capabilities().has("UNSELECT")) {
        co_return;
    }
    const ImapJobPtr job = makeImapJob(ImapVerb::Unselect, channel->command("UNSELECT").build());
    const std::weak_ptr<ImapChannel> weak = channel;
    job->onAnswer = [weak](const imap::StatusResponse &status) {
        const auto owner = weak.lock();
        if (owner && status.condition == imap::Condition::Ok) {
            owner->mailbox() = {};
        }
    };
    channel->enqueue(job);
    co_await imapAnswer(channel, job);
}

QCoro::Task<void> imapRun(Channel channel, ImapJobPtr job)
{
    channel->enqueue(job);
    co_await imapAnswer(channel, job);
}

QCoro::Task<void> imapDelete(Channel channel, QByteArray mailbox)
{
    co_await unselectIf(channel, mailbox);
    imap::CommandBuilder builder = channel->command("DELETE");
    builder.astring(mailbox);
    const ImapJobPtr job = makeImapJob(ImapVerb::Delete, builder.build());
    co_await imapRun(channel, job);
}

QCoro::Task<void> imapRename(Channel channel, QByteArray from, QByteArray to)
{
    co_await unselectIf(channel, from);
    imap::CommandBuilder builder = channel->command("RENAME");
    builder.astring(from).astring(to);
    const ImapJobPtr job = makeImapJob(ImapVerb::Rename, builder.build());
    co_await imapRun(channel, job);
}

} // namespace waxwing::session
