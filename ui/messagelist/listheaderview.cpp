#include "ui/messagelist/listheaderview.h"

#include "ui/common/colors.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <QPainter>

#include <algorithm>

namespace waxwing::ui {

ListHeaderView::ListHeaderView(QWidget *parent) : QHeaderView(Qt::Horizontal, parent)
{
    setObjectName(QStringLiteral("messageListHeader"));
    setAccessibleName(tr("Columns"));
    setSectionsClickable(true);
    setSectionsMovable(true);
    setHighlightSections(false);
    setMinimumSectionSize(24);
    setFrameShape(QFrame::NoFrame);
}

void ListHeaderView::arrange()
{
    const QList<models::Column> &columns = models::columns();
    for (int section = 0; section < columns.size(); ++section) {
        const models::Column &column = columns[section];
        setSectionResizeMode(section, column.width == 0 ? Stretch : column.icon.isEmpty() ? Interactive : Fixed);
    }
    setChoices(defaultChoices());
    connect(this, &QHeaderView::sectionResized, this, [this](int section, int, int width) {
        if (width > 0 && models::columns()[section].width > 0) {
            m_widths.insert(section, width);
        }
    });
    setSortIndicator(models::columnIndex(QStringLiteral("date")), Qt::DescendingOrder);
}

QList<ColumnChoice> ListHeaderView::defaultChoices()
{
    QList<ColumnChoice> choices;
    for (int section = 0; section < models::columns().size(); ++section) {
        choices << ColumnChoice{section, models::columns()[section].width, models::columns()[section].shown};
    }
    return choices;
}

QList<ColumnChoice> ListHeaderView::choices() const
{
    QList<ColumnChoice> choices;
    for (int place = 0; place < count(); ++place) {
        const int section = logicalIndex(place);
        choices << ColumnChoice{section, m_widths.value(section), !m_hidden.contains(section)};
    }
    return choices;
}

void ListHeaderView::setChoices(const QList<ColumnChoice> &choices)
{
    int place = 0;
    for (const ColumnChoice &choice : choices) {
        moveSection(visualIndex(choice.column), place++);
        const bool words = models::columns()[choice.column].width > 0;
        if (words) {
            m_widths.insert(choice.column, qBound(leastWidth, choice.width, mostWidth));
        }
        if (choice.shown || !words) { // the one that takes what is left stays
            m_hidden.remove(choice.column);
        } else {
            m_hidden.insert(choice.column);
        }
    }
    applyShown();
}

void ListHeaderView::setKind(const models::ListKind &kind)
{
    m_kind = kind;
    applyShown();
}

void ListHeaderView::applyShown()
{
    for (int section = 0; section < count(); ++section) {
        const models::Column &column = models::columns()[section];
        const bool shown = !m_hidden.contains(section) && models::isIn(column, m_kind);
        const int width = m_widths.value(section); // what is shown again comes with a width of Qt's
        setSectionHidden(section, !shown);
        if (shown && column.width > 0) {
            resizeSection(section, width);
        }
    }
}

void ListHeaderView::show(int section, bool shown)
{
    if (shown) {
        m_hidden.remove(section);
    } else {
        m_hidden.insert(section);
    }
    applyShown();
}

QStringList ListHeaderView::toTexts() const
{
    QStringList texts;
    const QList<ColumnChoice> all = choices();
    for (const ColumnChoice &choice : all) {
        texts << QStringLiteral("%1:%2:%3")
                     .arg(models::columns()[choice.column].id)
                     .arg(choice.width)
                     .arg(int(choice.shown));
    }
    return texts;
}

void ListHeaderView::setTexts(const QStringList &texts)
{
    QList<ColumnChoice> choices;
    for (const QString &text : texts) {
        const QStringList parts = text.split(u':');
        const int column = models::columnIndex(parts.value(0));
        const bool twice = std::any_of(choices.cbegin(), choices.cend(),
                                       [column](const ColumnChoice &known) { return known.column == column; });
        if (column >= 0 && parts.size() == 3 && !twice) {
            choices << ColumnChoice{column, parts[1].toInt(), parts[2] != QLatin1String("0")};
        }
    }
    setChoices(choices);
}

void ListHeaderView::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("columnsMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QList<ColumnChoice> all = choices();
    for (const ColumnChoice &choice : all) {
        const models::Column &column = models::columns()[choice.column];
        if (column.width == 0 || !models::isIn(column, m_kind)) {
            continue;
        }
        const QString title = model()->headerData(choice.column, Qt::Horizontal, Qt::DisplayRole).toString();
        QAction *action = menu->addAction(title);
        action->setCheckable(true);
        action->setChecked(choice.shown);
        connect(action, &QAction::toggled, this, [this, choice](bool shown) { show(choice.column, shown); });
    }
    menu->addSeparator();
    menu->addAction(tr("Columns…"), this, &ListHeaderView::columnsWanted);
    menu->addAction(tr("As at first"), this, [this] { setChoices(defaultChoices()); });
    menu->popup(event->globalPos());
}

void ListHeaderView::paintSection(QPainter *painter, const QRect &rect, int section) const
{
    painter->save();
    const models::Column &column = models::columns()[section];
    const Colors &colors = Colors::of(palette());
    QStyleOptionHeader option;
    initStyleOption(&option);
    option.rect = rect;
    style()->drawControl(QStyle::CE_HeaderSection, &option, painter, this);
    const bool sorted = sortIndicatorSection() == section;
    if (!column.icon.isEmpty()) {
        QRect square(0, 0, 14, 14);
        square.moveCenter(rect.center());
        paintIcon(painter, column.icon, square, sorted ? colors.accent : colors.text2);
        painter->restore();
        return;
    }
    const QFont font = sized(this->font(), TextSize::Small, sorted ? QFont::DemiBold : QFont::Normal);
    const QString title = model()->headerData(section, Qt::Horizontal, Qt::DisplayRole).toString();
    const Qt::Alignment side
        = QStyle::visualAlignment(layoutDirection(), column.trailing ? Qt::AlignRight : Qt::AlignLeft);
    const QRect room = rect.adjusted(8, 0, -8, 0);
    painter->setFont(font);
    painter->setPen(sorted ? colors.text : colors.text2);
    painter->drawText(room, int(side | Qt::AlignVCenter) | Qt::TextSingleLine, title);
    if (sorted) {
        const int width = QFontMetrics(font).horizontalAdvance(title);
        const bool right = side.testFlag(Qt::AlignRight);
        QRect arrow(0, 0, 11, 11);
        arrow.moveCenter({right ? room.right() - width - 12 : room.left() + width + 12, room.center().y() + 1});
        paintIcon(painter,
                  sortIndicatorOrder() == Qt::DescendingOrder ? QStringLiteral("chevron-down")
                                                              : QStringLiteral("chevron-up"),
                  arrow, colors.text2);
    }
    painter->restore();
}

} // namespace waxwing::ui
