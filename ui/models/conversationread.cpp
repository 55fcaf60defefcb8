#include "ui/models/conversationread.h"

#include "core/store/store.h"

#include <algorithm>

namespace waxwing::models {

QFuture<QList<store::MessageRow>> readConversation(store::Store &store, PlacementId message)
{
    return store.read([message](store::Reader &reader) {
        QList<store::MessageRow> rows;
        const auto row = reader.row(message);
        if (!row) {
            return rows;
        }
        const QList<FolderId> folders{row->folder};
        if (row->thread.isValid()) {
            for (const store::ConversationMember &member : reader.conversation(row->thread, folders, true)) {
                rows << member.row;
            }
        }
        if (std::none_of(rows.cbegin(), rows.cend(), [&](const auto &known) { return known.id == message; })) {
            rows << *row;
        }
        std::stable_sort(rows.begin(), rows.end(),
                         [](const auto &one, const auto &other) { return one.received < other.received; });
        return rows;
    });
}

} // namespace waxwing::models
