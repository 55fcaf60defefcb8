#include "ui/desktop/tray.h"

#include "ui/common/colors.h"

#include <QApplication>
#include <QMenu>
#include <QPainter>
#include <QSystemTrayIcon>

namespace waxwing::ui {

namespace {

constexpr int kSizes[] = {16, 22, 24, 32, 48, 64};
constexpr qint64 kMostShown = 99;

} // namespace

Tray::Tray(QObject *parent)
    : QObject(parent), m_menu(std::make_unique<QMenu>()), m_icon(std::make_unique<QSystemTrayIcon>())
{
    m_menu->addAction(tr("Show or hide Waxwing"), this, &Tray::windowRequested);
    m_menu->addAction(tr("Compose"), this, &Tray::composeRequested);
    m_menu->addAction(tr("Check mail"), this, &Tray::checkRequested);
    m_menu->addSeparator();
    m_menu->addAction(tr("Quit"), this, &Tray::quitRequested);
    m_icon->setContextMenu(m_menu.get());
    connect(m_icon.get(), &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger) {
            Q_EMIT windowRequested();
        }
    });
    paint();
}

Tray::~Tray() = default;

bool Tray::isAvailable()
{
    return QSystemTrayIcon::isSystemTrayAvailable();
}

void Tray::setShown(bool shown)
{
    m_icon->setVisible(shown);
}

bool Tray::isShown() const
{
    return m_icon->isVisible();
}

void Tray::setUnread(qint64 unread)
{
    if (m_unread != unread) {
        m_unread = unread;
        paint();
    }
}

QString Tray::words() const
{
    return m_unread == 0 ? tr("Waxwing: nothing unread") : tr("Waxwing: %n unread", nullptr, int(m_unread));
}

void Tray::paint()
{
    QIcon icon;
    for (const int size : kSizes) {
        icon.addPixmap(unreadPixmap(QApplication::windowIcon(), m_unread, size));
    }
    m_icon->setIcon(icon);
    m_icon->setToolTip(words());
}

QPixmap unreadPixmap(const QIcon &icon, qint64 count, int size)
{
    QPixmap pixmap(size, size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    icon.paint(&painter, pixmap.rect());
    if (count == 0) {
        return pixmap;
    }
    // A badge that can be read at 22 px: two digits at the most, across the lower part.
    const QString text = count > kMostShown ? QStringLiteral("99+") : QString::number(count);
    QFont font = QApplication::font();
    font.setBold(true);
    font.setPixelSize(qMax(7, size * 45 / 100));
    painter.setFont(font);
    const qreal height = size * 0.55;
    const qreal width = qBound(height, painter.fontMetrics().horizontalAdvance(text) + size * 0.2, qreal(size));
    const QRectF badge(size - width, size - height, width, height);
    const Colors &colors = Colors::of(QApplication::palette());
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.accent);
    painter.drawRoundedRect(badge, height / 2, height / 2);
    painter.setPen(colors.onAccent);
    painter.drawText(badge, Qt::AlignCenter, text);
    return pixmap;
}

} // namespace waxwing::ui
