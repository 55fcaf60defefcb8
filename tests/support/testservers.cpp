#include "tests/support/testservers.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QtDebug>

namespace waxwing::test {

namespace {

QByteArray readAll(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList toStrings(const QJsonValue &array)
{
    QStringList strings;
    for (const auto &value : array.toArray())
        strings << value.toString();
    return strings;
}

} // namespace

TestServers::TestServers(const QStringList &arguments)
    : m_process(QStringLiteral("servers")), m_facts(m_process.start(QStringList{QStringLiteral("run")} + arguments))
{
}

TestServers::TestServers(QJsonObject facts) : m_process(QStringLiteral("servers")), m_facts(std::move(facts)) { }

TestServers TestServers::aroundUs()
{
    return TestServers(QJsonDocument::fromJson(readAll(qEnvironmentVariable("WAXWING_NAMES"))).object());
}

quint16 TestServers::port(const char *name) const
{
    return quint16(m_facts.value(QLatin1String("ports")).toObject().value(QLatin1String(name)).toInt());
}

QString TestServers::mailFolder(const QString &user) const
{
    const QString folder = stateFolder() + QStringLiteral("/mail/") + user + QStringLiteral("/Maildir");
    return folder;
}

QString TestServers::password(const QString &user) const
{
    return m_facts.value(QLatin1String("users")).toObject().value(user).toString();
}

QString TestServers::address(const QString &user) const
{
    const QString address = user + QLatin1Char('@') + text("domain");
    return address;
}

QByteArray TestServers::doveadm(const QStringList &arguments, const QByteArray &input) const
{
    const auto [output, complaint] = askDoveadm(arguments, input);
    if (!complaint.isEmpty())
        qWarning() << "doveadm" << arguments << complaint;
    return output;
}

// What it printed, and why it failed; the second is empty when it did not.
std::pair<QByteArray, QByteArray> TestServers::askDoveadm(const QStringList &arguments, const QByteArray &input) const
{
    QStringList command = toStrings(m_facts.value(QLatin1String("doveadm"))) + arguments;
    const QString program = command.takeFirst();
    QProcess process;
    process.setWorkingDirectory(QStringLiteral("/"));
    process.start(program, command);
    process.write(input);
    process.closeWriteChannel();
    const bool done = process.waitForFinished() && process.exitCode() == 0;
    const QByteArray output = process.readAllStandardOutput();
    return {output, done ? QByteArray() : "failed: " + process.readAllStandardError()};
}

// Dovecot makes a mailbox at its first use. Where a client does so in the same moment, one of the two is told that
// it exists already; the next attempt finds it.
void TestServers::deliver(const QString &user, const QByteArray &message, const QString &folder) const
{
    const QStringList save{QStringLiteral("save"), QStringLiteral("-u"), user, QStringLiteral("-m"), folder};
    const QByteArray complaint = askDoveadm(save, message).second;
    if (complaint.contains("already exists")) {
        doveadm(save, message);
    } else if (!complaint.isEmpty()) {
        qWarning() << "doveadm" << save << complaint;
    }
}

QList<CapturedMessage> TestServers::captured() const
{
    const QDir folder(text("captureFolder"));
    QList<CapturedMessage> messages;
    for (const QString &name : folder.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name)) {
        const QString path = folder.filePath(name);
        const QJsonObject envelope = QJsonDocument::fromJson(readAll(path)).object();
        const QString message = path.chopped(5) + QStringLiteral(".eml");
        messages.append({envelope.value(QLatin1String("from")).toString(),
                         toStrings(envelope.value(QLatin1String("to"))),
                         envelope.value(QLatin1String("user")).toString(),
                         envelope.value(QLatin1String("tls")).toBool(), readAll(message)});
    }
    return messages;
}

TestProxy::TestProxy(quint16 to, const QStringList &arguments) : m_process(QStringLiteral("bareproxy"))
{
    const QStringList all = QStringList{QStringLiteral("--to"), QString::number(to)} + arguments;
    m_port = quint16(m_process.start(all).value(QLatin1String("port")).toInt());
}

TestProxy::Counts TestProxy::ask(const QByteArray &line)
{
    const QJsonObject counts = m_process.ask(line);
    return {counts.value(QLatin1String("connections")).toInteger(), counts.value(QLatin1String("in")).toInteger(),
            counts.value(QLatin1String("out")).toInteger(), counts.value(QLatin1String("round_trips")).toInteger()};
}

} // namespace waxwing::test
