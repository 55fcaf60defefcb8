// Mailbox names between the wire and people: modified UTF-7 (RFC 3501 5.1.3), or UTF-8 where it was ENABLEd
// (RFC 6855, 9051 5.1).
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace waxwing::imap {

// Never fails: what is not valid in its encoding is shown as it stands, so that no folder is hidden.
QString decodedMailboxName(QByteArrayView raw, bool utf8);
// CR, LF and NUL are left in; the command encoder refuses them.
QByteArray encodedMailboxName(const QString &name, bool utf8);

} // namespace waxwing::imap
