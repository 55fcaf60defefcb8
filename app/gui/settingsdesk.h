// The settings' dialog and what becomes of what is chosen in it; the settings as a file. UI thread.
#pragma once

#include "ui/settings/settingsdialog.h"

#include <QObject>

namespace waxwing::gui {

class WindowAssembly;

class SettingsDesk : public QObject {
    Q_OBJECT
public:
    // Takes the looks from the settings: before anything is drawn.
    explicit SettingsDesk(WindowAssembly &assembly);

    void show();
    // The answers are sentences at the foot of the list.
    void exportTo(const QString &path);
    void importFrom(const QString &path);

private:
    void setLooks(const ui::LookChoices &looks);
    void takeAll();
    QList<ui::Elsewhere> elsewhere();
    void chooseFile(bool toWrite);

    WindowAssembly &m_assembly;
};

} // namespace waxwing::gui
