// Which language is spoken, and that it is.
#include "app/common/languages.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTest>

using namespace waxwing::app;

class TestLanguages : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void chosen_data();
    void chosen();
    void englishBeforeAnything();
    void german();
};

void TestLanguages::chosen_data()
{
    QTest::addColumn<QStringList>("languages");
    QTest::addColumn<QString>("expected");
    const QString de = QStringLiteral("de");
    const QString en = QStringLiteral("en");
    const QString fr = QStringLiteral("fr-FR");
    QTest::newRow("German") << QStringList{QStringLiteral("de-DE")} << de;
    QTest::newRow("Austrian") << QStringList{QStringLiteral("de_AT")} << de;
    QTest::newRow("with a script") << QStringList{QStringLiteral("de-Latn-CH")} << de;
    QTest::newRow("the second choice") << QStringList{fr, de} << de;
    QTest::newRow("English comes first") << QStringList{QStringLiteral("en-GB"), de} << en;
    QTest::newRow("none fits") << QStringList{fr} << en;
    QTest::newRow("no language") << QStringList{QStringLiteral("C"), de} << en;
    QTest::newRow("nothing said") << QStringList() << en;
    QTest::newRow("not a language") << QStringList{QStringLiteral("../../etc")} << en;
}

void TestLanguages::chosen()
{
    QFETCH(QStringList, languages);
    QTEST(languageOf(languages), "expected");
}

// ctest asks for it (tests/english.cmake), whatever the machine speaks.
void TestLanguages::englishBeforeAnything()
{
    QCOMPARE(languageOf(QLocale().uiLanguages()), QStringLiteral("en"));
    speakUsersLanguage(*QCoreApplication::instance());
    QCOMPARE(QCoreApplication::translate("sync", "Archived %n message(s)", nullptr, 1),
             QStringLiteral("Archived 1 message"));
    QCOMPARE(QCoreApplication::translate("sync", "Archived %n message(s)", nullptr, 2),
             QStringLiteral("Archived 2 messages"));
}

void TestLanguages::german()
{
    speak(*QCoreApplication::instance(), {QStringLiteral("de-DE")});
    QCOMPARE(QCoreApplication::translate("sync", "Archived %n message(s)", nullptr, 1),
             QStringLiteral("1 Nachricht archiviert"));
    QCOMPARE(QCoreApplication::translate("sync", "Archived %n message(s)", nullptr, 2),
             QStringLiteral("2 Nachrichten archiviert"));
    // Qt's own, for standard buttons.
    QCOMPARE(QCoreApplication::translate("QPlatformTheme", "Cancel"), QStringLiteral("Abbrechen"));
}

QTEST_GUILESS_MAIN(TestLanguages)
#include "tst_languages.moc"
