#include "tests/bench/benchmail.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTemporaryFile>

#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <vector>

extern char **environ;

namespace waxwing::bench {

namespace {

constexpr int patience = 600'000;

QByteArray body(qsizetype octets, const QByteArray &n)
{
    const QByteArray line = "The quick brown fox jumps over the lazy dog " + n + " times\r\n";
    QByteArray text;
    text.reserve(octets + line.size());
    while (text.size() < octets) {
        text += line;
    }
    return text;
}

} // namespace

void writeMaildir(const QString &folder, int count, qsizetype bodyOctets)
{
    for (const char *sub : {"/cur", "/new", "/tmp"}) {
        QDir().mkpath(QString(folder + QLatin1String(sub)));
    }
    for (int i = 0; i < count; ++i) {
        const QByteArray n = QByteArray::number(i);
        const QByteArray thread = QByteArray::number(i / 5);
        QFile file(QStringLiteral("%1/cur/%2.M1P1.host:2,S").arg(folder).arg(1'600'000'000 + i));
        if (!file.open(QIODevice::WriteOnly)) {
            qFatal("%s: %s", qPrintable(file.fileName()), qPrintable(file.errorString()));
        }
        file.write("From: =?utf-8?q?J=C3=B6rg?= Person" + n + " <person" + n
                   + "@example.org>\r\nTo: Ana Lima <ana@waxwing.test>, team@example.org\r\n"
                     "Subject: Re: The matter of "
                   + thread + " and what came of it\r\nDate: Tue, 24 Nov 2026 10:00:00 +0100\r\nMessage-ID: <m" + n
                   + "@example.org>\r\nReferences: <t" + thread
                   + "@example.org>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nHello " + n
                   + "\r\n" + body(bodyOctets, n));
    }
}

RawSocket::RawSocket(quint16 port, const QString &caFile, const QString &user, const QString &password)
    : m_socket(std::make_unique<QSslSocket>())
{
    if (caFile.isEmpty()) {
        m_socket->connectToHost(QStringLiteral("127.0.0.1"), port);
        m_socket->waitForConnected(patience);
    } else {
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.addCaCertificates(caFile);
        m_socket->setSslConfiguration(configuration);
        m_socket->connectToHostEncrypted(QStringLiteral("localhost"), port);
        m_socket->waitForEncrypted(patience);
    }
    m_socket->waitForReadyRead(patience);
    m_socket->readAll();
    command("LOGIN " + user.toUtf8() + ' ' + password.toUtf8());
}

RawSocket::~RawSocket() = default;

RawSocket::Answer RawSocket::command(const QByteArray &text)
{
    const QByteArray tag = "r" + QByteArray::number(++m_tags);
    QElapsedTimer timer;
    timer.start();
    m_socket->write(tag + ' ' + text + "\r\n");
    const QByteArray end = tag + " OK";
    const QByteArray endOfMany = "\r\n" + end;
    QByteArray tail;
    Answer answer;
    while (!tail.contains(endOfMany) && !tail.startsWith(end) && m_socket->waitForReadyRead(patience)) {
        const QByteArray chunk = m_socket->readAll();
        answer.octets += chunk.size();
        tail.append(chunk);
        tail = tail.right(4096);
    }
    answer.seconds = double(timer.nsecsElapsed()) / 1e9;
    return answer;
}

Ran run(const QString &program, const QStringList &arguments)
{
    QTemporaryFile out;
    out.open();
    std::vector<QByteArray> words{program.toUtf8()};
    for (const QString &argument : arguments) {
        words.push_back(argument.toUtf8());
    }
    std::vector<char *> argv;
    for (QByteArray &word : words) {
        argv.push_back(word.data());
    }
    argv.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 1, out.fileName().toUtf8().constData(), O_WRONLY | O_TRUNC, 0600);
    QElapsedTimer timer;
    timer.start();
    pid_t pid = 0;
    Ran ran;
    if (posix_spawnp(&pid, argv[0], &actions, nullptr, argv.data(), environ) == 0) {
        int status = 0;
        rusage usage{};
        wait4(pid, &status, 0, &usage);
        ran.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
        ran.peakMegabytes = usage.ru_maxrss / 1024;
    }
    ran.seconds = double(timer.nsecsElapsed()) / 1e9;
    posix_spawn_file_actions_destroy(&actions);
    QFile file(out.fileName());
    file.open(QIODevice::ReadOnly);
    ran.out = file.readAll();
    return ran;
}

} // namespace waxwing::bench
