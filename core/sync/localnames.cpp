#include "core/sync/localnames.h"

namespace waxwing::sync {

namespace {

// '.' separates levels, '/' folders; a name of "cur" is none of ours because of the dot before it.
bool standsForItself(char c)
{
    return uchar(c) > 0x20 && c != 0x7f && c != '.' && c != '/' && c != '%' && c != '\\';
}

QByteArray encoded(const QString &level)
{
    QByteArray result;
    const QByteArray utf8 = level.toUtf8();
    for (const char c : utf8) {
        if (standsForItself(c) || c == ' ') {
            result.append(c);
        } else {
            result.append('%').append(QByteArray(1, c).toHex().toUpper());
        }
    }
    return result;
}

} // namespace

QByteArray localName(const QStringList &levels)
{
    if (levels.size() == 1 && levels.constFirst().compare(QLatin1String("INBOX"), Qt::CaseInsensitive) == 0) {
        return QByteArrayLiteral("INBOX");
    }
    QByteArrayList parts;
    for (const QString &level : levels) {
        parts.append(encoded(level));
    }
    return parts.join('.');
}

QStringList levelsOfLocalName(const QByteArray &name)
{
    QStringList levels;
    for (const QByteArray &part : name.split('.')) {
        levels.append(QString::fromUtf8(QByteArray::fromPercentEncoding(part)));
    }
    return levels;
}

QString localFolder(const QString &root, const QByteArray &name)
{
    if (name == "INBOX") {
        return root;
    }
    const QString folder = root + QLatin1String("/.") + QString::fromUtf8(name);
    return folder;
}

} // namespace waxwing::sync
