#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QProcess>
#include <QString>
#include <QStringList>

namespace waxwing::test {

// A script of tests/support that answers in lines of JSON and ends when its stdin closes, so that
// nothing outlives a test that dies. Blocking; for tests only. Used from one thread.
class HelperProcess {
public:
    explicit HelperProcess(QString script);
    ~HelperProcess();
    HelperProcess(const HelperProcess &) = delete;
    HelperProcess &operator=(const HelperProcess &) = delete;

    // Starts the script; its first line is returned. Empty when it did not start, see error().
    QJsonObject start(const QStringList &arguments);
    // Sends one line and returns the answer. Empty when the script has ended.
    QJsonObject ask(const QByteArray &line);
    QString error() const { return m_error; }

private:
    QJsonObject readLine();

    QString m_script;
    QString m_error;
    QProcess m_process;
};

} // namespace waxwing::test
