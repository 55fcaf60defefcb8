#include "tests/window/threadclock.h"

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QString>

#include <algorithm>
#include <cstdlib>
#include <ctime>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

namespace waxwing::test {

namespace {

constexpr double nanosecondsPerMs = 1e6;
const QString tasksFolder = QStringLiteral("/proc/self/task/");

qint64 nanoseconds(clockid_t clock)
{
    timespec time{};
    clock_gettime(clock, &time);
    return qint64(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

struct Scheduled {
    qint64 ran = 0;
    qint64 queued = 0;
};

// schedstat (Documentation/scheduler/sched-stats): time on a core, time waiting on a run queue.
Scheduled scheduled(int file)
{
    char text[96] = {};
    if (file < 0 || pread(file, text, sizeof text - 1, 0) <= 0) {
        return {};
    }
    char *end = nullptr;
    const qint64 ran = std::strtoll(text, &end, 10);
    return {ran, std::strtoll(end, nullptr, 10)};
}

qint64 voluntarySwitches()
{
    rusage usage{};
    getrusage(RUSAGE_THREAD, &usage);
    return usage.ru_nvcsw;
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// The process at the other end of a local socket; 0: no such.
pid_t peerOf(int socket)
{
    ucred credentials{};
    socklen_t size = sizeof credentials;
    return getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &credentials, &size) == 0 ? credentials.pid : 0;
}

} // namespace

ThreadTime ThreadTime::operator-(const ThreadTime &earlier) const
{
    return {wall - earlier.wall,
            cpu - earlier.cpu,
            queued - earlier.queued,
            displayBusy - earlier.displayBusy,
            rendererBusy - earlier.rendererBusy,
            sleeps - earlier.sleeps};
}

ThreadTime &ThreadTime::operator+=(const ThreadTime &more)
{
    wall += more.wall;
    cpu += more.cpu;
    queued += more.queued;
    displayBusy += more.displayBusy;
    rendererBusy += more.rendererBusy;
    sleeps += more.sleeps;
    return *this;
}

double ThreadTime::cpuMs() const
{
    return double(cpu) / nanosecondsPerMs;
}

double ThreadTime::blockedMs() const
{
    if (sleeps == 0) {
        return 0; // what is missing the machine took: another guest of it, a page fault
    }
    return double(std::max<qint64>(0, wall - cpu - queued - displayBusy - rendererBusy)) / nanosecondsPerMs;
}

ThreadClock::ThreadClock()
    : m_schedstat(open(QByteArray("/proc/self/task/" + QByteArray::number(gettid()) + "/schedstat").constData(),
                       O_RDONLY | O_CLOEXEC))
{
}

ThreadClock::~ThreadClock()
{
    for (const int file : {m_schedstat, m_displaySchedstat, m_readerSchedstat}) {
        if (file >= 0) {
            close(file);
        }
    }
    forgetRenderers();
}

void ThreadClock::forgetRenderers()
{
    for (const int file : m_rendererSchedstats) {
        close(file);
    }
    m_rendererSchedstats.clear();
}

void ThreadClock::findRenderers()
{
    forgetRenderers();
    for (const QString &task : QDir(tasksFolder).entryList(QDir::NoDotAndDotDot | QDir::Dirs)) {
        const QString folder = tasksFolder + task;
        const QByteArray name = contents(folder + QStringLiteral("/comm"));
        const bool draws = name.startsWith("llvmpipe") || name.startsWith("Chrome_InProcGp") || name.startsWith("Viz");
        const int file = draws
            ? open(QFile::encodeName(folder + QStringLiteral("/schedstat")).constData(), O_RDONLY | O_CLOEXEC)
            : -1;
        if (file >= 0) {
            m_rendererSchedstats.push_back(file);
        }
    }
}

ThreadTime ThreadClock::now() const
{
    const Scheduled display = scheduled(m_displaySchedstat);
    qint64 renderers = 0;
    for (const int file : m_rendererSchedstats) {
        const Scheduled renderer = scheduled(file);
        renderers += renderer.ran + renderer.queued;
    }
    return {nanoseconds(CLOCK_MONOTONIC),
            nanoseconds(CLOCK_THREAD_CPUTIME_ID),
            scheduled(m_schedstat).queued,
            display.ran + display.queued + scheduled(m_readerSchedstat).queued,
            renderers,
            voluntarySwitches()};
}

void ThreadClock::findDisplayServer()
{
    for (const QString &task : QDir(tasksFolder).entryList(QDir::NoDotAndDotDot | QDir::Dirs)) {
        const QString folder = tasksFolder + task;
        if (contents(folder + QStringLiteral("/comm")).startsWith("QXcbEventQueue")) {
            m_readerSchedstat
                = open(QFile::encodeName(folder + QStringLiteral("/schedstat")).constData(), O_RDONLY | O_CLOEXEC);
        }
    }
    const QStringList files
        = QDir(QStringLiteral("/proc/self/fd")).entryList(QDir::NoDotAndDotDot | QDir::AllEntries | QDir::System);
    for (const QString &file : files) {
        const pid_t peer = peerOf(file.toInt());
        const QString process = QStringLiteral("/proc/%1/").arg(peer);
        if (peer > 0 && contents(process + QStringLiteral("comm")).startsWith('X')) {
            m_displaySchedstat
                = open(QFile::encodeName(process + QStringLiteral("schedstat")).constData(), O_RDONLY | O_CLOEXEC);
            return;
        }
    }
}

bool isHtmlEngineRunning()
{
    const QStringList tasks = QDir(QStringLiteral("/proc/self/task")).entryList(QDir::NoDotAndDotDot | QDir::Dirs);
    return std::any_of(tasks.cbegin(), tasks.cend(), [](const QString &task) {
        return contents(QStringLiteral("/proc/self/task/%1/comm").arg(task)).startsWith("Chrome");
    });
}

} // namespace waxwing::test
