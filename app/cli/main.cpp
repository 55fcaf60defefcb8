// waxwingctl: everything Waxwing can do, for scripts and for tests. See waxwingctl(1).
#include "app/cli/command.h"
#include "app/common/descriptors.h"
#include "app/common/endsignals.h"
#include "app/common/languages.h"

#include <QCoreApplication>

#include <csignal>

namespace waxwing::cli {

QList<Command> allCommands()
{
    return accountCommands() + accountChangeCommands() + identityCommands() + syncCommands() + folderCommands()
        + listCommands() + changeCommands() + sendCommands() + pendingCommands() + undoCommands() + offlineCommands()
        + fileCommands() + batchCommands();
}

namespace {

struct Global {
    QString profile;
    bool json = false;
    bool offline = false;
    QStringList rest;
};

// Global options stand before or behind the command; the first word that is none begins the rest.
Global globalOptions(const QStringList &words)
{
    Global global;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString &word = words.at(i);
        if (word == QLatin1String("--")) {
            global.rest.append(words.mid(i));
            break;
        }
        if (word == QLatin1String("--json")) {
            global.json = true;
        } else if (word == QLatin1String("--offline")) {
            global.offline = true;
        } else if (word == QLatin1String("--profile") && i + 1 < words.size()) {
            global.profile = words.at(++i);
        } else if (word.startsWith(QLatin1String("--profile="))) {
            global.profile = word.mid(int(qstrlen("--profile=")));
        } else {
            global.rest.append(word);
        }
    }
    return global;
}

void showUsage()
{
    Output output(false);
    output.line(Words::tr("waxwingctl [--profile DIR] [--json] [--offline] COMMAND …"));
    const QList<Command> commands = allCommands();
    for (const Command &command : commands) {
        const QString words = QLatin1String("  ") + QLatin1String(command.name) + QLatin1Char(' ')
            + QString::fromUtf8(command.arguments);
        output.line(words);
        output.line(QString(QLatin1String("      ") + Words::tr(command.what)));
    }
}

// The longest command whose words begin the line: "folder list" before "list".
const Command *commandOf(const QList<Command> &commands, const QStringList &words, qsizetype *used)
{
    const Command *best = nullptr;
    *used = 0;
    for (const Command &command : commands) {
        const QStringList name = QString::fromLatin1(command.name).split(QLatin1Char(' '));
        if (name.size() > *used && words.mid(0, name.size()) == name) {
            best = &command;
            *used = name.size();
        }
    }
    return best;
}

int run(const QStringList &words)
{
    const Global global = globalOptions(words);
    const QStringList helps{QStringLiteral("help"), QStringLiteral("--help"), QStringLiteral("-h")};
    if (global.rest.isEmpty() && global.json) {
        throw usageError(Words::tr("Say a command. “waxwingctl help” lists them."));
    }
    if (global.rest.isEmpty() || helps.contains(global.rest.constFirst())) {
        showUsage();
        return global.rest.isEmpty() ? Usage : Done;
    }
    if (global.rest.constFirst() == QLatin1String("--version")) {
        Output(false).line(QStringLiteral("waxwingctl " WAXWING_VERSION));
        return Done;
    }
    Context context(global.profile, global.json, global.offline);
    return runCommand(context, global.rest);
}

} // namespace

int runCommand(Context &context, const QStringList &words)
{
    const QList<Command> commands = allCommands();
    qsizetype used = 0;
    const Command *command = commandOf(commands, words, &used);
    if (!command) {
        throw usageError(
            Words::tr("There is no command “%1”. “waxwingctl help” lists them.").arg(words.join(QLatin1Char(' '))));
    }
    const int code = command->run(context, words.mid(used));
    context.output().finish();
    return code;
}

} // namespace waxwing::cli

int main(int argc, char *argv[])
{
    if (!waxwing::app::enoughDescriptors()) {
        waxwing::cli::Output::error(waxwing::cli::Words::tr("Too few files may be open at once for Waxwing to start. "
                                                            "Nothing was changed; raise the limit (ulimit -n)."));
        return waxwing::cli::Storage;
    }
    QCoreApplication application(argc, argv);
    waxwing::app::speakUsersLanguage(application);
    QCoreApplication::setApplicationName(QStringLiteral("waxwingctl"));
    QCoreApplication::setApplicationVersion(QStringLiteral(WAXWING_VERSION));
    std::signal(SIGPIPE, SIG_IGN); // a reader that stops reading is no reason to die in the middle of a write
    try {
        return waxwing::cli::run(QCoreApplication::arguments().mid(1));
    } catch (const waxwing::Error &error) {
        waxwing::cli::Output::error(error.text());
        if (waxwing::app::EndSignals::number() != 0) {
            waxwing::app::EndSignals::die();
        }
        return waxwing::cli::exitCodeOf(error);
    }
}
