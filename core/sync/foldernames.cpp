#include "core/sync/foldernames.h"
#include "core/sync/words.h"

#include <algorithm>

namespace waxwing::sync {

namespace {

Error badName(const QString &sentence)
{
    return Error(ErrorKind::Input, sentence, {}, Retry::Never);
}

bool isInbox(const QString &level)
{
    return level.compare(QLatin1String("INBOX"), Qt::CaseInsensitive) == 0;
}

QString decodedLevel(const QString &level)
{
    QString decoded;
    for (qsizetype i = 0; i < level.size(); ++i) {
        if (level.at(i) != QLatin1Char('%')) {
            decoded += level.at(i);
            continue;
        }
        const QStringView code = QStringView(level).mid(i + 1, 2);
        if (code.compare(QLatin1String("2F"), Qt::CaseInsensitive) == 0) {
            decoded += QLatin1Char('/');
        } else if (code == QLatin1String("25")) {
            decoded += QLatin1Char('%');
        } else {
            throw badName(Words::tr("In a folder path “%” is written “%25” and “/” inside a name “%2F”."));
        }
        i += 2;
    }
    return decoded;
}

} // namespace

QStringList levelsOfPath(const QString &path)
{
    QStringList levels;
    for (const QString &level : path.split(QLatin1Char('/'))) {
        if (level.isEmpty()) {
            throw badName(Words::tr("A folder's name must not be empty."));
        }
        levels.append(decodedLevel(level));
    }
    if (isInbox(levels.first())) {
        levels.first() = QStringLiteral("INBOX");
    }
    return levels;
}

QString pathOfLevels(const QStringList &levels)
{
    QStringList encoded;
    for (QString level : levels) {
        level.replace(QLatin1Char('%'), QLatin1String("%25"));
        level.replace(QLatin1Char('/'), QLatin1String("%2F"));
        encoded.append(level);
    }
    return encoded.join(QLatin1Char('/'));
}

FolderNames::FolderNames(const QList<store::FolderSyncState> &states)
{
    bool belowInbox = false;
    bool elsewhere = false;
    for (const store::FolderSyncState &state : states) {
        if (state.serverName.isEmpty()) {
            continue;
        }
        m_known.insert(state.path, state.serverName);
        if (m_delimiter.isEmpty()) {
            m_delimiter = state.delimiter;
        }
        const QStringList levels = state.path.split(QLatin1Char('/'));
        belowInbox |= levels.size() > 1 && isInbox(levels.first());
        elsewhere |= !isInbox(levels.first());
    }
    m_belowInbox = belowInbox && !elsewhere;
}

QByteArray FolderNames::rawName(const session::ImapSession &session, const QStringList &levels) const
{
    QStringList spelled = levels;
    if (m_belowInbox && !spelled.isEmpty() && !isInbox(spelled.first())) {
        spelled.prepend(QStringLiteral("INBOX"));
    }
    for (const QString &level : std::as_const(spelled)) {
        if (level.isEmpty() || (!m_delimiter.isEmpty() && level.contains(m_delimiter))) {
            throw badName(Words::tr("This server does not allow “%1” in a folder's name.").arg(m_delimiter));
        }
        if (std::any_of(level.cbegin(), level.cend(),
                        [](QChar c) { return c.unicode() < 0x20 || c.unicode() == 0x7f; })) {
            throw badName(Words::tr("A folder's name must not hold control characters."));
        }
    }
    if (spelled.size() > 1 && m_delimiter.isEmpty()) {
        throw badName(Words::tr("This server has no folders inside folders."));
    }
    return session.rawMailboxName(spelled.join(m_delimiter));
}

QByteArray FolderNames::rawName(const session::ImapSession &session, const QString &path) const
{
    const auto known = m_known.constFind(path);
    return known != m_known.cend() ? *known : rawName(session, levelsOfPath(path));
}

} // namespace waxwing::sync
