// Which keys do what: every action with its keys, found by its name or its key, changed by pressing another. What is
// chosen holds at once. UI thread.
#pragma once

#include <QDialog>
#include <QKeySequence>
#include <QList>

class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace waxwing::ui {

class KeyField;

struct Shortcut {
    QString id; // of the action
    QString text; // for people
    QList<QKeySequence> keys;
    QList<QKeySequence> defaults; // as the program comes
};

class ShortcutDialog : public QDialog {
    Q_OBJECT
public:
    // Deletes itself when it is closed.
    ShortcutDialog(const QList<Shortcut> &shortcuts, QWidget *parent);

Q_SIGNALS:
    void chosen(const QString &id, const QList<QKeySequence> &keys);

private:
    QWidget *makeEditor();
    QPushButton *makeButton(const QString &text, const char *name, void (ShortcutDialog::*does)());
    void filter(const QString &text);
    void showRow();
    void showTexts(int index);
    void pressed(const QKeySequence &key);
    void assign(const QKeySequence &key);
    void takeOver();
    void clearKeys();
    void restoreDefault();
    void restoreAll();
    void set(int index, const QList<QKeySequence> &keys);
    int current() const; // -1: none
    int ownerOf(const QKeySequence &key, int except) const; // -1: nobody
    void say(const QString &sentence, bool offersTaking);

    QList<Shortcut> m_all;
    QKeySequence m_wanted; // belongs to another action
    QLineEdit *m_search;
    QTreeWidget *m_list;
    KeyField *m_key;
    QPushButton *m_none;
    QPushButton *m_default;
    QPushButton *m_take;
    QLabel *m_message;
};

} // namespace waxwing::ui
