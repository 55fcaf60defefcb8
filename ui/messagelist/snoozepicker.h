// Choosing until when messages sleep: the usual times, or one of one's own.
#pragma once

#include "ui/common/choicepicker.h"

#include <QDateTime>

namespace waxwing::ui {

struct SnoozeTime {
    QString text;
    QDateTime until;
};

// The usual times after now (local time), each later than the one before.
QList<SnoozeTime> snoozeTimes(const QDateTime &now);

class SnoozePicker : public ChoicePicker {
    Q_OBJECT
public:
    SnoozePicker(const QDateTime &now, QWidget *parent);

Q_SIGNALS:
    void chosen(const QDateTime &until);

private:
    void askForTime(const QDateTime &now);
};

} // namespace waxwing::ui
