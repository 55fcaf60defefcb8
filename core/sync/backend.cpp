#include "core/sync/backend.h"

#include "core/base/error.h"

namespace waxwing::sync {

QCoro::Task<void> AccountBackend::fetchShown(PlacementId placement)
{
    return fetchBody(placement);
}

QCoro::Task<void> AccountBackend::fetchPart(PlacementId placement, QString, std::function<bool()>)
{
    return fetchBody(placement);
}

QCoro::Task<void> AccountBackend::prefetchShown(FolderId, QList<PlacementId>)
{
    co_return; // everything is here, or comes whole
}

QCoro::Task<void> AccountBackend::prefetch(FolderId, QList<PlacementId> placements)
{
    for (const PlacementId placement : std::as_const(placements)) {
        std::optional<Error> failure;
        try {
            co_await fetchBody(placement);
        } catch (const Error &error) {
            failure = error;
        }
        if (failure && failure->kind() != ErrorKind::Conflict && failure->kind() != ErrorKind::Input) {
            throw *failure;
        }
    }
}

QCoro::Task<FolderFacts> AccountBackend::folderFacts(FolderId)
{
    FolderFacts facts;
    facts.hasServer = false;
    co_return facts;
}

} // namespace waxwing::sync
