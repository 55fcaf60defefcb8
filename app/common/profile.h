// A profile is a folder: settings, databases, local mail. One process at a time works in it.
#pragma once

#include <QString>

namespace waxwing::app {

class Profile {
public:
    // folder: made if missing, readable for its owner only; empty: XDG_DATA_HOME/waxwing. Throws Error{Storage}
    // when it cannot be made, and Error{Conflict} with code "LOCKED" when another process works in it.
    explicit Profile(const QString &folder);
    ~Profile();
    Profile(const Profile &) = delete;
    Profile &operator=(const Profile &) = delete;

    const QString &folder() const { return m_folder; }
    // Maildirs of an account without server folders.
    QString mailFolder(qint64 account) const;
    QString hiddenFile(qint64 account) const;
    static QString defaultFolder();
    // Where a second process finds the first: the path of its local socket.
    QString socketName() const;
    static QString socketNameOf(const QString &folder);

private:
    QString m_folder;
    int m_lock = -1;
};

} // namespace waxwing::app
