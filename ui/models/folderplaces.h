// Where a person put folders: the favourites, and an order of siblings other than by name. Folders are named by
// account and path, so that a rebuilt cache finds them again; follow() keeps up with renames. A value.
#pragma once

#include "core/base/ids.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

namespace waxwing::models {

struct FolderKey {
    AccountId account;
    QString path; // as FolderRow::path

    bool operator==(const FolderKey &) const = default;
    QString text() const; // “account/path”
    static FolderKey fromText(const QString &text);
};

class FolderPlaces {
public:
    const QList<FolderKey> &favourites() const { return m_favourites; }
    bool isFavourite(const FolderKey &folder) const { return m_favourites.contains(folder); }
    // at: position among the favourites; -1: last. One that is there already moves.
    void addFavourite(const FolderKey &folder, qsizetype at = -1);
    void removeFavourite(const FolderKey &folder) { m_favourites.removeAll(folder); }

    // parentPath: empty for the top level. The last levels in the order they are to stand, which may name folders
    // that are not there; those it does not name stand behind them, by name. Empty: none but by name.
    QStringList order(AccountId account, const QString &parentPath) const;
    void setOrder(AccountId account, const QString &parentPath, const QStringList &names);

    // The folder's path changed. What lies below it has a new path too and is told by itself.
    void follow(AccountId account, const QString &from, const QString &to);

    // For the settings. What cannot be read is left out.
    QStringList favouriteTexts() const;
    QStringList orderTexts() const;
    static FolderPlaces fromTexts(const QStringList &favourites, const QStringList &orders);

    bool operator==(const FolderPlaces &) const = default;

private:
    QList<FolderKey> m_favourites;
    QHash<QString, QStringList> m_orders; // “account/parent path”
};

// The levels of a path: everything before the last, and the last.
QString parentPath(const QString &path);
QString lastLevel(const QString &path);

} // namespace waxwing::models
