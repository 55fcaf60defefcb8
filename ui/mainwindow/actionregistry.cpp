#include "ui/mainwindow/actionregistry.h"

#include "ui/common/icons.h"

#include <QWidget>

namespace waxwing::ui {

namespace {

bool isMet(When when, const WindowState &state)
{
    switch (when) {
    case When::Always: return true;
    case When::Account: return state.account;
    case When::Folder: return state.folder;
    case When::OwnFolder: return state.folder && state.ownFolder;
    case When::OneMessage: return state.messages == 1;
    case When::Messages: return state.messages > 0;
    case When::Undo: return state.undo;
    case When::Redo: return state.redo;
    }
    return false;
}

} // namespace

ActionRegistry::ActionRegistry(QWidget *window) : QObject(window), m_window(window) { }

QAction *ActionRegistry::add(const ActionSpec &spec)
{
    auto *action = new QAction(spec.text, this);
    action->setObjectName(spec.id + QStringLiteral("Action"));
    if (!spec.icon.isEmpty()) {
        action->setIcon(icon(spec.icon));
    }
    action->setShortcuts(spec.shortcuts);
    action->setCheckable(spec.checkable);
    QString tip = spec.text;
    tip.remove(QLatin1Char('&'));
    if (!spec.shortcuts.isEmpty()) {
        tip += QStringLiteral(" (") + spec.shortcuts.first().toString(QKeySequence::NativeText) + QLatin1Char(')');
    }
    action->setToolTip(tip);
    connect(action, &QAction::triggered, this, [run = spec.run] { run(); });
    m_window->addAction(action);
    m_actions.insert(spec.id, action);
    m_when.insert(action, spec.when);
    m_order << action;
    return action;
}

QAction *ActionRegistry::action(const QString &id) const
{
    return m_actions.value(id);
}

void ActionRegistry::update(const WindowState &state)
{
    for (QAction *action : m_order) {
        action->setEnabled(isMet(m_when.value(action), state));
    }
}

QStringList ActionRegistry::conflicts() const
{
    QHash<QString, QStringList> claims;
    for (const QAction *action : m_order) {
        for (const QKeySequence &key : action->shortcuts()) {
            claims[key.toString()] << action->objectName();
        }
    }
    QStringList found;
    for (auto claim = claims.cbegin(); claim != claims.cend(); ++claim) {
        if (claim->size() > 1) {
            found << claim.key() + QStringLiteral(": ") + claim->join(QStringLiteral(", "));
        }
    }
    return found;
}

} // namespace waxwing::ui
