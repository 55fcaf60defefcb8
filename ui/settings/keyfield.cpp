#include "ui/settings/keyfield.h"

#include <QKeyEvent>

namespace waxwing::ui {

namespace {

bool isModifier(int key)
{
    return key == Qt::Key_Shift || key == Qt::Key_Control || key == Qt::Key_Alt || key == Qt::Key_Meta
        || key == Qt::Key_AltGr || key == Qt::Key_Super_L || key == Qt::Key_Super_R || key == Qt::Key_unknown;
}

bool movesOn(const QKeyEvent &event)
{
    return (event.key() == Qt::Key_Tab || event.key() == Qt::Key_Backtab)
        && !event.modifiers().testFlag(Qt::ControlModifier);
}

// “?” is what Shift makes of another key on many keyboards: the sign says it already.
QKeySequence keyOf(const QKeyEvent &event)
{
    Qt::KeyboardModifiers modifiers = event.modifiers() & ~(Qt::KeypadModifier | Qt::GroupSwitchModifier);
    const QString text = event.text();
    if (text.size() == 1 && text.at(0).isPrint() && !text.at(0).isLetter() && !text.at(0).isSpace()) {
        modifiers &= ~Qt::ShiftModifier;
    }
    return QKeySequence(QKeyCombination(modifiers, Qt::Key(event.key())));
}

} // namespace

KeyField::KeyField(QWidget *parent) : QLineEdit(parent)
{
    setReadOnly(true);
    setContextMenuPolicy(Qt::NoContextMenu);
}

void KeyField::setKey(const QKeySequence &key)
{
    setText(key.toString(QKeySequence::NativeText));
}

bool KeyField::event(QEvent *event)
{
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride) {
        return QLineEdit::event(event);
    }
    auto *const key = static_cast<QKeyEvent *>(event);
    const bool leaves = movesOn(*key) || (key->key() == Qt::Key_Escape && key->modifiers() == Qt::NoModifier);
    if (leaves || isModifier(key->key())) {
        return QLineEdit::event(event);
    }
    event->accept(); // else the shortcut that has this key now would run
    if (event->type() == QEvent::KeyPress) {
        const QKeySequence pressedKey = keyOf(*key);
        setKey(pressedKey);
        Q_EMIT pressed(pressedKey);
    }
    return true;
}

} // namespace waxwing::ui
