// Verbs that file messages: archive by date, junk with its keyword, snooze and what comes back from it.
#include "core/sync/verbs.h"

#include "core/store/reader.h"
#include "core/sync/foldernames.h"
#include "core/sync/words.h"

#include <QMap>

#include <algorithm>

namespace waxwing::sync::verbs {

namespace {

using store::FolderRow;
using store::MessageRow;
using store::Role;

// A folder that serves a verb: found, or made with its parents.
FolderRow folderAt(store::Writer &writer, AccountId account, const QStringList &levels, Performed &performed)
{
    const QString path = pathOfLevels(levels);
    if (const auto row = writer.reader().folderByPath(account, path); row && row->selectable) {
        return *row;
    }
    Performed created = createFolder(writer, account, levels);
    created.steps.last().implied = true;
    add(created, performed);
    const auto row = writer.reader().folderByPath(account, path);
    if (!row) {
        throw Error(ErrorKind::Storage, Words::tr("The folder “%1” could not be made.").arg(path));
    }
    return *row;
}

QMap<AccountId, QList<MessageRow>> byAccount(store::Writer &writer, const QList<PlacementId> &messages)
{
    QMap<AccountId, QList<MessageRow>> groups;
    const QList<MessageRow> rows = writer.reader().rows(messages);
    for (const MessageRow &row : rows) {
        groups[folderOf(writer, row.folder).account].append(row);
    }
    if (groups.isEmpty()) {
        throw Error(ErrorKind::Input, Words::tr("There is no such message."));
    }
    return groups;
}

QStringList dateLevels(const QString &layout, const MessageRow &row)
{
    const QDateTime when = row.received.toLocalTime();
    if (layout == QLatin1String("year")) {
        return {when.toString(QStringLiteral("yyyy"))};
    }
    if (layout == QLatin1String("month")) {
        return {when.toString(QStringLiteral("yyyy")), when.toString(QStringLiteral("MM"))};
    }
    return {};
}

constexpr char snoozedFolder[] = "Snoozed"; // not translated: other devices look there too
constexpr char snoozeKeyword[] = "$snooze-";
constexpr char snoozeFormat[] = "yyyyMMdd't'HHmmss'z'";

QStringList snoozeKeywords(const MessageRow &row)
{
    QStringList found;
    std::copy_if(row.keywords.cbegin(), row.keywords.cend(), std::back_inserter(found),
                 [](const QString &keyword) { return keyword.startsWith(QLatin1String(snoozeKeyword)); });
    return found;
}

// Invalid: not snoozed. The latest of several: another device has put it off again.
QDateTime snoozedUntil(const MessageRow &row)
{
    QDateTime latest;
    const QStringList keywords = snoozeKeywords(row);
    for (const QString &keyword : keywords) {
        QDateTime until
            = QDateTime::fromString(keyword.mid(int(qstrlen(snoozeKeyword))), QString::fromLatin1(snoozeFormat));
        until.setTimeSpec(Qt::UTC);
        if (until.isValid() && (!latest.isValid() || until > latest)) {
            latest = until;
        }
    }
    return latest;
}

QList<MessageRow> rowsIn(store::Reader &reader, FolderId folder)
{
    constexpr int most = 10'000;
    store::ListSpec everything;
    everything.folder = folder;
    return reader.window(everything, 0, most);
}

QList<PlacementId> idsOf(const QList<MessageRow> &rows)
{
    QList<PlacementId> ids;
    for (const MessageRow &row : rows) {
        ids.append(row.id);
    }
    return ids;
}

} // namespace

Performed archive(store::Writer &writer, const QList<PlacementId> &messages)
{
    Performed performed;
    int count = 0;
    const auto accounts = byAccount(writer, messages);
    for (auto group = accounts.cbegin(); group != accounts.cend(); ++group) {
        const QString layout = writer.reader().option(archiveOption(group.key()));
        const FolderRow archive = folderForRole(writer, group.key(), Role::Archive, performed);
        QMap<QStringList, QList<MessageRow>> byDate;
        for (const MessageRow &row : *group) {
            byDate[dateLevels(layout, row)].append(row);
        }
        for (auto part = byDate.cbegin(); part != byDate.cend(); ++part) {
            const QStringList levels = levelsOfPath(archive.path) + part.key();
            const FolderRow target = part.key().isEmpty() ? archive : folderAt(writer, group.key(), levels, performed);
            add(move(writer, idsOf(*part), target.id), performed);
            count += int(part->size());
        }
    }
    tell(performed, count, [](int n) { return Words::tr("Archived %n message(s)", nullptr, int(n)); });
    return performed;
}

// The keyword teaches the server's filter and other clients; where the server keeps none it is left out.
Performed junk(store::Writer &writer, const QList<PlacementId> &messages, bool junk)
{
    const QString is = QStringLiteral("$junk");
    const QString isNot = QStringLiteral("$notjunk");
    store::FlagChange change;
    change.setKeywords = QStringList{junk ? is : isNot};
    change.clearKeywords = QStringList{junk ? isNot : is};
    Performed performed = changeFlags(writer, messages, change);
    const Performed moved = moveToRole(writer, messages, junk ? Role::Junk : Role::Inbox);
    add(moved, performed);
    tell(performed, moved.count, moved.words);
    return performed;
}

Performed snooze(store::Writer &writer, const QList<PlacementId> &messages, const QDateTime &until)
{
    if (!until.isValid()) {
        throw Error(ErrorKind::Input, Words::tr("Say when the messages are to come back."));
    }
    const QString keyword = QLatin1String(snoozeKeyword) + until.toUTC().toString(QString::fromLatin1(snoozeFormat));
    Performed performed;
    int count = 0;
    const auto accounts = byAccount(writer, messages);
    for (auto group = accounts.cbegin(); group != accounts.cend(); ++group) {
        const FolderRow folder = folderAt(writer, group.key(), {QLatin1String(snoozedFolder)}, performed);
        for (const MessageRow &row : *group) {
            store::FlagChange older;
            older.clearKeywords = snoozeKeywords(row);
            older.clearKeywords.removeAll(keyword);
            if (!older.clearKeywords.isEmpty()) {
                add(changeFlags(writer, {row.id}, older), performed);
            }
        }
        store::FlagChange change;
        change.setKeywords = QStringList{keyword};
        const QList<PlacementId> ids = idsOf(*group);
        add(changeFlags(writer, ids, change), performed);
        add(move(writer, ids, folder.id), performed);
        count += int(ids.size());
    }
    tell(performed, count, [](int n) { return Words::tr("Snoozed %n message(s)", nullptr, int(n)); });
    return performed;
}

// They come back to the inbox, unread, so that they are seen.
Performed returnSnoozed(store::Writer &writer, const QDateTime &now)
{
    Performed performed;
    const QList<FolderRow> folders = writer.reader().folders();
    for (const FolderRow &folder : folders) {
        if (folder.path != QLatin1String(snoozedFolder) || folder.total == 0) {
            continue;
        }
        QList<MessageRow> due = rowsIn(writer.reader(), folder.id);
        due.removeIf([&now](const MessageRow &row) {
            const QDateTime until = snoozedUntil(row);
            return !until.isValid() || until > now;
        });
        for (const MessageRow &row : std::as_const(due)) {
            store::FlagChange change;
            change.clear = store::Flag::Seen;
            change.clearKeywords = snoozeKeywords(row);
            add(changeFlags(writer, {row.id}, change), performed);
        }
        if (!due.isEmpty()) {
            add(moveToRole(writer, idsOf(due), Role::Inbox), performed);
        }
    }
    return performed;
}

bool isSnoozeDue(store::Reader &reader, const QDateTime &now)
{
    const QList<FolderRow> folders = reader.folders();
    return std::any_of(folders.cbegin(), folders.cend(), [&](const FolderRow &folder) {
        if (folder.path != QLatin1String(snoozedFolder) || folder.total == 0) {
            return false;
        }
        const QList<MessageRow> rows = rowsIn(reader, folder.id);
        return std::any_of(rows.cbegin(), rows.cend(), [&now](const MessageRow &row) {
            const QDateTime until = snoozedUntil(row);
            return until.isValid() && until <= now;
        });
    });
}

QString archiveOption(AccountId account)
{
    return QStringLiteral("archive.%1").arg(account.value());
}

} // namespace waxwing::sync::verbs
