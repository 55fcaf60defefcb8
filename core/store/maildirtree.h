// The folders below one directory in the Maildir++ layout that Dovecot, Courier and mutt read: the root is the
// inbox (or, where there is none, only holds the others), "A/B" is the directory ".A.B" in it. What a name may not
// hold there is percent-encoded. Names are octets here: a directory of another program whose name is no UTF-8 is
// shown as well as it can be and used as it is. Not thread-safe; blocking. Throws Error{Storage}, Error{Input} for
// names that cannot be, Error{Conflict} for what is gone or there already.
#pragma once

#include "core/store/maildir.h"

#include <QStringList>

namespace waxwing::store {

class MaildirTree {
public:
    enum class Root { IsInbox, HoldsFolders };
    MaildirTree(const QString &root, Root kind);

    static QByteArray inboxName() { return QByteArrayLiteral("INBOX"); }
    // "INBOX" or "Clients.Ana": what the store keeps as the folder's server name. Error{Input} where it is too long.
    static QByteArray nameOf(const QStringList &levels);
    static QStringList levelsOf(const QByteArray &name);

    QList<QByteArray> names() const; // the inbox first
    QList<QByteArray> below(const QByteArray &name) const; // itself too
    bool exists(const QByteArray &name) const;
    QByteArray pathOf(const QByteArray &name) const;
    QByteArray root() const { return m_root; }
    // The folder's object; the same one for as long as it is not renamed or removed.
    Maildir &folder(const QByteArray &name);
    void create(const QByteArray &name); // nothing where it is there
    void rename(const QByteArray &from, const QByteArray &to); // with everything below; goes on where it stopped
    void remove(const QByteArray &name); // with everything below

private:
    QByteArray m_root;
    Root m_kind;
    QHash<QByteArray, std::shared_ptr<Maildir>> m_open;
};

} // namespace waxwing::store
