// What a browser, or somebody who is none, can do with the sign-in's address on this machine.
#include "core/net/loopbacklistener.h"
#include "tests/support/await.h"

#include <QTcpSocket>
#include <QTest>
#include <QUrl>

using namespace waxwing;
using namespace waxwing::net;
using namespace waxwing::test;
using namespace std::chrono_literals;

class TestLoopbackListener : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void listensOnLoopbackOnly();
    void takesTheAnswer();
    void passesOver_data();
    void passesOver();
    void inPieces();
    void isOver();
    void longRequest();
    void nobodyComes();
    void closed();

private:
    quint16 port() const { return quint16(QUrl(m_listener->address()).port()); }
    QByteArray request(const QByteArray &text) const;
    QCoro::Task<LoopbackListener::Query> waiting(std::chrono::milliseconds patience = 20s)
    {
        const auto accept = [](const LoopbackListener::Query &query) {
            return query.value(QStringLiteral("state")) == QStringLiteral("ours");
        };
        return m_listener->wait(accept, QStringLiteral("<p>Done"), patience);
    }

    std::unique_ptr<LoopbackListener> m_listener;
};

void TestLoopbackListener::init()
{
    m_listener = std::make_unique<LoopbackListener>();
}

// Until the server has closed the connection.
QByteArray TestLoopbackListener::request(const QByteArray &text) const
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port());
    socket.write(text);
    QByteArray answer;
    while (socket.state() != QAbstractSocket::UnconnectedState) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        answer += socket.readAll();
    }
    return answer + socket.readAll();
}

void TestLoopbackListener::listensOnLoopbackOnly()
{
    QVERIFY(m_listener->address().startsWith(QStringLiteral("http://127.0.0.1:")));
}

void TestLoopbackListener::takesTheAnswer()
{
    Outcome<LoopbackListener::Query> outcome;
    const auto settled = settle(waiting(), &outcome);
    const QByteArray answer = request("GET /?state=ours&code=a%2Bb+c HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
    QVERIFY2(answer.startsWith("HTTP/1.1 200") && answer.endsWith("<p>Done"), answer.constData());
    QVERIFY(answer.contains("Content-Security-Policy: default-src 'none'"));
    QTRY_VERIFY(outcome.isOver());
    QVERIFY(outcome.value);
    QCOMPARE(outcome.value->value(QStringLiteral("code")), QStringLiteral("a+b c"));
}

void TestLoopbackListener::passesOver_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("another state") << QByteArray("GET /?state=theirs&code=x HTTP/1.1");
    QTest::newRow("no state") << QByteArray("GET /?code=x HTTP/1.1");
    QTest::newRow("state twice") << QByteArray("GET /?state=ours&state=theirs&code=x HTTP/1.1");
    QTest::newRow("favicon") << QByteArray("GET /favicon.ico HTTP/1.1");
    QTest::newRow("another path") << QByteArray("GET /x?state=ours&code=x HTTP/1.1");
    QTest::newRow("POST") << QByteArray("POST /?state=ours&code=x HTTP/1.1");
    QTest::newRow("nonsense") << QByteArray("\x16\x03\x01");
    QTest::newRow("nothing") << QByteArray();
}

void TestLoopbackListener::passesOver()
{
    QFETCH(QByteArray, line);
    Outcome<LoopbackListener::Query> outcome;
    const auto settled = settle(waiting(), &outcome);
    QVERIFY(request(line + "\r\n\r\n").startsWith("HTTP/1.1 404"));
    QVERIFY(!outcome.isOver());
    request("GET /?state=ours&code=right HTTP/1.1\r\n\r\n");
    QTRY_VERIFY(outcome.isOver());
    QCOMPARE(outcome.value->value(QStringLiteral("code")), QStringLiteral("right"));
}

void TestLoopbackListener::inPieces()
{
    Outcome<LoopbackListener::Query> outcome;
    const auto settled = settle(waiting(), &outcome);
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port());
    for (const char *part : {"GET /?sta", "te=ours&code=x HT", "TP/1.1\r\n", "\r\n"}) {
        socket.write(part);
        QTRY_COMPARE(socket.bytesToWrite(), 0);
    }
    QTRY_VERIFY(outcome.isOver());
    QVERIFY(outcome.value);
}

// One answer, then the port is closed.
void TestLoopbackListener::isOver()
{
    Outcome<LoopbackListener::Query> outcome;
    const auto settled = settle(waiting(), &outcome);
    const quint16 where = port();
    request("GET /?state=ours&code=first HTTP/1.1\r\n\r\n");
    QTRY_VERIFY(outcome.isOver());
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), where);
    QTRY_COMPARE(socket.error(), QAbstractSocket::ConnectionRefusedError);
    QCOMPARE(outcome.value->value(QStringLiteral("code")), QStringLiteral("first"));
}

void TestLoopbackListener::longRequest()
{
    Outcome<LoopbackListener::Query> outcome;
    const auto settled = settle(waiting(), &outcome);
    QVERIFY(request("GET /?state=ours&code=" + QByteArray(64 * 1024, 'x')).startsWith("HTTP/1.1 431"));
    QVERIFY(!outcome.isOver());
    m_listener->close();
    QTRY_VERIFY(outcome.isOver());
}

void TestLoopbackListener::nobodyComes()
{
    QCOMPARE(failureOf(waiting(50ms)).kind(), ErrorKind::Cancelled);
}

void TestLoopbackListener::closed()
{
    Outcome<LoopbackListener::Query> outcome;
    const auto settled = settle(waiting(), &outcome);
    m_listener->close();
    QTRY_VERIFY(outcome.isOver());
    QCOMPARE(outcome.error->kind(), ErrorKind::Cancelled);
}

QTEST_GUILESS_MAIN(TestLoopbackListener)
#include "tst_loopbacklistener.moc"
