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

void giveKeys(QAction *action, const QList<QKeySequence> &keys)
{
    action->setShortcuts(keys);
    QString tip = action->text();
    tip.remove(QLatin1Char('&'));
    if (!keys.isEmpty()) {
        tip += QStringLiteral(" (") + keys.first().toString(QKeySequence::NativeText) + QLatin1Char(')');
    }
    action->setToolTip(tip);
}

const QString nameEnd = QStringLiteral("Action");

} // namespace

ActionRegistry::ActionRegistry(QWidget *window) : QObject(window), m_window(window) { }

QAction *ActionRegistry::add(const ActionSpec &spec)
{
    auto *action = new QAction(spec.text, this);
    action->setObjectName(spec.id + nameEnd);
    if (!spec.icon.isEmpty()) {
        action->setIcon(icon(spec.icon));
    }
    action->setCheckable(spec.checkable);
    giveKeys(action, spec.shortcuts);
    m_defaults.insert(spec.id, spec.shortcuts);
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

void ActionRegistry::setShortcuts(const QString &id, const QList<QKeySequence> &keys)
{
    if (QAction *action = m_actions.value(id)) {
        giveKeys(action, keys);
    }
}

QList<QKeySequence> ActionRegistry::defaultShortcuts(const QString &id) const
{
    return m_defaults.value(id);
}

QString ActionRegistry::idOf(const QAction *action) const
{
    return action->objectName().chopped(nameEnd.size());
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
