#include "ui/reader/openlink.h"

#include "core/mime/address.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QMessageBox>
#include <QPushButton>
#include <QUrl>

namespace waxwing::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(waxwing::ui::OpenLink)
};

} // namespace

void openWebLink(const QString &target, const QString &warning, QWidget *parent)
{
    const QUrl url(target, QUrl::TolerantMode);
    const bool web = url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
    if (!web || url.host().isEmpty())
        return;
    if (warning.isEmpty()) {
        QDesktopServices::openUrl(url);
        return;
    }
    const QString real = mime::harmlessLine(url.toString(QUrl::FullyEncoded), 2000);
    auto *box = new QMessageBox(QMessageBox::Warning, Words::tr("Open this link?"),
                                QString(warning + QStringLiteral("\n\n") + Words::tr("It goes to: %1").arg(real)),
                                QMessageBox::Cancel, parent);
    box->setObjectName(QStringLiteral("linkQuestion"));
    box->setTextFormat(Qt::PlainText);
    box->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(box->addButton(Words::tr("Copy link"), QMessageBox::ActionRole), &QPushButton::clicked, box,
                     [real] { QGuiApplication::clipboard()->setText(real); });
    QObject::connect(box->addButton(Words::tr("Open anyway"), QMessageBox::AcceptRole), &QPushButton::clicked, box,
                     [url] { QDesktopServices::openUrl(url); });
    box->setDefaultButton(QMessageBox::Cancel);
    box->open();
}

} // namespace waxwing::ui
