#include "ui/folders/folderdrop.h"

#include "ui/folders/dragcaption.h"

#include <QDropEvent>
#include <QScrollBar>
#include <QTimerEvent>
#include <QTreeView>

namespace waxwing::ui {

namespace {

constexpr int springMs = 700; // long enough to pass over a folder without opening it
constexpr int edgeMs = 40;
constexpr int edgeZone = 24;
constexpr int edgeStep = 10;

} // namespace

FolderDrop::FolderDrop(QTreeView *view, models::FolderTreeModel *tree) : QObject(view), m_view(view), m_tree(tree) { }

// A folder can go on the line between two of its kind; everything else goes onto rows.
DropSpot FolderDrop::spotAt(const QMimeData *data, const QPoint &point) const
{
    DropSpot spot{m_view->indexAt(point), DropSpot::Where::Into};
    const auto row = m_tree->folder(spot.row);
    const bool favourite = m_tree->kind(spot.row) == models::NodeKind::Favourite;
    if (!qobject_cast<const FolderMime *>(data) || !row || (row->role != store::Role::None && !favourite)) {
        return spot;
    }
    const QRect rect = m_view->visualRect(spot.row);
    const int edge = rect.height() / 4;
    if (point.y() < rect.top() + edge) {
        spot.where = DropSpot::Where::Above;
    } else if (point.y() > rect.bottom() - edge && !(m_view->isExpanded(spot.row) && m_tree->hasChildren(spot.row))) {
        spot.where = DropSpot::Where::Below;
    }
    return spot;
}

DropVerdict FolderDrop::verdict(const QDropEvent *event, const DropSpot &spot) const
{
    const QMimeData *data = event->mimeData();
    if (const auto *folder = qobject_cast<const FolderMime *>(data)) {
        const DropVerdict found = folderVerdict(*m_tree, *folder, spot);
        return placeAt(*m_tree, spot).favourite ? found : guarded(found, m_guards.folders, event->modifiers());
    }
    if (const auto *messages = qobject_cast<const MessagesMime *>(data)) {
        const bool copy = event->modifiers().testFlag(Qt::ControlModifier);
        const DropVerdict found = messagesVerdict(*m_tree, *messages, spot, copy);
        return copy ? found : guarded(found, m_guards.messages, event->modifiers());
    }
    return data->hasUrls() ? filesVerdict(*m_tree, mailFiles(data), spot) : DropVerdict();
}

void FolderDrop::over(QDropEvent *event)
{
    m_pointer = event->position().toPoint();
    const DropSpot spot = spotAt(event->mimeData(), m_pointer);
    const DropVerdict found = verdict(event, spot);
    springOpen(spot.row);
    setTarget(found.allowed ? spot : DropSpot());
    say(found, m_pointer);
    scrollAtEdge();
    answer(event, found);
}

void FolderDrop::springOpen(const QModelIndex &hovered)
{
    if (m_hovered == hovered) {
        return;
    }
    m_hovered = hovered;
    if (hovered.isValid() && m_tree->hasChildren(hovered) && !m_view->isExpanded(hovered)) {
        m_spring.start(springMs, this);
    } else {
        m_spring.stop();
    }
}

// Accepted even where it is refused: otherwise the next move event only comes when the pointer has left the row,
// and the caption would stay behind.
void FolderDrop::answer(QDropEvent *event, const DropVerdict &verdict)
{
    event->setDropAction(!verdict.allowed ? Qt::IgnoreAction : verdict.copy ? Qt::CopyAction : Qt::MoveAction);
    event->accept();
}

void FolderDrop::overFavourites(QDropEvent *event, const QPoint &pointer)
{
    const auto *folder = qobject_cast<const FolderMime *>(event->mimeData());
    const auto row = folder ? m_tree->folder(folder->folder) : std::nullopt;
    DropVerdict found;
    if (row) {
        found = {true, false, tr("Add “%1” to the favourites").arg(models::shownName(*row))};
    }
    springOpen({});
    setTarget({});
    m_edge.stop();
    say(found, pointer);
    answer(event, found);
}

void FolderDrop::dropOnFavourites(QDropEvent *event)
{
    leave();
    if (const auto *folder = qobject_cast<const FolderMime *>(event->mimeData())) {
        FolderPlace place;
        place.favourite = true;
        event->acceptProposedAction();
        Q_EMIT folderDropped(folder->folder, place, {});
    }
}

void FolderDrop::leave()
{
    m_spring.stop();
    m_edge.stop();
    m_hovered = QPersistentModelIndex();
    setTarget({});
    say({}, {});
}

void FolderDrop::drop(QDropEvent *event)
{
    const QMimeData *data = event->mimeData();
    const DropSpot spot = spotAt(data, event->position().toPoint());
    const DropVerdict found = verdict(event, spot);
    leave();
    if (!found.allowed) {
        event->ignore();
        return;
    }
    answer(event, found);
    const auto into = m_tree->folder(spot.row);
    const FolderId target = into ? into->id : FolderId();
    if (const auto *folder = qobject_cast<const FolderMime *>(data)) {
        Q_EMIT folderDropped(folder->folder, placeAt(*m_tree, spot), found.caption);
    } else if (const auto *messages = qobject_cast<const MessagesMime *>(data)) {
        Q_EMIT messagesDropped(messages, target, found.copy, found.caption);
    } else {
        Q_EMIT filesDropped(mailFiles(data), target);
    }
}

void FolderDrop::setTarget(const DropSpot &spot)
{
    if (m_target != spot.row || m_where != spot.where) {
        m_target = spot.row;
        m_where = spot.where;
        m_view->viewport()->update();
    }
}

void FolderDrop::say(const DropVerdict &verdict, const QPoint &pointer)
{
    if (!m_caption) {
        if (verdict.caption.isEmpty()) {
            return;
        }
        m_caption = new DragCaption(m_view->window());
    }
    m_caption->say(verdict.caption, verdict.allowed, m_view->viewport()->mapTo(m_view->window(), pointer));
}

bool FolderDrop::canScroll() const
{
    const QScrollBar *bar = m_view->verticalScrollBar();
    return m_pointer.y() < edgeZone ? bar->value() > bar->minimum() : bar->value() < bar->maximum();
}

void FolderDrop::scrollAtEdge()
{
    const int height = m_view->viewport()->height();
    const bool atEdge = m_pointer.y() < edgeZone || m_pointer.y() > height - edgeZone;
    if (!atEdge) {
        m_edge.stop();
    } else if (!m_edge.isActive() && canScroll()) {
        m_edge.start(edgeMs, this);
    }
}

void FolderDrop::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_spring.timerId()) {
        m_spring.stop();
        if (m_hovered.isValid()) {
            m_view->expand(m_hovered);
        }
    } else if (event->timerId() == m_edge.timerId()) {
        QScrollBar *bar = m_view->verticalScrollBar();
        const int before = bar->value();
        bar->setValue(before + (m_pointer.y() < edgeZone ? -edgeStep : edgeStep));
        if (bar->value() == before) {
            m_edge.stop(); // nothing there: what is said of the row in sight stays
            return;
        }
        setTarget({}); // another row is below the pointer now; the next move says what it would do
        say({}, m_pointer);
    }
}

} // namespace waxwing::ui
