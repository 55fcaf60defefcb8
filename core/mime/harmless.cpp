#include "core/mime/address.h"

namespace waxwing::mime {

namespace {

// Blank on the screen although Unicode does not call them spaces: Braille blank, Hangul fillers.
bool looksBlank(char32_t c)
{
    return c == 0x2800 || c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0;
}

// Joiners and variation selectors mean something after Arabic, Indic and emoji; after Latin they only hide.
bool isJoinerInUse(char32_t c, char32_t previous)
{
    return (c == 0x200C || c == 0x200D || (c >= 0xFE00 && c <= 0xFE0F)) && previous >= 0x0600;
}

bool isInvisible(char32_t c)
{
    if (c == 0x034F || c == 0x180E || (c >= 0xFE00 && c <= 0xFE0F))
        return true;
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format: // bidi controls, zero-width characters, soft hyphen, tags
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned: return true;
    default: return false;
    }
}

bool isSpace(char32_t c)
{
    return c == '\t' || c == '\n' || c == '\r' || looksBlank(c) || QChar::isSpace(c);
}

constexpr int MaxMarks = 4; // on one letter: towers of accents overwrite the lines around them

} // namespace

QString harmlessLine(const QString &text, int maximum)
{
    QString out;
    char32_t previous = 0;
    int marks = 0;
    bool blank = false;
    for (qsizetype i = 0; i < text.size() && out.size() < maximum; ++i) {
        char32_t c = text[i].unicode();
        if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            c = QChar::surrogateToUcs4(text[i], text[i + 1]);
            ++i;
        }
        if (isSpace(c)) {
            blank = !out.isEmpty();
            continue;
        }
        if (isInvisible(c) && !isJoinerInUse(c, previous))
            continue;
        marks = QChar::isMark(c) ? marks + 1 : 0;
        if (marks > MaxMarks)
            continue;
        if (blank)
            out += QLatin1Char(' ');
        blank = false;
        out += QChar::fromUcs4(c);
        previous = c;
    }
    return out;
}

} // namespace waxwing::mime
