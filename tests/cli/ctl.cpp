#include "tests/cli/ctl.h"

#include <QJsonDocument>

namespace waxwing::test {

Ctl::Ctl()
{
    m_folder.setAutoRemove(true);
}

std::unique_ptr<QProcess> Ctl::start(const QStringList &arguments) const
{
    auto process = std::make_unique<QProcess>();
    const QStringList all = QStringList{QStringLiteral("--json"), QStringLiteral("--profile"), profile()} + arguments;
    process->start(QStringLiteral(WAXWING_BIN_DIR "/waxwingctl"), all);
    return process;
}

CtlResult Ctl::run(const QStringList &arguments, const QByteArray &input) const
{
    constexpr int patience = 120'000;
    const std::unique_ptr<QProcess> process = start(arguments);
    process->write(input);
    process->closeWriteChannel();
    CtlResult result;
    const bool ended = process->waitForFinished(patience);
    result.out = process->readAllStandardOutput();
    result.err = process->readAllStandardError();
    result.code = ended && process->exitStatus() == QProcess::NormalExit ? process->exitCode() : -1;
    for (const QByteArray &line : result.out.split('\n')) {
        if (line.startsWith('{')) {
            result.rows.append(QJsonDocument::fromJson(line).object());
        }
    }
    result.report = arguments.join(QLatin1Char(' ')).toUtf8() + "\nexit " + QByteArray::number(result.code) + "\n"
        + result.out + result.err;
    return result;
}

CtlResult Ctl::offline(const QStringList &arguments) const
{
    return run(QStringList{QStringLiteral("--offline")} + arguments);
}

CtlResult Ctl::addAccount(const TestServers &servers, const QString &user, const QString &protocol, quint16 port,
                          const QStringList &more) const
{
    const QString mail = servers.host() + QStringLiteral(":%1,plain").arg(port);
    const QString smtp = servers.host() + QStringLiteral(":%1,plain").arg(servers.capture());
    const QString command = QStringLiteral("echo ") + servers.password(user);
    const QString option = QStringLiteral("--") + protocol;
    const QStringList arguments{QStringLiteral("account"),
                                QStringLiteral("add"),
                                QStringLiteral("--name"),
                                user,
                                QStringLiteral("--address"),
                                servers.address(user),
                                QStringLiteral("--user"),
                                user,
                                option,
                                mail,
                                QStringLiteral("--smtp"),
                                smtp,
                                QStringLiteral("--password-command"),
                                command};
    return run(arguments + more);
}

QJsonObject Ctl::find(const QList<QJsonObject> &rows, const QString &field, const QJsonValue &value)
{
    for (const QJsonObject &row : rows) {
        if (row.value(field) == value) {
            return row;
        }
    }
    return {};
}

QJsonObject Ctl::folder(const QString &path) const
{
    return find(offline({QStringLiteral("folder"), QStringLiteral("list")}).rows, QStringLiteral("path"), path);
}

QJsonObject Ctl::message(const QString &folder, const QString &subject) const
{
    return find(offline({QStringLiteral("list"), folder}).rows, QStringLiteral("subject"), subject);
}

QString Ctl::idOf(const QString &folder, const QString &subject) const
{
    return QString::number(message(folder, subject).value(QLatin1String("id")).toInteger());
}

QByteArray sampleMessage(const QByteArray &subject, const QByteArray &messageId, const QByteArray &text)
{
    const QByteArray message = "From: Ana Lima <ana@example.org>\r\nTo: demo@waxwing.test\r\nSubject: " + subject
        + "\r\nDate: Tue, 24 Nov 2026 10:00:00 +0100\r\nMessage-ID: <" + messageId
        + ">\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + text;
    return message;
}

} // namespace waxwing::test
