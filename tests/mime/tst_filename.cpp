// File names: the last extension visible, bytes inside the chosen folder, nothing overwritten or executable.
#include "core/base/error.h"
#include "core/mime/filename.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace waxwing;
using namespace waxwing::mime;

class TestFileName : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void safe_data();
    void safe();
    void longNames();
    void saves();
    void neverFollowsOrReplaces();
    void saysWhenItCannot();
    void dangerous();
    void namesForParts();
};

void TestFileName::safe_data()
{
    QTest::addColumn<QString>("raw");
    QTest::addColumn<QString>("name");
    const auto row = [](const char *raw, const char *name) {
        QTest::newRow(raw) << QString::fromUtf8(raw) << QString::fromUtf8(name);
    };
    row("report.pdf", "report.pdf");
    row("Größe 十月.ods", "Größe 十月.ods");
    row("../../etc/passwd", "passwd");
    row("/etc/passwd", "passwd");
    row("..\\..\\evil.exe", "evil.exe");
    row("C:\\Windows\\evil.exe", "evil.exe");
    row("C:evil.exe", "C_evil.exe");
    row("~/x", "x");
    row("~root", "root");
    row(".bashrc", "bashrc");
    row("-rf", "rf");
    row("a\xE2\x80\xAE"
        "fdp.exe",
        "afdp.exe");
    row("invoice.pdf                              .sh", "invoice.pdf.sh");
    row("a\nb.txt", "a b.txt");
    row("a<b>|c?.txt", "a_b__c_.txt");
    row("trailing.txt. . ", "trailing.txt");
    row("", "attachment");
    row(".", "attachment");
    row("..", "attachment");
    row("///", "attachment");
    row("\xE2\x80\x8B", "attachment");
}

void TestFileName::safe()
{
    QFETCH(QString, raw);
    QFETCH(QString, name);
    QCOMPARE(safeFileName(raw), name);
    QCOMPARE(safeFileName(name), name);
}

void TestFileName::longNames()
{
    QCOMPARE(safeFileName(QString(QStringLiteral("a") + QChar(0) + QStringLiteral(".pdf"))), QStringLiteral("a.pdf"));
    for (const QString &piece : {QStringLiteral("a"), QStringLiteral("ä"), QStringLiteral("👍"), QStringLiteral("a.")}) {
        const QString name = safeFileName(piece.repeated(5000) + QStringLiteral(".pdf"));
        QVERIFY(name.toUtf8().size() <= 200);
        QVERIFY2(piece.size() != 1 || name.size() > 50, qPrintable(name));
    }
    const QString cut = safeFileName(QString(199, QLatin1Char('a'))
                                     + QStringLiteral(" bc and no extension for a long while")); // by fuzzing
    QCOMPARE(cut, QString(199, QLatin1Char('a')));
    QVERIFY(safeFileName(QStringLiteral("ä").repeated(300) + QStringLiteral(".pdf")).endsWith(QStringLiteral(".pdf")));
}

void TestFileName::saves()
{
    QTemporaryDir directory;
    const QString first = saveAttachment(directory.path(), QStringLiteral("../a.sh"), "one");
    const QString second = saveAttachment(directory.path(), QStringLiteral("a.sh"), "two");
    QCOMPARE(first, directory.filePath(QStringLiteral("a.sh")));
    QCOMPARE(second, directory.filePath(QStringLiteral("a (2).sh")));
    QFile file(first);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("one"));
    QVERIFY(!(file.permissions() & (QFile::ExeOwner | QFile::ExeGroup | QFile::ExeOther)));
}

void TestFileName::neverFollowsOrReplaces()
{
    QTemporaryDir directory;
    QTemporaryDir elsewhere;
    const QString target = elsewhere.filePath(QStringLiteral("victim"));
    for (const QString &name : {QStringLiteral("dangling.txt"), QStringLiteral("live.txt")}) {
        if (name.startsWith(QStringLiteral("live"))) {
            QFile file(target);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write("precious");
        }
        QVERIFY(QFile::link(target, directory.filePath(name)));
        const QString saved = saveAttachment(directory.path(), name, "x");
        QVERIFY(saved != directory.filePath(name));
    }
    QFile file(target);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("precious"));
}

void TestFileName::saysWhenItCannot()
{
    QVERIFY_EXCEPTION_THROWN(saveAttachment(QStringLiteral("/nonexistent/folder"), QStringLiteral("a"), "x"), Error);
    try {
        saveAttachment(QStringLiteral("/dev/full"), QStringLiteral("a.pdf"), "x");
    } catch (const Error &error) {
        QCOMPARE(error.kind(), ErrorKind::Storage);
        QVERIFY(error.summary().contains(QStringLiteral("a.pdf")));
    }
}

void TestFileName::dangerous()
{
    for (const char *name : {"a.sh", "a.DESKTOP", "a.pdf.exe", "x.AppImage", "page.html"})
        QVERIFY2(isDangerousToOpen(QString::fromUtf8(name)), name);
    for (const char *name : {"a.pdf", "a.png", "notes.txt", "shell"})
        QVERIFY2(!isDangerousToOpen(QString::fromUtf8(name)), name);
    QVERIFY(isDangerousToOpen(QStringLiteral("a.png"), "text/html")); // says PNG, is HTML
}

void TestFileName::namesForParts()
{
    QCOMPARE(fileNameForPart(QStringLiteral("2"), "image/png"), QStringLiteral("part-2.png"));
    QCOMPARE(fileNameForPart(QStringLiteral("3.1"), "message/rfc822"), QStringLiteral("message-3.1.eml"));
    QVERIFY(!fileNameForPart(QStringLiteral("2"), "x/y").isEmpty());
}

QTEST_GUILESS_MAIN(TestFileName)
#include "tst_filename.moc"
