// The one page of HTML that is made of a message: our own head with its policy, then what the sanitiser let
// through. Pure; run on the pool.
#pragma once

#include "core/mime/document.h"

#include <QColor>
#include <QHash>
#include <QSet>
#include <QString>

namespace waxwing::ui {

struct PageStyle {
    QColor base;
    QColor text;
    QColor text2;
    QColor line;
    QColor edge; // of the scroll bars
    QColor link;
    QColor quotes[3];
    QString sansFamily;
    QString fixedFamily;
    qreal pixelSize = 13;
    bool dark = false; // of the window
    bool original = false; // the message keeps its own light ground although the window is dark
};

struct HtmlPage {
    QByteArray html; // UTF-8
    int blockedRemote = 0;
    bool truncated = false;
    QSet<QByteArray> usedContentIds;
    QHash<QString, QString> linkWarnings; // href → sentence
};

HtmlPage composeHtmlPage(const mime::Document &document, const PageStyle &style, bool allowRemote);
// True when some block of it is HTML.
bool hasHtml(const mime::Document &document);
// The message without markup: plain parts as they are, HTML by the text sent beside it or by its words.
QString textOf(const mime::Document &document);

} // namespace waxwing::ui
