#include "app/gui/settingsfile.h"

#include "core/base/error.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSettings>

#include <algorithm>

namespace waxwing::gui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(waxwing::gui::SettingsFile)
};

constexpr int version = 1;
constexpr qsizetype longestText = 1000;
constexpr qsizetype longestList = 100;

const QString programKey = QStringLiteral("program");
const QString versionKey = QStringLiteral("version");
const QString settingsKey = QStringLiteral("settings");
const QString shortcuts = QStringLiteral("shortcuts/");

bool isKnown(const QString &key)
{
    static const QStringList keys{
        QStringLiteral("appearance"),
        QStringLiteral("density"),
        QStringLiteral("leftHanded"),
        QStringLiteral("fontLists"),
        QStringLiteral("fontReader"),
        QStringLiteral("fontComposer"),
        QStringLiteral("fontFixed"),
        QStringLiteral("dragFolders"),
        QStringLiteral("dragMessages"),
        QStringLiteral("look"),
        QStringLiteral("tableColumns"),
        QStringLiteral("reader"),
        QStringLiteral("menuBar"),
        QStringLiteral("tray"),
        QStringLiteral("notifications/enabled"),
        QStringLiteral("notifications/content"),
        QStringLiteral("notifications/sound"),
        QStringLiteral("notifications/quiet"),
        QStringLiteral("notifications/quietFrom"),
        QStringLiteral("notifications/quietUntil"),
    };
    return keys.contains(key) || key.startsWith(shortcuts);
}

// One value as a list of one: an ini file does not tell them apart, and until it is read again it has the values as
// they were set.
QStringList textsOf(const QVariant &value)
{
    const bool isList = value.canConvert<QVariantList>() && value.metaType().id() != QMetaType::QString;
    QStringList texts = isList ? value.toStringList() : QStringList{value.toString()};
    texts.removeIf([](const QString &text) { return text.size() > longestText; });
    return texts.first(qMin(longestList, texts.size()));
}

} // namespace

QByteArray exportSettings(const QSettings &settings)
{
    QJsonObject values;
    const QStringList keys = settings.allKeys();
    for (const QString &key : keys) {
        if (isKnown(key)) {
            values.insert(key, QJsonArray::fromStringList(textsOf(settings.value(key))));
        }
    }
    const QJsonObject file{{programKey, QStringLiteral("waxwing")}, {versionKey, version}, {settingsKey, values}};
    return QJsonDocument(file).toJson();
}

void importSettings(const QByteArray &file, QSettings &settings)
{
    const QJsonObject read = QJsonDocument::fromJson(file).object();
    if (read.value(programKey).toString() != QLatin1String("waxwing") || !read.value(settingsKey).isObject()) {
        throw Error(ErrorKind::Input, Words::tr("This file holds no settings of Waxwing."));
    }
    if (read.value(versionKey).toInt() > version) {
        throw Error(ErrorKind::Input, Words::tr("These settings were written by a newer version of Waxwing."));
    }
    const QJsonObject values = read.value(settingsKey).toObject();
    for (auto value = values.constBegin(); value != values.constEnd(); ++value) {
        if (isKnown(value.key()) && value->isArray()) {
            const QStringList texts = textsOf(value->toVariant());
            settings.setValue(value.key(), texts.size() == 1 ? QVariant(texts.first()) : QVariant(texts));
        }
    }
}

} // namespace waxwing::gui
