#include "ui/activity/activitybutton.h"

#include "ui/common/colors.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/metrics.h"
#include "ui/common/stylepaint.h"

#include <QPainter>
#include <QStyle>

namespace waxwing::ui {

ActivityButton::ActivityButton(QWidget *parent) : QAbstractButton(parent)
{
    setObjectName(QStringLiteral("activityButton"));
    setAccessibleName(tr("Activity"));
    setCheckable(true);
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ActivityButton::setSummary(const ActivitySummary &summary)
{
    if (summary == m_summary) {
        return;
    }
    m_summary = summary;
    setAccessibleDescription(summary.text);
    setToolTip(summary.text.toHtmlEscaped());
    update();
}

QSize ActivityButton::sizeHint() const
{
    return {metrics::folderPaneWidth, metrics::footHeight};
}

void ActivityButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Colors &colors = Colors::of(palette());
    const bool open = isChecked();
    painter.fillRect(rect(), open ? colors.selectedIdle : underMouse() ? colors.treeHover : colors.sidebar);
    painter.fillRect(QRect(0, 0, width(), 1), colors.line);
    const auto visual = [this](const QRect &logical) { return QStyle::visualRect(layoutDirection(), rect(), logical); };
    const int top = (height() - 14) / 2 + 1;
    paintIcon(&painter, m_summary.icon, visual({17, top, 14, 14}), m_summary.problem ? colors.error : colors.text2);
    paintIcon(&painter, open ? QStringLiteral("chevron-down") : QStringLiteral("chevron-up"),
              visual({width() - 26, top + 1, 12, 12}), colors.text2);
    const QFont font
        = sized(this->font(), TextSize::Small, open || m_summary.problem ? QFont::DemiBold : QFont::Normal);
    const QRect room = visual({40, 1, width() - 72, height() - 1});
    painter.setFont(font);
    painter.setPen(m_summary.problem || open ? colors.text : colors.text2);
    painter.drawText(room, lineFlags(m_summary.text, layoutDirection()),
                     QFontMetrics(font).elidedText(m_summary.text, Qt::ElideRight, room.width()));
    if (hasFocus()) {
        paintFocusRing(&painter, QRectF(rect()).adjusted(2, 3, -2, -2), metrics::rowRadius, colors);
    }
}

} // namespace waxwing::ui
