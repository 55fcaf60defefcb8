#include "tests/support/samplemail/writer.h"

#include <QDir>
#include <QFile>
#include <QLocale>
#include <QSet>

namespace samplemail {

namespace {

QString cannotWrite(const QFile &file)
{
    const QString sentence = QStringLiteral("%1 could not be written: %2").arg(file.fileName(), file.errorString());
    return sentence;
}

bool makeMaildir(const QString &path)
{
    return QDir().mkpath(path + QStringLiteral("/cur")) && QDir().mkpath(path + QStringLiteral("/new"))
        && QDir().mkpath(path + QStringLiteral("/tmp"));
}

// Maildir++: "Clients/Halden Bakery" is the folder ".Clients.Halden Bakery" beside cur, new and tmp.
QString folderPath(const QString &directory, const QString &folder)
{
    if (folder == QStringLiteral("INBOX"))
        return directory;
    QString name = folder;
    name.replace(QLatin1Char('/'), QLatin1Char('.'));
    return directory + QStringLiteral("/.") + name;
}

QString writeFile(const QString &path, const QByteArray &bytes, const QDateTime &time)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered) || file.write(bytes) != bytes.size())
        return cannotWrite(file);
    file.setFileTime(time, QFileDevice::FileModificationTime);
    return {};
}

// Names begin with the delivery time, so that a server numbers the messages in that order.
QString maildirName(const Message &message, int index)
{
    const QString name = QString::number(message.delivered.toSecsSinceEpoch()) + QStringLiteral(".M")
        + QString::number(1'000'000 - index % 1'000'000) + QLatin1Char('P') + QString::number(index)
        + QStringLiteral(".sample:2,") + QString::fromLatin1(message.flags);
    return name;
}

QString writeMaildir(const Generator &generator, const QString &directory, bool folders)
{
    QStringList names = folders ? folderNames() : QStringList{QStringLiteral("INBOX")};
    for (const QString &folder : std::as_const(names)) {
        const QString path = folderPath(directory, folder);
        if (!makeMaildir(path))
            return QStringLiteral("%1 could not be made").arg(path);
        if (folder != QStringLiteral("INBOX"))
            QFile(path + QStringLiteral("/maildirfolder")).open(QIODevice::WriteOnly);
    }
    for (int i = generator.count() - 1; i >= 0; --i) {
        Message message = generator.at(i);
        const QString path = folderPath(directory, folders ? message.folder : QStringLiteral("INBOX"));
        message.source.replace("\r\n", "\n");
        const QString problem
            = writeFile(path + QStringLiteral("/cur/") + maildirName(message, i), message.source, message.delivered);
        if (!problem.isEmpty())
            return problem;
    }
    return {};
}

// mboxrd: every line that begins with any number of ">" and "From " gets one more ">".
QByteArray withQuotedFrom(const QByteArray &source)
{
    QByteArray out;
    out.reserve(source.size() + 100);
    const QList<QByteArray> lines = source.split('\n');
    for (const QByteArray &line : lines) {
        qsizetype at = 0;
        while (at < line.size() && line[at] == '>')
            ++at;
        if (line.mid(at, 5) == "From ")
            out += '>';
        out += line + '\n';
    }
    return out;
}

QString writeMbox(const Generator &generator, const QString &directory)
{
    QFile file(directory + QStringLiteral("/mbox"));
    if (!QDir().mkpath(directory) || !file.open(QIODevice::WriteOnly))
        return cannotWrite(file);
    for (int i = generator.count() - 1; i >= 0; --i) {
        Message message = generator.at(i);
        message.source.replace("\r\n", "\n");
        const QString date
            = QLocale::c().toString(message.delivered.toUTC(), QStringLiteral("ddd MMM dd HH:mm:ss yyyy"));
        const QByteArray entry
            = "From sample@waxwing.example " + date.toLatin1() + '\n' + withQuotedFrom(message.source) + '\n';
        if (file.write(entry) != entry.size())
            return cannotWrite(file);
    }
    return {};
}

QString writeEml(const Generator &generator, const QString &directory)
{
    if (!QDir().mkpath(directory))
        return QStringLiteral("%1 could not be made").arg(directory);
    for (int i = 0; i < generator.count(); ++i) {
        const Message message = generator.at(i);
        const QString name = QStringLiteral("/%1.eml").arg(i + 1, 6, 10, QLatin1Char('0'));
        const QString problem = writeFile(directory + name, message.source, message.delivered);
        if (!problem.isEmpty())
            return problem;
    }
    return {};
}

} // namespace

QString write(const Generator &generator, Format format, const QString &directory, bool folders)
{
    switch (format) {
    case Format::Maildir: return writeMaildir(generator, directory, folders);
    case Format::Mbox: return writeMbox(generator, directory);
    case Format::Eml: return writeEml(generator, directory);
    }
    return {};
}

} // namespace samplemail
