// English's own plurals for every Qt test: "Moved 1 message", not "Moved 1 message(s)".
#include <QCoreApplication>
#include <QTranslator>

namespace {

void speakEnglish()
{
    auto *english = new QTranslator(QCoreApplication::instance());
    if (!english->load(QStringLiteral(WAXWING_ENGLISH))) {
        qFatal("%s is missing", WAXWING_ENGLISH);
    }
    QCoreApplication::installTranslator(english);
}

} // namespace

Q_COREAPP_STARTUP_FUNCTION(speakEnglish)
