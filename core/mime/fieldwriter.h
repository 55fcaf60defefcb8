// Internal to core/mime: header fields written as RFC 5322, 2047 and 2231 want them: 7-bit, folded, CRLF.
#pragma once

#include "core/mime/address.h"

#include <QByteArray>
#include <QString>

namespace waxwing::mime {

// "Subject: …\r\n", encoded where it must be.
QByteArray unstructuredField(const QByteArray &name, const QString &text);
// "To: …\r\n"; domains in A-labels.
QByteArray addressField(const QByteArray &name, const QList<Mailbox> &mailboxes);
// "References: <a> <b>\r\n"; ids without brackets; nothing when none of them can be written.
QByteArray idField(const QByteArray &name, const QList<QByteArray> &ids);
// "; filename=…" in RFC 2231 form where it must be, each parameter on a line of its own.
QByteArray fileNameParameter(const QByteArray &name, const QString &value);

} // namespace waxwing::mime
