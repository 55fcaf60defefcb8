// A filter that is on or off, on a pill. On is said by a check mark, not by colour alone.
#pragma once

#include <QAbstractButton>

namespace waxwing::ui {

class Chip : public QAbstractButton {
    Q_OBJECT
public:
    explicit Chip(const QString &text, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace waxwing::ui
