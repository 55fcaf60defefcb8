// Which mailboxes there are: NAMESPACE, LIST and LSUB, with their counters where one answer can carry both
// (RFC 2342, 3501 6.3.8, 5258, 5819, 6154).
#include "core/session/imapcommands.h"

#include <QSet>

#include <algorithm>

namespace waxwing::session {

namespace {

using Channel = std::shared_ptr<ImapChannel>;

// Namespaces of others that are listed: a server that names thousands would keep us for hours.
constexpr qsizetype maxForeignNamespaces = 16;

struct Listing {
    QList<imap::ListedMailbox> mailboxes;
    QHash<QByteArray, qsizetype> known; // index by name; some servers list a mailbox twice
    QHash<QByteArray, imap::MailboxStatus> statuses;
    QSet<QByteArray> subscribed;
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
    if (auto *const status = std::get_if<imap::StatusData>(&response)) {
        listing.statuses.insert(status->mailbox, std::move(status->status));
        return true;
    }
    auto *const list = std::get_if<imap::ListResponse>(&response);
    if (!list) {
        return false;
    }
    imap::ListedMailbox &mailbox = list->mailbox;
    if (list->isLsub) {
        listing.subscribed.insert(mailbox.rawName);
    } else if (!listing.known.contains(mailbox.rawName)) {
        listing.known.insert(mailbox.rawName, listing.mailboxes.size());
        renameXlistUses(mailbox.attributes);
        listing.mailboxes.append(std::move(mailbox));
    }
    return true;
}

ImapJobPtr listingJob(ImapVerb verb, imap::Command command, std::shared_ptr<Listing> listing)
{
    const ImapJobPtr job = makeImapJob(verb, std::move(command));
    job->onUntagged = [listing](imap::Response &response) { return collect(*listing, response); };
    return job;
}

imap::Command extendedList(const Channel &channel, const QByteArray &prefix, ImapListItems items)
{
    imap::CommandBuilder builder = channel->command("LIST");
    builder.string("").string(QByteArray(prefix + '*')).atom("RETURN").open();
    if (channel->capabilities().has("SPECIAL-USE")) {
        builder.atom("SPECIAL-USE");
    }
    builder.atom("SUBSCRIBED").atom("CHILDREN");
    if (items & ImapListItem::Status) {
        builder.atom("STATUS").open();
        imapStatusItems(channel, builder, items.testFlag(ImapListItem::Sizes));
        builder.close();
    }
    builder.close();
    return builder.build();
}

imap::Command plainList(const Channel &channel, QByteArrayView name, const QByteArray &prefix)
{
    imap::CommandBuilder builder = channel->command(name);
    builder.string("").string(QByteArray(prefix + '*'));
    return builder.build();
}

// LIST and LSUB, what every server knows.
QCoro::Task<void> listPlainly(Channel channel, QByteArray prefix, std::shared_ptr<Listing> listing)
{
    const bool hasXlist = channel->capabilities().has("XLIST") && !channel->capabilities().has("SPECIAL-USE");
    const imap::Command list = plainList(channel, hasXlist ? "XLIST" : "LIST", prefix);
    const imap::Command lsub = plainList(channel, "LSUB", prefix);
    QList<ImapJobPtr> jobs;
    jobs.append(listingJob(ImapVerb::List, list, listing));
    jobs.append(listingJob(ImapVerb::Lsub, lsub, listing));
    co_await imapRunAll(channel, jobs);
}

// The richest LIST that the server understands. Some advertise SPECIAL-USE or LIST-STATUS and answer BAD or NO to it:
// then as if they had not.
QCoro::Task<void> listBelow(Channel channel, QByteArray prefix, ImapListItems items, std::shared_ptr<Listing> listing)
{
    const imap::Capabilities &offered = channel->capabilities();
    if (!offered.has("LIST-STATUS")) {
        items.setFlag(ImapListItem::Status, false);
    }
    while (offered.has("LIST-EXTENDED")) {
        const ImapVerb verb = items & ImapListItem::Status ? ImapVerb::ListStatus : ImapVerb::List;
        const ImapJobPtr job = listingJob(verb, extendedList(channel, prefix, items), listing);
        channel->enqueue(job);
        const imap::StatusResponse status = co_await imapAnyAnswer(channel, job);
        if (status.condition == imap::Condition::Ok) {
            co_return;
        }
        if (!(items & ImapListItem::Status)) {
            break;
        }
        items.setFlag(ImapListItem::Status, false);
    }
    co_await listPlainly(channel, prefix, listing);
}

// RFC 2342 5: "~" is followed by a user's name, "#shared/" is also the mailbox "#shared" itself.
bool isRootOf(const QByteArray &name, const imap::Namespaces::Entry &entry)
{
    return !entry.delimiter.isEmpty() && entry.prefix == QByteArray(name + entry.delimiter);
}

bool isBelow(const imap::ListedMailbox &mailbox, const imap::Namespaces::Entry &entry)
{
    // An empty prefix is the personal one's as well, and that goes first.
    return !entry.prefix.isEmpty() && (isRootOf(mailbox.rawName, entry) || mailbox.rawName.startsWith(entry.prefix));
}

imap::NamespaceKind kindOf(const imap::ListedMailbox &mailbox, const imap::Namespaces &namespaces)
{
    const auto has = [&mailbox](const QList<imap::Namespaces::Entry> &entries) {
        return std::any_of(entries.begin(), entries.end(),
                           [&mailbox](const auto &entry) { return isBelow(mailbox, entry); });
    };
    if (has(namespaces.otherUsers)) {
        return imap::NamespaceKind::OtherUsers;
    }
    return has(namespaces.shared) ? imap::NamespaceKind::Shared : imap::NamespaceKind::Personal;
}

// Namespaces that LIST "" "*" does not reach on some servers (Courier's "#shared."), and what it did not reach.
QByteArrayList prefixesToList(const Listing &listing, const imap::Namespaces &namespaces)
{
    QByteArrayList prefixes;
    for (const auto &entries : {namespaces.otherUsers, namespaces.shared}) {
        for (const imap::Namespaces::Entry &entry : entries) {
            const auto &listed = listing.mailboxes;
            const bool isListed = std::any_of(listed.begin(), listed.end(), [&entry](const auto &mailbox) {
                return isBelow(mailbox, entry) && !isRootOf(mailbox.rawName, entry);
            });
            const bool isPattern = entry.prefix.contains('*') || entry.prefix.contains('%');
            if (!isListed && !isPattern && !entry.prefix.isEmpty() && prefixes.size() < maxForeignNamespaces) {
                prefixes.append(entry.prefix);
            }
        }
    }
    return prefixes;
}

QList<imap::ListedMailbox> finished(Listing &listing, const imap::Namespaces &namespaces, ImapListItems items)
{
    QList<imap::ListedMailbox> result;
    for (imap::ListedMailbox &mailbox : listing.mailboxes) {
        mailbox.namespaceKind = kindOf(mailbox, namespaces);
        if (mailbox.namespaceKind != imap::NamespaceKind::Personal && !(items & ImapListItem::Foreign)) {
            continue;
        }
        mailbox.subscribed = mailbox.subscribed || listing.subscribed.contains(mailbox.rawName);
        const auto status = listing.statuses.constFind(mailbox.rawName);
        if (status != listing.statuses.constEnd()) {
            mailbox.status = *status;
        }
        result.append(std::move(mailbox));
    }
    return result;
}

ImapJobPtr namespaceJob(const Channel &channel)
{
    const ImapJobPtr job = makeImapJob(ImapVerb::Namespace, channel->command("NAMESPACE").build());
    const std::weak_ptr<ImapChannel> weak = channel; // the channel holds the job
    job->onUntagged = [weak](imap::Response &response) {
        auto *const namespaces = std::get_if<imap::NamespaceResponse>(&response);
        const auto owner = weak.lock();
        if (namespaces && owner) {
            owner->setNamespaces(std::move(namespaces->namespaces));
        }
        return namespaces != nullptr;
    };
    return job;
}

// Nothing to wait for: they are known, or the server has none.
bool knowsNamespaces(const Channel &channel)
{
    return channel->namespaces() || !channel->capabilities().has("NAMESPACE");
}

} // namespace

QCoro::Task<imap::Namespaces> imapNamespaces(Channel channel)
{
    if (!knowsNamespaces(channel)) {
        const ImapJobPtr job = namespaceJob(channel);
        co_await imapRun(channel, job);
    }
    co_return channel->namespaces().value_or(imap::Namespaces());
}

QCoro::Task<QList<imap::ListedMailbox>> imapList(Channel channel, ImapListItems items)
{
    ImapJobPtr asked;
    if (!knowsNamespaces(channel)) {
        asked = namespaceJob(channel);
        channel->enqueue(asked);
    }
    const auto listing = std::make_shared<Listing>();
    co_await listBelow(channel, QByteArray(), items, listing);
    if (asked) {
        co_await imapAnyAnswer(channel, asked); // a refusal means: no other namespaces
    }
    const imap::Namespaces namespaces = channel->namespaces().value_or(imap::Namespaces());
    if (items & ImapListItem::Foreign) {
        for (const QByteArray &prefix : prefixesToList(*listing, namespaces)) {
            co_await listBelow(channel, prefix, items, listing);
        }
    }
    co_return finished(*listing, namespaces, items);
}

} // namespace waxwing::session
