// Which flags Waxwing itself is changing on the server, and has changed, so that what another connection read before
// is not taken for news: between connections answers have no order, and an older FETCH that is written after the
// STORE's success would show a star the server no longer has, until somebody looks again. Engine thread.
#pragma once

#include "core/imap/uidset.h"

#include <QHash>
#include <QObject>

#include <memory>

namespace waxwing::sync {

class OwnStores : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    // A STORE of these UIDs runs until the result and its copies are gone: hold it until the store says so too.
    [[nodiscard]] std::shared_ptr<void> running(const QByteArray &mailbox, const imap::UidSet &uids);
    // For mayBeOlder(): taken before the first command whose answers are to be judged.
    quint64 now() const { return m_now; }
    // Whether flags asked for since then may have been read before a STORE of ours; 0: whenever they were asked for.
    bool mayBeOlder(const QByteArray &mailbox, Uid uid, quint64 since) const;
    // What was left out for that reason is to be asked for again: settled() says when that makes sense.
    void askAgain(const QByteArray &mailbox, FolderId folder);
    // A sync that began then has seen what was stored before it.
    void forget(const QByteArray &mailbox, quint64 until);

Q_SIGNALS:
    // From the event loop, once none of the mailbox's STOREs runs.
    void settled(waxwing::FolderId folder);

private:
    struct Done {
        imap::UidSet uids;
        quint64 at = 0;
    };
    struct Mailbox {
        QHash<quint64, imap::UidSet> running; // by the count when it began
        QList<Done> done; // oldest first
        FolderId doubted;
    };

    void finished(const QByteArray &mailbox, quint64 began);
    void settle(const QByteArray &mailbox);

    QHash<QByteArray, Mailbox> m_mailboxes;
    quint64 m_now = 1;
};

} // namespace waxwing::sync
