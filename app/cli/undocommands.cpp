#include "app/cli/arguments.h"
#include "app/cli/command.h"

namespace waxwing::cli {

namespace {

int list(Context &context)
{
    context.output().setColumns({QStringLiteral("id"), QStringLiteral("when"), QStringLiteral("what"),
                                 QStringLiteral("undoable"), QStringLiteral("redoable")});
    const QList<sync::UndoEntry> entries = context.wait(context.core().engine().undoHistory());
    for (const sync::UndoEntry &entry : entries) {
        context.output().row({{QStringLiteral("id"), entry.id},
                              {QStringLiteral("what"), entry.what},
                              {QStringLiteral("when"), entry.when.toString(Qt::ISODate)},
                              {QStringLiteral("undoable"), entry.undoable},
                              {QStringLiteral("redoable"), entry.redoable}});
    }
    return Done;
}

int undo(Context &context, const QStringList &words)
{
    const Arguments arguments(words, {}, {QStringLiteral("list")});
    if (arguments.has(QStringLiteral("list"))) {
        return list(context);
    }
    sync::MailCommands &engine = context.core().engine();
    if (arguments.words().isEmpty()) {
        return context.finish(engine.undoLast(), AccountId());
    }
    bool good = false;
    const qint64 id = arguments.words().constFirst().toLongLong(&good);
    const QList<sync::UndoEntry> entries = context.wait(engine.undoHistory());
    const bool known
        = std::any_of(entries.cbegin(), entries.cend(), [id](const sync::UndoEntry &entry) { return entry.id == id; });
    if (!good || !known) {
        throw notFound(Words::tr("There is nothing to undo under the id “%1”.").arg(arguments.words().constFirst()));
    }
    return context.finish(engine.undoEntry(id), AccountId());
}

int redo(Context &context, const QStringList &words)
{
    const Arguments arguments(words, {}, {});
    return context.finish(context.core().engine().redoLast(), AccountId());
}

} // namespace

QList<Command> undoCommands()
{
    return {
        {"undo", "[--list] [ID]",
         QT_TRANSLATE_NOOP("waxwingctl", "takes back what was done last, or what --list shows under this id"), undo},
        {"redo", "", QT_TRANSLATE_NOOP("waxwingctl", "does again what was taken back last"), redo},
    };
}

} // namespace waxwing::cli
