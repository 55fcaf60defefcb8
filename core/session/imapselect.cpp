// SELECT and EXAMINE, with CONDSTORE or QRESYNC where the server can (RFC 3501 6.3.1, 7162 3.1.8, 3.2.5).
#include "core/session/imapcommands.h"

#include "core/session/imaperrors.h"

namespace waxwing::session {

namespace {

using Channel = std::shared_ptr<ImapChannel>;

enum class Asking { Plainly, Condstore, Qresync };

// Known UIDs longer than this are sent as one range from the first to the last: a superset costs only VANISHED for
// what was never known.
constexpr qsizetype maxKnownUidsText = 4000;
// More changes than this are no resync but a listing, and are asked for in windows.
constexpr qsizetype maxChanged = 1'000'000;

struct Selecting {
    Selecting(const QByteArray &mailbox, bool isReadOnly)
        : name(mailbox), readOnly(isReadOnly), state(mailbox, isReadOnly)
    {
    }

    QByteArray name;
    bool readOnly;
    ImapMailboxState state;
    imap::ResyncedMailbox resync;
    bool isOverfull = false;
};

void noteChange(Selecting &selecting, imap::FetchedMessage &message)
{
    selecting.state.note(message);
    if (!message.uid.isValid() || !message.flags) {
        return;
    }
    selecting.isOverfull = selecting.isOverfull || selecting.resync.changed.size() >= maxChanged;
    if (!selecting.isOverfull) {
        selecting.resync.changed.append(std::move(message));
    }
}

void noteVanished(Selecting &selecting, const imap::VanishedResponse &gone)
{
    if (!gone.earlier) {
        selecting.state.vanished(gone.uids);
    }
    for (const imap::UidSet::Range range : gone.uids.ranges()) {
        selecting.resync.vanished.add(Uid(range.first), Uid(range.last));
    }
}

void noteStatus(Selecting &selecting, const imap::ResponseCode &code)
{
    // What was said before [CLOSED] was about the old mailbox (RFC 7162 3.2.11).
    if (code.name == "CLOSED") {
        selecting = Selecting(selecting.name, selecting.readOnly);
    }
    selecting.state.apply(code);
}

// While SELECT is under way, what is said is about the mailbox being selected.
bool apply(Selecting &selecting, imap::Response &response)
{
    if (const auto *const status = std::get_if<imap::StatusResponse>(&response)) {
        noteStatus(selecting, status->code);
    } else if (const auto *const exists = std::get_if<imap::ExistsResponse>(&response)) {
        selecting.state.setExists(exists->count);
    } else if (auto *const flags = std::get_if<imap::FlagsResponse>(&response)) {
        selecting.state.setFlags(flags->flags);
    } else if (auto *const fetch = std::get_if<imap::FetchResponse>(&response)) {
        noteChange(selecting, fetch->message);
    } else if (const auto *const expunge = std::get_if<imap::ExpungeResponse>(&response)) {
        selecting.state.expunge(expunge->sequenceNumber);
    } else if (const auto *const gone = std::get_if<imap::VanishedResponse>(&response)) {
        noteVanished(selecting, *gone);
    } else {
        return std::holds_alternative<imap::RecentResponse>(response);
    }
    return true;
}

void addQresync(imap::CommandBuilder &builder, const imap::KnownMailbox &known)
{
    builder.open().atom("QRESYNC").open().number(known.uidValidity.value()).number(known.highestModSeq.value());
    if (!known.uids.isEmpty()) {
        const bool isLong = known.uids.toByteArray().size() > maxKnownUidsText;
        const auto &ranges = known.uids.ranges();
        builder.uids(isLong ? imap::UidSet::range(Uid(ranges.first().first), Uid(ranges.last().last)) : known.uids);
    }
    builder.close().close();
}

imap::Command selectCommand(const Channel &channel, const Selecting &selecting, Asking asking,
                            const imap::KnownMailbox &known)
{
    imap::CommandBuilder builder = channel->command(selecting.readOnly ? "EXAMINE" : "SELECT");
    builder.astring(selecting.name);
    if (asking == Asking::Qresync) {
        addQresync(builder, known);
    } else if (asking == Asking::Condstore) {
        builder.open().atom("CONDSTORE").close();
    }
    return builder.build();
}

ImapJobPtr selectJob(const Channel &channel, imap::Command command, std::shared_ptr<Selecting> selecting)
{
    const ImapJobPtr job = makeImapJob(ImapVerb::Select, std::move(command));
    job->onUntagged = [selecting](imap::Response &response) { return apply(*selecting, response); };
    const std::weak_ptr<ImapChannel> weak = channel; // the channel holds the job
    job->onAnswer = [selecting, weak](const imap::StatusResponse &status) {
        const auto owner = weak.lock();
        if (!owner) {
            return;
        }
        if (status.condition == imap::Condition::Ok) {
            selecting->state.apply(status.code);
            owner->mailbox() = selecting->state;
        } else if (status.condition == imap::Condition::No) {
            owner->mailbox() = {}; // RFC 3501 6.3.1: then none is selected
        }
    };
    return job;
}

// UIDVALIDITY known, and modification sequences that went on: anything else is not an answer to what was asked.
bool isTrustworthy(const Selecting &selecting, const imap::KnownMailbox &known)
{
    const imap::SelectedMailbox &selected = selecting.state.selected();
    return selected.uidValidity == known.uidValidity && selected.highestModSeq.isValid()
        && selected.highestModSeq >= known.highestModSeq && !selecting.isOverfull;
}

bool isSelected(const Channel &channel, const QByteArray &mailbox, bool readOnly)
{
    const ImapMailboxState &present = channel->mailbox();
    return present.isSelected() && present.name() == mailbox && present.askedReadOnly() == readOnly;
}

// The richest SELECT that the server understands: some advertise what they then answer with BAD.
QCoro::Task<std::shared_ptr<Selecting>> selectAnew(Channel channel, QByteArray mailbox, bool readOnly,
                                                   imap::KnownMailbox known)
{
    Asking asking = channel->capabilities().has("CONDSTORE") ? Asking::Condstore : Asking::Plainly;
    if (channel->mayUseQresync() && known.uidValidity.isValid() && known.highestModSeq.isValid()) {
        asking = Asking::Qresync;
    }
    while (true) {
        const auto selecting = std::make_shared<Selecting>(mailbox, readOnly);
        const ImapJobPtr job = selectJob(channel, selectCommand(channel, *selecting, asking, known), selecting);
        channel->enqueue(job);
        const imap::StatusResponse status = co_await imapAnyAnswer(channel, job);
        if (status.condition == imap::Condition::Ok) {
            selecting->resync.isResynced = asking == Asking::Qresync && isTrustworthy(*selecting, known);
            co_return selecting;
        }
        if (status.condition != imap::Condition::Bad || asking == Asking::Plainly) {
            throw imapRefusal(status, job->command.name);
        }
        if (asking == Asking::Qresync) {
            channel->refuseQresync();
        }
        asking = asking == Asking::Qresync ? Asking::Condstore : Asking::Plainly;
    }
}

} // namespace

QCoro::Task<imap::SelectedMailbox> imapSelect(Channel channel, QByteArray mailbox, MailboxAccess access)
{
    const bool readOnly = access == MailboxAccess::ReadOnly;
    if (isSelected(channel, mailbox, readOnly)) {
        if (!channel->isIdling()) { // what has happened since the last command is not known yet
            const ImapJobPtr news = makeImapJob(ImapVerb::Noop, channel->command("NOOP").build());
            co_await imapRun(channel, news);
        }
        if (isSelected(channel, mailbox, readOnly)) {
            co_return channel->mailbox().selected();
        }
    }
    const imap::KnownMailbox nothing;
    co_await selectAnew(channel, mailbox, readOnly, nothing);
    co_return channel->mailbox().selected();
}

QCoro::Task<imap::ResyncedMailbox> imapResync(Channel channel, QByteArray mailbox, MailboxAccess access,
                                              imap::KnownMailbox known)
{
    const bool readOnly = access == MailboxAccess::ReadOnly;
    const std::shared_ptr<Selecting> selecting = co_await selectAnew(channel, mailbox, readOnly, known);
    imap::ResyncedMailbox result = std::move(selecting->resync);
    result.selected = selecting->state.selected();
    if (!result.isResynced) {
        result.vanished = {};
        result.changed.clear();
    }
    co_return result;
}

} // namespace waxwing::session
