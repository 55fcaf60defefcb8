#include "tests/support/scriptedtransport.h"

#include <QRegularExpression>
#include <QTimer>

namespace waxwing::test {

namespace {

QByteArray unescaped(const QByteArray &text)
{
    QByteArray result;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char next = i + 1 < text.size() ? text[i + 1] : '\0';
        if (text[i] != '\\') {
            result += text[i];
            continue;
        }
        ++i;
        if (next == 'r') {
            result += '\r';
        } else if (next == 'n') {
            result += '\n';
        } else if (next == 'x') {
            result += QByteArray::fromHex(text.mid(i + 1, 2));
            i += 2;
        } else {
            result += next;
        }
    }
    return result;
}

} // namespace

Dialogue::Dialogue(const QByteArray &script)
{
    static const QHash<QByteArray, Kind> verbs{{"close", Kind::Close},
                                               {"lost", Kind::Lost},
                                               {"tls", Kind::Tls},
                                               {"badtls", Kind::BadTls},
                                               {"open-fails", Kind::OpenFails},
                                               {"silence", Kind::Silence},
                                               {"swallow", Kind::Swallow}};
    for (const QByteArray &line : script.split('\n')) {
        const QByteArray rest = line.mid(3);
        if (line.startsWith("S:")) {
            m_steps.append({Kind::Server, rest + "\r\n"});
        } else if (line.startsWith("S>")) {
            m_steps.append({Kind::Server, unescaped(rest)});
        } else if (line.startsWith("C:")) {
            m_steps.append({Kind::Client, rest + "\r\n"});
        } else if (line.startsWith("C~")) {
            m_steps.append({Kind::Pattern, rest});
        } else if (line.startsWith("X:")) {
            const QByteArray verb = rest.split(' ').constFirst();
            Q_ASSERT(verbs.contains(verb));
            m_steps.append({verbs.value(verb), rest.mid(verb.size() + 1)});
        } else {
            Q_ASSERT_X(line.isEmpty(), "Dialogue", line.constData());
        }
    }
}

std::unique_ptr<net::Transport> Dialogue::transport()
{
    auto transport = std::make_unique<ScriptedTransport>(this);
    m_transport = transport.get();
    return transport;
}

const char *Dialogue::report()
{
    m_report = m_failure.isEmpty() ? QByteArray("the dialogue stopped") : m_failure;
    m_report += "\n  expected next: ";
    m_report += m_steps.isEmpty() ? QByteArray("(nothing)") : m_steps.constFirst().text.left(200);
    m_report += "\n  written, unmatched: " + m_written.left(200);
    return m_report.constData();
}

void Dialogue::fail(const QByteArray &why)
{
    if (m_failure.isEmpty()) {
        m_failure = why;
    }
    if (m_transport) {
        m_transport->closeWith(Error(ErrorKind::Protocol, QString::fromUtf8(why)));
    }
}

bool Dialogue::isComplete() const
{
    const bool isAtEnd = m_steps.isEmpty() || isNext(Kind::Silence);
    return m_failure.isEmpty() && isAtEnd && m_written.isEmpty();
}

bool Dialogue::open(const net::Endpoint &endpoint)
{
    m_endpoint = endpoint;
    if (isNext(Kind::OpenFails)) {
        m_steps.removeFirst();
        return false;
    }
    advance();
    return true;
}

bool Dialogue::startTls()
{
    const bool succeeds = isNext(Kind::Tls);
    if (succeeds || isNext(Kind::BadTls)) {
        m_steps.removeFirst();
        advance();
    } else {
        fail("startTls() out of turn");
    }
    return succeeds;
}

void Dialogue::write(const QByteArray &octets)
{
    m_written += octets;
    m_everything += octets;
    advance();
}

// Matches what was written, then lets the server speak from the event loop: as on a real socket, the
// client's write() returns first.
void Dialogue::advance()
{
    while (!m_written.isEmpty()) {
        if (m_steps.isEmpty()) {
            return fail("the client wrote after the end: " + m_written.left(200));
        }
        if (!takeWritten()) {
            return;
        }
    }
    QTimer::singleShot(0, m_transport, [this] { deliver(); });
}

// False when more must be written first, or nothing more is looked at.
bool Dialogue::takeWritten()
{
    switch (m_steps.constFirst().kind) {
    case Kind::Silence: m_written.clear(); return true;
    case Kind::Swallow: return swallow();
    case Kind::Client:
    case Kind::Pattern: return matchClient();
    default: fail("the client wrote before its turn: " + m_written.left(200)); return false;
    }
}

bool Dialogue::swallow()
{
    const qsizetype wanted = m_steps.constFirst().text.toLongLong();
    const qsizetype taken = std::min(wanted, m_written.size());
    m_written.remove(0, taken);
    m_steps.first().text = QByteArray::number(wanted - taken);
    if (taken == wanted) {
        m_steps.removeFirst();
    }
    return taken == wanted;
}

bool Dialogue::matchClient()
{
    const qsizetype end = m_written.indexOf("\r\n");
    if (end < 0) {
        return false; // the rest of the line may come in another write
    }
    const QByteArray line = m_written.left(end + 2);
    const Step step = m_steps.constFirst();
    const auto pattern = QRegularExpression(QRegularExpression::anchoredPattern(QString::fromLatin1(step.text)));
    const bool matches = step.kind == Kind::Client ? line == step.text
                                                   : pattern.match(QString::fromLatin1(line.chopped(2))).hasMatch();
    if (!matches) {
        fail("the client wrote: " + line.left(200) + "  instead of:      " + step.text.left(200));
        return false;
    }
    m_written.remove(0, line.size());
    m_steps.removeFirst();
    return true;
}

void Dialogue::deliver()
{
    QByteArray octets;
    while (!m_steps.isEmpty() && m_steps.constFirst().kind == Kind::Server) {
        octets += m_steps.takeFirst().text;
    }
    if (m_chunkSize > 0 && octets.size() > m_chunkSize) {
        m_steps.prepend({Kind::Server, octets.mid(m_chunkSize)});
        octets.truncate(m_chunkSize);
        QTimer::singleShot(1, m_transport, [this] { deliver(); });
    }
    if (!octets.isEmpty()) {
        m_transport->arrive(octets);
    }
    if (isNext(Kind::Close) || isNext(Kind::Lost)) {
        const QString how = isNext(Kind::Close) ? QStringLiteral("The server closed the connection.")
                                                : QStringLiteral("The connection was lost.");
        m_steps.removeFirst();
        m_transport->closeWith(Error(ErrorKind::Network, how));
    }
}

QCoro::Task<void> ScriptedTransport::open(net::Endpoint endpoint, net::TlsPolicy, net::Timeouts)
{
    m_open = true;
    m_encrypted = endpoint.security == net::Security::Tls;
    if (!m_dialogue->open(endpoint)) {
        closeWith(Error(ErrorKind::Network, QStringLiteral("The server refused the connection.")));
        throw *m_closeReason;
    }
    co_return;
}

QCoro::Task<void> ScriptedTransport::startTls()
{
    if (!m_arrived.isEmpty()) {
        closeWith(Error(ErrorKind::Tls, QStringLiteral("Something was inserted before encryption.")));
    } else if (m_dialogue->startTls()) {
        m_encrypted = true;
    } else {
        closeWith(Error(ErrorKind::Tls, QStringLiteral("The certificate is not trusted.")));
    }
    if (m_closeReason) {
        throw *m_closeReason;
    }
    co_return;
}

QByteArray ScriptedTransport::read()
{
    QByteArray octets = m_arrived;
    m_arrived.clear();
    m_bytesIn += octets.size();
    return octets;
}

void ScriptedTransport::write(QByteArray octets)
{
    if (m_open && !octets.isEmpty()) {
        m_bytesOut += octets.size();
        m_dialogue->write(octets);
    }
}

QCoro::Task<void> ScriptedTransport::drained(qint64)
{
    co_await m_activity.wait(std::chrono::milliseconds(0)); // as a socket would: the peer may speak meanwhile
    if (m_closeReason) {
        throw *m_closeReason;
    }
}

void ScriptedTransport::close()
{
    closeWith(Error(ErrorKind::Cancelled, QStringLiteral("The connection was closed.")));
}

Error ScriptedTransport::closeReason() const
{
    return m_closeReason.value_or(Error(ErrorKind::Network, QStringLiteral("There is no connection.")));
}

void ScriptedTransport::arrive(const QByteArray &octets)
{
    if (m_open) {
        m_arrived += octets;
        m_activity.wake();
        Q_EMIT readyRead();
    }
}

void ScriptedTransport::closeWith(const Error &reason)
{
    if (m_closeReason) {
        return;
    }
    m_closeReason = reason;
    const bool wasOpen = m_open;
    m_open = false;
    m_activity.wake();
    if (wasOpen) {
        Q_EMIT closed();
    }
}

} // namespace waxwing::test
