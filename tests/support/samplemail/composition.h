// A message written down as MIME, in the charset and form asked for. Test support: it writes what real
// mailers write, old ones included, not what core/mime would.
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

namespace samplemail {

struct Person {
    QString name;
    QString address;
};

struct File {
    QString name;
    QByteArray type;
    QByteArray bytes;
    QByteArray contentId; // inline when set
};

struct Composition {
    Person from;
    QList<Person> to;
    QList<Person> cc;
    QString subject;
    QByteArray charset = "utf-8";
    QByteArray messageId; // without brackets, here and below
    QList<QByteArray> references;
    QDateTime date;
    QList<QByteArray> headers; // "List-Id: <…>"
    QString text;
    QString html;
    QList<File> files;
};

// Text in a charset; iso-2022-jp ends in ASCII.
QByteArray encoded(const QString &text, const QByteArray &charset);
QByteArray headerText(const QString &text, const QByteArray &charset);
QByteArray headerDate(const QDateTime &date); // RFC 5322 3.3
QByteArray headerBlock(const Composition &composition);
QByteArray assemble(const Composition &composition);

} // namespace samplemail
