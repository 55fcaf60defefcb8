#include "ui/accounts/steplist.h"

#include "ui/common/colors.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/metrics.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>

namespace waxwing::ui {

namespace {

constexpr int labelWidth = 108;

QString iconOf(StepState state)
{
    switch (state) {
    case StepState::Done: return QStringLiteral("done");
    case StepState::Failed: return QStringLiteral("problem");
    case StepState::Running: return QStringLiteral("refresh");
    case StepState::Waiting: break;
    }
    return QStringLiteral("clock");
}

void setTextColor(QLabel *label, const QColor &color)
{
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, color);
    label->setPalette(palette);
}

} // namespace

StepList::StepList(QWidget *parent) : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
}

StepList::Row StepList::makeRow(const QString &key)
{
    Row row;
    row.key = key;
    row.widget = new QWidget(this);
    row.icon = new QLabel(row.widget);
    row.label = new QLabel(row.widget);
    row.text = new QLabel(row.widget);
    row.detail = new QLabel(row.widget);
    row.icon->setFixedWidth(metrics::iconSize);
    row.label->setFixedWidth(labelWidth);
    row.detail->setFont(sized(font(), TextSize::Small));
    for (QLabel *label : {row.label, row.text, row.detail}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    for (QLabel *label : {row.text, row.detail})
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *grid = new QGridLayout(row.widget);
    grid->setContentsMargins(16, 9, 16, 9);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(1);
    grid->addWidget(row.icon, 0, 0);
    grid->addWidget(row.label, 0, 1);
    grid->addWidget(row.text, 0, 2);
    grid->addWidget(row.detail, 1, 2);
    grid->setColumnStretch(2, 1);
    layout()->addWidget(row.widget);
    return row;
}

void StepList::setStep(const QString &key, StepState state, const QString &label, const QString &text,
                       const QString &detail)
{
    auto row = std::find_if(m_rows.begin(), m_rows.end(), [&key](const Row &each) { return each.key == key; });
    if (row == m_rows.end()) {
        m_rows.append(makeRow(key));
        row = std::prev(m_rows.end());
    }
    row->state = state;
    row->label->setText(label);
    row->text->setText(text);
    row->detail->setText(detail);
    row->detail->setVisible(!detail.isEmpty());
    color(*row);
    setAccessibleDescription(this->text());
    update();
}

void StepList::clear()
{
    for (const Row &row : std::as_const(m_rows))
        delete row.widget;
    m_rows.clear();
}

StepState StepList::state(const QString &key) const
{
    const auto row = std::find_if(m_rows.begin(), m_rows.end(), [&key](const Row &each) { return each.key == key; });
    return row == m_rows.end() ? StepState::Waiting : row->state;
}

QString StepList::text() const
{
    QStringList lines;
    for (const Row &row : m_rows)
        lines.append(QString(row.label->text() + QStringLiteral(": ") + row.text->text() + QStringLiteral(" ")
                             + row.detail->text()));
    return lines.join(u'\n');
}

void StepList::color(const Row &row) const
{
    const Colors &colors = Colors::of(palette());
    const bool failed = row.state == StepState::Failed;
    const QColor mark = failed ? colors.error : (row.state == StepState::Done ? colors.ok : colors.text2);
    row.icon->setPixmap(
        iconPixmap(iconOf(row.state), {metrics::iconSize, metrics::iconSize}, devicePixelRatioF(), mark));
    setTextColor(row.label, colors.text2);
    setTextColor(row.text, failed ? colors.error : colors.text);
    setTextColor(row.detail, colors.text2);
}

void StepList::paintEvent(QPaintEvent *)
{
    const Colors &colors = Colors::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(colors.line);
    painter.setBrush(colors.base);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::popupRadius, metrics::popupRadius);
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (qsizetype i = 1; i < m_rows.size(); ++i) {
        const int y = m_rows[i].widget->y();
        painter.drawLine(1, y, width() - 2, y);
    }
}

void StepList::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        for (const Row &row : std::as_const(m_rows))
            color(row);
    }
}

} // namespace waxwing::ui
