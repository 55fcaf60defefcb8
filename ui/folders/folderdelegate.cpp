#include "ui/folders/folderdelegate.h"

#include "ui/common/colors.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/looks.h"
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
constexpr int headingLeft = 22;
constexpr int badgeRight = 8;
constexpr int smallIcon = 14;

} // namespace

QString folderIcon(int role, bool foreign)
{
    if (foreign) {
        return QStringLiteral("folder-shared");
    }
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
    if (index.data(FolderTreeModel::IsHeadingRole).toBool()) {
        paintHeading(painter, option, index);
    } else {
        paintFolder(painter, option, index);
    }
    painter->restore();
}

void FolderDelegate::paintHeading(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Colors &colors = Colors::of(option.palette);
    const QFont font = sized(option.font, TextSize::Small, QFont::DemiBold);
    const QRect row = option.rect.adjusted(0, index.row() > 0 ? headingGap : 0, 0, 0);
    const int taken = paintActivity(painter, option, row.adjusted(0, 0, -badgeRight, 0), index);
    const QRect rect
        = QStyle::visualRect(option.direction, option.rect, row.adjusted(headingLeft, 0, -badgeRight - taken, 0));
    painter->setFont(font);
    painter->setPen(colors.text2);
    painter->drawText(rect, lineFlags(index.data().toString(), option.direction),
                      QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideRight, rect.width()));
}

int FolderDelegate::paintActivity(QPainter *painter, const QStyleOptionViewItem &option, const QRect &row,
                                  const QModelIndex &index) const
{
    const Colors &colors = Colors::of(option.palette);
    const auto visual
        = [&option](const QRect &logical) { return QStyle::visualRect(option.direction, option.rect, logical); };
    const QRect iconRect(row.right() - smallIcon + 1, row.center().y() - smallIcon / 2 + 1, smallIcon, smallIcon);
    if (!index.data(FolderTreeModel::ProblemRole).toString().isEmpty()) {
        paintIcon(painter, QStringLiteral("problem"), visual(iconRect), colors.error);
        return smallIcon + 6;
    }
    const int percent = index.data(FolderTreeModel::PercentRole).toInt();
    if (percent == models::FolderActivity::none) {
        return 0;
    }
    if (percent == models::FolderActivity::unknown) {
        paintIcon(painter, QStringLiteral("refresh"), visual(iconRect), colors.text3);
        return smallIcon + 6;
    }
    const QString text = tr("%1 %").arg(percent);
    const QFont font = sized(option.font, TextSize::Tiny);
    const int width = QFontMetrics(font).horizontalAdvance(text);
    painter->setFont(font);
    painter->setPen(colors.text2);
    painter->drawText(visual(QRect(row.right() - width + 1, row.top(), width, row.height())),
                      lineFlags(text, option.direction, Qt::AlignRight), text);
    // The share done as a thin line at the row's foot, as wide as the row.
    const QRect track(option.rect.left() + textLeft, row.bottom() - 1, option.rect.width() - textLeft - badgeRight, 2);
    painter->fillRect(visual(track), colors.line);
    painter->fillRect(visual(QRect(track.left(), track.top(), track.width() * qBound(0, percent, 100) / 100, 2)),
                      colors.accent);
    return width + 6;
}

int FolderDelegate::paintUnread(QPainter *painter, const QStyleOptionViewItem &option, const QRect &row,
                                const QModelIndex &index) const
{
    const qint64 unread = index.data(FolderTreeModel::UnreadRole).toLongLong();
    if (unread <= 0) {
        return 0;
    }
    const Colors &colors = Colors::of(option.palette);
    const bool all = index.data(FolderTreeModel::KindRole).toInt() == int(models::NodeKind::AllInboxes);
    const bool strong = all && option.state.testFlag(QStyle::State_Selected);
    return 6
        + paintBadge(painter, QStyle::visualRect(option.direction, option.rect, row), unread,
                     sized(option.font, TextSize::Tiny, QFont::DemiBold), strong ? colors.accent : colors.badge,
                     strong ? colors.onAccent : colors.text, option.direction);
}

void FolderDelegate::paintFolder(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Colors &colors = Colors::of(option.palette);
    const bool strong = index.data(FolderTreeModel::UnreadRole).toLongLong() > 0;
    const auto visual
        = [&option](const QRect &logical) { return QStyle::visualRect(option.direction, option.rect, logical); };
    // All Inboxes has no heading above it, but stands with the folders.
    const int indent = index.parent().isValid() ? 0 : metrics::treeIndent;
    const QRect row = option.rect.adjusted(indent, 0, 0, 0);
    const QRect iconRect(row.left() + iconLeft, row.center().y() - metrics::iconSize / 2 + 1, metrics::iconSize,
                         metrics::iconSize);
    const bool selectable = index.data(FolderTreeModel::SelectableRole).toBool();
    const bool foreign = index.data(FolderTreeModel::ForeignRole).toBool();
    paintIcon(painter, folderIcon(index.data(FolderTreeModel::SpecialRole).toInt(), foreign), visual(iconRect),
              strong ? colors.text : colors.text2);
    int right = badgeRight;
    right += paintUnread(painter, option, row.adjusted(0, 0, -right, 0), index);
    right += paintActivity(painter, option, row.adjusted(0, 0, -right, 0), index);
    const QFont font = sized(option.font, TextSize::Normal, strong ? QFont::DemiBold : QFont::Normal);
    const QRect textRect = visual(row.adjusted(textLeft, 0, -right, 0));
    painter->setFont(font);
    painter->setPen(selectable ? colors.text : colors.text2);
    painter->drawText(textRect, lineFlags(index.data().toString(), option.direction),
                      QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideRight, textRect.width()));
}

QSize FolderDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool heading = index.row() > 0 && index.data(FolderTreeModel::IsHeadingRole).toBool();
    return {0, rows::tree(option.font) + (heading ? headingGap : 0)};
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

// Asked for again whenever the row changes, for a new count too: what was typed meanwhile stays.
void FolderDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    const auto *field = qobject_cast<const QLineEdit *>(editor);
    if (!field || !field->isModified()) {
        QStyledItemDelegate::setEditorData(editor, index);
    }
}

void FolderDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                                          const QModelIndex &) const
{
    const QRect logical = option.rect.adjusted(textLeft - 6, 0, -2, 0);
    editor->setGeometry(QStyle::visualRect(option.direction, option.rect, logical));
}

} // namespace waxwing::ui
