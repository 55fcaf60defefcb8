// UIDs on servers without UIDPLUS that Waxwing itself marked \Deleted and cannot remove (protocols.md rule 6:
// never a plain EXPUNGE). They are hidden here until somebody expunges them or takes the mark back; messages
// that others marked stay visible. A small text file an account; losing it only shows those messages again,
// struck through. Engine thread only.
#pragma once

#include "core/imap/uidset.h"

#include <QHash>
#include <QString>

namespace waxwing::sync {

class HiddenUids {
public:
    // file: made on the first change; a file that cannot be read counts as empty.
    explicit HiddenUids(QString file);

    imap::UidSet of(const QByteArray &serverName, UidValidity uidValidity) const;
    // Atomic and fsynced. Throws Error{Storage}.
    void add(const QByteArray &serverName, UidValidity uidValidity, const imap::UidSet &uids);
    void set(const QByteArray &serverName, UidValidity uidValidity, const imap::UidSet &uids);

private:
    struct Entry {
        UidValidity uidValidity;
        imap::UidSet uids;
    };
    void load();
    void save() const;

    QString m_file;
    QHash<QByteArray, Entry> m_entries;
};

} // namespace waxwing::sync
