// The settings of this window: few, each with what it is for. What is chosen holds at once; there is nothing to
// apply and nothing to forget.
#pragma once

#include "ui/common/dragguard.h"
#include "ui/common/looks.h"
#include "ui/common/notificationrules.h"
#include "ui/common/theme.h"
#include "ui/settings/settinglist.h"

#include <QDialog>

class QComboBox;
class QLayout;

namespace waxwing::ui {

struct WindowChoices {
    Appearance appearance = Appearance::System;
    DragGuards guards;
    NotificationRules notifications;
    LookChoices looks;
    QList<Elsewhere> elsewhere; // what is chosen in other windows
};

class SettingsDialog : public QDialog {
    Q_OBJECT
public:
    // Deletes itself when it is closed.
    SettingsDialog(const WindowChoices &choices, QWidget *parent);

Q_SIGNALS:
    void appearanceChosen(waxwing::ui::Appearance appearance);
    void guardsChosen(const waxwing::ui::DragGuards &guards);
    void notificationsChosen(const waxwing::ui::NotificationRules &rules);
    void looksChosen(const waxwing::ui::LookChoices &looks);
    void importWanted();
    void exportWanted();

private:
    QLayout *makeSearch();
    QLayout *makeButtons();
    void addAppearance(Appearance current);
    void addFonts();
    void addDragging();
    void addNotifications();
    QLayout *quietHours();
    QComboBox *addGuard(const QString &name, const QString &title, const QString &why, DragGuard current);

    DragGuards m_guards;
    NotificationRules m_notifications;
    LookChoices m_looks;
    SettingList *m_list;
};

} // namespace waxwing::ui
