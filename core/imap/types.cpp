#include "core/imap/types.h"

namespace waxwing::imap {

bool ListedMailbox::has(const char *attribute) const
{
    for (const QByteArray &own : attributes) {
        if (qstricmp(own.constData(), attribute) == 0) {
            return true;
        }
    }
    return false;
}

} // namespace waxwing::imap
