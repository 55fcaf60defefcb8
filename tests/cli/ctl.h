// waxwingctl as a test runs it: its own profile, rows parsed, exit code kept.
#pragma once

#include "tests/support/testservers.h"

#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

namespace waxwing::test {

struct CtlResult {
    int code = -1;
    QList<QJsonObject> rows;
    QByteArray out;
    QByteArray err;
    // For QVERIFY2: what was run and what it said.
    QByteArray report;
};

class Ctl {
public:
    Ctl();

    // With --json and --profile; input is its stdin.
    CtlResult run(const QStringList &arguments, const QByteArray &input = {}) const;
    CtlResult offline(const QStringList &arguments) const;
    // Starts it and leaves it running.
    std::unique_ptr<QProcess> start(const QStringList &arguments) const;
    QString profile() const { return m_folder.path() + QStringLiteral("/profile"); }

    // Account of a user on these servers; "imap" or "pop3", extra options behind.
    CtlResult addAccount(const TestServers &servers, const QString &user, const QString &protocol, quint16 port,
                         const QStringList &more = {}) const;
    // The first row whose field has this value; empty when none.
    static QJsonObject find(const QList<QJsonObject> &rows, const QString &field, const QJsonValue &value);
    QJsonObject folder(const QString &path) const;
    QJsonObject message(const QString &folder, const QString &subject) const;
    QString idOf(const QString &folder, const QString &subject) const;

private:
    QTemporaryDir m_folder;
};

// A small message with everything a listing shows.
QByteArray sampleMessage(const QByteArray &subject, const QByteArray &messageId, const QByteArray &text = "Hello\r\n");

} // namespace waxwing::test

// Runs and demands an exit code; the result is in `variable`.
#define CTL(variable, expected, ...)                                                                                   \
    const CtlResult variable = m_ctl->run(__VA_ARGS__);                                                                \
    QVERIFY2(variable.code == (expected), variable.report.constData())
