// How a composer looks: the tool bar and the order of its parts. What it does is in composerwindow.cpp.
#include "ui/composer/composerwindow.h"

#include "ui/common/colors.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/infobar.h"
#include "ui/common/metrics.h"
#include "ui/common/style.h"
#include "ui/composer/attachmentbar.h"
#include "ui/composer/bodyedit.h"
#include "ui/composer/composerfields.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace waxwing::ui {

namespace {

QPushButton *makeButton(const QString &text, const QString &iconName, const QString &objectName, QWidget *parent)
{
    auto *button = new QPushButton(icon(iconName), text, parent);
    button->setObjectName(objectName);
    button->setAccessibleName(text);
    button->setFlat(true);
    button->setAutoDefault(false);
    button->setIconSize({metrics::iconSize, metrics::iconSize});
    return button;
}

QLabel *makeQuietLabel(const QString &objectName, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(objectName);
    label->setFont(sized(parent->font(), TextSize::Small));
    return label;
}

} // namespace

QWidget *ComposerWindow::makeToolBar()
{
    auto *bar = new QWidget(this);
    bar->setFixedHeight(metrics::toolBarHeight);
    bar->setAutoFillBackground(true);
    bar->setBackgroundRole(QPalette::Window);
    m_send = makeButton(tr("Send"), QStringLiteral("send"), QStringLiteral("composerSend"), bar);
    m_send->setFlat(false);
    setButtonKind(m_send, ButtonKind::Primary);
    m_send->setIcon(icon(QStringLiteral("send"), Tint::OnAccent));
    m_attach = makeButton(tr("Attach file"), QStringLiteral("attachment"), QStringLiteral("composerAttach"), bar);
    m_save = makeButton(tr("Save draft"), QStringLiteral("save"), QStringLiteral("composerSaveDraft"), bar);
    m_discard = makeButton(tr("Discard"), QStringLiteral("delete"), QStringLiteral("composerDiscard"), bar);
    m_count = makeQuietLabel(QStringLiteral("composerCount"), bar);
    m_statusIcon = new QLabel(bar);
    m_status = makeQuietLabel(QStringLiteral("composerStatus"), bar);
    connect(m_send, &QPushButton::clicked, this, &ComposerWindow::send);
    connect(m_attach, &QPushButton::clicked, this, &ComposerWindow::chooseFiles);
    connect(m_save, &QPushButton::clicked, this, &ComposerWindow::saveDraft);
    connect(m_discard, &QPushButton::clicked, this, &ComposerWindow::discard);

    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(12, 0, metrics::listMargin, 0);
    layout->setSpacing(4);
    layout->addWidget(m_send);
    layout->addSpacing(10);
    for (QWidget *button : {m_attach, m_save, m_discard})
        layout->addWidget(button);
    layout->addStretch();
    layout->addWidget(m_count);
    layout->addSpacing(12);
    layout->addWidget(m_statusIcon);
    layout->addWidget(m_status);
    return bar;
}

void ComposerWindow::layOut()
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *noticeRow = new QWidget(this);
    auto *noticeLayout = new QVBoxLayout(noticeRow);
    noticeLayout->setContentsMargins(metrics::listMargin, 8, metrics::listMargin, 0);
    noticeLayout->addWidget(m_notice);
    m_notice->setObjectName(QStringLiteral("composerNotice"));
    m_notice->hide();

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeToolBar());
    layout->addSpacing(1);
    layout->addWidget(m_fields);
    layout->addWidget(noticeRow);
    layout->addWidget(m_body, 1);
    layout->addWidget(m_attachmentBar);
    showStatus({}, {});
}

void ComposerWindow::showStatus(const QString &text, const QString &iconName)
{
    const Colors &colors = Colors::of(palette());
    m_status->setText(text);
    m_statusIcon->setVisible(!iconName.isEmpty());
    if (!iconName.isEmpty()) {
        const QColor color = iconName == QLatin1String("problem") ? colors.error : colors.text2;
        m_statusIcon->setPixmap(iconPixmap(iconName, {14, 14}, devicePixelRatioF(), color));
    }
    colorLabels();
}

void ComposerWindow::colorLabels()
{
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, Colors::of(quiet).text2);
    for (QLabel *label : {m_status, m_count})
        label->setPalette(quiet);
}

void ComposerWindow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_count)
        colorLabels();
    if (event->type() == QEvent::ActivationChange && !isActiveWindow())
        Q_EMIT m_body->focusLost();
}

void ComposerWindow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(Colors::of(palette()).line);
    painter.drawLine(0, metrics::toolBarHeight, width(), metrics::toolBarHeight);
}

} // namespace waxwing::ui
