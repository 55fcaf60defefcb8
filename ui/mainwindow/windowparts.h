// Everything the main window is composed of. Made by MainWindow, used by the files that wire it.
#pragma once

#include "core/sync/mailcommands.h"
#include "ui/accounts/accountsdialog.h"
#include "ui/accounts/setupservices.h"
#include "ui/models/foldertreemodel.h"
#include "ui/models/messagelistmodel.h"
#include "ui/models/pendingmodel.h"
#include "ui/reader/remotesenders.h"

#include <functional>

class QSplitter;
class QStackedWidget;

namespace waxwing::ui {

class ActivityButton;
class ActivityPanel;
class Composers;
class FolderActions;
class FolderTreeView;
class MessageActions;
class MessageListPane;
class ReaderView;
class Reporter;
class SearchField;

// What the window needs from the program; all of it outlives the window.
struct WindowServices {
    store::Store *store = nullptr;
    sync::MailCommands *commands = nullptr;
    const Clock *clock = nullptr;
    RemoteSenders *senders = nullptr;
    QString settingsFile; // window.ini of the profile
    std::function<QList<accounts::Account>()> accounts; // as the settings have them now
    SetupServices setup;
    AccountServices settings;
};

struct WindowParts {
    models::FolderTreeModel *folders = nullptr;
    models::MessageListModel *messages = nullptr;
    models::PendingModel *pending = nullptr;

    FolderTreeView *tree = nullptr;
    MessageListPane *list = nullptr;
    ReaderView *reader = nullptr;
    ActivityPanel *activity = nullptr;
    ActivityButton *activityButton = nullptr;
    SearchField *search = nullptr;

    Reporter *reporter = nullptr;
    FolderActions *folderActions = nullptr;
    MessageActions *messageActions = nullptr;
    Composers *composers = nullptr;

    QStackedWidget *pages = nullptr; // the mail, or the set-up
    QSplitter *columns = nullptr; // folders | the rest
    QSplitter *rows = nullptr; // list and reader / activity
    QSplitter *content = nullptr; // list | reader
};

} // namespace waxwing::ui
