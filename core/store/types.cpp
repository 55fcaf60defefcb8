#include "core/store/types.h"

#include "core/store/intent.h"

namespace waxwing::store {

QString roleName(Role role)
{
    switch (role) {
    case Role::None: return {};
    case Role::Inbox: return QStringLiteral("inbox");
    case Role::Drafts: return QStringLiteral("drafts");
    case Role::Sent: return QStringLiteral("sent");
    case Role::Archive: return QStringLiteral("archive");
    case Role::Junk: return QStringLiteral("junk");
    case Role::Trash: return QStringLiteral("trash");
    case Role::All: return QStringLiteral("all");
    }
    return {};
}

Role roleNamed(const QString &name)
{
    for (const Role role : {Role::Inbox, Role::Drafts, Role::Sent, Role::Archive, Role::Junk, Role::Trash, Role::All}) {
        if (roleName(role) == name) {
            return role;
        }
    }
    return Role::None;
}

QString namespaceName(NamespaceKind kind)
{
    switch (kind) {
    case NamespaceKind::Personal: return {};
    case NamespaceKind::OtherUsers: return QStringLiteral("other-users");
    case NamespaceKind::Shared: return QStringLiteral("shared");
    }
    return {};
}

QString sendStateName(SendState state)
{
    switch (state) {
    case SendState::Queued: return QStringLiteral("queued");
    case SendState::Sending: return QStringLiteral("sending");
    case SendState::Accepted: return QStringLiteral("accepted");
    case SendState::Rejected: return QStringLiteral("rejected");
    case SendState::Unknown: return QStringLiteral("unknown");
    case SendState::Filed: return QStringLiteral("filed");
    }
    return {};
}

bool ListSpec::isFiltered() const
{
    return unreadOnly || flaggedOnly || attachmentOnly || !ownAddresses.isEmpty() || !sender.isEmpty()
        || !text.trimmed().isEmpty();
}

bool ListSpec::isNatural() const
{
    return column == SortColumn::Received && !ascending && !isFiltered();
}

QList<FolderId> ListSpec::folders() const
{
    QList<FolderId> all;
    const QList<FolderId> named = QList<FolderId>{folder} + others;
    for (const FolderId id : named) {
        if (id.isValid() && !all.contains(id)) {
            all << id;
        }
    }
    return all;
}

} // namespace waxwing::store
