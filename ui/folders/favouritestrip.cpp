#include "ui/folders/favouritestrip.h"

#include "ui/common/colors.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/metrics.h"
#include "ui/common/stylepaint.h"
#include "ui/folders/folderdrop.h"

#include <QAbstractScrollArea>
#include <QDropEvent>
#include <QPainter>
#include <QStyle>

namespace waxwing::ui {

namespace {

constexpr int stripHeight = 36;

} // namespace

FavouriteStrip::FavouriteStrip(QAbstractScrollArea *view, FolderDrop *drop) : QWidget(view), m_view(view), m_drop(drop)
{
    setObjectName(QStringLiteral("favouriteStrip"));
    setAccessibleName(tr("Drop a folder here to make it a favourite"));
    setAcceptDrops(true);
    hide();
}

void FavouriteStrip::showEvent(QShowEvent *event)
{
    m_hovered = false;
    const QRect room = m_view->rect();
    setGeometry(0, room.height() - stripHeight, room.width(), stripHeight);
    raise();
    QWidget::showEvent(event);
}

void FavouriteStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Colors &colors = Colors::of(palette());
    painter.fillRect(rect(), colors.sidebar);
    const QRect box = rect().adjusted(0, 4, 0, 0);
    paintRounded(&painter, box, metrics::rowRadius, m_hovered ? colors.selected : colors.sidebar,
                 m_hovered ? colors.accent : colors.edge, m_hovered ? 2 : 1);
    const auto visual = [&](const QRect &logical) { return QStyle::visualRect(layoutDirection(), box, logical); };
    const int top = box.center().y() - metrics::iconSize / 2 + 1;
    paintIcon(&painter, QStringLiteral("star-outline"),
              visual({box.left() + 10, top, metrics::iconSize, metrics::iconSize}), colors.text2);
    const QFont font = sized(this->font(), TextSize::Small);
    painter.setFont(font);
    painter.setPen(colors.text2);
    const QRect text = visual(box.adjusted(34, 0, -8, 0));
    painter.drawText(text, Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine,
                     QFontMetrics(font).elidedText(tr("Drop here for favourites"), Qt::ElideRight, text.width()));
}

void FavouriteStrip::over(QDropEvent *event)
{
    m_hovered = true;
    update();
    m_drop->overFavourites(event, mapTo(m_view, event->position().toPoint()));
}

void FavouriteStrip::dragEnterEvent(QDragEnterEvent *event)
{
    over(event);
}

void FavouriteStrip::dragMoveEvent(QDragMoveEvent *event)
{
    over(event);
}

void FavouriteStrip::dragLeaveEvent(QDragLeaveEvent *)
{
    m_hovered = false;
    update();
    m_drop->leave();
}

void FavouriteStrip::dropEvent(QDropEvent *event)
{
    m_drop->dropOnFavourites(event);
}

} // namespace waxwing::ui
