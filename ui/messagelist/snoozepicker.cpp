#include "ui/messagelist/snoozepicker.h"

#include "ui/models/texts.h"

#include <QDateTimeEdit>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace waxwing::ui {

namespace {

const QTime evening(18, 0);
const QTime morning(8, 0);
constexpr int lastHourForEvening = 16;

QString shownTime(const QDateTime &when)
{
    const QLocale locale = models::shownLocale();
    const QString day = locale.dayName(when.date().dayOfWeek(), QLocale::ShortFormat);
    const QString time = locale.toString(when.time(), QLocale::ShortFormat);
    return when.date().daysTo(QDate::currentDate()) < -6
        ? QString(locale.toString(when.date(), QLocale::ShortFormat) + u' ' + time)
        : QString(day + u' ' + time);
}

QList<Choice> rows(const QDateTime &now)
{
    QList<Choice> choices;
    const QList<SnoozeTime> times = snoozeTimes(now);
    for (const SnoozeTime &time : times) {
        choices.append({time.text, QStringLiteral("clock"), shownTime(time.until)});
    }
    choices.append({SnoozePicker::tr("Another time…"), QStringLiteral("rename"), {}});
    return choices;
}

} // namespace

QList<SnoozeTime> snoozeTimes(const QDateTime &now)
{
    const QDate today = now.date();
    const auto next = [today](int weekday) { return today.addDays((weekday - today.dayOfWeek() + 6) % 7 + 1); };
    QList<SnoozeTime> times;
    if (now.time().hour() < lastHourForEvening) {
        times.append({SnoozePicker::tr("This evening"), QDateTime(today, evening)});
    }
    times.append({SnoozePicker::tr("Tomorrow morning"), QDateTime(today.addDays(1), morning)});
    if (next(Qt::Saturday) > today.addDays(1) && today.dayOfWeek() < Qt::Saturday) {
        times.append({SnoozePicker::tr("At the weekend"), QDateTime(next(Qt::Saturday), morning)});
    }
    if (next(Qt::Monday) > today.addDays(1)) {
        times.append({SnoozePicker::tr("Next week"), QDateTime(next(Qt::Monday), morning)});
    }
    times.append({SnoozePicker::tr("In a month"), QDateTime(today.addMonths(1), morning)});
    return times;
}

SnoozePicker::SnoozePicker(const QDateTime &now, QWidget *parent)
    : ChoicePicker(QStringLiteral("snoozePicker"), tr("Snooze until"), rows(now), parent)
{
    resize(360, 280);
    field()->setAccessibleName(tr("Snooze until"));
    field()->setPlaceholderText(tr("Type a few letters of the time"));
    list()->setAccessibleName(tr("Matching times"));
    const QList<SnoozeTime> times = snoozeTimes(now);
    connect(this, &ChoicePicker::picked, this, [this, times, now](qsizetype index) {
        if (index < times.size()) {
            Q_EMIT chosen(times[index].until);
        } else {
            askForTime(now);
        }
    });
}

void SnoozePicker::askForTime(const QDateTime &now)
{
    setAttribute(Qt::WA_DeleteOnClose, false); // until the answer is here
    auto *dialog = new QDialog(parentWidget());
    dialog->setObjectName(QStringLiteral("snoozeTimeDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Snooze until"));
    auto *time = new QDateTimeEdit(QDateTime(now.date().addDays(1), morning), dialog);
    time->setObjectName(QStringLiteral("snoozeTime"));
    time->setAccessibleName(tr("Date and time"));
    time->setCalendarPopup(true);
    time->setMinimumDateTime(now);
    auto *label = new QLabel(tr("The messages come back to the inbox, unread, at"), dialog);
    label->setBuddy(time);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, dialog);
    QPushButton *snooze = buttons->addButton(tr("Snooze"), QDialogButtonBox::AcceptRole);
    snooze->setObjectName(QStringLiteral("snoozeTimeAccept"));
    snooze->setDefault(true);
    auto *layout = new QVBoxLayout(dialog);
    layout->addWidget(label);
    layout->addWidget(time);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, dialog, &QDialog::accept);
    connect(dialog, &QDialog::accepted, this, [this, time] { Q_EMIT chosen(time->dateTime()); });
    connect(dialog, &QDialog::finished, this, &QObject::deleteLater);
    dialog->open();
}

} // namespace waxwing::ui
