// An attachment through the whole engine, from a real server: its progress is told, a person stops it, and it goes on
// from there.
#include "tests/support/rawimap.h"
#include "tests/sync/mailbox.h"

using namespace waxwing;
using namespace waxwing::test;

namespace {

const QString two = QStringLiteral("2");

QByteArray attachment()
{
    QByteArray octets;
    for (qint64 i = 0; octets.size() < 3'000'000; ++i) {
        octets += QByteArray::number(i * 7919) + '\n';
    }
    return octets;
}

QByteArray messageWith(const QByteArray &octets)
{
    const QByteArray base64 = octets.toBase64();
    QByteArray lines;
    for (qsizetype at = 0; at < base64.size(); at += 76) {
        lines += base64.mid(at, 76) + "\r\n";
    }
    return "From: a@x.example\r\nSubject: large\r\nMessage-ID: <large@x>\r\nMIME-Version: 1.0\r\n"
           "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nHello\r\n"
           "--b\r\nContent-Type: application/octet-stream; name=\"list.bin\"\r\n"
           "Content-Disposition: attachment; filename=\"list.bin\"\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + lines + "--b--\r\n";
}

} // namespace

class TestAttachments : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_servers.isRunning(), qPrintable(m_servers.error())); }
    void stoppedAndGoneOnWith();

private:
    TestServers m_servers;
};

void TestAttachments::stoppedAndGoneOnWith()
{
    const QByteArray octets = attachment();
    RawImap other(m_servers.imap());
    QVERIFY(other.login(QStringLiteral("demo"), m_servers.password(QStringLiteral("demo"))));
    QVERIFY(other.append("INBOX", messageWith(octets)));
    TestProxy proxy(m_servers.imap());
    Mailbox box(m_servers, QStringLiteral("demo"), proxy.port());
    QVERIFY2(box.sync(), qPrintable(box.error));
    const PlacementId message = box.message(QStringLiteral("INBOX"), QStringLiteral("large"));
    QVERIFY2(box.done(box.engine().fetchShown(message)), qPrintable(box.error));
    proxy.resetCounts();
    proxy.setDelay(60); // so that it can be stopped in its middle

    QFuture<void> fetching;
    QString what;
    bool wasWork = false;
    const auto stop
        = connect(&box.engine(), &sync::MailCommands::statusChanged, this, [&](const sync::AccountStatus &status) {
              if (status.progress.inOctets && status.progress.done > 1'000'000) {
                  what = status.progress.what;
                  wasWork = status.syncing;
                  fetching.cancel();
              }
          });
    fetching = box.engine().fetchPart(message, two);
    QTRY_VERIFY(fetching.isFinished());
    disconnect(stop);
    QVERIFY(fetching.isCanceled());
    QVERIFY(wasWork);
    QVERIFY2(what.contains(QLatin1String("list.bin")), qPrintable(what));
    const auto held
        = [message](store::Reader &reader) { return reader.leftOutPart(message, two).value_or(QByteArray()); };
    QVERIFY(box.read(held).isEmpty());
    const qint64 first = proxy.counts().bytesToClient;
    QVERIFY2(first > 1'000'000 && first < octets.size() - 100'000, QByteArray::number(first).constData());

    proxy.setDelay(0);
    QVERIFY2(box.done(box.engine().fetchPart(message, two)), qPrintable(box.error));
    QVERIFY(box.read(held) == octets);
    const qint64 all = proxy.counts().bytesToClient;
    // What was under way when it was stopped, at most a window of 512 KiB, comes once more.
    QVERIFY2(all < octets.size() + 560'000, QByteArray::number(all).constData());
}

QTEST_GUILESS_MAIN(TestAttachments)
#include "tst_attachments.moc"
