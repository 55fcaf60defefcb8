// The foot of the folder pane: how things stand in one line; opens and closes the activity panel.
#pragma once

#include "ui/activity/activitysummary.h"

#include <QAbstractButton>

namespace waxwing::ui {

class ActivityButton : public QAbstractButton {
    Q_OBJECT
public:
    explicit ActivityButton(QWidget *parent = nullptr);

    void setSummary(const ActivitySummary &summary);
    const ActivitySummary &summary() const { return m_summary; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    ActivitySummary m_summary;
};

} // namespace waxwing::ui
