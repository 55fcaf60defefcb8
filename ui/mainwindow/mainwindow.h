// The window: it composes the panes and lets one answer the other. What can be done is in windowactions.cpp,
// where things stand on the screen in windowlayout.cpp, what is remembered in windowsettings.cpp.
#pragma once

#include "core/mime/outgoing.h"
#include "ui/common/theme.h"
#include "ui/mainwindow/actionregistry.h"
#include "ui/mainwindow/windowparts.h"
#include "ui/models/messageloader.h"

#include <QMainWindow>
#include <QTimer>

#include <functional>

class QAbstractScrollArea;

namespace waxwing::ui {

enum class ReaderPlace { Right, Below, Off };

class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(WindowServices services);
    ~MainWindow() override;

    WindowParts &parts() { return m_parts; }
    ActionRegistry &actions() { return *m_actions; }
    const WindowServices &services() const { return m_services; }

    // The accounts changed: tree, identities, set-up page.
    void reloadAccounts();
    void showSetup();
    void showAccounts();
    void openFolder(FolderId folder);
    void setReaderPlace(ReaderPlace place);
    ReaderPlace readerPlace() const { return m_readerPlace; }
    void showActivity(bool shown);
    void say(const QString &sentence, bool undoable = false);
    void raiseToUser();

    // For the actions.
    void focusSearch();
    void removeSelected();
    void undo();
    void undoToast();
    void reply(mime::ReplyTo mode);
    void forward();
    void moveMessages(); // asks where to
    void openMessage(PlacementId message);
    void nextPageOrUnread();
    void updateActions();

Q_SIGNALS:
    void appearanceChosen(waxwing::ui::Appearance appearance);

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void makeModels();
    void connectFolders();
    void connectMessages();
    void connectActivity();
    void openFirstFolder();
    void folderSelected(FolderId folder);
    void messageShown(PlacementId message);
    void markShownRead();
    void applied(const sync::Applied &applied);
    void popUp(const QStringList &ids, QAbstractScrollArea *area, const QPoint &point);
    void showFolderMenu(const QPoint &point);
    void showMessageMenu(const QPoint &point);
    // Runs act with the message on the screen, at once or when it is there.
    void withMessage(std::function<void(const models::MessagePtr &)> act);

    WindowServices m_services;
    WindowParts m_parts;
    ActionRegistry *m_actions;
    ReaderPlace m_readerPlace = ReaderPlace::Right;
    QString m_wantedFolder; // account/path, from the settings
    QTimer m_readDelay;
    sync::Applied m_lastApplied;
    std::function<void(const models::MessagePtr &)> m_whenShown;
};

} // namespace waxwing::ui
