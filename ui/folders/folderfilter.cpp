#include "ui/folders/folderfilter.h"

#include "ui/common/words.h"

#include <QTreeView>

#include <algorithm>

namespace waxwing::ui {

namespace {

class Filter {
public:
    Filter(QTreeView *view, const models::FolderTreeModel &tree, const QStringList &words,
           const std::function<bool(const QModelIndex &)> &isOpen)
        : m_view(view), m_tree(tree), m_words(words), m_isOpen(isOpen)
    {
    }

    // True when something below parent is shown.
    bool below(const QModelIndex &parent, const QString &above)
    {
        bool any = false;
        for (int row = 0; row < m_tree.rowCount(parent); ++row) {
            any = one(parent, row, above) || any;
        }
        return any;
    }

private:
    bool one(const QModelIndex &parent, int row, const QString &above)
    {
        const QModelIndex index = m_tree.index(row, 0, parent);
        const bool heading = index.data(models::FolderTreeModel::IsHeadingRole).toBool();
        const QString path = heading ? above : QString(above + u' ' + index.data().toString());
        const bool children = below(index, path);
        const bool shown = m_words.isEmpty() || children || (!heading && hasEveryWord(path, m_words));
        if (m_view->isRowHidden(row, parent) == shown) {
            m_view->setRowHidden(row, parent, !shown);
        }
        const bool open = m_words.isEmpty() ? m_isOpen(index) : children;
        if (m_tree.hasChildren(index) && shown && m_view->isExpanded(index) != open) {
            m_view->setExpanded(index, open);
        }
        return shown;
    }

    QTreeView *m_view;
    const models::FolderTreeModel &m_tree;
    const QStringList &m_words;
    const std::function<bool(const QModelIndex &)> &m_isOpen;
};

} // namespace

void filterRows(QTreeView *view, const models::FolderTreeModel &tree, const QString &text,
                const std::function<bool(const QModelIndex &)> &isOpen)
{
    const QStringList words = typedWords(text);
    Filter(view, tree, words, isOpen).below({}, {});
}

} // namespace waxwing::ui
