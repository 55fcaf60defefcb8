// The scripted transport itself: a test tool that passes everything proves nothing.
#include "tests/support/await.h"
#include "tests/support/scriptedtransport.h"

#include <QSignalSpy>
#include <QTest>

using namespace waxwing;
using namespace waxwing::test;
using namespace std::chrono_literals;

namespace {

const net::Endpoint tls(QStringLiteral("mail.test"), 465, net::Security::Tls);

std::unique_ptr<net::Transport> opened(Dialogue &dialogue)
{
    auto transport = dialogue.transport();
    await(transport->open(tls, net::TlsPolicy(), net::Timeouts()));
    return transport;
}

} // namespace

class TestDialogue : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void speaksInTurn();
    void refusesAnotherLine();
    void refusesTooEarly();
    void cutsIntoChunks();
    void hangsUp();
    void seesInjectedOctets();
    void receiveTimesOut();
};

void TestDialogue::speaksInTurn()
{
    Dialogue dialogue("S: hello\n"
                      "C: one\n"
                      "C~ t\\w+\n"
                      "S> a\\r\\n\\x41\n"
                      "X: swallow 3\n"
                      "S: end\n");
    auto transport = opened(dialogue);
    QCOMPARE(await(transport->receive(1s)), QByteArray("hello\r\n"));
    transport->write("one\r\ntwo\r\n");
    QCOMPARE(await(transport->receive(1s)), QByteArray("a\r\nA"));
    transport->write("xyz");
    QCOMPARE(await(transport->receive(1s)), QByteArray("end\r\n"));
    QVERIFY2(dialogue.isComplete(), dialogue.report());
    QCOMPARE(transport->bytesIn(), 16);
    QCOMPARE(transport->bytesOut(), 13);
}

void TestDialogue::refusesAnotherLine()
{
    Dialogue dialogue("C: one\n");
    auto transport = opened(dialogue);
    transport->write("two\r\n");
    QVERIFY(!dialogue.isComplete());
    QVERIFY(!transport->isOpen());
}

void TestDialogue::refusesTooEarly()
{
    Dialogue dialogue("C: one\nS: go\nC: two\n");
    auto transport = opened(dialogue);
    transport->write("one\r\ntwo\r\n");
    QVERIFY(!dialogue.isComplete());
}

void TestDialogue::cutsIntoChunks()
{
    Dialogue dialogue("S: abcd\n");
    dialogue.setChunkSize(4);
    auto transport = opened(dialogue);
    QCOMPARE(await(transport->receive(1s)), QByteArray("abcd"));
    QCOMPARE(await(transport->receive(1s)), QByteArray("\r\n"));
}

void TestDialogue::hangsUp()
{
    Dialogue dialogue("S: bye\nX: close\n");
    auto transport = opened(dialogue);
    QCOMPARE(await(transport->receive(1s)), QByteArray("bye\r\n"));
    QCOMPARE(failureOf(transport->receive(1s)).kind(), ErrorKind::Network);
    QVERIFY2(dialogue.isComplete(), dialogue.report());
}

void TestDialogue::seesInjectedOctets()
{
    Dialogue dialogue("S: go\nS: 250 injected\nX: tls\n");
    auto transport = opened(dialogue);
    QSignalSpy arrived(transport.get(), &net::Transport::readyRead);
    QTRY_COMPARE(arrived.size(), 1);
    QCOMPARE(failureOf(transport->startTls()).kind(), ErrorKind::Tls);
    QVERIFY(!transport->isOpen());
}

void TestDialogue::receiveTimesOut()
{
    Dialogue dialogue("X: silence\n");
    auto transport = opened(dialogue);
    QCOMPARE(failureOf(transport->receive(20ms)).kind(), ErrorKind::Network);
    QVERIFY(!transport->isOpen());
    QVERIFY2(dialogue.isComplete(), dialogue.report());
}

QTEST_GUILESS_MAIN(TestDialogue)
#include "tst_dialogue.moc"
