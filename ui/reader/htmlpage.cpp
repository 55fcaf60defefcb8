#include "ui/reader/htmlpage.h"

#include "core/mime/sanitiser.h"
#include "core/mime/text.h"
#include "ui/models/texts.h"
#include "ui/reader/mailscheme.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>
#include <QStringList>

namespace waxwing::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(waxwing::ui::HtmlPage)
};

// The policy stands first in the head: what is before it would still be loaded.
QString policy(bool allowRemote)
{
    const QString pictures = allowRemote ? QStringLiteral(" http: https:") : QString();
    return QString(QStringLiteral("default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; "
                                  "base-uri 'none'; frame-ancestors 'none'; img-src %1:%2")
                       .arg(QLatin1String(MailScheme), pictures));
}

// Mail that sets colours of its own expects white paper; its lightness is turned over, pictures turned back.
bool setsColors(const QString &html)
{
    static const QRegularExpression colors(QStringLiteral("bgcolor|background|[\\s;\"'{]color\\s*[:=]"),
                                           QRegularExpression::CaseInsensitiveOption);
    return colors.match(html).hasMatch();
}

QString turnedOverCss()
{
    return QStringLiteral(".html-part{background:#fff;color:#000;filter:invert(.87) hue-rotate(180deg);"
                          "border-radius:6px;padding:12px;margin:0 -12px}"
                          ".html-part a{color:#0B6672}"
                          ".html-part img{filter:invert(1) hue-rotate(180deg) brightness(1.1)}");
}

QString paperCss()
{
    return QStringLiteral(".html-part{background:#fff;color:#000;border-radius:6px;padding:12px;margin:0 -12px}"
                          ".html-part a{color:#0B6672}");
}

QString css(const PageStyle &style, bool ownColors)
{
    QString rules = QStringLiteral("html{color-scheme:%1;background:%2}"
                                   "body{margin:12px 24px 24px;font:%3px/1.4 '%4',sans-serif;color:%5;"
                                   "overflow-wrap:break-word}"
                                   "a{color:%6}img{max-width:100%;height:auto}"
                                   "table{max-width:100%}.plain-part{font:%3px/1.4 '%7',monospace;"
                                   "white-space:pre-wrap}.html-part{overflow-x:auto}")
                        .arg(style.dark ? QStringLiteral("dark") : QStringLiteral("light"), style.base.name(),
                             QString::number(style.pixelSize), style.sansFamily, style.text.name(), style.link.name(),
                             style.fixedFamily);
    rules += QStringLiteral("blockquote.quote{margin:0;padding-left:12px;border-left:3px solid}");
    for (int level = 1; level <= 3; ++level) {
        rules += QStringLiteral("blockquote.quote-%1{color:%2;border-color:%2}")
                     .arg(QString::number(level), style.quotes[level - 1].name());
    }
    rules
        += QStringLiteral(".blocked-picture{display:inline-block;box-sizing:border-box;max-width:100%;overflow:hidden;"
                          "padding:6px 10px;border:1px solid rgba(128,120,112,.35);border-radius:6px;"
                          "background:rgba(128,120,112,.1);color:%1;font-size:90%;text-overflow:ellipsis}"
                          ".blocked-picture:empty:not([style]){display:none}")
               .arg(style.text2.name());
    rules += QStringLiteral("::-webkit-scrollbar{width:12px;height:12px}::-webkit-scrollbar-corner{background:%1}"
                            "::-webkit-scrollbar-thumb{background:%2;border:3px solid %1;border-radius:6px;"
                            "min-height:32px}")
                 .arg(style.base.name(), style.edge.name());
    rules += QStringLiteral(".signature,.nested dt{color:%1}.nested{border-top:1px solid %2;margin:20px 0 12px;"
                            "padding-top:12px}.nested dl{display:grid;grid-template-columns:auto 1fr;gap:2px 12px;"
                            "margin:0}.nested dd{margin:0}")
                 .arg(style.text2.name(), style.line.name());
    if (style.dark && style.original)
        rules += paperCss();
    else if (style.dark && ownColors)
        rules += turnedOverCss();
    return rules;
}

QString nestedRow(const QString &label, const QString &value)
{
    if (value.isEmpty())
        return {};
    return QString(QStringLiteral("<dt>") + label.toHtmlEscaped() + QStringLiteral("</dt><dd dir=\"auto\">")
                   + value.toHtmlEscaped() + QStringLiteral("</dd>"));
}

QString displays(const QList<mime::Mailbox> &mailboxes)
{
    QStringList names;
    for (const mime::Mailbox &mailbox : mailboxes.first(qMin<qsizetype>(mailboxes.size(), 20)))
        names.append(mailbox.display());
    return names.join(QStringLiteral(", "));
}

QString nestedHeader(const mime::Envelope &envelope)
{
    return QString(QStringLiteral("<div class=\"nested\"><dl>")
                   + nestedRow(Words::tr("Subject"), mime::harmlessLine(envelope.subject))
                   + nestedRow(Words::tr("From"), displays(envelope.from))
                   + nestedRow(Words::tr("To"), displays(envelope.to))
                   + nestedRow(Words::tr("Date"),
                               envelope.date.isValid()
                                   ? models::shownLocale().toString(envelope.date.toLocalTime(), QLocale::LongFormat)
                                   : QString())
                   + QStringLiteral("</dl></div>"));
}

QSet<QByteArray> contentIds(const mime::Document &document)
{
    QSet<QByteArray> ids;
    for (const mime::Part &part : document.parts) {
        if (!part.contentId.isEmpty())
            ids.insert(part.contentId);
    }
    return ids;
}

QString unescaped(QString text)
{
    return text.replace(QStringLiteral("&quot;"), QStringLiteral("\""))
        .replace(QStringLiteral("&lt;"), QStringLiteral("<"))
        .replace(QStringLiteral("&gt;"), QStringLiteral(">"))
        .replace(QStringLiteral("&#39;"), QStringLiteral("'"))
        .replace(QStringLiteral("&amp;"), QStringLiteral("&"));
}

// Over the sanitiser's output only, which is well formed: one way of quoting, no "<" inside a value.
void collectLinkWarnings(const QString &html, QHash<QString, QString> &warnings)
{
    static const QRegularExpression link(QStringLiteral("<a\\s[^>]*?href=\"([^\"]{1,8000})\"[^>]*>(.*?)</a>"),
                                         QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression tag(QStringLiteral("<[^>]*>"));
    auto matches = link.globalMatch(html);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        const QString href = unescaped(match.captured(1));
        const QString text = unescaped(match.captured(2).remove(tag));
        const QString warning = mime::linkWarning(text, href);
        if (!warning.isEmpty())
            warnings.insert(href, warning);
    }
}

QString blockHtml(const mime::Block &block, const mime::SanitiserOptions &options, HtmlPage &page)
{
    switch (block.kind) {
    case mime::Block::Kind::PlainText: {
        const QString html = mime::plainTextToHtml(block.text);
        collectLinkWarnings(html, page.linkWarnings);
        return QString(QStringLiteral("<div class=\"plain-part\" dir=\"auto\">") + html + QStringLiteral("</div>"));
    }
    case mime::Block::Kind::Html: {
        const mime::SanitisedHtml clean = mime::sanitiseHtml(block.text, options);
        page.blockedRemote += clean.blockedRemote;
        page.truncated = page.truncated || clean.truncated;
        page.usedContentIds.unite(clean.usedContentIds);
        collectLinkWarnings(clean.html, page.linkWarnings);
        return QString(QStringLiteral("<div class=\"html-part\" dir=\"auto\">") + clean.html
                       + QStringLiteral("</div>"));
    }
    case mime::Block::Kind::NestedMessage: return nestedHeader(block.envelope);
    }
    return {};
}

} // namespace

HtmlPage composeHtmlPage(const mime::Document &document, const PageStyle &style, bool allowRemote)
{
    HtmlPage page;
    mime::SanitiserOptions options;
    options.remoteContent = allowRemote ? mime::RemoteContent::Allow : mime::RemoteContent::Block;
    options.contentIds = contentIds(document);
    options.cidPrefix
        = QLatin1String(MailScheme) + QStringLiteral("://") + QLatin1String(PartHost) + QStringLiteral("/");
    QString body;
    for (const mime::Block &block : document.blocks)
        body += blockHtml(block, options, page);
    const QString html = QStringLiteral("<!DOCTYPE html><html><head><meta charset=\"utf-8\">"
                                        "<meta http-equiv=\"Content-Security-Policy\" content=\"")
        + policy(allowRemote) + QStringLiteral("\"><meta name=\"referrer\" content=\"no-referrer\"><style>")
        + css(style, setsColors(body)) + QStringLiteral("</style></head><body>") + body
        + QStringLiteral("</body></html>");
    page.html = html.toUtf8();
    return page;
}

bool hasHtml(const mime::Document &document)
{
    return std::any_of(document.blocks.begin(), document.blocks.end(),
                       [](const mime::Block &block) { return block.kind == mime::Block::Kind::Html; });
}

QString textOf(const mime::Document &document)
{
    QString text;
    for (const mime::Block &block : document.blocks) {
        if (!text.isEmpty() && !text.endsWith(u'\n'))
            text += u'\n';
        if (block.kind == mime::Block::Kind::PlainText) {
            text += block.text;
        } else if (block.kind == mime::Block::Kind::Html) {
            text += block.alternative.isEmpty() ? mime::htmlToText(block.text) : block.alternative;
        } else {
            text += QStringLiteral("\n————\n") + mime::harmlessLine(block.envelope.subject) + QStringLiteral("\n")
                + displays(block.envelope.from) + QStringLiteral("\n\n");
        }
    }
    return text;
}

} // namespace waxwing::ui
