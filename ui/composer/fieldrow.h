// One row of a composer's head: label, field, line below; an accent frame while the field has the focus.
#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace waxwing::ui {

class FieldRow : public QWidget {
    Q_OBJECT
public:
    FieldRow(const QString &label, QWidget *field, QWidget *parent = nullptr);
    void addTrailing(QWidget *widget);
    void setFocused(bool focused);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void colorLabel();

    QHBoxLayout *m_layout;
    QLabel *m_label;
    bool m_focused = false;
};

} // namespace waxwing::ui
