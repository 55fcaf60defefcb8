#include "ui/reader/avatar.h"

#include "ui/common/colors.h"
#include "ui/common/fonts.h"

#include <QPainter>

namespace waxwing::ui {

namespace {

// The first letter or digit of a word, whole even where it takes two code units.
QString firstLetter(const QString &word)
{
    for (qsizetype at = 0; at < word.size(); ++at) {
        if (word[at].isHighSurrogate() && at + 1 < word.size())
            return word.sliced(at, 2);
        if (word[at].isLetterOrNumber())
            return word[at].toUpper();
    }
    return {};
}

} // namespace

Avatar::Avatar(QWidget *parent) : QWidget(parent)
{
    setFixedSize(sizeHint());
}

QString Avatar::initials(const QString &name, const QString &address)
{
    QStringList letters;
    const QString base = name.isEmpty() ? address.section(u'@', 0, 0) : name;
    for (const QString &word : base.split(u' ', Qt::SkipEmptyParts)) {
        const QString letter = firstLetter(word);
        if (!letter.isEmpty())
            letters.append(letter);
    }
    if (letters.isEmpty())
        return QStringLiteral("?");
    return letters.size() == 1 ? letters.first() : QString(letters.first() + letters.last());
}

void Avatar::setPerson(const QString &name, const QString &address)
{
    m_initials = initials(name, address);
    m_key = address.toLower();
    update();
}

void Avatar::paintEvent(QPaintEvent *)
{
    const TagColors &pair = Colors::of(palette()).tagFor(m_key);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(pair.ground);
    painter.drawEllipse(rect());
    painter.setPen(pair.text);
    painter.setFont(sized(font(), TextSize::Small, QFont::DemiBold));
    painter.drawText(rect(), Qt::AlignCenter, m_initials);
}

} // namespace waxwing::ui
