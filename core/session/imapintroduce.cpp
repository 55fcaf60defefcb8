// After the login: who we are, and what the server is to do from now on (RFC 2971, 5161).
#include "core/session/imapcommands.h"

namespace waxwing::session {

namespace {

using Channel = std::shared_ptr<ImapChannel>;

// 163.com refuses SELECT from clients that did not say who they are. Never empty or NIL, which others refuse.
ImapJobPtr idJob(const Channel &channel)
{
    imap::CommandBuilder builder = channel->command("ID");
    builder.open().string("name").string("Waxwing").string("version").string(WAXWING_VERSION).close();
    const ImapJobPtr job = makeImapJob(ImapVerb::Id, builder.build());
    const std::weak_ptr<ImapChannel> weak = channel; // the channel holds the job
    job->onUntagged = [weak](imap::Response &response) {
        auto *const id = std::get_if<imap::IdResponse>(&response);
        const auto owner = weak.lock();
        if (id && owner) {
            owner->setServerId(std::move(id->fields));
        }
        return id != nullptr;
    };
    return job;
}

// IMAP4rev2 is left out: all it would change here is offered as extensions too, and servers' rev2 is young.
QByteArrayList extensionsToEnable(const imap::Capabilities &offered)
{
    QByteArrayList names;
    if (offered.has("QRESYNC")) {
        names.append(QByteArrayLiteral("QRESYNC")); // includes CONDSTORE (RFC 7162 3.2.3)
    }
    if (offered.has("UTF8=ACCEPT") || offered.has("UTF8=ONLY")) { // RFC 9755 3
        names.append(QByteArrayLiteral("UTF8=ACCEPT"));
    }
    return names;
}

ImapJobPtr enableJob(const Channel &channel, const QByteArrayList &names)
{
    imap::CommandBuilder builder = channel->command("ENABLE");
    for (const QByteArray &name : names) {
        builder.atom(name);
    }
    const ImapJobPtr job = makeImapJob(ImapVerb::Enable, builder.build());
    const std::weak_ptr<ImapChannel> weak = channel; // the channel holds the job
    job->onAnswer = [weak](const imap::StatusResponse &) {
        const auto owner = weak.lock();
        if (owner && !owner->isEnabled("QRESYNC")) {
            owner->refuseQresync(); // BAD, or "* ENABLED" with nothing
        }
    };
    return job;
}

// How names are written depends on the answer; without UTF-8 the next command may follow at once.
QCoro::Task<void> enable(Channel channel, QByteArrayList names)
{
    if (names.isEmpty()) {
        co_return;
    }
    if (names.contains("QRESYNC")) {
        channel->expectQresync();
    }
    const ImapJobPtr job = enableJob(channel, names);
    channel->enqueue(job);
    if (names.contains("UTF8=ACCEPT")) {
        co_await imapAnyAnswer(channel, job);
    }
}

// RFC 5465 8: MessageNew and MessageExpunge have to come together; FlagChange needs both, and is told of other
// mailboxes by their UNSEEN and HIGHESTMODSEQ.
imap::Command notifyCommand(const Channel &channel)
{
    const auto events = [](imap::CommandBuilder &builder, bool names) {
        builder.open().atom("MessageNew").atom("MessageExpunge").atom("FlagChange");
        if (names) {
            builder.atom("MailboxName").atom("SubscriptionChange");
        }
        builder.close();
    };
    imap::CommandBuilder builder = channel->command("NOTIFY");
    builder.atom("SET").atom("STATUS").open().atom("selected");
    events(builder, false);
    builder.close().open().atom("personal");
    events(builder, true);
    // What others share and this user wants; of what is both, the first counts (RFC 5465 6).
    builder.close().open().atom("subscribed");
    events(builder, false);
    builder.close();
    return builder.build();
}

} // namespace

QCoro::Task<void> imapIntroduce(Channel channel)
{
    const imap::Capabilities &offered = channel->capabilities();
    if (offered.has("ID")) {
        channel->enqueue(idJob(channel)); // nothing depends on the answer
    }
    if (offered.has("ENABLE")) {
        co_await enable(channel, extensionsToEnable(offered));
    }
    if (channel->options().compress) {
        co_await imapCompress(channel);
    }
}

QCoro::Task<bool> imapCompress(Channel channel)
{
    if (channel->isCompressed() || !channel->capabilities().has("COMPRESS=DEFLATE")) {
        co_return channel->isCompressed();
    }
    imap::CommandBuilder builder = channel->command("COMPRESS");
    builder.atom("DEFLATE");
    const ImapJobPtr job = makeImapJob(ImapVerb::Compress, builder.build());
    channel->enqueue(job);
    const imap::StatusResponse status = co_await imapAnyAnswer(channel, job);
    if (status.condition != imap::Condition::Ok) {
        co_return false; // RFC 4978 3: [COMPRESSIONACTIVE], TLS does it already
    }
    channel->startCompression();
    co_return true;
}

QCoro::Task<bool> imapNotify(Channel channel)
{
    if (!channel->capabilities().has("NOTIFY")) {
        co_return false;
    }
    const ImapJobPtr job = makeImapJob(ImapVerb::Notify, notifyCommand(channel));
    channel->enqueue(job);
    const imap::StatusResponse status = co_await imapAnyAnswer(channel, job);
    // NO [BADEVENT]: the server knows other events; IDLE and STATUS are the way there (RFC 5465 3).
    channel->setNotifying(status.condition == imap::Condition::Ok);
    co_return channel->isNotifying();
}

} // namespace waxwing::session
