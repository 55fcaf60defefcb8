// A link leaves the program only here, only by a person's click, and only for the web.
#pragma once

#include <QString>

class QWidget;

namespace waxwing::ui {

// http and https only; anything else is ignored. With a warning the person is asked first, and told where it goes.
void openWebLink(const QString &target, const QString &warning, QWidget *parent);

} // namespace waxwing::ui
