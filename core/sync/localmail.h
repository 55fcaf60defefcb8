// The mail of one account on this computer: a tree of Maildirs, what was deleted here, what is not subscribed.
// Blocking; used in one thread at a time. Throws as store::MaildirTree does.
#pragma once

#include "core/store/maildirtree.h"
#include "core/sync/tokenset.h"

#include <QDateTime>

namespace waxwing::sync {

class LocalMail {
public:
    enum class Kind {
        Mailbox, // mail arrives here: an inbox, and made on first use what a mail account needs
        Folders, // only what is put there
    };
    LocalMail(const QString &root, Kind kind);

    store::MaildirTree &tree() { return m_tree; }
    store::Maildir &folder(const QByteArray &name) { return m_tree.folder(name); }
    QList<store::ServerFolder> list() const;
    void create(const QStringList &levels); // with the parents that are missing
    void remove(const QByteArray &name); // with everything below; messages count as deleted by the user
    void removeMessage(store::Maildir &folder, const store::Maildir::Message &message);

    // Every message here by the name of its delivery, with the time it came.
    QHash<QByteArray, QDateTime> deliveries();
    // The name a delivery was given, of the name its file has now: copies and moves add to it.
    static QByteArray deliveryOf(const QByteArray &base);
    // Deliveries that the user deleted here: not to be fetched again.
    TokenSet &deleted() { return m_deleted; }
    TokenSet &unsubscribed() { return m_unsubscribed; }

private:
    store::MaildirTree m_tree;
    Kind m_kind;
    TokenSet m_deleted;
    TokenSet m_unsubscribed;
};

} // namespace waxwing::sync
