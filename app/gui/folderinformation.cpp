#include "app/gui/folderinformation.h"

#include "app/gui/windowassembly.h"
#include "ui/common/reporter.h"
#include "ui/folders/folderproperties.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/models/folderholding.h"
#include "ui/models/whenready.h"

namespace waxwing::gui {

namespace {

using ui::FolderProperties;

// The server is asked when the dialog opens, and again when Waxwing is online again.
void askServer(WindowAssembly &assembly, FolderProperties *dialog, FolderId folder)
{
    sync::MailCommands *commands = assembly.services().commands;
    models::whenReady(
        dialog, commands->folderFacts(folder), [dialog](const sync::FolderFacts &facts) { dialog->showFacts(facts); },
        [dialog, commands](const Error &error) {
            dialog->showNoFacts(commands->isOffline() ? FolderProperties::tr("Known when connected") : error.summary());
        });
}

void readStore(WindowAssembly &assembly, FolderProperties *dialog, FolderId folder)
{
    models::whenReady(dialog, models::readHolding(*assembly.services().store, folder),
                      [dialog](const models::FolderHolding &holding) { dialog->showHolding(holding); });
}

void wireChoices(WindowAssembly &assembly, FolderProperties *dialog, FolderId folder)
{
    WindowAssembly *window = &assembly;
    QObject::connect(dialog, &FolderProperties::subscriptionChosen, dialog, [window, folder](bool subscribed) {
        window->parts().reporter->follow(window->services().commands->subscribeFolder(folder, subscribed));
    });
    QObject::connect(dialog, &FolderProperties::roleChosen, dialog, [window, folder](store::Role role) {
        try {
            if (const auto now = window->parts().folders->folder(folder)) {
                window->services().setFolderRole(*now, role);
            }
        } catch (const Error &error) {
            window->tellProblem(error.summary());
        }
    });
    QObject::connect(dialog, &FolderProperties::policyChosen, dialog,
                     [window, dialog, folder](const store::FolderPolicy &policy) {
                         models::whenReady(
                             dialog, window->services().commands->setFolderPolicy(folder, policy),
                             [window, dialog, folder] { readStore(*window, dialog, folder); },
                             [window](const Error &error) { window->tellProblem(error.summary()); });
                     });
}

} // namespace

void showFolderProperties(WindowAssembly &assembly, FolderId id)
{
    WindowAssembly *window = &assembly;
    models::FolderTreeModel *folders = assembly.parts().folders;
    const auto folder = folders->folder(id);
    if (!folder) {
        return;
    }
    const QString account = folders->indexOf(folder->account).data().toString();
    auto *dialog = new FolderProperties(*folder, account, assembly.parts().window);
    wireChoices(assembly, dialog, id);
    QObject::connect(folders, &models::FolderTreeModel::folderChanged, dialog, [folders, dialog, id](FolderId changed) {
        if (const auto now = folders->folder(id); now && changed == id) {
            dialog->showCounts(*now);
        }
    });
    QObject::connect(assembly.services().commands, &sync::MailCommands::offlineChanged, dialog,
                     [window, dialog, id](bool offline) {
                         if (!offline) {
                             askServer(*window, dialog, id);
                         }
                     });
    readStore(assembly, dialog, id);
    askServer(assembly, dialog, id);
    dialog->open();
}

} // namespace waxwing::gui
