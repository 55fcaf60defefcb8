// One line of text that is cut with an ellipsis instead of making its window wider; the whole text is the tool
// tip when it is cut, and always what a screen reader says.
#pragma once

#include <QWidget>

namespace waxwing::ui {

class ElidedLabel : public QWidget {
    Q_OBJECT
public:
    explicit ElidedLabel(QWidget *parent = nullptr);

    QString text() const { return m_text; }
    void setText(const QString &text);
    void setColor(const QColor &color); // invalid: the palette's
    void setElideMode(Qt::TextElideMode mode);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    QString m_text;
    QColor m_color;
    Qt::TextElideMode m_mode = Qt::ElideRight;
};

} // namespace waxwing::ui
