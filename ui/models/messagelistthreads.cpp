// The conversations that are open in a threaded MessageListModel, and its groups by date.
#include "ui/models/messagelistmodel.h"
#include "ui/models/whenready.h"

#include <algorithm>

namespace waxwing::models {

namespace {

QList<PlacementId> idsOf(const QList<store::ConversationMember> &members)
{
    QList<PlacementId> ids;
    for (const store::ConversationMember &member : members) {
        ids << member.row.id;
    }
    return ids;
}

} // namespace

bool MessageListModel::isConversation(int row) const
{
    const Expansions::Place place = m_open.placeOf(row);
    const store::MessageRow *found = place.member < 0 && isThreaded() ? m_cache.at(place.top) : nullptr;
    return found && found->thread.isValid() && (found->threadCount > 1 || m_open.at(place.top));
}

int MessageListModel::messagesBehind(const QList<RowRange> &ranges) const
{
    constexpr int mostCounted = 2000; // of more, nobody asks for the number to the message
    int count = 0;
    for (const RowRange &range : ranges) {
        count += range.last - range.first + 1;
        const int last = isThreaded() ? qMin(range.last, range.first + mostCounted) : -1;
        for (int row = range.first; row <= last; ++row) {
            const Expansions::Place place = m_open.placeOf(row);
            const store::MessageRow *found = place.member < 0 ? m_cache.at(place.top) : nullptr;
            if (found && !m_open.at(place.top)) {
                count += qMax(0, found->threadCount - 1);
            }
        }
    }
    return count;
}

bool MessageListModel::isExpanded(int row) const
{
    const Expansions::Place place = m_open.placeOf(row);
    return place.member < 0 && m_open.at(place.top);
}

int MessageListModel::conversationRow(int row) const
{
    return int(m_open.viewRow(m_open.placeOf(row).top));
}

void MessageListModel::setExpanded(int row, bool expanded)
{
    const qint64 top = m_open.placeOf(row).top;
    const OpenConversation *known = m_open.at(top);
    if (expanded && !known && isConversation(int(m_open.viewRow(top)))) {
        const store::MessageRow *found = m_cache.at(top);
        open({found->thread, found->folder});
    } else if (!expanded) {
        if (const store::MessageRow *found = m_cache.at(top)) {
            m_toOpen.remove({found->thread, found->folder}); // an answer under way comes too late
        }
        if (known) {
            close(top);
        }
    }
}

void MessageListModel::collapseAll()
{
    m_toOpen.clear();
    closeAll();
}

void MessageListModel::closeAll()
{
    while (!m_open.isEmpty()) {
        close(m_open.all().last().top);
    }
}

void MessageListModel::close(qint64 top)
{
    const int row = int(m_open.viewRow(top));
    const int members = int(m_open.at(top)->members.size());
    if (members > 0) {
        beginRemoveRows({}, row + 1, row + members);
        m_open.close(top);
        endRemoveRows();
    } else {
        m_open.close(top);
    }
    viewRowChanged(row);
}

std::optional<qint64> MessageListModel::topOf(const Conversation &conversation) const
{
    if (const OpenConversation *open = m_open.find(conversation.first, conversation.second)) {
        return open->top;
    }
    return m_cache.findThread(conversation.first, conversation.second);
}

void MessageListModel::open(const Conversation &conversation)
{
    m_toOpen.insert(conversation);
    QList<FolderId> folders{conversation.second};
    const QList<FolderId> listed = m_query.spec.folders();
    for (const FolderId folder : listed) {
        if (folder != conversation.second && m_query.withOthers) {
            folders << folder;
        }
    }
    const ThreadId thread = conversation.first;
    const bool withOthers = m_query.withOthers;
    whenReady(this, m_store.read([thread, folders, withOthers](store::Reader &reader) {
        return reader.conversation(thread, folders, withOthers);
    }),
              [this, conversation](const QList<store::ConversationMember> &members) {
                  takeConversation(conversation, members);
              });
}

void MessageListModel::takeConversation(const Conversation &conversation,
                                        const QList<store::ConversationMember> &members)
{
    if (const OpenConversation *known = m_open.find(conversation.first, conversation.second)) {
        m_toOpen.remove(conversation);
        mergeMembers(OpenConversation(*known), members);
        return;
    }
    const auto top = topOf(conversation);
    if (!top || members.size() < 2 || !m_toOpen.contains(conversation)) {
        return; // not in sight: m_toOpen remembers it
    }
    m_toOpen.remove(conversation);
    const int row = int(m_open.viewRow(*top));
    beginInsertRows({}, row + 1, row + int(members.size()));
    m_open.open({conversation.first, conversation.second, *top, members});
    endInsertRows();
    viewRowChanged(row);
}

// Towards what is there now, so that what is selected stays.
void MessageListModel::mergeMembers(const OpenConversation &known, const QList<store::ConversationMember> &members)
{
    const qint64 top = known.top;
    const int first = int(m_open.viewRow(top)) + 1;
    const QList<PlacementId> wanted = idsOf(members);
    QList<PlacementId> order = idsOf(known.members);
    for (int n = int(order.size()) - 1; n >= 0; --n) {
        if (!wanted.contains(order[n])) {
            beginRemoveRows({}, first + n, first + n);
            m_open.removeMember(top, n);
            endRemoveRows();
            order.removeAt(n);
        }
    }
    for (int n = 0; n < wanted.size(); ++n) {
        if (n < order.size() && order[n] == wanted[n]) {
            continue;
        }
        if (const int old = int(order.indexOf(wanted[n])); old >= 0) {
            beginMoveRows({}, first + old, first + old, {}, first + n);
            m_open.removeMember(top, old);
            m_open.insertMember(top, n, members[n]);
            endMoveRows();
            order.move(old, n);
            continue;
        }
        beginInsertRows({}, first + n, first + n);
        m_open.insertMember(top, n, members[n]);
        endInsertRows();
        order.insert(n, wanted[n]);
    }
    for (int n = 0; n < members.size(); ++n) {
        m_open.setMember(top, n, members[n]);
    }
    if (members.isEmpty()) {
        close(top);
        return;
    }
    Q_EMIT dataChanged(index(first - 1, 0), index(first + int(members.size()) - 1, columnCount() - 1));
}

// Conversations that are to be open and whose rows have arrived.
void MessageListModel::reopen(qint64 first, qint64 last)
{
    if (m_toOpen.isEmpty()) {
        return;
    }
    const QSet<Conversation> wanted = m_toOpen;
    for (const Conversation &conversation : wanted) {
        const auto top = m_cache.findThread(conversation.first, conversation.second);
        if (top && *top >= first && *top <= last) {
            open(conversation);
        }
    }
}

void MessageListModel::rememberOpen()
{
    if (!isThreaded() || !m_keepOpen) {
        m_toOpen.clear();
        m_keepOpen = true;
        return;
    }
    for (const OpenConversation &open : m_open.all()) {
        m_toOpen.insert({open.thread, open.folder});
    }
}

void MessageListModel::rereadOpen(const store::ChangeSet &changes)
{
    const QList<OpenConversation> all = m_open.all();
    for (const OpenConversation &open : all) {
        const bool touched = std::any_of(changes.messages.cbegin(), changes.messages.cend(), [&](const auto &change) {
            return change.reload || change.reloadThreads
                || std::any_of(change.threads.cbegin(), change.threads.cend(),
                               [&](const store::ThreadChange &thread) { return thread.thread == open.thread; });
        });
        if (touched) {
            this->open({open.thread, open.folder});
        }
    }
}

} // namespace waxwing::models
