// Messages the window tests show.
#pragma once

#include <QByteArray>
#include <QString>

namespace waxwing::test {

// A message of one text part. from: raw header value.
QByteArray plainMail(const QByteArray &from, const QByteArray &subject, const QByteArray &text);
QByteArray htmlMail(const QByteArray &from, const QByteArray &subject, const QByteArray &html);
// The newsletter of the pictures: HTML with an inline picture and colours, two attachments.
QByteArray catalogueMail();
// The thread of the pictures: plain text with quotes three deep.
QByteArray quotedMail();
// Every trick of robustness.md "Remote content", all of them pointing to base (http://host:port).
QByteArray trackingMail(const QByteArray &base);
// A multipart/mixed of a text and attachments of these names.
QByteArray attachmentMail(const QList<QByteArray> &names);

} // namespace waxwing::test
