#include "app/gui/settingsdesk.h"

#include "app/gui/desktoppresence.h"
#include "app/gui/folderdesk.h"
#include "app/gui/settingsfile.h"
#include "app/gui/shortcuts.h"
#include "app/gui/windowassembly.h"
#include "core/base/error.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/messagelist/listheaderview.h"
#include "ui/messagelist/messagelistpane.h"

#include <QDir>
#include <QFileDialog>
#include <QMenuBar>
#include <QSaveFile>
#include <QSettings>

#include <utility>

namespace waxwing::gui {

namespace {

constexpr qint64 largestFile = 1'000'000; // ours have a few kB

QByteArray readSettings(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        throw Error(ErrorKind::Storage, SettingsDesk::tr("The file %1 could not be read.").arg(path),
                    file.errorString());
    }
    return file.read(largestFile);
}

void writeSettings(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    const bool isWritten = file.open(QIODevice::WriteOnly) && file.write(content) == content.size() && file.commit();
    if (!isWritten) {
        throw Error(ErrorKind::Storage, SettingsDesk::tr("The file %1 could not be written.").arg(path),
                    file.errorString());
    }
}

} // namespace

SettingsDesk::SettingsDesk(WindowAssembly &assembly) : m_assembly(assembly)
{
    ui::Looks &looks = ui::Looks::get();
    looks.set(ui::LookChoices::load(QSettings(assembly.services().settingsFile, QSettings::IniFormat)));
    ui::MainWindow *window = assembly.parts().window;
    const auto mirror = [window] { window->setMirrored(ui::Looks::get().choices().leftHanded); };
    connect(&looks, &ui::Looks::changed, this, mirror);
    mirror();
}

void SettingsDesk::show()
{
    ui::WindowChoices choices;
    choices.appearance = m_assembly.appearance();
    choices.guards = m_assembly.folders().dragGuards();
    choices.notifications = m_assembly.presence().rules();
    choices.looks = ui::Looks::get().choices();
    choices.elsewhere = elsewhere();
    auto *dialog = new ui::SettingsDialog(choices, m_assembly.parts().window);
    connect(dialog, &ui::SettingsDialog::appearanceChosen, &m_assembly, &WindowAssembly::appearanceChosen);
    connect(dialog, &ui::SettingsDialog::guardsChosen, &m_assembly.folders(), &FolderDesk::setDragGuards);
    connect(dialog, &ui::SettingsDialog::notificationsChosen, &m_assembly.presence(), &DesktopPresence::setRules);
    connect(dialog, &ui::SettingsDialog::looksChosen, this, &SettingsDesk::setLooks);
    connect(dialog, &ui::SettingsDialog::exportWanted, this, [this] { chooseFile(true); });
    connect(dialog, &ui::SettingsDialog::importWanted, this, [this] { chooseFile(false); });
    dialog->open();
}

void SettingsDesk::setLooks(const ui::LookChoices &looks)
{
    ui::Looks::get().set(looks);
    m_assembly.settings().write([looks](QSettings &settings) { looks.save(settings); });
}

QList<ui::Elsewhere> SettingsDesk::elsewhere()
{
    const std::pair<const char *, QString> others[] = {
        {"accounts", tr("name address server password signature reply-to archive certificate proxy")},
        {"shortcuts", tr("keys keyboard")},
        {"columns", tr("table order width")},
        {"viewCards", tr("list look")},
        {"viewTable", tr("list look")},
        {"viewConversations", tr("threads list")},
        {"viewDateGroups", tr("headings list")},
        {"readerRight", tr("reader layout pane")},
        {"readerBelow", tr("reader layout pane")},
        {"readerOff", tr("reader layout pane")},
        {"menuBar", QString()},
        {"folderProperties", tr("offline keep size quota")},
        {"workOffline", tr("network connection")},
    };
    QList<ui::Elsewhere> found;
    for (const auto &[id, words] : others) {
        QAction *action = m_assembly.window().actions().action(QString::fromLatin1(id));
        found.append({action->text().remove(u'&'), words, [action] { action->trigger(); }});
    }
    return found;
}

void SettingsDesk::chooseFile(bool toWrite)
{
    auto *dialog = new QFileDialog(m_assembly.parts().window, toWrite ? tr("Export settings") : tr("Import settings"),
                                   QDir::homePath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (toWrite) {
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->selectFile(QStringLiteral("waxwing-settings.json"));
    } else {
        dialog->setFileMode(QFileDialog::ExistingFile);
    }
    connect(dialog, &QFileDialog::fileSelected, this, toWrite ? &SettingsDesk::exportTo : &SettingsDesk::importFrom);
    dialog->open();
}

// By the thread that writes the settings, so that the file has what was chosen last.
void SettingsDesk::exportTo(const QString &path)
{
    m_assembly.settings().write([this, path](QSettings &settings) {
        QString said = tr("The settings are in %1. Accounts have an export of their own.").arg(path);
        try {
            writeSettings(path, exportSettings(settings));
        } catch (const Error &error) {
            said = error.summary();
        }
        QMetaObject::invokeMethod(this, [this, said] { m_assembly.say(said); });
    });
}

void SettingsDesk::importFrom(const QString &path)
{
    m_assembly.settings().write([this, path](QSettings &settings) {
        QString problem;
        try {
            importSettings(readSettings(path), settings);
            settings.sync();
        } catch (const Error &error) {
            problem = error.summary();
        }
        QMetaObject::invokeMethod(this, [this, problem] {
            if (problem.isEmpty()) {
                takeAll();
                m_assembly.say(tr("The settings were taken over."));
            } else {
                m_assembly.tellProblem(problem);
            }
        });
    });
}

// As a start does, in the windows that are open.
void SettingsDesk::takeAll()
{
    const QSettings settings(m_assembly.services().settingsFile, QSettings::IniFormat);
    ui::Looks::get().set(ui::LookChoices::load(settings));
    Q_EMIT m_assembly.appearanceChosen(ui::appearanceNamed(settings.value(QStringLiteral("appearance")).toString()));
    m_assembly.folders().restoreGuards(settings);
    m_assembly.presence().setRules(ui::NotificationRules::load(settings));
    restoreShortcuts(m_assembly);
    const WindowParts &parts = m_assembly.parts();
    parts.list->view()->tableHeader()->setTexts(settings.value(QStringLiteral("tableColumns")).toStringList());
    const bool table = settings.value(QStringLiteral("look")).toString() == QLatin1String("table");
    parts.list->setLook(table ? ui::ListLook::Table : ui::ListLook::Cards);
    const int place = settings.value(QStringLiteral("reader"), 0).toInt();
    parts.window->setReaderPlace(ui::ReaderPlace(qBound(0, place, int(ui::ReaderPlace::Off))));
    const bool menuBar = settings.value(QStringLiteral("menuBar")).toBool();
    parts.window->menuBar()->setVisible(menuBar);
    parts.window->actions().action(QStringLiteral("menuBar"))->setChecked(menuBar);
}

} // namespace waxwing::gui
