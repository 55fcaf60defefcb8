// The folders of an account whose server has none: a tree of Maildirs below one folder. Blocking; used in one
// thread at a time. Throws Error{Storage}, Error{Input} for what cannot be, Error{Conflict} for what is gone.
#pragma once

#include "core/store/types.h"
#include "core/sync/localfolder.h"
#include "core/sync/tokenset.h"

#include <QHash>
#include <QSet>

#include <memory>

namespace waxwing::sync {

class LocalMail {
public:
    explicit LocalMail(QString root);

    // The inbox, and what a mail account needs: made on first use.
    QList<store::ServerFolder> list();
    LocalFolder &folder(const QByteArray &name);
    bool exists(const QByteArray &name) const;
    void create(const QByteArray &name);
    void rename(const QByteArray &from, const QByteArray &to); // with everything below
    void remove(const QByteArray &name); // with everything below; messages count as deleted by the user
    void removeMessage(LocalFolder &folder, const LocalFolder::Message &message);

    // Names of every message here, with the time it came.
    QHash<QByteArray, QDateTime> messageNames();
    // Names of fetched messages that the user deleted here: not to be fetched again.
    TokenSet &deleted() { return m_deleted; }
    TokenSet &unsubscribed() { return m_unsubscribed; }

private:
    QList<QByteArray> names() const;
    QList<QByteArray> tree(const QByteArray &name) const;

    QString m_root;
    QHash<QByteArray, std::shared_ptr<LocalFolder>> m_folders;
    TokenSet m_deleted;
    TokenSet m_unsubscribed;
};

} // namespace waxwing::sync
