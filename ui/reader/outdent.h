// Holds a button so that its words begin at the leading edge, as a label's would: its padding hangs out, where it
// is cut off. A layout takes no margins below zero.
#pragma once

#include <QWidget>

class QToolButton;

namespace waxwing::ui {

class Outdent final : public QWidget {
    Q_OBJECT
public:
    // Takes the button over.
    Outdent(QToolButton *button, QWidget *parent);
    // Of the button; cut with an ellipsis where there is too little room. Plain: an & is shown as one.
    void setText(const QString &text);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    int advance(const QString &text) const;
    int around() const;
    void place();

    QToolButton *m_button;
    QString m_text;
};

} // namespace waxwing::ui
