// Sources of several messages, as files: for dragging and saving them out. What is not held here is named.
#pragma once

#include "core/base/ids.h"

#include <QFuture>
#include <QList>
#include <QStringList>

#include <functional>

namespace waxwing::store {
class Store;
}

namespace waxwing::models {

struct WrittenMessages {
    QStringList paths;
    QList<PlacementId> missing; // on the server only
    bool tooMany = false; // nothing was written: more than a hand carries
};

// Writes each as “Subject.eml” into directory, never over a file that is there; off the UI thread. store outlives
// the call. Carries Error{Storage} when a file cannot be written.
using WriteMessages = std::function<QFuture<WrittenMessages>(QList<PlacementId>, QString directory)>;
WriteMessages writeMessagesFrom(store::Store &store);

} // namespace waxwing::models
