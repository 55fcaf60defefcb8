// The settings of this window: few, each with what it is for. What is chosen holds at once; there is nothing to
// apply and nothing to forget.
#pragma once

#include "ui/common/dragguard.h"
#include "ui/common/notificationrules.h"
#include "ui/common/theme.h"

#include <QDialog>

class QComboBox;
class QVBoxLayout;

namespace waxwing::ui {

struct WindowChoices {
    Appearance appearance = Appearance::System;
    DragGuards guards;
    NotificationRules notifications;
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

private:
    void addDragging(QVBoxLayout *layout);
    void addNotifications(QVBoxLayout *layout);
    QLayout *quietHours();
    QComboBox *addRow(QVBoxLayout *layout, const QString &name, const QString &title, const QString &why);
    QComboBox *addGuard(QVBoxLayout *layout, const QString &name, const QString &title, const QString &why,
                        DragGuard current);

    DragGuards m_guards;
    NotificationRules m_notifications;
};

} // namespace waxwing::ui
