#include "ui/reader/sandbox.h"

#include <QCoreApplication>

#include <fcntl.h>
#include <sched.h>
#include <sys/wait.h>
#include <unistd.h>

namespace waxwing::ui {

namespace {

// What Chromium's namespace sandbox needs. Between fork and _exit only calls that are safe after the fork of
// a program with threads. Two steps: Ubuntu's AppArmor lets the first pass and takes the rights for the second.
bool canMakeNamespaces()
{
    const pid_t child = fork();
    if (child < 0)
        return false;
    if (child == 0) {
        const bool possible = unshare(CLONE_NEWUSER) == 0 && unshare(CLONE_NEWPID | CLONE_NEWNET) == 0;
        _exit(possible ? 0 : 1);
    }
    int status = 0;
    while (waitpid(child, &status, 0) < 0) {
        if (errno != EINTR)
            return false;
    }
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

QString findProblem()
{
    // Whoever starts the program may answer for the missing sandbox: the demo does, with its own mail only.
    if (qEnvironmentVariableIntValue("QTWEBENGINE_DISABLE_SANDBOX") == 1)
        return {};
    if (geteuid() == 0) {
        return QCoreApplication::translate(
            "waxwing::ui", "Shown as text: Waxwing runs as root, where formatted mail cannot be shown safely.");
    }
    if (!canMakeNamespaces()) {
        return QCoreApplication::translate("waxwing::ui",
                                           "Shown as text: this system does not allow the sandbox that formatted "
                                           "mail is shown in.");
    }
    return {};
}

} // namespace

QString htmlEngineProblem()
{
    static const QString problem = findProblem();
    return problem;
}

} // namespace waxwing::ui
