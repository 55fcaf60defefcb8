#include "ui/common/dragdata.h"

#include "ui/common/colors.h"
#include "ui/common/icons.h"
#include "ui/common/metrics.h"
#include "ui/common/stylepaint.h"

#include <QFileInfo>
#include <QPainter>
#include <QWidget>

namespace waxwing::ui {

namespace {

const QString uriList = QStringLiteral("text/uri-list"); // RFC 2483

// More files than one drops by intent.
constexpr qsizetype mostFiles = 10000;

bool isMailFile(const QString &path)
{
    static const QStringList endings{QStringLiteral("eml"), QStringLiteral("mbox"), QStringLiteral("mbx")};
    return endings.contains(QFileInfo(path).suffix().toLower());
}

} // namespace

QStringList MessagesMime::formats() const
{
    QStringList all{type()};
    if (files) {
        all << uriList;
    }
    return all;
}

QVariant MessagesMime::retrieveData(const QString &format, QMetaType) const
{
    if (format != uriList || !files) {
        return {};
    }
    QVariantList urls;
    for (const QUrl &url : files()) {
        urls << url;
    }
    return urls;
}

QStringList mailFiles(const QMimeData *data)
{
    QStringList paths;
    const QList<QUrl> urls = data->urls();
    for (const QUrl &url : urls) {
        if (!url.isLocalFile() || !isMailFile(url.toLocalFile()) || paths.size() >= mostFiles) {
            return {};
        }
        paths << url.toLocalFile();
    }
    return paths;
}

QPixmap dragPixmap(const QString &icon, const QString &text, const QWidget *source)
{
    constexpr int widest = 240;
    const QFontMetrics metrics = source->fontMetrics();
    const QString label = metrics.elidedText(text.simplified(), Qt::ElideRight, widest);
    const QSize size(metrics.horizontalAdvance(label) + 48, 28);
    const qreal ratio = source->devicePixelRatioF();
    QPixmap pixmap(size * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    const Colors &colors = Colors::of(source->palette());
    const QRect rect({0, 0}, size);
    paintRounded(&painter, rect, metrics::rowRadius, colors.base, colors.accent);
    paintIcon(&painter, icon, QRect(10, 6, 16, 16), colors.text2);
    painter.setFont(source->font());
    painter.setPen(colors.text);
    painter.drawText(rect.adjusted(34, 0, -8, 0), Qt::AlignVCenter | Qt::TextSingleLine, label);
    return pixmap;
}

} // namespace waxwing::ui
