// How MessageListModel knows at which rows a group by date begins.
#include "ui/models/messagelistmodel.h"

#include <chrono>

namespace waxwing::models {

namespace {

constexpr qint64 groupedAhead = 10'000; // rows below what was looked at whose groups are known before one is there
constexpr std::chrono::milliseconds longestWait = std::chrono::minutes(1); // a timer stands still while we sleep

} // namespace

void MessageListModel::setGrouped(bool grouped)
{
    if (grouped == m_grouped) {
        return;
    }
    m_grouped = grouped;
    m_groups.clear();
    Q_EMIT groupsChanged();
    if (grouped) {
        m_groupedTo = 0;
        regroup();
        watchTheDay();
    } else {
        m_dayTimer.stop();
        m_day = QDate();
    }
}

bool MessageListModel::isByDate() const
{
    return m_query.spec.column == store::SortColumn::Received;
}

// Before the rows are shown, so that no heading comes late and pushes them down.
void MessageListModel::groupFirst(const QList<store::MessageRow> &rows)
{
    m_groups.clear();
    m_groupedTo = 0;
    if (m_grouped && isByDate() && !rows.isEmpty()) {
        const QList<DateGroup> groups = dateGroups(m_clock.now());
        m_groups = groupsAt(groups, newerAmong(groups, rows, rows.size() == m_count), m_count);
    }
}

void MessageListModel::regroup()
{
    m_groupedTo = qMax(m_groupedTo, groupedAhead);
    m_regroup.request();
}

void MessageListModel::groupTo(qint64 row)
{
    m_groupedTo = row + groupedAhead;
    QMetaObject::invokeMethod(this, &MessageListModel::regroup, Qt::QueuedConnection);
}

void MessageListModel::takePositions(const QList<qint64> &newer)
{
    const bool shown = m_grouped && isByDate();
    const auto groups = shown ? groupsAt(m_asked, newer, m_count, m_query.spec.ascending) : QList<DateGroup>();
    if (groups != m_groups) {
        m_groups = groups;
        Q_EMIT groupsChanged();
    }
}

void MessageListModel::watchTheDay()
{
    const QDateTime now = m_clock.now().toLocalTime();
    if (m_day.isValid() && m_day != now.date()) {
        regroup();
    }
    m_day = now.date();
    const std::chrono::milliseconds left(now.msecsTo(now.date().addDays(1).startOfDay()) + 1);
    m_dayTimer.start(qMin(left, longestWait));
}

QList<DateGroup> MessageListModel::groups() const
{
    QList<DateGroup> groups = m_groups;
    for (DateGroup &group : groups) {
        group.row = m_open.viewRow(group.row);
    }
    return groups;
}

} // namespace waxwing::models
