#pragma once

#include "tests/support/helperprocess.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

namespace waxwing::test {

// A message as the capturing SMTP server got it.
struct CapturedMessage {
    QString sender; // the argument of MAIL FROM, parameters included
    QStringList recipients; // the arguments of RCPT TO
    QString user; // who logged in
    bool encrypted = false;
    QByteArray data; // what DATA carried, dot-stuffing taken out, line ends as sent
};

// Private mail servers on loopback: Dovecot (IMAP, POP3, LMTP), Exim on request, and an SMTP server
// that keeps every message byte for byte. Several instances may run at once; each takes about 0.2 s
// to start. All calls block. Users: demo, pop, alice, bob; "quota" may keep 200 KB; "reader" has a
// folder "Read only" it may not change; "extras" gets every extension Dovecot has;
// "elsewhere" gets what is sent to foreign addresses through Exim. Recipients refused@, later@ and full@ are answered
// 550, 451 and 452 by both SMTP servers; the capturing one drops the connection for dropbefore@ (354), dropduring@ and
// dropafter@ (the final dot: kept, but the reply is lost), answers busy@ with 421 and hangs up, and a message for
// toolarge@ with 552 after its final dot.
class TestServers {
public:
    // arguments: more options for tests/support/servers, such as {"--separator", "."},
    // {"--mail-format", "sdbox"} or {"--dovecot", "a line of configuration"}.
    explicit TestServers(const QStringList &arguments = {QStringLiteral("--without-mta")});

    // Those that with-names has started around this process (WAXWING_NAMES); ask() is of no use then.
    static TestServers aroundUs();

    // Whether everything runs; QVERIFY2(servers.isRunning(), ...) with error() before the first use.
    bool isRunning() const { return !m_facts.isEmpty(); }
    QString error() const { return m_process.error(); }

    QString host() const { return text("host"); } // "localhost", with a certificate of caFile()
    // Loopback addresses on the same ports with a bad certificate each.
    QString expiredHost() const { return text("expiredHost"); }
    QString wrongNameHost() const { return text("wrongNameHost"); }
    QString selfSignedHost() const { return text("selfSignedHost"); }

    quint16 imap() const { return port("imap"); } // plain and STARTTLS
    quint16 imaps() const { return port("imaps"); }
    quint16 pop3() const { return port("pop3"); } // plain and STLS
    quint16 pop3s() const { return port("pop3s"); }
    quint16 lmtp() const { return port("lmtp"); }
    quint16 smtp() const { return port("smtp"); } // Exim: plain and STARTTLS
    quint16 smtps() const { return port("smtps"); }
    quint16 capture() const { return port("capture"); } // plain and STARTTLS
    quint16 captures() const { return port("captures"); } // TLS

    QString caFile() const { return text("ca"); }
    QString certificateFile() const { return text("certificate"); } // the good one, and its key
    QString keyFile() const { return text("key"); }
    QString stateFolder() const { return text("state"); }
    QString mailFolder(const QString &user) const; // the Maildir, folders as subfolders
    QString password(const QString &user) const;
    QString address(const QString &user) const; // user@waxwing.test

    // With {"--oauth"}: who signs in; the client is called "waxwing-test".
    QString issuer() const { return text("issuer"); }
    // A certificate of the user demo and its key; taken with {"--client-certificates"}.
    QString clientCertificateFile() const { return text("clientCertificate"); }
    // With {"--kerberos"}: what KRB5_CONFIG and KRB5CCNAME have to be to have a ticket of demo. Empty: Debian's
    // packages for it are not installed.
    QString kerberosConfig() const { return text("krb5Config"); }
    QString kerberosTicket() const { return text("krb5Ticket"); }
    // One line to tests/support/servers, and its answer: "grant USER" for a refresh token in "result",
    // "revoke access", "revoke grants".
    QJsonObject ask(const QByteArray &line) { return m_process.ask(line); }

    // Takes one daemon ("dovecot", "exim") away and brings it back on the same ports.
    void stop(const QByteArray &name) { m_process.ask("stop " + name); }
    void startAgain(const QByteArray &name) { m_process.ask("start " + name); }

    // Output of doveadm with these arguments; input is its stdin. Empty and a warning when it fails.
    QByteArray doveadm(const QStringList &arguments, const QByteArray &input = {}) const;
    // Stores a message in a folder as a delivery would, behind the client's back.
    void deliver(const QString &user, const QByteArray &message, const QString &folder = QStringLiteral("INBOX")) const;
    // What the capturing server accepted so far, oldest first.
    QList<CapturedMessage> captured() const;

private:
    explicit TestServers(QJsonObject facts);

    std::pair<QByteArray, QByteArray> askDoveadm(const QStringList &arguments, const QByteArray &input) const;
    QString text(const char *key) const { return m_facts.value(QLatin1String(key)).toString(); }
    quint16 port(const char *name) const;

    HelperProcess m_process;
    QJsonObject m_facts;
};

// A relay in front of one of the ports above (see tests/support/bareproxy): a bare IMAP4rev1 server
// with {"--bare"}, or the same bytes counted, delayed, cut and silenced. Loopback, no TLS unless the
// arguments say so.
class TestProxy {
public:
    explicit TestProxy(quint16 to, const QStringList &arguments = {});

    bool isRunning() const { return m_port != 0; }
    QString error() const { return m_process.error(); }
    quint16 port() const { return m_port; }

    struct Counts {
        qint64 connections = 0;
        qint64 bytesFromClient = 0;
        qint64 bytesToClient = 0;
        qint64 roundTrips = 0;
    };
    Counts counts() { return ask("stats"); }
    void resetCounts() { ask("reset"); }
    // The connection that next passes this many bytes to its client is closed, once.
    void cutAfter(qint64 bytes) { ask("cut " + QByteArray::number(bytes)); }
    void setDelay(int milliseconds) { ask("delay " + QByteArray::number(milliseconds)); }
    // A half-open line: connected, and nothing passes.
    void setSilent(bool silent) { ask(silent ? "silence on" : "silence off"); }
    void closeConnections() { ask("close"); }

private:
    Counts ask(const QByteArray &line);

    HelperProcess m_process;
    quint16 m_port = 0;
};

} // namespace waxwing::test
