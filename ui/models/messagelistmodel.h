// The rows of one folder, or of several as one list, a window at a time. In the natural order (newest first,
// unfiltered) nothing is held a row: positions are numbers, contents come in runs of some hundred rows from the
// store's reader thread, and a ChangeSet patches both by row keys. Other orders, filters and searches hold one id a
// row and are asked again when a folder changes. Lives in the UI thread; never waits.
//
// Threaded lists (Query::spec.threaded) stay a flat table, so that a view of fixed row height and ranges of rows
// remain enough: one row a conversation, shown by its newest message, and, while it is open (setExpanded), its
// messages as further rows below it, answers after what they answer, DepthRole deep. A conversation of one message
// is an ordinary row. The conversation's row stands for all its messages in the listed folders: resolve() gives them.
// Open conversations stay open while they move, and are opened again when the list is read anew.
//
// Groups by date (setGrouped): groups() says at which rows a heading belongs; the rows themselves are not changed, a
// view draws the headings between them. Only in orders by date. Known at once for the rows that come first, and in
// the natural order asked for only as far down as somebody looks.
#pragma once

#include "core/base/clock.h"
#include "core/store/store.h"
#include "ui/models/columns.h"
#include "ui/models/dategroups.h"
#include "ui/models/expansions.h"
#include "ui/models/listquery.h"
#include "ui/models/oneatatime.h"
#include "ui/models/rowcache.h"

#include <QAbstractTableModel>
#include <QSet>
#include <QTimer>

#include <functional>

namespace waxwing::models {

class MessageListModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Role {
        PlacementRole = Qt::UserRole + 1, // qint64; 0 for a row that is still on its way
        RowRole, // store::MessageRow; invalid for a row that is still on its way
        DepthRole, // int; 0: a row of the list itself, 1 and more: a message of the open conversation above
        ConversationRole, // bool: stands for several messages and can be opened
        ExpandedRole, // bool
    };

    MessageListModel(store::Store &store, const Clock &clock, QObject *parent = nullptr);

    // Shows this; the rows of before stay until the answer is here. loaded() follows.
    void setQuery(Query query, bool sentFolder);
    const Query &query() const { return m_query; }
    void setPlaceNames(PlaceNames names) { m_places = std::move(names); }
    bool isSentFolder() const { return m_sentFolder; }
    bool isLoading() const { return m_loading; }
    // Messages or conversations, whatever is open.
    qint64 count() const { return m_count; }
    // nullptr: on its way; rowsArrived follows.
    const store::MessageRow *row(int row) const;
    PlacementId idAt(int row) const; // invalid when not known yet
    // Among the rows in memory.
    std::optional<int> rowOf(PlacementId id) const;
    // Position wherever it is; -1 when it is not in the list. Answered in this thread, later. A message of a closed
    // conversation is where that conversation is.
    void locate(PlacementId id, std::function<void(int row)> answer);
    // Ids of the messages behind selected rows, each once; at once when they are in memory, else later. Not answered,
    // but given up, when the list changed so much meanwhile that the rows mean something else.
    void resolve(const QList<RowRange> &ranges, std::function<void(const QList<PlacementId> &)> answer,
                 std::function<void()> giveUp = {});

    // How many that will be, to be said while they are dragged; rows that are not in memory count as one.
    int messagesBehind(const QList<RowRange> &ranges) const;

    bool isConversation(int row) const; // false while the row is on its way
    bool isExpanded(int row) const; // of a conversation's row
    // Opens or closes the conversation whose row this is, or to which the row belongs. Opening takes a read: rows
    // are inserted when it is answered.
    void setExpanded(int row, bool expanded);
    void collapseAll();
    // The conversation's row of one of its messages; the row itself otherwise.
    int conversationRow(int row) const;

    void setGrouped(bool grouped);
    bool isGrouped() const { return m_grouped; }
    // By row, topmost first; follows changes of the list and the change of the day by groupsChanged(). What comes and
    // goes shifts them before it is told.
    QList<DateGroup> groups() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void loaded();
    void groupsChanged();
    // Threaded: the row of a conversation, known by its newest message until now, is about to be another's.
    void conversationRenewed(waxwing::PlacementId before, waxwing::PlacementId after);

private:
    // "top": rows of the list itself, open conversations not counted. What follows is in top rows unless it says
    // view row.
    bool holdsIds() const { return !m_natural; }
    bool isThreaded() const { return m_query.spec.threaded; }
    bool isByDate() const;
    void load();
    void takeWindow(const Window &window);
    void takeListing(const Listing &listing);
    void mergeListing(const Listing &listing);
    void removeMissing(const QList<PlacementId> &ids);
    void reorder(const QList<PlacementId> &ids);
    void insertNew(const QList<PlacementId> &ids);
    void removeRun(qint64 first, qint64 count);
    void insertRun(qint64 first, const QList<PlacementId> &ids, qint64 count);
    QVariant textFor(const QModelIndex &index, int role) const;
    PlacementId topIdAt(qint64 top) const;
    std::optional<qint64> topOf(PlacementId id) const;
    // Emits dataChanged for top rows with everything between them.
    void rowsChanged(qint64 first, qint64 last);
    void viewRowChanged(qint64 viewRow);

    void request(qint64 row) const;
    void fetch();
    void takeRows(qint64 first, QList<store::MessageRow> rows);
    void finishLoading();
    void groupFirst(const QList<store::MessageRow> &rows);
    void regroup();
    void groupTo(qint64 row);
    void takePositions(const QList<qint64> &newer);
    void watchTheDay();

    void storeChanged(const store::ChangeSet &changes);
    void patch(const QList<store::RowChange> &changes);
    QList<store::RowChange> rowChanges(const store::FolderChange &change);
    bool removeKeys(const QList<store::RowKey> &keys);
    bool insertKeys(QList<store::RowKey> keys);
    bool isUncertain(const RowCache::Place &place) const;
    void refresh(const QList<PlacementId> &ids);
    void takeRefreshed(const QList<store::MessageRow> &rows);
    struct Resolving {
        QList<RowRange> ranges;
        std::function<void(const QList<PlacementId> &)> answer;
        std::function<void()> giveUp;
        int tries = 0; // left
    };
    void tryResolve(Resolving question);
    bool resolveFromMemory(const QList<RowRange> &ranges, QList<PlacementId> &ids, QList<RowRange> &topRows) const;

    using Conversation = std::pair<ThreadId, FolderId>;
    void open(const Conversation &conversation);
    void takeConversation(const Conversation &conversation, const QList<store::ConversationMember> &members);
    void mergeMembers(const OpenConversation &known, const QList<store::ConversationMember> &members);
    void close(qint64 top);
    void reopen(qint64 first, qint64 last);
    void rereadOpen(const store::ChangeSet &changes);
    std::optional<qint64> topOf(const Conversation &conversation) const;
    void rememberOpen();
    void closeAll();

    store::Store &m_store;
    const Clock &m_clock;
    Query m_query;
    bool m_sentFolder = false;
    PlaceNames m_places;
    bool m_natural = true;
    bool m_loading = false;
    qint64 m_count = 0;
    QList<PlacementId> m_ids; // not in the natural order
    RowCache m_cache;
    Expansions m_open;
    QSet<Conversation> m_toOpen; // when their rows are seen
    bool m_keepOpen = true; // the next list is of the same folders
    // Answers to questions asked before the list changed are thrown away.
    quint64 m_epoch = 0;
    OneAtATime<Listing> m_relist;
    bool m_grouped = false;
    QList<DateGroup> m_groups; // in top rows
    QList<DateGroup> m_asked; // their times
    qint64 m_groupedTo = 0; // so far down they are asked for
    OneAtATime<QList<qint64>> m_regroup;
    QTimer m_dayTimer;
    QDate m_day; // what Today stands for
    mutable bool m_fetching = false;
    mutable qint64 m_wantedFirst = -1;
    mutable qint64 m_wantedLast = -1;
    int m_mismatches = 0;
};

} // namespace waxwing::models

Q_DECLARE_METATYPE(waxwing::store::MessageRow)
