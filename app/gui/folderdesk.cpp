#include "app/gui/folderdesk.h"

#include "app/gui/folderinformation.h"
#include "app/gui/windowassembly.h"
#include "ui/common/reporter.h"
#include "ui/folders/dropquestion.h"
#include "ui/folders/folderactions.h"
#include "ui/folders/folderpicker.h"
#include "ui/folders/foldertreeview.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/panefolding.h"
#include "ui/mainwindow/searchfield.h"
#include "ui/messagelist/messagelistpane.h"
#include "ui/models/messageread.h"

#include <QSettings>

namespace waxwing::gui {

using models::FolderTreeModel;
using ui::FolderTreeView;

namespace {

const QString favouritesKey = QStringLiteral("favourites");
const QString orderKey = QStringLiteral("folderOrder");
const QString dragFoldersKey = QStringLiteral("dragFolders");
const QString dragMessagesKey = QStringLiteral("dragMessages");

} // namespace

FolderDesk::FolderDesk(WindowAssembly &assembly) : m_assembly(assembly), m_parts(assembly.parts())
{
    FolderTreeView *tree = m_parts.tree;
    connect(m_parts.folders, &FolderTreeModel::loaded, this, &FolderDesk::openFirstFolder);
    connect(m_parts.folders, &FolderTreeModel::folderChanged, this, [this](FolderId id) {
        if (const auto folder = m_parts.folders->folder(id)) {
            m_parts.list->updateFolder(*folder);
        }
    });
    connect(m_parts.folders, &FolderTreeModel::rowsRemoved, this, &FolderDesk::leaveLostFolder);
    connect(tree, &FolderTreeView::folderSelected, this, &FolderDesk::folderSelected);
    connect(tree, &FolderTreeView::allInboxesSelected, this, &FolderDesk::openAllInboxes);
    connect(m_parts.list, &ui::MessageListPane::senderLeft, this, &FolderDesk::leaveSender);
    connect(tree, &FolderTreeView::deletePressed, &m_assembly, &WindowAssembly::removeSelected);
    connect(tree, &FolderTreeView::folderDropped, this, &FolderDesk::folderDropped);
    connect(tree, &FolderTreeView::messagesDropped, this, &FolderDesk::messagesDropped);
    connect(tree, &QWidget::customContextMenuRequested, this, &FolderDesk::showMenu);
    connect(m_parts.folderActions, &ui::FolderActions::doneHere, &m_assembly, &WindowAssembly::offerUndo);
    m_parts.folderActions->setAllMessages(models::listMessagesOf(*m_assembly.services().store));
    m_parts.list->view()->setAccountOf([this](FolderId id) {
        const auto folder = m_parts.folders->folder(id);
        return folder ? folder->account : AccountId();
    });
    connect(m_assembly.services().commands, &sync::MailCommands::statusChanged, this, &FolderDesk::showStatus);
    connect(m_assembly.services().commands, &sync::MailCommands::offlineChanged, this, [this] {
        for (const sync::AccountStatus &status : m_assembly.services().commands->statuses()) {
            showStatus(status);
        }
    });
    connect(m_parts.pending, &models::PendingModel::countChanged, this, &FolderDesk::showRefused);
    restorePlaces();
    connect(m_parts.folders, &FolderTreeModel::placesChanged, this, &FolderDesk::keepPlaces);
}

void FolderDesk::restorePlaces()
{
    const QSettings settings(m_assembly.services().settingsFile, QSettings::IniFormat);
    m_parts.folders->setPlaces(models::FolderPlaces::fromTexts(settings.value(favouritesKey).toStringList(),
                                                               settings.value(orderKey).toStringList()));
    restoreGuards(settings);
}

void FolderDesk::restoreGuards(const QSettings &settings)
{
    m_guards.folders = ui::dragGuardFromName(settings.value(dragFoldersKey).toString());
    m_guards.messages = ui::dragGuardFromName(settings.value(dragMessagesKey).toString());
    applyGuards();
}

void FolderDesk::applyGuards()
{
    m_parts.tree->setDragGuards(m_guards);
    m_parts.list->view()->setDragGuard(m_guards.messages);
}

void FolderDesk::keepPlaces()
{
    const models::FolderPlaces &places = m_parts.folders->places();
    m_assembly.settings().write(
        [favourites = places.favouriteTexts(), order = places.orderTexts()](QSettings &settings) {
            settings.setValue(favouritesKey, favourites);
            settings.setValue(orderKey, order);
        });
}

void FolderDesk::setDragGuards(const ui::DragGuards &guards)
{
    m_guards = guards;
    applyGuards();
    m_assembly.settings().write([guards](QSettings &settings) {
        settings.setValue(dragFoldersKey, ui::dragGuardName(guards.folders));
        settings.setValue(dragMessagesKey, ui::dragGuardName(guards.messages));
    });
}

void FolderDesk::guarded(ui::DragGuard guard, const QString &caption, std::function<void()> act,
                         std::function<void()> never)
{
    if (guard != ui::DragGuard::Ask) {
        act();
        return;
    }
    auto *question = new ui::DropQuestion(caption, m_parts.window);
    connect(question, &ui::DropQuestion::agreed, this, [act, never](bool askAgain) {
        if (!askAgain) {
            never();
        }
        act();
    });
    question->open();
}

void FolderDesk::folderDropped(FolderId folder, const ui::FolderPlace &place, const QString &caption)
{
    const ui::DragGuard guard = place.favourite ? ui::DragGuard::On : m_guards.folders;
    guarded(
        guard, caption, [this, folder, place] { m_parts.folderActions->place(folder, place); },
        [this] {
            setDragGuards({ui::DragGuard::On, m_guards.messages});
        });
}

// The ids are asked for now, while the selection is what was dragged.
void FolderDesk::messagesDropped(const ui::MessagesMime *messages, FolderId target, bool copy, const QString &caption)
{
    messages->resolve([this, target, copy, caption](const QList<PlacementId> &ids) {
        const auto act = [this, ids, target, copy] {
            sync::MailCommands *commands = m_assembly.services().commands;
            m_parts.reporter->follow(copy ? commands->copy(ids, target) : commands->move(ids, target));
        };
        guarded(copy ? ui::DragGuard::On : m_guards.messages, caption, act, [this] {
            setDragGuards({m_guards.folders, ui::DragGuard::On});
        });
    });
}

// On the account's own row what is wrong and that something is done; how much on the row of the folder it is
// done in.
void FolderDesk::showStatus(const sync::AccountStatus &status)
{
    models::FolderActivity account;
    account.problem = status.problem;
    models::FolderActivity folder;
    const bool working = status.syncing && !m_assembly.services().commands->isOffline();
    if (working) {
        const qint64 total = status.progress.total;
        folder.percent = total > 0 ? int(100 * qBound(qint64(0), status.progress.done, total) / total)
                                   : models::FolderActivity::unknown;
        account.percent = status.progress.folder.isValid() ? models::FolderActivity::unknown : folder.percent;
    }
    m_parts.folders->setActivity(status.account, account);
    m_parts.list->setStart(working || status.connectivity == sync::Connectivity::Connecting, status.problem);
    const FolderId busy = working ? status.progress.folder : FolderId();
    const FolderId before = m_busy.value(status.account);
    if (before != busy) {
        m_parts.folders->setActivity(before, {});
        m_busy[status.account] = busy;
    }
    m_parts.folders->setActivity(busy, folder);
    if (!busy.isValid()) {
        showRefused();
    }
}

// What the server refused stands on the row of the folder it was meant for, until it is retried or cancelled.
void FolderDesk::showRefused()
{
    for (const FolderId &folder : std::exchange(m_refused, {})) {
        m_parts.folders->setActivity(folder, {});
    }
    for (int row = 0; row < m_parts.pending->rowCount(); ++row) {
        const store::Intent *intent = m_parts.pending->intent(row);
        if (!intent || intent->state != store::IntentState::Refused) {
            return; // they stand first
        }
        const QString path = intent->target ? intent->target->path
            : intent->folders.isEmpty()     ? QString()
                                            : intent->folders.first().path;
        const FolderId folder = m_parts.folders->folderByPath(intent->account, path);
        if (folder.isValid()) {
            m_parts.folders->setActivity(folder, {models::FolderActivity::none, intent->problem});
            m_refused.insert(folder);
        }
    }
}

// The folder that was open, else the first inbox; once there is something to open.
void FolderDesk::openFirstFolder()
{
    if (m_parts.list->folder().isValid()) {
        return;
    }
    if (m_wantedFolder == QLatin1String("all") && m_parts.folders->allInboxes().isValid()
        && !m_parts.folders->inboxes().isEmpty()) {
        m_parts.tree->selectAllInboxes();
        m_parts.list->view()->setFocus(Qt::OtherFocusReason);
        return;
    }
    FolderId first;
    for (const accounts::Account &account : m_assembly.services().accounts()) {
        const auto inbox = m_parts.folders->folderByRole(account.id, store::Role::Inbox);
        if (inbox && !first.isValid()) {
            first = inbox->id;
        }
        const QString prefix = QString::number(account.id.value()) + u'/';
        if (m_wantedFolder.startsWith(prefix)) {
            const FolderId wanted = m_parts.folders->folderByPath(account.id, m_wantedFolder.mid(prefix.size()));
            first = wanted.isValid() ? wanted : first;
        }
    }
    if (first.isValid()) {
        openFolder(first);
        m_parts.list->view()->setFocus(Qt::OtherFocusReason);
    }
}

// The open folder went away: deleted here or on the server.
void FolderDesk::leaveLostFolder()
{
    if (m_parts.list->folder().isValid() && !m_parts.folders->folder(m_parts.list->folder())) {
        m_parts.list->closeFolder();
        m_wantedFolder.clear();
        openFirstFolder();
    }
}

void FolderDesk::openFolder(FolderId folder)
{
    m_parts.tree->setCurrentFolder(folder);
    folderSelected(folder); // the tree says nothing where it stands there already, and a sender's mail is listed
}

void FolderDesk::goToFolder()
{
    auto *picker = new ui::FolderPicker(
        tr("Go to folder"), ui::messageTargets(*m_parts.folders, m_parts.tree->currentAccount()), m_parts.window);
    connect(picker, &ui::FolderPicker::chosen, this, [this](AccountId, FolderId folder) { openFolder(folder); });
    picker->open();
}

// What was typed for the last list is not for this one.
void FolderDesk::nameList(const QString &name)
{
    const QSignalBlocker blocker(m_parts.search);
    m_parts.search->clear();
    m_parts.window->setWindowTitle(tr("%1 – Waxwing").arg(name));
}

// Before another list is shown: the panes a narrow window put over it.
void FolderDesk::makeRoom()
{
    if (m_parts.window->folding()->fold() != ui::PaneFolding::Fold::None) {
        m_parts.window->folding()->showFolders(false);
        m_parts.window->folding()->showReader(false);
    }
}

void FolderDesk::folderSelected(FolderId id)
{
    makeRoom();
    const auto folder = m_parts.folders->folder(id);
    const bool open = id == m_parts.list->folder() && !m_parts.list->showsSeveral();
    if (folder && !open) {
        nameList(models::shownName(*folder));
        m_parts.list->openFolder(*folder);
    }
    m_assembly.updateActions();
}

void FolderDesk::openAllInboxes()
{
    makeRoom();
    if (!m_parts.list->showsSeveral() || m_parts.list->isOfSender()) {
        QList<store::FolderRow> inboxes;
        for (const FolderId &id : m_parts.folders->inboxes()) {
            inboxes << *m_parts.folders->folder(id);
        }
        const QString title = m_parts.folders->allInboxes().data().toString();
        nameList(title);
        m_parts.list->openFolders(title, inboxes);
    }
    m_assembly.updateActions();
}

void FolderDesk::openSender(const QString &address, const QString &name, const QList<store::FolderRow> &folders)
{
    makeRoom();
    nameList(name);
    m_parts.list->openSender(address, name, folders);
    m_assembly.updateActions();
}

void FolderDesk::leaveSender()
{
    if (m_parts.tree->currentFolder().isValid()) {
        folderSelected(m_parts.tree->currentFolder());
    } else {
        openAllInboxes();
    }
}

void FolderDesk::showProperties()
{
    showFolderProperties(m_assembly, m_parts.tree->currentFolder());
}

void FolderDesk::showMenu(const QPoint &point)
{
    m_parts.window->popUp("newFolder renameFolder moveFolder deleteFolder | moveFolderUp moveFolderDown "
                          "favouriteFolder | markFolderRead emptyFolder subscribeFolder | "
                          "folderProperties",
                          m_parts.tree, point);
}

} // namespace waxwing::gui
