#include "ui/composer/fieldrow.h"

#include "ui/common/colors.h"
#include "ui/common/metrics.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

namespace waxwing::ui {

namespace {

constexpr int labelWidth = 70;

} // namespace

FieldRow::FieldRow(const QString &label, QWidget *field, QWidget *parent)
    : QWidget(parent), m_layout(new QHBoxLayout(this)), m_label(new QLabel(label, this))
{
    m_label->setFixedSize(labelWidth, metrics::chipHeight);
    m_label->setBuddy(field);
    m_layout->setContentsMargins(metrics::listMargin, 6, metrics::listMargin, 7);
    m_layout->setSpacing(8);
    m_layout->addWidget(m_label, 0, Qt::AlignTop);
    m_layout->addWidget(field, 1);
    field->installEventFilter(this);
    colorLabel();
}

void FieldRow::addTrailing(QWidget *widget)
{
    m_layout->addWidget(widget, 0, Qt::AlignTop);
}

void FieldRow::setFocused(bool focused)
{
    m_focused = focused;
    update();
}

bool FieldRow::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        setFocused(event->type() == QEvent::FocusIn);
    return QWidget::eventFilter(watched, event);
}

void FieldRow::paintEvent(QPaintEvent *)
{
    const Colors &colors = Colors::of(palette());
    QPainter painter(this);
    painter.setPen(colors.line);
    painter.drawLine(0, height() - 1, width(), height() - 1);
    if (m_focused) {
        painter.setPen(QPen(colors.accent, 2));
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

void FieldRow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        colorLabel();
}

void FieldRow::colorLabel()
{
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, Colors::of(palette()).text2);
    if (m_label->palette() != quiet)
        m_label->setPalette(quiet);
}

} // namespace waxwing::ui
