#include "core/sync/localmail.h"

#include "core/base/error.h"
#include "core/sync/roles.h"
#include "core/sync/words.h"

#include <QFile>
#include <QFileInfo>

namespace waxwing::sync {

namespace {

QString below(const QString &root, const char *file)
{
    const QString path = root + QLatin1Char('/') + QLatin1String(file);
    return path;
}

} // namespace

LocalMail::LocalMail(const QString &root, Kind kind)
    : m_tree(root, kind == Kind::Mailbox ? store::MaildirTree::Root::IsInbox : store::MaildirTree::Root::HoldsFolders)
    , m_kind(kind)
    , m_deleted(below(root, "waxwing-deleted"))
    , m_unsubscribed(below(root, "waxwing-unsubscribed"))
{
    const QString made = below(root, "waxwing-made");
    if (kind == Kind::Mailbox && !QFileInfo::exists(made)) {
        m_tree.folder(store::MaildirTree::inboxName());
        for (const char *name : {"Drafts", "Sent", "Trash"}) {
            m_tree.create(name);
        }
        QFile(made).open(QIODevice::WriteOnly); // whoever deletes one of them later means it
    }
}

QList<store::ServerFolder> LocalMail::list() const
{
    QList<imap::ListedMailbox> listed;
    const QList<QByteArray> all = m_tree.names();
    for (const QByteArray &name : all) {
        imap::ListedMailbox mailbox;
        mailbox.rawName = name;
        mailbox.delimiter = QStringLiteral("\x1f"); // stands in no name: levels may hold anything else
        mailbox.name = store::MaildirTree::levelsOf(name).join(mailbox.delimiter);
        mailbox.subscribed = !m_unsubscribed.contains(name);
        listed.append(mailbox);
    }
    return serverFolders(listed);
}

void LocalMail::create(const QStringList &levels)
{
    for (qsizetype depth = 1; depth <= levels.size(); ++depth) {
        const QByteArray name = store::MaildirTree::nameOf(levels.mid(0, depth));
        if (!m_tree.exists(name)) {
            m_tree.create(name);
        }
    }
}

void LocalMail::remove(const QByteArray &name)
{
    const QList<QByteArray> doomed = m_tree.below(name);
    QSet<QByteArray> deliveries;
    for (const QByteArray &one : doomed) {
        const auto messages = folder(one).scan();
        for (const store::Maildir::Message &message : messages) {
            deliveries.insert(deliveryOf(message.base));
        }
    }
    if (m_kind == Kind::Mailbox) {
        m_deleted.insert(deliveries);
    }
    m_tree.remove(name);
}

// Noted first: a message that is gone and not noted would be fetched again.
void LocalMail::removeMessage(store::Maildir &folder, const store::Maildir::Message &message)
{
    if (m_kind == Kind::Mailbox) {
        m_deleted.insert({deliveryOf(message.base)});
    }
    folder.remove(message);
}

QHash<QByteArray, QDateTime> LocalMail::deliveries()
{
    QHash<QByteArray, QDateTime> result;
    const QList<QByteArray> all = m_tree.names();
    for (const QByteArray &name : all) {
        store::Maildir &maildir = folder(name);
        const auto messages = maildir.scan();
        for (const store::Maildir::Message &message : messages) {
            const QByteArray delivery = deliveryOf(message.base);
            result.insert(delivery, delivery.isEmpty() ? QDateTime() : maildir.received(message));
        }
    }
    return result;
}

// "u…" and "c…" are fetched mail's (forty hexadecimal digits); "-2", "-copy7" and "-top" are added to them.
QByteArray LocalMail::deliveryOf(const QByteArray &base)
{
    constexpr qsizetype length = 41;
    const bool fetched = base.size() >= length && (base.startsWith('u') || base.startsWith('c'))
        && (base.size() == length || base.at(length) == '-');
    return fetched ? base.left(length) : base;
}

} // namespace waxwing::sync
