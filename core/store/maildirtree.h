// The folders below one directory in the Maildir++ layout that Dovecot, Courier and mutt read: the root is the
// inbox, "A/B" is the directory ".A.B". In a name '.', '/' and '%' are written %2E, %2F and %25; names are UTF-8.
#pragma once

#include "core/store/maildir.h"

namespace waxwing::store {

class MaildirTree {
public:
    explicit MaildirTree(QString root);

    // Decoded levels of every folder, the inbox first; parents that do not exist are not listed.
    QList<QStringList> folders() const;
    QString pathOf(const QStringList &levels) const;
    // The folder's object; the same one for as long as this lives.
    Maildir &folder(const QStringList &levels);
    bool exists(const QStringList &levels) const;
    // Throws Error{Input} for names that cannot be (empty, too long), Error{Conflict} where it is already there.
    void create(const QStringList &levels);
    // With everything below. Repeating one that was interrupted goes on where it stopped.
    void rename(const QStringList &from, const QStringList &to);
    void remove(const QStringList &levels); // with everything below

private:
    QString directoryName(const QStringList &levels) const;
    QStringList directoriesAtOrBelow(const QString &name) const;

    QString m_root;
    QHash<QString, std::shared_ptr<Maildir>> m_open;
};

} // namespace waxwing::store
