#include "ui/common/toast.h"

#include "ui/common/colors.h"
#include "ui/common/metrics.h"
#include "ui/common/style.h"
#include "ui/common/stylepaint.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace waxwing::ui {

namespace {

constexpr int offerMs = 10000;
constexpr int noticeMs = 4000;
constexpr int frameMs = 100; // the line moves 3 px a step; smoother would cost power for nothing
constexpr int widestToast = 520;

} // namespace

Toast::Toast(QWidget *host)
    : QWidget(host)
    , m_label(new QLabel(this))
    , m_undo(new QPushButton(tr("Undo"), this))
    , m_stop(new QPushButton(tr("Stop"), this))
{
    setObjectName(QStringLiteral("toast"));
    setAccessibleName(tr("Notice"));
    m_label->setTextFormat(Qt::PlainText);
    m_label->setWordWrap(true);
    m_undo->setObjectName(QStringLiteral("undoButton"));
    m_undo->setAccessibleName(tr("Undo"));
    setButtonKind(m_undo, ButtonKind::Tip);
    m_stop->setObjectName(QStringLiteral("stopButton"));
    m_stop->setAccessibleName(tr("Stop"));
    setButtonKind(m_stop, ButtonKind::Tip);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 6, 8, 6);
    layout->addWidget(m_label, 1);
    layout->addWidget(m_undo);
    layout->addWidget(m_stop);
    applyColors();
    m_frame.setInterval(frameMs);
    connect(&m_frame, &QTimer::timeout, this, &Toast::tick);
    connect(m_undo, &QPushButton::clicked, this, [this] {
        dismiss();
        Q_EMIT undoRequested();
    });
    connect(m_stop, &QPushButton::clicked, this, &Toast::stopRequested);
    host->installEventFilter(this);
    hide();
}

void Toast::offer(const QString &text, bool undoable)
{
    m_undo->setVisible(undoable);
    show(text, undoable ? offerMs : noticeMs);
}

void Toast::warn(const QString &text)
{
    m_undo->hide();
    show(text, offerMs);
}

void Toast::work(const QString &text, int percent)
{
    const bool isNew = m_percent < 0;
    m_percent = percent;
    m_label->setText(tr("%1 · %2 %").arg(text).arg(percent));
    if (!isNew) {
        update();
        return;
    }
    m_frame.stop();
    m_undo->hide();
    m_stop->show();
    announce();
}

void Toast::setHost(QWidget *host)
{
    if (host == parentWidget()) {
        return;
    }
    const bool shown = !isHidden();
    parentWidget()->removeEventFilter(this);
    setParent(host);
    host->installEventFilter(this);
    place();
    setVisible(shown);
}

void Toast::show(const QString &text, int lifetimeMs)
{
    m_percent = -1;
    m_lifetimeMs = lifetimeMs;
    m_label->setText(text);
    m_stop->hide();
    m_shown.start();
    m_frame.start();
    announce();
}

void Toast::announce()
{
    place();
    setVisible(true);
    raise();
    QAccessibleEvent announcement(m_label, QAccessible::Alert);
    QAccessible::updateAccessibility(&announcement);
}

void Toast::dismiss()
{
    m_percent = -1;
    m_frame.stop();
    hide();
}

QString Toast::text() const
{
    return m_label->text();
}

void Toast::tick()
{
    if (m_shown.elapsed() >= m_lifetimeMs) {
        dismiss();
        return;
    }
    update(0, height() - 3, width(), 3);
}

void Toast::place()
{
    const QWidget *host = parentWidget();
    const int width = qMin(host->width() - 2 * metrics::listMargin, widestToast);
    const int height = qMax(metrics::paneHeaderHeight, layout()->heightForWidth(width));
    setGeometry((host->width() - width) / 2, host->height() - height - metrics::listMargin, width, height);
}

void Toast::applyColors()
{
    QPalette own = parentWidget()->palette();
    const QColor text = Colors::of(own).onTip;
    if (m_label->palette().color(QPalette::WindowText) != text) {
        QPalette labelPalette = m_label->palette();
        labelPalette.setColor(QPalette::WindowText, text);
        m_label->setPalette(labelPalette);
    }
}

void Toast::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Colors &colors = Colors::of(palette());
    paintRounded(&painter, rect(), metrics::popupRadius, colors.tip);
    const qreal share
        = m_percent >= 0 ? m_percent / 100.0 : qMax(0.0, 1.0 - qreal(m_shown.elapsed()) / qMax(1, m_lifetimeMs));
    QRectF line(0, height() - 3, (width() - 8) * share, 3);
    line.moveLeft(layoutDirection() == Qt::RightToLeft ? width() - 4 - line.width() : 4);
    painter.fillRect(line, colors.tipAction);
}

bool Toast::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible()) {
        place();
    }
    return QWidget::eventFilter(watched, event);
}

void Toast::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange) {
        applyColors();
    }
    QWidget::changeEvent(event);
}

} // namespace waxwing::ui
