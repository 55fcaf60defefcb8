// Waxwing's words and Qt's, in the user's language.
#pragma once

#include <QStringList>

class QCoreApplication;

namespace waxwing::app {

// languages: most wanted first, as QLocale::uiLanguages() has them from LANGUAGE, LC_ALL, LC_MESSAGES and LANG.
// The first one that Waxwing is translated into, as its file is named ("de"); "en" when English, which needs no
// translation, comes first or none fits.
QString languageOf(const QStringList &languages);

// Loads the words of that language, and Qt's own for its standard buttons. Once, before anything is said; what the
// translators know belongs to the application.
void speak(QCoreApplication &application, const QStringList &languages);
// In the language of the user's session.
void speakUsersLanguage(QCoreApplication &application);

} // namespace waxwing::app
