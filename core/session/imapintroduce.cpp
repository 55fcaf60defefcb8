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
    return makeImapJob(ImapVerb::Id, builder.build());
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

} // namespace

QCoro::Task<void> imapIntroduce(Channel channel)
{
    const imap::Capabilities &offered = channel->capabilities();
    if (offered.has("ID")) {
        channel->enqueue(idJob(channel)); // the answer is of no interest
    }
    const QByteArrayList names = extensionsToEnable(offered);
    if (names.isEmpty() || !offered.has("ENABLE")) {
        co_return;
    }
    if (names.contains("QRESYNC")) {
        channel->expectQresync();
    }
    const ImapJobPtr job = enableJob(channel, names);
    channel->enqueue(job);
    // How names are written depends on the answer; without UTF-8 the next command may follow at once.
    if (names.contains("UTF8=ACCEPT")) {
        co_await imapAnyAnswer(channel, job);
    }
}

} // namespace waxwing::session
