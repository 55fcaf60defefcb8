// How each folder's list is shown, by the folder's key ("1/Clients", "all"): by conversation, in which order, with
// headings by date. A value; the settings keep it as lists of strings.
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
    bool isDated(const QString &key) const { return m_dated.contains(key); }
    void setDated(const QString &key, bool dated);
    ListOrder order(const QString &key) const { return m_orders.value(key); }
    void setOrder(const QString &key, const ListOrder &order);

    QStringList threadedFolders() const { return m_threaded.values(); }
    void setThreadedFolders(const QStringList &keys);
    QStringList datedFolders() const { return m_dated.values(); }
    void setDatedFolders(const QStringList &keys);
    // "subject+:1/Clients": column's id, direction, folder. What is not newest first only.
    QStringList orders() const;
    void setOrders(const QStringList &orders); // what makes no sense is left out

private:
    QSet<QString> m_threaded;
    QSet<QString> m_dated;
    QHash<QString, ListOrder> m_orders;
};

} // namespace waxwing::ui
