#include "app/gui/messagefiles.h"

#include "app/gui/mailimport.h"
#include "app/gui/windowassembly.h"
#include "ui/common/reporter.h"
#include "ui/folders/foldertreeview.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/messagelist/messagelistpane.h"
#include "ui/models/texts.h"
#include "ui/models/whenready.h"

#include <QDir>
#include <QFileDialog>
#include <QStandardPaths>

namespace waxwing::gui {

MessageFiles::MessageFiles(WindowAssembly &assembly)
    : m_assembly(assembly)
    , m_parts(assembly.parts())
    , m_write(models::writeMessagesFrom(*assembly.services().store))
    , m_folder(QDir::tempPath() + QStringLiteral("/waxwing-XXXXXX"))
{
    m_parts.list->view()->setFileSource([this] { return offer(); });
    connect(m_parts.tree, &ui::FolderTreeView::filesDropped, this, &MessageFiles::import);
}

// Begun when the drag begins: a hand takes longer to the other window than this.
std::function<QList<QUrl>()> MessageFiles::offer()
{
    const auto files = std::make_shared<ui::PendingFiles>();
    const auto written = std::make_shared<models::WrittenMessages>();
    QTemporaryDir one(m_folder.filePath(QStringLiteral("drag-XXXXXX")));
    one.setAutoRemove(false); // it goes with m_folder: the other program may read later
    const QString directory = one.path();
    m_parts.messages->resolve(m_parts.list->view()->selectedRanges(),
                              [this, files, written, directory](const QList<PlacementId> &messages) {
                                  models::whenReady(
                                      this, m_write(messages, directory),
                                      [files, written](const models::WrittenMessages &done) {
                                          *written = done;
                                          if (done.tooMany || !done.missing.isEmpty()) {
                                              files->fail();
                                          } else {
                                              files->finish(done.paths);
                                          }
                                      },
                                      [this, files](const Error &error) {
                                          files->fail();
                                          m_assembly.tellProblem(error.summary());
                                      });
                              });
    return [this, files, written] {
        QList<QUrl> urls = files->take();
        if (urls.isEmpty()) {
            refuse(*written);
            *written = {}; // said once; another program may ask again and again
        }
        return urls;
    };
}

void MessageFiles::refuse(const models::WrittenMessages &written)
{
    if (written.tooMany) {
        m_assembly.tellProblem(tr("That is too much to drag out at once. Take fewer messages."));
        return;
    }
    if (written.missing.isEmpty()) {
        return;
    }
    for (const PlacementId &message : written.missing) {
        m_assembly.services().commands->fetchBody(message);
    }
    m_assembly.tellProblem(written.missing.size() == 1
                               ? tr("That message is not on this computer yet. It is being fetched; drag it again in a "
                                    "moment.")
                               : tr("%1 of these messages are not on this computer yet. They are being fetched; drag "
                                    "them again in a moment.",
                                    nullptr, int(written.missing.size()))
                                     .arg(models::shownLocale().toString(written.missing.size())));
}

void MessageFiles::saveSelected()
{
    auto *dialog = new QFileDialog(m_parts.window, tr("Save messages in"),
                                   QStandardPaths::writableLocation(QStandardPaths::DownloadLocation));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, &MessageFiles::saveInto);
    dialog->open();
}

void MessageFiles::saveInto(const QString &directory)
{
    m_parts.messages->resolve(m_parts.list->view()->selectedRanges(),
                              [this, directory](const QList<PlacementId> &messages) {
                                  models::whenReady(
                                      this, m_write(messages, directory),
                                      [this, directory](const models::WrittenMessages &written) {
                                          if (written.paths.isEmpty()) {
                                              refuse(written);
                                          } else {
                                              m_assembly.say(tr("Saved as files in %1").arg(directory));
                                          }
                                      },
                                      [this](const Error &error) { m_assembly.tellProblem(error.summary()); });
                              });
}

void MessageFiles::importInto(FolderId folder)
{
    auto *dialog = new QFileDialog(m_parts.window, tr("Import messages"),
                                   QStandardPaths::writableLocation(QStandardPaths::DownloadLocation),
                                   tr("Mail files (*.eml *.mbox *.mbx);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this,
            [this, folder](const QStringList &files) { import(files, folder); });
    dialog->open();
}

void MessageFiles::import(const QStringList &files, FolderId folder)
{
    auto *import = new MailImport(m_assembly.services().commands, files, folder, this);
    connect(import, &MailImport::imported, this,
            [this](sync::Applied applied, int messages, const QStringList &problems) {
                if (messages == 0) {
                    m_assembly.tellProblem(problems.isEmpty() ? tr("There was no message in it.") : problems.first());
                    return;
                }
                if (messages > 1) {
                    applied.what
                        = tr("Copied %1 message(s)", nullptr, messages).arg(models::shownLocale().toString(messages));
                }
                if (!problems.isEmpty()) {
                    applied.what += QStringLiteral(". ") + problems.first();
                }
                m_assembly.applied(applied);
            });
    connect(import, &MailImport::failed, this, [this](const QString &sentence, int messages) {
        m_assembly.tellProblem(messages == 0 ? sentence
                                             : tr("%1 Before that, %2 message(s) had been copied.", nullptr, messages)
                                                   .arg(sentence, models::shownLocale().toString(messages)));
    });
    import->start();
}

} // namespace waxwing::gui
