// Which changes must wait behind one that had to wait: those that name the same message, or a folder whose being or
// name the other changes. All others go on.
#pragma once

#include "core/store/intent.h"

#include <QSet>

namespace waxwing::sync {

class ReplayOrder {
public:
    // To be asked in the order the user acted.
    bool mustWait(const store::Intent &intent) const;
    void waits(const store::Intent &intent);

private:
    QSet<QString> m_messages; // of what waits
    QSet<QString> m_usedFolders; // named by what waits
    QSet<QString> m_changedFolders; // made, moved or deleted by what waits
    bool m_pathsChange = false;
};

} // namespace waxwing::sync
