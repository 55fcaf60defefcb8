#include "ui/folders/folderdelegate.h"

#include "ui/common/colors.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/metrics.h"
#include "ui/common/stylepaint.h"
#include "ui/models/foldertreemodel.h"

#include <QLineEdit>
#include <QPainter>

namespace waxwing::ui {

namespace {

using models::FolderTreeModel;

constexpr int iconLeft = 6;
constexpr int textLeft = iconLeft + metrics::iconSize + 6;
constexpr int badgeRight = 8;

} // namespace

QString folderIcon(int role)
{
    switch (store::Role(role)) {
    case store::Role::Inbox: return QStringLiteral("inbox");
    case store::Role::Drafts: return QStringLiteral("drafts");
    case store::Role::Sent: return QStringLiteral("sent");
    case store::Role::Archive:
    case store::Role::All: return QStringLiteral("archive");
    case store::Role::Junk: return QStringLiteral("junk");
    case store::Role::Trash: return QStringLiteral("trash");
    case store::Role::None: break;
    }
    return QStringLiteral("folder");
}

void FolderDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    if (index.data(FolderTreeModel::IsAccountRole).toBool()) {
        paintAccount(painter, option, index);
    } else {
        paintFolder(painter, option, index);
    }
    painter->restore();
}

void FolderDelegate::paintAccount(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Colors &colors = Colors::of(option.palette);
    const QFont font = sized(option.font, TextSize::Small, QFont::DemiBold);
    const QRect logical = option.rect.adjusted(22, index.row() > 0 ? accountGap : 0, -badgeRight, 0);
    const QRect rect = QStyle::visualRect(option.direction, option.rect, logical);
    painter->setFont(font);
    painter->setPen(colors.text2);
    painter->drawText(rect, Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine,
                      QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideRight, rect.width()));
}

void FolderDelegate::paintFolder(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Colors &colors = Colors::of(option.palette);
    const qint64 unread = index.data(FolderTreeModel::UnreadRole).toLongLong();
    const bool strong = unread > 0;
    const auto visual
        = [&option](const QRect &logical) { return QStyle::visualRect(option.direction, option.rect, logical); };
    const QRect row = option.rect;
    const QRect iconRect(row.left() + iconLeft, row.center().y() - metrics::iconSize / 2 + 1, metrics::iconSize,
                         metrics::iconSize);
    const bool selectable = index.data(FolderTreeModel::SelectableRole).toBool();
    paintIcon(painter, folderIcon(index.data(FolderTreeModel::SpecialRole).toInt()), visual(iconRect),
              strong ? colors.text : colors.text2);
    int right = badgeRight;
    if (strong) {
        const QRect room = row.adjusted(0, 0, -badgeRight, 0);
        right += 6
            + paintBadge(painter, visual(room), unread, sized(option.font, TextSize::Tiny, QFont::DemiBold),
                         colors.badge, colors.text, option.direction);
    }
    const QFont font = sized(option.font, TextSize::Normal, strong ? QFont::DemiBold : QFont::Normal);
    const QRect textRect = visual(row.adjusted(textLeft, 0, -right, 0));
    painter->setFont(font);
    painter->setPen(selectable ? colors.text : colors.text2);
    painter->drawText(textRect, Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine,
                      QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideRight, textRect.width()));
}

QSize FolderDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const bool heading = index.data(FolderTreeModel::IsAccountRole).toBool();
    return {0, metrics::treeRowHeight + (heading && index.row() > 0 ? accountGap : 0)};
}

QWidget *FolderDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &) const
{
    auto *editor = new QLineEdit(parent);
    editor->setObjectName(QStringLiteral("folderNameEditor"));
    editor->setAccessibleName(tr("Folder name"));
    editor->setFrame(true);
    editor->setMaxLength(200);
    return editor;
}

void FolderDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                                          const QModelIndex &) const
{
    const QRect logical = option.rect.adjusted(textLeft - 6, 0, -2, 0);
    editor->setGeometry(QStyle::visualRect(option.direction, option.rect, logical));
}

} // namespace waxwing::ui
