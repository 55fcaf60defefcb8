#include "ui/common/notificationrules.h"

#include <QSettings>

namespace waxwing::ui {

namespace {

const QString kTray = QStringLiteral("tray");
const QString kEnabled = QStringLiteral("notifications/enabled");
const QString kContent = QStringLiteral("notifications/content");
const QString kSound = QStringLiteral("notifications/sound");
const QString kQuiet = QStringLiteral("notifications/quiet");
const QString kFrom = QStringLiteral("notifications/quietFrom");
const QString kUntil = QStringLiteral("notifications/quietUntil");
const QString kAccounts = QStringLiteral("notifications/accounts");
const QString kFolders = QStringLiteral("notifications/folders");

QHash<QString, bool> switches(const QSettings &settings, const QString &key)
{
    QHash<QString, bool> found;
    const QVariantMap stored = settings.value(key).toMap();
    for (auto entry = stored.cbegin(); entry != stored.cend(); ++entry) {
        found.insert(entry.key(), entry.value().toBool());
    }
    return found;
}

QVariantMap stored(const QHash<QString, bool> &switches)
{
    QVariantMap map;
    for (auto entry = switches.cbegin(); entry != switches.cend(); ++entry) {
        map.insert(entry.key(), entry.value());
    }
    return map;
}

QTime time(const QSettings &settings, const QString &key, QTime otherwise)
{
    const QTime found = QTime::fromString(settings.value(key).toString(), Qt::ISODate);
    return found.isValid() ? found : otherwise;
}

} // namespace

QString ruleKey(AccountId account)
{
    return QString::number(account.value());
}

QString ruleKey(const store::FolderRow &folder)
{
    return QString(ruleKey(folder.account) + QLatin1Char('/') + folder.path);
}

NotificationRules NotificationRules::load(const QSettings &settings)
{
    NotificationRules rules;
    rules.tray = TrayIcon(qBound(0, settings.value(kTray, 0).toInt(), int(TrayIcon::KeepsRunning)));
    rules.enabled = settings.value(kEnabled, rules.enabled).toBool();
    rules.showContent = settings.value(kContent, rules.showContent).toBool();
    rules.sound = settings.value(kSound, rules.sound).toBool();
    rules.quiet = settings.value(kQuiet, rules.quiet).toBool();
    rules.quietFrom = time(settings, kFrom, rules.quietFrom);
    rules.quietUntil = time(settings, kUntil, rules.quietUntil);
    rules.accounts = switches(settings, kAccounts);
    rules.folders = switches(settings, kFolders);
    return rules;
}

void NotificationRules::save(QSettings &settings) const
{
    settings.setValue(kTray, int(tray));
    settings.setValue(kEnabled, enabled);
    settings.setValue(kContent, showContent);
    settings.setValue(kSound, sound);
    settings.setValue(kQuiet, quiet);
    settings.setValue(kFrom, quietFrom.toString(Qt::ISODate));
    settings.setValue(kUntil, quietUntil.toString(Qt::ISODate));
    settings.setValue(kAccounts, stored(accounts));
    settings.setValue(kFolders, stored(folders));
}

bool NotificationRules::watches(const store::FolderRow &folder) const
{
    if (!enabled) {
        return false;
    }
    const auto own = folders.constFind(ruleKey(folder));
    if (own != folders.constEnd()) {
        return *own;
    }
    return folder.role == store::Role::Inbox && accounts.value(ruleKey(folder.account), true);
}

bool NotificationRules::mayDisturb(QTime localTime) const
{
    if (!quiet || quietFrom == quietUntil) {
        return true;
    }
    const bool pastMidnight = quietFrom > quietUntil;
    const bool inside = pastMidnight ? localTime >= quietFrom || localTime < quietUntil
                                     : localTime >= quietFrom && localTime < quietUntil;
    return !inside;
}

} // namespace waxwing::ui
