// What is done with a folder's place in the tree: parent, order, favourites; with keys and menu as with the mouse.
#include "ui/folders/folderactions.h"
#include "ui/models/texts.h"
#include "ui/models/whenready.h"

#include <QMessageBox>
#include <QPointer>
#include <QPushButton>

namespace waxwing::ui {

void FolderActions::place(FolderId folder, const FolderPlace &place)
{
    const auto found = m_tree->folder(folder);
    if (!found) {
        return; // gone while it was dragged
    }
    const models::FolderPlaces before = m_tree->places();
    const QString name = models::shownName(*found);
    if (place.favourite) {
        const bool was = m_tree->isFavourite(folder);
        m_tree->setFavourite(folder, true, place.favouriteRow);
        keepPlaces(was ? tr("Moved “%1” among the favourites").arg(name) : tr("“%1” is a favourite now").arg(name),
                   before);
        return;
    }
    if (place.ordered) {
        m_tree->placeBefore(folder, place.account, place.parent, place.before);
    }
    if (place.parent != found->parent) {
        moveInto(folder, place.parent);
    } else if (place.ordered) {
        keepPlaces(tr("Moved “%1” among its siblings").arg(name), before);
    }
}

void FolderActions::keepPlaces(const QString &sentence, const models::FolderPlaces &before)
{
    Q_EMIT doneHere(sentence, [tree = QPointer(m_tree), before] {
        if (tree) {
            tree->restorePlaces(before);
        }
    });
}

void FolderActions::moveBeside(FolderId folder, int by)
{
    const QModelIndex index = m_tree->indexOf(folder);
    const auto found = m_tree->folder(folder);
    const auto sibling = m_tree->folder(index.siblingAtRow(index.row() + by));
    if (!found || found->role != store::Role::None || !sibling || sibling->role != store::Role::None) {
        return;
    }
    FolderPlace place;
    place.account = found->account;
    place.parent = found->parent;
    place.ordered = true;
    const auto before = by < 0 ? sibling : m_tree->folder(index.siblingAtRow(index.row() + 2));
    place.before = before ? before->id : FolderId();
    this->place(folder, place);
}

void FolderActions::toggleFavourite(FolderId folder)
{
    const auto found = m_tree->folder(folder);
    if (!found) {
        return;
    }
    const models::FolderPlaces before = m_tree->places();
    const bool wanted = !m_tree->isFavourite(folder);
    const QString name = models::shownName(*found);
    m_tree->setFavourite(folder, wanted);
    keepPlaces(wanted ? tr("“%1” is a favourite now").arg(name) : tr("“%1” is no favourite any more").arg(name),
               before);
}

void FolderActions::empty(FolderId folder)
{
    const auto found = m_tree->folder(folder);
    if (!found || found->total == 0 || !m_allMessages) {
        return;
    }
    const auto trash = m_tree->folderByRole(found->account, store::Role::Trash);
    const bool forever = found->role == store::Role::Junk || (trash && m_tree->isBelow(folder, trash->id));
    const QString name = models::shownName(*found);
    const QString count = models::shownLocale().toString(found->total);
    auto *box = new QMessageBox(m_window);
    box->setObjectName(QStringLiteral("emptyFolderDialog"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIcon(forever ? QMessageBox::Warning : QMessageBox::Question);
    box->setWindowTitle(tr("Empty folder"));
    box->setTextFormat(Qt::PlainText);
    box->setText(found->total == 1
                     ? tr("Take the one message out of “%1”?").arg(name)
                     : tr("Take all %1 message(s) out of “%2”?", nullptr, int(found->total)).arg(count, name));
    box->setInformativeText(forever ? tr("They are gone for good. Folders below it stay.")
                                    : tr("They go to Trash. Folders below it stay."));
    QPushButton *yes = box->addButton(forever ? tr("Delete for ever") : tr("Empty"),
                                      forever ? QMessageBox::DestructiveRole : QMessageBox::AcceptRole);
    QPushButton *no = box->addButton(QMessageBox::Cancel);
    box->setDefaultButton(forever ? no : yes);
    connect(box, &QMessageBox::buttonClicked, this, [this, box, yes, folder, forever](QAbstractButton *button) {
        if (button == yes) {
            emptyNow(folder, forever);
        }
        box->close();
    });
    box->open();
}

void FolderActions::emptyNow(FolderId folder, bool forever)
{
    models::whenReady(this, m_allMessages(folder), [this, forever](const QList<PlacementId> &messages) {
        m_reporter->follow(m_commands->remove(messages, forever));
    });
}

} // namespace waxwing::ui
