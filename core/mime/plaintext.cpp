#include "core/mime/text.h"

#include <QStringList>

#include <algorithm>
#include <array>

namespace waxwing::mime {

namespace {

constexpr int ShownQuoteLevels = 3;
constexpr qsizetype MaxUrl = 4000;

bool startsUrl(QStringView text, qsizetype at)
{
    static constexpr std::array Prefixes = {u"https://", u"http://", u"mailto:"};
    return std::any_of(Prefixes.begin(), Prefixes.end(), [&](const char16_t *prefix) {
        return text.mid(at).startsWith(QStringView(prefix), Qt::CaseInsensitive);
    });
}

bool isUrlCharacter(QChar c)
{
    return !c.isSpace() && c.unicode() > 0x20 && c != u'<' && c != u'>' && c != u'"' && c != u'`' && c != u'|';
}

// A full stop or bracket at the end belongs to the sentence, not to the address.
qsizetype trimmedUrlEnd(QStringView text, qsizetype from, qsizetype end)
{
    const QStringView url = text.mid(from, end - from);
    qsizetype surplus = url.count(u')') - url.count(u'(');
    while (end > from) {
        const QChar last = text[end - 1];
        if (last == u')' && surplus > 0)
            --surplus;
        else if (!QStringView(u".,;:!?'*_").contains(last))
            break;
        --end;
    }
    return end;
}

// One line escaped, its addresses made links. Looks at each character once, whatever is written there.
void appendLine(QString &out, QStringView line)
{
    qsizetype plainFrom = 0;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const QChar c = line[i].toLower();
        const bool wordStart = i == 0 || !line[i - 1].isLetterOrNumber();
        if ((c != u'h' && c != u'm') || !wordStart || !startsUrl(line, i))
            continue;
        qsizetype end = i;
        while (end < line.size() && end - i < MaxUrl && isUrlCharacter(line[end]))
            ++end;
        end = trimmedUrlEnd(line, i, end);
        if (end - i < 9)
            continue;
        out += line.mid(plainFrom, i - plainFrom).toString().toHtmlEscaped();
        const QString url = line.mid(i, end - i).toString().toHtmlEscaped();
        out += QStringLiteral("<a href=\"") + url + QStringLiteral("\">") + url + QStringLiteral("</a>");
        plainFrom = end;
        i = end - 1;
    }
    out += line.mid(plainFrom).toString().toHtmlEscaped();
}

// "> > text" → 2, and rest is set to what follows.
int quoteDepth(QStringView line, QStringView *rest)
{
    int depth = 0;
    qsizetype at = 0;
    while (at < line.size() && line[at] == u'>') {
        ++depth;
        ++at;
        if (at + 1 < line.size() && line[at] == u' ' && line[at + 1] == u'>')
            ++at;
    }
    if (depth > 0 && at < line.size() && line[at] == u' ')
        ++at;
    *rest = line.mid(at);
    return depth;
}

class PlainTextWriter {
public:
    QString write(const QString &text)
    {
        m_out.reserve(text.size() + text.size() / 4 + 100);
        m_out += QStringLiteral("<div class=\"plain-text\" style=\"white-space:pre-wrap\">");
        qsizetype at = 0;
        while (at < text.size()) {
            const qsizetype newline = text.indexOf(QLatin1Char('\n'), at);
            const qsizetype end = newline < 0 ? text.size() : newline;
            line(QStringView(text).mid(at, end - at));
            at = end + 1;
        }
        setDepth(0);
        m_out += m_inSignature ? QStringLiteral("</div></div>") : QStringLiteral("</div>");
        return m_out;
    }

private:
    void line(QStringView line)
    {
        QStringView rest;
        const int depth = quoteDepth(line, &rest);
        setDepth(std::min(depth, ShownQuoteLevels));
        if (depth == 0 && line == u"-- " && !m_inSignature) {
            m_out += QStringLiteral("<div class=\"signature\">");
            m_inSignature = true;
        }
        appendLine(m_out, rest);
        m_out += QLatin1Char('\n');
    }

    void setDepth(int depth)
    {
        for (; m_depth > depth; --m_depth)
            m_out += QStringLiteral("</blockquote>");
        for (; m_depth < depth; ++m_depth)
            m_out += QStringLiteral("<blockquote class=\"quote quote-%1\">").arg(m_depth + 1);
    }

    QString m_out;
    int m_depth = 0;
    bool m_inSignature = false;
};

// How many leading ">" a flowed line has (RFC 3676 4.5: without blanks between).
int flowedDepth(QStringView line)
{
    qsizetype depth = 0;
    while (depth < line.size() && line[depth] == u'>')
        ++depth;
    return int(depth);
}

// The place to break at: behind the last blank within width, else the first one there is.
qsizetype breakAt(QStringView text, int width)
{
    const qsizetype last = text.first(std::min<qsizetype>(text.size(), width)).lastIndexOf(u' ');
    if (last > 0)
        return last + 1;
    const qsizetype first = text.indexOf(u' ', width);
    return first < 0 ? text.size() : first + 1;
}

} // namespace

QString plainTextToHtml(const QString &text)
{
    return PlainTextWriter().write(text);
}

QString unflow(const QString &text, bool deleteSpace)
{
    QString out;
    out.reserve(text.size());
    int previousDepth = 0;
    bool soft = false;
    qsizetype at = 0;
    while (at < text.size()) {
        const qsizetype newline = text.indexOf(QLatin1Char('\n'), at);
        const qsizetype end = newline < 0 ? text.size() : newline;
        QStringView line = QStringView(text).mid(at, end - at);
        at = end + 1;
        const int depth = flowedDepth(line);
        line = line.mid(depth);
        if (line.startsWith(u' '))
            line = line.mid(1); // space-stuffing
        if (!(soft && depth == previousDepth)) {
            if (soft)
                out += QLatin1Char('\n'); // the depth changed: a soft break ends here all the same
            out += QString(depth, QLatin1Char('>'));
            out += depth > 0 ? QStringLiteral(" ") : QString();
        }
        soft = line.endsWith(u' ') && line != u"-- ";
        out += soft && deleteSpace ? line.chopped(1) : line;
        if (!soft && newline >= 0)
            out += QLatin1Char('\n');
        previousDepth = depth;
    }
    return out;
}

QString flow(const QString &text, int width)
{
    QString out;
    const QStringList lines = text.split(QLatin1Char('\n'));
    for (qsizetype i = 0; i < lines.size(); ++i) {
        QStringView line = lines[i];
        const int depth = flowedDepth(line);
        QString prefix(depth, QLatin1Char('>'));
        line = line.mid(depth);
        if (depth > 0) {
            prefix += QLatin1Char(' ');
            line = line.startsWith(u' ') ? line.mid(1) : line;
        }
        while (line.endsWith(u' ') && line != u"-- ") // a blank at the end would mean a soft break
            line.chop(1);
        while (line.size() > width) {
            const qsizetype at = breakAt(line, width);
            if (at >= line.size())
                break;
            // Space-stuffing: what begins with a blank, ">" or "From " (RFC 3676 4.4).
            const bool stuff
                = depth == 0 && (line.startsWith(u' ') || line.startsWith(u'>') || line.startsWith(u"From "));
            out += prefix + (stuff ? QStringLiteral(" ") : QString()) + line.first(at) + QLatin1Char('\n');
            line = line.mid(at);
        }
        const bool stuff = depth == 0 && (line.startsWith(u' ') || line.startsWith(u'>') || line.startsWith(u"From "));
        out += prefix + (stuff ? QStringLiteral(" ") : QString()) + line;
        if (i + 1 < lines.size())
            out += QLatin1Char('\n');
    }
    return out;
}

} // namespace waxwing::mime
