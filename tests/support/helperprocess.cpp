#include "tests/support/helperprocess.h"

#include <QJsonDocument>

namespace waxwing::test {

namespace {
// Generous, because a loaded machine may run many tests at once; reaching it is a failure.
constexpr int patienceMs = 30'000;
} // namespace

HelperProcess::HelperProcess(QString script) : m_script(std::move(script))
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
}

HelperProcess::~HelperProcess()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.closeWriteChannel();
    if (!m_process.waitForFinished(patienceMs))
        m_process.kill();
    m_process.waitForFinished(patienceMs);
}

QJsonObject HelperProcess::start(const QStringList &arguments)
{
    m_process.start(QStringLiteral(WAXWING_SUPPORT_DIR "/") + m_script, arguments);
    return readLine();
}

QJsonObject HelperProcess::ask(const QByteArray &line)
{
    m_process.write(line + '\n');
    return readLine();
}

QJsonObject HelperProcess::readLine()
{
    while (!m_process.canReadLine()) {
        if (!m_process.waitForReadyRead(patienceMs)) {
            const QString reason = m_process.errorString();
            m_error = m_script + QStringLiteral(": no answer (") + reason + QLatin1Char(')');
            return {};
        }
    }
    return QJsonDocument::fromJson(m_process.readLine()).object();
}

} // namespace waxwing::test
