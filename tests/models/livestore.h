// A Store with its threads on a temporary profile, for models: what is written arrives by ChangeSet.
#pragma once

#include "core/store/store.h"
#include "tests/store/fixture.h"

#include <QTemporaryDir>
#include <QTest>

namespace waxwing::test {

class LiveStore {
public:
    explicit LiveStore(const QList<store::ServerFolder> &folders
                       = {store::folder(QStringLiteral("INBOX"), store::Role::Inbox)})
        : m_store(store::StorePaths::below(m_dir.path()))
    {
        list(folders);
    }

    store::Store &store() { return m_store; }

    template <class Job> auto write(Job job)
    {
        auto future = m_store.write(store::Priority::User, std::move(job));
        return future.result();
    }
    template <class Job> auto read(Job job) { return m_store.read(std::move(job)).result(); }

    void list(const QList<store::ServerFolder> &folders)
    {
        write([folders](store::Writer &writer) {
            writer.setFolders(store::kAccount, folders, true);
            return true;
        });
    }
    FolderId id(const QString &path)
    {
        return read([path](store::Reader &reader) { return reader.folderByPath(store::kAccount, path)->id; });
    }
    QList<PlacementId> insert(const QString &path, const QList<store::NewMessage> &messages)
    {
        const FolderId folder = id(path);
        return write([folder, messages](store::Writer &writer) {
            store::FolderSyncState state;
            state.id = folder;
            state.uidValidity = UidValidity(1);
            state.uidNext = Uid(messages.last().uid.value() + 1);
            state.lowestUid = Uid(1);
            const QList<PlacementId> ids = writer.insertMessages(folder, messages);
            writer.setSyncState(state);
            return ids;
        });
    }
    store::Intent apply(const store::Verb &verb)
    {
        return write([verb](store::Writer &writer) { return writer.apply(verb); });
    }
    // Everything a list should show.
    QList<PlacementId> ids(const store::ListSpec &spec)
    {
        return read([spec](store::Reader &reader) { return reader.ids(spec, 0, reader.count(spec)); });
    }

private:
    QTemporaryDir m_dir;
    store::Store m_store;
};

} // namespace waxwing::test
