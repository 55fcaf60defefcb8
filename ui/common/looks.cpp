#include "ui/common/looks.h"

#include "ui/common/metrics.h"

#include <QFontMetrics>
#include <QSettings>

namespace waxwing::ui {

namespace {

const QString kDensity = QStringLiteral("density");
const QString kLeftHanded = QStringLiteral("leftHanded");
const QStringList kDensities{QStringLiteral("compact"), QStringLiteral("normal"), QStringLiteral("roomy")};
const QStringList kFonts{QStringLiteral("fontLists"), QStringLiteral("fontReader"), QStringLiteral("fontComposer"),
                         QStringLiteral("fontFixed")};

constexpr qreal smallestFont = 5;
constexpr qreal largestFont = 40;

bool isUsable(const QString &text)
{
    QFont font;
    return !text.isEmpty() && font.fromString(text) && font.pointSizeF() >= smallestFont
        && font.pointSizeF() <= largestFont;
}

// More than this the lines of a row have, so that a glance tells them apart.
int room(int compact, int normal, int roomy)
{
    switch (Looks::get().choices().density) {
    case Density::Compact: return compact;
    case Density::Normal: return normal;
    case Density::Roomy: return roomy;
    }
    return normal;
}

} // namespace

LookChoices LookChoices::load(const QSettings &settings)
{
    LookChoices choices;
    const qsizetype density = kDensities.indexOf(settings.value(kDensity).toString());
    choices.density = density < 0 ? Density::Normal : Density(density);
    choices.leftHanded = settings.value(kLeftHanded).toBool();
    for (int place = 0; place < fontPlaces; ++place) {
        const QString font = settings.value(kFonts[place]).toString();
        choices.fonts[size_t(place)] = isUsable(font) ? font : QString();
    }
    return choices;
}

void LookChoices::save(QSettings &settings) const
{
    settings.setValue(kDensity, kDensities[int(density)]);
    settings.setValue(kLeftHanded, leftHanded);
    for (int place = 0; place < fontPlaces; ++place) {
        settings.setValue(kFonts[place], fonts[size_t(place)]);
    }
}

Looks &Looks::get()
{
    static Looks looks;
    return looks;
}

void Looks::set(const LookChoices &choices)
{
    if (choices != m_choices) {
        m_choices = choices;
        Q_EMIT changed();
    }
}

QFont Looks::font(FontPlace place, const QFont &otherwise) const
{
    const QString &chosen = m_choices.fonts[size_t(place)];
    QFont font = otherwise;
    return !chosen.isEmpty() && font.fromString(chosen) ? font : otherwise;
}

namespace rows {

int line(const QFont &font)
{
    return qMax(19, QFontMetrics(font).height());
}

int cardPadding()
{
    return room(5, 8, 13);
}

int card(const QFont &font)
{
    return 3 * line(font) + 2 * cardPadding() - 1;
}

int table(const QFont &font)
{
    return line(font) + room(3, 7, 13);
}

int tree(const QFont &font)
{
    return line(font) + room(3, 7, 13);
}

int heading(const QFont &font)
{
    return qMax(metrics::groupHeadingHeight, line(font) + 9);
}

} // namespace rows

} // namespace waxwing::ui
