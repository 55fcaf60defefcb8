#include "core/auth/passwordcommand.h"
#include "tests/support/await.h"

#include <QTest>

using namespace waxwing;
using namespace waxwing::auth;
using namespace waxwing::test;
using namespace std::chrono_literals;

class TestPasswordCommand : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void takesTheFirstLine_data();
    void takesTheFirstLine();
    void fails_data();
    void fails();
    void isKilledWhenItHangs();
    void isNotAskedOnStandardInput();
};

void TestPasswordCommand::takesTheFirstLine_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("password");
    QTest::newRow("line") << QStringLiteral("echo secret") << QStringLiteral("secret");
    QTest::newRow("spaces stay") << QStringLiteral("printf ' a b \\n'") << QStringLiteral(" a b ");
    QTest::newRow("several lines") << QStringLiteral("printf 'one\\r\\ntwo\\n'") << QStringLiteral("one");
    QTest::newRow("no line end") << QStringLiteral("printf x") << QStringLiteral("x");
    QTest::newRow("UTF-8") << QStringLiteral("echo pässwörd") << QStringLiteral("pässwörd");
    QTest::newRow("a pipe") << QStringLiteral("echo 'user: pw' | cut -d' ' -f2") << QStringLiteral("pw");
    QTest::newRow("endless") << QStringLiteral("yes") << QStringLiteral("y");
}

void TestPasswordCommand::takesTheFirstLine()
{
    QFETCH(QString, command);
    QTEST(await(passwordFromCommand(command, 10s)).toString(), "password");
}

void TestPasswordCommand::fails_data()
{
    QTest::addColumn<QString>("command");
    QTest::newRow("code") << QStringLiteral("echo secret; exit 3");
    QTest::newRow("signal") << QStringLiteral("kill -9 $$");
    QTest::newRow("nothing") << QStringLiteral("true");
    QTest::newRow("not there") << QStringLiteral("/nonexistent/pass");
    QTest::newRow("empty") << QString();
}

void TestPasswordCommand::fails()
{
    QFETCH(QString, command);
    const Error error = failureOf(passwordFromCommand(command, 10s));
    QCOMPARE(error.kind(), ErrorKind::Auth);
    QVERIFY(!error.text().contains(QStringLiteral("secret"))); // neither the line nor its output
}

void TestPasswordCommand::isKilledWhenItHangs()
{
    const Error error = failureOf(passwordFromCommand(QStringLiteral("exec tail -f /dev/null"), 50ms));
    QCOMPARE(error.kind(), ErrorKind::Auth);
    QCOMPARE(error.summary(), QStringLiteral("The password command was not done in time."));
}

void TestPasswordCommand::isNotAskedOnStandardInput()
{
    QCOMPARE(await(passwordFromCommand(QStringLiteral("cat; echo end"), 10s)).toString(), QStringLiteral("end"));
}

QTEST_GUILESS_MAIN(TestPasswordCommand)
#include "tst_passwordcommand.moc"
