#include "ui/folders/folderproperties.h"

#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/folders/folderdelegate.h"
#include "ui/folders/folderfactstext.h"
#include "ui/models/texts.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QProgressBar>
#include <QVBoxLayout>

#include <algorithm>

namespace waxwing::ui {

namespace {

constexpr int dialogWidth = 460;
constexpr int quotaBarHeight = 8; // the groove is the middle half of it

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

// What is known without asking the server.
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
    : QDialog(parent), m_form(new QFormLayout), m_ownAccess(accessText(folder))
{
    setObjectName(QStringLiteral("folderProperties"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Properties of “%1”").arg(models::shownName(folder)));
    m_form->setVerticalSpacing(8);
    m_form->setHorizontalSpacing(16);
    fillForm(folder, account);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(14);
    layout->addLayout(makeHead(folder));
    layout->addLayout(m_form);
    layout->addWidget(makeSubscribed(folder.subscribed));
    layout->addStretch(1);
    layout->addWidget(buttons);
    showCounts(folder);
    resize(dialogWidth, sizeHint().height());
}

QLayout *FolderProperties::makeHead(const store::FolderRow &folder)
{
    auto *title = new QLabel(this);
    title->setTextFormat(Qt::PlainText);
    title->setFont(sized(font(), TextSize::PaneTitle, QFont::DemiBold));
    const int room = dialogWidth - 90;
    title->setText(QFontMetrics(title->font()).elidedText(models::shownName(folder), Qt::ElideRight, room));
    auto *picture = new QLabel(this);
    picture->setPixmap(icon(folderIcon(int(folder.role), models::isForeign(folder)), Tint::Text2).pixmap(22, 22));
    auto *head = new QHBoxLayout;
    head->setSpacing(10);
    head->addWidget(picture);
    head->addWidget(title, 1);
    return head;
}

void FolderProperties::fillForm(const store::FolderRow &folder, const QString &account)
{
    addRow(QStringLiteral("propertyAccount"), tr("Account"), account);
    addRow(QStringLiteral("propertyPath"), tr("Name on the server"), shownPath(folder.path));
    m_messages = addRow(QStringLiteral("propertyMessages"), tr("Messages"));
    m_held = addRow(QStringLiteral("propertyHeld"), tr("On this computer"));
    m_size = addRow(QStringLiteral("propertySize"), tr("Size"), tr("Adding up…"));
    addQuota();
    m_access = addRow(QStringLiteral("propertyAccess"), tr("Your rights"), m_ownAccess);
    addHolding();
    addRole(folder.role);
}

QCheckBox *FolderProperties::makeSubscribed(bool subscribed)
{
    auto *box = new QCheckBox(tr("Subscribed: other mail programs show it too"), this);
    box->setObjectName(QStringLiteral("propertySubscribed"));
    box->setChecked(subscribed);
    connect(box, &QCheckBox::clicked, this, &FolderProperties::subscriptionChosen);
    return box;
}

QLabel *FolderProperties::addRow(const QString &name, const QString &title, const QString &text)
{
    auto *value = new QLabel(text, this);
    value->setObjectName(name);
    value->setTextFormat(Qt::PlainText);
    value->setWordWrap(true);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    value->setAccessibleName(title);
    addField(title, value);
    return value;
}

void FolderProperties::addField(const QString &title, QWidget *field)
{
    auto *label = new QLabel(title, this);
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setBuddy(field);
    m_form->addRow(label, field);
}

// Words, and below them a bar that says nothing else.
void FolderProperties::addQuota()
{
    m_quotaField = new QWidget(this);
    m_quota = new QLabel(tr("Asking the server…"), m_quotaField);
    m_quota->setObjectName(QStringLiteral("propertyQuota"));
    m_quota->setTextFormat(Qt::PlainText);
    m_quota->setWordWrap(true);
    m_quota->setAccessibleName(tr("Room on the server"));
    m_quotaBar = new QProgressBar(m_quotaField);
    m_quotaBar->setTextVisible(false);
    m_quotaBar->setFixedHeight(quotaBarHeight);
    m_quotaBar->setRange(0, 1000);
    m_quotaBar->hide();
    auto *column = new QVBoxLayout(m_quotaField);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(m_quota);
    column->addWidget(m_quotaBar);
    addField(tr("Room on the server"), m_quotaField);
}

// Filled when the store has added up what each choice means.
void FolderProperties::addHolding()
{
    m_holding = new QComboBox(this);
    m_holding->setObjectName(QStringLiteral("propertyHolding"));
    m_holding->setAccessibleName(tr("Keep for offline"));
    m_holding->setEnabled(false);
    m_holding->setSizeAdjustPolicy(QComboBox::AdjustToContents); // they come after the dialog is laid out
    connect(m_holding, &QComboBox::activated, this, [this](int row) { Q_EMIT policyChosen(m_policies.at(row)); });
    addField(tr("Keep for offline"), m_holding);
    m_limit = new QComboBox(this);
    m_limit->setObjectName(QStringLiteral("propertyLimit"));
    m_limit->setAccessibleName(tr("With attachments"));
    m_limit->setEnabled(false);
    m_limit->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    connect(m_limit, &QComboBox::activated, this, [this] {
        store::FolderPolicy policy = m_policies.at(m_holding->currentIndex());
        policy.attachments = m_limit->currentData().toLongLong();
        Q_EMIT policyChosen(policy);
    });
    addField(tr("With attachments"), m_limit);
}

void FolderProperties::showLimit(const store::FolderPolicy &policy)
{
    constexpr qint64 all = -1;
    QList<qint64> limits{200'000, 1'000'000, 5'000'000, 25'000'000};
    if (policy.attachments != all && !limits.contains(policy.attachments)) {
        limits << policy.attachments; // as the command line set it
        std::sort(limits.begin(), limits.end());
    }
    m_limit->clear();
    m_limit->addItem(tr("Of any size"), all);
    for (const qint64 limit : std::as_const(limits)) {
        m_limit->addItem(tr("Of messages up to %1").arg(models::sizeText(limit)), limit);
    }
    m_limit->setCurrentIndex(m_limit->findData(policy.attachments));
    m_limit->setEnabled(policy.holdsBodies());
}

// Which folder is Sent, Drafts, Archive, Junk or Trash is the person's to say, whatever the server thinks. The inbox
// and a folder of all mail are what they are.
void FolderProperties::addRole(store::Role role)
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
        box->addItem(icon(folderIcon(int(one), false), Tint::Text2), models::roleText(one), int(one));
    }
    box->setCurrentIndex(box->findData(int(role)));
    connect(box, &QComboBox::activated, this, [this, box] { Q_EMIT roleChosen(Role(box->currentData().toInt())); });
    addField(tr("Used for"), box);
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

void FolderProperties::showHolding(const models::FolderHolding &holding)
{
    if (!m_sizeIsServers) {
        m_size->setText(models::sizeText(holding.octets));
    }
    m_holding->clear();
    m_policies.clear();
    for (const models::HoldingChoice &choice : holding.choices) {
        m_policies << choice.policy;
        m_holding->addItem(models::choiceText(choice));
    }
    m_holding->setCurrentIndex(int(m_policies.indexOf(holding.policy)));
    m_holding->setEnabled(true);
    showLimit(holding.policy);
}

void FolderProperties::showFacts(const sync::FolderFacts &facts)
{
    if (facts.octets) {
        m_size->setText(models::sizeText(*facts.octets));
        m_sizeIsServers = true;
    }
    const auto quota = nearestQuota(facts.quotas);
    m_form->setRowVisible(m_quotaField, facts.hasServer);
    m_quotaBar->setVisible(quota.has_value());
    m_quota->setText(quota ? quotaText(*quota) : tr("No limit that the server tells"));
    m_quotaBar->setValue(quota ? quotaUsed(*quota) : 0);
    m_access->setText(facts.rights ? rightsText(*facts.rights) : m_ownAccess);
}

void FolderProperties::showNoFacts(const QString &reason)
{
    m_quotaBar->hide();
    m_quota->setText(reason);
}

} // namespace waxwing::ui
