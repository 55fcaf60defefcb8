#include "app/gui/arguments.h"

#include "core/base/error.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

namespace waxwing::gui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(waxwing::gui::Arguments)
};

QString absolutePath(const QString &word)
{
    const QUrl url(word);
    return QFileInfo(url.isLocalFile() ? url.toLocalFile() : word).absoluteFilePath();
}

} // namespace

Arguments parseArguments(const QStringList &words)
{
    Arguments arguments;
    bool optionsEnded = false;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString &word = words[i];
        if (optionsEnded || !word.startsWith(QLatin1Char('-'))) {
            if (word.startsWith(QLatin1String("mailto:"), Qt::CaseInsensitive)) {
                arguments.mailto = word;
            } else {
                arguments.files << absolutePath(word);
            }
        } else if (word == QLatin1String("--")) {
            optionsEnded = true;
        } else if (word == QLatin1String("--compose")) {
            arguments.compose = true;
        } else if (word == QLatin1String("--offline")) {
            arguments.offline = true;
        } else if (word == QLatin1String("--hidden")) {
            arguments.hidden = true;
        } else if (word == QLatin1String("--profile") && i + 1 < words.size()) {
            arguments.profile = words[++i];
        } else if (word.startsWith(QLatin1String("--profile="))) {
            arguments.profile = word.mid(qsizetype(qstrlen("--profile=")));
        } else {
            throw Error(ErrorKind::Input, Words::tr("“%1” is not an option, or its value is missing.").arg(word));
        }
    }
    return arguments;
}

QByteArray toLine(const Arguments &arguments)
{
    const QJsonObject object{{QStringLiteral("compose"), arguments.compose},
                             {QStringLiteral("mailto"), arguments.mailto},
                             {QStringLiteral("files"), QJsonArray::fromStringList(arguments.files)}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

Arguments fromLine(const QByteArray &line)
{
    const QJsonObject object = QJsonDocument::fromJson(line).object();
    Arguments arguments;
    arguments.compose = object.value(QLatin1String("compose")).toBool();
    arguments.mailto = object.value(QLatin1String("mailto")).toString();
    const QJsonArray files = object.value(QLatin1String("files")).toArray();
    for (const auto &file : files) {
        arguments.files << file.toString();
    }
    return arguments;
}

} // namespace waxwing::gui
