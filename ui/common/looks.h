// How roomy rows are, which fonts stand where, and on which side the folders are: what a person chooses once for all
// windows. One for the program, as its palette is; whoever draws by it follows changed(). UI thread.
#pragma once

#include <QFont>
#include <QObject>

#include <array>

class QSettings;

namespace waxwing::ui {

enum class Density { Compact, Normal, Roomy };
enum class FontPlace { Lists, Reader, Composer, Fixed };
inline constexpr int fontPlaces = 4;

struct LookChoices {
    Density density = Density::Normal;
    bool leftHanded = false; // folders on the other side; the text runs as ever
    std::array<QString, fontPlaces> fonts; // QFont::toString(); empty: the system's
    bool operator==(const LookChoices &) const = default;

    static LookChoices load(const QSettings &settings); // what makes no sense is left out
    void save(QSettings &settings) const;
};

class Looks : public QObject {
    Q_OBJECT
public:
    static Looks &get();

    const LookChoices &choices() const { return m_choices; }
    void set(const LookChoices &choices);
    QFont font(FontPlace place, const QFont &otherwise) const; // otherwise: where nothing was chosen

Q_SIGNALS:
    void changed();

private:
    Looks() = default;

    LookChoices m_choices;
};

// Heights of rows by the density and the font they are drawn in.
namespace rows {

int line(const QFont &font); // of one line of a card
int cardPadding(); // above its first line
int card(const QFont &font);
int table(const QFont &font);
int tree(const QFont &font);
int heading(const QFont &font); // of a group

} // namespace rows

} // namespace waxwing::ui
