#include "ui/accounts/fields.h"

#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/metrics.h"

#include <QAction>
#include <QCoreApplication>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace waxwing::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(waxwing::ui::ServerForm)
};

} // namespace

QWidget *labelled(QWidget *parent, const QString &label, QWidget *field, const QString &hint)
{
    auto *box = new QWidget(parent);
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    auto *text = new QLabel(label, box);
    text->setBuddy(field);
    text->setFont(sized(parent->font(), TextSize::Small));
    layout->addWidget(text);
    layout->addWidget(field);
    field->setMinimumHeight(metrics::buttonHeight);
    if (!hint.isEmpty()) {
        auto *explained = new QLabel(hint, box);
        explained->setFont(sized(parent->font(), TextSize::Small));
        explained->setWordWrap(true);
        explained->setForegroundRole(QPalette::PlaceholderText);
        layout->addWidget(explained);
        field->setAccessibleDescription(hint);
    }
    layout->addStretch(); // fields of one row stand side by side, however many lines a hint needs
    if (auto *line = qobject_cast<QLineEdit *>(field))
        line->setTextMargins(6, 0, 2, 0);
    return box;
}

void makeFileField(QLineEdit *field, const QString &dialogTitle)
{
    QAction *choose = field->addAction(icon(QStringLiteral("folder"), Tint::Text2), QLineEdit::TrailingPosition);
    choose->setToolTip(Words::tr("Choose a file"));
    QObject::connect(choose, &QAction::triggered, field, [field, dialogTitle] {
        auto *dialog = new QFileDialog(field, dialogTitle);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setNameFilters({Words::tr("Certificates (*.pem *.crt *.cer)"), Words::tr("All files (*)")});
        QObject::connect(dialog, &QFileDialog::fileSelected, field, &QLineEdit::setText);
        dialog->open();
    });
}

} // namespace waxwing::ui
