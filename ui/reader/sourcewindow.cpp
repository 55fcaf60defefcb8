#include "ui/reader/sourcewindow.h"

#include "core/base/octets.h"
#include "core/mime/address.h"
#include "core/mime/filename.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"

#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSaveFile>
#include <QShortcut>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace waxwing::ui {

namespace {

// What is laid out; the rest is in the saved file.
constexpr qsizetype maxShown = 2_MiB;
constexpr qsizetype maxLine = 4000;

QString shownText(const QByteArray &source)
{
    QString text = QString::fromUtf8(source.first(qMin(source.size(), maxShown)));
    text.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
    qsizetype lineStart = 0;
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (text[at] == u'\n') {
            lineStart = at + 1;
        } else if (at - lineStart >= maxLine) {
            text.insert(at, u'\n');
            lineStart = at + 1;
        }
    }
    return text;
}

} // namespace

SourceWindow *SourceWindow::open(const QByteArray &source, const QString &title, QWidget *parent)
{
    auto *window = new SourceWindow(source, title, parent);
    window->show();
    return window;
}

SourceWindow::SourceWindow(const QByteArray &source, const QString &title, QWidget *parent)
    : QWidget(parent, Qt::Window)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("sourceWindow"));
    setWindowTitle(tr("Source of %1").arg(mime::harmlessLine(title, 120)));
    resize(820, 640);
    auto *text = new QPlainTextEdit(this);
    text->setObjectName(QStringLiteral("sourceText"));
    text->setAccessibleName(tr("Source"));
    text->setReadOnly(true);
    text->setFrameShape(QFrame::NoFrame);
    text->setFont(fixedFont(font()));
    text->setPlainText(shownText(source));
    auto *copy = new QPushButton(icon(QStringLiteral("copy")), tr("Copy"), this);
    auto *save = new QPushButton(icon(QStringLiteral("save")), tr("Save as…"), this);
    connect(copy, &QPushButton::clicked, text, [text] { QApplication::clipboard()->setText(text->toPlainText()); });
    connect(save, &QPushButton::clicked, this, [this, source] { this->save(source); });
    new QShortcut(Qt::Key_Escape, this, [this] { close(); });

    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(12, 8, 12, 8);
    if (source.size() > maxShown)
        buttons->addWidget(new QLabel(tr("The first 2 MB are shown; the saved file is complete."), this));
    buttons->addStretch();
    buttons->addWidget(copy);
    buttons->addWidget(save);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(text, 1);
    layout->addLayout(buttons);
}

void SourceWindow::save(const QByteArray &source)
{
    auto *dialog = new QFileDialog(this, tr("Save message"),
                                   QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(mime::safeFileName(tr("message") + QStringLiteral(".eml")));
    connect(dialog, &QFileDialog::fileSelected, this, [this, source](const QString &path) {
        QSaveFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(source) != source.size() || !file.flush() || !file.commit())
            setWindowTitle(tr("Not saved: %1").arg(file.errorString()));
    });
    dialog->open();
}

} // namespace waxwing::ui
