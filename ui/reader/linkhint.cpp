#include "ui/reader/linkhint.h"

#include "core/mime/address.h"
#include "ui/common/colors.h"
#include "ui/common/fonts.h"

#include <QEvent>
#include <QPainter>
#include <QUrl>

namespace waxwing::ui {

LinkHint::LinkHint(QWidget *parent) : QLabel(parent)
{
    setObjectName(QStringLiteral("readerLinkHint"));
    setTextFormat(Qt::PlainText);
    setContentsMargins(8, 4, 8, 4);
    setFont(sized(font(), TextSize::Small));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    parent->installEventFilter(this);
    hide();
}

void LinkHint::showTarget(const QString &target)
{
    if (target.isEmpty()) {
        hide();
        return;
    }
    // The encoded form: a host in A-labels cannot pass for another.
    const QString real = mime::harmlessLine(QUrl(target).toString(QUrl::FullyEncoded), 2000);
    setText(fontMetrics().elidedText(real, Qt::ElideMiddle, qMax(120, parentWidget()->width() - 48)));
    setToolTip(real);
    place();
    raise();
    show();
}

void LinkHint::place()
{
    adjustSize();
    const int x = layoutDirection() == Qt::LeftToRight ? 0 : parentWidget()->width() - width();
    move(x, parentWidget()->height() - height());
}

bool LinkHint::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize && isVisible())
        place();
    return QLabel::eventFilter(watched, event);
}

void LinkHint::paintEvent(QPaintEvent *)
{
    const Colors &colors = Colors::of(palette());
    QPainter painter(this);
    painter.setPen(colors.line);
    painter.setBrush(colors.raised);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
    painter.setPen(colors.text);
    painter.drawText(contentsRect(), Qt::AlignVCenter | Qt::AlignLeading, text());
}

} // namespace waxwing::ui
