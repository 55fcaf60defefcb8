#include "core/sync/mailfiles.h"

#include "core/base/error.h"
#include "core/sync/rawnames.h"
#include "core/sync/words.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace waxwing::sync {

namespace {

constexpr int deepest = 40; // folders in folders

bool isMaildir(const QString &path)
{
    return QFileInfo(QString(path + QLatin1String("/cur"))).isDir()
        && QFileInfo(QString(path + QLatin1String("/new"))).isDir();
}

QString printable(const QString &path)
{
    QString text = path;
    for (QChar &c : text) {
        c = c.category() == QChar::Other_Control ? QLatin1Char('?') : c;
    }
    return text;
}

// A name that can be a folder's.
QString levelOf(const QString &name)
{
    QString level = printable(name).trimmed();
    while (level.toUtf8().size() > 200) {
        level.chop(1);
    }
    return level.isEmpty() || level == QLatin1String("..") ? QStringLiteral("Folder") : level;
}

class Search {
public:
    void look(const QFileInfo &entry, const QStringList &levels, int depth)
    {
        const QString shown = printable(entry.filePath());
        if (entry.isSymLink()) {
            found.problems.append(Words::tr("%1 is a link to another place and was passed over.").arg(shown));
        } else if (depth > deepest) {
            found.problems.append(Words::tr("%1 lies too deep and was passed over.").arg(shown));
        } else if (entry.isDir()) {
            lookInFolder(entry.filePath(), levels, depth);
        } else if (entry.isFile()) {
            lookAtFile(entry, levels);
        } else if (entry.exists()) {
            found.problems.append(Words::tr("%1 is no file and was passed over.").arg(shown));
        }
    }

    FoundMail found;

private:
    void lookInFolder(const QString &path, const QStringList &levels, int depth)
    {
        const QDir folder(path);
        if (!folder.isReadable()) {
            found.problems.append(Words::tr("%1 cannot be read and was passed over.").arg(printable(path)));
            return;
        }
        passOverUnnamed(path);
        const bool maildir = isMaildir(path);
        if (maildir) {
            found.files.append({MailFile::Kind::Maildir, path, levels});
        }
        const QFileInfoList entries
            = folder.entryInfoList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDir::Name);
        for (const QFileInfo &entry : entries) {
            const QString name = entry.fileName();
            const bool part = maildir
                && (name == QLatin1String("cur") || name == QLatin1String("new") || name == QLatin1String("tmp"));
            if (part || (maildir && !entry.isDir())) {
                continue; // its own parts and indexes
            }
            look(entry, levelsOf(entry, levels, maildir), depth + 1);
        }
    }

    // A folder of a name that cannot be decoded has none that could be shown. Messages have none anyway.
    void passOverUnnamed(const QString &path)
    {
        const QByteArray folder = QFile::encodeName(path);
        for (const QByteArray &name : rawNames(folder).names) {
            if (!isDecodable(name)) {
                found.problems.append(
                    Words::tr("%1 has a name that cannot be read, and was passed over. Rename it first.")
                        .arg(shownName(folder + '/' + name)));
            }
        }
    }

    // Maildir++ ".A.B" is A/B; Thunderbird's "X.sbd" is X; a folder or an mbox is a level, a message is in its folder.
    QStringList levelsOf(const QFileInfo &entry, const QStringList &levels, bool inMaildir) const
    {
        QString name = entry.fileName();
        QStringList below = levels;
        if (inMaildir && name.startsWith(QLatin1Char('.'))) {
            const QStringList parts = name.mid(1).split(QLatin1Char('.'), Qt::SkipEmptyParts);
            for (const QString &part : parts) {
                below.append(levelOf(QString::fromUtf8(QByteArray::fromPercentEncoding(part.toUtf8()))));
            }
            return below;
        }
        if (entry.isDir()) {
            name = name.endsWith(QLatin1String(".sbd")) ? name.chopped(4) : name;
            below.append(levelOf(name));
        }
        return below;
    }

    void lookAtFile(const QFileInfo &entry, const QStringList &levels)
    {
        QFile file(entry.filePath());
        if (!file.open(QIODevice::ReadOnly)) {
            found.problems.append(Words::tr("%1 cannot be read and was passed over.").arg(printable(entry.filePath())));
            return;
        }
        const QByteArray beginning = file.read(4096);
        const bool isRoot = levels.isEmpty() && found.files.isEmpty() && entry.filePath() == rootPath;
        if (mime::MboxReader::looksLikeMbox(beginning)) {
            QString name = entry.fileName();
            name = name.endsWith(QLatin1String(".mbox")) ? name.chopped(5) : name;
            found.files.append(
                {MailFile::Kind::Mbox, entry.filePath(), isRoot ? levels : levels + QStringList{levelOf(name)}});
        } else if (looksLikeMessage(beginning)) {
            found.files.append({MailFile::Kind::Message, entry.filePath(), levels});
        } else if (entry.size() > 0 && !entry.fileName().endsWith(QLatin1String(".msf"))) {
            found.problems.append(Words::tr("%1 holds no mail and was passed over.").arg(printable(entry.filePath())));
        }
    }

    static bool looksLikeMessage(const QByteArray &beginning)
    {
        const QByteArray line = beginning.left(beginning.indexOf('\n'));
        const qsizetype colon = line.indexOf(':');
        const auto isNameOctet = [](char c) { return c > 0x20 && c < 0x7f; };
        return colon > 0 && std::all_of(line.cbegin(), line.cbegin() + colon, isNameOctet);
    }

public:
    QString rootPath;
};

} // namespace

FoundMail findMail(const QString &path)
{
    QFileInfo root(path);
    if (root.isSymLink()) { // the one that was named is meant
        root = QFileInfo(root.canonicalFilePath());
    }
    if (!root.exists()) {
        throw Error(ErrorKind::Input, Words::tr("There is no file or folder “%1”.").arg(printable(path)));
    }
    if (!root.isReadable()) {
        throw Error(ErrorKind::Input, Words::tr("“%1” cannot be read.").arg(printable(path)));
    }
    Search search;
    search.rootPath = root.filePath();
    search.look(root, {}, 0);
    return search.found;
}

} // namespace waxwing::sync
