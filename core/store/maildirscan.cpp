// What a Maildir's directories say: which messages are there, their flags and keywords.
#include "core/base/octets.h"
#include "core/store/durablefile.h"
#include "core/store/maildir.h"

#include "core/base/error.h"

#include <QFile>
#include <QSaveFile>

#include <algorithm>
#include <array>
#include <cerrno>
#include <ctime>
#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

namespace waxwing::store {

namespace {

struct Letter {
    char letter;
    Flag flag;
};
// ASCII order, as the Maildir text asks for.
constexpr std::array<Letter, 6> flagLetters{{{'D', Flag::Draft},
                                             {'F', Flag::Flagged},
                                             {'P', Flag::Forwarded},
                                             {'R', Flag::Answered},
                                             {'S', Flag::Seen},
                                             {'T', Flag::Deleted}}};

constexpr qint64 second = 1'000'000'000;

qint64 changedAt(const QByteArray &path)
{
    struct stat facts { };
    if (::stat(path.constData(), &facts) != 0) {
        return -1;
    }
    return facts.st_mtim.tv_sec * second + facts.st_mtim.tv_nsec;
}

qint64 now()
{
    timespec time{};
    ::clock_gettime(CLOCK_REALTIME, &time);
    return time.tv_sec * second + time.tv_nsec;
}

bool isRegularFile(const QByteArray &path, unsigned char type)
{
    if (type != DT_UNKNOWN) {
        return type == DT_REG;
    }
    struct stat facts { };
    return ::lstat(path.constData(), &facts) == 0 && S_ISREG(facts.st_mode);
}

} // namespace

Maildir::Stamp Maildir::stamp() const
{
    Stamp stamp;
    stamp.of[0] = changedAt(absolute("new"));
    stamp.of[1] = changedAt(absolute("cur"));
    return stamp;
}

const QMap<Uid, Maildir::Message> &Maildir::scan()
{
    readKeywordLetters();
    m_looked = true;
    Stamp before = stamp();
    if (before == m_scanned) {
        return m_messages;
    }
    QMap<QByteArray, Message> found = readFolders();
    // A file that is renamed while the directory is read may be missed (readdir promises nothing about it): look
    // again until the directory stood still.
    constexpr int attempts = 5;
    for (int i = 0; i < attempts; ++i) {
        const Stamp after = stamp();
        if (after == before) {
            break;
        }
        before = after;
        found = readFolders();
    }
    numberAndTake(std::move(found));
    // A change within the clock's granularity would leave the same stamp: such a fresh one is not relied on.
    constexpr qint64 granularity = second / 50;
    const bool settled = now() - std::max(before.of[0], before.of[1]) > granularity;
    m_scanned = settled ? before : Stamp();
    forgetDead();
    return m_messages;
}

QMap<QByteArray, Maildir::Message> Maildir::readFolders() const
{
    QMap<QByteArray, Message> found;
    readFolder("new", found);
    readFolder("cur", found); // the later one wins: new/ to cur/ is the way that mail goes
    return found;
}

// A directory that cannot be read is an error, never an empty folder: what is missing counts as deleted.
void Maildir::readFolder(const char *sub, QMap<QByteArray, Message> &found) const
{
    const QByteArray path = absolute(sub);
    const std::unique_ptr<DIR, int (*)(DIR *)> directory(::opendir(path.constData()), ::closedir);
    if (!directory) {
        failWithErrno(QFile::decodeName(path), errno);
    }
    errno = 0;
    while (const dirent *entry = ::readdir(directory.get())) {
        const QByteArray name(entry->d_name);
        if (name.startsWith('.') || !isRegularFile(QByteArray(path + '/' + name), entry->d_type)) {
            continue;
        }
        const qsizetype colon = name.indexOf(":2,");
        Message message;
        message.base = name.left(colon < 0 ? name.size() : colon);
        message.file = QByteArray(sub) + '/' + name;
        if (colon >= 0) {
            readInfo(name.mid(colon + 3), message);
        }
        if (!message.base.isEmpty()) {
            found.insert(message.base, message);
        }
        errno = 0;
    }
    if (errno != 0) {
        failWithErrno(QFile::decodeName(path), errno);
    }
}

// In the order of their names, which other programs' deliveries begin with the time.
void Maildir::numberAndTake(QMap<QByteArray, Message> found)
{
    const QList<Uid> uids = assign(found.keys());
    m_messages.clear();
    qsizetype n = 0;
    for (Message &message : found) {
        message.uid = uids.at(n++);
        const Known &known = m_known[message.base];
        message.keywords += known.words;
        message.keywords.sort();
        message.keywords.removeDuplicates();
        if (m_bases.value(message.uid) != message.base && found.contains(m_bases.value(message.uid))) {
            ::unlink(absolute(message.file).constData()); // replace() was stopped before its last step
            continue;
        }
        m_messages.insert(message.uid, message);
    }
}

void Maildir::readInfo(const QByteArray &info, Message &message) const
{
    for (const char character : info) {
        for (const Letter &letter : flagLetters) {
            if (character == letter.letter) {
                message.flags |= letter.flag;
            }
        }
        const int keyword = character - 'a';
        if (keyword >= 0 && keyword < m_letters.size() && !m_letters.at(keyword).isEmpty()) {
            message.keywords << m_letters.at(keyword).toLower();
        }
    }
}

QByteArray Maildir::infoOf(Flags flags, const QStringList &lettered) const
{
    QByteArray info(":2,");
    for (const Letter &letter : flagLetters) {
        if (flags.testFlag(letter.flag)) {
            info += letter.letter;
        }
    }
    QByteArray marks;
    for (const QString &keyword : lettered) {
        const auto is = [&keyword](const QString &other) { return other.compare(keyword, Qt::CaseInsensitive) == 0; };
        marks += char('a' + (std::find_if(m_letters.cbegin(), m_letters.cend(), is) - m_letters.cbegin()));
    }
    std::sort(marks.begin(), marks.end());
    return QByteArray(info + marks);
}

void Maildir::readKeywordLetters()
{
    const QByteArray path = absolute("dovecot-keywords");
    const qint64 changed = changedAt(path);
    if (changed == m_lettersRead) {
        return;
    }
    m_lettersRead = changed;
    m_letters.clear();
    m_scanned = {};
    constexpr qint64 most = 64_KiB;
    QFile file(QFile::decodeName(path));
    const QList<QByteArray> lines = file.open(QIODevice::ReadOnly) ? file.read(most).split('\n') : QList<QByteArray>();
    for (const QByteArray &line : lines) {
        bool good = false;
        const int number = line.left(line.indexOf(' ')).toInt(&good);
        if (good && line.contains(' ') && number >= 0 && number < 26) {
            m_letters.resize(qMax(m_letters.size(), qsizetype(number + 1)));
            m_letters[number] = QString::fromUtf8(line.mid(line.indexOf(' ') + 1));
        }
    }
}

// Those of the keywords that have a letter, or get one as long as there are any.
QStringList Maildir::letters(const QStringList &keywords)
{
    readKeywordLetters();
    QStringList lettered;
    const qsizetype before = m_letters.size();
    for (const QString &keyword : keywords) {
        const bool known = m_letters.contains(keyword, Qt::CaseInsensitive);
        if (!known && m_letters.size() < 26) {
            m_letters.append(keyword);
        }
        if (known || m_letters.contains(keyword)) {
            lettered.append(keyword);
        }
    }
    if (m_letters.size() != before) {
        QByteArray lines;
        for (qsizetype n = 0; n < m_letters.size(); ++n) {
            lines += QByteArray::number(n) + ' ' + m_letters[n].toUtf8() + '\n';
        }
        QSaveFile file(QFile::decodeName(absolute("dovecot-keywords")));
        if (!file.open(QIODevice::WriteOnly) || file.write(lines) != lines.size() || !file.flush() || !file.commit()) {
            failWithErrno(file.fileName(), errno);
        }
        syncDirectory(QFile::decodeName(m_path));
        m_lettersRead = changedAt(absolute("dovecot-keywords"));
    }
    return lettered;
}

// A delivery that died. 36 hours, as the Maildir text says.
void Maildir::removeStaleTemporaries() const
{
    constexpr qint64 hour = 3600 * second;
    constexpr qint64 oldest = 36 * hour;
    const QByteArray path = absolute("tmp");
    const std::unique_ptr<DIR, int (*)(DIR *)> directory(::opendir(path.constData()), ::closedir);
    while (const dirent *entry = directory ? ::readdir(directory.get()) : nullptr) {
        const QByteArray file = path + '/' + entry->d_name;
        if (isRegularFile(file, entry->d_type) && now() - changedAt(file) > oldest) {
            ::unlink(file.constData());
        }
    }
}

} // namespace waxwing::store
