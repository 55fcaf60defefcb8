#include "ui/settings/settingsdialog.h"

#include "ui/common/colors.h"
#include "ui/common/fonts.h"
#include "ui/models/texts.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLocale>
#include <QTimeEdit>
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
    : QDialog(parent), m_guards(choices.guards), m_notifications(choices.notifications)
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
    addDragging(layout);
    addNotifications(layout);
    layout->addStretch(1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    layout->addSpacing(12);
    layout->addWidget(buttons);
    resize(dialogWidth, sizeHint().height());
}

void SettingsDialog::addDragging(QVBoxLayout *layout)
{
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
}

void SettingsDialog::addNotifications(QVBoxLayout *layout)
{
    enum class Say { All, Little, Nothing };
    layout->addSpacing(14);
    layout->addWidget(heading(tr("New mail"), this));
    QComboBox *say = addRow(layout, QStringLiteral("settingNotifications"), tr("Notifications"),
                            tr("Of what arrives in an inbox while its list is not before your eyes."));
    say->addItem(tr("Sender and subject"), int(Say::All));
    say->addItem(tr("Only that mail came"), int(Say::Little));
    say->addItem(tr("None"), int(Say::Nothing));
    choose(say, !m_notifications.enabled ? Say::Nothing : m_notifications.showContent ? Say::All : Say::Little);
    connect(say, &QComboBox::activated, this, [this, say] {
        m_notifications.enabled = say->currentData().toInt() != int(Say::Nothing);
        m_notifications.showContent = say->currentData().toInt() != int(Say::Little);
        Q_EMIT notificationsChosen(m_notifications);
    });
    layout->addLayout(quietHours());
    QComboBox *tray = addRow(layout, QStringLiteral("settingTray"), tr("Icon in the tray"),
                             tr("Shows how much is unread. Where the desktop has no tray there is none."));
    tray->addItem(tr("Not shown"), int(TrayIcon::Off));
    tray->addItem(tr("Shown"), int(TrayIcon::Shown));
    tray->addItem(tr("Stays when closed"), int(TrayIcon::KeepsRunning));
    choose(tray, m_notifications.tray);
    connect(tray, &QComboBox::activated, this, [this, tray] {
        m_notifications.tray = TrayIcon(tray->currentData().toInt());
        Q_EMIT notificationsChosen(m_notifications);
    });
}

QLayout *SettingsDialog::quietHours()
{
    auto *row = new QHBoxLayout;
    auto *quiet = new QCheckBox(tr("Quiet from"), this);
    quiet->setObjectName(QStringLiteral("settingQuiet"));
    quiet->setChecked(m_notifications.quiet);
    auto *from = new QTimeEdit(m_notifications.quietFrom, this);
    from->setObjectName(QStringLiteral("settingQuietFrom"));
    from->setAccessibleName(tr("Quiet from"));
    auto *until = new QTimeEdit(m_notifications.quietUntil, this);
    until->setObjectName(QStringLiteral("settingQuietUntil"));
    until->setAccessibleName(tr("Quiet until"));
    for (QTimeEdit *time : {from, until}) {
        time->setLayoutDirection(Qt::LeftToRight); // a time is written like a number in every script
        time->setDisplayFormat(models::shownLocale().timeFormat(QLocale::ShortFormat));
    }
    row->addWidget(quiet);
    row->addWidget(from);
    row->addWidget(new QLabel(tr("until"), this));
    row->addWidget(until);
    row->addStretch(1);
    const auto tell = [this, quiet, from, until] {
        m_notifications.quiet = quiet->isChecked();
        m_notifications.quietFrom = from->time();
        m_notifications.quietUntil = until->time();
        Q_EMIT notificationsChosen(m_notifications);
    };
    connect(quiet, &QCheckBox::toggled, this, tell);
    connect(from, &QTimeEdit::timeChanged, this, tell);
    connect(until, &QTimeEdit::timeChanged, this, tell);
    return row;
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
