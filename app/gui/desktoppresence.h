// Waxwing outside its window: new mail on the desktop, the tray icon, and what they lead back to. UI thread.
#pragma once

#include "core/base/ids.h"
#include "ui/common/notificationrules.h"
#include "ui/desktop/newmail.h"

#include <QObject>

#include <memory>

namespace waxwing::ui {
class Tray;
}

namespace waxwing::gui {

class WindowAssembly;

class DesktopPresence : public QObject {
    Q_OBJECT
public:
    explicit DesktopPresence(WindowAssembly &assembly);
    ~DesktopPresence() override;

    const ui::NotificationRules &rules() const;
    void setRules(const ui::NotificationRules &rules); // and keeps them
    // The folder in front, with the message selected; message invalid: the folder alone.
    void show(FolderId folder, PlacementId message);
    void reply(FolderId folder, PlacementId message);
    void quit(); // whatever closing the window means
    void endNow(); // without a question; what is being written becomes drafts

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void wireTray();
    void applyRules();
    void noteWhatIsSeen();
    void countUnread();
    void toggleWindow();
    void selectWanted();

    WindowAssembly &m_assembly;
    ui::NewMail m_newMail;
    std::unique_ptr<ui::Tray> m_tray; // null: off, or the desktop has none
    PlacementId m_wanted; // to be selected when its folder is listed
    bool m_replies = false; // and then answered
    bool m_quits = false;
};

} // namespace waxwing::gui
