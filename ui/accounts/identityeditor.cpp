#include "ui/accounts/identityeditor.h"

#include "core/mime/address.h"
#include "ui/common/fonts.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>

#include <set>

namespace waxwing::ui {

namespace {

constexpr int listHeight = 96;
constexpr int signatureHeight = 84;

} // namespace

IdentityEditor::IdentityEditor(QWidget *parent) : Card(parent)
{
    setObjectName(QStringLiteral("identityEditor"));
    auto *title = new QLabel(tr("Who you write as"), this);
    title->setFont(sized(font(), TextSize::Normal, QFont::DemiBold));
    auto *lines = new QVBoxLayout(this);
    lines->setContentsMargins(16, 14, 16, 14);
    lines->setSpacing(10);
    lines->addWidget(title);
    lines->addWidget(makeList());
    lines->addWidget(makeForm());
    connect(m_list, &QListWidget::currentRowChanged, this, &IdentityEditor::showRow);
    for (QLineEdit *line : {m_name, m_address, m_replyTo})
        connect(line, &QLineEdit::textChanged, this, &IdentityEditor::keepRow);
    connect(m_signature, &QPlainTextEdit::textChanged, this, &IdentityEditor::keepRow);
    connect(m_sentFolder, &QComboBox::activated, this, &IdentityEditor::keepRow);
    connect(m_isDefault, &QCheckBox::toggled, this, &IdentityEditor::keepRow);
}

QWidget *IdentityEditor::makeList()
{
    auto *box = new QWidget(this);
    m_list = new QListWidget(box);
    m_list->setObjectName(QStringLiteral("identityList"));
    m_list->setAccessibleName(tr("Who you write as"));
    m_list->setFixedHeight(listHeight);
    auto *add = new QPushButton(tr("Add"), box);
    add->setObjectName(QStringLiteral("identityAdd"));
    add->setAccessibleName(tr("Add someone to write as"));
    m_remove = new QPushButton(tr("Remove"), box);
    m_remove->setObjectName(QStringLiteral("identityRemove"));
    m_remove->setAccessibleName(tr("Remove the one chosen"));
    connect(add, &QPushButton::clicked, this, &IdentityEditor::add);
    connect(m_remove, &QPushButton::clicked, this, &IdentityEditor::remove);
    auto *buttons = new QVBoxLayout;
    for (QPushButton *button : {add, m_remove}) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    buttons->addStretch();
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(10);
    row->addWidget(m_list, 1);
    row->addLayout(buttons);
    return box;
}

QLineEdit *IdentityEditor::addLine(QFormLayout *form, const QString &label, const char *name)
{
    auto *line = new QLineEdit(form->parentWidget());
    line->setObjectName(QLatin1String(name));
    line->setAccessibleName(label);
    form->addRow(label, line);
    return line;
}

QWidget *IdentityEditor::makeForm()
{
    auto *box = new QWidget(this);
    auto *form = new QFormLayout(box);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(14);
    form->setVerticalSpacing(8);
    m_name = addLine(form, tr("Name"), "identityName");
    m_address = addLine(form, tr("Email address"), "identityAddress");
    m_replyTo = addLine(form, tr("Answers go to"), "identityReplyTo");
    m_replyTo->setPlaceholderText(tr("The same address"));
    m_sentFolder = new QComboBox(box);
    m_sentFolder->setObjectName(QStringLiteral("identitySentFolder"));
    m_sentFolder->setAccessibleName(tr("What is sent goes to"));
    m_sentFolder->addItem(tr("The account's folder for it"));
    form->addRow(tr("What is sent goes to"), m_sentFolder);
    m_signature = new QPlainTextEdit(box);
    m_signature->setObjectName(QStringLiteral("identitySignature"));
    m_signature->setAccessibleName(tr("Signature"));
    m_signature->setTabChangesFocus(true);
    m_signature->setFixedHeight(signatureHeight);
    form->addRow(tr("Signature"), m_signature);
    m_isDefault = new QCheckBox(tr("Write new mail as this one"), box);
    m_isDefault->setObjectName(QStringLiteral("identityDefault"));
    form->addRow(QString(), m_isDefault);
    return box;
}

void IdentityEditor::set(const accounts::Account &account)
{
    m_all = account.allIdentities();
    m_default = 0;
    const QString main = account.mainIdentity().address;
    for (int row = 0; row < m_all.size(); ++row) {
        if (m_all.at(row).address == main)
            m_default = row;
    }
    const QSignalBlocker blocker(m_list);
    m_list->clear();
    for (int row = 0; row < m_all.size(); ++row)
        m_list->addItem(rowText(row));
    m_list->setCurrentRow(0);
    showRow(0);
}

void IdentityEditor::fill(accounts::Account &account) const
{
    account.address = m_all.constFirst().address;
    account.own.replyTo = m_all.constFirst().replyTo;
    account.own.signature = m_all.constFirst().signature;
    account.own.sentFolder = m_all.constFirst().sentFolder;
    account.identities = m_all.mid(1);
    account.defaultIdentity = m_default == 0 ? QString() : m_all.at(m_default).address;
}

void IdentityEditor::setFolders(const QStringList &paths)
{
    while (m_sentFolder->count() > 1)
        m_sentFolder->removeItem(1);
    for (const QString &path : paths)
        m_sentFolder->addItem(path, path);
    showSentFolder(m_all.value(m_list->currentRow()).sentFolder);
}

// One that is not known (yet) stays chosen all the same.
void IdentityEditor::showSentFolder(const QString &path)
{
    int index = path.isEmpty() ? 0 : m_sentFolder->findData(path);
    if (index < 0) {
        m_sentFolder->addItem(path, path);
        index = m_sentFolder->count() - 1;
    }
    m_sentFolder->setCurrentIndex(index);
}

QString IdentityEditor::problem() const
{
    std::set<QString> addresses;
    for (const accounts::Identity &identity : m_all) {
        if (!addresses.insert(identity.address.toLower()).second)
            return tr("You write as %1 twice. Give one of them another address, or remove it.").arg(identity.address);
    }
    return {};
}

void IdentityEditor::setOwnName(const QString &name)
{
    if (m_all.isEmpty())
        return;
    m_all.first().name = name;
    showTexts();
    if (m_list->currentRow() == 0)
        showRow(0);
}

QString IdentityEditor::rowText(int row) const
{
    const accounts::Identity &identity = m_all.at(row);
    const QString who = identity.address.isEmpty() ? tr("New: give it an address")
                                                   : mime::Mailbox{identity.name, identity.address}.display();
    return row == m_default && m_all.size() > 1 ? tr("%1 (for new mail)").arg(who) : who;
}

void IdentityEditor::showTexts()
{
    for (int row = 0; row < m_list->count(); ++row)
        m_list->item(row)->setText(rowText(row));
}

// The account's own name stands above, and is changed there.
void IdentityEditor::showRow(int row)
{
    const accounts::Identity identity = m_all.value(row);
    m_isFilling = true;
    m_name->setText(identity.name);
    m_address->setText(identity.address);
    m_replyTo->setText(identity.replyTo);
    showSentFolder(identity.sentFolder);
    m_signature->setPlainText(identity.signature);
    m_isDefault->setChecked(row == m_default);
    m_isFilling = false;
    const bool isOwn = row == 0;
    m_name->setEnabled(!isOwn);
    m_remove->setEnabled(!isOwn);
    // There is always one; it changes by choosing another.
    m_isDefault->setEnabled(row != m_default);
}

void IdentityEditor::keepRow()
{
    const int row = m_list->currentRow();
    if (m_isFilling || row < 0)
        return;
    accounts::Identity &identity = m_all[row];
    identity.name = m_name->text().trimmed();
    identity.address = m_address->text().trimmed();
    identity.replyTo = m_replyTo->text().trimmed();
    identity.sentFolder = m_sentFolder->currentData().toString();
    identity.signature = m_signature->toPlainText();
    if (m_isDefault->isChecked()) {
        m_default = row;
        m_isDefault->setEnabled(false);
    }
    showTexts();
}

void IdentityEditor::add()
{
    accounts::Identity identity;
    identity.name = m_all.constFirst().name;
    m_all.append(identity);
    m_list->addItem(rowText(int(m_all.size()) - 1));
    m_list->setCurrentRow(m_list->count() - 1);
    showTexts();
    m_address->setFocus();
}

void IdentityEditor::remove()
{
    const int row = m_list->currentRow();
    if (row <= 0)
        return;
    m_all.removeAt(row);
    if (m_default >= row)
        m_default = m_default == row ? 0 : m_default - 1;
    const QSignalBlocker blocker(m_list);
    delete m_list->takeItem(row);
    m_list->setCurrentRow(row - 1);
    showRow(row - 1);
    showTexts();
}

} // namespace waxwing::ui
