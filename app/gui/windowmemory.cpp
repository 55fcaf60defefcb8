#include "app/gui/windowmemory.h"

#include "app/gui/folderdesk.h"
#include "app/gui/windowassembly.h"
#include "ui/folders/foldertreeview.h"
#include "ui/messagelist/listheaderview.h"
#include "ui/messagelist/messagelistpane.h"

#include <QSettings>

namespace waxwing::gui {

namespace {

QString key(const char *text)
{
    return QString::fromLatin1(text);
}

} // namespace

void restoreMemory(WindowAssembly &assembly)
{
    const QSettings settings(assembly.services().settingsFile, QSettings::IniFormat);
    const WindowParts &parts = assembly.parts();
    parts.tree->setCollapsedFolders(settings.value(key("collapsed")).toStringList());
    const bool table = settings.value(key("look")).toString() == QLatin1String("table");
    parts.list->setLook(table ? ui::ListLook::Table : ui::ListLook::Cards);
    ui::FolderLooks looks;
    looks.setThreadedFolders(settings.value(key("conversations")).toStringList());
    looks.setDatedFolders(settings.value(key("dated")).toStringList());
    looks.setOrders(settings.value(key("orders")).toStringList());
    parts.list->setFolderLooks(looks);
    parts.list->view()->tableHeader()->setTexts(settings.value(key("tableColumns")).toStringList());
    assembly.folders().setWantedFolder(settings.value(key("folder")).toString());
}

void saveMemory(WindowAssembly &assembly)
{
    QSettings settings(assembly.services().settingsFile, QSettings::IniFormat);
    const WindowParts &parts = assembly.parts();
    settings.setValue(key("collapsed"), parts.tree->collapsedFolders());
    settings.setValue(key("look"), parts.list->look() == ui::ListLook::Table ? key("table") : key("cards"));
    settings.setValue(key("conversations"), parts.list->folderLooks().threadedFolders());
    settings.setValue(key("dated"), parts.list->folderLooks().datedFolders());
    settings.setValue(key("orders"), parts.list->folderLooks().orders());
    settings.setValue(key("tableColumns"), parts.list->view()->tableHeader()->toTexts());
    // While one sender's mail is listed, the tree stands where one comes back to.
    const FolderId open = parts.list->isOfSender() ? parts.tree->currentFolder() : parts.list->folder();
    if (parts.list->showsSeveral() && !(parts.list->isOfSender() && open.isValid())) {
        settings.setValue(key("folder"), key("all"));
    } else if (const auto folder = parts.folders->folder(open)) {
        settings.setValue(key("folder"), QString(QString::number(folder->account.value()) + u'/' + folder->path));
    }
}

} // namespace waxwing::gui
