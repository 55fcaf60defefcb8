// A raised ground with thin border and round corners, for the parts of a page.
#pragma once

#include <QWidget>

namespace waxwing::ui {

class Card : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace waxwing::ui
