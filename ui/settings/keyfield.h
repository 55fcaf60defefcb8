// A field that takes the next key pressed, with its modifiers, instead of text. Tab moves on as everywhere.
// QKeySequenceEdit waits a second for a second key, and in Qt 6.4 cannot be told not to.
#pragma once

#include <QKeySequence>
#include <QLineEdit>

namespace waxwing::ui {

class KeyField : public QLineEdit {
    Q_OBJECT
public:
    explicit KeyField(QWidget *parent = nullptr);

    void setKey(const QKeySequence &key);

Q_SIGNALS:
    void pressed(const QKeySequence &key);

protected:
    bool event(QEvent *event) override;
};

} // namespace waxwing::ui
