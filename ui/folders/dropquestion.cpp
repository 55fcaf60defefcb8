#include "ui/folders/dropquestion.h"

#include <QCheckBox>
#include <QPushButton>

namespace waxwing::ui {

DropQuestion::DropQuestion(const QString &caption, QWidget *window) : QMessageBox(window)
{
    setObjectName(QStringLiteral("dropQuestion"));
    setAttribute(Qt::WA_DeleteOnClose);
    setIcon(Question);
    setWindowTitle(tr("Move"));
    setTextFormat(Qt::PlainText);
    setText(tr("%1?").arg(caption));
    auto *again = new QCheckBox(tr("Do not ask again"), this);
    setCheckBox(again);
    QPushButton *yes = addButton(tr("Move"), AcceptRole);
    addButton(Cancel);
    setDefaultButton(yes);
    connect(yes, &QPushButton::clicked, this, [this, again] { Q_EMIT agreed(!again->isChecked()); });
}

} // namespace waxwing::ui
