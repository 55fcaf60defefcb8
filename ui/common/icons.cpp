#include "ui/common/icons.h"

#include "ui/common/colors.h"

#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace waxwing::ui {

namespace {

QColor colorOf(Tint tint, const Colors &colors)
{
    switch (tint) {
    case Tint::Text: return colors.text;
    case Tint::Text2: return colors.text2;
    case Tint::Accent: return colors.accent;
    case Tint::OnAccent: return colors.onAccent;
    case Tint::Error: return colors.error;
    case Tint::Ok: return colors.ok;
    case Tint::Star: return colors.star;
    case Tint::Link: return colors.link;
    case Tint::OnTip: return colors.onTip;
    case Tint::TipAction: return colors.tipAction;
    }
    return colors.text;
}

// What points along the line of reading points the other way where that runs from right to left.
bool isMirrored(const QString &name)
{
    static const QStringList pointing{QStringLiteral("reply"), QStringLiteral("reply-all"), QStringLiteral("forward"),
                                      QStringLiteral("undo"),  QStringLiteral("redo"),      QStringLiteral("jump")};
    return QGuiApplication::layoutDirection() == Qt::RightToLeft && pointing.contains(name);
}

class LineIconEngine final : public QIconEngine {
public:
    LineIconEngine(QString name, Tint tint) : m_name(std::move(name)), m_tint(tint) { }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        paintIcon(painter, m_name, rect, color(mode));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        return iconPixmap(m_name, size, 1.0, color(mode));
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        // size is already in device pixels here.
        return iconPixmap(m_name, size / scale, scale, color(mode));
    }

    QIconEngine *clone() const override { return new LineIconEngine(*this); }
    QString iconName() override { return m_name; }
    QString key() const override { return QStringLiteral("waxwing-line-icon"); }
    bool isNull() override { return false; }

private:
    QColor color(QIcon::Mode mode) const
    {
        const QColor full = colorOf(m_tint, Colors::of(QGuiApplication::palette()));
        return mode == QIcon::Disabled ? faded(full) : full;
    }

    QString m_name;
    Tint m_tint;
};

} // namespace

QIcon icon(const QString &name, Tint tint)
{
    return QIcon(new LineIconEngine(name, tint));
}

QPixmap iconPixmap(const QString &name, const QSize &size, qreal devicePixelRatio, const QColor &color)
{
    const QSize pixels = (QSizeF(size) * devicePixelRatio).toSize();
    const bool mirrored = isMirrored(name);
    const QString key = QStringLiteral("waxwing-icon/%1%2/%3x%4/%5")
                            .arg(name, mirrored ? QStringLiteral("/mirrored") : QString())
                            .arg(pixels.width())
                            .arg(pixels.height())
                            .arg(color.rgba(), 8, 16);
    QPixmap pixmap;
    if (!QPixmapCache::find(key, &pixmap)) {
        pixmap = QPixmap(pixels);
        pixmap.fill(Qt::transparent);
        QSvgRenderer renderer(QStringLiteral(":/icons/%1.svg").arg(name));
        renderer.setAspectRatioMode(Qt::KeepAspectRatio);
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        if (renderer.isValid()) {
            if (mirrored) {
                painter.translate(pixmap.width(), 0);
                painter.scale(-1, 1);
            }
            renderer.render(&painter);
            painter.resetTransform();
        }
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter.fillRect(pixmap.rect(), color);
        painter.end();
        QPixmapCache::insert(key, pixmap);
    }
    pixmap.setDevicePixelRatio(devicePixelRatio);
    return pixmap;
}

void paintIcon(QPainter *painter, const QString &name, const QRect &rect, const QColor &color)
{
    const int side = qMin(rect.width(), rect.height());
    QRect square(0, 0, side, side);
    square.moveCenter(rect.center());
    painter->drawPixmap(square.topLeft(),
                        iconPixmap(name, square.size(), painter->device()->devicePixelRatioF(), color));
}

} // namespace waxwing::ui
