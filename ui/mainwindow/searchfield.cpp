#include "ui/mainwindow/searchfield.h"

#include "ui/common/colors.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/metrics.h"
#include "ui/common/stylepaint.h"

#include <QAction>
#include <QKeyEvent>
#include <QPainter>
#include <QStyle>

namespace waxwing::ui {

namespace {

constexpr int margin = 10;

}

SearchField::SearchField(QWidget *parent) : QLineEdit(parent)
{
    setObjectName(QStringLiteral("searchField"));
    setAccessibleName(tr("Search mail"));
    setPlaceholderText(tr("Search mail"));
    addAction(icon(QStringLiteral("search"), Tint::Text2), LeadingPosition);
    QAction *clear = addAction(icon(QStringLiteral("clear"), Tint::Text2), TrailingPosition);
    clear->setText(tr("Clear search"));
    clear->setVisible(false);
    connect(clear, &QAction::triggered, this, &QLineEdit::clear);
    connect(this, &QLineEdit::textChanged, clear, [clear](const QString &text) { clear->setVisible(!text.isEmpty()); });
    // By the layout, not by the keyboard's language: the key is painted at the other end.
    setAlignment(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignAbsolute | Qt::AlignVCenter);
    setMinimumWidth(180);
    setMaximumWidth(400);
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        clear();
        Q_EMIT leaveRequested();
        return;
    case Qt::Key_Down:
    case Qt::Key_Return:
    case Qt::Key_Enter: Q_EMIT leaveRequested(); return;
    default: QLineEdit::keyPressEvent(event);
    }
}

void SearchField::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    if (!text().isEmpty() || hasFocus()) {
        return;
    }
    QPainter painter(this);
    painter.setFont(sized(font(), TextSize::Small));
    painter.setPen(Colors::of(palette()).text3);
    const QString keys = QKeySequence(Qt::CTRL | Qt::Key_F).toString(QKeySequence::NativeText);
    const int taken = metrics::iconSize + 3 * margin + fontMetrics().horizontalAdvance(placeholderText());
    if (taken + painter.fontMetrics().horizontalAdvance(keys) + margin <= width()) {
        painter.drawText(rect().adjusted(margin, 0, -margin, 0), lineFlags(keys, layoutDirection(), Qt::AlignRight),
                         keys);
    }
}

} // namespace waxwing::ui
