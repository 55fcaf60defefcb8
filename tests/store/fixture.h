// A store on a temporary profile, opened, copied and opened again; and the messages and verbs tests speak of.
#pragma once

#include "core/store/engine.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

namespace waxwing::store {

inline const AccountId kAccount{1};

inline NewMessage message(quint32 uid, const QString &subject = {}, Flags flags = {})
{
    NewMessage m;
    m.uid = Uid(uid);
    m.flags = flags;
    m.subject = subject.isEmpty() ? QStringLiteral("Subject %1").arg(uid) : subject;
    m.fromName = QStringLiteral("Ann");
    m.fromAddress = QStringLiteral("ann@example.org");
    m.toText = QStringLiteral("Bob");
    m.to = QStringLiteral("Bob <bob@example.org>");
    m.internalDate = QDateTime::fromMSecsSinceEpoch(1'600'000'000'000 + qint64(uid) * 1000, Qt::UTC);
    m.date = m.internalDate;
    m.size = 1000 + uid;
    m.messageId = "<" + QByteArray::number(uid) + "@example.org>";
    return m;
}

inline QList<NewMessage> messages(quint32 first, quint32 last)
{
    QList<NewMessage> list;
    for (quint32 uid = first; uid <= last; ++uid) {
        list << message(uid);
    }
    return list;
}

inline ServerFolder folder(const QString &path, Role role = Role::None)
{
    ServerFolder f;
    f.serverName = path.toUtf8();
    f.levels = path.split(QLatin1Char('/'));
    f.delimiter = QStringLiteral("/");
    f.role = role;
    f.subscribed = true;
    return f;
}

class Profile {
public:
    Profile() { open(); }
    explicit Profile(const QString &copyOf)
    {
        copy(copyOf, m_dir.path());
        open();
    }

    void open()
    {
        notes.clear();
        engine.reset();
        engine = std::make_unique<Engine>(paths(), notes);
    }
    StorePaths paths() const { return StorePaths::below(m_dir.path()); }
    QString path() const { return m_dir.path(); }

    // One job, committed.
    template <class Job> auto run(Job job)
    {
        engine->begin();
        try {
            if constexpr (std::is_void_v<std::invoke_result_t<Job, Writer &>>) {
                job(*engine);
                last = engine->commit();
            } else {
                auto result = job(*engine);
                last = engine->commit();
                return result;
            }
        } catch (...) {
            engine->rollback();
            throw;
        }
    }

    Reader reader() { return Reader(paths()); }
    void list(const QStringList &folders, bool complete = true)
    {
        QList<ServerFolder> listing;
        for (const QString &name : folders) {
            listing << folder(name);
        }
        run([&](Writer &w) { w.setFolders(kAccount, listing, complete); });
    }
    FolderId id(const QString &path)
    {
        const auto row = reader().folderByPath(kAccount, path);
        return row ? row->id : FolderId();
    }
    void insert(const QString &path, const QList<NewMessage> &list, quint32 validity = 1)
    {
        const FolderId folder = id(path);
        run([&](Writer &w) {
            FolderSyncState state;
            state.id = folder;
            state.uidValidity = UidValidity(validity);
            state.uidNext = Uid(list.isEmpty() ? 1 : list.last().uid.value() + 1);
            state.lowestUid = Uid(1);
            w.insertMessages(folder, list);
            w.setSyncState(state);
        });
    }
    Intent apply(const Verb &verb)
    {
        return run([&](Writer &w) { return w.apply(verb); });
    }
    void complete(const Intent &intent, const Relocation &relocation = {})
    {
        run([&](Writer &w) { w.complete(intent.id, relocation); });
    }
    PlacementId at(const QString &path, quint32 uid)
    {
        return reader().placementByUid(id(path), Uid(uid)).value_or(PlacementId());
    }
    // UIDs (0: none yet) of a folder as shown, newest first.
    QList<quint32> shown(const QString &path)
    {
        QList<quint32> uids;
        ListSpec spec;
        spec.folder = id(path);
        const QList<MessageRow> rows = reader().window(spec, 0, 1'000'000);
        for (const MessageRow &row : rows) {
            uids << row.uid.value();
        }
        return uids;
    }
    QStringList subjects(const QString &path)
    {
        QStringList list;
        ListSpec spec;
        spec.folder = id(path);
        const QList<MessageRow> rows = reader().window(spec, 0, 1'000'000);
        for (const MessageRow &row : rows) {
            list << row.subject;
        }
        return list;
    }
    QStringList tree()
    {
        QStringList list;
        const QList<FolderRow> rows = reader().folders(kAccount);
        for (const FolderRow &row : rows) {
            list << row.path;
        }
        return list;
    }

    static void copy(const QString &from, const QString &to)
    {
        const QDir source(from);
        QDir().mkpath(to);
        const QFileInfoList entries = source.entryInfoList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden);
        for (const QFileInfo &entry : entries) {
            const QString target = to + QLatin1Char('/') + entry.fileName();
            if (entry.isDir()) {
                copy(entry.filePath(), target);
            } else {
                QFile::remove(target);
                QFile::copy(entry.filePath(), target);
            }
        }
    }

    QStringList notes;
    ChangeSet last;
    std::unique_ptr<Engine> engine;

private:
    QTemporaryDir m_dir;
};

inline Verb flags(const QList<PlacementId> &ids, Flags set, Flags clear = {})
{
    Verb verb;
    verb.kind = IntentKind::ChangeFlags;
    verb.messages = ids;
    verb.flags.set = set;
    verb.flags.clear = clear;
    return verb;
}

inline Verb move(const QList<PlacementId> &ids, FolderId target)
{
    Verb verb;
    verb.kind = IntentKind::Move;
    verb.messages = ids;
    verb.folder = target;
    return verb;
}

inline Verb verbOn(IntentKind kind, FolderId folder, const QStringList &levels = {})
{
    Verb verb;
    verb.kind = kind;
    verb.account = kAccount;
    verb.folder = folder;
    verb.newLevels = levels;
    return verb;
}

inline Relocation relocated(std::initializer_list<std::pair<quint32, quint32>> uids, quint32 validity = 1)
{
    Relocation relocation;
    relocation.uidValidity = UidValidity(validity);
    for (const auto &[from, to] : uids) {
        relocation.uids << std::pair(Uid(from), Uid(to));
    }
    return relocation;
}

} // namespace waxwing::store
