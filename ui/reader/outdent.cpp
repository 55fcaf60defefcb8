#include "ui/reader/outdent.h"

#include <QEvent>
#include <QStyle>
#include <QToolButton>

namespace waxwing::ui {

namespace {

constexpr int padding = 12; // of a tool button, by our style

}

Outdent::Outdent(QToolButton *button, QWidget *parent) : QWidget(parent), m_button(button)
{
    button->setParent(this);
}

void Outdent::setText(const QString &text)
{
    m_text = QString(text).replace(QLatin1Char('&'), QLatin1String("&&"));
    m_button->setText(m_text);
    updateGeometry();
    place();
}

QSize Outdent::sizeHint() const
{
    return {around() + advance(m_text) - padding, m_button->sizeHint().height()};
}

QSize Outdent::minimumSizeHint() const
{
    return {0, m_button->sizeHint().height()};
}

void Outdent::resizeEvent(QResizeEvent *)
{
    place();
}

bool Outdent::event(QEvent *event)
{
    // The button's words or font changed; while this is hidden nothing tells.
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Show) {
        updateGeometry();
        place();
    }
    return QWidget::event(event);
}

int Outdent::advance(const QString &text) const
{
    return m_button->fontMetrics().size(Qt::TextShowMnemonic, text).width();
}

// Icon and padding.
int Outdent::around() const
{
    return m_button->sizeHint().width() - advance(m_button->text());
}

void Outdent::place()
{
    const int room = width() + padding;
    m_button->setText(
        m_button->fontMetrics().elidedText(m_text, Qt::ElideRight, room - around(), Qt::TextShowMnemonic));
    const QSize size(qMin(m_button->sizeHint().width(), room), height());
    m_button->setGeometry(QStyle::visualRect(layoutDirection(), rect(), QRect(QPoint(-padding, 0), size)));
}

} // namespace waxwing::ui
