// MailEngine: verbs on messages, and undo and redo, in pieces.
#include "core/sync/mailengine.h"

#include "core/store/reader.h"
#include "core/sync/words.h"

#include <algorithm>

namespace waxwing::sync {

namespace {

// Above this, Message-IDs are not noted: they would cost more than the rows they are to find again.
constexpr qsizetype mostWithIds = 50'000;

struct OnMessages {
    std::function<QList<PlacementId>(store::Writer &)> which;
    QList<PlacementId> messages;
    std::function<verbs::Performed(store::Writer &, const QList<PlacementId> &)> verb;
    qsizetype done = 0;
    int count = 0; // what the verb was about so far
    std::function<QString(int)> words;
    qint64 record = 0; // of the undo history: the first piece's
    bool offersUndo = true;
    QList<IntentId> intents;

    bool isOnePiece() const { return messages.size() <= Pieces::pieceSize; }
};

void remember(store::Writer &writer, verbs::Performed &performed, OnMessages &work)
{
    if (work.messages.size() > mostWithIds) {
        for (Step &step : performed.steps) {
            step.messages.messageIds = {};
            step.made.messageIds = {};
        }
    }
    const QString what = work.isOnePiece() ? performed.applied.what : work.words(int(work.messages.size()));
    const qint64 id = addRecord(writer, performed.steps, what, work.record);
    if (work.record == 0) {
        work.record = performed.record = id;
    }
}

// It was fewer than it seemed: some were as wanted already, or it was stopped.
void correctWords(store::Writer &writer, const OnMessages &work)
{
    auto record = work.record == 0 ? std::nullopt : writer.undoRecord(work.record);
    if (record && record->what != work.words(work.count)) {
        record->what = work.words(work.count);
        writer.updateUndo(*record);
    }
}

Pieces::Piece nextPiece(store::Writer &writer, OnMessages &work)
{
    if (const auto which = std::exchange(work.which, {})) {
        work.messages = which(writer);
    }
    const QList<PlacementId> part = work.messages.mid(work.done, Pieces::pieceSize);
    Pieces::Piece piece;
    piece.performed = work.verb(writer, part);
    work.done += part.size();
    work.count += piece.performed.count;
    work.words = piece.performed.words;
    work.offersUndo = work.offersUndo && piece.performed.offersUndo;
    remember(writer, piece.performed, work);
    piece.done = work.done;
    piece.of = work.messages.size();
    piece.doing = Words::tr("Working on %n message(s)", nullptr, int(piece.of));
    piece.isLast = work.done >= work.messages.size();
    if (piece.isLast && !work.isOnePiece()) {
        piece.performed.applied.what = work.words(work.count);
        correctWords(writer, work);
    }
    return piece;
}

Pieces::Piece stopped(store::Writer &writer, const OnMessages &work)
{
    correctWords(writer, work);
    Pieces::Piece piece;
    piece.performed.applied.what = work.words(work.count);
    piece.done = work.done;
    return piece;
}

// What an undo or a redo goes through: the record with its parts.
struct Turning {
    std::function<qint64(store::Writer &)> which;
    std::function<Turned(store::Writer &, qint64)> turn;
    bool newestFirst = true;
    qint64 id = 0;
    QList<qint64> left;
    qsizetype records = 0;
    bool kept = true;
    QString what;
};

Pieces::Piece nextRecord(store::Writer &writer, Turning &work)
{
    if (work.id == 0) {
        work.id = work.which(writer);
        work.left = QList<qint64>{work.id} + writer.undoParts(work.id);
        if (work.newestFirst) {
            std::reverse(work.left.begin(), work.left.end());
        }
        work.records = work.left.size();
    }
    const qint64 id = work.left.takeFirst();
    Turned turned = work.turn(writer, id);
    if (id == work.id) {
        work.kept = turned.kept;
        work.what = turned.performed.applied.what;
    }
    Pieces::Piece piece;
    piece.performed = turned.performed;
    piece.performed.applied.what = work.what;
    piece.of = work.records * Pieces::pieceSize;
    piece.done = piece.of - work.left.size() * Pieces::pieceSize;
    piece.doing = Words::tr("Working on about %n message(s)", nullptr, int(piece.of));
    piece.isLast = work.left.isEmpty();
    return piece;
}

} // namespace

QFuture<Applied> MailEngine::performOn(std::function<QList<PlacementId>(store::Writer &)> which, MessagesVerb verb)
{
    const auto state = std::make_shared<OnMessages>();
    state->which = std::move(which);
    state->verb = std::move(verb);
    Pieces::Work work;
    work.next = [state](store::Writer &writer) { return nextPiece(writer, *state); };
    work.stopped = [state](store::Writer &writer) { return stopped(writer, *state); };
    work.committed = [this, state](const verbs::Performed &piece) {
        Applied applied = performed(piece);
        if (state->record != 0 && piece.record == 0) {
            m_undo.setUndone(state->record, false, applied.intents);
        }
        state->intents += applied.intents;
        applied.intents = state->intents;
        applied.intent = applied.intents.isEmpty() ? IntentId() : applied.intents.constLast();
        applied.entries = {applied.intent};
        applied.undoable = state->record != 0 && state->offersUndo;
        return applied;
    };
    return m_pieces.run(std::move(work));
}

// The order matters: what the first piece made for all of them, a folder, goes last.
QFuture<Applied> MailEngine::turn(std::function<qint64(store::Writer &)> which, Direction direction)
{
    const auto state = std::make_shared<Turning>();
    state->which = std::move(which);
    state->turn = direction == Direction::Back ? undoRecord : redoRecord;
    state->newestFirst = direction == Direction::Back;
    Pieces::Work work;
    work.next = [state](store::Writer &writer) { return nextRecord(writer, *state); };
    work.stopped = [state](store::Writer &) {
        Pieces::Piece piece;
        piece.performed.applied.what = Words::tr("Stopped half-way");
        return piece;
    };
    work.committed = [this, state, direction](const verbs::Performed &piece) {
        Applied applied = performed(piece);
        if (direction == Direction::Again) {
            m_undo.setUndone(state->id, false, applied.intents);
        } else if (state->left.isEmpty() && state->kept) {
            m_undo.setUndone(state->id, true, {});
        } else if (state->left.isEmpty()) {
            m_undo.remove(state->id);
        }
        return applied;
    };
    m_pieces.stop(); // what is taken back does not go on
    return m_pieces.run(std::move(work));
}

void MailEngine::stopLongVerbs()
{
    m_pieces.stop();
}

} // namespace waxwing::sync
