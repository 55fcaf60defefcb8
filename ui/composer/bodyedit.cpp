#include "ui/composer/bodyedit.h"

#include "ui/common/colors.h"
#include "ui/common/fonts.h"
#include "ui/common/looks.h"
#include "ui/common/metrics.h"

#include <QApplication>
#include <QMimeData>
#include <QSyntaxHighlighter>
#include <QUrl>

namespace waxwing::ui {

namespace {

// Depth of quotation: marks at the start of the line, with or without blanks between.
int quoteLevel(const QString &line)
{
    int level = 0;
    for (const QChar c : line) {
        if (c == u'>')
            ++level;
        else if (c != u' ')
            break;
    }
    return line.startsWith(u'>') ? level : 0;
}

class QuoteHighlighter : public QSyntaxHighlighter {
public:
    QuoteHighlighter(QTextDocument *document, const QWidget *widget)
        : QSyntaxHighlighter(document), m_widget(widget) { }

protected:
    // The state of a block: 1 once the signature has begun.
    void highlightBlock(const QString &line) override
    {
        const Colors &colors = Colors::of(m_widget->palette());
        const int level = quoteLevel(line);
        const bool signature = level == 0 && (previousBlockState() == 1 || line == u"-- ");
        setCurrentBlockState(signature ? 1 : 0);
        if (level > 0)
            setFormat(0, int(line.size()), colors.quotes[size_t(qMin(level, 3) - 1)]);
        else if (signature)
            setFormat(0, int(line.size()), colors.text2);
    }

private:
    const QWidget *m_widget;
};

} // namespace

QStringList localFiles(const QMimeData *source)
{
    QStringList paths;
    for (const QUrl &url : source->urls()) {
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    }
    return paths;
}

BodyEdit::BodyEdit(QWidget *parent) : QPlainTextEdit(parent)
{
    setObjectName(QStringLiteral("composerBody"));
    setAccessibleName(tr("Message text"));
    setFrameShape(QFrame::NoFrame);
    setTabChangesFocus(true);
    const auto takeFont
        = [this] { setFont(Looks::get().font(FontPlace::Composer, fixedFont(QApplication::font(this)))); };
    takeFont();
    connect(&Looks::get(), &Looks::changed, this, takeFont);
    document()->setDocumentMargin(0);
    setViewportMargins(metrics::readerMargin, metrics::grid * 4, metrics::grid * 2, metrics::grid * 2);
    new QuoteHighlighter(document(), this);
}

namespace {

// With an empty line to write in before it.
QString signatureBlock(const QString &signature)
{
    if (signature.isEmpty())
        return {};
    QString block = QStringLiteral("\n\n-- \n") + signature;
    return block;
}

} // namespace

void BodyEdit::setBody(const QString &text)
{
    setPlainText(text);
    document()->setModified(false);
    moveCursor(QTextCursor::Start);
}

QString BodyEdit::body() const
{
    return toPlainText();
}

bool BodyEdit::replaceSignature(const QString &before, const QString &after)
{
    const QString text = toPlainText();
    const QString old = signatureBlock(before);
    if (!text.endsWith(old))
        return false;
    const qsizetype writing = textCursor().position();
    QTextCursor cursor(document());
    cursor.setPosition(int(text.size() - old.size()));
    cursor.movePosition(QTextCursor::End, QTextCursor::KeepAnchor);
    cursor.insertText(signatureBlock(after));
    // Where the person writes: an empty body's end is its beginning too, and stays the beginning.
    QTextCursor own = textCursor();
    own.setPosition(int(qMin(writing, toPlainText().size())));
    setTextCursor(own);
    return true;
}

bool BodyEdit::holdsOnly(const QString &signature) const
{
    const QString text = toPlainText();
    return text.isEmpty() || text == signatureBlock(signature);
}

void BodyEdit::focusOutEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusOutEvent(event);
    Q_EMIT focusLost();
}

bool BodyEdit::canInsertFromMimeData(const QMimeData *source) const
{
    return !localFiles(source).isEmpty() || QPlainTextEdit::canInsertFromMimeData(source);
}

void BodyEdit::insertFromMimeData(const QMimeData *source)
{
    const QStringList files = localFiles(source);
    if (files.isEmpty())
        QPlainTextEdit::insertFromMimeData(source);
    else
        Q_EMIT filesDropped(files);
}

} // namespace waxwing::ui
