// What a Maildir's directory says: UIDs, flags, keywords.
#include "core/base/step.h"
#include "core/store/durablefile.h"
#include "core/store/maildir.h"

#include "core/base/error.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QSaveFile>

#include <array>

namespace waxwing::store {

namespace {

// So many UIDs are promised at once: one write of the index for a hundred deliveries. A death wastes the rest.
constexpr quint32 kReserve = 100;

struct Letter {
    char letter;
    Flag flag;
};
// ASCII order, as the Maildir text asks for.
constexpr std::array<Letter, 6> kLetters{{{'D', Flag::Draft},
                                          {'F', Flag::Flagged},
                                          {'P', Flag::Forwarded},
                                          {'R', Flag::Answered},
                                          {'S', Flag::Seen},
                                          {'T', Flag::Deleted}}};

void replaceFile(const QString &path, const QByteArray &contents)
{
    stepBefore("Maildir index");
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(contents) != contents.size() || !file.commit()) {
        failWithErrno(path + QLatin1String(": ") + file.errorString(), errno);
    }
    syncDirectory(QFileInfo(path).path());
    stepAfter("Maildir index");
}

} // namespace

bool Maildir::exists() const
{
    return QFileInfo(absolute(QStringLiteral("cur"))).isDir();
}

void Maildir::create()
{
    if (exists()) {
        return;
    }
    // cur/ last: with it the folder counts as made.
    for (const char *name : {"tmp", "new", "cur"}) {
        if (!QDir().mkpath(absolute(QLatin1String(name)))) {
            failWithErrno(m_path, errno);
        }
    }
    syncDirectory(m_path);
    syncDirectory(QFileInfo(m_path).path());
}

void Maildir::readUids()
{
    QFile file(absolute(QStringLiteral("waxwing-uids")));
    if (file.open(QIODevice::ReadOnly)) {
        const QList<QByteArray> words = file.readAll().simplified().split(' ');
        if (words.size() == 3 && words[0] == "1") {
            m_validity = UidValidity(words[1].toUInt());
            m_reserved = qMax(m_reserved, words[2].toUInt());
        }
    }
    if (!m_validity.isValid()) {
        m_validity = UidValidity(quint32(QDateTime::currentSecsSinceEpoch()));
        writeUids();
    }
    m_next = qMax(m_next, m_reserved);
}

void Maildir::writeUids()
{
    replaceFile(absolute(QStringLiteral("waxwing-uids")),
                "1 " + QByteArray::number(m_validity.value()) + ' ' + QByteArray::number(m_reserved) + '\n');
}

UidValidity Maildir::uidValidity()
{
    load();
    return m_validity;
}

Uid Maildir::uidNext()
{
    load();
    return Uid(m_next);
}

Uid Maildir::allocate()
{
    if (m_next >= m_reserved) {
        m_reserved = m_next + kReserve;
        writeUids();
    }
    return Uid(m_next++);
}

void Maildir::load()
{
    if (m_loaded) {
        return;
    }
    create();
    m_loaded = true;
    if (!m_validity.isValid()) {
        readUids();
    }
    readKeywords();
    m_entries.clear();
    m_tokens.clear();
    readFolder(QStringLiteral("new"));
    readFolder(QStringLiteral("cur"));
    removeStaleTemporaries();
}

QList<MaildirEntry> Maildir::list()
{
    m_loaded = false;
    load();
    return m_entries.values();
}

void Maildir::readFolder(const QString &name)
{
    const QFileInfoList files = QDir(absolute(name)).entryInfoList(QDir::Files, QDir::Name);
    QList<MaildirEntry> unnumbered;
    for (const QFileInfo &file : files) {
        MaildirEntry entry;
        entry.file = QString(name + QLatin1Char('/') + file.fileName());
        entry.size = file.size();
        entry.received = file.lastModified().toUTC();
        const qsizetype info = file.fileName().indexOf(QLatin1String(":2,"));
        const QString base = file.fileName().left(info);
        if (info >= 0) {
            readInfo(file.fileName().mid(info + 3), entry);
        }
        const qsizetype mark = base.indexOf(QLatin1String(",U="));
        if (mark >= 0) {
            const QString number = base.mid(mark + 3);
            entry.uid = Uid(number.left(number.indexOf(QLatin1Char(','))).toUInt());
        }
        const QStringList parts = base.left(mark).split(QLatin1Char('.'));
        if (parts.size() == 3 && parts[2] == QLatin1String("waxwing") && parts[1].startsWith(QLatin1Char('H'))) {
            entry.token = parts[1].mid(1);
        }
        // A file copied in by another program may bring a number that is taken, or one never given here.
        if (!entry.uid.isValid() || m_entries.contains(entry.uid) || entry.uid.value() >= m_reserved) {
            unnumbered << entry;
        } else {
            insert(entry);
        }
    }
    for (MaildirEntry &entry : unnumbered) {
        const QString old = entry.file;
        const QString base
            = old.mid(4, old.indexOf(QLatin1String(":2,")) < 0 ? -1 : old.indexOf(QLatin1String(":2,")) - 4);
        const QString unique = base.left(base.indexOf(QLatin1String(",U=")));
        const QString info = old.mid(4 + base.size());
        entry.uid = allocate();
        entry.file = old.left(4) + unique + QLatin1String(",U=") + QString::number(entry.uid.value()) + info;
        if (renameWithoutOverwriting(absolute(old), absolute(entry.file))) {
            insert(entry);
        }
    }
}

void Maildir::readInfo(const QString &info, MaildirEntry &entry) const
{
    for (const QChar character : info) {
        for (const Letter &letter : kLetters) {
            if (character == QLatin1Char(letter.letter)) {
                entry.flags |= letter.flag;
            }
        }
        const int keyword = character.unicode() - 'a';
        if (keyword >= 0 && keyword < m_keywords.size() && !m_keywords[keyword].isEmpty()) {
            entry.keywords << m_keywords[keyword].toLower();
        }
    }
}

QString Maildir::infoOf(Flags flags, const QStringList &keywords)
{
    QString info = QStringLiteral(":2,");
    for (const Letter &letter : kLetters) {
        if (flags.testFlag(letter.flag)) {
            info += QLatin1Char(letter.letter);
        }
    }
    QString letters;
    for (const QString &keyword : keywords) {
        letters += letterFor(keyword);
    }
    std::sort(letters.begin(), letters.end());
    return info + letters;
}

void Maildir::readKeywords()
{
    QFile file(absolute(QStringLiteral("dovecot-keywords")));
    if (!file.open(QIODevice::ReadOnly)) {
        return;
    }
    m_keywords.clear();
    const QList<QByteArray> lines = file.readAll().split('\n');
    for (const QByteArray &line : lines) {
        const int number = line.left(line.indexOf(' ')).toInt();
        if (line.contains(' ') && number >= 0 && number < 26) {
            m_keywords.resize(qMax(m_keywords.size(), qsizetype(number + 1)));
            m_keywords[number] = QString::fromUtf8(line.mid(line.indexOf(' ') + 1));
        }
    }
}

QChar Maildir::letterFor(const QString &keyword)
{
    readKeywords();
    qsizetype number = 0;
    while (number < m_keywords.size() && m_keywords[number].compare(keyword, Qt::CaseInsensitive) != 0) {
        ++number;
    }
    if (number == 26) {
        throw Error(ErrorKind::Input,
                    QCoreApplication::translate("waxwing::store", "This folder has no room for another tag."));
    }
    if (number == m_keywords.size()) {
        m_keywords << keyword;
        QByteArray lines;
        for (qsizetype n = 0; n < m_keywords.size(); ++n) {
            lines += QByteArray::number(n) + ' ' + m_keywords[n].toUtf8() + '\n';
        }
        replaceFile(absolute(QStringLiteral("dovecot-keywords")), lines);
    }
    return QChar(u'a' + char16_t(number));
}

// A delivery that died. 36 hours, as the Maildir text says.
void Maildir::removeStaleTemporaries() const
{
    const QDateTime oldest = QDateTime::currentDateTimeUtc().addSecs(-36 * 3600);
    const QFileInfoList files = QDir(absolute(QStringLiteral("tmp"))).entryInfoList(QDir::Files);
    for (const QFileInfo &file : files) {
        if (file.lastModified() < oldest) {
            QFile::remove(file.filePath());
        }
    }
}

} // namespace waxwing::store
