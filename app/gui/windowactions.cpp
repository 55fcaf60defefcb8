#include "app/gui/windowactions.h"

#include "app/gui/desktoppresence.h"
#include "app/gui/folderdesk.h"
#include "app/gui/messagedesk.h"
#include "app/gui/messagefiles.h"
#include "app/gui/palette.h"
#include "app/gui/shortcuts.h"
#include "app/gui/windowassembly.h"
#include "ui/composer/composers.h"
#include "ui/folders/folderactions.h"
#include "ui/folders/folderpane.h"
#include "ui/folders/foldertreeview.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/panefolding.h"
#include "ui/messagelist/messageactions.h"
#include "ui/messagelist/messagelistpane.h"

#include <QCoreApplication>
#include <QMenuBar>

namespace waxwing::gui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(waxwing::ui::MainWindow)
};

QString id(const char *text)
{
    return QString::fromLatin1(text);
}

using ui::ActionRegistry;
using ui::When;

using Keys = QList<QKeySequence>;

void registerMessageActions(WindowAssembly &assembly)
{
    ActionRegistry &actions = assembly.window().actions();
    WindowParts *parts = &assembly.parts();
    WindowAssembly *a = &assembly;
    const QString none;
    actions.add({id("compose"), Words::tr("Compose"), id("compose"), Keys{Qt::CTRL | Qt::Key_N}, When::Account,
                 [parts] { parts->composers->compose(parts->tree->currentAccount()); }});
    actions.add({id("reply"), Words::tr("Reply"), id("reply"), Keys{Qt::Key_R}, When::OneMessage,
                 [a] { a->messages().reply(mime::ReplyTo::Sender); }});
    actions.add({id("replyAll"), Words::tr("Reply all"), id("reply-all"), Keys{Qt::SHIFT | Qt::Key_R}, When::OneMessage,
                 [a] { a->messages().reply(mime::ReplyTo::All); }});
    actions.add({id("forward"), Words::tr("Forward"), id("forward"), Keys{Qt::Key_F}, When::OneMessage,
                 [a] { a->messages().forward(); }});
    actions.add({id("archive"), Words::tr("Archive"), id("archive"), Keys{Qt::Key_A}, When::Messages,
                 [parts] { parts->messageActions->archive(); }});
    actions.add({id("delete"), Words::tr("Delete"), id("delete"), Keys{Qt::Key_Delete}, When::Messages,
                 [a] { a->removeSelected(); }});
    actions.add({id("deleteForever"), Words::tr("Delete for ever"), none, Keys{Qt::SHIFT | Qt::Key_Delete},
                 When::Messages, [parts] { parts->messageActions->removeForever(); }});
    actions.add({id("junk"), Words::tr("Junk"), id("junk"), Keys{Qt::SHIFT | Qt::Key_J}, When::Messages, [parts] {
                     const auto folder = parts->folders->folder(parts->list->folder());
                     parts->messageActions->junk(!folder || folder->role != store::Role::Junk);
                 }});
    actions.add({id("move"), Words::tr("Move"), id("move"), Keys{Qt::Key_V}, When::Messages,
                 [a] { a->messages().moveMessages(false); }});
    actions.add({id("copy"), Words::tr("Copy to"), id("copy"), Keys{}, When::Messages,
                 [a] { a->messages().moveMessages(true); }});
    actions.add({id("toggleRead"), Words::tr("Mark read or unread"), id("read"), Keys{Qt::Key_U}, When::Messages,
                 [parts] { parts->messageActions->toggleRead(); }});
    actions.add({id("toggleStar"), Words::tr("Star"), id("star-outline"), Keys{Qt::Key_S}, When::Messages,
                 [parts] { parts->messageActions->toggleStar(); }});
    actions.add(
        {id("tag"), Words::tr("Tag"), id("tag"), Keys{Qt::Key_T}, When::Messages, [a] { a->messages().tag(); }});
    actions.add({id("snooze"), Words::tr("Snooze"), id("clock"), Keys{Qt::Key_B}, When::Messages,
                 [a] { a->messages().snooze(); }});
    actions.add({id("saveMessages"), Words::tr("Save as files…"), id("save"), Keys{Qt::CTRL | Qt::Key_S},
                 When::Messages, [a] { a->files().saveSelected(); }});
    actions.add({id("importMessages"), Words::tr("Import mail files…"), none, Keys{}, When::Folder,
                 [a, parts] { a->files().importInto(parts->tree->currentFolder()); }});
    actions.add({id("findFromSender"), Words::tr("All from this sender"), none, Keys{Qt::CTRL | Qt::SHIFT | Qt::Key_F},
                 When::OneMessage, [a] { a->messages().findFromSender(); }});
    actions.add({id("openMessage"), Words::tr("Open in own window"), id("open"), Keys{}, When::OneMessage,
                 [a, parts] { a->messages().openMessage(parts->list->currentMessage()); }});
}

void registerFolderActions(WindowAssembly &assembly)
{
    ActionRegistry &actions = assembly.window().actions();
    WindowParts *parts = &assembly.parts();
    WindowAssembly *a = &assembly;
    const QString none;
    actions.add({id("newFolder"), Words::tr("New folder"), id("folder-new"), Keys{Qt::CTRL | Qt::SHIFT | Qt::Key_N},
                 When::Account, [parts] {
                     parts->folderActions->create(parts->tree->currentAccount(), parts->tree->currentFolder());
                 }});
    actions.add({id("renameFolder"), Words::tr("Rename"), id("rename"), Keys{Qt::Key_F2}, When::OwnFolder,
                 [parts] { parts->tree->editName(parts->tree->currentFolder()); }});
    actions.add({id("moveFolder"), Words::tr("Move folder"), id("jump"), Keys{}, When::OwnFolder,
                 [parts] { parts->folderActions->move(parts->tree->currentFolder()); }});
    actions.add({id("deleteFolder"), Words::tr("Delete folder"), id("delete"), Keys{}, When::OwnFolder,
                 [parts] { parts->folderActions->remove(parts->tree->currentFolder()); }});
    actions.add({id("moveFolderUp"), Words::tr("Move up"), none, Keys{Qt::ALT | Qt::Key_Up}, When::OwnFolder,
                 [parts] { parts->folderActions->moveBeside(parts->tree->currentFolder(), -1); }});
    actions.add({id("moveFolderDown"), Words::tr("Move down"), none, Keys{Qt::ALT | Qt::Key_Down}, When::OwnFolder,
                 [parts] { parts->folderActions->moveBeside(parts->tree->currentFolder(), 1); }});
    actions.add({id("favouriteFolder"), Words::tr("Favourite"), none, Keys{}, When::Folder,
                 [parts] { parts->folderActions->toggleFavourite(parts->tree->currentFolder()); }, true});
    actions.add({id("emptyFolder"), Words::tr("Empty folder"), id("trash"), Keys{}, When::Folder,
                 [parts] { parts->folderActions->empty(parts->tree->currentFolder()); }});
    actions.add({id("folderProperties"), Words::tr("Properties"), id("info"), Keys{Qt::ALT | Qt::Key_Return},
                 When::Folder, [a] { a->folders().showProperties(); }});
    actions.add({id("filterFolders"), Words::tr("Filter folders"), id("filter"), Keys{Qt::CTRL | Qt::Key_G},
                 When::Account, [parts] {
                     parts->window->folding()->showFolders(true);
                     parts->folderPane->filter();
                 }});
    actions.add({id("markFolderRead"), Words::tr("Mark all read"), id("read"), Keys{}, When::Folder,
                 [parts] { parts->folderActions->markRead(parts->tree->currentFolder()); }});
    actions.add({id("subscribeFolder"), Words::tr("Subscribed"), none, Keys{}, When::Folder,
                 [parts] { parts->folderActions->toggleSubscription(parts->tree->currentFolder()); }, true});
    actions.add({id("goToFolder"), Words::tr("Go to folder"), id("folder"), Keys{Qt::Key_G}, When::Folder,
                 [a] { a->folders().goToFolder(); }});
}

void registerMoves(WindowAssembly &assembly)
{
    ActionRegistry &actions = assembly.window().actions();
    WindowParts *parts = &assembly.parts();
    WindowAssembly *a = &assembly;
    const QString none;
    actions.add({id("next"), Words::tr("Next message"), none, Keys{Qt::Key_J}, When::Folder,
                 [parts] { parts->list->view()->step(1); }});
    actions.add({id("previous"), Words::tr("Previous message"), none, Keys{Qt::Key_K}, When::Folder,
                 [parts] { parts->list->view()->step(-1); }});
    actions.add({id("nextUnread"), Words::tr("Next unread message"), none, Keys{Qt::Key_N}, When::Folder,
                 [a] { a->messages().nextUnread(); }});
    actions.add({id("find"), Words::tr("Search mail"), id("search"), Keys{Qt::CTRL | Qt::Key_F, Qt::Key_Slash},
                 When::Folder, [parts] { parts->window->focusSearch(); }});
    actions.add({id("selectAll"), Words::tr("Select all"), none, Keys{}, When::Folder,
                 [parts] { parts->list->view()->selectAll(); }});
    actions.add({id("palette"), Words::tr("Find an action or a folder"), none, Keys{Qt::CTRL | Qt::Key_K}, When::Always,
                 [a] { openPalette(*a); }});
    actions.add(
        {id("undo"), Words::tr("Undo"), id("undo"), Keys{Qt::CTRL | Qt::Key_Z}, When::Undo, [a] { a->undo(); }});
    actions.add({id("redo"), Words::tr("Redo"), id("redo"),
                 Keys{Qt::CTRL | Qt::SHIFT | Qt::Key_Z, Qt::CTRL | Qt::Key_Y}, When::Redo, [a] { a->redo(); }});
    actions.add({id("checkMail"), Words::tr("Check mail"), id("refresh"), Keys{Qt::Key_F5}, When::Account,
                 [a] { a->services().commands->checkMail(); }});
    actions.add({id("prepareOffline"), Words::tr("Prepare to go offline"), id("save"), Keys{}, When::Account,
                 [a] { a->prepareOffline(); }});
    // What the system says is not always so: a choice holds until it says something new.
    actions.add({id("meteredNetwork"), Words::tr("This network costs"), none, Keys{}, When::Account,
                 [a] { a->services().commands->setMetered(!a->services().commands->isMetered()); }, true});
    actions.add({id("workOffline"), Words::tr("Work offline"), id("offline"), Keys{}, When::Account,
                 [a] { a->services().commands->setOffline(!a->services().commands->isOffline()); }, true});
}

void registerViewActions(WindowAssembly &assembly)
{
    ActionRegistry &actions = assembly.window().actions();
    WindowParts *parts = &assembly.parts();
    WindowAssembly *a = &assembly;
    ui::MainWindow *w = parts->window;
    const QString none;
    const auto look = [parts](ui::ListLook wanted) {
        parts->list->setLook(wanted);
        Q_EMIT parts->list->lookChanged(wanted);
    };
    actions.add({id("viewCards"), Words::tr("Cards"), id("cards"), Keys{}, When::Always,
                 [look] { look(ui::ListLook::Cards); }});
    actions.add({id("viewTable"), Words::tr("Table"), id("table"), Keys{}, When::Always,
                 [look] { look(ui::ListLook::Table); }});
    actions.add({id("viewConversations"), Words::tr("Group by conversation"), id("conversation"), Keys{Qt::Key_C},
                 When::Folder, [parts] { parts->list->setThreaded(!parts->list->isThreaded()); }, true});
    actions.add({id("viewDateGroups"), Words::tr("Group by date"), none, Keys{Qt::SHIFT | Qt::Key_D}, When::Folder,
                 [parts] { parts->list->setDated(!parts->list->isDated()); }, true});
    actions.add(
        {id("columns"), Words::tr("Columns…"), none, Keys{}, When::Always, [parts] { parts->list->arrangeColumns(); }});
    actions.add({id("readerRight"), Words::tr("Message to the right"), none, Keys{}, When::Always,
                 [w] { w->setReaderPlace(ui::ReaderPlace::Right); }});
    actions.add({id("readerBelow"), Words::tr("Message below"), none, Keys{}, When::Always,
                 [w] { w->setReaderPlace(ui::ReaderPlace::Below); }});
    actions.add({id("readerOff"), Words::tr("No message pane"), none, Keys{}, When::Always,
                 [w] { w->setReaderPlace(ui::ReaderPlace::Off); }});
    actions.add({id("activity"), Words::tr("Activity"), none, Keys{Qt::CTRL | Qt::SHIFT | Qt::Key_A}, When::Always,
                 [w] { w->showActivity(w->actions().action(id("activity"))->isChecked()); }, true});
    actions.add({id("showFolders"), Words::tr("Folders"), id("folder"), Keys{Qt::Key_F9}, When::Account,
                 [w] { w->folding()->showFolders(!w->folding()->areFoldersVisible()); }, true});
    actions.add({id("menuBar"), Words::tr("Menu bar"), id("menu"), Keys{Qt::CTRL | Qt::Key_M}, When::Always,
                 [w] { w->menuBar()->setVisible(!w->menuBar()->isVisible()); }, true});
    const auto appearance = [a](ui::Appearance wanted) { return [a, wanted] { Q_EMIT a->appearanceChosen(wanted); }; };
    actions.add({id("appearanceSystem"), Words::tr("Colours of the system"), none, Keys{}, When::Always,
                 appearance(ui::Appearance::System)});
    actions.add(
        {id("appearanceLight"), Words::tr("Light"), none, Keys{}, When::Always, appearance(ui::Appearance::Light)});
    actions.add(
        {id("appearanceDark"), Words::tr("Dark"), none, Keys{}, When::Always, appearance(ui::Appearance::Dark)});
    actions.add(
        {id("addAccount"), Words::tr("Add account"), id("account"), Keys{}, When::Always, [a] { a->showSetup(); }});
    actions.add({id("settings"), Words::tr("Settings"), id("settings"), Keys{Qt::CTRL | Qt::Key_Comma}, When::Always,
                 [a] { a->showSettings(); }});
    actions.add({id("shortcuts"), Words::tr("Keyboard shortcuts"), none, Keys{Qt::CTRL | Qt::Key_F1}, When::Always,
                 [a] { editShortcuts(*a); }});
    actions.add(
        {id("accounts"), Words::tr("Accounts"), id("account"), Keys{}, When::Always, [a] { a->showAccounts(); }});
    actions.add(
        {id("quit"), Words::tr("Quit"), none, Keys{Qt::CTRL | Qt::Key_Q}, When::Always, [a] { a->presence().quit(); }});
}

} // namespace

void registerActions(WindowAssembly &assembly)
{
    registerMessageActions(assembly);
    registerFolderActions(assembly);
    registerMoves(assembly);
    registerViewActions(assembly);
}

} // namespace waxwing::gui
