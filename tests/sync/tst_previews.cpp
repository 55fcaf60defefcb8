// The first words of messages that are not held, from a server that tells them (RFC 8970).
#include "tests/sync/backendfixture.h"

#include <QTest>

using namespace waxwing;
using namespace waxwing::sync;
using namespace waxwing::sync::test;

namespace {

#define NOTHING_NEW(select, fetch, next)                                                                               \
    "C: " select " SELECT INBOX\n"                                                                                     \
    "S: * 3 EXISTS\n"                                                                                                  \
    "S: * OK [UIDVALIDITY 7] v\n"                                                                                      \
    "S: * OK [UIDNEXT " next "] n\n"                                                                                   \
    "S: " select " OK [READ-WRITE] done\n"                                                                             \
    "C: " fetch " UID FETCH 1:13 (UID FLAGS)\n"                                                                        \
    "S: * 1 FETCH (UID 11 FLAGS ())\n"                                                                                 \
    "S: * 2 FETCH (UID 12 FLAGS ())\n"                                                                                 \
    "S: * 3 FETCH (UID 13 FLAGS ())\n"                                                                                 \
    "S: " fetch " OK done\n"

void syncInbox(Backend &b)
{
    SyncRequest inbox;
    inbox.folder = b.f.folderRow("INBOX").id;
    await(b.backend.sync(inbox));
}

QString previewOf(Backend &b, quint32 uid)
{
    const PlacementId row = b.f.placement(uid);
    return b.f.read([row](store::Reader &reader) { return reader.row(row)->preview; });
}

template <class Job> void write(Backend &b, Job job)
{
    b.f.store.write(store::Priority::User, job).waitForFinished();
}

} // namespace

class TestPreviews : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void rowsWithoutOneAreAskedForOnce();
    void comesWithTheHeaders();
    void heldTextStandsAbove();
    void whatComesWholeIsNotAskedFor_data();
    void whatComesWholeIsNotAskedFor();
    void aRefusalCostsNothing_data();
    void aRefusalCostsNothing();
};

void TestPreviews::rowsWithoutOneAreAskedForOnce()
{
    Backend b(LOGIN_OFFERED(" PREVIEW") NOTHING_NEW(
        "A2", "A3",
        "14") "C: A4 UID FETCH 11:13 (UID PREVIEW)\n"
              "S> * 1 FETCH (UID 11 PREVIEW {28}\\r\\n  Two\\r\\nlines, \\xe2\\x80\\xaehidden \\xc3\\xa4\\r\\n)\\r\\n\n"
              "S: * 2 FETCH (UID 12 PREVIEW NIL)\n"
              "S: * 3 FETCH (UID 13 PREVIEW \"Hello\")\n"
              "S: A4 OK done\n" NOTHING_NEW("A5", "A6", "14"));
    syncInbox(b);
    QCOMPARE(previewOf(b, 11), QString::fromUtf8("Two lines, hidden \xc3\xa4"));
    QCOMPARE(previewOf(b, 12), QString());
    QCOMPARE(previewOf(b, 13), QStringLiteral("Hello"));
    syncInbox(b); // what the server has none for, too, is not asked for again
    QVERIFY2(b.dialogue.isComplete(), b.dialogue.report());
}

// LAZY: what the server has at hand comes in the same trip (RFC 8970 3.1); what it has to make is asked for afterwards.
void TestPreviews::comesWithTheHeaders()
{
    Backend b(LOGIN_OFFERED(" PREVIEW") "C: A2 SELECT INBOX\n"
                                        "S: * 5 EXISTS\n"
                                        "S: * OK [UIDVALIDITY 7] v\n"
                                        "S: * OK [UIDNEXT 16] n\n"
                                        "S: A2 OK [READ-WRITE] done\n"
                                        "C: A3 UID FETCH 14:* (UID FLAGS INTERNALDATE RFC822.SIZE ENVELOPE"
                                        " BODYSTRUCTURE BODY.PEEK[HEADER.FIELDS (REFERENCES)] PREVIEW (LAZY))\n"
                                        "C: A4 UID FETCH 1:13 (UID FLAGS)\n"
                                        "S: * 4 FETCH (UID 14 FLAGS () INTERNALDATE \"24-Nov-2026 10:00:00 +0000\""
                                        " RFC822.SIZE 9 ENVELOPE (NIL \"s\" NIL NIL NIL NIL NIL NIL NIL \"<n14@x>\")"
                                        " PREVIEW \"At hand\")\n"
                                        "S: * 5 FETCH (UID 15 FLAGS () INTERNALDATE \"24-Nov-2026 10:00:00 +0000\""
                                        " RFC822.SIZE 9 ENVELOPE (NIL \"s\" NIL NIL NIL NIL NIL NIL NIL \"<n15@x>\")"
                                        " PREVIEW NIL)\n"
                                        "S: A3 OK done\n"
                                        "S: * 1 FETCH (UID 11 FLAGS ())\n"
                                        "S: * 2 FETCH (UID 12 FLAGS ())\n"
                                        "S: * 3 FETCH (UID 13 FLAGS ())\n"
                                        "S: A4 OK done\n"
                                        "C: A5 UID FETCH 11:13,15 (UID PREVIEW)\n"
                                        "S: * 5 FETCH (UID 15 PREVIEW \"Made\")\n"
                                        "S: A5 OK done\n");
    syncInbox(b);
    QVERIFY2(b.dialogue.isComplete(), b.dialogue.report());
    QCOMPARE(previewOf(b, 14), QStringLiteral("At hand"));
    QCOMPARE(previewOf(b, 15), QStringLiteral("Made"));
}

void TestPreviews::heldTextStandsAbove()
{
    Backend b("");
    const FolderId inbox = b.f.folderRow("INBOX").id;
    const PlacementId held = b.f.placement(11);
    const PlacementId forgotten = b.f.placement(12);
    const QString bodies = b.f.store.paths().bodies;
    write(b, [=](store::Writer &writer) {
        for (const PlacementId row : {held, forgotten}) {
            store::Body body(bodies);
            body.append("Subject: s\r\n\r\nOurs\r\n");
            writer.setBody(row, std::move(body));
            writer.setPreviewAndText(row, QStringLiteral("Ours"), QStringLiteral("Ours"));
        }
    });
    store::Eviction all;
    all.folder = inbox;
    all.before = QDateTime::fromSecsSinceEpoch(1'600'000'013, Qt::UTC);
    write(b, [=](store::Writer &writer) { writer.evictBodies(all); });
    write(b, [=](store::Writer &writer) {
        writer.setServerPreviews(inbox,
                                 {{Uid(11), QStringLiteral("Theirs")},
                                  {Uid(12), QStringLiteral("Theirs")},
                                  {Uid(13), QStringLiteral("Theirs")},
                                  {Uid(99), QStringLiteral("Nobody's")}});
    });
    QVERIFY(!b.f.read([=](store::Reader &reader) { return reader.row(forgotten)->bodyHeld; }));
    QCOMPARE(previewOf(b, 11), QStringLiteral("Ours"));
    QCOMPARE(previewOf(b, 12), QStringLiteral("Ours"));
    QCOMPARE(previewOf(b, 13), QStringLiteral("Theirs"));
}

void TestPreviews::whatComesWholeIsNotAskedFor_data()
{
    QTest::addColumn<QString>("policy");
    QTest::addColumn<QByteArray>("asked");
    QTest::newRow("all") << QStringLiteral("all") << QByteArray();
    // The rows of the fixture are from September 2020.
    QTest::newRow("all of late") << QStringLiteral("days:30")
                                 << QByteArray("C: A4 UID FETCH 11:13 (UID PREVIEW)\n"
                                               "S: A4 OK done\n");
}

void TestPreviews::whatComesWholeIsNotAskedFor()
{
    QFETCH(QString, policy);
    QFETCH(QByteArray, asked);
    const QByteArray script = LOGIN_OFFERED(" PREVIEW") NOTHING_NEW("A2", "A3", "14") + asked;
    Backend b(script.constData());
    const FolderId inbox = b.f.folderRow("INBOX").id;
    write(b, [=](store::Writer &writer) { writer.setFolderPolicy(inbox, *store::FolderPolicy::fromString(policy)); });
    syncInbox(b);
    QVERIFY2(b.dialogue.isComplete(), b.dialogue.report());
}

void TestPreviews::aRefusalCostsNothing_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("NO") << QByteArray("S: A4 NO not today\n");
    QTest::newRow("BAD") << QByteArray("S: A4 BAD what\n");
}

void TestPreviews::aRefusalCostsNothing()
{
    QFETCH(QByteArray, answer);
    const QByteArray script
        = LOGIN_OFFERED(" PREVIEW") NOTHING_NEW("A2", "A3", "14") "C: A4 UID FETCH 11:13 (UID PREVIEW)\n" + answer;
    Backend b(script.constData());
    syncInbox(b);
    QVERIFY2(b.dialogue.isComplete(), b.dialogue.report());
}

QTEST_GUILESS_MAIN(TestPreviews)
#include "tst_previews.moc"
