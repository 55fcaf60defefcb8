#include "ui/folders/dragcaption.h"

#include "ui/common/colors.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/stylepaint.h"

#include <QAccessible>
#include <QPainter>
#include <QStyle>

namespace waxwing::ui {

namespace {

constexpr int widest = 420;
constexpr int textLeft = 36;
constexpr int pointerGap = 24;

} // namespace

DragCaption::DragCaption(QWidget *window) : QWidget(window)
{
    setObjectName(QStringLiteral("dragCaption"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
}

void DragCaption::say(const QString &text, bool allowed, const QPoint &pointer)
{
    if (text.isEmpty()) {
        hide();
        m_text.clear();
        return;
    }
    const bool news = text != m_text;
    m_text = text;
    m_allowed = allowed;
    const QFontMetrics bold(sized(font(), TextSize::Normal, QFont::DemiBold));
    const QFontMetrics small(sized(font(), TextSize::Small));
    const int width
        = qMin(widest, textLeft + qMax(bold.horizontalAdvance(text), small.horizontalAdvance(tr("Esc cancels"))) + 14);
    resize(width, bold.height() + small.height() + 14);
    // Below the dragged card; kept inside the window.
    const QPoint spot = pointer + QPoint(16, pointerGap + 28);
    const QRect room = parentWidget()->rect();
    move(qBound(0, spot.x(), qMax(0, room.width() - this->width())),
         spot.y() + height() > room.bottom() ? pointer.y() - height() - pointerGap : spot.y());
    show();
    raise();
    update();
    if (news) {
        setAccessibleName(text);
        QAccessibleEvent announcement(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&announcement);
    }
}

void DragCaption::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Colors &colors = Colors::of(palette());
    paintRounded(&painter, rect(), 6, colors.tip);
    const QFont boldFont = sized(font(), TextSize::Normal, QFont::DemiBold);
    const QFontMetrics bold(boldFont);
    const auto visual = [this](const QRect &logical) { return QStyle::visualRect(layoutDirection(), rect(), logical); };
    const QRect first = visual({textLeft, 6, width() - textLeft - 8, bold.height()});
    paintIcon(&painter, m_allowed ? QStringLiteral("jump") : QStringLiteral("problem"), visual({11, 8, 14, 14}),
              colors.tipAction);
    painter.setFont(boldFont);
    painter.setPen(colors.onTip);
    painter.drawText(first, lineFlags(m_text, layoutDirection()),
                     bold.elidedText(m_text, Qt::ElideMiddle, first.width()));
    painter.setFont(sized(font(), TextSize::Small));
    painter.drawText(first.translated(0, first.height() + 1), Qt::AlignVCenter | Qt::TextSingleLine, tr("Esc cancels"));
}

} // namespace waxwing::ui
