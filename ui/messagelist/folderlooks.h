// How each folder's list is shown, by the folder's key ("1/Clients", "all"): by conversation, in which order. A value;
// the settings keep it as two lists of strings.
#pragma once

#include "ui/models/columns.h"

#include <QHash>
#include <QSet>
#include <QStringList>

namespace waxwing::ui {

struct ListOrder {
    store::SortColumn column = store::SortColumn::Received;
    bool ascending = false;
    bool operator==(const ListOrder &) const = default;
};

class FolderLooks {
public:
    bool isThreaded(const QString &key) const { return m_threaded.contains(key); }
    void setThreaded(const QString &key, bool threaded);
    ListOrder order(const QString &key) const { return m_orders.value(key); }
    void setOrder(const QString &key, const ListOrder &order);

    QStringList threadedFolders() const { return m_threaded.values(); }
    void setThreadedFolders(const QStringList &keys);
    // "subject+:1/Clients": column's id, direction, folder. What is not newest first only.
    QStringList orders() const;
    void setOrders(const QStringList &orders); // what makes no sense is left out

private:
    QSet<QString> m_threaded;
    QHash<QString, ListOrder> m_orders;
};

} // namespace waxwing::ui
