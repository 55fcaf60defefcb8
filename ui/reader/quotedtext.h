// Plain text as the reader lays it out: lines with their depth of quotation, long runs of old quotation folded
// away, links found. Pure functions over strings, linear in their size.
#pragma once

#include <QList>
#include <QString>

namespace waxwing::ui {

struct TextLink {
    qsizetype start = 0;
    qsizetype length = 0;
    QString target; // an http, https or mailto URL
};

struct TextLine {
    int level = 0; // 0: the author's own words; "> > " is 2
    QString text; // without the marks of quotation
    bool signature = false; // behind "-- "
};

struct FoldedRun {
    qsizetype first = 0; // index into the lines
    qsizetype count = 0;
};

// A line longer than this is cut in two, so that laying one out stays cheap.
inline constexpr qsizetype MaxLineLength = 4000;
// Quotes of quotes of quotes: rarely read again, and folded when they are longer than this.
inline constexpr int FoldLevel = 3;
inline constexpr qsizetype FoldLines = 4;

QList<TextLine> quotedLines(const QString &text);
QList<FoldedRun> foldableRuns(const QList<TextLine> &lines);
// Links in one line: http://, https://, www. and addresses. Trailing punctuation stays outside.
QList<TextLink> findLinks(const QString &line);

} // namespace waxwing::ui
