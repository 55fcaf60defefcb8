#include "ui/common/elidedlabel.h"
#include "ui/common/stylepaint.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace waxwing::ui {

ElidedLabel::ElidedLabel(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ElidedLabel::setText(const QString &text)
{
    // A line break in a subject must not open a second line.
    QString line = text.simplified();
    if (line == m_text) {
        return;
    }
    m_text = line;
    setAccessibleName(m_text);
    updateGeometry();
    update();
}

void ElidedLabel::setColor(const QColor &color)
{
    m_color = color;
    update();
}

void ElidedLabel::setElideMode(Qt::TextElideMode mode)
{
    m_mode = mode;
    update();
}

QSize ElidedLabel::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(m_text) + 2, fontMetrics().height() + 2};
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 4, fontMetrics().height() + 2};
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QColor color = m_color.isValid() ? m_color : palette().color(QPalette::WindowText);
    painter.setPen(color);
    painter.drawText(rect(), lineFlags(m_text, layoutDirection()), fontMetrics().elidedText(m_text, m_mode, width()));
}

bool ElidedLabel::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const bool cut = fontMetrics().horizontalAdvance(m_text) > width();
        // As plain text: a subject is not markup.
        QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), cut ? m_text.toHtmlEscaped() : QString(),
                           this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace waxwing::ui
