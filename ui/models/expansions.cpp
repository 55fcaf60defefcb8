#include "ui/models/expansions.h"

#include <algorithm>

namespace waxwing::models {

qint64 Expansions::memberRows() const
{
    qint64 rows = 0;
    for (const OpenConversation &open : m_open) {
        rows += open.members.size();
    }
    return rows;
}

Expansions::Place Expansions::placeOf(qint64 viewRow) const
{
    qint64 members = 0;
    for (const OpenConversation &open : m_open) {
        const qint64 own = open.top + members;
        if (viewRow <= own) {
            break;
        }
        if (viewRow <= own + open.members.size()) {
            return {open.top, int(viewRow - own - 1)};
        }
        members += open.members.size();
    }
    return {viewRow - members, -1};
}

qint64 Expansions::viewRow(qint64 top) const
{
    qint64 row = top;
    for (const OpenConversation &open : m_open) {
        if (open.top >= top) {
            break;
        }
        row += open.members.size();
    }
    return row;
}

const OpenConversation *Expansions::at(qint64 top) const
{
    const auto it = std::find_if(m_open.cbegin(), m_open.cend(), [top](const auto &open) { return open.top == top; });
    return it == m_open.cend() ? nullptr : &*it;
}

OpenConversation *Expansions::mutableAt(qint64 top)
{
    const auto it = std::find_if(m_open.begin(), m_open.end(), [top](const auto &open) { return open.top == top; });
    return it == m_open.end() ? nullptr : &*it;
}

const OpenConversation *Expansions::find(ThreadId thread, FolderId folder) const
{
    const auto it = std::find_if(m_open.cbegin(), m_open.cend(), [=](const OpenConversation &open) {
        return open.thread == thread && open.folder == folder;
    });
    return it == m_open.cend() ? nullptr : &*it;
}

std::optional<qint64> Expansions::viewRowOf(PlacementId id) const
{
    for (const OpenConversation &open : m_open) {
        for (qsizetype member = 0; member < open.members.size(); ++member) {
            if (open.members[member].row.id == id) {
                return viewRow(open.top) + 1 + member;
            }
        }
    }
    return std::nullopt;
}

QList<PlacementId> Expansions::present(const QSet<PlacementId> &ids) const
{
    QList<PlacementId> found;
    for (const OpenConversation &open : m_open) {
        for (const store::ConversationMember &member : open.members) {
            if (ids.contains(member.row.id)) {
                found << member.row.id;
            }
        }
    }
    return found;
}

void Expansions::open(OpenConversation conversation)
{
    const auto above = [](const OpenConversation &open, qint64 top) { return open.top < top; };
    const auto it = std::lower_bound(m_open.cbegin(), m_open.cend(), conversation.top, above);
    m_open.insert(it, std::move(conversation));
}

void Expansions::close(qint64 top)
{
    m_open.removeIf([top](const OpenConversation &open) { return open.top == top; });
}

void Expansions::removeMember(qint64 top, int member)
{
    if (OpenConversation *open = mutableAt(top)) {
        open->members.removeAt(member);
    }
}

void Expansions::insertMember(qint64 top, int member, const store::ConversationMember &content)
{
    if (OpenConversation *open = mutableAt(top)) {
        open->members.insert(member, content);
    }
}

void Expansions::setMember(qint64 top, int member, const store::ConversationMember &content)
{
    if (OpenConversation *open = mutableAt(top)) {
        open->members[member] = content;
    }
}

QList<qint64> Expansions::replace(const store::MessageRow &row)
{
    QList<qint64> rows;
    for (OpenConversation &open : m_open) {
        for (qsizetype member = 0; member < open.members.size(); ++member) {
            if (open.members[member].row.id == row.id) {
                open.members[member].row = row;
                rows << viewRow(open.top) + 1 + member;
            }
        }
    }
    return rows;
}

void Expansions::insertedTop(qint64 first, qint64 count)
{
    for (OpenConversation &open : m_open) {
        if (open.top >= first) {
            open.top += count;
        }
    }
}

void Expansions::removedTop(qint64 first, qint64 count)
{
    m_open.removeIf([=](const OpenConversation &open) { return open.top >= first && open.top < first + count; });
    for (OpenConversation &open : m_open) {
        if (open.top >= first + count) {
            open.top -= count;
        }
    }
}

} // namespace waxwing::models
