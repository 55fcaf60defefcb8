#include "ui/settings/settinglist.h"

#include "ui/common/fonts.h"
#include "ui/common/style.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace waxwing::ui {

namespace {

constexpr int boxWidth = 170; // one column, whatever the words

bool containsAll(const QString &text, const QStringList &words)
{
    return std::all_of(words.cbegin(), words.cend(),
                       [&text](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

// What can be chosen is said by its words too.
QString choicesOf(const QWidget *row)
{
    QStringList words;
    const QList<QComboBox *> boxes = row->findChildren<QComboBox *>();
    for (const QComboBox *box : boxes) {
        for (int i = 0; i < box->count(); ++i) {
            words << box->itemText(i);
        }
    }
    return words.join(QLatin1Char('\n'));
}

} // namespace

SettingList::SettingList(QWidget *parent)
    : QWidget(parent), m_layout(new QVBoxLayout(this)), m_none(new QLabel(tr("No setting has these words."), this))
{
    setObjectName(QStringLiteral("settingList"));
    m_layout->setContentsMargins(24, 4, 24, 12);
    m_layout->setSpacing(6);
    m_layout->addWidget(m_none);
    m_layout->addStretch(1);
    m_none->setObjectName(QStringLiteral("settingNone"));
    m_none->hide();
}

void SettingList::addHeading(const QString &title)
{
    m_heading = new QLabel(title, this);
    m_heading->setFont(sized(font(), TextSize::PaneTitle, QFont::DemiBold));
    m_heading->setContentsMargins(0, m_rows.isEmpty() ? 0 : 14, 0, 0);
    m_layout->insertWidget(m_layout->count() - 1, m_heading);
}

QWidget *SettingList::makeRow(const QString &words)
{
    auto *row = new QWidget(this);
    m_layout->insertWidget(m_layout->count() - 1, row);
    m_rows.append({row, m_heading, words + QLatin1Char('\n') + (m_heading ? m_heading->text() : QString())});
    return row;
}

void SettingList::addRow(QWidget *control, const QString &title, const QString &why)
{
    QWidget *row = makeRow(title + QLatin1Char('\n') + why);
    control->setAccessibleName(title);
    control->setAccessibleDescription(why);
    auto *label = new QLabel(title, row);
    label->setBuddy(control);
    auto *reason = new QLabel(why, row);
    reason->setWordWrap(true);
    reason->setFont(sized(reason->font(), TextSize::Small));
    reason->setForegroundRole(QPalette::PlaceholderText);
    auto *line = new QHBoxLayout;
    line->addWidget(label, 1);
    line->addWidget(control);
    auto *layout = new QVBoxLayout(row);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->setSpacing(6);
    layout->addLayout(line);
    layout->addWidget(reason);
}

void SettingList::addRow(QLayout *controls, const QString &words)
{
    QWidget *row = makeRow(words);
    controls->setContentsMargins(0, 4, 0, 0);
    row->setLayout(controls);
}

QComboBox *SettingList::addChoice(const QString &name, const QString &title, const QString &why)
{
    auto *box = new QComboBox(this);
    box->setObjectName(name);
    box->setMinimumWidth(boxWidth);
    addRow(box, title, why);
    return box;
}

void SettingList::addElsewhere(const QList<Elsewhere> &settings)
{
    addHeading(tr("In other windows"));
    for (const Elsewhere &setting : settings) {
        auto *button = new QPushButton(setting.title, this);
        button->setAutoDefault(false);
        setButtonKind(button, ButtonKind::Link);
        connect(button, &QPushButton::clicked, this, [open = setting.open] { open(); });
        auto *line = new QHBoxLayout;
        line->addWidget(button);
        line->addStretch(1);
        addRow(line, setting.title + QLatin1Char('\n') + setting.words);
        m_rows.last().elsewhere = true;
    }
    find({});
}

void SettingList::find(const QString &text)
{
    const QStringList words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    QSet<QWidget *> headings;
    for (const Row &row : std::as_const(m_rows)) {
        const bool shown = words.isEmpty() ? !row.elsewhere
                                           : containsAll(row.words + QLatin1Char('\n') + choicesOf(row.widget), words);
        row.widget->setVisible(shown);
        if (shown) {
            headings.insert(row.heading);
        }
    }
    for (const Row &row : std::as_const(m_rows)) {
        row.heading->setVisible(headings.contains(row.heading));
    }
    m_none->setVisible(headings.isEmpty());
}

} // namespace waxwing::ui
