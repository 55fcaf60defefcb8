#include "core/sync/pop3ledger.h"

#include "core/base/step.h"
#include "core/store/durablefile.h"

#include <QCryptographicHash>
#include <QFile>
#include <QSaveFile>

#include <cerrno>

namespace waxwing::sync {

namespace {

QByteArray shortHash(const char *prefix, const QByteArray &hash)
{
    return QByteArray(prefix + hash.toHex().left(40));
}

QByteArray word(const QByteArray &octets)
{
    return octets.isEmpty() ? QByteArray("-") : octets.toHex();
}

QByteArray lineOf(const QByteArray &name, const Fetched &fetched)
{
    const QByteArrayList words{name,
                               fetched.delivery,
                               word(fetched.content),
                               word(fetched.header),
                               QByteArray::number(fetched.listed),
                               QByteArray::number(fetched.when.toSecsSinceEpoch()),
                               fetched.doubtful ? "doubtful" : "good"};
    return QByteArray(words.join(' ') + '\n');
}

} // namespace

QByteArray deliveryByUid(const QByteArray &uid)
{
    return shortHash("u", QCryptographicHash::hash(uid, QCryptographicHash::Sha256));
}

QByteArray deliveryByContent(const QByteArray &hash)
{
    return shortHash("c", hash);
}

QByteArray headerHash(const QByteArray &source)
{
    const qsizetype end = source.indexOf("\r\n\r\n");
    return QCryptographicHash::hash(source.left(end < 0 ? source.size() : end + 2), QCryptographicHash::Sha256);
}

Pop3Ledger::Pop3Ledger(QString path) : m_file(std::move(path))
{
    QFile file(m_file);
    if (!file.open(QIODevice::ReadOnly)) {
        return;
    }
    const QByteArray all = file.readAll();
    QByteArrayList lines = all.split('\n');
    lines.removeLast(); // empty, or torn off
    for (const QByteArray &line : std::as_const(lines)) {
        const QByteArrayList words = line.split(' ');
        if (words.size() != 7) {
            continue;
        }
        Fetched fetched;
        fetched.delivery = words.at(1);
        fetched.content = words.at(2) == "-" ? QByteArray() : QByteArray::fromHex(words.at(2));
        fetched.header = QByteArray::fromHex(words.at(3));
        fetched.listed = words.at(4).toLongLong();
        fetched.when = QDateTime::fromSecsSinceEpoch(words.at(5).toLongLong(), Qt::UTC);
        fetched.doubtful = words.at(6) == "doubtful";
        take(words.at(0), fetched);
    }
    if (!all.isEmpty() && !all.endsWith('\n')) {
        rewrite();
    }
}

void Pop3Ledger::take(const QByteArray &name, const Fetched &fetched)
{
    if (const auto before = m_entries.constFind(name); before != m_entries.cend()) {
        m_byContent.remove(before->content, name);
        m_byHeader.remove(before->header, name);
    }
    m_entries.insert(name, fetched);
    if (fetched.isWhole()) {
        m_byContent.insert(fetched.content, name);
    }
    m_byHeader.insert(fetched.header, name);
}

std::optional<Fetched> Pop3Ledger::find(const QByteArray &name) const
{
    const auto found = m_entries.constFind(name);
    return found == m_entries.cend() ? std::nullopt : std::optional(*found);
}

void Pop3Ledger::note(const QList<std::pair<QByteArray, Fetched>> &entries)
{
    QByteArray lines;
    for (const auto &[name, fetched] : entries) {
        lines += lineOf(name, fetched);
    }
    QFile file(m_file);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Append) || file.write(lines) != lines.size()) {
        store::failWithErrno(m_file, errno);
    }
    store::syncFile(file);
    for (const auto &[name, fetched] : entries) {
        take(name, fetched);
    }
}

void Pop3Ledger::keepOnly(const QSet<QByteArray> &names)
{
    const auto gone = [&names](QHash<QByteArray, Fetched>::iterator it) { return !names.contains(it.key()); };
    if (m_entries.removeIf(gone) == 0) {
        return;
    }
    const QHash<QByteArray, Fetched> left = std::exchange(m_entries, {});
    m_byContent.clear();
    m_byHeader.clear();
    for (auto it = left.cbegin(); it != left.cend(); ++it) {
        take(it.key(), it.value());
    }
    rewrite();
}

void Pop3Ledger::rewrite()
{
    stepBefore("POP3 ledger");
    QSaveFile file(m_file);
    bool good = file.open(QIODevice::WriteOnly);
    for (auto it = m_entries.cbegin(); it != m_entries.cend(); ++it) {
        const QByteArray line = lineOf(it.key(), it.value());
        good = good && file.write(line) == line.size();
    }
    if (!good || !file.flush() || !file.commit()) {
        store::failWithErrno(m_file, errno);
    }
    stepAfter("POP3 ledger");
}

} // namespace waxwing::sync
