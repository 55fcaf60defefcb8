#include "ui/folders/folderactions.h"

#include "ui/folders/folderpicker.h"

#include <QInputDialog>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>

namespace waxwing::ui {

FolderActions::FolderActions(models::FolderTreeModel *tree, sync::MailCommands *commands, Reporter *reporter,
                             QWidget *window)
    : QObject(window), m_tree(tree), m_commands(commands), m_reporter(reporter), m_window(window)
{
    connect(tree, &models::FolderTreeModel::renameRequested, this, &FolderActions::rename);
}

void FolderActions::create(AccountId account, FolderId parent)
{
    if (!account.isValid()) {
        return;
    }
    const auto above = m_tree->folder(parent);
    auto *dialog = new QInputDialog(m_window);
    dialog->setObjectName(QStringLiteral("newFolderDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("New folder"));
    dialog->setLabelText(above ? tr("Name of the new folder in “%1”").arg(models::shownName(*above))
                               : tr("Name of the new folder"));
    dialog->setOkButtonText(tr("Create"));
    dialog->setTextValue({});
    connect(dialog, &QInputDialog::textValueSelected, this, [this, account, parent](const QString &text) {
        const QString name = text.trimmed();
        if (!name.isEmpty()) {
            m_reporter->follow(m_commands->createFolder(account, parent, name));
        }
    });
    dialog->open();
}

void FolderActions::rename(FolderId folder, const QString &name)
{
    m_reporter->follow(m_commands->renameFolder(folder, name));
}

void FolderActions::move(FolderId folder)
{
    const auto found = m_tree->folder(folder);
    if (!found) {
        return;
    }
    auto *picker = new FolderPicker(tr("Move “%1” into").arg(models::shownName(*found)), folderTargets(*m_tree, folder),
                                    m_window);
    connect(picker, &FolderPicker::chosen, this,
            [this, folder, own = found->account](AccountId account, FolderId target) {
                if (account == own) {
                    moveInto(folder, target);
                } else {
                    m_reporter->follow(m_commands->moveFolderAcross(folder, account, target));
                }
            });
    picker->open();
}

void FolderActions::moveInto(FolderId folder, FolderId newParent)
{
    m_reporter->follow(m_commands->moveFolder(folder, newParent));
}

void FolderActions::remove(FolderId folder)
{
    const auto found = m_tree->folder(folder);
    if (!found || found->role != store::Role::None) {
        return;
    }
    const qint64 messages = m_tree->messagesBelow(folder);
    const auto trash = m_tree->folderByRole(found->account, store::Role::Trash);
    const bool forever = trash && m_tree->isBelow(folder, trash->id);
    auto *box = new QMessageBox(m_window);
    box->setObjectName(QStringLiteral("deleteFolderDialog"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIcon(QMessageBox::Question);
    box->setWindowTitle(tr("Delete folder"));
    box->setTextFormat(Qt::PlainText);
    const QString name = models::shownName(*found);
    const QString count = QString::number(messages);
    box->setText(messages == 0
                     ? tr("Delete the folder “%1”?").arg(name)
                     : tr("Delete the folder “%1” with %2 message(s)?", nullptr, int(messages)).arg(name, count));
    box->setInformativeText(forever ? tr("It is in Trash already: the folder and its mail are gone for good.")
                                    : tr("It moves to Trash with all its mail. This can be undone."));
    QPushButton *yes = box->addButton(tr("Delete"), QMessageBox::AcceptRole);
    box->addButton(QMessageBox::Cancel);
    box->setDefaultButton(forever ? nullptr : yes);
    connect(box, &QMessageBox::buttonClicked, this, [this, box, yes, folder, forever](QAbstractButton *button) {
        if (button == yes) {
            m_reporter->follow(m_commands->removeFolder(folder, forever));
        }
        box->close();
    });
    box->open();
}

void FolderActions::markRead(FolderId folder)
{
    m_reporter->follow(m_commands->markFolderRead(folder));
}

void FolderActions::toggleSubscription(FolderId folder)
{
    if (const auto found = m_tree->folder(folder)) {
        m_reporter->follow(m_commands->subscribeFolder(folder, !found->subscribed));
    }
}

} // namespace waxwing::ui
