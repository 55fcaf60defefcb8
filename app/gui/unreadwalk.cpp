#include "app/gui/unreadwalk.h"

#include "app/gui/folderdesk.h"
#include "app/gui/windowassembly.h"
#include "ui/folders/foldertreeview.h"
#include "ui/messagelist/messagelistpane.h"
#include "ui/models/whenready.h"

namespace waxwing::gui {

namespace {

void collect(const models::FolderTreeModel &folders, const QModelIndex &parent, QList<store::FolderRow> &found)
{
    for (int row = 0; row < folders.rowCount(parent); ++row) {
        const QModelIndex index = folders.index(row, 0, parent);
        const auto folder = folders.folder(index);
        if (folder && folders.kind(index) == models::NodeKind::Folder) {
            found << *folder;
        }
        collect(folders, index, found);
    }
}

bool isWalkedThrough(const store::FolderRow &folder)
{
    using store::Role;
    return folder.unread > 0 && folder.role != Role::Junk && folder.role != Role::Trash && folder.role != Role::Drafts
        && folder.role != Role::Sent;
}

} // namespace

QList<store::FolderRow> foldersInOrder(const models::FolderTreeModel &folders)
{
    QList<store::FolderRow> found;
    collect(folders, {}, found);
    return found;
}

UnreadWalk::UnreadWalk(WindowAssembly &assembly) : m_assembly(assembly), m_parts(assembly.parts())
{
    connect(m_parts.messages, &models::MessageListModel::loaded, this, &UnreadWalk::listLoaded);
}

void UnreadWalk::next()
{
    m_awaited = {};
    ++m_question;
    if (!m_parts.list->view()->stepToUnread()) {
        look(m_parts.messages->idAt(m_parts.list->view()->currentIndex().row()));
    }
}

// Asks the store: of a million rows only those around the screen are in memory.
void UnreadWalk::look(PlacementId current)
{
    const quint64 question = ++m_question;
    const models::Query query = m_parts.messages->query();
    const FolderId from = m_parts.list->folder();
    const auto found = [this, question, from](PlacementId unread) {
        if (question != m_question) {
            return;
        }
        if (unread.isValid()) {
            m_parts.list->view()->goTo(unread, [] {});
        } else {
            goOn(from);
        }
    };
    auto reading = m_assembly.services().store->read(
        [query, current](store::Reader &reader) { return models::readNextUnread(reader, query, current); },
        store::Store::Read::List);
    models::whenReady(this, reading, found);
}

void UnreadWalk::goOn(FolderId from)
{
    const QList<store::FolderRow> folders = foldersInOrder(*m_parts.folders);
    const qsizetype count = folders.size();
    const auto it = std::find_if(folders.cbegin(), folders.cend(), [from](const auto &row) { return row.id == from; });
    const qsizetype start = it == folders.cend() ? -1 : std::distance(folders.cbegin(), it);
    for (qsizetype step = 1; step <= count; ++step) {
        const store::FolderRow &folder = folders[(start + step + count) % count];
        if (folder.id != from && isWalkedThrough(folder)) {
            m_awaited = folder.id;
            m_assembly.folders().openFolder(folder.id);
            return;
        }
    }
    m_assembly.say(tr("No unread messages"));
}

void UnreadWalk::listLoaded()
{
    const FolderId awaited = std::exchange(m_awaited, {});
    if (awaited.isValid() && m_parts.messages->query().spec.folder == awaited) {
        look({});
    }
}

} // namespace waxwing::gui
