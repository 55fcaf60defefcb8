#include "ui/models/pendingmodel.h"

#include "core/store/intenttext.h"
#include "ui/models/texts.h"

#include <QCoreApplication>

#include <algorithm>

namespace waxwing::models {

namespace {

using store::Intent;
using store::IntentKind;
using store::IntentState;
using store::SendState;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(waxwing::models::Pending)
};

bool isRefused(const Intent &intent)
{
    return intent.state == IntentState::Refused
        || (intent.kind == IntentKind::Send
            && (intent.sendState == SendState::Rejected || intent.sendState == SendState::Unknown));
}

} // namespace

QString stateText(const Intent &intent)
{
    if (intent.kind == IntentKind::Send && intent.sendState == SendState::Unknown) {
        return Words::tr("Not known");
    }
    if (isRefused(intent)) {
        return Words::tr("Not done");
    }
    return intent.state == IntentState::Sending ? Words::tr("Sending") : Words::tr("Waiting");
}

PendingModel::PendingModel(store::Store &store, QObject *parent)
    : QAbstractListModel(parent)
    , m_read(
          this, [&store] { return store.read([](store::Reader &reader) { return reader.intentsInBrief(); }); },
          [this](const QList<Intent> &intents) { take(intents); })
{
    connect(&store, &store::Store::changed, this, [this](const store::ChangeSet &changes) {
        if (changes.intents) {
            m_read.request();
        }
    });
    m_read.request();
}

int PendingModel::waiting() const
{
    return int(m_intents.size()) - refused();
}

int PendingModel::refused() const
{
    return int(std::count_if(m_intents.cbegin(), m_intents.cend(), isRefused));
}

const Intent *PendingModel::intent(int row) const
{
    return row >= 0 && row < m_intents.size() ? &m_intents[row] : nullptr;
}

int PendingModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_intents.size());
}

QVariant PendingModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const Intent &found = m_intents[index.row()];
    switch (role) {
    case Qt::DisplayRole: return found.what;
    case Qt::AccessibleTextRole:
        return QStringList({found.what, stateText(found), detail(found)}).join(QStringLiteral(", "));
    case Qt::ToolTipRole: return found.technical.isEmpty() ? QVariant() : QVariant(found.technical.toHtmlEscaped());
    case IntentRole: return qint64(found.id.value());
    case KindRole: return int(found.kind);
    case RefusedRole: return isRefused(found);
    case DetailRole: return detail(found);
    case StateTextRole: return stateText(found);
    case CanRetryRole: return isRefused(found) || !found.problem.isEmpty();
    case CanCancelRole: return found.state != IntentState::Sending;
    case SinceRole: return found.created;
    case CancelMeansRole: return store::cancelMeaning(found);
    default: return {};
    }
}

// What is to be known of it: whom it goes to, since when it waits, and why.
QString PendingModel::detail(const Intent &intent) const
{
    const QDateTime created = intent.created.toLocalTime();
    const bool today = created.date() == QDate::currentDate();
    const QString since = today ? shownLocale().toString(created.time(), QLocale::ShortFormat)
                                : shownLocale().toString(created, QLocale::ShortFormat);
    const QString why = store::waitingReason(intent);
    if (intent.kind == IntentKind::Send && !intent.recipients.isEmpty()) {
        return Words::tr("to %1 · since %2 · %3").arg(intent.recipients.first().address, since, why);
    }
    return Words::tr("since %1 · %2").arg(since, why);
}

// Row by row, so that the button under the pointer stays where it is.
void PendingModel::take(QList<Intent> intents)
{
    std::stable_partition(intents.begin(), intents.end(), isRefused);
    const auto place = [](const QList<Intent> &list, IntentId id) {
        const auto found = std::find_if(list.cbegin(), list.cend(), [id](const Intent &i) { return i.id == id; });
        return found == list.cend() ? -1 : int(found - list.cbegin());
    };
    for (int row = int(m_intents.size()) - 1; row >= 0; --row) {
        if (place(intents, m_intents[row].id) < 0) {
            beginRemoveRows({}, row, row);
            m_intents.removeAt(row);
            endRemoveRows();
        }
    }
    for (int row = 0; row < intents.size(); ++row) {
        const int old = place(m_intents, intents[row].id);
        if (old < 0) {
            beginInsertRows({}, row, row);
            m_intents.insert(row, intents[row]);
            endInsertRows();
            continue;
        }
        if (old != row) { // always from further down
            beginMoveRows({}, old, old, {}, row);
            m_intents.move(old, row);
            endMoveRows();
        }
        m_intents[row] = intents[row];
        Q_EMIT dataChanged(index(row), index(row));
    }
    Q_EMIT countChanged();
}

} // namespace waxwing::models
