// Every action of the window, once: menus, toolbar and context menus are made from here by id. To add an action,
// add one row in app/gui/windowactions.cpp.
#pragma once

#include <QAction>
#include <QHash>
#include <QKeySequence>
#include <QList>
#include <QObject>

#include <functional>

namespace waxwing::ui {

// What the window has at the moment; an action says which of it it needs.
struct WindowState {
    bool account = false;
    bool folder = false; // one is open
    bool ownFolder = false; // and it is none of the special ones
    int messages = 0; // selected
    bool undo = false;
    bool redo = false;
};

enum class When { Always, Account, Folder, OwnFolder, OneMessage, Messages, Undo, Redo };

struct ActionSpec {
    QString id; // “reply”; the object name is id + “Action”
    QString text;
    QString icon; // empty: none
    QList<QKeySequence> shortcuts;
    When when = When::Always;
    std::function<void()> run;
    bool checkable = false;
};

class ActionRegistry : public QObject {
    Q_OBJECT
public:
    // window: the actions' shortcuts work in it.
    explicit ActionRegistry(QWidget *window);

    QAction *add(const ActionSpec &spec);
    QAction *action(const QString &id) const; // nullptr: unknown
    QList<QAction *> actions() const { return m_order; }
    void update(const WindowState &state);
    // Other keys than the action came with; empty: none. An unknown id is passed over: keys are kept in a file that
    // may be of another version.
    void setShortcuts(const QString &id, const QList<QKeySequence> &keys);
    QList<QKeySequence> defaultShortcuts(const QString &id) const;
    QString idOf(const QAction *action) const;
    // Shortcuts that two actions claim, for the test: “Ctrl+N: compose, newFolder”.
    QStringList conflicts() const;

private:
    QWidget *m_window;
    QHash<QString, QAction *> m_actions;
    QHash<QAction *, When> m_when;
    QHash<QString, QList<QKeySequence>> m_defaults;
    QList<QAction *> m_order;
};

} // namespace waxwing::ui
