// What a Reader keeps between calls. Included by the reader's own files only.
#pragma once

#include "core/store/anchors.h"
#include "core/store/bodystore.h"
#include "core/store/foldertable.h"
#include "core/store/intentcodec.h"
#include "core/store/orders.h"
#include "core/store/reader.h"
#include "core/store/store.h"

#include <list>

namespace waxwing::store {

// Makes several statements see one commit; the writer's own transaction already does.
class Snapshot {
public:
    explicit Snapshot(Database &cache)
    {
        if (!cache.inTransaction()) {
            m_transaction.emplace(cache, Transaction::Kind::Read);
        }
    }

private:
    std::optional<Transaction> m_transaction;
};

class Reader::Private {
public:
    explicit Private(const StorePaths &paths) : paths(paths), bodies(paths.bodies) { }

    Database &db() { return own ? *own : *shared; }
    Database &journalDatabase();
    std::optional<Folder> folder(FolderId id);
    // Empty for the natural order of a folder that is there.
    const Order &order(const ListSpec &spec, quint64 revision);
    Anchors &anchors(FolderId folder, quint64 revision);
    QList<PlacementId> ids(const ListSpec &spec, qint64 first, qint64 count);
    QList<MessageRow> rows(const QList<PlacementId> &ids);
    QSet<qint64> messagesWithText(const QString &words);
    QList<Intent> intents(const char *condition, qint64 argument, AccountId account);

    StorePaths paths;
    BodyStore bodies;
    std::unique_ptr<Database> own;
    Database *shared = nullptr;
    std::unique_ptr<Database> search;
    std::unique_ptr<Database> journal;
    std::function<QByteArray(qint64)> blob;
    QHash<FolderId, Anchors> anchorsOf;
    std::list<Order> orders; // most recently used first
};

} // namespace waxwing::store
