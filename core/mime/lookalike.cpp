#include "core/mime/lookalike.h"

#include <QChar>
#include <QSet>
#include <QStringList>
#include <QUrl>

#include <algorithm>

namespace waxwing::mime {

namespace {

bool isEastAsian(QChar::Script script)
{
    return script == QChar::Script_Han || script == QChar::Script_Hiragana || script == QChar::Script_Katakana
        || script == QChar::Script_Hangul || script == QChar::Script_Bopomofo;
}

bool isLookalikeLabel(const QString &label)
{
    QSet<int> scripts;
    bool allConfusable = true;
    for (const QChar c : label) {
        const QChar::Script script = c.script();
        if (script == QChar::Script_Common || script == QChar::Script_Inherited)
            continue;
        // One class for what Japanese, Korean and Chinese mix all the time; Latin beside it is normal, too.
        if (!isEastAsian(script))
            scripts.insert(int(script));
        // Cyrillic and Greek letters drawn like Latin ones.
        if (!QStringLiteral("асеорхуіѕјһԁԛԝӏьκονρτυχωα").contains(c))
            allConfusable = false;
    }
    return scripts.size() > 1 || (scripts.size() == 1 && allConfusable);
}

} // namespace

QString readableDomain(const QString &domain)
{
    const QString readable = QUrl::fromAce(domain.toLatin1(), QUrl::IgnoreIDNWhitelist);
    return readable.isEmpty() ? domain : readable;
}

bool isLookalikeDomain(const QString &domain)
{
    const bool ascii = std::all_of(domain.begin(), domain.end(), [](QChar c) { return c.unicode() < 0x80; });
    const QString readable = ascii ? readableDomain(domain.toLower()) : domain.toLower();
    const QStringList labels = readable.split(QLatin1Char('.'));
    return std::any_of(labels.begin(), labels.end(), isLookalikeLabel);
}

} // namespace waxwing::mime
