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
    QStringList command = toStrings(m_facts.value(QLatin1String("doveadm"))) + arguments;
    const QString program = command.takeFirst();
    QProcess process;
    process.setWorkingDirectory(QStringLiteral("/"));
    process.start(program, command);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished() || process.exitCode() != 0)
        qWarning() << "doveadm" << arguments << process.readAllStandardError();
    return process.readAllStandardOutput();
}

void TestServers::deliver(const QString &user, const QByteArray &message, const QString &folder) const
{
    doveadm({QStringLiteral("save"), QStringLiteral("-u"), user, QStringLiteral("-m"), folder}, message);
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
