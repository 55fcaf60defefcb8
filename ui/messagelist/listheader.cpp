#include "ui/messagelist/listheader.h"

#include "ui/common/colors.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/metrics.h"
#include "ui/messagelist/chip.h"
#include "ui/models/columns.h"

#include <QActionGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QToolButton>

namespace waxwing::ui {

ListHeader::ListHeader(QWidget *parent)
    : QWidget(parent)
    , m_title(new ElidedLabel(this))
    , m_detail(new QLabel(this))
    , m_chips(new QWidget(this))
    , m_sender(new Chip(tr("From this sender"), m_chips))
    , m_unread(new Chip(tr("Unread"), m_chips))
    , m_starred(new Chip(tr("Starred"), m_chips))
    , m_attachments(new Chip(tr("With attachments"), m_chips))
    , m_toMe(new Chip(tr("To me"), m_chips))
    , m_filters{m_unread, m_starred, m_attachments, m_toMe}
    , m_sort(new QToolButton(this))
    , m_threaded(new QToolButton(this))
    , m_top(new QHBoxLayout)
    , m_all(new QVBoxLayout(this))
{
    m_title->setObjectName(QStringLiteral("listTitle"));
    m_detail->setObjectName(QStringLiteral("listDetail"));
    m_sender->setObjectName(QStringLiteral("filterSender"));
    m_unread->setObjectName(QStringLiteral("filterUnread"));
    m_starred->setObjectName(QStringLiteral("filterStarred"));
    m_attachments->setObjectName(QStringLiteral("filterAttachments"));
    m_toMe->setObjectName(QStringLiteral("filterToMe"));
    auto *chips = new QHBoxLayout(m_chips);
    chips->setContentsMargins(0, 0, 0, 0);
    chips->setSpacing(6);
    chips->addWidget(m_sender);
    connect(m_sender, &Chip::clicked, this, &ListHeader::senderLeft);
    for (Chip *chip : m_filters) {
        chips->addWidget(chip);
        connect(chip, &Chip::toggled, this, &ListHeader::filtersChanged);
        connect(chip, &Chip::toggled, this, &ListHeader::fitChips);
    }
    chips->addStretch(1);
    m_all->setContentsMargins(metrics::listMargin, 4, 8, 9);
    m_all->setSpacing(6);
    m_top->setSpacing(4);
    m_top->addWidget(m_title);
    m_top->addWidget(m_detail);
    m_top->addStretch(1);
    buildSortMenu();
    m_top->addWidget(m_sort);
    buildThreadedButton();
    m_top->addWidget(m_threaded);
    m_cards = addLookButton(QStringLiteral("cards"), tr("Cards"), ListLook::Cards);
    m_table = addLookButton(QStringLiteral("table"), tr("Table"), ListLook::Table);
    m_all->addLayout(m_top);
    m_all->addWidget(m_chips);
    applyColors();
    setSenderShown(false);
    setLook(ListLook::Cards);
}

QToolButton *ListHeader::addLookButton(const QString &iconName, const QString &name, ListLook look)
{
    auto *button = new QToolButton(this);
    button->setObjectName(QStringLiteral("view")
                          + (look == ListLook::Cards ? QStringLiteral("Cards") : QStringLiteral("Table")));
    button->setIcon(icon(iconName));
    button->setToolTip(name);
    button->setAccessibleName(name);
    button->setCheckable(true);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setFixedSize(28, 28);
    connect(button, &QToolButton::clicked, this, [this, look] {
        setLook(look);
        Q_EMIT lookChosen(look);
    });
    m_top->addWidget(button);
    return button;
}

void ListHeader::buildThreadedButton()
{
    m_threaded->setObjectName(QStringLiteral("viewConversations"));
    m_threaded->setIcon(icon(QStringLiteral("conversation")));
    m_threaded->setToolTip(tr("Group by conversation"));
    m_threaded->setAccessibleName(tr("Group by conversation"));
    m_threaded->setCheckable(true);
    m_threaded->setAutoRaise(true);
    m_threaded->setFocusPolicy(Qt::TabFocus);
    m_threaded->setFixedSize(28, 28);
    connect(m_threaded, &QToolButton::clicked, this, &ListHeader::threadedChosen);
}

void ListHeader::setThreaded(bool threaded)
{
    m_threaded->setChecked(threaded);
}

bool ListHeader::isThreaded() const
{
    return m_threaded->isChecked();
}

void ListHeader::setDated(bool dated)
{
    m_dated->setChecked(dated);
}

void ListHeader::buildSortMenu()
{
    m_sort->setObjectName(QStringLiteral("sortButton"));
    m_sort->setIcon(icon(QStringLiteral("sort")));
    m_sort->setToolTip(tr("Sort"));
    m_sort->setAccessibleName(tr("Sort"));
    m_sort->setAutoRaise(true);
    m_sort->setFocusPolicy(Qt::TabFocus);
    m_sort->setPopupMode(QToolButton::InstantPopup);
    m_sort->setFixedSize(28, 28);
    auto *menu = new QMenu(m_sort);
    m_columns = new QActionGroup(menu);
    m_directions = new QActionGroup(menu);
    const auto choose = [this] {
        if (m_columns->checkedAction() && m_directions->checkedAction()) {
            const models::Column &column = models::columns()[m_columns->checkedAction()->data().toInt()];
            Q_EMIT sortChosen(*models::sortOf(column, m_kind.sent), m_directions->checkedAction()->data().toBool());
        }
    };
    const auto add = [&](QActionGroup *group, const QString &text, const QVariant &value) {
        QAction *action = menu->addAction(text, this, choose);
        action->setCheckable(true);
        action->setData(value);
        group->addAction(action);
    };
    for (int column = 0; column < models::columns().size(); ++column) {
        if (models::columns()[column].sort) {
            add(m_columns, models::columns()[column].title, column);
        }
    }
    menu->addSeparator();
    add(m_directions, tr("Newest or last first"), false);
    add(m_directions, tr("Oldest or first first"), true);
    menu->addSeparator();
    m_dated = menu->addAction(tr("Group by date"));
    m_dated->setObjectName(QStringLiteral("groupByDate"));
    m_dated->setCheckable(true);
    connect(m_dated, &QAction::triggered, this, &ListHeader::datedChosen);
    m_sort->setMenu(menu);
    setKind({});
    setSort(store::SortColumn::Received, false);
}

void ListHeader::setKind(const models::ListKind &kind)
{
    m_kind = kind;
    for (QAction *action : m_columns->actions()) {
        const models::Column &column = models::columns()[action->data().toInt()];
        const bool recipients = kind.sent && column.sort == store::SortColumn::From;
        action->setVisible(models::isIn(column, kind));
        action->setText(recipients ? tr("To") : column.title);
    }
}

void ListHeader::setSort(store::SortColumn column, bool ascending)
{
    m_sort->setIcon(icon(ascending ? QStringLiteral("sort-up") : QStringLiteral("sort")));
    m_dated->setEnabled(column == store::SortColumn::Received);
    const int sorted = models::columnSortedBy(column, m_kind.sent);
    for (QAction *action : m_columns->actions()) {
        action->setChecked(action->data().toInt() == sorted);
    }
    for (QAction *action : m_directions->actions()) {
        action->setChecked(action->data().toBool() == ascending);
    }
}

void ListHeader::setTitle(const QString &title, const QString &detail)
{
    m_title->setText(title);
    m_detail->setText(detail);
}

void ListHeader::setLook(ListLook look)
{
    const bool table = look == ListLook::Table;
    m_cards->setChecked(!table);
    m_table->setChecked(table);
    // In the table's wide pane the filters stand beside the title.
    if (table && m_top->indexOf(m_chips) < 0) {
        m_top->insertWidget(2, m_chips);
        m_top->insertSpacing(2, 12);
    } else if (!table && m_top->indexOf(m_chips) >= 0) {
        delete m_top->takeAt(m_top->indexOf(m_chips) - 1);
        m_top->removeWidget(m_chips);
        m_all->addWidget(m_chips);
    }
    m_chips->setMinimumWidth(table ? 0 : 1); // in the table they have the room they want
    fitChips();
}

bool ListHeader::unreadOnly() const
{
    return m_unread->isChecked();
}

bool ListHeader::starredOnly() const
{
    return m_starred->isChecked();
}

bool ListHeader::attachmentsOnly() const
{
    return m_attachments->isChecked();
}

bool ListHeader::toMeOnly() const
{
    return m_toMe->isChecked();
}

void ListHeader::setSenderShown(bool shown)
{
    m_sender->setChecked(shown);
    m_sender->setVisible(shown);
    fitChips();
}

void ListHeader::clearFilters()
{
    for (Chip *chip : m_filters) {
        chip->setChecked(false);
    }
}

// In a narrow pane the last filters go, but for one that is on.
void ListHeader::fitChips()
{
    const bool isBelow = m_top->indexOf(m_chips) < 0;
    const QMargins margins = m_all->contentsMargins();
    int left = width() - margins.left() - margins.right();
    if (m_sender->isChecked()) {
        left -= m_sender->sizeHint().width() + m_chips->layout()->spacing();
    }
    for (Chip *chip : m_filters) {
        left -= chip->sizeHint().width();
        chip->setVisible(!isBelow || left >= 0 || chip->isChecked());
        left -= m_chips->layout()->spacing();
    }
}

void ListHeader::applyColors()
{
    m_title->setFont(sized(font(), TextSize::PaneTitle, QFont::DemiBold));
    m_detail->setFont(sized(font(), TextSize::Small));
    QPalette soft = m_detail->palette();
    const QColor color = Colors::of(palette()).text2;
    if (soft.color(QPalette::WindowText) != color) {
        soft.setColor(QPalette::WindowText, color);
        m_detail->setPalette(soft);
    }
}

void ListHeader::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange) {
        applyColors();
    }
    QWidget::changeEvent(event);
}

void ListHeader::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitChips();
}

void ListHeader::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Colors &colors = Colors::of(palette());
    painter.fillRect(rect(), colors.base);
    painter.fillRect(QRect(0, height() - 1, width(), 1), colors.line);
}

} // namespace waxwing::ui
