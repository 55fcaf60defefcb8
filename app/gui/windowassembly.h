// Makes the screens, hands them to the frame (ui/mainwindow) and lets one answer the other: the only place that
// knows them all. What is done with folders is wired in folderdesk.cpp, with messages in messagedesk.cpp; the
// actions are in windowactions.cpp, what is remembered in windowmemory.cpp. UI thread.
#pragma once

#include "app/gui/settingswriter.h"
#include "app/gui/windowparts.h"
#include "ui/common/theme.h"

#include <QObject>

#include <memory>

namespace waxwing::models {
class MessageLoader;
class MessageParts;
} // namespace waxwing::models

namespace waxwing::gui {

class DesktopPresence;
class FolderDesk;
class MessageDesk;
class MessageFiles;
class SettingsDesk;

class WindowAssembly : public QObject {
    Q_OBJECT
public:
    explicit WindowAssembly(WindowServices services);
    ~WindowAssembly() override;

    ui::MainWindow &window() { return *m_parts.window; }
    WindowParts &parts() { return m_parts; }
    const WindowServices &services() const { return m_services; }
    SettingsWriter &settings() { return m_settings; }
    FolderDesk &folders() { return *m_folderDesk; }
    MessageDesk &messages() { return *m_messageDesk; }
    MessageFiles &files() { return *m_files; }
    DesktopPresence &presence() { return *m_presence; }
    SettingsDesk &settingsDesk() { return *m_settingsDesk; }

    // Of a window that shows one message, or of the message pane.
    models::MessageLoader *makeLoader(QObject *parent = nullptr);
    // The accounts changed: tree, identities, set-up page.
    void reloadAccounts();
    void showSetup();
    void showAccounts();
    void showCertificates(AccountId account); // in the accounts' dialog, at that account
    void signInAgain(AccountId account); // the same, and in the browser
    void prepareOffline();
    void showSettings();
    // A sentence at the foot of the list: what was done, or what went wrong.
    void say(const QString &sentence);
    void tellProblem(const QString &sentence);
    // What was done here only, and how it is taken back while the offer stands.
    void offerUndo(const QString &sentence, std::function<void()> undo);
    void applied(const sync::Applied &applied); // says it, with Undo where it can be taken back
    void undo(); // Ctrl+Z
    void redo(); // Ctrl+Shift+Z
    void removeSelected(); // Delete: the folder when the tree has the keyboard, else the messages
    void updateActions();

    // As the theme has it; the program keeps it.
    void setAppearance(ui::Appearance appearance) { m_appearance = appearance; }
    ui::Appearance appearance() const { return m_appearance; }

Q_SIGNALS:
    void appearanceChosen(waxwing::ui::Appearance appearance);

private:
    void makeModels();
    void makeScreens();
    void makeHelpers();
    ui::AccountsDialog *openAccounts();
    void wireActivity();
    void wireReports();
    void undoToast();

    WindowServices m_services;
    SettingsWriter m_settings;
    WindowParts m_parts;
    std::unique_ptr<ui::MainWindow> m_window;
    std::unique_ptr<SettingsDesk> m_settingsDesk;
    std::unique_ptr<FolderDesk> m_folderDesk;
    std::unique_ptr<MessageDesk> m_messageDesk;
    std::unique_ptr<MessageFiles> m_files;
    std::unique_ptr<DesktopPresence> m_presence;
    models::MessageParts *m_rest = nullptr; // what large messages have on the server still
    ui::Appearance m_appearance = ui::Appearance::System;
    sync::Applied m_lastApplied;
    std::function<void()> m_localUndo; // of what the toast offers; empty: m_lastApplied
};

} // namespace waxwing::gui
