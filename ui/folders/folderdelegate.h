// One row of the folder tree: icon, name, what goes on there, unread badge; the name of an account or of the
// favourites as a heading.
#pragma once

#include <QStyledItemDelegate>

namespace waxwing::ui {

// The icon of a special folder, of one that others own, or the plain folder's.
QString folderIcon(int role, bool foreign);

class FolderDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    static constexpr int headingGap = 10; // above a heading

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const override;

private:
    void paintHeading(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintFolder(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    // At the trailing edge of row: a problem, work under way. The width it took.
    int paintActivity(QPainter *painter, const QStyleOptionViewItem &option, const QRect &row,
                      const QModelIndex &index) const;
    int paintUnread(QPainter *painter, const QStyleOptionViewItem &option, const QRect &row,
                    const QModelIndex &index) const;
};

} // namespace waxwing::ui
