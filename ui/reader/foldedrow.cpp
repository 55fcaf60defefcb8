#include "ui/reader/foldedrow.h"

#include "ui/common/colors.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/metrics.h"
#include "ui/common/stylepaint.h"
#include "ui/models/texts.h"
#include "ui/reader/avatar.h"

#include <QPainter>
#include <QStyle>

namespace waxwing::ui {

namespace {

constexpr int avatarSize = 24;
constexpr int textLeft = 58; // from the row's edge
constexpr qsizetype namesSaid = 3;

bool isOwn(const store::MessageRow &row, const QStringList &own)
{
    return own.contains(row.fromAddress, Qt::CaseInsensitive);
}

QString groupText(const QList<store::MessageRow> &rows, const QStringList &own)
{
    QStringList names;
    for (const store::MessageRow &row : rows) {
        const QString name = isOwn(row, own) ? FoldedRow::tr("you") : models::correspondent(row, false);
        if (!names.contains(name)) {
            names << name;
        }
    }
    const int more = int(names.size() - namesSaid);
    names = names.mid(0, namesSaid);
    if (more > 0) {
        names << FoldedRow::tr("%n more", nullptr, more);
    }
    return FoldedRow::tr("%n read message(s), from %1", nullptr, int(rows.size())).arg(models::joined(names));
}

} // namespace

FoldedRow::FoldedRow(const QList<store::MessageRow> &messages, const QStringList &own, QWidget *parent)
    : QAbstractButton(parent), m_isGroup(messages.size() > 1)
{
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    const QDateTime now = QDateTime::currentDateTime();
    const store::MessageRow &first = messages.constFirst();
    const QString begin = models::shortTime(models::shownDate(first), now);
    const QString end = models::shortTime(models::shownDate(messages.constLast()), now);
    m_date = begin == end ? begin : tr("%1 – %2").arg(begin, end);
    if (m_isGroup) {
        m_name = groupText(messages, own);
        setAccessibleName(QString(m_name + QStringLiteral(", ") + m_date));
        return;
    }
    m_name = isOwn(first, own) ? tr("You") : models::correspondent(first, false);
    m_address = first.fromAddress;
    m_preview = models::oneLine(first.preview.isEmpty() ? first.subject : first.preview);
    m_unread = !first.flags.testFlag(store::Flag::Seen);
    setAccessibleName(models::rowSentence(first, false, now));
}

QSize FoldedRow::sizeHint() const
{
    return {200, metrics::foldedMessageHeight};
}

void FoldedRow::paintMark(QPainter *painter, const QRect &at) const
{
    const Colors &colors = Colors::of(palette());
    if (m_isGroup) {
        const bool mirrored = layoutDirection() == Qt::RightToLeft;
        paintIcon(painter, mirrored ? QStringLiteral("chevron-left") : QStringLiteral("chevron-right"),
                  at.adjusted(5, 5, -5, -5), colors.text2);
        return;
    }
    const TagColors &pair = colors.tagFor(m_address.toLower());
    painter->setPen(Qt::NoPen);
    painter->setBrush(pair.ground);
    painter->drawEllipse(at);
    painter->setPen(pair.text);
    painter->setFont(sized(font(), TextSize::Tiny, QFont::DemiBold));
    painter->drawText(at, Qt::AlignCenter, Avatar::initials(m_name, m_address));
}

void FoldedRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colors &colors = Colors::of(palette());
    painter.fillRect(rect(), underMouse() ? colors.hover : colors.raised);
    painter.fillRect(QRect(0, height() - 1, width(), 1), colors.line);
    const auto visual = [this](const QRect &logical) { return QStyle::visualRect(layoutDirection(), rect(), logical); };
    paintMark(&painter, visual({metrics::readerMargin, (height() - avatarSize) / 2, avatarSize, avatarSize}));
    if (m_unread) {
        const QRect dot(9, height() / 2 - 4, metrics::unreadDotSize, metrics::unreadDotSize);
        paintRounded(&painter, visual(dot), metrics::unreadDotSize / 2.0, colors.accent);
    }
    const QFont small = tabularFigures(sized(font(), TextSize::Small));
    const QFont nameFont = m_isGroup ? sized(font(), TextSize::Small)
                                     : sized(font(), TextSize::Normal, m_unread ? QFont::DemiBold : QFont::Normal);
    const int dateWidth = QFontMetrics(small).horizontalAdvance(m_date) + 2;
    QRect room(textLeft, 0, width() - textLeft - metrics::readerMargin - dateWidth - 12, height() - 1);
    const auto write = [&](const QRect &logical, const QString &text, const QFont &with, const QColor &color) {
        painter.setFont(with);
        painter.setPen(color);
        const QString line = QFontMetrics(with).elidedText(text, Qt::ElideRight, logical.width());
        painter.drawText(visual(logical), lineFlags(line, layoutDirection()), line);
    };
    write({width() - metrics::readerMargin - dateWidth, 0, dateWidth, height() - 1}, m_date, small, colors.text2);
    const int nameWidth = qMin(room.width(), QFontMetrics(nameFont).horizontalAdvance(m_name) + 2);
    write({room.left(), 0, nameWidth, room.height()}, m_name, nameFont, m_isGroup ? colors.text2 : colors.text);
    room.setLeft(room.left() + nameWidth + 10);
    if (!m_preview.isEmpty() && room.width() > 60) {
        write(room, m_preview, sized(font(), TextSize::Small), colors.text2);
    }
    if (hasFocus()) {
        paintFocusRing(&painter, rect(), 0, colors);
    }
}

} // namespace waxwing::ui
