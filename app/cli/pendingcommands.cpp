#include "app/cli/arguments.h"
#include "app/cli/command.h"

#include "core/store/intenttext.h"

namespace waxwing::cli {

namespace {

using store::Intent;

QString kindName(store::IntentKind kind)
{
    switch (kind) {
    case store::IntentKind::ChangeFlags: return QStringLiteral("flag");
    case store::IntentKind::Move: return QStringLiteral("move");
    case store::IntentKind::Copy: return QStringLiteral("copy");
    case store::IntentKind::Expunge: return QStringLiteral("delete");
    case store::IntentKind::Append: return QStringLiteral("append");
    case store::IntentKind::CreateFolder: return QStringLiteral("folder-create");
    case store::IntentKind::MoveFolder: return QStringLiteral("folder-move");
    case store::IntentKind::DeleteFolder: return QStringLiteral("folder-delete");
    case store::IntentKind::SubscribeFolder: return QStringLiteral("folder-subscribe");
    case store::IntentKind::Send: return QStringLiteral("send");
    }
    return {};
}

QString stateName(store::IntentState state)
{
    switch (state) {
    case store::IntentState::Waiting: return QStringLiteral("waiting");
    case store::IntentState::Sending: return QStringLiteral("sending");
    case store::IntentState::Refused: return QStringLiteral("refused");
    case store::IntentState::Done: return QStringLiteral("done");
    }
    return {};
}

QString reason(Context &context, const store::Intent &intent)
{
    const bool untried = intent.problem.isEmpty() && intent.state == store::IntentState::Waiting;
    return untried && context.isOffline() ? Words::tr("Waxwing is offline.") : store::waitingReason(intent);
}

int list(Context &context, const QStringList &words)
{
    const Arguments arguments(words, {}, {});
    context.output().setColumns({QStringLiteral("id"), QStringLiteral("kind"), QStringLiteral("what"),
                                 QStringLiteral("state"), QStringLiteral("since"), QStringLiteral("why"),
                                 QStringLiteral("cancel_means")});
    const auto intents = context.read([](store::Reader &reader) { return reader.intentsInBrief(); });
    for (const store::Intent &intent : intents) {
        if (intent.state == store::IntentState::Done) {
            continue;
        }
        context.output().row({{QStringLiteral("id"), qint64(intent.id.value())},
                              {QStringLiteral("kind"), kindName(intent.kind)},
                              {QStringLiteral("what"), intent.what},
                              {QStringLiteral("state"), stateName(intent.state)},
                              {QStringLiteral("detail"), intent.problem},
                              {QStringLiteral("since"), intent.created.toString(Qt::ISODate)},
                              {QStringLiteral("why"), reason(context, intent)},
                              {QStringLiteral("attempts"), intent.attempts},
                              {QStringLiteral("cancel_means"), store::cancelMeaning(intent)}});
    }
    return Done;
}

Intent intentOf(Context &context, const QStringList &words)
{
    const Arguments arguments(words, {}, {});
    if (arguments.words().size() != 1) {
        throw usageError(Words::tr("Say which change, by the id that “waxwingctl pending list” shows."));
    }
    bool good = false;
    const IntentId id(arguments.words().constFirst().toLongLong(&good));
    const auto intent = good ? context.read([id](store::Reader &reader) { return reader.intent(id); }) : std::nullopt;
    if (!intent || intent->state == store::IntentState::Done) {
        throw notFound(Words::tr("Nothing waits under the id “%1”.").arg(arguments.words().constFirst()));
    }
    return *intent;
}

int retry(Context &context, const QStringList &words)
{
    const store::Intent intent = intentOf(context, words);
    context.wait(context.core().engine().retry(intent.id));
    if (context.isOffline()) {
        return Queued;
    }
    try {
        context.wait(context.core().engine().flush(intent.account));
    } catch (const Error &error) {
        Output::error(error.summary());
    }
    return context.outcomeOf({intent.id});
}

int cancel(Context &context, const QStringList &words)
{
    const store::Intent intent = intentOf(context, words);
    if (!context.wait(context.core().engine().cancel(intent.id))) {
        throw Error(ErrorKind::Conflict, Words::tr("This change is with the server already and cannot be taken back."));
    }
    return Done;
}

} // namespace

QList<Command> pendingCommands()
{
    return {
        {"pending list", "", QT_TRANSLATE_NOOP("waxwingctl", "shows changes the server does not have yet"), list},
        {"pending retry", "ID", QT_TRANSLATE_NOOP("waxwingctl", "tries a change again"), retry},
        {"pending cancel", "ID", QT_TRANSLATE_NOOP("waxwingctl", "takes a change back that the server does not have"),
         cancel},
    };
}

} // namespace waxwing::cli
