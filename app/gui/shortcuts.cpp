#include "app/gui/shortcuts.h"

#include "app/gui/windowassembly.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/settings/shortcutdialog.h"

#include <QSettings>

namespace waxwing::gui {

namespace {

const QString group = QStringLiteral("shortcuts/");

QStringList portable(const QList<QKeySequence> &keys)
{
    QStringList texts;
    for (const QKeySequence &key : keys) {
        texts << key.toString(QKeySequence::PortableText);
    }
    return texts;
}

QList<ui::Shortcut> allShortcuts(const ui::ActionRegistry &actions)
{
    QList<ui::Shortcut> all;
    const QList<QAction *> list = actions.actions();
    for (const QAction *action : list) {
        const QString id = actions.idOf(action);
        all.append({id, action->text().remove(u'&'), action->shortcuts(), actions.defaultShortcuts(id)});
    }
    return all;
}

void keep(WindowAssembly &assembly, const QString &id, const QList<QKeySequence> &keys)
{
    const bool isDefault = keys == assembly.window().actions().defaultShortcuts(id);
    assembly.settings().write([id, texts = portable(keys), isDefault](QSettings &settings) {
        if (isDefault) {
            settings.remove(group + id);
        } else {
            settings.setValue(group + id, texts);
        }
    });
}

} // namespace

void restoreShortcuts(WindowAssembly &assembly)
{
    const QSettings settings(assembly.services().settingsFile, QSettings::IniFormat);
    ui::ActionRegistry &actions = assembly.window().actions();
    const QList<QAction *> all = actions.actions();
    for (const QAction *action : all) {
        const QString id = actions.idOf(action);
        if (!settings.contains(group + id)) {
            actions.setShortcuts(id, actions.defaultShortcuts(id));
            continue;
        }
        QList<QKeySequence> keys;
        const QStringList texts = settings.value(group + id).toStringList();
        for (const QString &text : texts) {
            const QKeySequence key = QKeySequence::fromString(text, QKeySequence::PortableText);
            if (!key.isEmpty()) {
                keys << key;
            }
        }
        actions.setShortcuts(id, keys);
    }
}

void editShortcuts(WindowAssembly &assembly)
{
    auto *dialog = new ui::ShortcutDialog(allShortcuts(assembly.window().actions()), &assembly.window());
    QObject::connect(dialog, &ui::ShortcutDialog::chosen, &assembly,
                     [&assembly](const QString &id, const QList<QKeySequence> &keys) {
                         assembly.window().actions().setShortcuts(id, keys);
                         keep(assembly, id, keys);
                     });
    dialog->open();
}

} // namespace waxwing::gui
