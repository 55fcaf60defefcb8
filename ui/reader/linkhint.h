// Where a link really goes, at the foot of the message while the pointer or the focus is on it. Nothing a message
// says can change what stands there.
#pragma once

#include <QLabel>

namespace waxwing::ui {

class LinkHint : public QLabel {
    Q_OBJECT
public:
    // Sits at the lower leading corner of parent, above its other children.
    explicit LinkHint(QWidget *parent);
    void showTarget(const QString &target); // empty: hides

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void place();
};

} // namespace waxwing::ui
