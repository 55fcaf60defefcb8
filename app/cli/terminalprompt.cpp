#include "app/cli/terminalprompt.h"
#include "app/cli/command.h"
#include "app/common/endsignals.h"

#include <QCoreApplication>
#include <QFile>

#include <poll.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <cerrno>

namespace waxwing::cli {

namespace {

using auth::Secret;

// Echo is off while this lives.
class Silence {
public:
    explicit Silence(int fd) : m_fd(fd)
    {
        ::tcgetattr(m_fd, &m_before);
        termios quiet = m_before;
        quiet.c_lflag &= ~tcflag_t(ECHO);
        ::tcsetattr(m_fd, TCSAFLUSH, &quiet);
    }
    ~Silence() { ::tcsetattr(m_fd, TCSAFLUSH, &m_before); }
    Silence(const Silence &) = delete;
    Silence &operator=(const Silence &) = delete;

private:
    int m_fd;
    termios m_before{};
};

Secret askOn(QFile &terminal, const QString &question)
{
    const Silence silence(terminal.handle());
    terminal.write(question.toUtf8());
    terminal.flush();
    std::array<pollfd, 2> input{pollfd{terminal.handle(), POLLIN, 0}, pollfd{app::EndSignals::descriptor(), POLLIN, 0}};
    while (::poll(input.data(), input.size(), -1) < 0 && errno == EINTR) { }
    if (app::EndSignals::number() != 0) {
        throw Error(ErrorKind::Cancelled, Words::tr("No password was given."));
    }
    QByteArray line = terminal.readLine();
    const Secret answer = Secret::fromUtf8(QByteArrayView(line).chopped(line.isEmpty() ? 0 : 1));
    auth::wipe(line);
    terminal.write("\n");
    return answer;
}

} // namespace

std::shared_ptr<TerminalPrompt> TerminalPrompt::ifThereIsATerminal()
{
    return ::isatty(STDIN_FILENO) != 0 && ::isatty(STDERR_FILENO) != 0 ? std::make_shared<TerminalPrompt>() : nullptr;
}

QCoro::Task<auth::PasswordAnswer> TerminalPrompt::ask(auth::PasswordQuestion question)
{
    QFile terminal(QStringLiteral("/dev/tty"));
    if (!terminal.open(QIODevice::ReadWrite | QIODevice::Unbuffered)) {
        throw Error(ErrorKind::Auth, Words::tr("There is no terminal to ask for the password."));
    }
    if (!question.refusal.isEmpty()) {
        terminal.write(QString(question.refusal + QLatin1Char('\n')).toUtf8());
    }
    auth::PasswordAnswer answer;
    answer.secret = askOn(terminal, Words::tr("Password of %1 on %2: ").arg(question.user, question.host));
    if (answer.secret.isEmpty()) {
        throw Error(ErrorKind::Cancelled, Words::tr("No password was given."));
    }
    co_return answer;
}

} // namespace waxwing::cli
