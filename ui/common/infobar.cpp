#include "ui/common/infobar.h"

#include "ui/common/colors.h"
#include "ui/common/icons.h"
#include "ui/common/metrics.h"
#include "ui/common/style.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace waxwing::ui {

InfoBar::InfoBar(const QString &iconName, QWidget *parent, Tone tone)
    : QFrame(parent)
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
    , m_layout(new QHBoxLayout(this))
    , m_iconName(iconName)
    , m_tone(tone)
{
    tintIcon();
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_layout->setContentsMargins(10, 4, 8, 4);
    m_layout->setSpacing(8);
    m_layout->addWidget(m_icon);
    m_layout->addWidget(m_text, 1);
    setMinimumHeight(36);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
}

void InfoBar::tintIcon()
{
    const Colors &colors = Colors::of(palette());
    const QSize size(metrics::iconSize, metrics::iconSize);
    m_icon->setPixmap(
        iconPixmap(m_iconName, size, devicePixelRatioF(), m_tone == Tone::Problem ? colors.error : colors.link));
}

void InfoBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        tintIcon();
    }
}

void InfoBar::setText(const QString &text)
{
    m_text->setText(text);
    setAccessibleName(text);
}

QString InfoBar::text() const
{
    return m_text->text();
}

void InfoBar::addChoice(const QString &text, const QString &objectName, const std::function<void()> &chosen)
{
    auto *button = new QPushButton(text, this);
    setButtonKind(button, ButtonKind::Link);
    setSmall(button);
    button->setObjectName(objectName);
    button->setAccessibleName(text);
    connect(button, &QPushButton::clicked, this, chosen);
    m_layout->addWidget(button);
}

void InfoBar::paintEvent(QPaintEvent *)
{
    const Colors &colors = Colors::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool problem = m_tone == Tone::Problem;
    painter.setPen(problem ? colors.error : colors.infoBorder);
    painter.setBrush(problem ? colors.errorGround : colors.infoGround);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::buttonRadius,
                            metrics::buttonRadius);
}

} // namespace waxwing::ui
