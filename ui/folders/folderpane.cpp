#include "ui/folders/folderpane.h"

#include "ui/common/icons.h"
#include "ui/folders/foldertreeview.h"

#include <QAction>
#include <QKeyEvent>
#include <QLineEdit>
#include <QVBoxLayout>

namespace waxwing::ui {

namespace {

constexpr int manyFolders = 40; // more than a screen holds: looking for one takes longer than typing

} // namespace

FolderPane::FolderPane(FolderTreeView *tree, QWidget *parent)
    : QWidget(parent), m_tree(tree), m_field(new QLineEdit(this))
{
    m_field->setObjectName(QStringLiteral("folderFilter"));
    m_field->setAccessibleName(tr("Filter folders"));
    m_field->setPlaceholderText(tr("Filter folders"));
    m_field->addAction(icon(QStringLiteral("filter"), Tint::Text2), QLineEdit::LeadingPosition);
    QAction *clear = m_field->addAction(icon(QStringLiteral("clear"), Tint::Text2), QLineEdit::TrailingPosition);
    clear->setText(tr("Show all folders"));
    clear->setVisible(false);
    connect(clear, &QAction::triggered, m_field, &QLineEdit::clear);
    connect(m_field, &QLineEdit::textChanged, clear,
            [clear](const QString &text) { clear->setVisible(!text.isEmpty()); });
    m_field->installEventFilter(this);
    m_field->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_field);
    layout->addWidget(m_tree, 1);
    setFocusProxy(m_tree);
    connect(m_field, &QLineEdit::textChanged, m_tree, &FolderTreeView::setFilter);
    connect(m_field, &QLineEdit::returnPressed, this, &FolderPane::openFirst);
    connect(m_tree->model(), &QAbstractItemModel::rowsInserted, this, &FolderPane::updateField);
    connect(m_tree->model(), &QAbstractItemModel::rowsRemoved, this, &FolderPane::updateField);
}

void FolderPane::filter()
{
    m_asked = true;
    updateField();
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void FolderPane::updateField()
{
    m_field->setVisible(m_asked || !m_field->text().isEmpty() || m_tree->folderCount() > manyFolders);
}

void FolderPane::leave(bool clear)
{
    m_asked = false;
    if (clear) {
        m_field->clear();
    }
    m_tree->setFocus(Qt::OtherFocusReason);
    updateField();
}

void FolderPane::openFirst()
{
    m_tree->selectFirstMatch();
    leave(true);
}

bool FolderPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Escape || key == Qt::Key_Down) {
            leave(key == Qt::Key_Escape);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace waxwing::ui
