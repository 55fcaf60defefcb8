// What the window is composed of. Made by WindowAssembly, used by the files that wire it.
#pragma once

#include "core/sync/mailcommands.h"
#include "ui/accounts/accountsdialog.h"
#include "ui/accounts/setupservices.h"
#include "ui/models/foldertreemodel.h"
#include "ui/models/messagelistmodel.h"
#include "ui/models/pendingmodel.h"
#include "ui/reader/remotesenders.h"

#include <functional>

namespace waxwing::ui {
class ActivityButton;
class ActivityPanel;
class Composers;
class FolderActions;
class FolderPane;
class FolderTreeView;
class MainWindow;
class MessageActions;
class MessageListPane;
class ReaderView;
class Reporter;
class SearchField;
} // namespace waxwing::ui

namespace waxwing::gui {

// What the window needs from the program; all of it outlives the window.
struct WindowServices {
    store::Store *store = nullptr;
    sync::MailCommands *commands = nullptr;
    const Clock *clock = nullptr;
    ui::RemoteSenders *senders = nullptr;
    QString settingsFile; // window.ini of the profile
    std::function<QList<accounts::Account>()> accounts; // as the settings have them now
    ui::SetupServices setup;
    // The folder gets this role for good, whatever the server says. Throws Error.
    std::function<void(const store::FolderRow &, store::Role)> setFolderRole;
    ui::AccountServices settings;
};

struct WindowParts {
    models::FolderTreeModel *folders = nullptr;
    models::MessageListModel *messages = nullptr;
    models::PendingModel *pending = nullptr;

    ui::MainWindow *window = nullptr;
    ui::FolderPane *folderPane = nullptr;
    ui::FolderTreeView *tree = nullptr; // in it
    ui::MessageListPane *list = nullptr;
    ui::ReaderView *reader = nullptr;
    ui::ActivityPanel *activity = nullptr;
    ui::ActivityButton *activityButton = nullptr;
    ui::SearchField *search = nullptr;

    ui::Reporter *reporter = nullptr;
    ui::FolderActions *folderActions = nullptr;
    ui::MessageActions *messageActions = nullptr;
    ui::Composers *composers = nullptr;
};

} // namespace waxwing::gui
