#include "core/sync/hiddenuids.h"

#include "core/base/error.h"
#include "core/base/step.h"
#include "core/sync/words.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace waxwing::sync {

HiddenUids::HiddenUids(QString file) : m_file(std::move(file))
{
    load();
}

imap::UidSet HiddenUids::of(const QByteArray &serverName, UidValidity uidValidity) const
{
    const auto found = m_entries.constFind(serverName);
    return found != m_entries.cend() && found->uidValidity == uidValidity ? found->uids : imap::UidSet();
}

void HiddenUids::add(const QByteArray &serverName, UidValidity uidValidity, const imap::UidSet &uids)
{
    imap::UidSet all = of(serverName, uidValidity);
    for (const imap::UidSet::Range &range : uids.ranges()) {
        all.add(Uid(range.first), Uid(range.last));
    }
    set(serverName, uidValidity, all);
}

void HiddenUids::set(const QByteArray &serverName, UidValidity uidValidity, const imap::UidSet &uids)
{
    if (of(serverName, uidValidity) == uids) {
        return;
    }
    if (uids.isEmpty()) {
        m_entries.remove(serverName);
    } else {
        m_entries.insert(serverName, Entry{uidValidity, uids});
    }
    save();
}

// One folder a line: uidvalidity, set, name (percent-encoded, so that no name can break the line).
void HiddenUids::load()
{
    QFile file(m_file);
    if (!file.open(QIODevice::ReadOnly)) {
        return;
    }
    const QList<QByteArray> lines = file.readAll().split('\n');
    for (const QByteArray &line : lines) {
        const QList<QByteArray> words = line.split(' ');
        const auto uids = words.size() == 3 ? imap::UidSet::parse(words.at(1)) : std::nullopt;
        const UidValidity validity(words.constFirst().toUInt());
        if (uids && validity.isValid()) {
            m_entries.insert(QByteArray::fromPercentEncoding(words.at(2)), Entry{validity, *uids});
        }
    }
}

void HiddenUids::save() const
{
    QDir().mkpath(QFileInfo(m_file).absolutePath());
    stepBefore("list of hidden messages");
    QSaveFile file(m_file);
    bool good = file.open(QIODevice::WriteOnly);
    for (auto entry = m_entries.cbegin(); good && entry != m_entries.cend(); ++entry) {
        const QByteArray line = QByteArray::number(entry->uidValidity.value()) + ' ' + entry->uids.toByteArray() + ' '
            + entry.key().toPercentEncoding() + '\n';
        good = file.write(line) == line.size();
    }
    if (!good || !file.flush() || !file.commit()) {
        throw Error(ErrorKind::Storage, Words::tr("The list of hidden messages could not be saved."),
                    file.errorString());
    }
    stepAfter("list of hidden messages");
}

} // namespace waxwing::sync
