#include "ui/common/filechip.h"

#include "ui/common/colors.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/metrics.h"
#include "ui/common/stylepaint.h"

#include <QApplication>
#include <QFileInfo>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>

namespace waxwing::ui {

namespace {

constexpr int chipTextWidth = 180;
constexpr int sidePadding = 12;
constexpr int crossSize = 16;

} // namespace

QString fileIconName(const QString &name, const QByteArray &type)
{
    const QString extension = QFileInfo(name).suffix().toLower();
    const auto is = [&extension](std::initializer_list<const char16_t *> list) {
        return std::any_of(list.begin(), list.end(),
                           [&extension](const char16_t *one) { return extension == QStringView(one); });
    };
    if (extension == u"pdf" || (extension.isEmpty() && type == "application/pdf"))
        return QStringLiteral("file-pdf");
    if (is({u"png", u"jpg", u"jpeg", u"gif", u"webp", u"svg", u"bmp"}))
        return QStringLiteral("file-image");
    if (is({u"zip", u"gz", u"xz", u"zst", u"tar", u"7z", u"rar"}))
        return QStringLiteral("file-archive");
    if (is({u"mp3", u"ogg", u"flac", u"wav", u"m4a", u"opus"}))
        return QStringLiteral("file-audio");
    if (is({u"ods", u"xls", u"xlsx", u"csv"}))
        return QStringLiteral("file-table");
    if (is({u"txt", u"md", u"odt", u"doc", u"docx", u"log", u"eml"}))
        return QStringLiteral("file-text");
    return QStringLiteral("file");
}

QString fileSizeText(qint64 octets)
{
    return octets < 0 ? QString()
                      : QLocale().formattedDataSize(octets, octets < 1000000 ? 0 : 1, QLocale::DataSizeSIFormat);
}

FileChip::FileChip(const QString &name, const QByteArray &type, qint64 size, bool removable, QWidget *parent)
    : QAbstractButton(parent)
    , m_name(name)
    , m_size(fileSizeText(size))
    , m_icon(fileIconName(name, type))
    , m_removable(removable)
{
    setFocusPolicy(Qt::StrongFocus);
    setFixedSize(sizeHint());
    setToolTip(QString(name + QStringLiteral("\n") + m_size).toHtmlEscaped().replace(u'\n', QStringLiteral("<br>")));
    setAccessibleName(QString(name + QStringLiteral(", ") + m_size));
}

QSize FileChip::sizeHint() const
{
    const QFontMetrics name(sized(font(), TextSize::Small, QFont::DemiBold));
    const int text = qBound(64, name.horizontalAdvance(m_name) + 2, chipTextWidth);
    const int cross = m_removable ? crossSize + 12 : 0;
    return {sidePadding * 2 + metrics::largeIconSize + 8 + text + cross, metrics::attachmentHeight};
}

QRect FileChip::crossRect() const
{
    if (!m_removable)
        return {};
    const QRect atEnd(width() - sidePadding - crossSize, (height() - crossSize) / 2, crossSize, crossSize);
    return QStyle::visualRect(layoutDirection(), rect(), atEnd);
}

void FileChip::paintEvent(QPaintEvent *)
{
    const Colors &colors = Colors::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal pen = hasFocus() ? 2 : 1;
    painter.setPen(QPen(hasFocus() ? colors.accent : colors.line, pen));
    painter.setBrush(underMouse() ? colors.hover : colors.raised);
    painter.drawRoundedRect(QRectF(rect()).adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2), metrics::buttonRadius,
                            metrics::buttonRadius);
    const auto place = [this](const QRect &logical) { return QStyle::visualRect(layoutDirection(), rect(), logical); };
    paintIcon(
        &painter, m_icon,
        place({sidePadding, (height() - metrics::largeIconSize) / 2, metrics::largeIconSize, metrics::largeIconSize}),
        colors.text2);
    const int left = sidePadding + metrics::largeIconSize + 8;
    const int textWidth = width() - left - sidePadding - (m_removable ? crossSize + 12 : 0);
    painter.setPen(colors.text);
    painter.setFont(sized(font(), TextSize::Small, QFont::DemiBold));
    painter.drawText(place({left, 6, textWidth, 17}), lineFlags(m_name, layoutDirection()),
                     painter.fontMetrics().elidedText(m_name, Qt::ElideMiddle, textWidth));
    painter.setPen(colors.text2);
    painter.setFont(sized(font(), TextSize::Tiny));
    painter.drawText(place({left, 22, textWidth, 15}), lineFlags(m_size, layoutDirection()), m_size);
    if (m_removable)
        paintIcon(&painter, QStringLiteral("close"), crossRect(), colors.text2);
}

void FileChip::mousePressEvent(QMouseEvent *event)
{
    m_pressed = event->button() == Qt::LeftButton ? event->position().toPoint() : QPoint();
    QAbstractButton::mousePressEvent(event);
}

void FileChip::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint way = event->position().toPoint() - m_pressed;
    if (!m_pressed.isNull() && way.manhattanLength() >= QApplication::startDragDistance()) {
        m_pressed = QPoint();
        setDown(false);
        Q_EMIT dragRequested();
        return;
    }
    QAbstractButton::mouseMoveEvent(event);
}

void FileChip::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && crossRect().adjusted(-4, -8, 4, 8).contains(event->pos())) {
        setDown(false);
        Q_EMIT removeClicked();
        return;
    }
    QAbstractButton::mouseReleaseEvent(event);
}

void FileChip::keyPressEvent(QKeyEvent *event)
{
    if (m_removable && (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace))
        Q_EMIT removeClicked();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void FileChip::contextMenuEvent(QContextMenuEvent *)
{
    Q_EMIT menuRequested();
}

void FileChip::enterEvent(QEnterEvent *event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void FileChip::leaveEvent(QEvent *event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

} // namespace waxwing::ui
