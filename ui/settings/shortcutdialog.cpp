#include "ui/settings/shortcutdialog.h"

#include "ui/settings/keyfield.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>

namespace waxwing::ui {

namespace {

enum Column { ActionColumn, KeysColumn };

QString keysText(const QList<QKeySequence> &keys)
{
    QStringList texts;
    for (const QKeySequence &key : keys)
        texts << key.toString(QKeySequence::NativeText);
    return texts.join(ShortcutDialog::tr(", ", "between two keys that do the same"));
}

} // namespace

ShortcutDialog::ShortcutDialog(const QList<Shortcut> &shortcuts, QWidget *parent) : QDialog(parent), m_all(shortcuts)
{
    setObjectName(QStringLiteral("shortcutDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Keyboard shortcuts"));
    m_search = new QLineEdit(this);
    m_search->setObjectName(QStringLiteral("shortcutSearch"));
    m_search->setPlaceholderText(tr("Find an action or a key"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_search->setClearButtonEnabled(true);
    m_list = new QTreeWidget(this);
    m_list->setObjectName(QStringLiteral("shortcutList"));
    m_list->setAccessibleName(tr("Actions and their keys"));
    m_list->setRootIsDecorated(false);
    m_list->setHeaderLabels({tr("Action"), tr("Keys")});
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(ActionColumn, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(KeysColumn, QHeaderView::ResizeToContents);
    for (int index = 0; index < m_all.size(); ++index) {
        m_list->addTopLevelItem(new QTreeWidgetItem);
        showTexts(index);
    }
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->addButton(makeButton(tr("All as they were"), "shortcutDefaults", &ShortcutDialog::restoreAll),
                       QDialogButtonBox::ResetRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    auto *lines = new QVBoxLayout(this);
    lines->setContentsMargins(20, 16, 20, 14);
    lines->setSpacing(10);
    lines->addWidget(m_search);
    lines->addWidget(m_list, 1);
    lines->addWidget(makeEditor());
    lines->addWidget(buttons);
    resize(520, 600);
    connect(m_search, &QLineEdit::textChanged, this, &ShortcutDialog::filter);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &ShortcutDialog::showRow);
    connect(m_key, &KeyField::pressed, this, &ShortcutDialog::pressed);
    m_list->setCurrentItem(m_list->topLevelItem(0));
    m_search->setFocus();
}

QPushButton *ShortcutDialog::makeButton(const QString &text, const char *name, void (ShortcutDialog::*does)())
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(QLatin1String(name));
    button->setAutoDefault(false);
    connect(button, &QPushButton::clicked, this, does);
    return button;
}

QWidget *ShortcutDialog::makeEditor()
{
    auto *box = new QWidget(this);
    m_key = new KeyField(box);
    m_key->setObjectName(QStringLiteral("shortcutKey"));
    m_key->setAccessibleName(tr("Key of the action"));
    m_key->setPlaceholderText(tr("Press a key"));
    m_none = makeButton(tr("No key"), "shortcutNone", &ShortcutDialog::clearKeys);
    m_default = makeButton(tr("As it was"), "shortcutDefault", &ShortcutDialog::restoreDefault);
    m_take = makeButton(tr("Take it over"), "shortcutTake", &ShortcutDialog::takeOver);
    m_message = new QLabel(box);
    m_message->setObjectName(QStringLiteral("shortcutMessage"));
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    auto *row = new QHBoxLayout;
    row->addWidget(m_key, 1);
    row->addWidget(m_none);
    row->addWidget(m_default);
    auto *note = new QHBoxLayout;
    note->addWidget(m_message, 1);
    note->addWidget(m_take);
    auto *lines = new QVBoxLayout(box);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->addLayout(row);
    lines->addLayout(note);
    return box;
}

void ShortcutDialog::filter(const QString &text)
{
    for (int index = 0; index < m_all.size(); ++index) {
        QTreeWidgetItem *item = m_list->topLevelItem(index);
        const bool matches = item->text(ActionColumn).contains(text, Qt::CaseInsensitive)
            || item->text(KeysColumn).contains(text, Qt::CaseInsensitive);
        item->setHidden(!matches);
        if (matches && (!m_list->currentItem() || m_list->currentItem()->isHidden()))
            m_list->setCurrentItem(item);
    }
}

int ShortcutDialog::current() const
{
    return m_list->indexOfTopLevelItem(m_list->currentItem());
}

void ShortcutDialog::showTexts(int index)
{
    const Shortcut &shortcut = m_all.at(index);
    QTreeWidgetItem *item = m_list->topLevelItem(index);
    item->setText(ActionColumn, shortcut.text);
    item->setText(KeysColumn, keysText(shortcut.keys));
    QFont font = m_list->font();
    font.setBold(shortcut.keys != shortcut.defaults); // what one has changed is found again
    item->setFont(KeysColumn, font);
}

void ShortcutDialog::showRow()
{
    const int index = current();
    m_key->setKey(index < 0 ? QKeySequence() : m_all.at(index).keys.value(0));
    m_key->setEnabled(index >= 0);
    m_none->setEnabled(index >= 0 && !m_all.at(index).keys.isEmpty());
    m_default->setEnabled(index >= 0 && m_all.at(index).keys != m_all.at(index).defaults);
    say({}, false);
}

void ShortcutDialog::say(const QString &sentence, bool offersTaking)
{
    m_message->setText(sentence);
    m_take->setVisible(offersTaking);
}

void ShortcutDialog::pressed(const QKeySequence &key)
{
    const int owner = ownerOf(key, current());
    if (owner < 0) {
        assign(key);
        return;
    }
    m_wanted = key;
    say(tr("%1 is the key of “%2”.").arg(key.toString(QKeySequence::NativeText), m_all.at(owner).text), true);
}

int ShortcutDialog::ownerOf(const QKeySequence &key, int except) const
{
    for (int index = 0; index < m_all.size(); ++index) {
        if (index != except && m_all.at(index).keys.contains(key))
            return index;
    }
    return -1;
}

// The first of an action's keys is replaced; others that do the same stay.
void ShortcutDialog::assign(const QKeySequence &key)
{
    QList<QKeySequence> keys = m_all.at(current()).keys.mid(1);
    keys.removeAll(key);
    keys.prepend(key);
    set(current(), keys);
    m_none->setEnabled(true);
    m_default->setEnabled(m_all.at(current()).keys != m_all.at(current()).defaults);
    say({}, false);
}

void ShortcutDialog::takeOver()
{
    const int owner = ownerOf(m_wanted, current());
    if (owner >= 0) {
        QList<QKeySequence> rest = m_all.at(owner).keys;
        rest.removeAll(m_wanted);
        set(owner, rest);
    }
    assign(m_wanted);
}

void ShortcutDialog::clearKeys()
{
    set(current(), {});
    showRow();
}

// A key that another action has got meanwhile stays with it.
void ShortcutDialog::restoreDefault()
{
    QList<QKeySequence> keys = m_all.at(current()).defaults;
    QStringList taken;
    for (const QKeySequence &key : m_all.at(current()).defaults) {
        if (const int owner = ownerOf(key, current()); owner >= 0) {
            keys.removeAll(key);
            taken << tr("%1 is the key of “%2”.").arg(key.toString(QKeySequence::NativeText), m_all.at(owner).text);
        }
    }
    set(current(), keys);
    showRow();
    say(taken.join(QLatin1Char(' ')), false);
}

void ShortcutDialog::restoreAll()
{
    for (int index = 0; index < m_all.size(); ++index)
        set(index, m_all.at(index).defaults);
    showRow();
}

void ShortcutDialog::set(int index, const QList<QKeySequence> &keys)
{
    if (m_all.at(index).keys == keys)
        return;
    m_all[index].keys = keys;
    showTexts(index);
    Q_EMIT chosen(m_all.at(index).id, keys);
}

} // namespace waxwing::ui
