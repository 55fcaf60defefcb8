#include "ui/messagelist/columnsdialog.h"

#include <QDialogButtonBox>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

namespace waxwing::ui {

ColumnsDialog::ColumnsDialog(ListHeaderView *header, QWidget *parent)
    : QDialog(parent)
    , m_header(header)
    , m_choices(header->choices())
    , m_list(new QListWidget(this))
    , m_width(new QSpinBox(this))
{
    setObjectName(QStringLiteral("columnsDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Columns"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(8);
    auto *why = new QLabel(tr("Alt with the arrows moves a column. Folder and Account are there where a list has "
                              "mail of several."),
                           this);
    why->setWordWrap(true);
    layout->addWidget(why);
    m_list->setObjectName(QStringLiteral("columnsList"));
    m_list->setAccessibleName(tr("Columns"));
    m_list->installEventFilter(this);
    layout->addWidget(m_list, 1);
    layout->addLayout(makeWidth());
    layout->addWidget(makeButtons());
    fill(0);
    connect(m_list, &QListWidget::itemChanged, this, &ColumnsDialog::takeChecks);
    connect(m_list, &QListWidget::currentRowChanged, this, &ColumnsDialog::showCurrent);
    resize(360, 480);
}

QLayout *ColumnsDialog::makeWidth()
{
    auto *row = new QHBoxLayout;
    auto *label = new QLabel(tr("Width"), this);
    label->setBuddy(m_width);
    m_width->setObjectName(QStringLiteral("columnWidth"));
    m_width->setAccessibleName(tr("Width"));
    m_width->setSingleStep(8);
    connect(m_width, &QSpinBox::valueChanged, this, [this](int width) {
        const int row = m_list->currentRow();
        if (row >= 0 && m_width->isEnabled()) {
            m_choices[row].width = width;
            apply();
        }
    });
    row->addWidget(label);
    row->addWidget(m_width);
    row->addStretch(1);
    const auto arrow = [this, row](const QString &text, const char *name, int by) {
        auto *button = new QPushButton(text, this);
        button->setObjectName(QString::fromLatin1(name));
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, [this, by] { move(by); });
        row->addWidget(button);
    };
    arrow(tr("Up"), "columnUp", -1);
    arrow(tr("Down"), "columnDown", 1);
    return row;
}

QWidget *ColumnsDialog::makeButtons()
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    QPushButton *first = buttons->addButton(tr("As at first"), QDialogButtonBox::ResetRole);
    first->setObjectName(QStringLiteral("columnsReset"));
    connect(first, &QPushButton::clicked, this, [this] {
        m_choices = ListHeaderView::defaultChoices();
        apply();
        fill(0);
    });
    return buttons;
}

void ColumnsDialog::fill(int current)
{
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    for (const ColumnChoice &choice : std::as_const(m_choices)) {
        const models::Column &column = models::columns()[choice.column];
        auto *item = new QListWidgetItem(column.title, m_list);
        const bool fixed = column.width == 0; // takes what is left
        item->setFlags(fixed ? Qt::ItemIsEnabled | Qt::ItemIsSelectable
                             : Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(choice.shown ? Qt::Checked : Qt::Unchecked);
    }
    m_list->setCurrentRow(current);
    showCurrent();
}

void ColumnsDialog::showCurrent()
{
    const int row = m_list->currentRow();
    const models::Column *column = row < 0 ? nullptr : &models::columns()[m_choices[row].column];
    const QSignalBlocker quiet(m_width);
    m_width->setEnabled(column && column->width > 0 && column->icon.isEmpty());
    m_width->setRange(ListHeaderView::leastWidth, ListHeaderView::mostWidth);
    m_width->setValue(row < 0 ? 0 : m_choices[row].width);
}

void ColumnsDialog::move(int by)
{
    const int row = m_list->currentRow();
    if (row < 0 || row + by < 0 || row + by >= m_choices.size()) {
        return;
    }
    m_choices.move(row, row + by);
    apply();
    fill(row + by);
}

void ColumnsDialog::takeChecks()
{
    for (int row = 0; row < m_list->count(); ++row) {
        m_choices[row].shown = m_list->item(row)->checkState() == Qt::Checked;
    }
    apply();
}

void ColumnsDialog::apply()
{
    if (m_header) {
        m_header->setChoices(m_choices);
    }
}

bool ColumnsDialog::eventFilter(QObject *watched, QEvent *event)
{
    const auto *key = event->type() == QEvent::KeyPress ? static_cast<QKeyEvent *>(event) : nullptr;
    const bool arrow = key && (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down);
    if (watched == m_list && arrow && key->modifiers() == Qt::AltModifier) {
        move(key->key() == Qt::Key_Up ? -1 : 1);
        return true;
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace waxwing::ui
