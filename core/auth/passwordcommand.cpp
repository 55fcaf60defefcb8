#include "core/auth/passwordcommand.h"

#include "core/base/error.h"
#include "core/base/octets.h"
#include "core/base/wakeup.h"

#include <QCoreApplication>
#include <QProcess>

namespace waxwing::auth {

namespace {

// A password manager that prints its whole store is not run to its end.
constexpr qint64 maximumOutput = 64_KiB;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(auth::PasswordCommand)
};

struct KillAndDelete {
    void operator()(QProcess *process) const
    {
        process->disconnect();
        QObject::connect(process, &QProcess::finished, process, &QObject::deleteLater);
        process->kill();
        if (process->state() == QProcess::NotRunning) {
            process->deleteLater();
        }
    }
};

Error commandError(const QString &summary, const QString &technical = {})
{
    return Error(ErrorKind::Auth, summary, technical);
}

Secret firstLine(QByteArray output)
{
    const qsizetype end = output.indexOf('\n');
    QByteArrayView line(output.constData(), end < 0 ? output.size() : end);
    if (line.endsWith('\r')) {
        line.chop(1);
    }
    const Secret secret = Secret::fromUtf8(line);
    wipe(output);
    return secret;
}

} // namespace

QCoro::Task<Secret> passwordFromCommand(QString commandLine, std::chrono::milliseconds patience)
{
    const std::unique_ptr<QProcess, KillAndDelete> process(new QProcess);
    Wakeup changed;
    QObject::connect(process.get(), &QProcess::finished, &changed, &Wakeup::wake);
    QObject::connect(process.get(), &QProcess::errorOccurred, &changed, &Wakeup::wake);
    QObject::connect(process.get(), &QProcess::readyReadStandardOutput, &changed, &Wakeup::wake);
    process->setStandardInputFile(QProcess::nullDevice()); // a command that asks would wait for ever
    process->setProcessChannelMode(QProcess::SeparateChannels);
    process->start(QStringLiteral("/bin/sh"), {QStringLiteral("-c"), commandLine});
    const auto deadline = std::chrono::steady_clock::now() + patience;
    while (process->state() != QProcess::NotRunning && process->bytesAvailable() <= maximumOutput) {
        const auto left = timeUntil(deadline);
        if (left.count() == 0) {
            throw commandError(Words::tr("The password command was not done in time."));
        }
        co_await changed.wait(left);
    }
    if (process->error() == QProcess::FailedToStart) {
        throw commandError(Words::tr("The password command could not be started."), process->errorString());
    }
    if (process->state() == QProcess::NotRunning
        && (process->exitStatus() != QProcess::NormalExit || process->exitCode() != 0)) {
        throw commandError(Words::tr("The password command failed with code %1.").arg(process->exitCode()));
    }
    const Secret password = firstLine(process->readAllStandardOutput());
    if (password.isEmpty()) {
        throw commandError(Words::tr("The password command printed nothing."));
    }
    co_return password;
}

} // namespace waxwing::auth
