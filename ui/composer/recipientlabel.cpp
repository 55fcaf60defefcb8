#include "ui/composer/recipientlabel.h"

#include "ui/common/colors.h"
#include "ui/common/icons.h"
#include "ui/common/metrics.h"
#include "ui/common/stylepaint.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>

namespace waxwing::ui {

namespace {

constexpr int sidePadding = 10;
constexpr int iconSize = 14;
constexpr int gap = 6;
constexpr int maxText = 260;

} // namespace

bool isDoubtful(const QString &address)
{
    const QString domain = address.section(u'@', -1);
    return !domain.contains(u'.') && !domain.startsWith(u'[') && domain.compare(u"localhost", Qt::CaseInsensitive) != 0;
}

RecipientLabel::RecipientLabel(const mime::Mailbox &mailbox, QWidget *parent)
    : QWidget(parent)
    , m_mailbox(mailbox)
    , m_text(mailbox.displayName())
    , m_sendable(mime::isSendableAddress(mailbox.address))
    , m_doubtful(isDoubtful(mailbox.address))
{
    if (m_text.isEmpty())
        m_text = mime::harmlessLine(mailbox.address);
    setObjectName(QStringLiteral("recipientLabel"));
    setFocusPolicy(Qt::StrongFocus);
    const QString whole = mailbox.display();
    setAccessibleName(m_sendable ? whole : tr("%1, not a complete address").arg(whole));
    setToolTip(m_sendable
                   ? whole.toHtmlEscaped()
                   : tr("“%1” is not a complete address. Double-click to correct it.").arg(whole.toHtmlEscaped()));
}

QSize RecipientLabel::sizeHint() const
{
    const int text = qMin(fontMetrics().horizontalAdvance(m_text) + 2, maxText);
    const int mark = !m_doubtful && m_sendable ? 0 : iconSize + gap;
    return {sidePadding * 2 + mark + text + gap + iconSize, metrics::chipHeight};
}

QRect RecipientLabel::crossRect() const
{
    const QRect atEnd(width() - sidePadding - iconSize, (height() - iconSize) / 2, iconSize, iconSize);
    return QStyle::visualRect(layoutDirection(), rect(), atEnd);
}

void RecipientLabel::paintEvent(QPaintEvent *)
{
    const Colors &colors = Colors::of(palette());
    const bool good = m_sendable && !m_doubtful;
    const QColor text = good ? colors.text : colors.error;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool border = hasFocus() || !good;
    painter.setPen(border ? QPen(hasFocus() ? colors.accent : colors.error, hasFocus() ? 2 : 1) : QPen(Qt::NoPen));
    painter.setBrush(good ? colors.badge : colors.errorGround);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), height() / 2.0 - 1, height() / 2.0 - 1);
    int x = sidePadding;
    if (!good) {
        const QRect mark(x, (height() - iconSize) / 2, iconSize, iconSize);
        paintIcon(&painter, QStringLiteral("problem"), QStyle::visualRect(layoutDirection(), rect(), mark), text);
        x += iconSize + gap;
    }
    const QRect at(x, 0, width() - x - sidePadding - iconSize - gap, height());
    painter.setPen(text);
    painter.drawText(QStyle::visualRect(layoutDirection(), rect(), at), lineFlags(m_text, layoutDirection()),
                     fontMetrics().elidedText(m_text, Qt::ElideRight, at.width()));
    paintIcon(&painter, QStringLiteral("close"), crossRect(), good ? colors.text2 : colors.error);
}

void RecipientLabel::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && crossRect().adjusted(-4, -6, 6, 6).contains(event->pos()))
        Q_EMIT removeRequested();
}

void RecipientLabel::mouseDoubleClickEvent(QMouseEvent *)
{
    Q_EMIT editRequested();
}

void RecipientLabel::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Delete:
    case Qt::Key_Backspace: Q_EMIT removeRequested(); break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_F2: Q_EMIT editRequested(); break;
    default: QWidget::keyPressEvent(event);
    }
}

} // namespace waxwing::ui
