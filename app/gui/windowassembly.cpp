#include "app/gui/windowassembly.h"

#include "app/gui/desktoppresence.h"
#include "app/gui/folderdesk.h"
#include "app/gui/messagedesk.h"
#include "app/gui/messagefiles.h"
#include "app/gui/settingsdesk.h"
#include "app/gui/shortcuts.h"
#include "app/gui/windowactions.h"
#include "app/gui/windowmemory.h"
#include "ui/accounts/setuppage.h"
#include "ui/activity/activitybutton.h"
#include "ui/activity/activitypanel.h"
#include "ui/common/reporter.h"
#include "ui/common/toast.h"
#include "ui/composer/composers.h"
#include "ui/folders/folderactions.h"
#include "ui/folders/folderpane.h"
#include "ui/folders/foldertreeview.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/messagelist/messageactions.h"
#include "ui/messagelist/messagelistpane.h"
#include "ui/models/messageread.h"
#include "ui/models/texts.h"
#include "ui/models/whenready.h"
#include "ui/reader/readerview.h"

#include <limits>

namespace waxwing::gui {

namespace {

ui::ComposerIdentity composerIdentity(const accounts::Account &account, const accounts::Identity &identity)
{
    return {account.id, account.name, identity.name, identity.address, identity.replyTo, identity.signature};
}

} // namespace

WindowAssembly::WindowAssembly(WindowServices services)
    : m_services(std::move(services))
    , m_settings(m_services.settingsFile)
    , m_window(std::make_unique<ui::MainWindow>(m_services.settingsFile))
{
    m_parts.window = m_window.get();
    makeModels();
    makeScreens();
    makeHelpers();
    m_settingsDesk = std::make_unique<SettingsDesk>(*this);
    m_folderDesk = std::make_unique<FolderDesk>(*this);
    m_messageDesk = std::make_unique<MessageDesk>(*this);
    m_files = std::make_unique<MessageFiles>(*this);
    m_presence = std::make_unique<DesktopPresence>(*this);
    registerActions(*this);
    restoreShortcuts(*this);
    m_window->buildCommands();
    wireActivity();
    wireReports();
    m_window->restore();
    restoreMemory(*this);
    m_window->setCloseGuard([this] { return m_parts.composers->closeAll(); });
    connect(m_window.get(), &ui::MainWindow::aboutToClose, this, [this] { saveMemory(*this); });
    reloadAccounts();
}

WindowAssembly::~WindowAssembly() = default;

void WindowAssembly::makeModels()
{
    m_parts.folders = new models::FolderTreeModel(*m_services.store, m_window.get());
    m_parts.messages = new models::MessageListModel(*m_services.store, *m_services.clock, m_window.get());
    const models::FolderTreeModel *folders = m_parts.folders;
    m_parts.messages->setPlaceNames({[folders](FolderId id) {
                                         const auto folder = folders->folder(id);
                                         return folder ? models::shownName(*folder) : QString();
                                     },
                                     [folders](FolderId id) {
                                         const auto folder = folders->folder(id);
                                         return folder ? folders->accountName(folder->account) : QString();
                                     }});
    m_parts.pending = new models::PendingModel(*m_services.store, m_window.get());
    sync::MailCommands *commands = m_services.commands;
    models::MessageParts::Access access = models::readPartsFrom(*m_services.store);
    access.fetchBody = [commands](PlacementId placement) { return commands->fetchBody(placement); };
    access.fetchPart
        = [commands](PlacementId placement, const QString &number) { return commands->fetchPart(placement, number); };
    m_rest = new models::MessageParts(access, this);
}

void WindowAssembly::makeScreens()
{
    sync::MailCommands *commands = m_services.commands;
    m_parts.tree = new ui::FolderTreeView(m_parts.folders);
    m_parts.folderPane = new ui::FolderPane(m_parts.tree);
    m_parts.list = new ui::MessageListPane(m_parts.messages, commands);
    m_parts.reader = new ui::ReaderView(makeLoader(m_window.get()), m_services.senders);
    m_parts.activity = new ui::ActivityPanel(m_parts.pending, commands);
    m_parts.activityButton = new ui::ActivityButton;
    ui::MainWindow::Panes panes;
    panes.folders = m_parts.folderPane;
    panes.foot = m_parts.activityButton;
    panes.list = m_parts.list;
    panes.reader = m_parts.reader;
    panes.activity = m_parts.activity;
    m_window->setPanes(panes);
    m_parts.search = m_window->search();
}

models::MessageLoader *WindowAssembly::makeLoader(QObject *parent)
{
    sync::MailCommands *commands = m_services.commands;
    auto *loader = new models::MessageLoader(
        models::readMessagesFrom(*m_services.store),
        [commands](PlacementId placement) { return commands->fetchShown(placement); }, parent);
    loader->setRest(m_rest);
    return loader;
}

void WindowAssembly::makeHelpers()
{
    m_parts.reporter = new ui::Reporter(m_window.get());
    m_parts.folderActions
        = new ui::FolderActions(m_parts.folders, m_services.commands, m_parts.reporter, m_window.get());
    m_parts.messageActions
        = new ui::MessageActions(m_parts.list->view(), m_parts.messages, m_services.commands, m_parts.reporter);
    m_parts.composers = new ui::Composers(m_services.commands, models::findDraftsIn(*m_services.store), m_window.get());
}

void WindowAssembly::wireActivity()
{
    ui::ActivityPanel *panel = m_parts.activity;
    connect(panel, &ui::ActivityPanel::summaryChanged, this, [this](const ui::ActivitySummary &summary) {
        m_parts.activityButton->setSummary(summary);
        m_parts.list->setConnection(summary.offline, summary.lastSynced);
        updateActions();
    });
    connect(panel, &ui::ActivityPanel::closeRequested, this, [this] { m_window->showActivity(false); });
    connect(panel, &ui::ActivityPanel::notice, this, &WindowAssembly::say);
    connect(panel, &ui::ActivityPanel::passwordRequested, m_services.commands,
            [this](AccountId account) { m_services.commands->credentialsChanged(account); });
    connect(panel, &ui::ActivityPanel::signInRequested, this, &WindowAssembly::signInAgain);
    connect(panel, &ui::ActivityPanel::certificateRequested, this, &WindowAssembly::showCertificates);
    connect(m_parts.activityButton, &QAbstractButton::clicked, this,
            [this](bool open) { m_window->showActivity(open); });
    m_parts.activityButton->setSummary(panel->summary());
}

void WindowAssembly::wireReports()
{
    connect(m_parts.list->toast(), &ui::Toast::undoRequested, this, &WindowAssembly::undoToast);
    connect(m_parts.reporter, &ui::Reporter::applied, this, &WindowAssembly::applied);
    connect(m_parts.reporter, &ui::Reporter::failed, this, &WindowAssembly::tellProblem);
    connect(m_parts.reporter, &ui::Reporter::working, m_parts.list->toast(), &ui::Toast::work);
    connect(m_parts.list->toast(), &ui::Toast::stopRequested, m_services.commands, &sync::MailCommands::stopLongVerbs);
    connect(m_parts.composers, &ui::Composers::sent, this, &WindowAssembly::applied);
    connect(m_parts.composers, &ui::Composers::notice, this, &WindowAssembly::say);
    connect(m_services.commands, &sync::MailCommands::problem, this,
            [this](IntentId, const QString &what, const QString &sentence) {
                tellProblem(tr("%1: %2").arg(what, sentence));
            });
    connect(m_services.commands, &sync::MailCommands::offlineChanged, this, &WindowAssembly::updateActions);
    connect(m_services.commands, &sync::MailCommands::meteredChanged, this, &WindowAssembly::updateActions);
}

void WindowAssembly::reloadAccounts()
{
    QList<models::AccountName> names;
    QList<ui::ComposerIdentity> identities;
    QStringList addresses;
    for (const accounts::Account &account : m_services.accounts()) {
        names.append({account.id, account.name});
        if (account.isLocal()) {
            continue; // nobody to write as
        }
        // The first of an account is the one its new mail is written as.
        const accounts::Identity main = account.mainIdentity();
        identities.append(composerIdentity(account, main));
        for (const accounts::Identity &identity : account.allIdentities()) {
            addresses << identity.address;
            if (identity.address != main.address) {
                identities.append(composerIdentity(account, identity));
            }
        }
    }
    m_parts.folders->setAccounts(names);
    m_parts.activity->setAccounts(names);
    m_parts.composers->setIdentities(identities);
    m_parts.reader->setOwnAddresses(addresses);
    m_parts.list->setOwnAddresses(addresses);
    if (identities.isEmpty()) {
        showSetup();
    } else {
        m_window->showMail();
    }
    updateActions();
}

void WindowAssembly::showSetup()
{
    auto *page = new ui::SetupPage(m_services.commands, m_services.setup, m_window.get());
    connect(page, &ui::SetupPage::notice, this, &WindowAssembly::say);
    connect(page, &ui::SetupPage::finished, this, [this, page] {
        m_window->closePage(page);
        reloadAccounts();
        m_services.commands->checkMail();
    });
    m_window->showPage(page);
}

void WindowAssembly::showAccounts()
{
    openAccounts();
}

void WindowAssembly::showCertificates(AccountId account)
{
    ui::AccountsDialog *dialog = openAccounts();
    dialog->choose(account);
    dialog->reviewCertificates();
}

void WindowAssembly::signInAgain(AccountId account)
{
    ui::AccountsDialog *dialog = openAccounts();
    dialog->choose(account);
    dialog->signIn();
}

// Fetched account by account; the activity panel shows how far it is.
void WindowAssembly::prepareOffline()
{
    say(tr("Everything that is to be readable offline is being fetched."));
    models::whenReady(
        this, m_services.commands->prepareOffline(),
        [this](const sync::PrepareReport &report) {
            if (report.left > 0) {
                tellProblem(tr("%n message(s) could not be fetched. Try again before you leave.", nullptr,
                               int(qMin(report.left, qint64(std::numeric_limits<int>::max())))));
                return;
            }
            say(report.messages > 0
                    ? tr("Ready to go offline: %n message(s), %1, were fetched.", nullptr, int(report.messages))
                          .arg(models::sizeText(report.octets))
                    : tr("Ready to go offline: everything was here already."));
        },
        [this](const Error &error) {
            error.kind() == ErrorKind::Cancelled ? say(error.summary()) : tellProblem(error.summary());
        });
}

ui::AccountsDialog *WindowAssembly::openAccounts()
{
    auto *dialog = new ui::AccountsDialog(m_services.commands, m_services.settings, m_window.get());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::finished, this, &WindowAssembly::reloadAccounts);
    connect(dialog, &ui::AccountsDialog::addWanted, this, [this, dialog] {
        dialog->disconnect(this);
        dialog->close();
        showSetup();
    });
    dialog->open();
    return dialog;
}

void WindowAssembly::showSettings()
{
    m_settingsDesk->show();
}

void WindowAssembly::applied(const sync::Applied &applied)
{
    m_lastApplied = applied;
    m_localUndo = {};
    if (!applied.what.isEmpty()) {
        m_parts.list->toast()->offer(applied.what, applied.undoable);
    }
    updateActions();
}

void WindowAssembly::say(const QString &sentence)
{
    m_parts.list->toast()->offer(sentence, false);
}

void WindowAssembly::tellProblem(const QString &sentence)
{
    m_parts.list->toast()->warn(sentence);
}

void WindowAssembly::offerUndo(const QString &sentence, std::function<void()> undo)
{
    m_localUndo = std::move(undo);
    m_parts.list->toast()->offer(sentence, true);
}

void WindowAssembly::undoToast()
{
    if (const auto local = std::exchange(m_localUndo, {})) {
        local();
        return;
    }
    QList<IntentId> entries = m_lastApplied.entries;
    // The newest first, and the words of the oldest: that is what was asked for.
    while (entries.size() > 1) {
        m_parts.reporter->followQuietly(m_services.commands->undo(entries.takeLast()));
    }
    m_parts.reporter->follow(m_services.commands->undo(entries.value(0)));
}

void WindowAssembly::undo()
{
    m_parts.list->toast()->dismiss();
    m_parts.reporter->follow(m_services.commands->undoLast());
}

void WindowAssembly::redo()
{
    m_parts.list->toast()->dismiss();
    m_parts.reporter->follow(m_services.commands->redoLast());
}

void WindowAssembly::removeSelected()
{
    if (m_parts.tree->hasFocus()) {
        m_parts.folderActions->remove(m_parts.tree->currentFolder());
    } else {
        m_parts.messageActions->remove();
    }
}

void WindowAssembly::updateActions()
{
    const auto folder = m_parts.folders->folder(m_parts.tree->currentFolder());
    ui::WindowState state;
    state.account = !m_services.accounts().isEmpty() && m_window->isShowingMail();
    state.folder = folder.has_value() && state.account;
    state.ownFolder = folder && folder->role == store::Role::None;
    state.messages = m_parts.list->view()->selectedCount();
    state.undo = m_services.commands->canUndo();
    state.redo = m_services.commands->canRedo();
    ui::ActionRegistry &actions = m_window->actions();
    actions.update(state);
    actions.action(QStringLiteral("subscribeFolder"))->setChecked(folder && folder->subscribed);
    actions.action(QStringLiteral("favouriteFolder"))->setChecked(folder && m_parts.folders->isFavourite(folder->id));
    actions.action(QStringLiteral("viewConversations"))->setChecked(m_parts.list->isThreaded());
    actions.action(QStringLiteral("viewDateGroups"))->setChecked(m_parts.list->isDated());
    actions.action(QStringLiteral("workOffline"))->setChecked(m_services.commands->isOffline());
    actions.action(QStringLiteral("meteredNetwork"))->setChecked(m_services.commands->isMetered());
}

} // namespace waxwing::gui
