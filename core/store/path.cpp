#include "core/store/path.h"

#include <QCoreApplication>

namespace waxwing::store {

namespace {

bool isInbox(const QString &level)
{
    return level.compare(QLatin1String("INBOX"), Qt::CaseInsensitive) == 0;
}

} // namespace

QString encodeLevel(const QString &level)
{
    QString encoded = level;
    return encoded.replace(QLatin1Char('%'), QLatin1String("%25")).replace(QLatin1Char('/'), QLatin1String("%2F"));
}

QString decodeLevel(const QString &level)
{
    QString decoded = level;
    return decoded.replace(QLatin1String("%2F"), QLatin1String("/"), Qt::CaseInsensitive)
        .replace(QLatin1String("%25"), QLatin1String("%"));
}

QString pathOf(const QStringList &levels)
{
    QStringList encoded;
    for (const QString &level : levels) {
        encoded << (encoded.isEmpty() && isInbox(level) ? QStringLiteral("INBOX") : encodeLevel(level));
    }
    return encoded.join(QLatin1Char('/'));
}

QStringList levelsOf(const QString &path)
{
    QStringList levels;
    const QStringList encoded = path.split(QLatin1Char('/'), Qt::SkipEmptyParts);
    for (const QString &level : encoded) {
        levels << decodeLevel(level);
    }
    return levels;
}

QString parentPath(const QString &path)
{
    return path.left(qMax(qsizetype(0), path.lastIndexOf(QLatin1Char('/'))));
}

QString lastLevel(const QString &path)
{
    if (isInbox(path)) {
        return QCoreApplication::translate("waxwing::store", "Inbox");
    }
    return decodeLevel(path.mid(path.lastIndexOf(QLatin1Char('/')) + 1));
}

bool isAtOrBelow(const QString &path, const QString &folder)
{
    return path == folder
        || (path.size() > folder.size() && path.startsWith(folder) && path.at(folder.size()) == QLatin1Char('/'));
}

} // namespace waxwing::store
