#include "ui/reader/textview.h"

#include "core/base/octets.h"
#include "ui/common/colors.h"
#include "ui/common/fonts.h"
#include "ui/common/looks.h"
#include "ui/common/metrics.h"

#include <QAbstractTextDocumentLayout>
#include <QContextMenuEvent>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>

namespace waxwing::ui {

namespace {

// Characters laid out per turn of the event loop: about four milliseconds.
constexpr qsizetype sliceSize = 12_KiB;
constexpr int levelIndent = 15;
constexpr int barWidth = 3;
constexpr int levelProperty = QTextFormat::UserProperty + 1;
const QString foldScheme = QStringLiteral("fold:");

const QColor &quoteColor(const Colors &colors, int level)
{
    return colors.quotes[size_t(qMin(level, 3) - 1)];
}

} // namespace

TextView::TextView(QWidget *parent) : QTextBrowser(parent)
{
    setOpenLinks(false);
    setOpenExternalLinks(false);
    setFrameShape(QFrame::NoFrame);
    setUndoRedoEnabled(false);
    setAccessibleName(tr("Message text"));
    setObjectName(QStringLiteral("messageText"));
    document()->setDocumentMargin(0);
    setViewportMargins(metrics::readerMargin, metrics::grid * 3, metrics::grid * 2, metrics::grid * 2);
    m_slices.setInterval(0);
    connect(&m_slices, &QTimer::timeout, this, &TextView::insertSlice);
    connect(this, &QTextBrowser::anchorClicked, this, &TextView::activate);
    connect(&Looks::get(), &Looks::changed, this, [this] {
        if (!m_lines.isEmpty()) {
            rebuild();
        }
    });
    connect(this, qOverload<const QUrl &>(&QTextBrowser::highlighted), this, [this](const QUrl &url) {
        const QString target = url.toString();
        Q_EMIT linkHovered(target.startsWith(foldScheme) ? QString() : target);
    });
}

QVariant TextView::loadResource(int, const QUrl &)
{
    return QByteArray(); // an invalid answer would send QTextBrowser to look for a file
}

void TextView::setMessageText(const QString &text)
{
    m_text = text;
    m_lines = quotedLines(text);
    m_runs = foldableRuns(m_lines);
    m_unfolded.clear();
    m_painted = false;
    rebuild();
    verticalScrollBar()->setValue(0);
}

void TextView::setScale(qreal factor)
{
    m_scale = factor;
    rebuild();
}

void TextView::rebuild()
{
    clear();
    QFont scaled = Looks::get().font(FontPlace::Reader, fixedFont(parentWidget() ? parentWidget()->font() : font()));
    scaled.setPointSizeF(scaled.pointSizeF() * m_scale);
    setFont(scaled);
    m_next = 0;
    m_nextRun = 0;
    insertSlice();
    if (!isComplete())
        m_slices.start();
}

void TextView::insertSlice()
{
    QTextCursor cursor(document());
    cursor.movePosition(QTextCursor::End);
    cursor.beginEditBlock();
    qsizetype budget = sliceSize;
    while (m_next < m_lines.size() && budget > 0) {
        const bool atRun = m_nextRun < m_runs.size() && m_runs[m_nextRun].first == m_next;
        if (atRun && !m_unfolded.contains(m_next)) {
            insertFold(cursor, m_runs[m_nextRun]);
            m_next += m_runs[m_nextRun++].count;
            continue;
        }
        m_nextRun += atRun ? 1 : 0;
        budget -= m_lines[m_next].text.size() + 40;
        insertLine(cursor, m_lines[m_next++]);
    }
    cursor.endEditBlock();
    if (isComplete())
        m_slices.stop();
}

void TextView::startBlock(QTextCursor &cursor, int level)
{
    QTextBlockFormat format;
    format.setLeftMargin(level * levelIndent);
    format.setLineHeight(125, QTextBlockFormat::ProportionalHeight);
    format.setProperty(levelProperty, level);
    if (cursor.position() == 0 && document()->isEmpty())
        cursor.setBlockFormat(format);
    else
        cursor.insertBlock(format);
}

void TextView::insertLine(QTextCursor &cursor, const TextLine &line)
{
    const Colors &colors = Colors::of(palette());
    startBlock(cursor, line.level);
    QTextCharFormat plain;
    plain.setForeground(line.level > 0 ? quoteColor(colors, line.level)
                                       : (line.signature ? colors.text2 : colors.text));
    qsizetype at = 0;
    for (const TextLink &link : findLinks(line.text)) {
        cursor.insertText(line.text.sliced(at, link.start - at), plain);
        QTextCharFormat format = plain;
        format.setAnchor(true);
        format.setAnchorHref(link.target);
        format.setForeground(colors.link);
        format.setFontUnderline(true);
        cursor.insertText(line.text.sliced(link.start, link.length), format);
        at = link.start + link.length;
    }
    cursor.insertText(line.text.sliced(at), plain);
}

void TextView::insertFold(QTextCursor &cursor, const FoldedRun &run)
{
    startBlock(cursor, FoldLevel);
    QTextCharFormat format;
    format.setAnchor(true);
    format.setAnchorHref(foldScheme + QString::number(run.first));
    format.setForeground(quoteColor(Colors::of(palette()), FoldLevel));
    cursor.insertText(QStringLiteral("› ") + tr("%n quoted lines", nullptr, int(run.count)), format);
}

void TextView::activate(const QUrl &url)
{
    const QString target = url.toString();
    if (!target.startsWith(foldScheme)) {
        Q_EMIT linkActivated(target, target);
        return;
    }
    const int scroll = verticalScrollBar()->value();
    m_unfolded.insert(target.sliced(foldScheme.size()).toLongLong());
    rebuild();
    verticalScrollBar()->setValue(scroll);
}

void TextView::paintBars(QPainter &painter)
{
    const Colors &colors = Colors::of(palette());
    const QPointF offset(-horizontalScrollBar()->value(), -verticalScrollBar()->value());
    const QAbstractTextDocumentLayout *layout = document()->documentLayout();
    const auto bounds
        = [layout, offset](const QTextBlock &block) { return layout->blockBoundingRect(block).translated(offset); };
    for (QTextBlock block = cursorForPosition(QPoint(0, 0)).block(); block.isValid(); block = block.next()) {
        const QRectF rect = bounds(block);
        if (rect.top() > viewport()->height())
            break;
        // Down to the next line: the space between lines belongs to neither, and the bar has no gaps.
        const qreal bottom = block.next().isValid() ? bounds(block.next()).top() : rect.bottom();
        const int level = block.blockFormat().intProperty(levelProperty);
        for (int bar = 1; bar <= level; ++bar) {
            const QRectF at(offset.x() + (bar - 1) * levelIndent, rect.top(), barWidth, bottom - rect.top());
            painter.fillRect(at, quoteColor(colors, bar));
        }
    }
}

void TextView::paintEvent(QPaintEvent *event)
{
    QTextBrowser::paintEvent(event);
    QPainter painter(viewport());
    paintBars(painter);
    if (!m_painted) {
        m_painted = true;
        // Another text may be set before this is heard; then it is that one's turn to be painted.
        const auto tell = [this] {
            if (m_painted)
                Q_EMIT painted();
        };
        QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
    }
}

void TextView::changeEvent(QEvent *event)
{
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_lines.isEmpty())
        rebuild();
}

void TextView::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu *menu = createStandardContextMenu(event->pos());
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->popup(event->globalPos());
}

} // namespace waxwing::ui
