// The part of the Reader that knows conversations.
#include "core/store/readerprivate.h"
#include "core/store/rows.h"
#include "core/store/threading.h"

#include <algorithm>

namespace waxwing::store {

namespace {

// Messages whose senders are looked at for one row: a list shows a few names.
constexpr int kMostLookedAt = 64;
// Placements read of one conversation; a message may be in several folders.
constexpr qint64 kMostPlacements = 2 * kMostThreadMembers;

struct Member {
    MessageRow row;
    TreeMessage links;
};

Member readMember(const Query &query)
{
    Member member;
    member.row = readRow(query);
    int column = kRowColumnCount;
    member.links.messageId = query.blob(column++);
    const QByteArray references = query.blob(column++);
    member.links.parents = connectingIds(
        member.links.messageId, references.isEmpty() ? QList<QByteArray>() : references.split(' '), query.blob(column));
    member.links.sent = member.row.received.toMSecsSinceEpoch();
    return member;
}

} // namespace

std::optional<RowKey> Reader::Private::shownRow(const ListSpec &spec, const List &list, PlacementId id)
{
    Query query = db().query("SELECT p.received, p.shown_folder, m.thread FROM placement p"
                             " JOIN message m ON m.id = p.message WHERE p.id = ?");
    query.bind(id);
    if (!query.next() || !list.base.folders.contains(query.id<FolderId>(1))) {
        return std::nullopt;
    }
    const RowKey key{query.integer(0), id};
    if (!spec.threaded) {
        return key;
    }
    const FolderId folder = query.id<FolderId>(1);
    const ThreadId thread = query.id<ThreadId>(2);
    if (spec.isNatural()) {
        Query head = db().query("SELECT newest, head FROM folder_thread WHERE thread = ? AND folder = ?");
        head.bind(thread, folder);
        return head.next() ? std::optional(RowKey{head.integer(0), head.id<PlacementId>(1)}) : std::nullopt;
    }
    // The one of its conversation that stands in the order.
    const Order &order = this->order(spec, list);
    QSet<PlacementId> members{id};
    Query query2 = db().query("SELECT p.id FROM thread_member t CROSS JOIN placement p ON p.message = t.message"
                              " WHERE t.thread = ? AND p.shown_folder = ?");
    query2.bind(thread, folder);
    while (query2.next()) {
        members.insert(query2.id<PlacementId>(0));
    }
    const auto it = std::find_if(order.ids.cbegin(), order.ids.cend(),
                                 [&members](PlacementId row) { return members.contains(row); });
    return it == order.ids.cend() ? std::nullopt : std::optional(RowKey{0, *it});
}

QStringList Reader::Private::participants(FolderId folder, ThreadId thread)
{
    QList<std::pair<qint64, QString>> senders;
    Query query = db().query("SELECT p.received, m.from_name, m.from_address FROM thread_member t"
                             " CROSS JOIN placement p ON p.message = t.message JOIN message m ON m.id = t.message"
                             " WHERE t.thread = ? AND p.shown_folder = ? LIMIT ?");
    query.bind(thread, folder, kMostLookedAt);
    while (query.next()) {
        senders.emplaceBack(query.integer(0), query.text(query.view(1).isEmpty() ? 2 : 1));
    }
    std::stable_sort(senders.begin(), senders.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    QStringList names;
    for (const auto &[received, name] : std::as_const(senders)) {
        if (!names.contains(name) && names.size() < kMostParticipants) {
            names << name;
        }
    }
    return names;
}

void Reader::Private::describeThreads(QList<MessageRow> &rows)
{
    Query query = db().query("SELECT count, unread FROM folder_thread WHERE thread = ? AND folder = ?");
    for (MessageRow &row : rows) {
        query.bind(row.thread, row.folder);
        row.threadCount = 1;
        row.threadUnread = !row.flags.testFlag(Flag::Seen);
        if (query.next()) {
            row.threadCount = int(query.integer(0));
            row.threadUnread = int(query.integer(1));
            query.next();
        }
        if (row.threadCount > 1) {
            row.participants = participants(row.folder, row.thread);
        }
    }
}

QList<MessageRow> Reader::threadRows(const QList<PlacementId> &ids)
{
    const Snapshot snapshot(d->db());
    QList<MessageRow> rows = d->rows(ids);
    d->describeThreads(rows);
    return rows;
}

// What was thrown away is no part of the story, unless the list is about it.
QSet<FolderId> Reader::Private::foldersToLeaveOut(FolderId folder)
{
    static const QByteArray sql = folderSql() + " WHERE account = (SELECT account FROM folder WHERE id = ?)";
    QSet<FolderId> ids;
    Query query = db().query(sql.constData());
    query.bind(folder);
    while (query.next()) {
        const Folder other = readFolder(query);
        if (other.hidden || other.role() == Role::Trash || other.role() == Role::Junk) {
            ids.insert(other.id);
        }
    }
    return ids;
}

QList<ConversationMember> Reader::conversation(ThreadId thread, const QList<FolderId> &folders, bool withOthers)
{
    const Snapshot snapshot(d->db());
    if (folders.isEmpty()) {
        return {};
    }
    const QSet<FolderId> leftOut = withOthers ? d->foldersToLeaveOut(folders.first()) : QSet<FolderId>();
    QList<Member> members;
    QHash<MessageId, qsizetype> known;
    Query query
        = d->db().query("SELECT " WAXWING_ROW_COLUMNS ", m.message_id, m.refs, m.in_reply_to FROM thread_member t"
                        " CROSS JOIN placement p ON p.message = t.message JOIN message m ON m.id = p.message"
                        " WHERE t.thread = ? AND p.shown_folder IS NOT NULL LIMIT ?");
    query.bind(thread, kMostPlacements);
    while (query.next()) {
        const FolderId folder = query.id<FolderId>(2);
        const bool listed = folders.contains(folder);
        if (!listed && (!withOthers || leftOut.contains(folder))) {
            continue;
        }
        const MessageId message = query.id<MessageId>(1);
        const auto twin = withOthers ? known.constFind(message) : known.cend();
        if (twin == known.cend()) {
            known.insert(message, members.size());
            members << readMember(query);
        } else if (listed) {
            members[*twin] = readMember(query);
        }
    }
    QList<TreeMessage> links;
    for (const Member &member : std::as_const(members)) {
        links << member.links;
    }
    QList<ConversationMember> arranged;
    const QList<TreePlace> places = conversationTree(links);
    for (const TreePlace &place : places) {
        arranged << ConversationMember{members[place.index].row, place.depth};
    }
    return arranged;
}

QList<PlacementId> Reader::withConversations(const QList<PlacementId> &ids)
{
    const Snapshot snapshot(d->db());
    QList<PlacementId> all;
    QSet<PlacementId> known;
    const auto add = [&](PlacementId id) {
        if (!known.contains(id)) {
            known.insert(id);
            all << id;
        }
    };
    Query query
        = d->db().query("SELECT other.id FROM placement p JOIN message m ON m.id = p.message"
                        " JOIN thread_member t ON t.thread = m.thread"
                        " JOIN placement other ON other.message = t.message AND other.shown_folder = p.shown_folder"
                        " WHERE p.id = ?");
    for (const PlacementId id : ids) {
        add(id);
        query.bind(id);
        while (query.next()) {
            add(query.id<PlacementId>(0));
        }
    }
    return all;
}

} // namespace waxwing::store
