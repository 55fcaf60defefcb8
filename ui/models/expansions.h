// The conversations that are open in a threaded list, and what that does to row numbers. The list below is one row a
// conversation ("top" rows); a view sees, below each open one, its messages. Costs by the number of open ones only.
#pragma once

#include "core/store/types.h"

#include <QList>
#include <QSet>

#include <optional>

namespace waxwing::models {

struct OpenConversation {
    ThreadId thread;
    FolderId folder;
    qint64 top = 0; // its row without any open ones
    QList<store::ConversationMember> members;
};

class Expansions {
public:
    struct Place {
        qint64 top = 0;
        int member = -1; // -1: the conversation's own row
    };

    bool isEmpty() const { return m_open.isEmpty(); }
    const QList<OpenConversation> &all() const { return m_open; }
    qint64 memberRows() const;
    Place placeOf(qint64 viewRow) const;
    // Of a top row; of one past the last: one past all rows.
    qint64 viewRow(qint64 top) const;
    const OpenConversation *at(qint64 top) const;
    const OpenConversation *find(ThreadId thread, FolderId folder) const;
    // View row of a message among the open ones.
    std::optional<qint64> viewRowOf(PlacementId id) const;
    QList<PlacementId> present(const QSet<PlacementId> &ids) const;

    void open(OpenConversation conversation);
    void close(qint64 top);
    void removeMember(qint64 top, int member);
    void insertMember(qint64 top, int member, const store::ConversationMember &content);
    void setMember(qint64 top, int member, const store::ConversationMember &content);
    // Contents of messages that are shown anew; returns the view rows.
    QList<qint64> replace(const store::MessageRow &row);
    // Top rows came or went; open ones among those that went are closed.
    void insertedTop(qint64 first, qint64 count);
    void removedTop(qint64 first, qint64 count);
    void clear() { m_open.clear(); }

private:
    OpenConversation *mutableAt(qint64 top);

    QList<OpenConversation> m_open; // by top
};

} // namespace waxwing::models
