// A folder to another account: made there with those below it, filled by transfers, a message each (robustness.md:
// nothing goes before its copy is confirmed), and taken away here once it is empty. In pieces, as any long verb: used
// by jobs of the writer, one after the other.
#pragma once

#include "core/sync/verbs.h"

#include <QHash>

namespace waxwing::sync {

class FolderTransfer {
public:
    // parent: in account; invalid: its top level.
    FolderTransfer(FolderId folder, AccountId account, FolderId parent);

    // Of the folder and all below it. Throws Error{Input} when it cannot go there.
    QList<PlacementId> messages(store::Writer &writer);
    // The next of these. The first call makes the folders, the last one ends the old ones.
    verbs::Performed move(store::Writer &writer, const QList<PlacementId> &part);

private:
    void makeFolders(store::Writer &writer, verbs::Performed &performed);
    void endFolders(store::Writer &writer, verbs::Performed &performed);

    FolderId m_folder;
    AccountId m_account;
    FolderId m_parent;
    QString m_words; // what is done, with %1 for nothing else
    QString m_path; // the new one
    QList<store::FolderRow> m_sources; // parents first
    QHash<FolderId, FolderId> m_targets;
    qsizetype m_left = 0;
};

} // namespace waxwing::sync
