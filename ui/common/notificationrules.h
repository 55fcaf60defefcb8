// When new mail is told to the desktop, and whether there is an icon for it. A value, kept in the profile's window
// settings.
#pragma once

#include "ui/models/foldertree.h"

#include <QHash>
#include <QTime>

class QSettings;

namespace waxwing::ui {

enum class TrayIcon {
    Off,
    Shown,
    KeepsRunning, // and closing the window only hides it
};

struct NotificationRules {
    static NotificationRules load(const QSettings &settings);
    void save(QSettings &settings) const;

    // Whether the user wants to hear of this folder at all: its own rule, else its account's, else inboxes only.
    bool watches(const store::FolderRow &folder) const;
    // False in the quiet hours, which may pass midnight.
    bool mayDisturb(QTime localTime) const;
    bool operator==(const NotificationRules &) const = default;

    TrayIcon tray = TrayIcon::Off;
    bool enabled = true;
    bool showContent = true; // false: only how many came and where
    bool sound = true;
    bool quiet = false; // between these two
    QTime quietFrom{22, 0};
    QTime quietUntil{7, 0};
    QHash<QString, bool> accounts; // by account id
    QHash<QString, bool> folders; // by account id + '/' + path
};

QString ruleKey(AccountId account);
QString ruleKey(const store::FolderRow &folder);

} // namespace waxwing::ui
