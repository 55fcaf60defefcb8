// One row a command: its words, what follows them, what it does. Adding a command is adding a row.
#pragma once

#include "app/cli/context.h"

#include <QCoreApplication>
#include <QList>
#include <QStringList>

namespace waxwing::cli {

using Run = int (*)(Context &context, const QStringList &words);

struct Command {
    const char *name; // "folder create"
    const char *arguments; // for the usage text
    const char *what; // one line
    Run run;
};

QList<Command> accountCommands();
QList<Command> accountChangeCommands();
QList<Command> identityCommands();
QList<Command> syncCommands();
QList<Command> folderCommands();
QList<Command> listCommands();
QList<Command> changeCommands();
QList<Command> sendCommands();
QList<Command> pendingCommands();
QList<Command> undoCommands();
QList<Command> offlineCommands();
QList<Command> fileCommands();
QList<Command> batchCommands();
QList<Command> allCommands();

// Finds the command these words begin with and runs it; returns its exit code. Throws Error.
int runCommand(Context &context, const QStringList &words);

struct Words {
    Q_DECLARE_TR_FUNCTIONS(waxwingctl)
};

} // namespace waxwing::cli
