// From every version that was ever written to this one: the same schema as a new file has, and nothing lost.
#include "core/store/cacheopening.h"
#include "core/store/searchindex.h"
#include "fixture.h"
#include "oldcache.h"

#include <QSignalSpy>

using namespace waxwing;
using namespace waxwing::store;

namespace {

QString q(const char *text)
{
    return QString::fromUtf8(text);
}

using Steps = const QList<Migration> &(*)();

QStringList schemaOf(Database &database)
{
    QStringList schema;
    Query tables = database.query("SELECT name FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name");
    while (tables.next()) {
        schema << tables.text(0);
        Query columns = database.query("SELECT name, type, \"notnull\", dflt_value, pk FROM pragma_table_info(?)");
        columns.bind(tables.text(0));
        QStringList described;
        while (columns.next()) {
            QStringList column;
            for (int n = 0; n < 5; ++n) {
                column << columns.text(n);
            }
            described << column.join(QLatin1Char(' '));
        }
        described.sort(); // an added column stands at the end
        schema << described;
    }
    return schema;
}

} // namespace

Q_DECLARE_METATYPE(Steps)

class TestMigrations : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyVersionEndsAlike_data();
    void everyVersionEndsAlike();
    void newerIsLeftAlone();
    void cacheOfVersion1KeepsItsMail();
    void theStoreFillsConversationsByItself();
    void searchIndexOfVersion1();
};

void TestMigrations::everyVersionEndsAlike_data()
{
    QTest::addColumn<Steps>("steps");
    QTest::newRow("cache") << Steps(&cacheMigrations);
    QTest::newRow("journal") << Steps(&journalMigrations);
    QTest::newRow("search") << Steps(&searchMigrations);
    QTest::newRow("bodies") << Steps(&bodyMigrations);
}

void TestMigrations::everyVersionEndsAlike()
{
    QFETCH(Steps, steps);
    QTemporaryDir dir;
    Database fresh(dir.filePath(q("fresh.db")), Database::Mode::ReadWrite);
    migrate(fresh, steps());
    for (qsizetype version = 1; version < steps().size(); ++version) {
        Database old(dir.filePath(QStringLiteral("%1.db").arg(version)), Database::Mode::ReadWrite);
        migrate(old, steps().first(version));
        QCOMPARE(old.number("PRAGMA user_version"), version);
        migrate(old, steps());
        QCOMPARE(old.number("PRAGMA user_version"), steps().size());
        QCOMPARE(schemaOf(old), schemaOf(fresh));
    }
}

void TestMigrations::newerIsLeftAlone()
{
    QTemporaryDir dir;
    Database newer(dir.filePath(q("newer.db")), Database::Mode::ReadWrite);
    newer.exec("PRAGMA user_version = 1000");
    try {
        migrate(newer, cacheMigrations());
        QFAIL("a newer file was changed");
    } catch (const Error &error) {
        QCOMPARE(error.code(), QByteArray(kNewer));
    }
    QCOMPARE(newer.number("SELECT count(*) FROM sqlite_master"), 0);
}

void TestMigrations::cacheOfVersion1KeepsItsMail()
{
    QTemporaryDir dir;
    writeCacheOfVersion1(StorePaths::below(dir.path()), 40);
    Profile p(dir.path());
    QVERIFY(p.notes.isEmpty());
    QCOMPARE(p.shown(q("INBOX")).size(), 40);
    const auto inbox = p.reader().folder(p.id(q("INBOX")));
    QCOMPARE(inbox->total, 40);
    QCOMPARE(inbox->unread, 20);
    // Work goes on at once, on what has no conversation yet too.
    p.apply(flags({p.at(q("INBOX"), 2)}, Flag::Seen));
    QCOMPARE(p.reader().folder(inbox->id)->unread, 19);
}

void TestMigrations::theStoreFillsConversationsByItself()
{
    QTemporaryDir dir;
    const StorePaths paths = StorePaths::below(dir.path());
    writeCacheOfVersion1(paths, 3000);
    Store store(paths);
    ListSpec spec;
    spec.folder = FolderId(1);
    spec.threaded = true;
    // Version 1 has 1 to 3, then groups of four, then the last alone.
    QTRY_COMPARE_WITH_TIMEOUT(store.read([spec](Reader &r) { return r.count(spec); }).result(), 751, 30'000);
    QCOMPARE(store.read([spec](Reader &r) { return r.window(spec, 1, 1).value(0).threadCount; }).result(), 4);
}

void TestMigrations::searchIndexOfVersion1()
{
    QTemporaryDir dir;
    const QString path = dir.filePath(q("search.db"));
    {
        Database old(path, Database::Mode::ReadWrite);
        migrate(old, searchMigrations().first(1));
        old.exec("INSERT INTO meta(key, value) VALUES('cache', 'mine')");
        old.exec("INSERT INTO body_text(rowid, text) VALUES(7, 'rhubarb')");
    }
    SearchIndex index(path, q("mine"));
    index.add(MessageId(7), q("custard")); // cannot be replaced: its text is not known
    index.add(MessageId(8), q("custard"));
    index.remove(MessageId(7));
    index.commit();
    Database search(path, Database::Mode::ReadOnly);
    QCOMPARE(matchingMessages(search, q("rhubarb")), QSet<qint64>{7});
    QCOMPARE(matchingMessages(search, q("custard")), QSet<qint64>{8});
}

QTEST_GUILESS_MAIN(TestMigrations)
#include "tst_migrations.moc"
