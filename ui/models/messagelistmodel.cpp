#include "ui/models/messagelistmodel.h"

#include "ui/models/texts.h"
#include "ui/models/whenready.h"

#include <QTimer>

namespace waxwing::models {

namespace {

constexpr int firstRows = 128; // a 4K screen of table rows

const QString &placeholder()
{
    static const QString text = QStringLiteral("…");
    return text;
}

} // namespace

MessageListModel::MessageListModel(store::Store &store, const Clock &clock, QObject *parent)
    : QAbstractTableModel(parent)
    , m_store(store)
    , m_clock(clock)
    , m_relist(
          this,
          [this] {
              const Query query = m_query;
              return m_store.read([query](store::Reader &reader) { return readListing(reader, query, 0); },
                                  store::Store::Read::List);
          },
          [this](const Listing &listing) { mergeListing(listing); })
    , m_regroup(
          this,
          [this] {
              m_asked = isByDate() ? dateGroups(m_clock.now()) : QList<DateGroup>();
              QList<QDateTime> times;
              for (const DateGroup &group : std::as_const(m_asked)) {
                  if (group.newerThan.isValid()) {
                      times << group.newerThan;
                  }
              }
              return m_store.read([query = m_query, times, ids = m_ids, within = m_groupedTo](
                                      store::Reader &reader) { return readNewer(reader, query, times, ids, within); },
                                  store::Store::Read::List);
          },
          [this](const QList<qint64> &newer) { takePositions(newer); })
{
    m_dayTimer.setSingleShot(true);
    connect(&m_dayTimer, &QTimer::timeout, this, &MessageListModel::watchTheDay);
    connect(&store, &store::Store::changed, this, &MessageListModel::storeChanged);
}

void MessageListModel::setQuery(Query query, bool sentFolder)
{
    m_toOpen.clear();
    m_keepOpen = m_keepOpen && query.spec.folders() == m_query.spec.folders();
    m_query = std::move(query);
    m_sentFolder = sentFolder;
    load();
}

void MessageListModel::load()
{
    m_loading = true;
    m_relist.forget();
    m_regroup.forget();
    m_mismatches = 0;
    const quint64 epoch = ++m_epoch;
    const Query query = m_query;
    const bool natural = query.spec.isNatural() && query.extra.isEmpty();
    const auto failed = [this, epoch](const Error &error) {
        qCWarning(logUi).noquote() << error.text();
        if (epoch == m_epoch) {
            finishLoading();
        }
    };
    if (query.spec.folders().isEmpty()) {
        takeWindow({});
    } else if (natural) {
        whenReady(
            this, m_store.read([query](store::Reader &reader) { return readWindow(reader, query, 0, firstRows); }),
            [this, epoch](const Window &window) {
                if (epoch == m_epoch) {
                    takeWindow(window);
                }
            },
            failed);
    } else {
        whenReady(
            this,
            m_store.read([query](store::Reader &reader) { return readListing(reader, query, firstRows); },
                         store::Store::Read::List),
            [this, epoch](const Listing &listing) {
                if (epoch == m_epoch) {
                    takeListing(listing);
                }
            },
            failed);
    }
}

void MessageListModel::takeWindow(const Window &window)
{
    rememberOpen();
    beginResetModel();
    m_open.clear();
    m_natural = true;
    m_ids.clear();
    m_count = window.count;
    m_cache.clear();
    m_cache.put(window.first, window.rows, 0);
    groupFirst(window.rows);
    endResetModel();
    finishLoading();
}

void MessageListModel::takeListing(const Listing &listing)
{
    rememberOpen();
    beginResetModel();
    m_open.clear();
    m_natural = false;
    m_ids = listing.ids;
    m_count = m_ids.size();
    m_cache.clear();
    m_cache.put(0, listing.firstRows, 0);
    groupFirst(m_query.spec.ascending ? QList<store::MessageRow>() : listing.firstRows);
    endResetModel();
    finishLoading();
}

void MessageListModel::finishLoading()
{
    m_loading = false;
    Q_EMIT loaded();
    reopen(0, m_count - 1);
    if (m_grouped) {
        regroup();
    }
}

int MessageListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_count + m_open.memberRows());
}

int MessageListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(columns().size());
}

QVariant MessageListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const Column &column = columns()[index.column()];
    if (role == Qt::TextAlignmentRole) {
        return int(Qt::AlignVCenter) | int(column.trailing ? Qt::AlignTrailing : Qt::AlignLeading);
    }
    switch (role) {
    case PlacementRole: return qint64(idAt(index.row()).value());
    case DepthRole: {
        const Expansions::Place place = m_open.placeOf(index.row());
        return place.member < 0 ? 0 : m_open.at(place.top)->members[place.member].depth + 1;
    }
    case ConversationRole: return isConversation(index.row());
    case ExpandedRole: return isExpanded(index.row());
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
    case RowRole: return textFor(index, role);
    default: return {};
    }
}

QVariant MessageListModel::textFor(const QModelIndex &index, int role) const
{
    const store::MessageRow *found = row(index.row());
    if (!found) {
        return role == RowRole ? QVariant() : QVariant(placeholder());
    }
    const RowContext context{m_sentFolder, m_clock.now(), m_places};
    const Column &column = columns()[index.column()];
    switch (role) {
    case RowRole: return QVariant::fromValue(*found);
    case Qt::AccessibleTextRole:
        // The first cell says the whole row, so that moving through the list reads messages, not cells.
        return index.column() == 0 ? rowSentence(*found, m_sentFolder, context.now) : column.text(*found, context);
    default: return column.text(*found, context);
    }
}

QVariant MessageListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columns().size()) {
        return {};
    }
    const Column &column = columns()[section];
    const bool recipients = m_sentFolder && column.id == QLatin1String("from");
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole || role == Qt::AccessibleTextRole) {
        return recipients ? tr("To") : column.title;
    }
    return {};
}

Qt::ItemFlags MessageListModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.isValid()) {
        flags |= Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren;
    }
    return flags;
}

} // namespace waxwing::models
