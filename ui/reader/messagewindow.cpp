#include "ui/reader/messagewindow.h"

#include "core/base/octets.h"
#include "core/base/onpool.h"
#include "ui/models/whenready.h"
#include "ui/reader/readerview.h"

#include <QFile>
#include <QFileInfo>
#include <QShortcut>
#include <QVBoxLayout>

namespace waxwing::ui {

namespace {

constexpr qint64 maxFileSize = 256_MiB;

QByteArray readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        throw Error(ErrorKind::Storage,
                    MessageWindow::tr("The file “%1” could not be read.").arg(QFileInfo(path).fileName()),
                    file.errorString());
    }
    if (file.size() > maxFileSize)
        throw Error(ErrorKind::Input, MessageWindow::tr("The file is too large for a message (over 256 MB)."));
    return file.readAll();
}

} // namespace

MessageWindow::MessageWindow(models::MessageLoader *loader, RemoteSenders *senders, QWidget *parent)
    : QWidget(parent, Qt::Window), m_reader(new ReaderView(loader, senders, this))
{
    loader->setParent(this);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Message"));
    resize(820, 700);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_reader);
    new QShortcut(Qt::Key_Escape, this, [this] { close(); });
    connect(m_reader, &ReaderView::mailtoActivated, this, &MessageWindow::mailtoActivated);
    connect(m_reader, &ReaderView::messageShown, this, [this](const models::MessagePtr &message) {
        const QString subject = mime::harmlessLine(message->document.envelope.subject, 200);
        setWindowTitle(subject.isEmpty() ? tr("No subject") : subject);
    });
}

void MessageWindow::openFile(const QString &path)
{
    models::whenReady(
        this, onPool([path] { return readFile(path); }),
        [this](const QByteArray &source) { m_reader->showSource(source); },
        [this](const Error &error) { m_reader->showProblem(error); });
}

} // namespace waxwing::ui
