#include "ui/messagelist/coveragebar.h"

#include "ui/common/colors.h"
#include "ui/common/fonts.h"
#include "ui/common/metrics.h"
#include "ui/common/style.h"
#include "ui/models/texts.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace waxwing::ui {

CoverageBar::CoverageBar(QWidget *parent)
    : QWidget(parent), m_text(new QLabel(this)), m_button(new QPushButton(tr("Search the rest on the server"), this))
{
    setObjectName(QStringLiteral("coverageBar"));
    m_text->setObjectName(QStringLiteral("coverageText"));
    m_text->setWordWrap(true);
    m_text->setFont(sized(font(), TextSize::Small));
    m_button->setObjectName(QStringLiteral("searchServerButton"));
    setButtonKind(m_button, ButtonKind::Link);
    setSmall(m_button);
    m_button->setFont(sized(font(), TextSize::Small, QFont::DemiBold));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::listMargin, 8, metrics::listMargin, 6);
    layout->setSpacing(0);
    layout->addWidget(m_text);
    auto *row = new QHBoxLayout;
    // The words of the button stand under the words of the line; margins are not mirrored by themselves.
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    row->setContentsMargins(mirrored ? 0 : -10, 0, mirrored ? -10 : 0, 0);
    row->addWidget(m_button);
    row->addStretch(1);
    layout->addLayout(row);
    connect(m_button, &QPushButton::clicked, this, &CoverageBar::serverSearchRequested);
}

void CoverageBar::showLocal(qint64 held, qint64 total)
{
    const QLocale locale = models::shownLocale();
    if (held >= total) {
        m_text->setText(tr("Searched here: subject, sender and text of every message"));
    } else {
        m_text->setText(tr("Searched here: subject and sender of all, text of %1 of %2 message(s)", nullptr, int(total))
                            .arg(locale.toString(held), locale.toString(total)));
    }
    m_button->setVisible(held < total);
}

void CoverageBar::showAsking()
{
    m_text->setText(tr("Asking the server…"));
    m_button->hide();
}

void CoverageBar::showAnswered(int added, bool complete)
{
    if (!complete) {
        m_text->setText(tr("The server could not be asked. What is here was searched."));
        m_button->show();
        return;
    }
    m_text->setText(added == 0 ? tr("Searched here and on the server: nothing more was found")
                               : tr("Searched here and on the server: %1 more found", nullptr, int(added))
                                     .arg(models::shownLocale().toString(added)));
    m_button->hide();
}

void CoverageBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Colors &colors = Colors::of(palette());
    painter.fillRect(rect(), colors.infoGround);
    painter.fillRect(QRect(0, 0, width(), 1), colors.infoBorder);
}

} // namespace waxwing::ui
