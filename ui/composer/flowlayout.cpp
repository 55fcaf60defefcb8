#include "ui/composer/flowlayout.h"

#include <QStyle>
#include <QWidget>

namespace waxwing::ui {

namespace {

// The field at the end keeps at least this much, or goes to a line of its own.
constexpr int lastWidth = 120;

} // namespace

FlowLayout::FlowLayout(QWidget *parent, int spacing) : QLayout(parent)
{
    setContentsMargins(0, 0, 0, 0);
    setSpacing(spacing);
}

FlowLayout::~FlowLayout()
{
    qDeleteAll(m_items);
}

void FlowLayout::insertWidget(int index, QWidget *widget)
{
    addChildWidget(widget);
    m_items.insert(index, new QWidgetItem(widget));
    invalidate();
}

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items.append(item);
    invalidate();
}

QLayoutItem *FlowLayout::itemAt(int index) const
{
    return m_items.value(index);
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

int FlowLayout::heightForWidth(int width) const
{
    return place(QRect(0, 0, width, 0), false);
}

QSize FlowLayout::sizeHint() const
{
    return minimumSize();
}

QSize FlowLayout::minimumSize() const
{
    int height = 0;
    for (const QLayoutItem *item : m_items)
        height = qMax(height, item->minimumSize().height());
    return {lastWidth, height};
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    place(rect, true);
}

int FlowLayout::place(const QRect &rect, bool apply) const
{
    const QWidget *parent = parentWidget();
    const Qt::LayoutDirection direction = parent ? parent->layoutDirection() : Qt::LeftToRight;
    int x = 0;
    int y = 0;
    int lineHeight = 0;
    for (QLayoutItem *item : m_items) {
        const bool last = item == m_items.last();
        const QSize hint = item->sizeHint();
        int width = last ? lastWidth : qMin(hint.width(), rect.width());
        if (x > 0 && x + width > rect.width()) {
            x = 0;
            y += lineHeight + spacing();
            lineHeight = 0;
        }
        if (last)
            width = rect.width() - x;
        if (apply) {
            const QRect at(rect.x() + x, rect.y() + y, width, hint.height());
            item->setGeometry(QStyle::visualRect(direction, rect, at));
        }
        x += width + spacing();
        lineHeight = qMax(lineHeight, hint.height());
    }
    return y + lineHeight;
}

} // namespace waxwing::ui
