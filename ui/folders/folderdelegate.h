// One row of the folder tree: icon, name, unread badge; an account's name as a heading.
#pragma once

#include <QStyledItemDelegate>

namespace waxwing::ui {

// The icon of a special folder, or the plain folder's.
QString folderIcon(int role);

class FolderDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    static constexpr int accountGap = 10; // above an account's name

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const override;

private:
    void paintAccount(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintFolder(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
};

} // namespace waxwing::ui
