// Parts that come window by window: gone on with, refused in the middle, gone in the middle.
#include "tests/session/imapfixture.h"

#include <QTest>

using namespace waxwing;
using namespace waxwing::session;
using namespace waxwing::session::test;

class TestWindows : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void binaryGoesOn();
    void fetchFromOfWhatIsGone();
    void fullPreview();
};

// RFC 3516 4.2: offset and count are of the decoded octets.
void TestWindows::binaryGoesOn()
{
    const QByteArray script = "C: A2 UID FETCH 5 (UID BINARY.PEEK[2]<7.524288>)\n"
                              "S: * 1 FETCH (UID 5 BINARY[2]<7> ~{524288}\nS> "
        + QByteArray(512 * 1024, 'x')
        + ")\\r\\n\nS: A2 OK done\n"
          "C: A3 UID FETCH 5 (UID BINARY.PEEK[2]<524295.524288>)\n"
          "S: * 1 FETCH (UID 5 BINARY[2]<524295> \"end\")\n"
          "S: A3 OK done\n"
          "C: A4 UID FETCH 5 (UID BINARY.PEEK[2]<0.524288>)\n"
          "S: * 1 FETCH (UID 5 BINARY[2]<0> ~{524288}\nS> "
        + QByteArray(512 * 1024, 'x')
        + ")\\r\\n\nS: A4 OK done\n"
          "C: A5 UID FETCH 5 (UID BINARY.PEEK[2]<524288.524288>)\n"
          "S: A5 NO [PARSE] broken from here on\n";
    Fixture f("BINARY", script.constData());
    qint64 got = 0;
    const auto sink = [&got](Uid, QByteArrayView chunk, quint64, quint64) { got += chunk.size(); };
    QVERIFY(await(f.session.fetchDecoded(Uid(5), "2", 7, sink)));
    QCOMPARE(got, 512 * 1024 + 3);
    QCOMPARE(failureOf(f.session.fetchDecoded(Uid(5), "2", 0, sink)).kind(), ErrorKind::Server);
    QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
}

// Another client deletes it meanwhile: half of a message is not taken for all of it.
void TestWindows::fetchFromOfWhatIsGone()
{
    const QByteArray script = "C: A2 UID FETCH 5 (UID BODY.PEEK[]<0.524288>)\n"
                              "S: * 1 FETCH (UID 5 BODY[]<0> {524288}\nS> "
        + QByteArray(512 * 1024, 'x')
        + ")\\r\\n\nS: A2 OK done\n"
          "C: A3 UID FETCH 5 (UID BODY.PEEK[]<524288.524288>)\n"
          "S: A3 OK done\n";
    Fixture f("", script.constData());
    const Error error = failureOf(f.session.fetchFrom(Uid(5), "", 0, [](Uid, QByteArrayView, quint64, quint64) {}));
    QCOMPARE(error.kind(), ErrorKind::Conflict);
    QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
}

// RFC 8970 3.1: without LAZY the server makes one; NIL all the same where it cannot.
void TestWindows::fullPreview()
{
    Fixture f("PREVIEW",
              "C: A2 UID FETCH 5:7 (UID PREVIEW)\n"
              "S: * 1 FETCH (UID 5 PREVIEW \"First words\")\n"
              "S: * 2 FETCH (UID 6 PREVIEW NIL)\n"
              "S: A2 OK done\n");
    QHash<Uid, QByteArray> said;
    await(
        f.session.fetch(imap::UidSet::range(Uid(5), Uid(7)), ImapFetchItem::FullPreview, {},
                        [&said](const imap::FetchedMessage &message) { said.insert(message.uid, *message.preview); }));
    QVERIFY2(f.dialogue.isComplete(), f.dialogue.report());
    QCOMPARE(said.size(), 2);
    QCOMPARE(said.value(Uid(5)), QByteArray("First words"));
    QVERIFY(said.value(Uid(6)).isNull());
}

QTEST_GUILESS_MAIN(TestWindows)
#include "tst_imapsession_windows.moc"
