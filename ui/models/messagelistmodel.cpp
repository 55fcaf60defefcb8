#include "ui/models/messagelistmodel.h"

#include "ui/models/columns.h"
#include "ui/models/texts.h"
#include "ui/models/whenready.h"

#include <QTimer>

namespace waxwing::models {

namespace {

constexpr int firstRows = 128; // a 4K screen of table rows
constexpr qint64 fetchMargin = 64; // read ahead on either side of what was asked for
constexpr qint64 fetchLimit = 512;
// A window whose count is not the model's was read before or after a commit whose ChangeSet is still under
// way; after this many the list is loaded anew.
constexpr int mismatchLimit = 5;

const QString &placeholder()
{
    static const QString text = QStringLiteral("…");
    return text;
}

} // namespace

MessageListModel::MessageListModel(store::Store &store, const Clock &clock, QObject *parent)
    : QAbstractTableModel(parent), m_store(store), m_clock(clock)
{
    connect(&store, &store::Store::changed, this, &MessageListModel::storeChanged);
}

void MessageListModel::setQuery(Query query, bool sentFolder)
{
    m_query = std::move(query);
    m_sentFolder = sentFolder;
    load();
}

void MessageListModel::load()
{
    m_loading = true;
    m_relisting = false;
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
    if (!query.spec.folder.isValid()) {
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
            this, m_store.read([query](store::Reader &reader) { return readListing(reader, query, firstRows); }),
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
    beginResetModel();
    m_natural = true;
    m_ids.clear();
    m_count = window.count;
    m_cache.clear();
    m_cache.put(window.first, window.rows, 0);
    endResetModel();
    finishLoading();
}

void MessageListModel::takeListing(const Listing &listing)
{
    beginResetModel();
    m_natural = false;
    m_ids = listing.ids;
    m_count = m_ids.size();
    m_cache.clear();
    m_cache.put(0, listing.firstRows, 0);
    endResetModel();
    finishLoading();
}

void MessageListModel::finishLoading()
{
    m_loading = false;
    Q_EMIT loaded();
}

const store::MessageRow *MessageListModel::row(int row) const
{
    const store::MessageRow *found = m_cache.at(row);
    if (!found && row >= 0 && row < m_count) {
        request(row);
    }
    return found;
}

PlacementId MessageListModel::idAt(int row) const
{
    if (holdsIds()) {
        return row >= 0 && row < m_ids.size() ? m_ids[row] : PlacementId();
    }
    const store::MessageRow *found = m_cache.at(row);
    return found ? found->id : PlacementId();
}

std::optional<int> MessageListModel::rowOf(PlacementId id) const
{
    if (holdsIds()) {
        const qsizetype row = m_ids.indexOf(id);
        return row < 0 ? std::nullopt : std::optional<int>(int(row));
    }
    const auto row = m_cache.find(id);
    return row ? std::optional<int>(int(*row)) : std::nullopt;
}

void MessageListModel::locate(PlacementId id, std::function<void(int)> answer)
{
    if (const auto known = rowOf(id); known || holdsIds()) {
        answer(known.value_or(-1));
        return;
    }
    const quint64 epoch = m_epoch;
    const store::ListSpec spec = m_query.spec;
    whenReady(this, m_store.read([spec, id](store::Reader &reader) { return reader.position(spec, id); }),
              [this, epoch, answer](qint64 row) { answer(epoch == m_epoch && row < m_count ? int(row) : -1); });
}

void MessageListModel::resolve(const QList<RowRange> &ranges, std::function<void(const QList<PlacementId> &)> answer)
{
    tryResolve(ranges, std::move(answer), mismatchLimit);
}

void MessageListModel::tryResolve(const QList<RowRange> &ranges, std::function<void(const QList<PlacementId> &)> answer,
                                  int tries)
{
    QList<PlacementId> known;
    bool complete = true;
    for (const RowRange &range : ranges) {
        for (int row = range.first; row <= range.last && complete; ++row) {
            const PlacementId id = idAt(row);
            complete = id.isValid();
            known << id;
        }
    }
    if (complete) {
        answer(known);
        return;
    }
    const quint64 epoch = m_epoch;
    const qint64 count = m_count;
    const Query query = m_query;
    auto read = m_store.read([query, ranges, count](store::Reader &reader) {
        QList<PlacementId> ids;
        if (reader.count(query.spec) == count) {
            for (const RowRange &range : ranges) {
                ids += reader.ids(query.spec, range.first, range.last - range.first + 1);
            }
        }
        return ids;
    });
    whenReady(this, read, [this, epoch, ranges, answer, tries](const QList<PlacementId> &ids) {
        if (epoch == m_epoch && !ids.isEmpty()) {
            answer(ids);
        } else if (epoch == m_epoch && tries > 0) {
            tryResolve(ranges, answer, tries - 1);
        }
    });
}

int MessageListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_count);
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
    if (role == PlacementRole) {
        return qint64(idAt(index.row()).value());
    }
    if (role != Qt::DisplayRole && role != RowRole && role != Qt::AccessibleTextRole) {
        return {};
    }
    const store::MessageRow *found = row(index.row());
    if (!found) {
        return role == RowRole ? QVariant() : QVariant(placeholder());
    }
    const RowContext context{m_sentFolder, m_clock.now()};
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

// The first question of an event-loop turn starts the read; the others of that turn widen it.
void MessageListModel::request(int row) const
{
    const bool idle = m_wantedFirst < 0;
    m_wantedFirst = idle ? row : qMin<qint64>(m_wantedFirst, row);
    m_wantedLast = qMax<qint64>(m_wantedLast, row);
    if (idle && !m_fetching) {
        auto *self = const_cast<MessageListModel *>(this);
        QMetaObject::invokeMethod(
            self, [self] { self->fetch(); }, Qt::QueuedConnection);
    }
}

void MessageListModel::fetch()
{
    if (m_wantedFirst < 0 || m_fetching) {
        return;
    }
    const qint64 first = qMax<qint64>(0, m_wantedFirst - fetchMargin);
    const int limit = int(qMin(fetchLimit, m_wantedLast + fetchMargin - first + 1));
    m_wantedFirst = m_wantedLast = -1;
    m_fetching = true;
    const quint64 epoch = m_epoch;
    const qint64 count = m_count;
    const Query query = m_query;
    const QList<PlacementId> ids = holdsIds() ? m_ids.mid(first, limit) : QList<PlacementId>();
    const bool natural = m_natural;
    auto read = m_store.read([query, first, limit, ids, natural, count](store::Reader &reader) {
        return natural ? readWindow(reader, query, first, limit) : Window{count, first, reader.rows(ids)};
    });
    whenReady(
        this, read,
        [this, epoch, count](const Window &window) {
            m_fetching = false;
            if (epoch == m_epoch && window.count == count) {
                m_mismatches = 0;
                takeRows(window.first, window.rows);
            } else if (epoch == m_epoch && ++m_mismatches > mismatchLimit) {
                load();
            } else if (m_count > 0) {
                // The views still show placeholders: let them ask again.
                Q_EMIT dataChanged(index(0, 0), index(int(m_count) - 1, columnCount() - 1));
            }
            fetch();
        },
        [this](const Error &error) {
            m_fetching = false;
            qCWarning(logUi).noquote() << error.text();
        });
}

void MessageListModel::takeRows(qint64 first, QList<store::MessageRow> rows)
{
    if (rows.isEmpty() || first + rows.size() > m_count) {
        return;
    }
    const qint64 last = first + rows.size() - 1;
    m_cache.put(first, std::move(rows), (first + last) / 2);
    Q_EMIT dataChanged(index(int(first), 0), index(int(last), columnCount() - 1));
}

} // namespace waxwing::models
