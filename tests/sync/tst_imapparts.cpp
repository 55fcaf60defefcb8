// A large message opened by its parts, and an attachment fetched: cut, refused, stopped, lied about.
#include "tests/sync/backendfixture.h"

#include <QTest>

using namespace waxwing;
using namespace waxwing::sync;
using namespace waxwing::sync::test;

namespace {

#define STRUCTURE                                                                                                      \
    "C: A3 UID FETCH 12 (UID BODYSTRUCTURE)\n"                                                                         \
    "S: * 2 FETCH (UID 12 BODYSTRUCTURE ((\"text\" \"plain\" NIL NIL NIL \"7bit\" 5 1 NIL NIL NIL NIL)"                \
    "(\"application\" \"pdf\" (\"name\" \"a.pdf\") NIL NIL \"base64\" 1900000 NIL (\"attachment\" NIL) NIL NIL)"       \
    " \"mixed\" (\"boundary\" \"b\") NIL NIL NIL))\n"                                                                  \
    "S: A3 OK done\n"
#define ASKED "C: A4 UID FETCH 12 (UID BODY.PEEK[HEADER] BODY.PEEK[1.MIME] BODY.PEEK[1] BODY.PEEK[2.MIME])\n"
#define PARTS(text)                                                                                                    \
    ASKED                                                                                                              \
    "S> * 2 FETCH (UID 12 BODY[HEADER] {63}\\r\\n"                                                                     \
    "Subject: large\\r\\nContent-Type: multipart/mixed; boundary=\"b\"\\r\\n\\r\\n"                                    \
    " BODY[1.MIME] {28}\\r\\nContent-Type: text/plain\\r\\n\\r\\n BODY[1] " text " BODY[2.MIME] {66}\\r\\n"            \
    "Content-Type: application/pdf\\r\\nContent-Disposition: attachment\\r\\n\\r\\n"                                   \
    ")\\r\\nA4 OK done\\r\\n\n"
#define TEXT "{5}\\r\\nHello"
#define WHOLE(tag)                                                                                                     \
    "C: " tag " UID FETCH 12 (UID BODY.PEEK[]<0.524288>)\n"                                                            \
    "S> * 2 FETCH (UID 12 BODY[]<0> {8}\\r\\nS: x\\r\\n\\r\\n)\\r\\n\n"                                                \
    "S: " tag " OK done\n"

const QString two = QStringLiteral("2");

std::optional<store::ShownParts> shownOf(Backend &b)
{
    const PlacementId row = b.f.placement(12);
    return b.f.read([row](store::Reader &reader) { return reader.shownParts(row); });
}

std::optional<QByteArray> bodyOf(Backend &b)
{
    const PlacementId row = b.f.placement(12);
    return b.f.read([row](store::Reader &reader) { return reader.body(row); });
}

std::optional<QByteArray> attachmentOf(Backend &b)
{
    const PlacementId row = b.f.placement(12);
    return b.f.read([row](store::Reader &reader) { return reader.leftOutPart(row, two); });
}

bool always()
{
    return true;
}

// Message 12 as it is once it was opened: its attachment is left out. encoded: octets that the structure gives it.
void showMessage(Backend &b, qint64 encoded)
{
    b.makeLarge(12);
    const PlacementId row = b.f.placement(12);
    const QString bodies = b.f.store.paths().bodies;
    b.f.store
        .write(store::Priority::User,
               [=](store::Writer &writer) {
                   store::Body source(bodies);
                   source.append("shown");
                   writer.setShownParts(row, std::move(source), {{two, QStringLiteral("a.pdf"), "base64", encoded}});
               })
        .waitForFinished();
}

} // namespace

class TestImapParts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void shownWithoutItsAttachment();
    void fetchedWhole_data();
    void fetchedWhole();
    void attachmentGoesOnAfterACut();
    void attachmentByBinary();
    void attachmentWhereBinaryFails_data();
    void attachmentWhereBinaryFails();
    void attachmentThatIsGone();
    void attachmentIsStopped();
    void aLineThatBringsNothingIsGivenUp();
    void theWholeTakesThePlaceOfParts();
    void shownAheadOfTime();
};

void TestImapParts::shownWithoutItsAttachment()
{
    Backend b(LOGIN SELECT_INBOX("7") STRUCTURE PARTS(TEXT));
    b.makeLarge(12);
    const PlacementId row = b.f.placement(12);
    await(b.backend.fetchShown(row));
    QVERIFY2(b.dialogue.isComplete(), b.dialogue.report());
    const auto shown = shownOf(b);
    QVERIFY(shown);
    QCOMPARE(shown->leftOut.size(), 1);
    QCOMPARE(shown->leftOut.constFirst().size, 1'900'000);
    // It is not the message, and nothing that wants the message is given it.
    QVERIFY(!bodyOf(b));
    const auto shownRow = b.f.read([row](store::Reader &reader) { return *reader.row(row); });
    QVERIFY(!shownRow.bodyHeld);
    QCOMPARE(shownRow.preview, QStringLiteral("Hello"));
    await(b.backend.fetchShown(row)); // here: nobody is asked
}

void TestImapParts::fetchedWhole_data()
{
    QTest::addColumn<QByteArray>("script");
    const auto structure = [](const char *text) -> QByteArray {
        return QByteArray("C: A3 UID FETCH 12 (UID BODYSTRUCTURE)\nS: * 2 FETCH (UID 12") + text + ")\nS: A3 OK done\n";
    };
    QTest::newRow("no structure") << structure("") + WHOLE("A4");
    QTest::newRow("NIL") << structure(" BODYSTRUCTURE NIL") + WHOLE("A4");
    QTest::newRow("no answer") << QByteArray("C: A3 UID FETCH 12 (UID BODYSTRUCTURE)\nS: A3 OK done\n") + WHOLE("A4");
    QTest::newRow("refused") << QByteArray("C: A3 UID FETCH 12 (UID BODYSTRUCTURE)\nS: A3 NO broken\n") + WHOLE("A4");
    QTest::newRow("a part is NIL") << QByteArray(STRUCTURE PARTS("NIL") WHOLE("A5"));
    QTest::newRow("no such part") << QByteArray(STRUCTURE ASKED "S: A4 BAD no such part\n" WHOLE("A5"));
    QTest::newRow("answered with nothing") << QByteArray(STRUCTURE ASKED "S: A4 OK done\n" WHOLE("A5"));
    // The structure says five octets.
    const QByteArray much = "{700000}\\r\\n" + QByteArray(700'000, 'x');
    QTest::newRow("more than was said") << QByteArray(STRUCTURE PARTS(TEXT)).replace(TEXT, much) + WHOLE("A5");
}

void TestImapParts::fetchedWhole()
{
    QFETCH(QByteArray, script);
    const QByteArray all = LOGIN SELECT_INBOX("7") + script;
    Backend b(all.constData());
    b.makeLarge(12);
    await(b.backend.fetchShown(b.f.placement(12)));
    QVERIFY2(b.dialogue.isComplete(), b.dialogue.report());
    QCOMPARE(bodyOf(b), std::optional(QByteArray("S: x\r\n\r\n")));
    QVERIFY(!shownOf(b));
}

// Without BINARY: in base64, from where the line was cut, and nobody has to ask again.
void TestImapParts::attachmentGoesOnAfterACut()
{
    Backend b(LOGIN SELECT_INBOX("7") "C: A3 UID FETCH 12 (UID BODY.PEEK[2]<0.524288>)\n"
                                      "S> * 2 FETCH (UID 12 BODY[2]<0> {8}\\r\\nQUJD\n"
                                      "X: lost\n");
    b.next = std::make_unique<Dialogue>(LOGIN SELECT_INBOX("7") "C: A3 UID FETCH 12 (UID BODY.PEEK[2]<4.524288>)\n"
                                                                "S> * 2 FETCH (UID 12 BODY[2]<4> {4}\\r\\nREVG)\\r\\n\n"
                                                                "S: A3 OK done\n");
    showMessage(b, 8);
    QList<qint64> told;
    QObject::connect(&b.backend, &AccountBackend::progress, &b.backend,
                     [&told](const Progress &progress) { told.append(progress.done); });
    await(b.backend.fetchPart(b.f.placement(12), two, always));
    QVERIFY2(b.dialogue.isComplete(), b.dialogue.report());
    QVERIFY2(b.next->isComplete(), b.next->report());
    QCOMPARE(attachmentOf(b), std::optional(QByteArray("ABCDEF")));
    QVERIFY(shownOf(b)->leftOut.constFirst().held);
    QCOMPARE(told, (QList<qint64>{4, 8}));
    await(b.backend.fetchPart(b.f.placement(12), two, always)); // held: nobody is asked
    await(b.backend.fetchPart(b.f.placement(12), QStringLiteral("99"), always)); // not left out: nothing to fetch
}

// RFC 3516: decoded there, and gone on with in decoded octets.
void TestImapParts::attachmentByBinary()
{
    Backend b(LOGIN_OFFERED(" BINARY") SELECT_INBOX("7") "C: A3 UID FETCH 12 (UID BINARY.PEEK[2]<0.524288>)\n"
                                                         "S> * 2 FETCH (UID 12 BINARY[2]<0> ~{6}\\r\\nA\\x00C\n"
                                                         "X: lost\n");
    b.next = std::make_unique<Dialogue>(LOGIN_OFFERED(" BINARY")
                                            SELECT_INBOX("7") "C: A3 UID FETCH 12 (UID BINARY.PEEK[2]<3.524288>)\n"
                                                              "S> * 2 FETCH (UID 12 BINARY[2]<3> ~{3}\\r\\nDEF)\\r\\n\n"
                                                              "S: A3 OK done\n");
    showMessage(b, 8);
    await(b.backend.fetchPart(b.f.placement(12), two, always));
    QVERIFY2(b.next->isComplete(), b.next->report());
    QCOMPARE(attachmentOf(b), std::optional(QByteArray("A\0CDEF", 6)));
}

void TestImapParts::attachmentWhereBinaryFails_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("unknown encoding") << QByteArray("S: A3 NO [UNKNOWN-CTE] no\n");
    QTest::newRow("not understood") << QByteArray("S: A3 BAD what\n");
    QTest::newRow("without the part") << QByteArray("S: A3 OK done\n");
    QTest::newRow("nothing in it") << QByteArray("S: * 2 FETCH (UID 12 BINARY[2]<0> \"\")\nS: A3 OK done\n");
    QTest::newRow("far too little") << QByteArray("S: * 2 FETCH (UID 12 BINARY[2]<0> \"A\")\nS: A3 OK done\n");
}

void TestImapParts::attachmentWhereBinaryFails()
{
    QFETCH(QByteArray, answer);
    const QByteArray script
        = LOGIN_OFFERED(" BINARY") SELECT_INBOX("7") "C: A3 UID FETCH 12 (UID BINARY.PEEK[2]<0.524288>)\n" + answer
        + "C: A4 UID FETCH 12 (UID BODY.PEEK[2]<0.524288>)\n"
          "S: * 2 FETCH (UID 12 BODY[2]<0> \"QUJDREVG\")\n"
          "S: A4 OK done\n";
    Backend b(script.constData());
    showMessage(b, 8);
    await(b.backend.fetchPart(b.f.placement(12), two, always));
    QVERIFY2(b.dialogue.isComplete(), b.dialogue.report());
    QCOMPARE(attachmentOf(b), std::optional(QByteArray("ABCDEF")));
}

void TestImapParts::attachmentThatIsGone()
{
    Backend b(LOGIN SELECT_INBOX("7") "C: A3 UID FETCH 12 (UID BODY.PEEK[2]<0.524288>)\n"
                                      "S: A3 OK done\n");
    showMessage(b, 8);
    QCOMPARE(failureOf(b.backend.fetchPart(b.f.placement(12), two, always)).kind(), ErrorKind::Conflict);
    QVERIFY(!attachmentOf(b));
}

// Stopped by a person: the connection lives, and it goes on from there when it is asked for again.
void TestImapParts::attachmentIsStopped()
{
    const QByteArray window(512 * 1024, 'A');
    const QByteArray script = LOGIN SELECT_INBOX("7") "C: A3 UID FETCH 12 (UID BODY.PEEK[2]<0.524288>)\n"
                                                      "S> * 2 FETCH (UID 12 BODY[2]<0> {524288}\\r\\n"
        + window
        + ")\\r\\n\n"
          "S: A3 OK done\n"
          "C: A4 NOOP\n"
          "S: A4 OK done\n"
          "C~ A5 UID FETCH 12 \\(UID BODY.PEEK\\[2\\]<[1-9][0-9]*.524288>\\)\n"
          "S: A5 NO never mind\n";
    Backend b(script.constData());
    showMessage(b, 1'000'000);
    const auto never = [] { return false; };
    QCOMPARE(failureOf(b.backend.fetchPart(b.f.placement(12), two, never)).kind(), ErrorKind::Cancelled);
    QCOMPARE(failureOf(b.backend.fetchPart(b.f.placement(12), two, always)).kind(), ErrorKind::Server);
    QVERIFY2(b.dialogue.isComplete(), b.dialogue.report());
    QCOMPARE(b.connections, 1);
}

void TestImapParts::aLineThatBringsNothingIsGivenUp()
{
    Backend b(LOGIN SELECT_INBOX("7") "C: A3 UID FETCH 12 (UID BODY.PEEK[2]<0.524288>)\n"
                                      "X: lost\n");
    showMessage(b, 8);
    QCOMPARE(failureOf(b.backend.fetchPart(b.f.placement(12), two, always)).kind(), ErrorKind::Network);
    QCOMPARE(b.connections, 1);
}

// What exports, forwards and files asks for the body, and gets it from the server.
void TestImapParts::theWholeTakesThePlaceOfParts()
{
    Backend b(LOGIN SELECT_INBOX("7") WHOLE("A3"));
    showMessage(b, 8);
    await(b.backend.fetchBody(b.f.placement(12)));
    QVERIFY2(b.dialogue.isComplete(), b.dialogue.report());
    QCOMPARE(bodyOf(b), std::optional(QByteArray("S: x\r\n\r\n")));
    QVERIFY(!shownOf(b));
}

// In the background, and of what can only be had whole nothing is fetched.
void TestImapParts::shownAheadOfTime()
{
    Backend b(LOGIN SELECT_INBOX("7") STRUCTURE PARTS(TEXT) "C: A5 UID FETCH 13 (UID BODYSTRUCTURE)\n"
                                                            "S: * 3 FETCH (UID 13 BODYSTRUCTURE NIL)\n"
                                                            "S: A5 OK done\n");
    b.makeLarge(12);
    const FolderId inbox = b.f.folderRow("INBOX").id;
    await(b.backend.prefetchShown(inbox, {b.f.placement(12), b.f.placement(13), PlacementId(999)}));
    QVERIFY2(b.dialogue.isComplete(), b.dialogue.report());
    QVERIFY(shownOf(b));
    QVERIFY(!bodyOf(b));
}

QTEST_GUILESS_MAIN(TestImapParts)
#include "tst_imapparts.moc"
