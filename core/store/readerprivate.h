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
    explicit Private(const StorePaths &paths) : paths(paths), bodies(paths.bodies, BodyDatabase::Access::Read) { }

    Database &db() { return own ? *own : *shared; }
    Database &journalDatabase();
    std::optional<Folder> folder(FolderId id);
    // A list as this snapshot has it.
    struct List {
        ListBase base; // folders that are there
        QList<quint64> revisions;
        qint64 count = 0; // unfiltered: messages, or conversations
    };
    std::optional<List> list(const ListSpec &spec); // nullopt: none of its folders is there
    const Order &order(const ListSpec &spec, const List &list);
    Anchors &anchors(const List &list);
    // The key of the row by which the list shows this message; nullopt: it does not.
    std::optional<RowKey> shownRow(const ListSpec &spec, const List &list, PlacementId id);
    // Counts and participants of the conversations these rows stand for.
    void describeThreads(QList<MessageRow> &rows);
    QStringList participants(FolderId folder, ThreadId thread);
    QSet<FolderId> foldersToLeaveOut(FolderId folder);
    QList<PlacementId> ids(const ListSpec &spec, qint64 first, qint64 count);
    QList<MessageRow> rows(const QList<PlacementId> &ids);
    QSet<qint64> messagesWithText(const QString &words);
    enum class Messages { All, WhereFew };
    QList<Intent> intents(const char *condition, qint64 argument, AccountId account, Messages messages = Messages::All);

    StorePaths paths;
    BodyStore bodies;
    std::unique_ptr<Database> own;
    Database *shared = nullptr;
    std::unique_ptr<Database> search;
    std::unique_ptr<Database> journal;
    std::function<QByteArray(qint64)> blob;
    std::list<Anchors> anchorsOf; // most recently used first
    std::list<Order> orders; // most recently used first
};

} // namespace waxwing::store
