#include "core/store/threadrows.h"

#include <limits>

namespace waxwing::store {

namespace {

// Kept in memory between two writes; a transaction over a million rows must not hold them all.
constexpr size_t kMostRows = 20'000;

} // namespace

ThreadRows::ThreadRows(Database &cache, FolderTable &folders, ChangeRecorder &changes)
    : m_cache(cache), m_folders(folders), m_changes(changes)
{
}

ThreadId ThreadRows::current(ThreadId thread) const
{
    for (auto it = m_merged.constFind(thread); it != m_merged.cend(); it = m_merged.constFind(thread)) {
        thread = *it;
    }
    return thread;
}

ThreadRows::Row &ThreadRows::row(FolderId folder, ThreadId thread)
{
    const auto known = m_rows.find({thread, folder});
    if (known != m_rows.end()) {
        return known->second;
    }
    Row row;
    if (thread != m_new) {
        Query query
            = m_cache.query("SELECT newest, head, count, unread FROM folder_thread WHERE thread = ? AND folder = ?");
        query.bind(thread, folder);
        if (query.next()) {
            row.before = {query.integer(2), query.integer(3), RowKey{query.integer(0), query.id<PlacementId>(1)}};
            row.now = row.before;
        }
    }
    return m_rows.emplace(Place(thread, folder), row).first->second;
}

void ThreadRows::makeRoom()
{
    if (m_rows.size() >= kMostRows) {
        flush();
    }
}

void ThreadRows::add(FolderId folder, ThreadId thread, const RowKey &key, bool unread)
{
    if (!thread.isValid() || !folder.isValid()) {
        return;
    }
    makeRoom();
    Row &row = this->row(folder, current(thread));
    ++row.now.count;
    row.now.unread += unread;
    row.touched = true;
    if (!row.now.head || RowKey::before(key, *row.now.head)) {
        row.now.head = key;
    }
}

void ThreadRows::remove(FolderId folder, ThreadId thread, const RowKey &key, bool unread)
{
    if (!thread.isValid() || !folder.isValid()) {
        return;
    }
    makeRoom();
    Row &row = this->row(folder, current(thread));
    --row.now.count;
    row.now.unread -= unread;
    row.touched = true;
    row.findHead = row.findHead || row.now.head == key;
}

void ThreadRows::countUnread(FolderId folder, ThreadId thread, int difference)
{
    if (!thread.isValid() || !folder.isValid()) {
        return;
    }
    makeRoom();
    Row &row = this->row(folder, current(thread));
    row.now.unread += difference;
    row.touched = true;
}

QList<FolderId> ThreadRows::foldersOf(ThreadId thread)
{
    QList<FolderId> folders;
    Query query = m_cache.query("SELECT folder FROM folder_thread WHERE thread = ?");
    query.bind(thread);
    while (query.next()) {
        folders << query.id<FolderId>(0);
    }
    const FolderId lowest(std::numeric_limits<FolderId::Representation>::min());
    for (auto it = m_rows.lower_bound({thread, lowest}); it != m_rows.end() && it->first.first == thread; ++it) {
        if (!folders.contains(it->first.second)) {
            folders << it->first.second;
        }
    }
    return folders;
}

void ThreadRows::merge(ThreadId from, ThreadId into)
{
    const QList<FolderId> folders = foldersOf(from);
    for (const FolderId folder : folders) {
        Row &gone = row(folder, from);
        Row &kept = row(folder, into);
        kept.now.count += gone.now.count;
        kept.now.unread += gone.now.unread;
        kept.findHead = kept.findHead || gone.findHead;
        kept.touched = true;
        if (gone.now.head && (!kept.now.head || RowKey::before(*gone.now.head, *kept.now.head))) {
            kept.now.head = gone.now.head;
        }
        gone.now = {};
        gone.findHead = false;
        gone.touched = true;
    }
    m_merged.insert(from, into);
}

std::optional<RowKey> ThreadRows::newest(FolderId folder, ThreadId thread)
{
    Query query
        = m_cache.query("SELECT p.received, p.id FROM thread_member t CROSS JOIN placement p ON p.message = t.message"
                        " WHERE t.thread = ? AND p.shown_folder = ? ORDER BY p.received DESC, p.id DESC LIMIT 1");
    query.bind(thread, folder);
    return query.next() ? std::optional(RowKey{query.integer(0), query.id<PlacementId>(1)}) : std::nullopt;
}

void ThreadRows::flush()
{
    for (auto &[place, row] : m_rows) {
        if (!row.touched) {
            continue;
        }
        if (row.now.count <= 0) {
            row.now = {};
        } else if (row.findHead) {
            row.now.head = newest(place.second, place.first);
        }
        write(place, row);
        if (row.before.head || row.now.head) {
            m_changes.thread(place.second, {place.first, row.before.head, row.now.head});
        }
    }
    m_rows.clear();
    m_new = {};
}

void ThreadRows::write(const Place &place, const Row &row)
{
    const auto &[thread, folder] = place;
    if (row.now == row.before) {
        return;
    }
    if (!row.now.head) {
        m_cache.query("DELETE FROM folder_thread WHERE thread = ? AND folder = ?").bind(thread, folder).run();
    } else if (!row.before.head) {
        m_cache.query("INSERT INTO folder_thread(thread, folder, newest, head, count, unread) VALUES(?,?,?,?,?,?)")
            .bind(thread, folder, row.now.head->received, row.now.head->id, row.now.count, row.now.unread)
            .run();
    } else if (row.now.head == row.before.head) { // the index is left alone
        m_cache.query("UPDATE folder_thread SET count = ?, unread = ? WHERE thread = ? AND folder = ?")
            .bind(row.now.count, row.now.unread, thread, folder)
            .run();
    } else {
        m_cache
            .query(
                "UPDATE folder_thread SET newest = ?, head = ?, count = ?, unread = ? WHERE thread = ? AND folder = ?")
            .bind(row.now.head->received, row.now.head->id, row.now.count, row.now.unread, thread, folder)
            .run();
    }
    Tally tally;
    tally.threads = qint64(row.now.head.has_value()) - qint64(row.before.head.has_value());
    m_folders.count(folder, tally);
}

void ThreadRows::forget()
{
    m_rows.clear();
    m_merged.clear();
    m_new = {};
}

} // namespace waxwing::store
