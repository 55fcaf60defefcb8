#include "core/store/schema.h"

#include "core/store/sqlite.h"

#include <QCoreApplication>

namespace waxwing::store {

namespace {

// cache.db: disposable. Times are ms since the epoch, UTC. Flags are the bits of store::Flag.
//
// folder     server_*: what the last listing said; path, parent, subscribed, hidden: what is shown, pending
//            changes folded in. key: the journal's identity, once an intent named the folder. Counts are kept
//            in the transaction that changes a row. revision: raised with every change of the folder's list.
// message    one content per account; key: FNV-1a of message_id, because that index is a fifth the size.
//            body: SHA-256 of the held source, the name of its file.
// placement  folder, uid, modseq, flags, keywords: the server's truth. uid NULL: not there yet (made by the
//            intent made_by), or moved there by us and not seen yet (then wait_from is the uidnext known at the
//            time). wish_*: the fold of the pending intents. shown_*: both combined; shown_folder NULL: hidden.
// touch      which pending intents name a placement, with the UID the intent knew.
// unmatched  references of pending intents that no placement answers to yet (after a rebuild).
// intent, folder_ref  copies of the journal's rows, so that readers see changes and rows in one snapshot.
constexpr char kCache1[] = R"(
CREATE TABLE meta(key TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE folder(
    id INTEGER PRIMARY KEY, account INTEGER NOT NULL, key TEXT UNIQUE,
    server_name BLOB, delimiter TEXT NOT NULL DEFAULT '', server_path TEXT NOT NULL DEFAULT '',
    server_role INTEGER NOT NULL DEFAULT 0, own_role INTEGER NOT NULL DEFAULT 0,
    selectable INTEGER NOT NULL DEFAULT 1, server_subscribed INTEGER NOT NULL DEFAULT 0,
    read_only INTEGER NOT NULL DEFAULT 0, uidvalidity INTEGER, uidnext INTEGER, lowest_uid INTEGER,
    highest_modseq INTEGER, made_by INTEGER, synthetic INTEGER NOT NULL DEFAULT 0,
    path TEXT NOT NULL DEFAULT '', parent INTEGER, subscribed INTEGER NOT NULL DEFAULT 0,
    hidden INTEGER NOT NULL DEFAULT 0, total INTEGER NOT NULL DEFAULT 0, unread INTEGER NOT NULL DEFAULT 0,
    held INTEGER NOT NULL DEFAULT 0, revision INTEGER NOT NULL DEFAULT 0);
CREATE INDEX folder_account ON folder(account);
CREATE TABLE message(
    id INTEGER PRIMARY KEY, account INTEGER NOT NULL, key INTEGER, message_id BLOB NOT NULL,
    subject TEXT NOT NULL, from_name TEXT NOT NULL, from_address TEXT NOT NULL, to_text TEXT NOT NULL,
    date INTEGER, date_offset INTEGER, size INTEGER NOT NULL, attachment INTEGER NOT NULL, preview TEXT,
    body BLOB, body_size INTEGER, body_packed INTEGER, indexed INTEGER NOT NULL DEFAULT 0,
    to_list TEXT, cc TEXT, bcc TEXT, reply_to TEXT, in_reply_to BLOB, refs BLOB, structure BLOB);
CREATE INDEX message_key ON message(key) WHERE key IS NOT NULL;
CREATE INDEX message_body ON message(body) WHERE body IS NOT NULL;
CREATE TABLE placement(
    id INTEGER PRIMARY KEY, message INTEGER NOT NULL, folder INTEGER NOT NULL, uid INTEGER,
    modseq INTEGER, received INTEGER NOT NULL, flags INTEGER NOT NULL, keywords TEXT,
    wish_set INTEGER, wish_clear INTEGER, wish_keywords_set TEXT, wish_keywords_clear TEXT,
    wish_folder INTEGER, wish_expunge INTEGER, made_by INTEGER, wait_from INTEGER,
    shown_folder INTEGER, shown_flags INTEGER NOT NULL);
CREATE UNIQUE INDEX placement_uid ON placement(folder, uid);
CREATE INDEX placement_shown ON placement(shown_folder, received DESC, id DESC, shown_flags);
CREATE INDEX placement_message ON placement(message);
CREATE INDEX placement_made_by ON placement(made_by) WHERE made_by IS NOT NULL;
CREATE INDEX placement_wish_folder ON placement(wish_folder) WHERE wish_folder IS NOT NULL;
CREATE TABLE touch(intent INTEGER, placement INTEGER, uid INTEGER, PRIMARY KEY(intent, placement)) WITHOUT ROWID;
CREATE INDEX touch_placement ON touch(placement, intent);
CREATE TABLE unmatched(intent INTEGER NOT NULL, key TEXT NOT NULL, uidvalidity INTEGER, uid INTEGER, message_id BLOB);
CREATE INDEX unmatched_key ON unmatched(key, uid);
CREATE TABLE intent(id INTEGER PRIMARY KEY, account INTEGER NOT NULL, kind INTEGER NOT NULL,
    state INTEGER NOT NULL, head BLOB NOT NULL, messages BLOB NOT NULL);
CREATE TABLE folder_ref(key TEXT PRIMARY KEY, server_name BLOB NOT NULL, path TEXT NOT NULL, uidvalidity INTEGER)
    WITHOUT ROWID;
)";

// server_exists: EXISTS at the last completed sync; with uidnext and highest_modseq it tells whether anything changed.
constexpr char kCacheCounters[] = R"(
ALTER TABLE folder ADD COLUMN server_exists INTEGER;
)";

// journal.db: precious. checksum: first 8 octets of SHA-256 over the row's other columns.
//
// intent   generation: the journal's generation when the row was last written. relocation: how a done one ended,
//          kept until the cache certainly has it, so that a death between the two commits loses no identity.
// folder   identities of folders named by intents, with the server's present name.
// blob     sources of messages that are not on the server yet.
// damaged  rows whose checksum failed, set aside as they were.
constexpr char kJournal1[] = R"(
CREATE TABLE meta(key TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE intent(
    id INTEGER PRIMARY KEY AUTOINCREMENT, account INTEGER NOT NULL, kind INTEGER NOT NULL, state INTEGER NOT NULL,
    generation INTEGER NOT NULL, head BLOB NOT NULL, messages BLOB NOT NULL, relocation BLOB NOT NULL,
    checksum BLOB NOT NULL);
CREATE TABLE folder(
    key TEXT PRIMARY KEY, account INTEGER NOT NULL, server_name BLOB NOT NULL, path TEXT NOT NULL,
    uidvalidity INTEGER, checksum BLOB NOT NULL);
CREATE TABLE blob(id INTEGER PRIMARY KEY AUTOINCREMENT, data BLOB NOT NULL, checksum BLOB NOT NULL);
CREATE TABLE damaged(found INTEGER NOT NULL, origin TEXT NOT NULL, data BLOB);
)";

// undo     what a person did and can take back, newest last; steps is the sync layer's.
//          part_of: the record this is a further piece of, 0 for a first or only one.
// policy   what of a folder is held for reading offline (FolderPolicy), by the folder's identity.
// option   settings that must hold before anything is connected: "offline", "metered".
constexpr char kJournalUndo[] = R"(
CREATE TABLE undo(
    id INTEGER PRIMARY KEY AUTOINCREMENT, happened INTEGER NOT NULL, what TEXT NOT NULL, undone INTEGER NOT NULL,
    steps BLOB NOT NULL, checksum BLOB NOT NULL);
)";
constexpr char kJournalPolicy[] = R"(
CREATE TABLE policy(key TEXT PRIMARY KEY, account INTEGER NOT NULL, kind INTEGER NOT NULL, amount INTEGER NOT NULL,
    attachments INTEGER NOT NULL);
CREATE TABLE option(name TEXT PRIMARY KEY, value TEXT NOT NULL);
)";
constexpr char kJournalUndoParts[] = R"(
ALTER TABLE undo ADD COLUMN part_of INTEGER NOT NULL DEFAULT 0;
)";

// search.db: disposable. rowid is message.id of the cache named in meta. Contentless, so that a text is not kept
// twice; of a text from before held_text the row stays, but is never looked at again: message ids are not reused.
constexpr char kSearch1[] = R"(
CREATE TABLE meta(key TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE VIRTUAL TABLE body_text USING fts5(text, content='', tokenize="unicode61 remove_diacritics 2");
)";

// message.thread  the conversation, account-wide; NULL: not looked at yet (a cache of an older version is filled in
//                 the background). A conversation's id is the id of one message that is or was in it.
//                 email_id, server_thread: RFC 8474 ids, or Gmail's; labels: X-GM-LABELS, joined by newlines.
// thread_member   the messages of a conversation; an index of its own, so that an old cache opens at once.
// thread_ref      Message-IDs (as message.key) that were referred to and are not here, and whose conversation waits.
// thread_subject  messages that no References connect: by their base subject (replies: another key).
// folder_thread   one row for each conversation a folder shows: newest and head are the key of its newest message.
constexpr char kCacheThreads[] = R"(
ALTER TABLE message ADD COLUMN thread INTEGER;
ALTER TABLE message ADD COLUMN email_id BLOB;
ALTER TABLE message ADD COLUMN server_thread BLOB;
ALTER TABLE message ADD COLUMN labels TEXT;
ALTER TABLE folder ADD COLUMN threads INTEGER NOT NULL DEFAULT 0;
CREATE TABLE thread_member(thread INTEGER, message INTEGER, PRIMARY KEY(thread, message)) WITHOUT ROWID;
CREATE TABLE thread_ref(key INTEGER, account INTEGER, thread INTEGER NOT NULL, PRIMARY KEY(key, account)) WITHOUT ROWID;
CREATE INDEX thread_ref_thread ON thread_ref(thread);
CREATE TABLE thread_subject(key INTEGER, message INTEGER, PRIMARY KEY(key, message)) WITHOUT ROWID;
CREATE TABLE folder_thread(thread INTEGER, folder INTEGER, newest INTEGER NOT NULL, head INTEGER NOT NULL,
    count INTEGER NOT NULL, unread INTEGER NOT NULL, PRIMARY KEY(thread, folder)) WITHOUT ROWID;
CREATE INDEX folder_thread_order ON folder_thread(folder, newest DESC, head DESC);
INSERT INTO meta(key, value) SELECT 'threads_below', top + 1 FROM (SELECT max(id) AS top FROM message) WHERE top > 0;
)";

// bodies/small.db: disposable. hash: SHA-256 of the source, as in message.body; data: as message.body_packed says.
constexpr char kBodies1[] = R"(
CREATE TABLE body(id INTEGER PRIMARY KEY, hash BLOB NOT NULL UNIQUE, data BLOB NOT NULL);
)";

// held_text: the indexed text itself, packed by zstd. An index without contents forgets a text only when it is told
// that text again (SQLite 3.40 has no contentless_delete); a compressed copy costs a third of what the text would.
constexpr char kSearchTexts[] = R"(
CREATE TABLE held_text(id INTEGER PRIMARY KEY, size INTEGER NOT NULL, data BLOB NOT NULL);
)";

// part  what is here of a message whose body is not: number '' is the source to show it by, with parts left out; the
//       others are those parts, with what the server says of them (octets as transferred). hash, size, packed: as
//       message.body has them; NULL: on the server only (of the source: there is none but the whole). Never more than a
//       way to look at the message.
constexpr char kCacheParts[] = R"(
CREATE TABLE part(
    message INTEGER, number TEXT, name TEXT NOT NULL, encoding BLOB NOT NULL, octets INTEGER NOT NULL,
    hash BLOB, size INTEGER, packed INTEGER, PRIMARY KEY(message, number)) WITHOUT ROWID;
CREATE INDEX part_hash ON part(hash) WHERE hash IS NOT NULL;
)";

// From here on the pages of what is made anew have checksums (pagesums.h), which an older version would not keep up:
// for it, the file is a newer one's.
constexpr char kPageSums[] = "";

// namespace_kind: store::NamespaceKind, as the last listing said.
constexpr char kCacheNamespaces[] = R"(
ALTER TABLE folder ADD COLUMN namespace_kind INTEGER NOT NULL DEFAULT 0;
)";

} // namespace

const QList<Migration> &cacheMigrations()
{
    static const QList<Migration> steps{kCache1,     kCacheCounters, kCacheThreads,
                                        kCacheParts, kPageSums,      kCacheNamespaces};
    return steps;
}

const QList<Migration> &journalMigrations()
{
    static const QList<Migration> steps{kJournal1, kJournalUndo, kJournalPolicy, kJournalUndoParts};
    return steps;
}

const QList<Migration> &searchMigrations()
{
    static const QList<Migration> steps{kSearch1, kSearchTexts, kPageSums};
    return steps;
}

const QList<Migration> &bodyMigrations()
{
    static const QList<Migration> steps{kBodies1, kPageSums};
    return steps;
}

void migrate(Database &database, const QList<Migration> &steps)
{
    const qint64 version = database.number("PRAGMA user_version");
    if (version > steps.size()) {
        throw Error(
            ErrorKind::Storage,
            QCoreApplication::translate("waxwing::store", "This mail store was written by a newer version of Waxwing."),
            QStringLiteral("%1: version %2, known %3").arg(database.path()).arg(version).arg(steps.size()))
            .withCode(kNewer);
    }
    if (version == steps.size()) {
        return;
    }
    Transaction transaction(database);
    for (qsizetype step = version; step < steps.size(); ++step) {
        database.exec(steps[step]);
    }
    database.exec("PRAGMA user_version = " + QByteArray::number(steps.size()));
    transaction.commit();
}

} // namespace waxwing::store
