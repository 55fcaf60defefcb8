// The rows of one folder, a window at a time. In the natural order (newest first, unfiltered) nothing is held a
// row: positions are numbers, contents come in runs of some hundred rows from the store's reader thread, and a
// ChangeSet patches both by row keys. Other orders, filters and searches hold one id a row and are asked again
// when the folder changes. Lives in the UI thread; never waits.
#pragma once

#include "core/base/clock.h"
#include "core/store/store.h"
#include "ui/models/listquery.h"
#include "ui/models/rowcache.h"

#include <QAbstractTableModel>

#include <functional>

namespace waxwing::models {

// Rows first … last, both included.
struct RowRange {
    int first = 0;
    int last = -1;
};

class MessageListModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Role {
        PlacementRole = Qt::UserRole + 1, // qint64; 0 for a row that is still on its way
        RowRole, // store::MessageRow; invalid for a row that is still on its way
    };

    MessageListModel(store::Store &store, const Clock &clock, QObject *parent = nullptr);

    // Shows this; the rows of before stay until the answer is here. loaded() follows.
    void setQuery(Query query, bool sentFolder);
    const Query &query() const { return m_query; }
    bool isSentFolder() const { return m_sentFolder; }
    bool isLoading() const { return m_loading; }
    // nullptr: on its way; rowsArrived follows.
    const store::MessageRow *row(int row) const;
    PlacementId idAt(int row) const; // invalid when not known yet
    // Among the rows in memory.
    std::optional<int> rowOf(PlacementId id) const;
    // Position wherever it is; -1 when it is not in the list. Answered in this thread, later.
    void locate(PlacementId id, std::function<void(int row)> answer);
    // Ids of selected rows; at once when they are in memory, else later. Not answered when the list changed so
    // much meanwhile that the rows mean something else.
    void resolve(const QList<RowRange> &ranges, std::function<void(const QList<PlacementId> &)> answer);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void loaded();

private:
    bool holdsIds() const { return !m_natural; }
    void load();
    void takeWindow(const Window &window);
    void takeListing(const Listing &listing);
    void mergeListing(const Listing &listing);
    void removeMissing(const QList<PlacementId> &ids);
    void reorder(const QList<PlacementId> &ids);
    void insertNew(const QList<PlacementId> &ids);

    void request(int row) const;
    void fetch();
    void takeRows(qint64 first, QList<store::MessageRow> rows);
    void finishLoading();

    void storeChanged(const store::ChangeSet &changes);
    void patch(const store::FolderChange &change);
    bool removeKeys(const QList<store::RowKey> &keys);
    bool insertKeys(QList<store::RowKey> keys);
    bool isUncertain(const RowCache::Place &place) const;
    void refresh(const QList<PlacementId> &ids);
    void relist();
    void tryResolve(const QList<RowRange> &ranges, std::function<void(const QList<PlacementId> &)> answer, int tries);

    store::Store &m_store;
    const Clock &m_clock;
    Query m_query;
    bool m_sentFolder = false;
    bool m_natural = true;
    bool m_loading = false;
    qint64 m_count = 0;
    QList<PlacementId> m_ids; // not in the natural order
    RowCache m_cache;
    // Answers to questions asked before the list changed are thrown away.
    quint64 m_epoch = 0;
    bool m_relisting = false;
    bool m_relistAgain = false;
    mutable bool m_fetching = false;
    mutable qint64 m_wantedFirst = -1;
    mutable qint64 m_wantedLast = -1;
    int m_mismatches = 0;
};

} // namespace waxwing::models

Q_DECLARE_METATYPE(waxwing::store::MessageRow)
