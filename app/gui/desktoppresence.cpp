#include "app/gui/desktoppresence.h"

#include "app/gui/folderdesk.h"
#include "app/gui/messagedesk.h"
#include "app/gui/windowassembly.h"
#include "ui/composer/composers.h"
#include "ui/desktop/tray.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/messagelist/messagelistpane.h"

#include <QApplication>
#include <QEvent>
#include <QSettings>
#include <QTimer>

#include <chrono>

namespace waxwing::gui {

namespace {

using namespace std::chrono_literals;

ui::NotificationRules savedRules(const QString &settingsFile)
{
    return ui::NotificationRules::load(QSettings(settingsFile, QSettings::IniFormat));
}

} // namespace

DesktopPresence::DesktopPresence(WindowAssembly &assembly)
    : m_assembly(assembly)
    , m_newMail(*assembly.services().store, *assembly.services().commands, *assembly.services().clock,
                savedRules(assembly.services().settingsFile))
{
    WindowParts &parts = assembly.parts();
    connect(&m_newMail, &ui::NewMail::openRequested, this, &DesktopPresence::show);
    connect(&m_newMail, &ui::NewMail::replyRequested, this, &DesktopPresence::reply);
    connect(parts.messages, &models::MessageListModel::loaded, this, &DesktopPresence::noteWhatIsSeen);
    connect(parts.messages, &models::MessageListModel::loaded, this, &DesktopPresence::selectWanted);
    connect(qApp, &QGuiApplication::applicationStateChanged, this, &DesktopPresence::noteWhatIsSeen);
    connect(parts.folders, &QAbstractItemModel::dataChanged, this, &DesktopPresence::countUnread);
    connect(parts.folders, &QAbstractItemModel::modelReset, this, &DesktopPresence::countUnread);
    parts.window->installEventFilter(this);
    applyRules();
}

DesktopPresence::~DesktopPresence() = default;

const ui::NotificationRules &DesktopPresence::rules() const
{
    return m_newMail.rules();
}

void DesktopPresence::setRules(const ui::NotificationRules &rules)
{
    m_newMail.setRules(rules);
    m_assembly.settings().write([rules](QSettings &settings) { rules.save(settings); });
    applyRules();
}

void DesktopPresence::applyRules()
{
    const bool wanted = rules().tray != ui::TrayIcon::Off && ui::Tray::isAvailable();
    if (wanted && !m_tray) {
        wireTray();
    } else if (!wanted) {
        m_tray.reset();
    }
    QApplication::setQuitOnLastWindowClosed(!m_tray || rules().tray != ui::TrayIcon::KeepsRunning);
}

void DesktopPresence::wireTray()
{
    m_tray = std::make_unique<ui::Tray>();
    connect(m_tray.get(), &ui::Tray::windowRequested, this, &DesktopPresence::toggleWindow);
    connect(m_tray.get(), &ui::Tray::composeRequested, this, [this] { m_assembly.parts().composers->compose(); });
    connect(m_tray.get(), &ui::Tray::checkRequested, this, [this] { m_assembly.services().commands->checkMail(); });
    connect(m_tray.get(), &ui::Tray::quitRequested, this, &DesktopPresence::quit);
    countUnread();
    m_tray->setShown(true);
}

void DesktopPresence::quit()
{
    m_quits = true;
    if (m_assembly.window().close()) {
        QApplication::quit();
    }
    m_quits = false;
}

// Less than the three seconds that who ends programs gives them, and longer than an ordinary draft takes.
void DesktopPresence::endNow()
{
    constexpr std::chrono::milliseconds patience = 2s;
    ui::Composers *composers = m_assembly.parts().composers;
    connect(composers, &ui::Composers::kept, qApp, [] { QApplication::exit(0); });
    QTimer::singleShot(patience, qApp, [] { QApplication::exit(0); });
    composers->keepAll();
}

void DesktopPresence::countUnread()
{
    if (!m_tray) {
        return;
    }
    const models::FolderTreeModel *folders = m_assembly.parts().folders;
    qint64 unread = 0;
    for (const FolderId inbox : folders->inboxes()) {
        const auto row = folders->folder(inbox);
        unread += row ? row->unread : 0;
    }
    m_tray->setUnread(unread);
}

void DesktopPresence::noteWhatIsSeen()
{
    const bool inFront
        = QGuiApplication::applicationState() == Qt::ApplicationActive && m_assembly.window().isVisible();
    m_newMail.setSeenFolder(inFront ? m_assembly.parts().list->folder() : FolderId());
}

void DesktopPresence::toggleWindow()
{
    ui::MainWindow &window = m_assembly.window();
    if (window.isVisible() && window.isActiveWindow()) {
        window.hide();
    } else {
        window.raiseToUser();
    }
}

void DesktopPresence::show(FolderId folder, PlacementId message)
{
    m_assembly.window().raiseToUser();
    m_wanted = message;
    m_replies = false;
    m_assembly.folders().openFolder(folder);
    if (!m_assembly.parts().messages->isLoading()) {
        selectWanted();
    }
}

void DesktopPresence::reply(FolderId folder, PlacementId message)
{
    show(folder, message);
    m_replies = true;
}

void DesktopPresence::selectWanted()
{
    const PlacementId wanted = std::exchange(m_wanted, PlacementId());
    if (!wanted.isValid()) {
        return;
    }
    m_assembly.parts().list->view()->goTo(wanted, [this] {
        if (std::exchange(m_replies, false)) {
            m_assembly.messages().reply(mime::ReplyTo::Sender);
        }
    });
}

// Closed to the tray: out of sight, not gone. The one who quits means it.
bool DesktopPresence::eventFilter(QObject *watched, QEvent *event)
{
    const bool hides
        = event->type() == QEvent::Close && !m_quits && m_tray && rules().tray == ui::TrayIcon::KeepsRunning;
    if (watched == &m_assembly.window() && hides) {
        m_assembly.window().hide();
        event->ignore();
        return true;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace waxwing::gui
