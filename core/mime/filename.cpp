#include "core/mime/filename.h"

#include "core/mime/address.h"

#include <QCoreApplication>
#include <QMimeDatabase>
#include <QStringList>

namespace waxwing::mime {

namespace {

constexpr qsizetype MaxNameBytes = 200; // of the 255 a file system takes: room for " (123)" and for .part

QString withoutSpecialCharacters(const QString &raw)
{
    // The last component only, whichever system's separator was used.
    QString name = raw.left(4000);
    name.replace(QLatin1Char('\\'), QLatin1Char('/'));
    while (name.endsWith(QLatin1Char('/')))
        name.chop(1);
    name = name.mid(name.lastIndexOf(QLatin1Char('/')) + 1);
    // Bidi overrides would show "fdp.exe" as "exe.pdf"; blanks in a row would push the extension out of sight.
    name = harmlessLine(name, 4000);
    for (QChar &c : name) {
        if (QStringLiteral(":*?\"<>|").contains(c))
            c = QLatin1Char('_');
    }
    return name;
}

// Dots and blanks at the end are dropped by other systems, and so would change the extension; a leading
// dot hides the file, "~" and "-" mean something to a shell.
QString trimmedName(QString name)
{
    while (name.endsWith(QLatin1Char('.')) || name.endsWith(QLatin1Char(' ')))
        name.chop(1);
    qsizetype start = 0;
    while (start < name.size() && QStringLiteral(".~- ").contains(name[start]))
        ++start;
    return name.mid(start);
}

qsizetype extensionAt(const QString &name)
{
    const qsizetype dot = name.lastIndexOf(QLatin1Char('.'));
    return dot <= 0 || name.size() - dot > 20 ? name.size() : dot;
}

// "report .pdf   .sh" keeps its blank-free last extension next to the rest.
QString withTightExtension(const QString &name)
{
    const qsizetype dot = extensionAt(name);
    QString stem = name.left(dot);
    while (stem.endsWith(QLatin1Char(' ')))
        stem.chop(1);
    return stem + name.mid(dot);
}

QString shortened(const QString &name)
{
    if (name.toUtf8().size() <= MaxNameBytes)
        return name;
    const qsizetype dot = extensionAt(name);
    const QString extension = name.mid(dot);
    QString stem = name.left(dot);
    stem.truncate(MaxNameBytes);
    while (!stem.isEmpty() && stem.toUtf8().size() + extension.toUtf8().size() > MaxNameBytes)
        stem.chop(stem.back().isLowSurrogate() ? 2 : 1);
    return stem + extension;
}

} // namespace

QString safeFileName(const QString &raw, const QString &fallback)
{
    // Cutting can bring a blank or a dot to the end: until nothing changes, so that a safe name stays as it is.
    QString name = withoutSpecialCharacters(raw);
    for (QString before; before != name;) {
        before = name;
        name = shortened(withTightExtension(trimmedName(before)));
    }
    if (!name.isEmpty())
        return name;
    return fallback.isEmpty() ? QCoreApplication::translate("mime", "attachment") : fallback;
}

QString fileNameForPart(const QString &number, const QByteArray &type)
{
    if (type == "message/rfc822")
        return QCoreApplication::translate("mime", "message-%1.eml").arg(number);
    const QMimeType mimeType = QMimeDatabase().mimeTypeForName(QString::fromLatin1(type));
    const QString suffix = mimeType.isValid() ? mimeType.preferredSuffix() : QString();
    const QString name = QCoreApplication::translate("mime", "part-%1").arg(number);
    return suffix.isEmpty() ? name : QString(name + QLatin1Char('.') + suffix);
}

bool isDangerousToOpen(const QString &fileName, const QByteArray &type)
{
    static const QStringList extensions = QStringLiteral("sh bash zsh csh fish desktop appimage run bin exe com bat "
                                                         "cmd msi scr pif lnk js jse vbs vbe wsf ps1 jar py pyc pl rb "
                                                         "php deb rpm flatpak flatpakref snap elf so out ksh html htm "
                                                         "xhtml svg url webloc service jnlp xbel docm xlsm pptm")
                                              .split(QLatin1Char(' '));
    const QString extension = fileName.mid(fileName.lastIndexOf(QLatin1Char('.')) + 1).toLower();
    if (extensions.contains(extension))
        return true;
    return type.startsWith("application/x-sh") || type == "application/x-executable" || type == "application/x-desktop"
        || type == "application/x-msdownload" || type == "text/html" || type == "application/javascript";
}

} // namespace waxwing::mime
