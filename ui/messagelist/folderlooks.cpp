#include "ui/messagelist/folderlooks.h"

namespace waxwing::ui {

namespace {

std::optional<store::SortColumn> columnNamed(QStringView id)
{
    const int index = models::columnIndex(id.toString());
    return index < 0 ? std::nullopt : models::columns()[index].sort;
}

void put(QSet<QString> &keys, const QString &key, bool wanted)
{
    if (wanted) {
        keys.insert(key);
    } else {
        keys.remove(key);
    }
}

QString nameOf(store::SortColumn column)
{
    return models::columns()[models::columnSortedBy(column, false)].id;
}

} // namespace

void FolderLooks::setThreaded(const QString &key, bool threaded)
{
    put(m_threaded, key, threaded);
}

void FolderLooks::setDated(const QString &key, bool dated)
{
    put(m_dated, key, dated);
}

void FolderLooks::setOrder(const QString &key, const ListOrder &order)
{
    if (order == ListOrder()) {
        m_orders.remove(key);
    } else {
        m_orders.insert(key, order);
    }
}

void FolderLooks::setThreadedFolders(const QStringList &keys)
{
    m_threaded = QSet<QString>(keys.cbegin(), keys.cend());
}

void FolderLooks::setDatedFolders(const QStringList &keys)
{
    m_dated = QSet<QString>(keys.cbegin(), keys.cend());
}

QStringList FolderLooks::orders() const
{
    QStringList orders;
    for (auto it = m_orders.cbegin(); it != m_orders.cend(); ++it) {
        orders << nameOf(it->column) + (it->ascending ? u'+' : u'-') + u':' + it.key();
    }
    orders.sort();
    return orders;
}

void FolderLooks::setOrders(const QStringList &orders)
{
    m_orders.clear();
    for (const QString &text : orders) {
        const qsizetype colon = text.indexOf(u':');
        const QChar direction = colon > 1 ? text[colon - 1] : QChar();
        const auto column = colon > 1 ? columnNamed(QStringView(text).first(colon - 1)) : std::nullopt;
        if (column && (direction == u'+' || direction == u'-')) {
            setOrder(text.sliced(colon + 1), {*column, direction == u'+'});
        }
    }
}

} // namespace waxwing::ui
