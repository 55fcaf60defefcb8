// A plain-text message on the screen: fixed font, quotes in colour behind a bar, old quotation folded, links that
// do nothing but tell. It loads nothing from anywhere, whatever its text says.
#pragma once

#include "ui/reader/quotedtext.h"

#include <QSet>
#include <QTextBrowser>
#include <QTimer>

class QTextCursor;

namespace waxwing::ui {

class TextView : public QTextBrowser {
    Q_OBJECT
public:
    explicit TextView(QWidget *parent = nullptr);

    // Shown in slices of a few milliseconds each: a large text is there from its top at once.
    void setMessageText(const QString &text);
    QVariant loadResource(int type, const QUrl &name) override;
    void setScale(qreal factor);
    bool isComplete() const { return m_next >= m_lines.size(); }

Q_SIGNALS:
    void linkHovered(const QString &target); // empty: none
    void linkActivated(const QString &target, const QString &text);
    void painted(); // the first lines are on the screen

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void rebuild();
    void insertSlice();
    void insertLine(QTextCursor &cursor, const TextLine &line);
    void insertFold(QTextCursor &cursor, const FoldedRun &run);
    void startBlock(QTextCursor &cursor, int level);
    void activate(const QUrl &url);
    void paintBars(QPainter &painter);

    QString m_text;
    QList<TextLine> m_lines;
    QList<FoldedRun> m_runs;
    QSet<qsizetype> m_unfolded; // first lines of the runs that were opened
    qsizetype m_next = 0; // the first line not inserted yet
    qsizetype m_nextRun = 0;
    qreal m_scale = 1;
    bool m_painted = false;
    QTimer m_slices;
};

} // namespace waxwing::ui
