#include "ui/folders/folderpicker.h"

#include "ui/common/icons.h"
#include "ui/folders/droprules.h"
#include "ui/folders/folderdelegate.h"
#include "ui/folders/folderfilter.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

namespace waxwing::ui {

namespace {

using models::FolderTreeModel;

void collect(const FolderTreeModel &tree, const QModelIndex &parent, const QString &above, QList<FolderChoice> &choices)
{
    for (int row = 0; row < tree.rowCount(parent); ++row) {
        const QModelIndex index = tree.index(row, 0, parent);
        const auto folder = tree.folder(index);
        if (!folder) {
            continue;
        }
        const QString name = models::shownName(*folder);
        const QString path = above.isEmpty() ? name : QString(above + QStringLiteral(" / ") + name);
        choices.append({folder->account, folder->id, path, folderIcon(int(folder->role))});
        collect(tree, index, path, choices);
    }
}

QList<FolderChoice> allFolders(const FolderTreeModel &tree, AccountId account)
{
    QList<FolderChoice> choices;
    collect(tree, tree.indexOf(account), {}, choices);
    return choices;
}

} // namespace

QList<FolderChoice> messageTargets(const FolderTreeModel &tree, AccountId account)
{
    QList<FolderChoice> choices = allFolders(tree, account);
    for (int row = 0; row < tree.rowCount(); ++row) {
        const QModelIndex top = tree.index(row, 0);
        if (tree.kind(top) == models::NodeKind::Account && tree.account(top) != account) {
            collect(tree, top, top.data().toString(), choices);
        }
    }
    choices.removeIf([&](const FolderChoice &choice) {
        const auto folder = tree.folder(choice.folder);
        return !folder || !folder->selectable || folder->readOnly;
    });
    return choices;
}

QList<FolderChoice> folderTargets(const FolderTreeModel &tree, FolderId folder)
{
    const auto moved = tree.folder(folder);
    if (!moved) {
        return {};
    }
    QList<FolderChoice> choices = allFolders(tree, moved->account);
    const QString account = tree.data(tree.indexOf(moved->account), Qt::DisplayRole).toString();
    choices.prepend({moved->account, FolderId(), account, QStringLiteral("account")});
    FolderMime mime;
    mime.folder = folder;
    choices.removeIf([&](const FolderChoice &choice) {
        const QModelIndex target = choice.folder.isValid() ? tree.indexOf(choice.folder) : tree.indexOf(choice.account);
        return !folderVerdict(tree, mime, {target}).allowed;
    });
    return choices;
}

FolderPicker::FolderPicker(const QString &title, QList<FolderChoice> choices, QWidget *parent)
    : QDialog(parent), m_choices(std::move(choices)), m_field(new QLineEdit(this)), m_list(new QListWidget(this))
{
    setObjectName(QStringLiteral("folderPicker"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    setModal(true);
    resize(420, 400);
    m_field->setObjectName(QStringLiteral("folderPickerField"));
    m_field->setAccessibleName(tr("Folder"));
    m_field->setPlaceholderText(tr("Type a few letters of the folder"));
    m_field->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("folderPickerList"));
    m_list->setAccessibleName(tr("Matching folders"));
    m_list->setUniformItemSizes(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_field);
    layout->addWidget(m_list, 1);
    connect(m_field, &QLineEdit::textChanged, this, &FolderPicker::filter);
    connect(m_field, &QLineEdit::returnPressed, this, &FolderPicker::choose);
    connect(m_list, &QListWidget::itemClicked, this, &FolderPicker::choose);
    filter({});
    m_field->setFocus();
}

void FolderPicker::filter(const QString &text)
{
    m_list->clear();
    const QStringList words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (qsizetype i = 0; i < m_choices.size(); ++i) {
        if (hasEveryWord(m_choices[i].path, words)) {
            auto *item = new QListWidgetItem(icon(m_choices[i].icon, Tint::Text2), m_choices[i].path, m_list);
            item->setData(Qt::UserRole, int(i));
            item->setSizeHint({0, 28});
        }
    }
    m_list->setCurrentRow(0);
}

void FolderPicker::choose()
{
    if (const QListWidgetItem *item = m_list->currentItem()) {
        const FolderChoice choice = m_choices[item->data(Qt::UserRole).toInt()];
        accept();
        Q_EMIT chosen(choice.account, choice.folder);
    }
}

// Up and Down move in the list while the field keeps the focus.
bool FolderPicker::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up) {
            const int row = m_list->currentRow() + (key == Qt::Key_Down ? 1 : -1);
            m_list->setCurrentRow(qBound(0, row, m_list->count() - 1));
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace waxwing::ui
