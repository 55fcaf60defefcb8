#include "app/gui/palette.h"

#include "app/gui/folderdesk.h"
#include "app/gui/windowassembly.h"
#include "ui/common/choicepicker.h"
#include "ui/folders/folderpicker.h"
#include "ui/folders/foldertreeview.h"
#include "ui/mainwindow/mainwindow.h"

#include <QCoreApplication>
#include <QLineEdit>
#include <QListWidget>

namespace waxwing::gui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(gui::Palette)
};

struct Entry {
    ui::Choice choice;
    std::function<void()> run;
};

QList<Entry> entries(WindowAssembly &assembly)
{
    QList<Entry> all;
    const QList<QAction *> actions = assembly.window().actions().actions();
    for (QAction *action : actions) {
        if (action->isEnabled() && action->objectName() != QLatin1String("paletteAction")) {
            const QString key = action->shortcut().toString(QKeySequence::NativeText);
            all.append({{action->text().remove(u'&'), {}, key}, [action] { action->trigger(); }});
        }
    }
    const WindowParts &parts = assembly.parts();
    const QList<ui::FolderChoice> folders = ui::messageTargets(*parts.folders, parts.tree->currentAccount());
    for (const ui::FolderChoice &folder : folders) {
        all.append({{Words::tr("Go to %1").arg(folder.path), folder.icon, {}},
                    [desk = &assembly.folders(), id = folder.folder] { desk->openFolder(id); }});
    }
    return all;
}

} // namespace

void openPalette(WindowAssembly &assembly)
{
    const QList<Entry> all = entries(assembly);
    QList<ui::Choice> choices;
    for (const Entry &entry : all) {
        choices.append(entry.choice);
    }
    auto *picker = new ui::ChoicePicker(QStringLiteral("palette"), Words::tr("Actions and folders"), choices,
                                        &assembly.window());
    picker->field()->setAccessibleName(Words::tr("Action or folder"));
    picker->field()->setPlaceholderText(Words::tr("Type a few letters of an action or a folder"));
    picker->list()->setAccessibleName(Words::tr("Matching actions and folders"));
    QObject::connect(picker, &ui::ChoicePicker::picked, &assembly, [all](qsizetype index) { all[index].run(); });
    picker->open();
}

} // namespace waxwing::gui
