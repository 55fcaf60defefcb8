#include "ui/settings/settingsdialog.h"

#include "ui/common/icons.h"
#include "ui/models/texts.h"
#include "ui/settings/fontchooser.h"
#include "ui/settings/settinglist.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QTimeEdit>
#include <QVBoxLayout>

namespace waxwing::ui {

namespace {

constexpr QSize dialogSize(540, 640);

template <class Value> void choose(QComboBox *box, Value value)
{
    box->setCurrentIndex(qMax(0, box->findData(QVariant::fromValue(int(value)))));
}

} // namespace

SettingsDialog::SettingsDialog(const WindowChoices &choices, QWidget *parent)
    : QDialog(parent)
    , m_guards(choices.guards)
    , m_notifications(choices.notifications)
    , m_looks(choices.looks)
    , m_list(new SettingList)
{
    setObjectName(QStringLiteral("settingsDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Settings"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 16, 0, 16);
    layout->setSpacing(10);
    layout->addLayout(makeSearch());
    addAppearance(choices.appearance);
    addFonts();
    addDragging();
    addNotifications();
    m_list->addElsewhere(choices.elsewhere);
    auto *area = new QScrollArea(this);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(m_list);
    layout->addWidget(area, 1);
    layout->addLayout(makeButtons());
    resize(dialogSize);
}

QLayout *SettingsDialog::makeSearch()
{
    auto *field = new QLineEdit(this);
    field->setObjectName(QStringLiteral("settingsSearch"));
    field->setAccessibleName(tr("Find a setting"));
    field->setPlaceholderText(tr("Find a setting"));
    field->setClearButtonEnabled(true);
    field->addAction(icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    connect(field, &QLineEdit::textChanged, m_list, &SettingList::find);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(24, 0, 24, 0);
    row->addWidget(field);
    return row;
}

QLayout *SettingsDialog::makeButtons()
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    const auto add = [&](const QString &text, const char *name, void (SettingsDialog::*wanted)()) {
        QPushButton *button = buttons->addButton(text, QDialogButtonBox::ResetRole);
        button->setObjectName(QString::fromLatin1(name));
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, wanted);
    };
    add(tr("Import…"), "settingsImport", &SettingsDialog::importWanted);
    add(tr("Export…"), "settingsExport", &SettingsDialog::exportWanted);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(24, 0, 24, 0);
    row->addWidget(buttons);
    return row;
}

void SettingsDialog::addAppearance(Appearance current)
{
    m_list->addHeading(tr("Appearance"));
    QComboBox *appearance = m_list->addChoice(QStringLiteral("settingAppearance"), tr("Colours"),
                                              tr("Light or dark; the system's choice is followed while Waxwing runs."));
    appearance->addItem(tr("As the system"), int(Appearance::System));
    appearance->addItem(tr("Light"), int(Appearance::Light));
    appearance->addItem(tr("Dark"), int(Appearance::Dark));
    choose(appearance, current);
    connect(appearance, &QComboBox::activated, this,
            [this, appearance] { Q_EMIT appearanceChosen(Appearance(appearance->currentData().toInt())); });
    QComboBox *density = m_list->addChoice(QStringLiteral("settingDensity"), tr("Density"),
                                           tr("How close the rows of messages and folders stand."));
    density->addItem(tr("Compact"), int(Density::Compact));
    density->addItem(tr("Normal"), int(Density::Normal));
    density->addItem(tr("Roomy"), int(Density::Roomy));
    choose(density, m_looks.density);
    connect(density, &QComboBox::activated, this, [this, density] {
        m_looks.density = Density(density->currentData().toInt());
        Q_EMIT looksChosen(m_looks);
    });
    QComboBox *side = m_list->addChoice(QStringLiteral("settingSide"), tr("Folders stand"),
                                        tr("On the other side for those who hold the mouse in the left hand. The "
                                           "text runs as ever."));
    side->addItem(tr("Before the messages"), 0);
    side->addItem(tr("Behind the messages"), 1);
    choose(side, m_looks.leftHanded);
    connect(side, &QComboBox::activated, this, [this, side] {
        m_looks.leftHanded = side->currentData().toInt() != 0;
        Q_EMIT looksChosen(m_looks);
    });
}

void SettingsDialog::addFonts()
{
    m_list->addHeading(tr("Fonts"));
    const auto add = [this](FontPlace place, const char *name, const QString &title, const QString &why) {
        auto *font = new FontChooser(m_looks.fonts[size_t(place)]);
        font->setObjectName(QString::fromLatin1(name));
        font->setMinimumWidth(170);
        m_list->addRow(font, title, why);
        connect(font, &FontChooser::fontChosen, this, [this, place](const QString &chosen) {
            m_looks.fonts[size_t(place)] = chosen;
            Q_EMIT looksChosen(m_looks);
        });
    };
    add(FontPlace::Lists, "settingFontLists", tr("Lists"), tr("Of the messages and of the folders."));
    add(FontPlace::Reader, "settingFontReader", tr("Reading"), tr("Of messages, where they bring none of their own."));
    add(FontPlace::Composer, "settingFontComposer", tr("Writing"), tr("Of the text of a message you write."));
    add(FontPlace::Fixed, "settingFontFixed", tr("Fixed width"), tr("Of sources and of plain text without a font."));
}

void SettingsDialog::addDragging()
{
    m_list->addHeading(tr("Dragging"));
    QComboBox *folders
        = addGuard(QStringLiteral("settingDragFolders"), tr("Folders"),
                   tr("Against moving a folder by accident. Undo brings it back either way."), m_guards.folders);
    QComboBox *messages = addGuard(QStringLiteral("settingDragMessages"), tr("Messages"),
                                   tr("Copying with Ctrl is never asked about."), m_guards.messages);
    const auto tell = [this, folders, messages] {
        m_guards = {DragGuard(folders->currentData().toInt()), DragGuard(messages->currentData().toInt())};
        Q_EMIT guardsChosen(m_guards);
    };
    connect(folders, &QComboBox::activated, this, tell);
    connect(messages, &QComboBox::activated, this, tell);
}

void SettingsDialog::addNotifications()
{
    enum class Say { All, Little, Nothing };
    m_list->addHeading(tr("New mail"));
    QComboBox *say = m_list->addChoice(QStringLiteral("settingNotifications"), tr("Notifications"),
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
    m_list->addRow(quietHours(), tr("Quiet from"));
    QComboBox *tray = m_list->addChoice(QStringLiteral("settingTray"), tr("Icon in the tray"),
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

QComboBox *SettingsDialog::addGuard(const QString &name, const QString &title, const QString &why, DragGuard current)
{
    QComboBox *box = m_list->addChoice(name, title, why);
    box->addItem(tr("Move at once"), int(DragGuard::On));
    box->addItem(tr("Ask first"), int(DragGuard::Ask));
    box->addItem(tr("Only with Shift"), int(DragGuard::NeedsShift));
    box->addItem(tr("Never by dragging"), int(DragGuard::Off));
    choose(box, current);
    return box;
}

} // namespace waxwing::ui
