#include "ui/mainwindow/mainwindow.h"

#include "ui/accounts/setuppage.h"
#include "ui/activity/activitybutton.h"
#include "ui/activity/activitypanel.h"
#include "ui/common/reporter.h"
#include "ui/common/toast.h"
#include "ui/composer/composers.h"
#include "ui/folders/folderactions.h"
#include "ui/folders/folderpicker.h"
#include "ui/folders/foldertreeview.h"
#include "ui/mainwindow/searchfield.h"
#include "ui/mainwindow/windowactions.h"
#include "ui/mainwindow/windowlayout.h"
#include "ui/mainwindow/windowsettings.h"
#include "ui/messagelist/messageactions.h"
#include "ui/messagelist/messagelistpane.h"
#include "ui/models/messageread.h"
#include "ui/models/whenready.h"
#include "ui/reader/messagewindow.h"
#include "ui/reader/readerview.h"

#include <QCloseEvent>
#include <QMenu>
#include <QSplitter>
#include <QStackedWidget>

namespace waxwing::ui {

namespace {

constexpr int readDelayMs = 1000; // looked at, not passed over

} // namespace

MainWindow::MainWindow(WindowServices services) : m_services(std::move(services)), m_actions(new ActionRegistry(this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(tr("Waxwing"));
    makeModels();
    buildPanes(*this);
    m_parts.reporter = new Reporter(this);
    m_parts.folderActions = new FolderActions(m_parts.folders, m_services.commands, m_parts.reporter, this);
    m_parts.messageActions
        = new MessageActions(m_parts.list->view(), m_parts.messages, m_services.commands, m_parts.reporter);
    m_parts.composers = new Composers(m_services.commands, models::findDraftsIn(*m_services.store), this);
    registerActions(*this);
    buildToolBar(*this);
    buildMenus(*this);
    connectFolders();
    connectMessages();
    connectActivity();
    m_wantedFolder = restoreWindow(*this);
    reloadAccounts();
}

// The panes go first: they refer to the models and the loader, which are children of the window too.
MainWindow::~MainWindow()
{
    delete takeCentralWidget();
}

void MainWindow::makeModels()
{
    m_parts.folders = new models::FolderTreeModel(*m_services.store, this);
    m_parts.messages = new models::MessageListModel(*m_services.store, *m_services.clock, this);
    m_parts.pending = new models::PendingModel(*m_services.store, this);
}

void MainWindow::connectFolders()
{
    FolderTreeView *tree = m_parts.tree;
    connect(m_parts.folders, &models::FolderTreeModel::loaded, this, &MainWindow::openFirstFolder);
    connect(m_parts.folders, &models::FolderTreeModel::folderChanged, this, [this](FolderId id) {
        if (const auto folder = m_parts.folders->folder(id); folder && id == m_parts.list->folder()) {
            m_parts.list->updateFolder(*folder);
        }
    });
    connect(m_parts.folders, &models::FolderTreeModel::rowsRemoved, this, [this] {
        // The open folder went away: deleted here or on the server.
        if (m_parts.list->folder().isValid() && !m_parts.folders->folder(m_parts.list->folder())) {
            m_parts.list->closeFolder();
            m_wantedFolder.clear();
            openFirstFolder();
        }
    });
    connect(tree, &FolderTreeView::folderSelected, this, &MainWindow::folderSelected);
    connect(tree, &FolderTreeView::deletePressed, this, &MainWindow::removeSelected);
    connect(tree, &FolderTreeView::folderDropped, this, [this](FolderId folder, AccountId, FolderId newParent) {
        m_parts.folderActions->moveInto(folder, newParent);
    });
    connect(tree, &FolderTreeView::messagesDropped, this,
            [this](const MessagesMime *messages, FolderId target, bool copy) {
                messages->resolve([this, target, copy](const QList<PlacementId> &ids) {
                    m_parts.reporter->follow(copy ? m_services.commands->copy(ids, target)
                                                  : m_services.commands->move(ids, target));
                });
            });
    connect(tree, &QWidget::customContextMenuRequested, this, &MainWindow::showFolderMenu);
}

void MainWindow::connectMessages()
{
    MessageListPane *list = m_parts.list;
    connect(list, &MessageListPane::messageShown, this, &MainWindow::messageShown);
    connect(list, &MessageListPane::tryAgainRequested, m_services.commands, [this] {
        m_services.commands->setOffline(false);
        m_services.commands->checkMail();
    });
    connect(list, &MessageListPane::lookChanged, this, [this](ListLook look) {
        // A table needs the width; the message goes below it.
        if (m_readerPlace != ReaderPlace::Off) {
            setReaderPlace(look == ListLook::Table ? ReaderPlace::Below : ReaderPlace::Right);
        }
    });
    connect(list->view(), &MessageListView::selectionCountChanged, this, &MainWindow::updateActions);
    connect(list->view(), &MessageListView::spacePressed, this, [this](bool) { nextPageOrUnread(); });
    connect(list->view(), &QAbstractItemView::activated, this, [this] { openMessage(m_parts.list->currentMessage()); });
    connect(list->view(), &QWidget::customContextMenuRequested, this, &MainWindow::showMessageMenu);
    connect(list->toast(), &Toast::undoRequested, this, &MainWindow::undoToast);
    connect(m_parts.search, &QLineEdit::textChanged, list, &MessageListPane::search);
    connect(m_parts.search, &SearchField::leaveRequested, list->view(),
            [this] { m_parts.list->view()->setFocus(Qt::OtherFocusReason); });
    connect(m_parts.reader, &ReaderView::messageShown, this, [this](const models::MessagePtr &message) {
        if (const auto waiting = std::exchange(m_whenShown, {})) {
            waiting(message);
        }
    });
    connect(m_parts.reader, &ReaderView::mailtoActivated, m_parts.composers, &Composers::composeMailto);
    connect(m_parts.reader, &ReaderView::notice, this, [this](const QString &sentence) { say(sentence); });
    connect(m_parts.reader, &ReaderView::starClicked, this,
            [this](PlacementId) { m_parts.messageActions->toggleStar(); });
    connect(m_parts.messages, &QAbstractItemModel::dataChanged, this, [this] {
        const store::MessageRow *row = m_parts.messages->row(m_parts.list->view()->currentIndex().row());
        if (row && row->id == m_parts.reader->current()) {
            m_parts.reader->setStarred(row->flags.testFlag(store::Flag::Flagged));
        }
    });
    m_readDelay.setSingleShot(true);
    m_readDelay.setInterval(readDelayMs);
    connect(&m_readDelay, &QTimer::timeout, this, &MainWindow::markShownRead);
}

void MainWindow::connectActivity()
{
    connect(m_parts.reporter, &Reporter::applied, this, &MainWindow::applied);
    connect(m_parts.reporter, &Reporter::failed, this, [this](const QString &sentence) { say(sentence); });
    connect(m_parts.composers, &Composers::sent, this, &MainWindow::applied);
    connect(m_parts.composers, &Composers::notice, this, [this](const QString &sentence) { say(sentence); });
    connect(m_services.commands, &sync::MailCommands::problem, this,
            [this](IntentId, const QString &what, const QString &sentence) { say(tr("%1: %2").arg(what, sentence)); });
    connect(m_services.commands, &sync::MailCommands::offlineChanged, this, &MainWindow::updateActions);
    ActivityPanel *panel = m_parts.activity;
    connect(panel, &ActivityPanel::summaryChanged, this, [this](const ActivitySummary &summary) {
        m_parts.activityButton->setSummary(summary);
        m_parts.list->setConnection(summary.offline, summary.lastSynced);
        updateActions();
    });
    connect(panel, &ActivityPanel::closeRequested, this, [this] { showActivity(false); });
    connect(panel, &ActivityPanel::notice, this, [this](const QString &sentence) { say(sentence); });
    connect(panel, &ActivityPanel::passwordRequested, m_services.commands,
            [this](AccountId account) { m_services.commands->credentialsChanged(account); });
    connect(m_parts.activityButton, &QAbstractButton::clicked, this, [this](bool open) { showActivity(open); });
    m_parts.activityButton->setSummary(panel->summary());
}

void MainWindow::reloadAccounts()
{
    QList<models::AccountName> names;
    QList<ComposerIdentity> identities;
    QStringList addresses;
    for (const accounts::Account &account : m_services.accounts()) {
        names.append({account.id, account.name});
        if (account.isLocal()) {
            continue; // nobody to write as
        }
        // The first of an account is the one its new mail is written as.
        const accounts::Identity main = account.mainIdentity();
        identities.append({account.id, account.name, main.name, main.address});
        for (const accounts::Identity &identity : account.allIdentities()) {
            addresses << identity.address;
            if (identity.address != main.address)
                identities.append({account.id, account.name, identity.name, identity.address});
        }
    }
    m_parts.folders->setAccounts(names);
    m_parts.activity->setAccounts(names);
    m_parts.composers->setIdentities(identities);
    m_parts.reader->setOwnAddresses(addresses);
    if (identities.isEmpty()) {
        showSetup();
    } else {
        m_parts.pages->setCurrentIndex(0);
    }
    updateActions();
}

void MainWindow::showSetup()
{
    auto *page = new SetupPage(m_services.commands, m_services.setup, this);
    connect(page, &SetupPage::notice, this, [this](const QString &sentence) { say(sentence); });
    connect(page, &SetupPage::finished, this, [this, page] {
        m_parts.pages->removeWidget(page);
        page->deleteLater();
        reloadAccounts();
        m_services.commands->checkMail();
    });
    m_parts.pages->setCurrentIndex(m_parts.pages->addWidget(page));
}

void MainWindow::showAccounts()
{
    auto *dialog = new AccountsDialog(m_services.commands, m_services.settings, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::finished, this, &MainWindow::reloadAccounts);
    connect(dialog, &AccountsDialog::addWanted, this, [this, dialog] {
        dialog->disconnect(this);
        dialog->close();
        showSetup();
    });
    dialog->open();
}

// The folder that was open, else the first inbox; once there is something to open.
void MainWindow::openFirstFolder()
{
    if (m_parts.list->folder().isValid()) {
        return;
    }
    FolderId inbox;
    for (const accounts::Account &account : m_services.accounts()) {
        const auto folder = m_parts.folders->folderByRole(account.id, store::Role::Inbox);
        if (folder && !inbox.isValid()) {
            inbox = folder->id;
        }
        const QString prefix = QString::number(account.id.value()) + u'/';
        if (m_wantedFolder.startsWith(prefix)) {
            const FolderId wanted = m_parts.folders->folderByPath(account.id, m_wantedFolder.mid(prefix.size()));
            inbox = wanted.isValid() ? wanted : inbox;
        }
    }
    if (inbox.isValid()) {
        openFolder(inbox);
        m_parts.list->view()->setFocus(Qt::OtherFocusReason);
    }
}

void MainWindow::openFolder(FolderId folder)
{
    m_parts.tree->setCurrentFolder(folder);
}

void MainWindow::folderSelected(FolderId id)
{
    const auto folder = m_parts.folders->folder(id);
    if (!folder || id == m_parts.list->folder()) {
        updateActions();
        return;
    }
    {
        const QSignalBlocker blocker(m_parts.search);
        m_parts.search->clear();
    }
    m_parts.list->openFolder(*folder);
    setWindowTitle(tr("%1 – Waxwing").arg(models::shownName(*folder)));
    updateActions();
}

void MainWindow::messageShown(PlacementId message)
{
    m_whenShown = {};
    if (message.isValid()) {
        m_parts.reader->showMessage(message);
        m_readDelay.start();
    } else {
        m_parts.reader->clear();
        m_readDelay.stop();
    }
    updateActions();
}

void MainWindow::markShownRead()
{
    const PlacementId message = m_parts.list->currentMessage();
    const store::MessageRow *row = m_parts.messages->row(m_parts.list->view()->currentIndex().row());
    if (row && row->id == message && !row->flags.testFlag(store::Flag::Seen) && m_parts.reader->isVisible()) {
        m_parts.messageActions->markRead(message);
    }
}

void MainWindow::applied(const sync::Applied &applied)
{
    m_lastApplied = applied;
    if (!applied.what.isEmpty()) {
        say(applied.what, applied.undoable);
    }
    updateActions();
}

void MainWindow::say(const QString &sentence, bool undoable)
{
    m_parts.list->toast()->offer(sentence, undoable);
}

void MainWindow::undoToast()
{
    QList<IntentId> intents = m_lastApplied.intents;
    if (intents.isEmpty()) {
        intents << m_lastApplied.intent;
    }
    // The newest first, and the words of the oldest: that is what was asked for.
    while (intents.size() > 1) {
        m_parts.reporter->followQuietly(m_services.commands->undo(intents.takeLast()));
    }
    m_parts.reporter->follow(m_services.commands->undo(intents.first()));
}

void MainWindow::undo()
{
    m_parts.list->toast()->dismiss();
    m_parts.reporter->follow(m_services.commands->undoLast());
}

void MainWindow::removeSelected()
{
    if (m_parts.tree->hasFocus()) {
        m_parts.folderActions->remove(m_parts.tree->currentFolder());
    } else {
        m_parts.messageActions->remove();
    }
}

void MainWindow::withMessage(std::function<void(const models::MessagePtr &)> act)
{
    if (const models::MessagePtr message = m_parts.reader->message()) {
        act(message);
    } else {
        m_whenShown = std::move(act);
    }
}

void MainWindow::reply(mime::ReplyTo mode)
{
    withMessage([this, mode](const models::MessagePtr &message) { m_parts.composers->reply(message, mode); });
}

void MainWindow::forward()
{
    withMessage([this](const models::MessagePtr &message) { m_parts.composers->forward(message); });
}

void MainWindow::moveMessages()
{
    const auto folder = m_parts.folders->folder(m_parts.list->folder());
    if (!folder) {
        return;
    }
    auto *picker = new FolderPicker(tr("Move to"), messageTargets(*m_parts.folders, folder->account), this);
    connect(picker, &FolderPicker::chosen, this,
            [this](AccountId, FolderId target) { m_parts.messageActions->moveTo(target); });
    picker->open();
}

void MainWindow::openMessage(PlacementId message)
{
    const auto folder = m_parts.folders->folder(m_parts.list->folder());
    if (!message.isValid() || !folder) {
        return;
    }
    if (folder->role == store::Role::Drafts) {
        withMessage([this](const models::MessagePtr &draft) { m_parts.composers->editDraft(draft); });
        return;
    }
    sync::MailCommands *commands = m_services.commands;
    auto *loader
        = new models::MessageLoader(models::readMessagesFrom(*m_services.store),
                                    [commands](PlacementId placement) { return commands->fetchBody(placement); });
    auto *window = new MessageWindow(loader, m_services.senders);
    connect(window, &MessageWindow::mailtoActivated, m_parts.composers, &Composers::composeMailto);
    window->reader()->showMessage(message);
    window->show();
}

void MainWindow::nextPageOrUnread()
{
    if (m_parts.reader->isVisible() && m_parts.reader->scrollPage()) {
        return;
    }
    m_parts.list->view()->stepToUnread();
}

void MainWindow::focusSearch()
{
    m_parts.search->setFocus(Qt::ShortcutFocusReason);
    m_parts.search->selectAll();
}

void MainWindow::setReaderPlace(ReaderPlace place)
{
    m_readerPlace = place;
    m_parts.content->setOrientation(place == ReaderPlace::Below ? Qt::Vertical : Qt::Horizontal);
    m_parts.reader->setVisible(place != ReaderPlace::Off);
}

void MainWindow::showActivity(bool shown)
{
    m_parts.activity->setVisible(shown);
    m_parts.activityButton->setChecked(shown);
    m_actions->action(QStringLiteral("activity"))->setChecked(shown);
}

void MainWindow::raiseToUser()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void MainWindow::updateActions()
{
    const auto folder = m_parts.folders->folder(m_parts.tree->currentFolder());
    WindowState state;
    state.account = m_parts.folders->rowCount() > 0 && m_parts.pages->currentIndex() == 0;
    state.folder = folder.has_value() && state.account;
    state.ownFolder = folder && folder->role == store::Role::None;
    state.messages = m_parts.list->view()->selectedCount();
    state.undo = m_services.commands->canUndo();
    m_actions->update(state);
    m_actions->action(QStringLiteral("subscribeFolder"))->setChecked(folder && folder->subscribed);
    m_actions->action(QStringLiteral("workOffline"))->setChecked(m_services.commands->isOffline());
}

void MainWindow::popUp(const QStringList &ids, QAbstractScrollArea *area, const QPoint &point)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const QString &id : ids) {
        if (id == QLatin1String("|")) {
            menu->addSeparator();
        } else {
            menu->addAction(m_actions->action(id));
        }
    }
    menu->popup(area->viewport()->mapToGlobal(point));
}

void MainWindow::showFolderMenu(const QPoint &point)
{
    const QString ids
        = QStringLiteral("newFolder renameFolder moveFolder deleteFolder | markFolderRead subscribeFolder");
    popUp(ids.split(u' '), m_parts.tree, point);
}

void MainWindow::showMessageMenu(const QPoint &point)
{
    const QString ids
        = QStringLiteral("reply replyAll forward openMessage | archive delete junk move | toggleRead toggleStar");
    popUp(ids.split(u' '), m_parts.list->view(), point);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!m_parts.composers->closeAll()) {
        event->ignore();
        return;
    }
    saveWindow(*this);
    event->accept();
}

} // namespace waxwing::ui
