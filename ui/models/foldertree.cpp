#include "ui/models/foldertree.h"

#include "ui/models/texts.h"

#include <QCollator>
#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace waxwing::models {

int FolderNode::row() const
{
    if (!parent) {
        return 0;
    }
    const auto &siblings = parent->children;
    const auto self
        = std::find_if(siblings.cbegin(), siblings.cend(), [this](const auto &n) { return n.get() == this; });
    return int(self - siblings.cbegin());
}

int roleRank(store::Role role)
{
    using store::Role;
    switch (role) {
    case Role::Inbox: return 0;
    case Role::Drafts: return 1;
    case Role::Sent: return 2;
    case Role::Archive: return 3;
    case Role::Junk: return 4;
    case Role::Trash: return 5;
    case Role::All: return 6;
    case Role::None: break;
    }
    return 7;
}

QString shownName(const store::FolderRow &folder)
{
    if (folder.role == store::Role::Inbox) {
        // INBOX is a protocol word; every other folder keeps the name the user or the provider gave it.
        return QCoreApplication::translate("waxwing::models::FolderTree", "Inbox");
    }
    return oneLine(folder.name);
}

FolderOrder wantedOrder(const QList<store::FolderRow> &folders)
{
    QSet<FolderId> known;
    for (const store::FolderRow &folder : folders) {
        known.insert(folder.id);
    }
    FolderOrder order;
    for (const store::FolderRow &folder : folders) {
        // A folder whose parent is missing stands at the top rather than nowhere.
        const FolderId parent = known.contains(folder.parent) ? folder.parent : FolderId();
        order[{folder.account, parent}] << folder;
    }
    QCollator collator(shownLocale());
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    const auto before = [&collator](const store::FolderRow &a, const store::FolderRow &b) {
        const int ranks = roleRank(a.role) - roleRank(b.role);
        if (ranks != 0) {
            return ranks < 0;
        }
        const int names = collator.compare(a.name, b.name);
        return names != 0 ? names < 0 : a.id < b.id;
    };
    for (auto &children : order) {
        std::sort(children.begin(), children.end(), before);
    }
    return order;
}

} // namespace waxwing::models
