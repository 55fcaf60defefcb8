#include "ui/mainwindow/windowsettings.h"

#include "ui/folders/foldertreeview.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/messagelist/messagelistpane.h"

#include <QHeaderView>
#include <QMenuBar>
#include <QSettings>
#include <QSplitter>

namespace waxwing::ui {

namespace {

QString key(const char *text)
{
    return QString::fromLatin1(text);
}

void restoreSplitter(const QSettings &settings, QSplitter *splitter)
{
    const QByteArray state = settings.value(splitter->objectName()).toByteArray();
    if (!state.isEmpty()) {
        const Qt::Orientation orientation = splitter->orientation();
        splitter->restoreState(state);
        splitter->setOrientation(orientation); // that is the reader's place, kept by itself
    }
}

} // namespace

QString restoreWindow(MainWindow &window)
{
    const QSettings settings(window.services().settingsFile, QSettings::IniFormat);
    WindowParts &parts = window.parts();
    window.resize(settings.value(key("size"), QSize(1280, 800)).toSize());
    if (settings.value(key("maximized")).toBool()) {
        window.setWindowState(Qt::WindowMaximized);
    }
    parts.tree->setCollapsedFolders(settings.value(key("collapsed")).toStringList());
    parts.list->setLook(settings.value(key("look")).toString() == QLatin1String("table") ? ListLook::Table
                                                                                         : ListLook::Cards);
    window.setReaderPlace(ReaderPlace(settings.value(key("reader"), 0).toInt()));
    window.menuBar()->setVisible(settings.value(key("menuBar"), false).toBool());
    window.actions().action(key("menuBar"))->setChecked(settings.value(key("menuBar"), false).toBool());
    for (QSplitter *splitter : {parts.columns, parts.content, parts.rows}) {
        restoreSplitter(settings, splitter);
    }
    const QByteArray header = settings.value(key("columns")).toByteArray();
    if (!header.isEmpty()) {
        parts.list->view()->tableHeader()->restoreState(header);
    }
    return settings.value(key("folder")).toString();
}

void saveWindow(MainWindow &window)
{
    QSettings settings(window.services().settingsFile, QSettings::IniFormat);
    const WindowParts &parts = window.parts();
    settings.setValue(key("maximized"), window.isMaximized());
    if (!window.isMaximized()) {
        settings.setValue(key("size"), window.size());
    }
    settings.setValue(key("collapsed"), parts.tree->collapsedFolders());
    settings.setValue(key("look"), parts.list->look() == ListLook::Table ? key("table") : key("cards"));
    settings.setValue(key("reader"), int(window.readerPlace()));
    settings.setValue(key("menuBar"), window.menuBar()->isVisible());
    for (const QSplitter *splitter : {parts.columns, parts.content, parts.rows}) {
        settings.setValue(splitter->objectName(), splitter->saveState());
    }
    settings.setValue(key("columns"), parts.list->view()->tableHeader()->saveState());
    if (const auto folder = parts.folders->folder(parts.list->folder())) {
        settings.setValue(key("folder"), QString(QString::number(folder->account.value()) + u'/' + folder->path));
    }
}

} // namespace waxwing::ui
