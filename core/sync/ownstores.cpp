#include "core/sync/ownstores.h"

#include <QPointer>

#include <algorithm>

namespace waxwing::sync {

std::shared_ptr<void> OwnStores::running(const QByteArray &mailbox, const imap::UidSet &uids)
{
    const quint64 began = ++m_now;
    m_mailboxes[mailbox].running.insert(began, uids);
    const QPointer<OwnStores> self(this);
    return std::shared_ptr<void>(nullptr, [self, mailbox, began](void *) {
        if (self) {
            self->finished(mailbox, began);
        }
    });
}

void OwnStores::finished(const QByteArray &mailbox, quint64 began)
{
    constexpr qsizetype mostRemembered = 50;
    Mailbox &box = m_mailboxes[mailbox];
    box.done.append({box.running.take(began), ++m_now});
    if (box.done.size() > mostRemembered) { // a folder nobody syncs: as one, which only doubts more
        imap::UidSet all = box.done.at(0).uids;
        for (const imap::UidSet::Range &range : box.done.at(1).uids.ranges()) {
            all.add(Uid(range.first), Uid(range.last));
        }
        box.done[1].uids = all;
        box.done.removeFirst();
    }
    settle(mailbox);
}

bool OwnStores::mayBeOlder(const QByteArray &mailbox, Uid uid, quint64 since) const
{
    const auto box = m_mailboxes.constFind(mailbox);
    if (box == m_mailboxes.cend()) {
        return false;
    }
    const bool isRunning = std::any_of(box->running.cbegin(), box->running.cend(),
                                       [uid](const imap::UidSet &uids) { return uids.contains(uid); });
    return isRunning || std::any_of(box->done.cbegin(), box->done.cend(), [&](const Done &done) {
               return done.at > since && done.uids.contains(uid);
           });
}

void OwnStores::askAgain(const QByteArray &mailbox, FolderId folder)
{
    m_mailboxes[mailbox].doubted = folder;
    settle(mailbox);
}

void OwnStores::forget(const QByteArray &mailbox, quint64 until)
{
    const auto box = m_mailboxes.find(mailbox);
    if (box == m_mailboxes.end()) {
        return;
    }
    box->done.removeIf([until](const Done &done) { return done.at <= until; });
    if (box->done.isEmpty() && box->running.isEmpty() && !box->doubted.isValid()) {
        m_mailboxes.erase(box);
    }
}

void OwnStores::settle(const QByteArray &mailbox)
{
    Mailbox &box = m_mailboxes[mailbox];
    if (box.doubted.isValid() && box.running.isEmpty()) {
        const FolderId folder = std::exchange(box.doubted, {});
        QMetaObject::invokeMethod(
            this, [this, folder] { Q_EMIT settled(folder); }, Qt::QueuedConnection);
    }
}

} // namespace waxwing::sync
