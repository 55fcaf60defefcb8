// Lines that providers answer with, and what a person is told.
#include "core/auth/refusal.h"

#include <QTest>

using namespace waxwing::auth;

class TestRefusal : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void says_data();
    void says();
};

void TestRefusal::says_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("part"); // empty: nothing of the kind
    const auto row = [](const char *name, const char *line, const char *part) {
        QTest::newRow(name) << QByteArray(line) << QString::fromLatin1(part);
    };
    row("Gmail IMAP", "[ALERT] Application-specific password required: https://support.google.com/x (Failure)",
        "password for programs");
    row("Gmail SMTP", "534 5.7.9 Application-specific password required.", "password for programs");
    row("Gmail web", "[WEBALERT https://accounts.google.com/x] Web login required.", "web page first");
    row("Gmail off", "[ALERT] Your account is not enabled for IMAP use. (Failure)", "switched on");
    row("Exchange Online",
        "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.", "switched on");
    row("Exchange basic", "LOGIN failed: BasicAuthBlocked", "no passwords");
    row("expired", "[EXPIRED] Password expired", "expired");
    row("locked", "-ERR [AUTH] Account is locked", "locked");
    row("wrong password", "[AUTHENTICATIONFAILED] Authentication failed.", "");
    row("nothing", "", "");
}

void TestRefusal::says()
{
    QFETCH(QByteArray, line);
    QFETCH(QString, part);
    const QString sentence = refusalSentence(line);
    QCOMPARE(sentence.isEmpty(), part.isEmpty());
    QVERIFY2(sentence.contains(part), qPrintable(sentence));
}

QTEST_GUILESS_MAIN(TestRefusal)
#include "tst_refusal.moc"
