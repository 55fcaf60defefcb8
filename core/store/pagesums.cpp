#include "core/store/pagesums.h"

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <new>

#include <sqlite3.h>

namespace waxwing::store {

namespace {

constexpr int sumOctets = 8;
constexpr int smallestPage = 512; // sqlite.org/fileformat.html 1.3.2
constexpr int largestPage = 65'536;
constexpr int headerOctets = 100;
constexpr int reservedAt = 20; // octet of the header that says how many octets of a page are reserved

// SQLite allocates szOsFile octets and hands them to xOpen; the file below follows in the same block.
struct File {
    sqlite3_file base;
    bool isMain;
    bool isKnown; // whether it has sums
    bool hasSums;
};

sqlite3_file *below(sqlite3_file *file)
{
    return reinterpret_cast<sqlite3_file *>(reinterpret_cast<File *>(file) + 1);
}

File &own(sqlite3_file *file)
{
    return *reinterpret_cast<File *>(file);
}

const sqlite3_io_methods &methodsBelow(sqlite3_file *file)
{
    return *below(file)->pMethods;
}

sqlite3_vfs *vfsBelow(sqlite3_vfs *vfs)
{
    return static_cast<sqlite3_vfs *>(vfs->pAppData);
}

bool isPage(int amount, sqlite3_int64 offset)
{
    return amount >= smallestPage && amount <= largestPage && std::has_single_bit(unsigned(amount))
        && offset % amount == 0;
}

// Fletcher's two sums, begun with the page's place, over words of 64 bits: a page costs some 0.2 µs, which the bulk of
// a first sync would notice more of.
std::uint64_t sumOf(const unsigned char *page, int amount, sqlite3_int64 offset)
{
    constexpr std::uint64_t odd = 0x9e3779b97f4a7c15; // spreads what differs in a few bits only
    auto first = std::uint64_t(offset) + 1;
    std::uint64_t second = 0;
    for (int at = 0; at < amount - sumOctets; at += int(sizeof(std::uint64_t))) {
        std::uint64_t word = 0;
        std::memcpy(&word, page + at, sizeof word);
        first += word;
        second += first;
    }
    return first * odd ^ std::rotl(second, 32);
}

void learn(File &file, const unsigned char *header)
{
    constexpr char magic[] = "SQLite format 3";
    if (std::memcmp(header, magic, sizeof magic) == 0) {
        file.isKnown = true;
        file.hasSums = header[reservedAt] == sumOctets;
    }
}

bool hasSums(sqlite3_file *file, const unsigned char *octets, int amount, sqlite3_int64 offset)
{
    File &known = own(file);
    if (!known.isMain) {
        return false;
    }
    if (offset == 0 && amount >= headerOctets) {
        learn(known, octets);
    } else if (!known.isKnown) {
        std::array<unsigned char, headerOctets> header{};
        if (methodsBelow(file).xRead(below(file), header.data(), headerOctets, 0) == SQLITE_OK) {
            learn(known, header.data());
        }
    }
    return known.hasSums && isPage(amount, offset);
}

int readFile(sqlite3_file *file, void *buffer, int amount, sqlite3_int64 offset)
{
    const int result = methodsBelow(file).xRead(below(file), buffer, amount, offset);
    const auto *octets = static_cast<const unsigned char *>(buffer);
    if (result != SQLITE_OK || !hasSums(file, octets, amount, offset)) {
        return result;
    }
    std::uint64_t sum = 0;
    std::memcpy(&sum, octets + amount - sumOctets, sumOctets);
    return sum == sumOf(octets, amount, offset) ? SQLITE_OK : SQLITE_IOERR_DATA;
}

int writeFile(sqlite3_file *file, const void *buffer, int amount, sqlite3_int64 offset)
{
    const auto *octets = static_cast<const unsigned char *>(buffer);
    if (!hasSums(file, octets, amount, offset)) {
        return methodsBelow(file).xWrite(below(file), buffer, amount, offset);
    }
    thread_local std::array<unsigned char, largestPage> page; // SQLite's own stays as it is
    const std::uint64_t sum = sumOf(octets, amount, offset);
    std::memcpy(page.data(), octets, std::size_t(amount - sumOctets));
    std::memcpy(page.data() + amount - sumOctets, &sum, sumOctets);
    return methodsBelow(file).xWrite(below(file), page.data(), amount, offset);
}

int closeFile(sqlite3_file *file)
{
    return methodsBelow(file).xClose(below(file));
}

int truncateFile(sqlite3_file *file, sqlite3_int64 size)
{
    return methodsBelow(file).xTruncate(below(file), size);
}

int syncFile(sqlite3_file *file, int flags)
{
    return methodsBelow(file).xSync(below(file), flags);
}

int fileSize(sqlite3_file *file, sqlite3_int64 *size)
{
    return methodsBelow(file).xFileSize(below(file), size);
}

int lockFile(sqlite3_file *file, int level)
{
    return methodsBelow(file).xLock(below(file), level);
}

int unlockFile(sqlite3_file *file, int level)
{
    return methodsBelow(file).xUnlock(below(file), level);
}

int checkReservedLock(sqlite3_file *file, int *taken)
{
    return methodsBelow(file).xCheckReservedLock(below(file), taken);
}

int fileControl(sqlite3_file *file, int what, void *argument)
{
    return methodsBelow(file).xFileControl(below(file), what, argument);
}

int sectorSize(sqlite3_file *file)
{
    return methodsBelow(file).xSectorSize(below(file));
}

int deviceCharacteristics(sqlite3_file *file)
{
    return methodsBelow(file).xDeviceCharacteristics(below(file));
}

int shmMap(sqlite3_file *file, int region, int size, int extend, void volatile **memory)
{
    return methodsBelow(file).xShmMap(below(file), region, size, extend, memory);
}

int shmLock(sqlite3_file *file, int offset, int count, int flags)
{
    return methodsBelow(file).xShmLock(below(file), offset, count, flags);
}

void shmBarrier(sqlite3_file *file)
{
    methodsBelow(file).xShmBarrier(below(file));
}

int shmUnmap(sqlite3_file *file, int remove)
{
    return methodsBelow(file).xShmUnmap(below(file), remove);
}

// Version 2: no xFetch, so that no page comes by memory mapping and unseen.
constexpr sqlite3_io_methods methods{
    2,          closeFile,         readFile,    writeFile,  truncateFile,          syncFile, fileSize, lockFile,
    unlockFile, checkReservedLock, fileControl, sectorSize, deviceCharacteristics, shmMap,   shmLock,  shmBarrier,
    shmUnmap,   nullptr,           nullptr};

int openFile(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *gave)
{
    File *created = new (file) File{{nullptr}, (flags & SQLITE_OPEN_MAIN_DB) != 0, false, false};
    const int result = vfsBelow(vfs)->xOpen(vfsBelow(vfs), name, below(file), flags, gave);
    created->base.pMethods = below(file)->pMethods ? &methods : nullptr; // null: not to be closed
    return result;
}

// All but opening a file is done by the one below, which keeps nothing in a sqlite3_vfs of its own.
sqlite3_vfs makeVfs()
{
    sqlite3_vfs *base = sqlite3_vfs_find(nullptr);
    sqlite3_vfs vfs = *base;
    vfs.szOsFile = int(sizeof(File)) + base->szOsFile;
    vfs.pNext = nullptr;
    vfs.zName = "waxwing-page-sums";
    vfs.pAppData = base;
    vfs.xOpen = openFile;
    return vfs;
}

} // namespace

const char *pageSumsVfs()
{
    static sqlite3_vfs vfs = makeVfs();
    static const int registered = sqlite3_vfs_register(&vfs, 0);
    return registered == SQLITE_OK ? vfs.zName : nullptr;
}

void reservePageSums(sqlite3 *database)
{
    int octets = sumOctets;
    sqlite3_file_control(database, "main", SQLITE_FCNTL_RESERVE_BYTES, &octets);
}

} // namespace waxwing::store
