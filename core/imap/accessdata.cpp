#include "core/imap/grammar.h"

namespace waxwing::imap {

namespace {

// Pairs up to the end of the line or the list.
template <class Add> bool readPairs(Cursor &in, Add add)
{
    in.skipSpaces();
    while (!in.atEnd() && in.peek() != ')') {
        QByteArray first;
        QByteArray second;
        if (!in.astring(first) || !in.space() || !in.nstring(second)) {
            return false;
        }
        add(std::move(first), std::move(second));
        if (in.peek() == ' ') {
            in.skipSpaces();
        }
    }
    return true;
}

} // namespace

bool readAcl(Cursor &in, AclResponse &acl)
{
    return in.astring(acl.mailbox) && readPairs(in, [&acl](QByteArray identifier, QByteArray rights) {
               acl.entries.append({std::move(identifier), std::move(rights)});
           });
}

bool readMyRights(Cursor &in, MyRightsResponse &rights)
{
    return in.astring(rights.mailbox) && in.space() && in.astring(rights.rights);
}

bool readMetadata(Cursor &in, MetadataResponse &metadata)
{
    if (!in.astring(metadata.mailbox) || !in.space()) {
        return false;
    }
    if (in.peek() != '(') { // RFC 5464 4.4.2: only the names of entries that changed
        QList<QByteArray> names;
        return readWords(in, names);
    }
    const bool read = in.take('(') && readPairs(in, [&metadata](QByteArray name, QByteArray value) {
                          metadata.entries.append({std::move(name), std::move(value)});
                      });
    return read && in.close();
}

} // namespace waxwing::imap
