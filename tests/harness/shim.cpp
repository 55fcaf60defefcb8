// Preloaded before the C library: a disk that fails or forgets, and a clock that is wrong. Only files below
// WAXWING_SHIM_ROOT are concerned.
//
//   WAXWING_SHIM_COUNT=FILE    a line for every call that writes (or reads, see WHAT)
//   WAXWING_SHIM_FAIL=N        call N fails; WAXWING_SHIM_ERRNO says how (a number)
//   WAXWING_SHIM_FOREVER=1     and all later ones: a disk that is full stays full
//   WAXWING_SHIM_WHAT=read     reads count and fail in place of writes
//   WAXWING_SHIM_DURABLE=DIR   what is fsynced is noted there as it is then: files/INODE, folders/INODE. The real
//                              fsync is not done. A file's name is durable only when its folder was fsynced (POSIX).
//   WAXWING_SHIM_CLOCK=SECONDS added to the time of day
#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <string>
#include <sys/stat.h>
#include <sys/time.h>
#include <unistd.h>

namespace {

template <class Function> Function *real(const char *name)
{
    return reinterpret_cast<Function *>(dlsym(RTLD_NEXT, name));
}

const char *setting(const char *name)
{
    const char *value = std::getenv(name);
    return value && *value ? value : nullptr;
}

long number(const char *name)
{
    const char *value = setting(name);
    return value ? std::strtol(value, nullptr, 10) : 0;
}

// Read at first use: other libraries' constructors call us before our own would have run.
struct Plan {
    const char *root = setting("WAXWING_SHIM_ROOT");
    const char *count = setting("WAXWING_SHIM_COUNT");
    const char *durable = setting("WAXWING_SHIM_DURABLE");
    const char *what = setting("WAXWING_SHIM_WHAT");
    long failAt = number("WAXWING_SHIM_FAIL");
    long error = number("WAXWING_SHIM_ERRNO");
    long forever = number("WAXWING_SHIM_FOREVER");
    long clock = number("WAXWING_SHIM_CLOCK");
    bool reads() const { return what && std::strcmp(what, "read") == 0; }
};

const Plan &plan()
{
    static const Plan plan;
    return plan;
}

std::atomic<long> calls = 0;

bool isBelowRoot(const char *path)
{
    return plan().root && std::strncmp(path, plan().root, std::strlen(plan().root)) == 0;
}

std::string pathOf(int fd)
{
    char link[64];
    char path[4096];
    std::snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    const ssize_t length = ::readlink(link, path, sizeof path);
    return length < 0 ? std::string() : std::string(path, size_t(length));
}

// Whether this call is one that fails; errno is set then.
bool fails(bool reading, const char *call, const char *path)
{
    const Plan &now = plan();
    if (!now.root || reading != now.reads() || (!now.count && now.failAt == 0) || !isBelowRoot(path)) {
        return false;
    }
    const long at = ++calls;
    if (now.count) {
        static auto *const open = real<int(const char *, int, ...)>("open");
        static auto *const write = real<ssize_t(int, const void *, size_t)>("write");
        const int log = open(now.count, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
        const std::string line = std::string(call) + ' ' + path + '\n';
        write(log, line.data(), line.size());
        ::close(log);
    }
    if (now.failAt == 0 || at < now.failAt || (at > now.failAt && now.forever == 0)) {
        return false;
    }
    errno = int(now.error);
    return true;
}

bool fails(bool reading, const char *call, int fd)
{
    return plan().root && fails(reading, call, pathOf(fd).c_str());
}

// --- what a loss of power leaves ---

void note(const std::string &name, const std::string &content)
{
    static auto *const open = real<int(const char *, int, ...)>("open");
    static auto *const write = real<ssize_t(int, const void *, size_t)>("write");
    static auto *const rename = real<int(const char *, const char *)>("rename");
    const std::string target = std::string(plan().durable) + '/' + name;
    const std::string part = target + '.' + std::to_string(::gettid());
    const int file = open(part.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    write(file, content.data(), content.size());
    ::close(file);
    rename(part.c_str(), target.c_str());
}

std::string contentOf(const std::string &path)
{
    static auto *const open = real<int(const char *, int, ...)>("open");
    static auto *const read = real<ssize_t(int, void *, size_t)>("read");
    const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    std::string content;
    char piece[65536];
    for (ssize_t got = read(file, piece, sizeof piece); got > 0; got = read(file, piece, sizeof piece)) {
        content.append(piece, size_t(got));
    }
    ::close(file);
    return content;
}

std::string listingOf(const std::string &path)
{
    std::string listing;
    DIR *folder = ::opendir(path.c_str());
    while (const dirent *entry = folder ? ::readdir(folder) : nullptr) {
        listing += std::to_string(entry->d_ino) + ' ' + entry->d_name + '\n';
    }
    if (folder) {
        ::closedir(folder);
    }
    return listing;
}

// True: noted, and the real call may be spared.
bool noteDurable(int fd)
{
    const std::string path = plan().durable ? pathOf(fd) : std::string();
    struct stat info { };
    if (path.empty() || !isBelowRoot(path.c_str()) || ::fstat(fd, &info) != 0) {
        return false;
    }
    const std::string inode = std::to_string(info.st_ino);
    // By way of the descriptor: the file may have another name by now, or none.
    const std::string way = "/proc/self/fd/" + std::to_string(fd);
    if (S_ISDIR(info.st_mode)) {
        note("folders/" + inode, listingOf(way));
    } else {
        note("files/" + inode, contentOf(way));
    }
    return true;
}

int openAs(const char *name, const char *path, int flags, mode_t mode)
{
    if ((flags & O_CREAT) != 0 && ::access(path, F_OK) != 0 && fails(false, "create", path)) {
        return -1;
    }
    return real<int(const char *, int, ...)>(name)(path, flags, mode);
}

int openAtAs(const char *name, int folder, const char *path, int flags, mode_t mode)
{
    if ((flags & O_CREAT) != 0 && ::faccessat(folder, path, F_OK, 0) != 0 && fails(false, "create", path)) {
        return -1;
    }
    return real<int(int, const char *, int, ...)>(name)(folder, path, flags, mode);
}

mode_t modeOf(int flags, va_list arguments)
{
    return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(arguments, mode_t) : 0;
}

} // namespace

extern "C" {

// NOLINTBEGIN: these are the C library's names and parameters.
#define SHIM_OPEN(NAME)                                                                                                \
    int NAME(const char *path, int flags, ...)                                                                         \
    {                                                                                                                  \
        va_list arguments;                                                                                             \
        va_start(arguments, flags);                                                                                    \
        const mode_t mode = modeOf(flags, arguments);                                                                  \
        va_end(arguments);                                                                                             \
        return openAs(#NAME, path, flags, mode);                                                                       \
    }
SHIM_OPEN(open)
SHIM_OPEN(open64)

#define SHIM_OPENAT(NAME)                                                                                              \
    int NAME(int folder, const char *path, int flags, ...)                                                             \
    {                                                                                                                  \
        va_list arguments;                                                                                             \
        va_start(arguments, flags);                                                                                    \
        const mode_t mode = modeOf(flags, arguments);                                                                  \
        va_end(arguments);                                                                                             \
        return openAtAs(#NAME, folder, path, flags, mode);                                                             \
    }
SHIM_OPENAT(openat)
SHIM_OPENAT(openat64)

ssize_t write(int fd, const void *data, size_t size)
{
    static auto *const next = real<ssize_t(int, const void *, size_t)>("write");
    return fails(false, "write", fd) ? -1 : next(fd, data, size);
}

ssize_t read(int fd, void *data, size_t size)
{
    static auto *const next = real<ssize_t(int, void *, size_t)>("read");
    return fails(true, "read", fd) ? -1 : next(fd, data, size);
}

#define SHIM_PREAD(NAME)                                                                                               \
    ssize_t NAME(int fd, void *data, size_t size, off_t at)                                                            \
    {                                                                                                                  \
        static auto *const next = real<ssize_t(int, void *, size_t, off_t)>(#NAME);                                    \
        return fails(true, "read", fd) ? -1 : next(fd, data, size, at);                                                \
    }
SHIM_PREAD(pread)
SHIM_PREAD(pread64)

#define SHIM_PWRITE(NAME)                                                                                              \
    ssize_t NAME(int fd, const void *data, size_t size, off_t at)                                                      \
    {                                                                                                                  \
        static auto *const next = real<ssize_t(int, const void *, size_t, off_t)>(#NAME);                              \
        return fails(false, "write", fd) ? -1 : next(fd, data, size, at);                                              \
    }
SHIM_PWRITE(pwrite)
SHIM_PWRITE(pwrite64)

#define SHIM_TRUNCATE(NAME)                                                                                            \
    int NAME(int fd, off_t size) noexcept                                                                              \
    {                                                                                                                  \
        static auto *const next = real<int(int, off_t)>(#NAME);                                                        \
        return fails(false, "truncate", fd) ? -1 : next(fd, size);                                                     \
    }
SHIM_TRUNCATE(ftruncate)
SHIM_TRUNCATE(ftruncate64)

#define SHIM_SYNC(NAME)                                                                                                \
    int NAME(int fd)                                                                                                   \
    {                                                                                                                  \
        static auto *const next = real<int(int)>(#NAME);                                                               \
        if (fails(false, "sync", fd)) {                                                                                \
            return -1;                                                                                                 \
        }                                                                                                              \
        return noteDurable(fd) ? 0 : next(fd);                                                                         \
    }
SHIM_SYNC(fsync)
SHIM_SYNC(fdatasync)

int mkdir(const char *path, mode_t mode) noexcept
{
    static auto *const next = real<int(const char *, mode_t)>("mkdir");
    return fails(false, "mkdir", path) ? -1 : next(path, mode);
}

int rename(const char *from, const char *to) noexcept
{
    static auto *const next = real<int(const char *, const char *)>("rename");
    return fails(false, "rename", to) ? -1 : next(from, to);
}

int renameat2(int fromFolder, const char *from, int toFolder, const char *to, unsigned flags) noexcept
{
    static auto *const next = real<int(int, const char *, int, const char *, unsigned)>("renameat2");
    return fails(false, "rename", to) ? -1 : next(fromFolder, from, toFolder, to, flags);
}

int link(const char *from, const char *to) noexcept
{
    static auto *const next = real<int(const char *, const char *)>("link");
    return fails(false, "link", to) ? -1 : next(from, to);
}

int clock_gettime(clockid_t clock, timespec *now) noexcept
{
    static auto *const next = real<int(clockid_t, timespec *)>("clock_gettime");
    const int result = next(clock, now);
    if (result == 0 && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)) {
        now->tv_sec += plan().clock;
    }
    return result;
}

int gettimeofday(timeval *now, void *zone) noexcept
{
    static auto *const next = real<int(timeval *, void *)>("gettimeofday");
    const int result = next(now, zone);
    now->tv_sec += plan().clock;
    return result;
}

time_t time(time_t *result) noexcept
{
    static auto *const next = real<time_t(time_t *)>("time");
    const time_t now = next(nullptr) + plan().clock;
    if (result) {
        *result = now;
    }
    return now;
}
// NOLINTEND

} // extern "C"
