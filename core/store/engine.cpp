#include "core/store/engine.h"

#include "core/base/log.h"
#include "core/base/step.h"
#include "core/store/cacheopening.h"
#include "core/store/durablefile.h"
#include "core/store/intentcodec.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace waxwing::store {

namespace {

// Some ten milliseconds: the user's next action waits no longer.
constexpr int kThreadsAtOnce = 500;
constexpr qint64 kPagesAtOnce = 512;

const StorePaths &withFolders(const StorePaths &paths)
{
    for (const QString &file : {paths.journal, paths.cache, paths.search}) {
        makeFolders(QFileInfo(file).path());
    }
    QDir().mkpath(paths.bodies);
    return paths;
}

} // namespace

Engine::Engine(const StorePaths &paths, QStringList &notes)
    : m_paths(withFolders(paths))
    , m_journal(std::make_unique<Journal>(paths.journal, notes))
    , m_cache(openCache(paths.cache, notes))
    , m_folders(*m_cache, m_changes)
    , m_placements(*m_cache, m_folders, m_changes)
    , m_bodies(paths.bodies, BodyDatabase::Access::Write)
    , m_search(paths.search, cacheIdentity(*m_cache))
    , m_pending(*m_cache, *m_journal, m_changes)
    , m_overlay(*m_cache, m_pending, m_folders, m_placements, m_bodies)
    , m_tree(m_pending, m_folders, m_placements, m_overlay)
    , m_server(m_folders, m_placements, m_overlay, m_pending, m_bodies, m_search)
    , m_user(m_folders, m_placements, m_overlay, m_pending, m_tree)
    , m_reader(*m_cache, paths, [this](qint64 id) { return m_journal->blob(id); })
{
    m_bodies.sweep();
    catchUp();
}

Engine::~Engine() = default;

void Engine::catchUp()
{
    m_behind = false;
    Query identity = m_cache->query("SELECT value FROM meta WHERE key = 'journal'");
    const bool known = identity.next();
    const bool mine = known && identity.text(0) == m_journal->identity();
    const qint64 shown = m_cache->number("SELECT value FROM meta WHERE key = 'journal_generation'");
    if (mine && shown == m_journal->generation()) {
        return;
    }
    m_cache->exec("BEGIN IMMEDIATE");
    try {
        if (known && (!mine || shown > m_journal->generation())) { // not mine: salvaged, of an old file perhaps
            distrustOldSends();
        }
        m_user.catchUp(mine && shown < m_journal->generation() ? m_journal->completedAfter(shown) : QList<Completed>());
        m_cache->query("REPLACE INTO meta(key, value) VALUES('journal', ?)").bind(m_journal->identity()).run();
        m_cache->exec("DELETE FROM meta WHERE key = 'journal_generation'");
        commit();
    } catch (...) {
        rollback();
        m_behind = true;
        throw;
    }
}

// An old copy of the journal was put back: what it calls queued may have gone out since. ONE: never again unasked.
void Engine::distrustOldSends()
{
    const QMap<IntentId, Intent> pending = m_journal->pending();
    for (Intent intent : pending) {
        if (intent.kind != IntentKind::Send || intent.sendState > SendState::Sending) {
            continue;
        }
        Query shown = m_cache->query("SELECT head FROM intent WHERE id = ?");
        shown.bind(intent.id);
        Intent last;
        if (shown.next()) {
            decodeHead(shown.blob(0), last);
            if (last.sendState == intent.sendState) {
                continue;
            }
        }
        intent.sendState = SendState::Unknown;
        intent.state = IntentState::Refused;
        intent.problem = QCoreApplication::translate(
            "waxwing::store", "An old copy of the journal was put back. This message may have been sent already.");
        m_pending.update(intent);
    }
}

void Engine::begin()
{
    if (m_behind) {
        catchUp();
    }
    m_cache->exec("BEGIN IMMEDIATE");
}

void Engine::flush()
{
    m_overlay.flush();
    m_placements.flush();
    m_folders.flush();
}

void Engine::noteGeneration()
{
    m_cache
        ->query("INSERT INTO meta(key, value) VALUES('journal_generation', ?1)"
                " ON CONFLICT(key) DO UPDATE SET value = ?1 WHERE value <> ?1")
        .bind(m_journal->generation())
        .run();
}

ChangeSet Engine::commit()
{
    flush();
    noteGeneration();
    m_bodies.commit();
    m_journal->commit();
    m_behind = true;
    stepBefore("cache commit");
    m_cache->exec("COMMIT");
    stepAfter("cache commit");
    m_placements.committed();
    m_behind = false;
    forgetReleased();
    ChangeSet changes = m_changes.take(m_revision + 1);
    if (!changes.isEmpty()) {
        ++m_revision;
    }
    return changes;
}

// The cache no longer names them: losing this loses disk space, nothing else.
void Engine::forgetReleased()
{
    const QList<MessageId> messages = m_placements.takeReleasedMessages();
    m_mayShrink = m_placements.takeRemoved() || m_mayShrink;
    const QList<QByteArray> bodies = m_placements.takeReleasedBodies();
    try {
        for (const MessageId message : messages) {
            m_search.remove(message);
        }
        m_search.commit();
    } catch (const Error &error) {
        qCWarning(logStore).noquote() << "search index not written:" << error.text();
        m_search.rollback();
    }
    try {
        for (const QByteArray &hash : bodies) {
            if (!m_placements.isBodyUsed(hash)) {
                m_bodies.remove(hash);
            }
        }
        m_bodies.commit();
    } catch (const Error &error) {
        qCWarning(logStore).noquote() << "released messages not removed:" << error.text();
        m_bodies.rollback();
    }
}

void Engine::rollback()
{
    m_journal->rollback();
    m_search.rollback();
    m_bodies.rollback();
    if (m_cache->inTransaction()) {
        m_cache->exec("ROLLBACK");
    }
    m_changes.clear();
    m_folders.reload();
    m_placements.reload();
    m_overlay.reload();
}

bool Engine::keepHouse()
{
    if (m_unthreaded) {
        m_unthreaded = m_placements.fillThreads(kThreadsAtOnce);
    } else if (m_mayShrink) {
        m_mayShrink = shrink();
    }
    return mayKeepHouse();
}

// Space is used again before it is given back: only where an eighth of a file stands empty.
bool Engine::shrink()
{
    const auto wasteful = [](Database &database) {
        const qint64 free = database.number("PRAGMA freelist_count");
        return free > kPagesAtOnce && free > database.number("PRAGMA page_count") / 8;
    };
    bool more = m_bodies.shrink(wasteful, kPagesAtOnce);
    // 2: incremental. A cache that an older version made cannot be shrunk without writing it whole.
    if (wasteful(*m_cache) && m_cache->number("PRAGMA auto_vacuum") == 2) {
        m_cache->exec("PRAGMA incremental_vacuum(" + QByteArray::number(kPagesAtOnce) + ")");
        more = true;
    }
    return more;
}

bool Engine::takeCleanMark()
{
    return store::takeCleanMark(*m_cache);
}

void Engine::setCleanMark() noexcept
{
    try {
        store::setCleanMark(*m_cache);
    } catch (const Error &error) {
        // Then the next start checks once more.
        qCWarning(logStore).noquote() << error.text();
    }
}

Reader &Engine::reader()
{
    flush();
    m_reader.invalidate({});
    return m_reader;
}

void Engine::setFolders(AccountId account, const QList<ServerFolder> &folders, bool complete)
{
    m_tree.setFolders(account, folders, complete);
}

void Engine::setSyncState(const FolderSyncState &state)
{
    m_server.setSyncState(state);
}

void Engine::setRole(FolderId folder, Role role)
{
    m_server.setRole(folder, role);
}

void Engine::resetUids(FolderId folder, UidValidity uidValidity)
{
    m_server.resetUids(folder, uidValidity);
}

QList<PlacementId> Engine::insertMessages(FolderId folder, const QList<NewMessage> &messages)
{
    return m_server.insertMessages(folder, messages);
}

void Engine::updateFlags(FolderId folder, const QList<FlagUpdate> &updates)
{
    m_server.updateFlags(folder, updates);
}

void Engine::removeUids(FolderId folder, const QList<Uid> &uids)
{
    m_server.removeUids(folder, uids);
}

void Engine::setBody(PlacementId placement, Body body)
{
    m_server.setBody(placement, std::move(body));
}

void Engine::setShownParts(PlacementId placement, Body source, const QList<mime::LeftOutPart> &leftOut)
{
    m_server.setShownParts(placement, std::move(source), leftOut);
}

void Engine::noteOnlyWhole(PlacementId placement)
{
    m_server.noteOnlyWhole(placement);
}

void Engine::setLeftOutPart(PlacementId placement, const QString &number, Body octets)
{
    m_server.setLeftOutPart(placement, number, std::move(octets));
}

void Engine::setServerPreviews(FolderId folder, const QList<std::pair<Uid, QString>> &previews)
{
    m_server.setServerPreviews(folder, previews);
}

void Engine::setPreviewAndText(PlacementId placement, const QString &preview, const QString &text)
{
    m_server.setPreviewAndText(placement, preview, text);
}

std::optional<RowKey> Engine::evictBodies(const Eviction &eviction)
{
    return m_placements.evictBodies(eviction);
}

void Engine::removeAccount(AccountId account)
{
    m_user.removeAccount(account);
}

Intent Engine::apply(const Verb &verb)
{
    return m_user.apply(verb);
}

void Engine::noteAttempt(IntentId intent, const std::optional<AttemptNote> &note)
{
    m_user.noteAttempt(intent, note);
}

void Engine::complete(IntentId intent, const Relocation &relocation)
{
    m_user.complete(intent, relocation);
}

void Engine::completePartly(IntentId intent, const QList<MessageRef> &done, const Relocation &relocation)
{
    m_user.completePartly(intent, done, relocation);
}

void Engine::postpone(IntentId intent, const QString &problem, const QString &technical)
{
    m_user.postpone(intent, problem, technical);
}

void Engine::refuse(IntentId intent, const QString &problem, const QString &technical)
{
    m_user.refuse(intent, problem, technical);
}

void Engine::retry(IntentId intent)
{
    m_user.retry(intent);
}

bool Engine::cancel(IntentId intent)
{
    return m_user.cancel(intent);
}

void Engine::setSendState(IntentId intent, SendState state, const QList<RecipientResult> &recipients,
                          const QString &detail)
{
    m_user.setSendState(intent, state, recipients, detail);
}

} // namespace waxwing::store
