// A folder's path as people and the journal write it, and its name on the server.
#pragma once

#include "core/session/imapsession.h"
#include "core/store/types.h"

namespace waxwing::sync {

// "a/b%2Fc" → {"a", "b/c"}; throws Error{Input} for an empty level or a broken %.
QStringList levelsOfPath(const QString &path);
QString pathOfLevels(const QStringList &levels);

// How one server spells names: its delimiter, and "INBOX." before everything where it wants that.
class FolderNames {
public:
    explicit FolderNames(const QList<store::FolderSyncState> &states);

    const QString &delimiter() const { return m_delimiter; }
    // Raw, as commands send it. Throws Error{Input} where a level holds the delimiter or a control character.
    QByteArray rawName(const session::ImapSession &session, const QStringList &levels) const;
    // The known raw name where the folder is listed, else made from its levels.
    QByteArray rawName(const session::ImapSession &session, const QString &path) const;

private:
    QHash<QString, QByteArray> m_known; // path → raw name
    QString m_delimiter;
    bool m_belowInbox = false; // Courier, Cyrus: personal folders live below INBOX only
};

} // namespace waxwing::sync
