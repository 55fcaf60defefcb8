// Many commands by one program: the profile is opened once, and a connection serves them all.
#include "app/cli/arguments.h"
#include "app/cli/command.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>

namespace waxwing::cli {

namespace {

// A JSON array of words, or words as in a shell, of which double quotes keep several together.
QStringList wordsOf(const QByteArray &line)
{
    if (!line.startsWith('[')) {
        return QProcess::splitCommand(QString::fromUtf8(line));
    }
    QStringList words;
    const QJsonArray array = QJsonDocument::fromJson(line).array();
    for (const auto &word : array) {
        words.append(word.toString());
    }
    return words;
}

int runOne(Context &context, const QStringList &words)
{
    try {
        if (words.isEmpty() || words.constFirst() == QLatin1String("batch")) {
            throw usageError(Words::tr("This line is no command."));
        }
        return runCommand(context, words);
    } catch (const Error &error) {
        Output::error(error.text());
        return exitCodeOf(error);
    }
}

// Goes on after a command that failed: the next may not depend on it, and who does care reads the rows.
int batch(Context &context, const QStringList &words)
{
    const Arguments arguments(words, {}, {});
    if (!arguments.words().isEmpty()) {
        throw usageError(Words::tr("The commands are read from standard input, one a line."));
    }
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly)) {
        throw usageError(Words::tr("The commands could not be read from standard input."));
    }
    int firstFailure = Done;
    for (QByteArray line = input.readLine(); !line.isEmpty(); line = input.readLine()) {
        line = line.trimmed();
        if (line.isEmpty() || line.startsWith('#')) {
            continue;
        }
        context.beginCommand();
        const int code = runOne(context, wordsOf(line));
        firstFailure = firstFailure == Done ? code : firstFailure;
        if (context.output().isJson()) {
            context.output().row(
                {{QStringLiteral("command"), QString::fromUtf8(line)}, {QStringLiteral("exit"), code}});
            context.output().finish();
        }
    }
    return firstFailure;
}

} // namespace

QList<Command> batchCommands()
{
    return {{"batch", "",
             QT_TRANSLATE_NOOP("waxwingctl",
                               "runs the commands on standard input, one a line; exits as the first that failed"),
             batch}};
}

} // namespace waxwing::cli
