#include "ui/settings/settingsdialog.h"

#include "ui/common/colors.h"
#include "ui/common/fonts.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QVBoxLayout>

namespace waxwing::ui {

namespace {

constexpr int dialogWidth = 460;
constexpr int boxWidth = 170; // one column, whatever the words

QLabel *heading(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setFont(sized(label->font(), TextSize::PaneTitle, QFont::DemiBold));
    return label;
}

template <class Value> void choose(QComboBox *box, Value value)
{
    box->setCurrentIndex(qMax(0, box->findData(QVariant::fromValue(int(value)))));
}

} // namespace

SettingsDialog::SettingsDialog(const WindowChoices &choices, QWidget *parent)
    : QDialog(parent), m_guards(choices.guards)
{
    setObjectName(QStringLiteral("settingsDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Settings"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(6);
    layout->addWidget(heading(tr("Appearance"), this));
    QComboBox *appearance = addRow(layout, QStringLiteral("settingAppearance"), tr("Colours"),
                                   tr("Light or dark; the system's choice is followed while Waxwing runs."));
    appearance->addItem(tr("As the system"), int(Appearance::System));
    appearance->addItem(tr("Light"), int(Appearance::Light));
    appearance->addItem(tr("Dark"), int(Appearance::Dark));
    choose(appearance, choices.appearance);
    connect(appearance, &QComboBox::activated, this,
            [this, appearance] { Q_EMIT appearanceChosen(Appearance(appearance->currentData().toInt())); });
    layout->addSpacing(14);
    layout->addWidget(heading(tr("Dragging"), this));
    QComboBox *folders
        = addGuard(layout, QStringLiteral("settingDragFolders"), tr("Folders"),
                   tr("Against moving a folder by accident. Undo brings it back either way."), m_guards.folders);
    QComboBox *messages = addGuard(layout, QStringLiteral("settingDragMessages"), tr("Messages"),
                                   tr("Copying with Ctrl is never asked about."), m_guards.messages);
    const auto tell = [this, folders, messages] {
        m_guards = {DragGuard(folders->currentData().toInt()), DragGuard(messages->currentData().toInt())};
        Q_EMIT guardsChosen(m_guards);
    };
    connect(folders, &QComboBox::activated, this, tell);
    connect(messages, &QComboBox::activated, this, tell);
    layout->addStretch(1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    layout->addSpacing(12);
    layout->addWidget(buttons);
    resize(dialogWidth, sizeHint().height());
}

QComboBox *SettingsDialog::addRow(QVBoxLayout *layout, const QString &name, const QString &title, const QString &why)
{
    auto *box = new QComboBox(this);
    box->setObjectName(name);
    box->setMinimumWidth(boxWidth);
    box->setAccessibleName(title);
    box->setAccessibleDescription(why);
    auto *label = new QLabel(title, this);
    label->setBuddy(box);
    auto *row = new QHBoxLayout;
    row->addWidget(label, 1);
    row->addWidget(box);
    layout->addSpacing(4);
    layout->addLayout(row);
    auto *reason = new QLabel(why, this);
    reason->setWordWrap(true);
    reason->setFont(sized(reason->font(), TextSize::Small));
    reason->setForegroundRole(QPalette::PlaceholderText);
    layout->addWidget(reason);
    return box;
}

QComboBox *SettingsDialog::addGuard(QVBoxLayout *layout, const QString &name, const QString &title, const QString &why,
                                    DragGuard current)
{
    QComboBox *box = addRow(layout, name, title, why);
    box->addItem(tr("Move at once"), int(DragGuard::On));
    box->addItem(tr("Ask first"), int(DragGuard::Ask));
    box->addItem(tr("Only with Shift"), int(DragGuard::NeedsShift));
    box->addItem(tr("Never by dragging"), int(DragGuard::Off));
    choose(box, current);
    return box;
}

} // namespace waxwing::ui
