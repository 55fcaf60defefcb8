#include "core/mime/css.h"

#include "core/base/octets.h"
#include "core/mime/bytes.h"

#include <QList>
#include <QSet>

#include <algorithm>

namespace waxwing::mime {

namespace {

constexpr int MaxRules = 2000;
constexpr int MaxDeclarations = 200;
constexpr qsizetype MaxSheet = 512_KiB;

bool isAllowedProperty(const QByteArray &name)
{
    static const QSet<QByteArray> set = [] {
        const QList<QByteArray> words
            = QByteArrayLiteral(
                  "color background background-color font font-family font-size font-style font-variant font-weight "
                  "font-stretch "
                  "text-align text-decoration text-decoration-color text-decoration-line text-indent text-overflow "
                  "text-transform "
                  "line-height letter-spacing word-spacing white-space word-wrap word-break overflow-wrap hyphens "
                  "vertical-align "
                  "width height max-width max-height min-width min-height margin margin-top margin-right margin-bottom "
                  "margin-left "
                  "padding padding-top padding-right padding-bottom padding-left border border-top border-right "
                  "border-bottom "
                  "border-left border-color border-style border-width border-top-color border-top-style "
                  "border-top-width "
                  "border-right-color border-right-style border-right-width border-bottom-color border-bottom-style "
                  "border-bottom-width border-left-color border-left-style border-left-width border-radius "
                  "border-top-left-radius "
                  "border-top-right-radius border-bottom-left-radius border-bottom-right-radius border-collapse "
                  "border-spacing "
                  "display float clear list-style list-style-type list-style-position table-layout caption-side "
                  "empty-cells "
                  "direction unicode-bidi box-sizing opacity visibility overflow")
                  .split(' ');
        return QSet<QByteArray>(words.begin(), words.end());
    }();
    return set.contains(name);
}

// Comments out in one pass; an unclosed one takes the rest, as in a browser.
QByteArray withoutComments(QByteArrayView css)
{
    QByteArray out;
    qsizetype at = 0;
    while (at < css.size()) {
        const qsizetype open = css.indexOf("/*", at);
        out += slice(css, at, open < 0 ? -1 : open - at);
        const qsizetype close = open < 0 ? -1 : css.indexOf("*/", open + 2);
        if (close < 0)
            break;
        at = close + 2;
    }
    return out;
}

bool isAllowedCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
        || QByteArrayView(" #.,%()+-/'\"!_\t\n\r").contains(c);
}

// Every function must be a colour: url(), image-set(), expression(), attr(), var() and what comes next are not.
bool onlyColourFunctions(const QByteArray &lower)
{
    for (qsizetype open = lower.indexOf('('); open >= 0; open = lower.indexOf('(', open + 1)) {
        qsizetype from = open;
        while (from > 0 && ((lower[from - 1] >= 'a' && lower[from - 1] <= 'z') || lower[from - 1] == '-'))
            --from;
        const QByteArray function = lower.mid(from, open - from);
        if (function != "rgb" && function != "rgba" && function != "hsl" && function != "hsla")
            return false;
    }
    return true;
}

bool isHarmlessValue(const QByteArray &value)
{
    return value.size() <= 500 && std::all_of(value.begin(), value.end(), isAllowedCharacter)
        && value.count('"') % 2 == 0 && value.count('\'') % 2 == 0 && value.count('(') == value.count(')')
        && onlyColourFunctions(value.toLower());
}

bool wouldFetch(const QByteArray &value)
{
    const QByteArray lower = value.left(4000).toLower();
    const bool escaped = lower.contains('\\'); // "\75rl(": whatever hides behind an escape counts as remote
    return (lower.contains("url") || lower.contains("image") || lower.contains("import") || lower.contains("src(")
            || escaped)
        && lower.contains("//");
}

// Splits at separator, but not inside quotes and parentheses: data: URLs hold semicolons.
QList<QByteArrayView> splitOutside(QByteArrayView text, char separator)
{
    QList<QByteArrayView> pieces;
    qsizetype from = 0;
    int depth = 0;
    char quote = 0;
    for (qsizetype i = 0; i < text.size() && pieces.size() < MaxDeclarations; ++i) {
        const char c = text[i];
        if (c == '\\') {
            ++i;
        } else if (quote) {
            if (c == quote)
                quote = 0;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '(') {
            ++depth;
        } else if (c == ')') {
            depth = std::max(0, depth - 1);
        } else if (c == separator && depth == 0) {
            pieces += slice(text, from, i - from);
            from = i + 1;
        }
    }
    pieces += slice(text, from);
    return pieces;
}

// One compound selector below scope; empty when it uses anything but names, classes and combinators.
QByteArray filteredSelector(QByteArrayView raw, QByteArrayView scope)
{
    QByteArray selector = raw.trimmed().toByteArray();
    const auto allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
            || QByteArrayView(" .>*_-").contains(c);
    };
    if (selector.isEmpty() || selector.size() > 200 || !std::all_of(selector.begin(), selector.end(), allowed))
        return {};
    selector = selector.simplified();
    const QByteArray lower = selector.toLower();
    if (lower == "body" || lower == "html" || lower == "*")
        return scope.toByteArray();
    if (lower.startsWith("body ") || lower.startsWith("html "))
        selector = selector.mid(5);
    selector.replace(".", ".m-");
    return scope.toByteArray() + ' ' + selector;
}

class SheetFilter {
public:
    SheetFilter(const QByteArray &sheet, QByteArrayView scope, int *remote)
        : m_sheet(sheet), m_scope(scope), m_remote(remote)
    {
    }

    QByteArray run()
    {
        for (int rules = 0; m_at < m_sheet.size() && rules < MaxRules; ++rules)
            statement();
        return m_out;
    }

private:
    void statement()
    {
        qsizetype end = m_at;
        while (end < m_sheet.size() && m_sheet[end] != '{' && m_sheet[end] != ';' && m_sheet[end] != '}')
            ++end;
        const QByteArray prelude = m_sheet.mid(m_at, end - m_at).trimmed();
        m_at = end + 1;
        const bool block = end < m_sheet.size() && m_sheet[end] == '{';
        if (!block) {
            *m_remote += wouldFetch(prelude) ? 1 : 0; // @import
            return;
        }
        const qsizetype close = blockEnd(end);
        const QByteArray body = m_sheet.mid(end + 1, close - end - 1);
        m_at = close + 1;
        if (prelude.contains('@') || body.contains('{')) {
            *m_remote += wouldFetch(body) ? 1 : 0; // @font-face, @media
            return;
        }
        rule(prelude, body);
    }

    // The offset of the brace that closes the one at open.
    qsizetype blockEnd(qsizetype open) const
    {
        int depth = 0;
        for (qsizetype i = open; i < m_sheet.size(); ++i) {
            if (m_sheet[i] == '{')
                ++depth;
            else if (m_sheet[i] == '}' && --depth == 0)
                return i;
        }
        return m_sheet.size();
    }

    void rule(const QByteArray &prelude, const QByteArray &body)
    {
        const QByteArray declarations = filterDeclarations(body, m_remote);
        QByteArray selectors;
        const QList<QByteArrayView> pieces = splitOutside(prelude, ',');
        for (const QByteArrayView piece : pieces) {
            const QByteArray selector = filteredSelector(piece, m_scope);
            if (!selector.isEmpty())
                selectors += (selectors.isEmpty() ? "" : ",") + selector;
        }
        if (!selectors.isEmpty() && !declarations.isEmpty())
            m_out += selectors + '{' + declarations + "}\n";
    }

    const QByteArray &m_sheet;
    QByteArrayView m_scope;
    int *m_remote;
    qsizetype m_at = 0;
    QByteArray m_out;
};

} // namespace

QByteArray filterDeclarations(QByteArrayView declarations, int *remoteDropped)
{
    const QByteArray plain = withoutComments(declarations);
    QByteArray out;
    const QList<QByteArrayView> pieces = splitOutside(plain, ';');
    for (const QByteArrayView piece : pieces) {
        const qsizetype colon = piece.indexOf(':');
        if (colon <= 0)
            continue;
        const QByteArray property = piece.first(colon).trimmed().toByteArray().toLower();
        const QByteArray value = slice(piece, colon + 1).trimmed().toByteArray();
        if (isAllowedProperty(property) && isHarmlessValue(value))
            out += property + ':' + value.simplified() + ';';
        else
            *remoteDropped += wouldFetch(value) ? 1 : 0;
    }
    return out;
}

QByteArray filterStyleSheet(QByteArrayView sheet, QByteArrayView scope, int *remoteDropped)
{
    QByteArray plain = withoutComments(sheet.first(std::min(sheet.size(), MaxSheet)));
    plain.replace("<!--", "").replace("-->", "");
    return SheetFilter(plain, scope, remoteDropped).run();
}

QByteArray prefixedClasses(QByteArrayView classes)
{
    QByteArray out;
    const QList<QByteArray> words
        = classes.first(std::min<qsizetype>(classes.size(), 500)).toByteArray().simplified().split(' ');
    for (const QByteArray &word : words) {
        const bool plain = !word.isEmpty() && std::all_of(word.begin(), word.end(), [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
        });
        if (plain)
            out += (out.isEmpty() ? "m-" : " m-") + word;
    }
    return out;
}

} // namespace waxwing::mime
