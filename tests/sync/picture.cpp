#include "tests/sync/picture.h"

#include "core/sync/convert.h"

#include <QRegularExpression>

namespace waxwing::sync::test {

namespace {

QString line(quint32 uid, const QString &subject, store::Flags flags, const QStringList &keywords)
{
    QStringList sorted = keywords;
    sorted.sort();
    return QStringLiteral("%1 %2 %3 %4").arg(uid).arg(subject).arg(flags.toInt()).arg(sorted.join(QLatin1Char(',')));
}

QString serverLine(const QByteArray &row)
{
    static const QRegularExpression uid(QStringLiteral("[( ]UID (\\d+)"));
    static const QRegularExpression flags(QStringLiteral("FLAGS \\(([^)]*)\\)"));
    static const QRegularExpression subject(QStringLiteral("ENVELOPE \\((?:NIL|\"[^\"]*\") \"([^\"]*)\""));
    const QString text = QString::fromUtf8(row);
    const QByteArray words = flags.match(text).captured(1).toUtf8();
    const SplitFlags split = splitFlags(words.isEmpty() ? imap::Flags() : imap::Flags(words.split(' ')));
    return line(uid.match(text).captured(1).toUInt(), subject.match(text).captured(1), split.flags, split.keywords);
}

// Listed, but refused to everybody: deletions that met each other leave such a mailbox behind in Dovecot 2.3. Of that
// one there is nothing to compare; a refusal takes nothing from the cache.
QString cannotBeOpened()
{
    return QStringLiteral("cannot be opened");
}

bool isHidden(const QByteArray &row, const imap::UidSet &hidden)
{
    static const QRegularExpression uid(QStringLiteral("[( ]UID (\\d+)"));
    return row.contains("\\Deleted") && hidden.contains(Uid(uid.match(QString::fromUtf8(row)).captured(1).toUInt()));
}

QStringList serverFolder(waxwing::test::RawImap &client, const QByteArray &name, const HiddenUids &hidden)
{
    static const QRegularExpression validity(QStringLiteral("UIDVALIDITY (\\d+)"));
    QStringList lines;
    imap::UidSet hiddenHere;
    const QByteArrayList opened = client.command("EXAMINE " + name);
    if (!client.ok()) {
        return {cannotBeOpened()};
    }
    for (const QByteArray &row : opened) {
        const auto match = validity.match(QString::fromLatin1(row));
        if (match.hasMatch()) {
            lines.append(QStringLiteral("validity ") + match.captured(1));
            hiddenHere = hidden.of(name, UidValidity(match.captured(1).toUInt()));
        }
    }
    const QByteArrayList rows = client.command("UID FETCH 1:* (FLAGS ENVELOPE)");
    for (const QByteArray &row : rows) {
        if (row.contains(" FETCH (") && !isHidden(row, hiddenHere)) {
            lines.append(serverLine(row));
        }
    }
    return lines;
}

QStringList cacheFolder(store::Reader &reader, const store::FolderRow &folder)
{
    QStringList lines;
    lines.append(QStringLiteral("validity %1").arg(reader.syncState(folder.id)->uidValidity.value()));
    store::ListSpec spec;
    spec.folder = folder.id;
    QMap<quint32, QString> byUid;
    qint64 unread = 0;
    const QList<store::MessageRow> rows = reader.window(spec, 0, 100'000);
    for (const store::MessageRow &row : rows) {
        byUid.insert(row.uid.value(), line(row.uid.value(), row.subject, row.flags, row.keywords));
        unread += row.flags.testFlag(store::Flag::Seen) ? 0 : 1;
    }
    if (rows.size() != folder.total || unread != folder.unread || rows.size() != byUid.size()) {
        lines.append(QStringLiteral("counts %1/%2 of %3/%4/%5")
                         .arg(folder.total)
                         .arg(folder.unread)
                         .arg(rows.size())
                         .arg(unread)
                         .arg(byUid.size()));
    }
    return lines + byUid.values();
}

} // namespace

Picture onServer(waxwing::test::RawImap &client, const HiddenUids &hidden)
{
    Picture picture;
    const QByteArrayList rows = client.command("LIST \"\" *");
    for (const QByteArray &row : rows) {
        if (row.startsWith("* LIST") && !row.contains("\\Noselect") && !row.contains("\\NonExistent")) {
            const QByteArray name = row.mid(row.lastIndexOf(' ') + 1);
            picture.insert(QString::fromLatin1(name), serverFolder(client, name, hidden));
        }
    }
    client.command("UNSELECT");
    return picture;
}

Picture inCache(store::Store &store, AccountId account)
{
    return store
        .read([account](store::Reader &reader) {
            Picture picture;
            const QList<store::FolderRow> folders = reader.folders(account);
            for (const store::FolderRow &folder : folders) {
                if (folder.selectable) {
                    picture.insert(folder.path, cacheFolder(reader, folder));
                }
            }
            return picture;
        })
        .result();
}

QString difference(const Picture &server, const Picture &cache)
{
    QStringList lines;
    const QStringList paths = server.keys() + cache.keys();
    for (const QString &path : QSet<QString>(paths.cbegin(), paths.cend())) {
        const QStringList there = server.value(path);
        const QStringList here = cache.value(path);
        if (there == QStringList{cannotBeOpened()}) {
            continue;
        }
        for (const QString &row : there) {
            if (!here.contains(row)) {
                lines.append(path + QStringLiteral(": only the server has ") + row);
            }
        }
        for (const QString &row : here) {
            if (!there.contains(row)) {
                lines.append(path + QStringLiteral(": only the cache has ") + row);
            }
        }
    }
    return lines.mid(0, 40).join(QLatin1Char('\n'));
}

} // namespace waxwing::sync::test
