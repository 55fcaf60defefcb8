#include "app/cli/arguments.h"
#include "app/cli/command.h"
#include "app/cli/messagerow.h"

#include <QSet>

namespace waxwing::cli {

namespace {

using store::SortColumn;

SortColumn sortColumn(const QString &name)
{
    static const QHash<QString, store::SortColumn> columns{
        {QStringLiteral("date"), store::SortColumn::Received},
        {QStringLiteral("subject"), store::SortColumn::Subject},
        {QStringLiteral("from"), store::SortColumn::From},
        {QStringLiteral("size"), store::SortColumn::Size},
        {QStringLiteral("unread"), store::SortColumn::Unread},
        {QStringLiteral("flagged"), store::SortColumn::Flagged},
        {QStringLiteral("attachment"), store::SortColumn::Attachment},
        {QStringLiteral("to"), store::SortColumn::To},
        {QStringLiteral("tags"), store::SortColumn::Tags},
    };
    const auto found = columns.constFind(name);
    if (found == columns.cend()) {
        throw usageError(
            Words::tr("--sort knows date, subject, from, to, size, unread, flagged, attachment and tags."));
    }
    return *found;
}

constexpr int everything = 1'000'000'000;
constexpr int windowSize = 1000;

void printRows(Context &context, const store::ListSpec &spec, qint64 offset, qint64 limit)
{
    for (qint64 done = 0; done < limit;) {
        const int count = int(qMin<qint64>(windowSize, limit - done));
        const auto rows = context.read(
            [spec, first = offset + done, count](store::Reader &reader) { return reader.window(spec, first, count); });
        for (const store::MessageRow &row : rows) {
            context.output().row(messageRow(row));
        }
        done += rows.size();
        if (rows.size() < count) {
            return;
        }
    }
}

int list(Context &context, const QStringList &words)
{
    const Arguments arguments(words, {QStringLiteral("limit"), QStringLiteral("offset"), QStringLiteral("sort")},
                              {QStringLiteral("unread"), QStringLiteral("flagged"), QStringLiteral("ascending")});
    if (arguments.words().size() != 1) {
        throw usageError(Words::tr("Say which folder to list."));
    }
    store::ListSpec spec;
    spec.column = arguments.has(QStringLiteral("sort")) ? sortColumn(arguments.value(QStringLiteral("sort")))
                                                        : store::SortColumn::Received;
    // Newest first; names and sizes as one looks for them: from the start of the alphabet, largest first.
    spec.ascending = arguments.has(QStringLiteral("ascending")) || spec.column == store::SortColumn::Subject
        || spec.column == store::SortColumn::From || spec.column == store::SortColumn::To
        || spec.column == store::SortColumn::Tags;
    spec.unreadOnly = arguments.has(QStringLiteral("unread"));
    spec.flaggedOnly = arguments.has(QStringLiteral("flagged"));
    const int offset = arguments.number(QStringLiteral("offset"), 0, 0);
    const int limit = arguments.number(QStringLiteral("limit"), everything, 0);
    spec.folder = context.folder(arguments.words().constFirst()).id;
    context.output().setColumns(messageColumns());
    printRows(context, spec, offset, limit);
    return Done;
}

// Folders that --in names, or all that hold messages.
QList<store::FolderRow> foldersToSearch(Context &context, const Arguments &arguments)
{
    if (arguments.has(QStringLiteral("in"))) {
        return {context.folder(arguments.value(QStringLiteral("in")))};
    }
    return context.read([](store::Reader &reader) { return reader.folders(); });
}

QList<PlacementId> foundHere(Context &context, FolderId folder, const QString &query)
{
    store::ListSpec spec;
    spec.folder = folder;
    spec.text = query;
    return context.read([spec](store::Reader &reader) { return reader.ids(spec, 0, reader.count(spec)); });
}

int search(Context &context, const QStringList &words)
{
    const Arguments arguments(words, {QStringLiteral("in")}, {});
    const QString query = arguments.words().join(QLatin1Char(' '));
    if (query.trimmed().isEmpty()) {
        throw usageError(Words::tr("Say what to search for."));
    }
    context.output().setColumns(messageColumns());
    bool complete = true;
    const QList<store::FolderRow> folders = foldersToSearch(context, arguments);
    for (const store::FolderRow &folder : folders) {
        if (!folder.selectable) {
            continue;
        }
        QList<PlacementId> found = foundHere(context, folder.id, query);
        if (context.isOffline()) {
            complete = false;
        } else {
            try {
                const sync::SearchAnswer answer = context.wait(context.core().engine().searchServer(folder.id, query));
                complete = complete && answer.complete;
                found.append(answer.found);
            } catch (const Error &) {
                complete = false; // what is held here is an answer too
            }
        }
        QSet<PlacementId> seen;
        found.removeIf([&seen](PlacementId id) {
            const bool known = seen.contains(id);
            seen.insert(id);
            return known;
        });
        const auto rows = context.read([found](store::Reader &reader) { return reader.rows(found); });
        for (const store::MessageRow &row : rows) {
            context.output().row(messageRow(row));
        }
    }
    if (!complete) {
        Output::error(Words::tr("Only what is held here was searched; the server was not asked."));
    }
    return Done;
}

} // namespace

int show(Context &context, const QStringList &words); // showcommand.cpp

QList<Command> listCommands()
{
    return {
        {"list", "PATH [--limit N] [--offset N] [--unread] [--flagged] [--sort date|subject|from|size|…] [--ascending]",
         QT_TRANSLATE_NOOP("waxwingctl", "shows the messages of a folder, newest first"), list},
        {"show", "ID [--part N] [--source] [--html]",
         QT_TRANSLATE_NOOP("waxwingctl", "shows a message, fetched if it is not held"), show},
        {"search", "QUERY [--in PATH]",
         QT_TRANSLATE_NOOP("waxwingctl", "finds messages, here and on the server when online"), search},
    };
}

} // namespace waxwing::cli
