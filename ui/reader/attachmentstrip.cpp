#include "ui/reader/attachmentstrip.h"

#include "core/base/onpool.h"
#include "core/mime/filename.h"
#include "ui/common/colors.h"
#include "ui/common/dragdata.h"
#include "ui/common/filechip.h"
#include "ui/common/icons.h"
#include "ui/common/metrics.h"
#include "ui/common/pendingfiles.h"
#include "ui/models/whenready.h"

#include <QDesktopServices>
#include <QDrag>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QMenu>
#include <QMessageBox>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QStandardPaths>
#include <QUrl>

namespace waxwing::ui {

namespace {

// More chips than a person looks through; the rest is in "Save all".
constexpr int maxChips = 200;

QString downloadFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::DownloadLocation);
}

} // namespace

AttachmentStrip::AttachmentStrip(QWidget *parent)
    : QWidget(parent)
    , m_area(new QScrollArea(this))
    , m_row(new QWidget)
    , m_chips(new QHBoxLayout(m_row))
    , m_saveAll(new QPushButton(icon(QStringLiteral("save")), tr("Save all"), this))
{
    setObjectName(QStringLiteral("readerAttachments"));
    setAccessibleName(tr("Attachments"));
    m_chips->setContentsMargins(0, 0, 0, 0);
    m_chips->setSpacing(8);
    m_area->setWidget(m_row);
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setFixedHeight(metrics::attachmentHeight + 4);
    m_saveAll->setObjectName(QStringLiteral("readerSaveAll"));
    m_saveAll->setAccessibleName(tr("Save all"));
    m_saveAll->setFlat(true);
    connect(m_saveAll, &QPushButton::clicked, this, &AttachmentStrip::saveAll);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics::readerMargin, 11, metrics::readerMargin - 8, 9);
    layout->setSpacing(8);
    layout->addWidget(m_area, 1);
    layout->addWidget(m_saveAll);
    hide();
}

void AttachmentStrip::setMessage(const models::MessagePtr &message, const QSet<QByteArray> &shownInline)
{
    m_message = message;
    qDeleteAll(m_row->findChildren<FileChip *>(QString(), Qt::FindDirectChildrenOnly));
    while (QLayoutItem *item = m_chips->takeAt(0))
        delete item;
    QList<mime::Part> parts = message ? message->document.attachments : QList<mime::Part>();
    parts.removeIf([&shownInline](const mime::Part &part) {
        return part.disposition != mime::Disposition::Attachment && shownInline.contains(part.contentId);
    });
    for (const mime::Part &part : parts.first(qMin<qsizetype>(parts.size(), maxChips)))
        addChip(part);
    m_chips->addStretch();
    m_saveAll->setVisible(parts.size() > 1);
    setVisible(!parts.isEmpty());
}

void AttachmentStrip::addChip(const mime::Part &part)
{
    auto *chip = new FileChip(AttachmentFiles::nameOf(part), part.type, part.decodedSize(), false, m_row);
    chip->setObjectName(QStringLiteral("readerAttachment"));
    m_chips->addWidget(chip);
    connect(chip, &FileChip::clicked, this, [this, chip, part] { showMenu(chip, part); });
    connect(chip, &FileChip::dragRequested, this, [this, chip, part] { drag(chip, part); });
    connect(chip, &FileChip::menuRequested, this, [this, chip, part] { showMenu(chip, part); });
}

// Its copy is written while the hand is on its way to the other window; from a server that would be too late.
void AttachmentStrip::drag(FileChip *chip, const mime::Part &part)
{
    if (!models::isHere(m_message, part)) {
        Q_EMIT notice(tr("“%1” is not on this computer yet. It is being fetched; drag it again in a moment.")
                          .arg(AttachmentFiles::nameOf(part)));
        models::whenReady(
            this, models::partBytes(m_message, part), [](const QByteArray &) {}, tell());
        return;
    }
    const auto file = std::make_shared<PendingFiles>();
    models::whenReady(
        this, m_files.temporaryCopy(m_message, part), [file](const QString &path) { file->finish({path}); },
        [file, say = tell()](const Error &error) {
            file->fail();
            say(error);
        });
    const QString name = AttachmentFiles::nameOf(part);
    auto *drag = new QDrag(this);
    drag->setMimeData(new FilesMime(file));
    drag->setPixmap(dragPixmap(fileIconName(name, part.type), name, chip));
    drag->setHotSpot({-12, -8});
    drag->exec(Qt::CopyAction);
}

void AttachmentStrip::showMenu(QWidget *chip, const mime::Part &part)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(icon(QStringLiteral("open")), tr("Open"), this, [this, part] { open(part); })
        ->setObjectName(QStringLiteral("attachmentOpen"));
    menu->addAction(icon(QStringLiteral("save")), tr("Save as…"), this, [this, part] { saveAs(part); })
        ->setObjectName(QStringLiteral("attachmentSave"));
    if (m_message->rest && m_message->rest->isFetching(m_message->placement, part.number)) {
        menu->addAction(icon(QStringLiteral("close")), tr("Stop fetching"), this,
                        [message = m_message, number = part.number] {
                            if (message->rest)
                                message->rest->stop(message->placement, number);
                        })
            ->setObjectName(QStringLiteral("attachmentStop"));
    }
    menu->popup(chip->mapToGlobal(QPoint(0, -menu->sizeHint().height() - 2)));
}

void AttachmentStrip::open(const mime::Part &part)
{
    const QString name = AttachmentFiles::nameOf(part);
    if (!mime::isDangerousToOpen(name, part.type)) {
        openCopy(part);
        return;
    }
    auto *box = new QMessageBox(QMessageBox::Warning, tr("Not opened"),
                                tr("“%1” could run a program on this computer, so Waxwing does not open it. Save it if "
                                   "you know what it is and who sent it.")
                                    .arg(name),
                                QMessageBox::Cancel, this);
    box->setTextFormat(Qt::PlainText);
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton *save = box->addButton(tr("Save as…"), QMessageBox::AcceptRole);
    connect(save, &QPushButton::clicked, this, [this, part] { saveAs(part); });
    box->open();
}

std::function<void(const Error &)> AttachmentStrip::tell()
{
    return [this](const Error &error) { Q_EMIT notice(error.summary()); };
}

void AttachmentStrip::tellThatItIsFetched(const mime::Part &part)
{
    if (!models::isHere(m_message, part))
        Q_EMIT notice(tr("Fetching “%1” from the server").arg(AttachmentFiles::nameOf(part)));
}

void AttachmentStrip::openCopy(const mime::Part &part)
{
    tellThatItIsFetched(part);
    models::whenReady(
        this, m_files.temporaryCopy(m_message, part),
        [this](const QString &path) {
            if (!QDesktopServices::openUrl(QUrl::fromLocalFile(path)))
                Q_EMIT notice(tr("No program on this computer opens this kind of file."));
        },
        tell());
}

void AttachmentStrip::saveAs(const mime::Part &part)
{
    auto *dialog = new QFileDialog(this, tr("Save attachment"), downloadFolder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(AttachmentFiles::nameOf(part));
    connect(dialog, &QFileDialog::fileSelected, this, [this, message = m_message, part](const QString &path) {
        if (message == m_message)
            tellThatItIsFetched(part);
        models::whenReady(
            this, AttachmentFiles::saveAs(message, part, path),
            [this, path] { Q_EMIT notice(tr("Saved as %1").arg(path)); }, tell());
    });
    dialog->open();
}

void AttachmentStrip::saveAll()
{
    auto *dialog = new QFileDialog(this, tr("Save all attachments in"), downloadFolder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this, message = m_message](const QString &folder) {
        models::whenReady(
            this, AttachmentFiles::saveAll(message, folder),
            [this, folder](const QStringList &paths) {
                Q_EMIT notice(tr("Saved %n files in %1", nullptr, int(paths.size())).arg(folder));
            },
            tell());
    });
    dialog->open();
}

void AttachmentStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(Colors::of(palette()).line);
    painter.drawLine(0, 0, width(), 0);
}

} // namespace waxwing::ui
