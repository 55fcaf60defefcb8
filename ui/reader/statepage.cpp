#include "ui/reader/statepage.h"

#include "ui/common/colors.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace waxwing::ui {

namespace {

    constexpr int iconExtent = 40;
    constexpr int textWidth = 360;

} // namespace

StatePage::StatePage(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_title(new QLabel(this))
    , m_sentence(new QLabel(this))
    , m_action(new QPushButton(this))
{
    m_title->setFont(sized(font(), TextSize::PaneTitle, QFont::DemiBold));
    for (QLabel *label : {m_title, m_sentence}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setAlignment(Qt::AlignHCenter);
        label->setMinimumWidth(qMin(textWidth, 200));
        label->setMaximumWidth(textWidth);
    }
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_action->setObjectName(QStringLiteral("readerRetry"));
    connect(m_action, &QPushButton::clicked, this, &StatePage::actionTriggered);

    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(8);
    layout->addStretch(2);
    layout->addWidget(m_icon, 0, Qt::AlignHCenter);
    layout->addSpacing(4);
    for (QLabel *label : {m_title, m_sentence}) {
        auto *row = new QHBoxLayout;
        row->addStretch();
        row->addWidget(label, 100);
        row->addStretch();
        layout->addLayout(row);
    }
    layout->addSpacing(8);
    layout->addWidget(m_action, 0, Qt::AlignHCenter);
    layout->addStretch(3);
}

void StatePage::setState(const QString &iconName, const QString &title, const QString &sentence,
                         const QString &action)
{
    m_iconName = iconName;
    m_title->setText(title);
    m_sentence->setText(sentence);
    m_sentence->setVisible(!sentence.isEmpty());
    m_action->setText(action);
    m_action->setAccessibleName(action);
    m_action->setVisible(!action.isEmpty());
    setAccessibleDescription(QString(title + QStringLiteral(". ") + sentence));
    colorTexts();
}

QString StatePage::title() const
{
    return m_title->text();
}

void StatePage::colorTexts()
{
    const Colors &colors = Colors::of(palette());
    m_icon->setPixmap(iconPixmap(m_iconName, {iconExtent, iconExtent}, devicePixelRatioF(), colors.text3));
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, colors.text2);
    if (m_sentence->palette() != quiet)
        m_sentence->setPalette(quiet);
}

void StatePage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_iconName.isEmpty())
        colorTexts();
}

} // namespace waxwing::ui
