#include "ui/mainwindow/windowsettings.h"

#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/panefolding.h"

#include <QMenuBar>
#include <QSettings>
#include <QSplitter>

namespace waxwing::ui {

namespace {

const QString folderSplitter = QStringLiteral("folderSplitter");
const QString contentSplitter = QStringLiteral("contentSplitter");
const QString activitySplitter = QStringLiteral("activitySplitter");

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

void restoreWindow(MainWindow &window)
{
    const QSettings settings(window.settingsFile(), QSettings::IniFormat);
    window.resize(settings.value(key("size"), QSize(1280, 800)).toSize());
    if (settings.value(key("maximized")).toBool()) {
        window.setWindowState(Qt::WindowMaximized);
    }
    const int place = qBound(0, settings.value(key("reader"), 0).toInt(), int(ReaderPlace::Off));
    window.setReaderPlace(ReaderPlace(place));
    const bool menuBar = settings.value(key("menuBar"), false).toBool();
    window.menuBar()->setVisible(menuBar);
    window.actions().action(key("menuBar"))->setChecked(menuBar);
    for (const QString &name : {folderSplitter, contentSplitter, activitySplitter}) {
        restoreSplitter(settings, window.splitter(name));
    }
    const bool folders = settings.value(key("folders"), true).toBool();
    window.folding()->showFolders(folders);
}

void saveWindow(const MainWindow &window)
{
    QSettings settings(window.settingsFile(), QSettings::IniFormat);
    settings.setValue(key("maximized"), window.isMaximized());
    if (!window.isMaximized()) {
        settings.setValue(key("size"), window.size());
    }
    settings.setValue(key("reader"), int(window.readerPlace()));
    settings.setValue(key("menuBar"), window.menuBar()->isVisible());
    // A window that was never wide knows no better than what is stored.
    if (const QByteArray columns = window.folding()->columnsState(); !columns.isEmpty()) {
        settings.setValue(folderSplitter, columns);
        settings.setValue(contentSplitter, window.folding()->contentState());
    }
    settings.setValue(activitySplitter, window.splitter(activitySplitter)->saveState());
    if (window.folding()->fold() == PaneFolding::Fold::None) {
        settings.setValue(key("folders"), window.folding()->areFoldersVisible());
    }
}

} // namespace waxwing::ui
