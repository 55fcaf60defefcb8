#include "madeup.h"

namespace waxwing::bench {

using namespace store;

NewMessage madeUp(quint32 uid)
{
    NewMessage m;
    m.uid = Uid(uid);
    m.flags = uid % 3 ? Flags(Flag::Seen) : Flags();
    m.subject = QStringLiteral("Minutes of meeting %1, and what we should do about it").arg(uid);
    m.fromName = QStringLiteral("Person %1").arg(uid % 977);
    m.fromAddress = QStringLiteral("person%1@example.org").arg(uid % 977);
    m.toText = QStringLiteral("Somebody Else");
    m.to = QStringLiteral("Somebody Else <somebody.else@example.com>");
    m.internalDate = QDateTime::fromMSecsSinceEpoch(1'500'000'000'000 + qint64(uid) * 61'000, Qt::UTC);
    m.date = m.internalDate;
    m.size = 4000 + uid % 5000;
    m.messageId = "<" + QByteArray::number(uid * 2654435761U) + "." + QByteArray::number(uid) + "@mail.example.org>";
    m.references = {"<parent." + QByteArray::number(uid / 4) + "@mail.example.org>"};
    m.structure = QByteArray(120, 's');
    return m;
}

QList<NewMessage> madeUp(quint32 first, quint32 count)
{
    QList<NewMessage> list;
    list.reserve(count);
    for (quint32 uid = first; uid < first + count; ++uid) {
        list << madeUp(uid);
    }
    return list;
}

FolderId inboxOf(Store &store, AccountId account)
{
    return store
        .write(Priority::User,
               [account](Writer &w) {
                   ServerFolder folder;
                   folder.serverName = "INBOX";
                   folder.levels = {QStringLiteral("INBOX")};
                   folder.delimiter = QStringLiteral("/");
                   folder.role = Role::Inbox;
                   ServerFolder other = folder;
                   other.serverName = "Other";
                   other.levels = {QStringLiteral("Other")};
                   other.role = Role::None;
                   w.setFolders(account, {folder, other}, true);
                   return w.reader().folderByPath(account, QStringLiteral("INBOX"))->id;
               })
        .result();
}

FolderId otherOf(Store &store, AccountId account)
{
    return store.read([account](Reader &r) { return r.folderByPath(account, QStringLiteral("Other"))->id; }).result();
}

} // namespace waxwing::bench
