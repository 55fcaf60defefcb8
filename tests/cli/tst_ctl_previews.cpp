// The first words of messages nobody has fetched, as Dovecot tells them (RFC 8970), and without PREVIEW none.
#include "tests/cli/ctl.h"

#include <QTest>

using namespace waxwing::test;

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

} // namespace

class TestCtlPreviews : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_servers.isRunning(), qPrintable(m_servers.error()));
        m_servers.deliver(s("demo"), sampleMessage("plain", "plain@example.org", "The first words.\r\n\r\nMore.\r\n"));
        QByteArray html
            = sampleMessage("html", "html@example.org", "<style>p{}</style><p>Words in <b>HTML</b></p>\r\n");
        html.replace("text/plain", "text/html");
        m_servers.deliver(s("demo"), html);
    }
    void init() { m_ctl = std::make_unique<Ctl>(); }
    void cleanup() { m_ctl.reset(); }

    void told();
    void notOffered();

private:
    QString previewOf(const char *subject) const
    {
        return m_ctl->message(s("INBOX"), s(subject)).value(s("preview")).toString();
    }

    TestServers m_servers;
    std::unique_ptr<Ctl> m_ctl;
};

void TestCtlPreviews::told()
{
    m_ctl->addAccount(m_servers, s("demo"), s("imap"), m_servers.imap());
    CTL(synced, 0, {s("sync")});
    QCOMPARE(m_ctl->folder(s("INBOX")).value(s("held")).toInt(), 0);
    QVERIFY2(previewOf("plain").startsWith(s("The first words.")), qPrintable(previewOf("plain")));
    QCOMPARE(previewOf("html"), s("Words in HTML"));
    // Of its own text afterwards.
    CTL(shown, 0, {s("show"), m_ctl->idOf(s("INBOX"), s("plain"))});
    CTL(again, 0, {s("sync"), s("--folder"), s("INBOX")});
    QCOMPARE(previewOf("plain"), s("The first words. More."));
}

void TestCtlPreviews::notOffered()
{
    TestProxy narrowed(m_servers.imap(), {s("--without"), s("PREVIEW,PREVIEW=FUZZY,SNIPPET=FUZZY")});
    m_ctl->addAccount(m_servers, s("demo"), s("imap"), narrowed.port());
    CTL(synced, 0, {s("sync")});
    QCOMPARE(previewOf("plain"), QString());
    CTL(shown, 0, {s("show"), m_ctl->idOf(s("INBOX"), s("plain"))});
    QVERIFY(previewOf("plain").startsWith(s("The first words.")));
}

QTEST_GUILESS_MAIN(TestCtlPreviews)
#include "tst_ctl_previews.moc"
