#include "ui/models/folderplaces.h"

namespace waxwing::models {

namespace {

// More than anyone arranges by hand; a settings file must not grow without end.
constexpr qsizetype mostFavourites = 500;
constexpr qsizetype mostNames = 20000;
constexpr QChar between(u'/'); // a name's own is "%2F" in a path
constexpr QLatin1String orderMark("//"); // no level of a path is empty

} // namespace

QString FolderKey::text() const
{
    return QString::number(account.value()) + u'/' + path;
}

FolderKey FolderKey::fromText(const QString &text)
{
    const qsizetype slash = text.indexOf(u'/');
    return {AccountId(text.left(slash).toLongLong()), slash < 0 ? QString() : text.mid(slash + 1)};
}

QString parentPath(const QString &path)
{
    const qsizetype slash = path.lastIndexOf(u'/');
    return slash < 0 ? QString() : path.left(slash);
}

QString lastLevel(const QString &path)
{
    return path.mid(path.lastIndexOf(u'/') + 1);
}

void FolderPlaces::addFavourite(const FolderKey &folder, qsizetype at)
{
    const qsizetype old = m_favourites.indexOf(folder);
    if (old >= 0) {
        m_favourites.removeAt(old);
        at = at > old ? at - 1 : at;
    }
    if (m_favourites.size() < mostFavourites) {
        m_favourites.insert(at < 0 ? m_favourites.size() : qMin(at, m_favourites.size()), folder);
    }
}

QStringList FolderPlaces::order(AccountId account, const QString &parentPath) const
{
    return m_orders.value(FolderKey{account, parentPath}.text());
}

void FolderPlaces::setOrder(AccountId account, const QString &parentPath, const QStringList &names)
{
    const QString key = FolderKey{account, parentPath}.text();
    if (names.isEmpty()) {
        m_orders.remove(key);
    } else {
        m_orders.insert(key, names.first(qMin(names.size(), mostNames)));
    }
}

// A folder that leaves its parent keeps its place there: undone, it is back where it stood.
void FolderPlaces::follow(AccountId account, const QString &from, const QString &to)
{
    for (FolderKey &favourite : m_favourites) {
        if (favourite.account == account && favourite.path == from) {
            favourite.path = to;
        }
    }
    const QStringList below = m_orders.take(FolderKey{account, from}.text());
    if (!below.isEmpty()) {
        m_orders.insert(FolderKey{account, to}.text(), below);
    }
    const auto siblings = m_orders.find(FolderKey{account, parentPath(from)}.text());
    if (siblings != m_orders.end() && parentPath(from) == parentPath(to)) {
        const qsizetype at = siblings->indexOf(lastLevel(from));
        if (at >= 0) {
            (*siblings)[at] = lastLevel(to);
        }
    }
}

QStringList FolderPlaces::favouriteTexts() const
{
    QStringList texts;
    for (const FolderKey &favourite : m_favourites) {
        texts << favourite.text();
    }
    return texts;
}

QStringList FolderPlaces::orderTexts() const
{
    QStringList texts;
    for (auto order = m_orders.cbegin(); order != m_orders.cend(); ++order) {
        texts << QString(order.key() + orderMark + order->join(between));
    }
    texts.sort();
    return texts;
}

FolderPlaces FolderPlaces::fromTexts(const QStringList &favourites, const QStringList &orders)
{
    FolderPlaces places;
    for (const QString &text : favourites) {
        const FolderKey key = FolderKey::fromText(text);
        if (key.account.isValid() && !key.path.isEmpty()) {
            places.addFavourite(key);
        }
    }
    for (const QString &text : orders) {
        const qsizetype mark = text.lastIndexOf(orderMark);
        const FolderKey parent = FolderKey::fromText(text.left(qMax<qsizetype>(0, mark)));
        if (parent.account.isValid()) {
            places.setOrder(parent.account, parent.path, text.mid(mark + orderMark.size()).split(between));
        }
    }
    return places;
}

} // namespace waxwing::models
