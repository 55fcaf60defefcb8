// A field of an account's settings: its name above, what it is for below.
#pragma once

#include <QString>

class QLineEdit;
class QWidget;

namespace waxwing::ui {

// hint: may be empty; assistive technology gets it too.
QWidget *labelled(QWidget *parent, const QString &label, QWidget *field, const QString &hint = {});

// With a button in it that lets a certificate be chosen and puts its path there.
void makeFileField(QLineEdit *field, const QString &dialogTitle);

} // namespace waxwing::ui
