// Mailboxes: LIST, LSUB, STATUS, SELECT, and what changes their tree (RFC 3501 6.3).
#include "core/session/imapcommands.h"

#include "core/session/imaperrors.h"

#include <QSet>

namespace waxwing::session {

namespace {

using Channel = std::shared_ptr<ImapChannel>;

struct Listing {
    QList<imap::ListedMailbox> mailboxes;
    QSet<QByteArray> known; // some servers list a mailbox twice
    QSet<QByteArray> subscribed;
    imap::NamespaceResponse namespaces;
};

// XLIST was Google's before RFC 6154 gave the uses their present names.
void renameXlistUses(QList<QByteArray> &attributes)
{
    static const QHash<QByteArray, QByteArray> today
        = {{"\\allmail", "\\All"}, {"\\spam", "\\Junk"}, {"\\starred", "\\Flagged"}};
    for (QByteArray &attribute : attributes) {
        attribute = today.value(attribute.toLower(), attribute);
    }
}

bool collect(Listing &listing, imap::Response &response)
{
    if (auto *const list = std::get_if<imap::ListResponse>(&response)) {
        if (list->isLsub) {
            listing.subscribed.insert(list->mailbox.rawName);
        } else if (!listing.known.contains(list->mailbox.rawName)) {
            listing.known.insert(list->mailbox.rawName);
            renameXlistUses(list->mailbox.attributes);
            listing.mailboxes.append(std::move(list->mailbox));
        }
        return true;
    }
    if (auto *const namespaces = std::get_if<imap::NamespaceResponse>(&response)) {
        listing.namespaces = std::move(*namespaces);
        return true;
    }
    return false;
}

ImapJobPtr listingJob(ImapVerb verb, imap::Command command, std::shared_ptr<Listing> listing)
{
    const ImapJobPtr job = makeImapJob(verb, std::move(command));
    job->onUntagged = [listing](imap::Response &response) { return collect(*listing, response); };
    return job;
}

imap::Command extendedList(const Channel &channel)
{
    imap::CommandBuilder builder = channel->command("LIST");
    builder.string("").string("*").atom("RETURN").open();
    if (channel->capabilities().has("SPECIAL-USE")) {
        builder.atom("SPECIAL-USE");
    }
    builder.atom("SUBSCRIBED").atom("CHILDREN").close();
    return builder.build();
}

imap::Command plainList(const Channel &channel, QByteArrayView name)
{
    imap::CommandBuilder builder = channel->command(name);
    builder.string("").string("*");
    return builder.build();
}

// LIST and LSUB, what every server knows.
QCoro::Task<void> listPlainly(Channel channel, std::shared_ptr<Listing> listing)
{
    const bool hasXlist = channel->capabilities().has("XLIST") && !channel->capabilities().has("SPECIAL-USE");
    const imap::Command list = plainList(channel, hasXlist ? "XLIST" : "LIST");
    const imap::Command lsub = plainList(channel, "LSUB");
    QList<ImapJobPtr> jobs;
    jobs.append(listingJob(ImapVerb::List, list, listing));
    jobs.append(listingJob(ImapVerb::Lsub, lsub, listing));
    co_await imapRunAll(channel, jobs);
    for (imap::ListedMailbox &mailbox : listing->mailboxes) {
        mailbox.subscribed = mailbox.subscribed || listing->subscribed.contains(mailbox.rawName);
    }
}

bool isForeign(const imap::ListedMailbox &mailbox, const imap::NamespaceResponse &namespaces)
{
    const auto isBelow = [&mailbox](const imap::NamespaceResponse::Entry &entry) {
        QByteArray prefix = entry.prefix;
        if (prefix.isEmpty()) {
            return false; // the personal one is empty as well, and goes first
        }
        if (prefix.endsWith(entry.delimiter)) {
            prefix.chop(entry.delimiter.size()); // the root of the namespace itself
        }
        const QByteArray below = prefix + entry.delimiter;
        return mailbox.rawName == prefix || mailbox.rawName.startsWith(below);
    };
    const auto &others = namespaces.otherUsers;
    const auto &shared = namespaces.shared;
    return std::any_of(others.begin(), others.end(), isBelow) || std::any_of(shared.begin(), shared.end(), isBelow);
}

bool isSameMailbox(const QByteArray &a, const QByteArray &b)
{
    const bool bothInbox = qstricmp(a.constData(), "INBOX") == 0 && qstricmp(b.constData(), "INBOX") == 0;
    return a == b || bothInbox; // RFC 3501 5.1
}

struct StatusAnswer {
    std::optional<imap::MailboxStatus> exact;
    std::optional<imap::MailboxStatus> other; // under a name the server spells in its own way
};

// While SELECT is under way, what is said is about the mailbox being selected; what was said before [CLOSED] was
// about the old one (RFC 7162 3.2.11).
bool applyWhileSelecting(ImapMailboxState &state, const QByteArray &name, bool readOnly, imap::Response &response)
{
    if (const auto *const status = std::get_if<imap::StatusResponse>(&response)) {
        if (status->code.name == "CLOSED") {
            state = ImapMailboxState(name, readOnly);
        }
        state.apply(status->code);
    } else if (const auto *const exists = std::get_if<imap::ExistsResponse>(&response)) {
        state.setExists(exists->count);
    } else if (auto *const flags = std::get_if<imap::FlagsResponse>(&response)) {
        state.setFlags(flags->flags);
    } else if (auto *const fetch = std::get_if<imap::FetchResponse>(&response)) {
        state.note(fetch->message);
    } else if (const auto *const expunge = std::get_if<imap::ExpungeResponse>(&response)) {
        state.expunge(expunge->sequenceNumber);
    } else {
        return std::holds_alternative<imap::RecentResponse>(response);
    }
    return true;
}

ImapJobPtr selectJob(const Channel &channel, const QByteArray &mailbox, bool readOnly, bool condstore)
{
    imap::CommandBuilder builder = channel->command(readOnly ? "EXAMINE" : "SELECT");
    builder.astring(mailbox);
    if (condstore) {
        builder.open().atom("CONDSTORE").close();
    }
    const ImapJobPtr job = makeImapJob(ImapVerb::Select, builder.build());
    const auto state = std::make_shared<ImapMailboxState>(mailbox, readOnly);
    job->onUntagged = [state, mailbox, readOnly](imap::Response &response) {
        return applyWhileSelecting(*state, mailbox, readOnly, response);
    };
    const std::weak_ptr<ImapChannel> weak = channel; // the channel holds the job
    job->onAnswer = [state, weak](const imap::StatusResponse &status) {
        const auto owner = weak.lock();
        if (!owner) {
            return;
        }
        if (status.condition == imap::Condition::Ok) {
            state->apply(status.code);
            owner->mailbox() = *state;
        } else if (status.condition == imap::Condition::No) {
            owner->mailbox() = {}; // RFC 3501 6.3.1: then none is selected
        }
    };
    return job;
}

bool isSelected(const Channel &channel, const QByteArray &mailbox, bool readOnly)
{
    const ImapMailboxState &present = channel->mailbox();
    return present.isSelected() && present.name() == mailbox && present.askedReadOnly() == readOnly;
}

QCoro::Task<void> unselectIf(Channel channel, QByteArray mailbox)
{
    if (!isSameMailbox(channel->mailbox().name(), mailbox) || !channel->capabilities().has("UNSELECT")) {
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

} // namespace

QCoro::Task<void> imapRun(Channel channel, ImapJobPtr job)
{
    channel->enqueue(job);
    co_await imapAnswer(channel, job);
}

QCoro::Task<QList<imap::ListedMailbox>> imapList(Channel channel)
{
    const auto listing = std::make_shared<Listing>();
    ImapJobPtr names;
    if (channel->capabilities().has("NAMESPACE")) {
        names = listingJob(ImapVerb::Namespace, channel->command("NAMESPACE").build(), listing);
        channel->enqueue(names);
    }
    bool listed = false;
    if (channel->capabilities().has("LIST-EXTENDED")) {
        const ImapJobPtr job = listingJob(ImapVerb::List, extendedList(channel), listing);
        channel->enqueue(job);
        const imap::StatusResponse status = co_await imapAnyAnswer(channel, job);
        // Some advertise SPECIAL-USE and answer BAD to it in LIST: then as if they had not.
        listed = status.condition == imap::Condition::Ok;
    }
    if (!listed) {
        co_await listPlainly(channel, listing);
    }
    if (names) {
        co_await imapAnyAnswer(channel, names); // a refusal means: no other namespaces
    }
    QList<imap::ListedMailbox> own;
    for (imap::ListedMailbox &mailbox : listing->mailboxes) {
        if (!isForeign(mailbox, listing->namespaces)) {
            own.append(std::move(mailbox));
        }
    }
    co_return own;
}

QCoro::Task<imap::MailboxStatus> imapStatus(Channel channel, QByteArray mailbox)
{
    imap::CommandBuilder builder = channel->command("STATUS");
    builder.astring(mailbox).open().atom("MESSAGES").atom("UIDNEXT").atom("UIDVALIDITY").atom("UNSEEN");
    if (channel->capabilities().has("CONDSTORE")) {
        builder.atom("HIGHESTMODSEQ");
    }
    if (channel->capabilities().has("STATUS=SIZE")) {
        builder.atom("SIZE");
    }
    builder.close();
    const ImapJobPtr job = makeImapJob(ImapVerb::Status, builder.build());
    const auto answer = std::make_shared<StatusAnswer>();
    job->onUntagged = [answer, mailbox](imap::Response &response) {
        const auto *const data = std::get_if<imap::StatusData>(&response);
        if (!data) {
            return false;
        }
        const bool isExact = isSameMailbox(data->mailbox, mailbox);
        (isExact ? answer->exact : answer->other) = data->status;
        return isExact;
    };
    channel->enqueue(job);
    co_await imapAnswer(channel, job);
    co_return answer->exact ? *answer->exact : answer->other.value_or(imap::MailboxStatus());
}

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
    const bool condstore = channel->capabilities().has("CONDSTORE");
    ImapJobPtr job = selectJob(channel, mailbox, readOnly, condstore);
    channel->enqueue(job);
    imap::StatusResponse status = co_await imapAnyAnswer(channel, job);
    if (condstore && status.condition == imap::Condition::Bad) { // advertised, but not understood here
        job = selectJob(channel, mailbox, readOnly, false);
        channel->enqueue(job);
        status = co_await imapAnyAnswer(channel, job);
    }
    if (status.condition != imap::Condition::Ok) {
        throw imapRefusal(status, job->command.name);
    }
    co_return channel->mailbox().selected();
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
