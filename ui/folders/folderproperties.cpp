#include "ui/folders/folderproperties.h"

#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/folders/folderdelegate.h"
#include "ui/models/texts.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace waxwing::ui {

namespace {

constexpr int dialogWidth = 420;

// Levels as people write them; what is escaped in a path is not for reading.
QString shownPath(const QString &path)
{
    QStringList levels = path.split(QLatin1Char('/'));
    for (QString &level : levels) {
        level = models::oneLine(
            level.replace(QLatin1String("%2F"), QLatin1String("/")).replace(QLatin1String("%25"), QLatin1String("%")));
    }
    return levels.join(QStringLiteral(" / "));
}

QString accessText(const store::FolderRow &folder)
{
    if (!folder.selectable) {
        return FolderProperties::tr("Holds folders only");
    }
    if (folder.readOnly) {
        return FolderProperties::tr("Read only");
    }
    return folder.onServer ? FolderProperties::tr("Read and change")
                           : FolderProperties::tr("Read and change; not on the server yet");
}

} // namespace

FolderProperties::FolderProperties(const store::FolderRow &folder, const QString &account, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("folderProperties"));
    setAttribute(Qt::WA_DeleteOnClose);
    const QString name = models::shownName(folder);
    setWindowTitle(tr("Properties of “%1”").arg(name));
    auto *title = new QLabel(this);
    title->setTextFormat(Qt::PlainText);
    title->setFont(sized(font(), TextSize::PaneTitle, QFont::DemiBold));
    title->setText(QFontMetrics(title->font()).elidedText(name, Qt::ElideRight, dialogWidth - 90));
    auto *picture = new QLabel(this);
    picture->setPixmap(icon(folderIcon(int(folder.role)), Tint::Text2).pixmap(22, 22));
    auto *head = new QHBoxLayout;
    head->setSpacing(10);
    head->addWidget(picture);
    head->addWidget(title, 1);
    auto *form = new QFormLayout;
    form->setVerticalSpacing(8);
    form->setHorizontalSpacing(16);
    addRow(form, QStringLiteral("propertyAccount"), tr("Account"), account);
    addRow(form, QStringLiteral("propertyPath"), tr("Name on the server"), shownPath(folder.path));
    m_messages = addRow(form, QStringLiteral("propertyMessages"), tr("Messages"));
    m_held = addRow(form, QStringLiteral("propertyHeld"), tr("On this computer"));
    m_size = addRow(form, QStringLiteral("propertySize"), tr("Size"), tr("Adding up…"));
    addRow(form, QStringLiteral("propertyAccess"), tr("You may"), accessText(folder));
    addRole(form, folder.role);
    auto *subscribed = new QCheckBox(tr("Subscribed: other mail programs show it too"), this);
    subscribed->setObjectName(QStringLiteral("propertySubscribed"));
    subscribed->setChecked(folder.subscribed);
    connect(subscribed, &QCheckBox::clicked, this, &FolderProperties::subscriptionChosen);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(14);
    layout->addLayout(head);
    layout->addLayout(form);
    layout->addWidget(subscribed);
    layout->addStretch(1);
    layout->addWidget(buttons);
    showCounts(folder);
    resize(dialogWidth, sizeHint().height());
}

QLabel *FolderProperties::addRow(QFormLayout *form, const QString &name, const QString &title, const QString &text)
{
    auto *value = new QLabel(text, this);
    value->setObjectName(name);
    value->setTextFormat(Qt::PlainText);
    value->setWordWrap(true);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    value->setAccessibleName(title);
    auto *label = new QLabel(title, this);
    label->setForegroundRole(QPalette::PlaceholderText);
    form->addRow(label, value);
    return value;
}

// Which folder is Sent, Drafts, Archive, Junk or Trash is the person's to say, whatever the server thinks. The inbox
// and a folder of all mail are what they are.
void FolderProperties::addRole(QFormLayout *form, store::Role role)
{
    using store::Role;
    if (role == Role::Inbox || role == Role::All) {
        return;
    }
    auto *box = new QComboBox(this);
    box->setObjectName(QStringLiteral("propertyRole"));
    box->setAccessibleName(tr("Used for"));
    box->addItem(tr("Nothing in particular"), int(Role::None));
    for (const Role one : {Role::Drafts, Role::Sent, Role::Archive, Role::Junk, Role::Trash}) {
        box->addItem(icon(folderIcon(int(one)), Tint::Text2), models::roleText(one), int(one));
    }
    box->setCurrentIndex(box->findData(int(role)));
    connect(box, &QComboBox::activated, this, [this, box] { Q_EMIT roleChosen(Role(box->currentData().toInt())); });
    auto *label = new QLabel(tr("Used for"), this);
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setBuddy(box);
    form->addRow(label, box);
}

void FolderProperties::showCounts(const store::FolderRow &folder)
{
    const QLocale locale = models::shownLocale();
    m_messages->setText(tr("%1, %2 unread", nullptr, int(folder.unread))
                            .arg(locale.toString(folder.total), locale.toString(folder.unread)));
    m_held->setText(folder.held == folder.total
                        ? tr("All of them")
                        : tr("%1 with their text, the others fetched when they are opened", nullptr, int(folder.held))
                              .arg(locale.toString(folder.held)));
}

void FolderProperties::showSize(qint64 octets)
{
    m_size->setText(models::sizeText(octets));
}

} // namespace waxwing::ui
