// Choosing a tag by a few letters: the standard ones, those of the message, or a new one that is typed.
#pragma once

#include "ui/common/choicepicker.h"

#include <QStringList>

namespace waxwing::ui {

class TagPicker : public ChoicePicker {
    Q_OBJECT
public:
    // present: the keywords of the message; choosing one of them takes it away.
    TagPicker(const QStringList &present, QWidget *parent);

Q_SIGNALS:
    void chosen(const QString &keyword);
};

} // namespace waxwing::ui
