#include "ui/reader/quotedtext.h"

#include <QRegularExpression>

namespace waxwing::ui {

namespace {

// Marks are ">" with at most one blank between them; "> > >" and ">>>" are both 3. "From " quoted by mbox
// (">From ") is the author's own line.
qsizetype quoteMarks(QStringView line, int *level)
{
    *level = 0;
    if (line.startsWith(u">From "))
        return 1;
    qsizetype at = 0;
    while (at < line.size() && line[at] == u'>') {
        ++*level;
        ++at;
        if (at + 1 < line.size() && line[at] == u' ' && line[at + 1] == u'>')
            ++at;
    }
    if (*level > 0 && at < line.size() && line[at] == u' ')
        ++at;
    return at;
}

void appendLine(QList<TextLine> &lines, QStringView line, int level, bool signature)
{
    do {
        const QStringView piece = line.first(qMin(line.size(), MaxLineLength));
        lines.append({level, piece.toString(), signature});
        line = line.sliced(piece.size());
    } while (!line.isEmpty());
}

bool isWordEnd(QChar c)
{
    return c.isSpace() || c == u'<' || c == u'>' || c == u'"' || c == u'\u00a0';
}

// A sentence's end is not the link's; a closing bracket is when it was opened inside.
qsizetype trimmedEnd(QStringView link)
{
    qsizetype end = link.size();
    while (end > 0) {
        const QChar last = link[end - 1];
        const bool closes = last == u')' && link.first(end).count(u'(') < link.first(end).count(u')');
        if (!closes && !QStringView(u".,;:!?'*_").contains(last))
            break;
        --end;
    }
    return end;
}

QString targetOf(QStringView word)
{
    static const QRegularExpression address(
        QStringLiteral("^[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63})+$"));
    if (word.startsWith(u"http://", Qt::CaseInsensitive) || word.startsWith(u"https://", Qt::CaseInsensitive))
        return word.size() > 8 ? word.toString() : QString();
    if (word.startsWith(u"mailto:", Qt::CaseInsensitive))
        return word.contains(u'@') ? word.toString() : QString();
    if (word.startsWith(u"www.", Qt::CaseInsensitive) && word.size() > 4)
        return QString(QStringLiteral("http://") + word);
    if (word.contains(u'@') && word.size() < 320 && address.match(word.toString()).hasMatch())
        return QString(QStringLiteral("mailto:") + word);
    return {};
}

} // namespace

QList<TextLine> quotedLines(const QString &text)
{
    QList<TextLine> lines;
    bool signature = false;
    for (QStringView line : QStringView(text).tokenize(u'\n')) {
        if (line.endsWith(u'\r'))
            line.chop(1);
        int level = 0;
        const qsizetype marks = quoteMarks(line, &level);
        // RFC 3676 4.3: the signature is behind a line of two hyphens and a blank.
        signature = level == 0 && (signature || line == u"-- ");
        appendLine(lines, line.sliced(marks), level, signature);
    }
    while (!lines.isEmpty() && lines.last().text.isEmpty())
        lines.removeLast();
    return lines;
}

QList<FoldedRun> foldableRuns(const QList<TextLine> &lines)
{
    QList<FoldedRun> runs;
    for (qsizetype at = 0; at < lines.size();) {
        qsizetype end = at;
        while (end < lines.size() && lines[end].level >= FoldLevel)
            ++end;
        if (end - at > FoldLines)
            runs.append({at, end - at});
        at = qMax(end, at + 1);
    }
    return runs;
}

QList<TextLink> findLinks(const QString &line)
{
    QList<TextLink> links;
    for (qsizetype at = 0; at < line.size();) {
        if (isWordEnd(line[at]) || line[at] == u'(' || line[at] == u'[') {
            ++at;
            continue;
        }
        qsizetype end = at;
        while (end < line.size() && !isWordEnd(line[end]))
            ++end;
        QStringView word = QStringView(line).sliced(at, end - at);
        word = word.first(trimmedEnd(word));
        const QString target = targetOf(word);
        if (!target.isEmpty())
            links.append({at, word.size(), target});
        at = end;
    }
    return links;
}

} // namespace waxwing::ui
