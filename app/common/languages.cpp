#include "app/common/languages.h"

#include <QCoreApplication>
#include <QFile>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace waxwing::app {

namespace {

const QString english = QStringLiteral("en");
const QString ownFolder = QStringLiteral(":/translations");

QString fileOf(const QString &language)
{
    return QStringLiteral("waxwing_") + language + QStringLiteral(".qm");
}

bool isEnglish(const QString &language)
{
    return language == english || language == QLatin1String("C") || language == QLatin1String("POSIX");
}

void install(QCoreApplication &application, const QString &file, const QString &folder)
{
    auto *translator = new QTranslator(&application);
    if (translator->load(file, folder)) {
        QCoreApplication::installTranslator(translator);
    } else {
        delete translator; // Qt's own words come in a package of their own, which may not be installed
    }
}

} // namespace

// QTranslator::load() would look for a file of each language in turn and so pass over English for the second best.
QString languageOf(const QStringList &languages)
{
    for (const QString &name : languages) {
        QStringList parts = QString(name).replace(QLatin1Char('-'), QLatin1Char('_')).split(QLatin1Char('_'));
        if (isEnglish(parts.constFirst())) {
            return english;
        }
        for (; !parts.isEmpty(); parts.removeLast()) {
            QString language = parts.join(QLatin1Char('_'));
            if (QFile::exists(QString(ownFolder + QLatin1Char('/') + fileOf(language)))) {
                return language;
            }
        }
    }
    return english;
}

void speak(QCoreApplication &application, const QStringList &languages)
{
    const QString language = languageOf(languages);
    install(application, fileOf(english), ownFolder); // its plurals serve where a translation has a gap
    if (language != english) {
        install(application, QStringLiteral("qtbase_") + language, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
        install(application, fileOf(language), ownFolder);
    }
}

void speakUsersLanguage(QCoreApplication &application)
{
    speak(application, QLocale().uiLanguages());
}

} // namespace waxwing::app
