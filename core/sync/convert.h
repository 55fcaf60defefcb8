// What sessions say turned into what the store keeps, and back. Pure functions, for any thread: decoding a
// hundred thousand headers is work for the pool, not for the thread that owns the sockets.
#pragma once

#include "core/imap/types.h"
#include "core/mime/header.h"
#include "core/store/types.h"

namespace waxwing::sync {

struct SplitFlags {
    store::Flags flags;
    QStringList keywords; // lower case, sorted, without what flags holds
};

// \Recent is the session's business and left out (RFC 3501 2.3.2).
SplitFlags splitFlags(const imap::Flags &flags);
imap::Flags joinFlags(store::Flags flags, const QStringList &keywords);

store::NewMessage newMessage(const imap::FetchedMessage &message);
// What a server says of a message's text (RFC 8970), for one line of a list; empty, not null, where it has none.
QString previewText(const QByteArray &said);
store::FlagUpdate flagUpdate(const imap::FetchedMessage &message);
// For a whole message held here: POP3, drafts, the copy in Sent. received: when it came, UTC.
store::NewMessage newMessageFromSource(const QByteArray &source, const QDateTime &received);
// What the store writes as preview and indexes as text.
struct PreviewAndText {
    QString preview;
    QString text;
};
PreviewAndText previewAndText(const QByteArray &source);
// Both of a whole message, which is taken apart once.
struct Decoded {
    store::NewMessage row;
    PreviewAndText text;
};
Decoded decodedSource(const QByteArray &source, const QDateTime &received);
// Message ids are kept with their angle brackets, as the headers have them.
QByteArray bracketed(const QByteArray &messageId);

} // namespace waxwing::sync
