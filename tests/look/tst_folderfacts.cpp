// Rights and limits of a folder in plain words.
#include "ui/folders/folderfactstext.h"

#include <QTest>

using namespace waxwing;
using sync::FolderQuota;

namespace {

FolderQuota octets(qint64 used, qint64 limit)
{
    FolderQuota quota;
    quota.used = used;
    quota.limit = limit;
    return quota;
}

} // namespace

class TestFolderFacts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void rights_data()
    {
        QTest::addColumn<QByteArray>("letters");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, const char *letters, const char *words) {
            QTest::newRow(name) << QByteArray(letters) << QString::fromUtf8(words);
        };
        row("everything", "lrwstipekxa", "You may do everything with this folder and its messages.");
        row("Dovecot's owner, old letters too", "lrwstipekxacd",
            "You may do everything with this folder and its messages.");
        row("read only", "lr",
            "You may read messages. You may not mark, add or delete messages, make folders in it or rename or delete "
            "the "
            "folder.");
        row("all but the folder", "lrswitek",
            "You may read, mark, add and delete messages and make folders in it. You may not rename or delete the "
            "folder.");
        row("RFC 2086, all", "lrswipcda", "You may do everything with this folder and its messages.");
        row("RFC 2086, some", "lipd",
            "You may add and delete messages. You may not read or mark messages or make folders in it.");
        row("nothing", "l", "You may do nothing with this folder.");
        row("no letters at all", "", "You may do nothing with this folder.");
        row("letters nobody knows", "rswitekx09z", "You may do everything with this folder and its messages.");
    }
    void rights()
    {
        QFETCH(QByteArray, letters);
        QFETCH(QString, words);
        QCOMPARE(ui::rightsText(letters), words);
    }

    void quotas_data()
    {
        QTest::addColumn<qint64>("used");
        QTest::addColumn<qint64>("limit");
        QTest::addColumn<QString>("words");
        constexpr qint64 mib = 1024 * 1024;
        const auto row = [](const char *name, qint64 used, qint64 limit, const char *words) {
            QTest::newRow(name) << used << limit << QString::fromLatin1(words);
        };
        row("one unit", 3277 * mib, 10240 * mib, "3.2 of 10 GB used");
        row("two units", 640 * mib, 10240 * mib, "640 MB of 10 GB used");
        row("nothing yet", 0, 200 * 1024, "0 bytes of 200 kB used");
        row("nearly full", 96 * mib, 100 * mib, "96 of 100 MB used: nearly full");
        row("over it", 110 * mib, 100 * mib, "110 of 100 MB used: full");
        row("nothing allowed", 0, 0, "0 of 0 bytes used: full");
    }
    void quotas()
    {
        QFETCH(qint64, used);
        QFETCH(qint64, limit);
        QFETCH(QString, words);
        QCOMPARE(ui::quotaText(octets(used, limit)), words);
    }

    void theNearestLimitCounts()
    {
        QVERIFY(!ui::nearestQuota({}));
        FolderQuota messages = octets(1200, 5000);
        messages.counts = FolderQuota::Counts::Messages;
        const auto nearest = ui::nearestQuota({octets(1, 100), messages, octets(0, 7)});
        QVERIFY(nearest);
        QCOMPARE(ui::quotaText(*nearest), QStringLiteral("1,200 of 5,000 messages used"));
        QCOMPARE(ui::quotaUsed(*nearest), 240);
    }
};

QTEST_GUILESS_MAIN(TestFolderFacts)
#include "tst_folderfacts.moc"
