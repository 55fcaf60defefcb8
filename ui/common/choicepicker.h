// Choosing one of many by a few letters: every word typed must occur in it. Enter takes the marked one, Up and Down
// mark another while the field keeps the focus.
#pragma once

#include <QDialog>
#include <QList>

#include <functional>

class QLineEdit;
class QListWidget;

namespace waxwing::ui {

struct Choice {
    QString text;
    QString icon; // empty: none
    QString hint; // at the right, fainter: a shortcut, a time
};

class ChoicePicker : public QDialog {
    Q_OBJECT
public:
    // name: the object name, and what those of the field and the list begin with. It deletes itself when closed.
    ChoicePicker(const QString &name, const QString &title, QList<Choice> choices, QWidget *parent);

    QLineEdit *field() const { return m_field; }
    QListWidget *list() const { return m_list; }
    // What stands below the choices for a text that is typed; an empty text: nothing.
    void setOfferForTyped(std::function<Choice(const QString &typed)> offer);

Q_SIGNALS:
    void picked(qsizetype index); // of the choices
    void typedPicked(const QString &typed); // what setOfferForTyped offered

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void filter(const QString &text);
    void add(const Choice &choice, qsizetype index);
    void choose();

    QList<Choice> m_choices;
    std::function<Choice(const QString &)> m_offer;
    QLineEdit *m_field;
    QListWidget *m_list;
};

} // namespace waxwing::ui
