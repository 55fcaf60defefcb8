#include "ui/models/messageread.h"

#include "core/store/store.h"

namespace waxwing::models {

MessageLoader::Read readMessagesFrom(store::Store &store)
{
    return [&store](PlacementId placement) {
        return store.read([placement](store::Reader &reader) {
            HeldMessage held{reader.detail(placement), reader.body(placement), {}};
            if (!held.source) {
                held.shown = reader.shownParts(placement);
            }
            return held;
        });
    };
}

MessageParts::Access readPartsFrom(store::Store &store)
{
    MessageParts::Access access;
    access.readBody = [&store](PlacementId placement) {
        return store.read([placement](store::Reader &reader) { return reader.body(placement); });
    };
    access.readPart = [&store](PlacementId placement, const QString &number) {
        return store.read([placement, number](store::Reader &reader) { return reader.leftOutPart(placement, number); });
    };
    return access;
}

std::function<QFuture<PlacementId>(AccountId, QByteArray)> findDraftsIn(store::Store &store)
{
    return [&store](AccountId account, const QByteArray &messageId) {
        return store.read([account, messageId](store::Reader &reader) {
            const auto drafts = reader.folderByRole(account, store::Role::Drafts);
            const auto draft = drafts ? reader.placementByMessageId(drafts->id, messageId) : std::nullopt;
            return draft.value_or(PlacementId());
        });
    };
}

std::function<QFuture<QList<PlacementId>>(FolderId)> listMessagesOf(store::Store &store)
{
    return [&store](FolderId folder) {
        return store.read([folder](store::Reader &reader) {
            store::ListSpec all;
            all.folder = folder;
            return reader.ids(all, 0, reader.count(all));
        });
    };
}

} // namespace waxwing::models
