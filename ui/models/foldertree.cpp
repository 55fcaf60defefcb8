#include "ui/models/foldertree.h"

#include "ui/models/texts.h"

#include <QCollator>
#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace waxwing::models {

namespace {

using store::FolderRow;
using store::Role;

constexpr int kNoRole = 7; // behind all roles

struct Words {
    Q_DECLARE_TR_FUNCTIONS(waxwing::models::FolderTree)
};

// Comparing by sort keys: a collator's own compare takes a third of a second for ten thousand names.
struct Ranked {
    FolderRow folder;
    int role;
    qsizetype place; // after all places: by name
    QCollatorSortKey name;

    bool operator<(const Ranked &other) const
    {
        if (role != other.role) {
            return role < other.role;
        }
        if (place != other.place) {
            return place < other.place;
        }
        const int names = name.compare(other.name);
        return names != 0 ? names < 0 : folder.id < other.folder.id;
    }
};

using Known = QHash<FolderId, const FolderRow *>;

// A folder whose parent is missing stands at the top rather than nowhere.
FolderId shownParent(const FolderRow &folder, const Known &known)
{
    return folder.role == Role::None && known.contains(folder.parent) ? folder.parent : FolderId();
}

// What holds no messages, and of which nothing is left to show below it, but special folders were taken out.
QSet<FolderId> emptied(const QList<FolderRow> &folders, const Known &known)
{
    QSet<FolderId> holds;
    QSet<FolderId> gave;
    for (const FolderRow &folder : folders) {
        (folder.role == Role::None ? holds : gave).insert(folder.parent);
    }
    QSet<FolderId> left;
    for (const FolderId &id : gave) {
        const FolderRow *folder = known.value(id);
        if (folder && !folder->selectable && folder->role == Role::None && !holds.contains(id)) {
            left.insert(id);
        }
    }
    return left;
}

// The user's places, each parent's list turned into positions once.
class Positions {
public:
    explicit Positions(const FolderPlaces &places) : m_places(places) { }

    // -1: none of its own.
    qsizetype of(const FolderRow &folder)
    {
        const QString parent = parentPath(folder.path);
        const QString key = FolderKey{folder.account, parent}.text();
        auto found = m_positions.find(key);
        if (found == m_positions.end()) {
            QHash<QString, qsizetype> positions;
            for (const QString &name : m_places.order(folder.account, parent)) {
                positions.insert(name, positions.size());
            }
            found = m_positions.insert(key, positions);
        }
        return found->value(lastLevel(folder.path), -1);
    }

private:
    const FolderPlaces &m_places;
    QHash<QString, QHash<QString, qsizetype>> m_positions;
};

QList<FolderRow> sorted(std::vector<Ranked> &ranked)
{
    std::sort(ranked.begin(), ranked.end());
    QList<FolderRow> rows;
    rows.reserve(qsizetype(ranked.size()));
    for (Ranked &one : ranked) {
        rows << std::move(one.folder);
    }
    return rows;
}

} // namespace

int FolderNode::row()
{
    if (!parent) {
        return 0;
    }
    const auto &siblings = parent->children;
    if (hint >= siblings.size() || siblings[hint].get() != this) {
        for (size_t at = 0; at < siblings.size(); ++at) {
            siblings[at]->hint = at; // its siblings have moved as well
        }
    }
    return int(hint);
}

int roleRank(Role role)
{
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
    return kNoRole;
}

QString roleText(Role role)
{
    switch (role) {
    case Role::Inbox: return Words::tr("Inbox");
    case Role::Drafts: return Words::tr("Drafts");
    case Role::Sent: return Words::tr("Sent");
    case Role::Archive: return Words::tr("Archive");
    case Role::Junk: return Words::tr("Junk");
    case Role::Trash: return Words::tr("Trash");
    case Role::All: return Words::tr("All mail");
    case Role::None: break;
    }
    return {};
}

bool isForeign(const FolderRow &folder)
{
    return folder.namespaceKind != store::NamespaceKind::Personal;
}

QString ownerText(const FolderRow &folder)
{
    switch (folder.namespaceKind) {
    case store::NamespaceKind::Personal: break;
    case store::NamespaceKind::OtherUsers: return Words::tr("Belongs to another user of the server");
    case store::NamespaceKind::Shared: return Words::tr("Shared with all who may read it on the server");
    }
    return {};
}

QString shownName(const FolderRow &folder)
{
    return folder.role == Role::None ? oneLine(folder.name) : roleText(folder.role);
}

FolderOrder wantedOrder(const QList<FolderRow> &folders, const FolderPlaces &places)
{
    Known known;
    for (const FolderRow &folder : folders) {
        known.insert(folder.id, &folder);
    }
    const QSet<FolderId> leftOut = emptied(folders, known);
    Positions positions(places);
    QCollator collator(shownLocale());
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    QHash<std::pair<AccountId, FolderId>, std::vector<Ranked>> ranked;
    for (const FolderRow &folder : folders) {
        if (!leftOut.contains(folder.id)) {
            const qsizetype place = folder.role == Role::None ? positions.of(folder) : 0;
            const int rank = roleRank(folder.role) + int(folder.namespaceKind);
            ranked[{folder.account, shownParent(folder, known)}].push_back(
                {folder, rank, place < 0 ? folders.size() : place, collator.sortKey(folder.name)});
        }
    }
    FolderOrder order;
    for (auto children = ranked.begin(); children != ranked.end(); ++children) {
        order.insert(children.key(), sorted(*children));
    }
    return order;
}

} // namespace waxwing::models
