// The folder pane's part of the wiring: which folder is open, what a drop on the tree does.
#pragma once

#include "app/gui/windowparts.h"
#include "ui/folders/droprules.h"

#include <QHash>
#include <QObject>
#include <QSet>

class QSettings;

namespace waxwing::gui {

class WindowAssembly;

class FolderDesk : public QObject {
    Q_OBJECT
public:
    explicit FolderDesk(WindowAssembly &assembly);

    void openFolder(FolderId folder);
    void goToFolder(); // asks which
    // Lists what one address wrote, in all these folders; left by choosing a folder, or by its filter.
    void openSender(const QString &address, const QString &name, const QList<store::FolderRow> &folders);
    void showProperties(); // of the current folder
    // The folder to open first, “account/path” from the settings, as soon as it is known.
    void setWantedFolder(const QString &folder) { m_wantedFolder = folder; }
    void setDragGuards(const ui::DragGuards &guards); // and keeps them
    const ui::DragGuards &dragGuards() const { return m_guards; }
    void restoreGuards(const QSettings &settings);

private:
    void openFirstFolder();
    void leaveLostFolder();
    void folderSelected(FolderId folder);
    void openAllInboxes();
    void leaveSender();
    void makeRoom();
    void nameList(const QString &name);
    void folderDropped(FolderId folder, const ui::FolderPlace &place, const QString &caption);
    void messagesDropped(const ui::MessagesMime *messages, FolderId target, bool copy, const QString &caption);
    // Runs act, after a question where the setting says so; never: the setting becomes On.
    void guarded(ui::DragGuard guard, const QString &caption, std::function<void()> act, std::function<void()> never);
    void applyGuards();
    void restorePlaces();
    void keepPlaces();
    void showStatus(const sync::AccountStatus &status);
    void showRefused();
    void showMenu(const QPoint &point);

    WindowAssembly &m_assembly;
    WindowParts &m_parts;
    QString m_wantedFolder;
    ui::DragGuards m_guards;
    QHash<AccountId, FolderId> m_busy; // whose row shows progress
    QSet<FolderId> m_refused; // whose row shows a problem
};

} // namespace waxwing::gui
