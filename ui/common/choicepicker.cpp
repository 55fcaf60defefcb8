#include "ui/common/choicepicker.h"

#include "ui/common/colors.h"
#include "ui/common/icons.h"
#include "ui/common/stylepaint.h"
#include "ui/common/words.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace waxwing::ui {

namespace {

constexpr int rowHeight = 28;
constexpr int hintMargin = 12;
constexpr qsizetype typedIndex = -1;

enum Role { IndexRole = Qt::UserRole, HintRole };

class HintDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::paint(painter, option, index);
        const QString hint = index.data(HintRole).toString();
        if (hint.isEmpty()) {
            return;
        }
        painter->save();
        painter->setPen(Colors::of(option.palette).text2);
        painter->drawText(option.rect.adjusted(hintMargin, 0, -hintMargin, 0),
                          lineFlags(hint, option.direction, Qt::AlignRight), hint);
        painter->restore();
    }
};

} // namespace

ChoicePicker::ChoicePicker(const QString &name, const QString &title, QList<Choice> choices, QWidget *parent)
    : QDialog(parent), m_choices(std::move(choices)), m_field(new QLineEdit(this)), m_list(new QListWidget(this))
{
    setObjectName(name);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    setModal(true);
    resize(420, 400);
    m_field->setObjectName(QString(name + QStringLiteral("Field")));
    m_field->installEventFilter(this);
    m_list->setObjectName(QString(name + QStringLiteral("List")));
    m_list->setUniformItemSizes(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setItemDelegate(new HintDelegate(m_list));
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_field);
    layout->addWidget(m_list, 1);
    connect(m_field, &QLineEdit::textChanged, this, &ChoicePicker::filter);
    connect(m_field, &QLineEdit::returnPressed, this, &ChoicePicker::choose);
    connect(m_list, &QListWidget::itemClicked, this, &ChoicePicker::choose);
    filter({});
    m_field->setFocus();
}

void ChoicePicker::setOfferForTyped(std::function<Choice(const QString &)> offer)
{
    m_offer = std::move(offer);
}

void ChoicePicker::filter(const QString &text)
{
    m_list->clear();
    const QStringList words = typedWords(text);
    for (qsizetype i = 0; i < m_choices.size(); ++i) {
        if (hasEveryWord(m_choices[i].text, words)) {
            add(m_choices[i], i);
        }
    }
    if (const Choice typed = m_offer ? m_offer(text) : Choice(); !typed.text.isEmpty()) {
        add(typed, typedIndex);
    }
    m_list->setCurrentRow(0);
}

void ChoicePicker::add(const Choice &choice, qsizetype index)
{
    auto *item = new QListWidgetItem(choice.text, m_list);
    if (!choice.icon.isEmpty()) {
        item->setIcon(icon(choice.icon, Tint::Text2));
    }
    item->setData(IndexRole, index);
    item->setData(HintRole, choice.hint);
    item->setSizeHint({0, rowHeight});
    item->setData(Qt::AccessibleTextRole,
                  choice.hint.isEmpty() ? choice.text : QString(choice.text + QStringLiteral(", ") + choice.hint));
}

void ChoicePicker::choose()
{
    if (const QListWidgetItem *item = m_list->currentItem()) {
        const qsizetype index = item->data(IndexRole).toLongLong();
        const QString typed = m_field->text();
        accept();
        if (index == typedIndex) {
            Q_EMIT typedPicked(typed);
        } else {
            Q_EMIT picked(index);
        }
    }
}

bool ChoicePicker::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up) {
            const int row = m_list->currentRow() + (key == Qt::Key_Down ? 1 : -1);
            m_list->setCurrentRow(qBound(0, row, m_list->count() - 1));
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace waxwing::ui
