#include "ui/composer/composerwindow.h"

#include "ui/common/icons.h"
#include "ui/common/infobar.h"
#include "ui/composer/attachmentbar.h"
#include "ui/composer/attachments.h"
#include "ui/composer/bodyedit.h"
#include "ui/composer/composerfields.h"
#include "ui/composer/draftkeeper.h"
#include "ui/composer/sendflow.h"
#include "ui/models/texts.h"

#include <QCloseEvent>
#include <QFileDialog>
#include <QLabel>
#include <QLocale>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QShortcut>
#include <QStandardPaths>

namespace waxwing::ui {

ComposerWindow::ComposerWindow(sync::MailCommands *commands, FindDraft findDraft,
                               const QList<ComposerIdentity> &identities, const Composition &composition,
                               QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_commands(commands)
    , m_composition(composition)
    , m_fields(new ComposerFields(identities, this))
    , m_notice(new InfoBar(QStringLiteral("problem"), this, InfoBar::Tone::Problem))
    , m_body(new BodyEdit(this))
    , m_attachments(new Attachments(this))
    , m_attachmentBar(new AttachmentBar(m_attachments, this))
    , m_keeper(new DraftKeeper(
          commands, std::move(findDraft),
          [this] {
              return DraftKeeper::Version{m_fields->identity().account, collect(), m_attachments->snapshots()};
          },
          composition.draft, this))
    , m_sender(new SendFlow(commands, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("composer"));
    setAcceptDrops(true);
    resize(900, 700);
    layOut();
    connectParts();
    start();
}

// The parts go one after the other, and one that loses the focus on its way would still tell of a change.
ComposerWindow::~ComposerWindow()
{
    const QList<QObject *> parts{m_fields, m_body, m_attachments, m_keeper, m_sender};
    for (QObject *part : parts)
        part->disconnect();
}

void ComposerWindow::connectParts()
{
    connect(m_fields, &ComposerFields::changed, this, &ComposerWindow::changed);
    connect(m_body, &QPlainTextEdit::textChanged, this, &ComposerWindow::changed);
    connect(m_body, &BodyEdit::focusLost, m_keeper, &DraftKeeper::saveSoon);
    connect(m_body, &BodyEdit::filesDropped, this, &ComposerWindow::attachFiles);
    connect(m_attachments, &Attachments::changed, this, &ComposerWindow::changed);
    connect(m_attachments, &Attachments::failed, this, &ComposerWindow::showNotice);
    connect(m_keeper, &DraftKeeper::saved, this, [this](const QDateTime &when) {
        showStatus(tr("Saved %1").arg(models::shownLocale().toString(when.time(), QLocale::ShortFormat)),
                   QStringLiteral("done"));
    });
    connect(m_keeper, &DraftKeeper::failed, this, [this](const QString &sentence) {
        showStatus(tr("Not saved"), QStringLiteral("problem"));
        showNotice(sentence);
    });
    connect(m_sender, &SendFlow::queued, this, &ComposerWindow::afterQueued);
    connect(m_sender, &SendFlow::failed, this, [this](const QString &sentence) {
        setBusy(false);
        showNotice(sentence);
    });
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter})
        new QShortcut(QKeySequence(Qt::CTRL | key), this, [this] { send(); });
    new QShortcut(QKeySequence::Save, this, [this] { saveDraft(); });
    new QShortcut(Qt::Key_Escape, this, [this] { close(); });
}

void ComposerWindow::start()
{
    mime::Outgoing &outgoing = m_composition.outgoing;
    // One Message-ID from the first draft to the copy in Sent: by it each version is found again.
    m_fields->set(outgoing);
    if (outgoing.messageId.isEmpty())
        outgoing.messageId = mime::newMessageId(m_fields->identity().address);
    m_body->setBody(outgoing.textBody);
    // A draft has what it was left with.
    if (m_composition.draft.isValid())
        m_signature = m_fields->identity().signature;
    else
        placeSignature();
    m_attachments->setAttachments(outgoing.attachments);
    updateCount();
    updateTitle();
    m_started = true;
    if (outgoing.to.isEmpty() || outgoing.subject.isEmpty())
        m_fields->focusFirstEmpty();
    else
        m_body->setFocus();
}

mime::Outgoing ComposerWindow::collect() const
{
    mime::Outgoing outgoing = m_composition.outgoing;
    m_fields->fill(outgoing);
    outgoing.textBody = m_body->body();
    outgoing.attachments = m_attachments->attachments();
    outgoing.date = QDateTime::currentDateTime();
    return outgoing;
}

bool ComposerWindow::isEmpty() const
{
    return m_fields->isEmpty() && m_body->holdsOnly(m_signature) && m_attachments->items().isEmpty();
}

void ComposerWindow::changed()
{
    if (!m_started)
        return;
    placeSignature();
    updateCount();
    m_send->setEnabled(!m_sending && !m_attachments->isCopying());
    m_send->setToolTip(m_attachments->isCopying() ? tr("Waiting for an attachment to be read")
                                                  : tr("Send (Ctrl+Enter)"));
    updateTitle();
    m_notice->hide();
    m_touched = true;
    if (!m_sending)
        m_keeper->noteChange();
}

// Follows the choice of From, unless the person has made it their own. Changing the text leads back here.
void ComposerWindow::placeSignature()
{
    const QString wanted = m_fields->identity().signature;
    const QString before = m_signature;
    m_signature = wanted;
    if (wanted != before && !m_body->replaceSignature(before, wanted))
        m_signature = before;
}

// A reply to all says how many it goes to before it is sent.
void ComposerWindow::updateCount()
{
    const int count = m_fields->recipientCount();
    m_count->setText(count > 1 ? tr("Goes to %n people", nullptr, count) : QString());
}

void ComposerWindow::updateTitle()
{
    const QString subject = m_fields->subject();
    setWindowTitle(subject.isEmpty() ? tr("New message") : subject);
}

void ComposerWindow::chooseFiles()
{
    auto *dialog
        = new QFileDialog(this, tr("Attach files"), QStandardPaths::writableLocation(QStandardPaths::HomeLocation));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &ComposerWindow::attachFiles);
    dialog->open();
}

void ComposerWindow::attachFiles(const QStringList &paths)
{
    for (const QString &path : paths)
        m_attachments->addFile(path);
}

void ComposerWindow::send()
{
    if (m_sending || m_attachments->isCopying())
        return;
    const QString problem = m_fields->checkRecipients();
    if (!problem.isEmpty()) {
        showNotice(problem);
        return;
    }
    const QStringList warnings = m_fields->warnings() + mime::sendWarnings(collect());
    if (warnings.isEmpty())
        sendWhenSettled();
    else
        confirmWarnings(warnings);
}

void ComposerWindow::confirmWarnings(const QStringList &warnings)
{
    auto *box = new QMessageBox(QMessageBox::Question, tr("Send this message?"), warnings.join(QStringLiteral("\n\n")),
                                QMessageBox::NoButton, this);
    box->setObjectName(QStringLiteral("sendQuestion"));
    box->setTextFormat(Qt::PlainText);
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton *back = box->addButton(tr("Go back"), QMessageBox::RejectRole);
    QPushButton *anyway = box->addButton(tr("Send anyway"), QMessageBox::AcceptRole);
    back->setObjectName(QStringLiteral("sendGoBack"));
    anyway->setObjectName(QStringLiteral("sendAnyway"));
    box->setDefaultButton(back);
    connect(anyway, &QPushButton::clicked, this, &ComposerWindow::sendWhenSettled);
    box->open();
}

// A draft on its way to the store is waited for, or it would arrive after the message it belongs to has gone.
void ComposerWindow::sendWhenSettled()
{
    m_notice->hide();
    setBusy(true);
    m_keeper->stop();
    if (m_keeper->isSaving())
        connect(m_keeper, &DraftKeeper::settled, this, &ComposerWindow::sendNow, Qt::SingleShotConnection);
    else
        sendNow();
}

void ComposerWindow::sendNow()
{
    showStatus(tr("Sending"), QStringLiteral("send"));
    m_sender->send(m_fields->identity().account, collect(), m_keeper->draft(), m_attachments->snapshots());
}

void ComposerWindow::afterQueued(const sync::Applied &applied)
{
    markOriginal();
    Q_EMIT sent(applied);
    m_closing = true;
    close();
}

void ComposerWindow::markOriginal()
{
    if (!m_composition.original.isValid())
        return;
    store::FlagChange change;
    change.set = m_composition.forward ? store::Flag::Forwarded : store::Flag::Answered;
    m_commands->changeFlags({m_composition.original}, change);
}

void ComposerWindow::saveDraft()
{
    if (!m_sending)
        m_keeper->save();
}

void ComposerWindow::discard()
{
    if (isEmpty() || (!m_touched && !m_keeper->draft().isValid())) {
        throwAway();
        return;
    }
    auto *box = new QMessageBox(QMessageBox::Question, tr("Discard this message?"),
                                tr("What you wrote is not kept, also not as a draft."), QMessageBox::NoButton, this);
    box->setObjectName(QStringLiteral("discardQuestion"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setDefaultButton(box->addButton(tr("Keep writing"), QMessageBox::RejectRole));
    QPushButton *discard = box->addButton(tr("Discard"), QMessageBox::DestructiveRole);
    discard->setObjectName(QStringLiteral("discardConfirm"));
    connect(discard, &QPushButton::clicked, this, &ComposerWindow::throwAway);
    box->open();
}

void ComposerWindow::throwAway()
{
    m_keeper->stop();
    if (m_keeper->isSaving()) {
        setBusy(true);
        connect(m_keeper, &DraftKeeper::settled, this, &ComposerWindow::throwAway, Qt::SingleShotConnection);
        return;
    }
    if (m_keeper->draft().isValid())
        m_commands->remove({m_keeper->draft()}, true);
    m_closing = true;
    close();
}

bool ComposerWindow::isSafeToClose() const
{
    return m_closing || isEmpty() || !m_touched || (!m_keeper->isDirty() && !m_keeper->isSaving());
}

void ComposerWindow::keep()
{
    connect(m_keeper, &DraftKeeper::settled, this, &ComposerWindow::settled);
    if (m_sending) { // the keeper is stopped: only what could not be sent is kept
        connect(m_sender, &SendFlow::failed, m_keeper, &DraftKeeper::save);
        connect(m_sender, &SendFlow::queued, this, &ComposerWindow::settled);
        return;
    }
    m_keeper->save();
}

void ComposerWindow::closeEvent(QCloseEvent *event)
{
    if (isSafeToClose()) {
        m_keeper->stop();
        event->accept();
        return;
    }
    event->ignore();
    if (!m_sending && !findChild<QMessageBox *>(QStringLiteral("closeQuestion")))
        askBeforeClosing();
}

void ComposerWindow::askBeforeClosing()
{
    auto *box
        = new QMessageBox(QMessageBox::Question, tr("Keep this message as a draft?"),
                          tr("It was not sent, and its last changes are not saved yet."), QMessageBox::NoButton, this);
    box->setObjectName(QStringLiteral("closeQuestion"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton *keep = box->addButton(tr("Save draft"), QMessageBox::AcceptRole);
    QPushButton *discard = box->addButton(tr("Discard"), QMessageBox::DestructiveRole);
    box->addButton(tr("Keep writing"), QMessageBox::RejectRole);
    keep->setObjectName(QStringLiteral("closeSave"));
    discard->setObjectName(QStringLiteral("closeDiscard"));
    box->setDefaultButton(keep);
    connect(keep, &QPushButton::clicked, this, [this] {
        connect(
            m_keeper, &DraftKeeper::settled, this,
            [this] {
                if (!m_keeper->isDirty())
                    close();
            },
            Qt::SingleShotConnection);
        m_keeper->save();
    });
    connect(discard, &QPushButton::clicked, this, &ComposerWindow::throwAway);
    box->open();
}

void ComposerWindow::setBusy(bool busy)
{
    m_sending = busy;
    for (QWidget *part :
         {static_cast<QWidget *>(m_fields), static_cast<QWidget *>(m_body), static_cast<QWidget *>(m_attachmentBar),
          static_cast<QWidget *>(m_send), static_cast<QWidget *>(m_attach), static_cast<QWidget *>(m_save),
          static_cast<QWidget *>(m_discard)})
        part->setEnabled(!busy);
    if (!busy) {
        showStatus({}, {});
        m_keeper->resume();
    }
}

void ComposerWindow::showNotice(const QString &sentence)
{
    m_notice->setText(sentence);
    m_notice->show();
}

void ComposerWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (!localFiles(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void ComposerWindow::dropEvent(QDropEvent *event)
{
    attachFiles(localFiles(event->mimeData()));
    event->acceptProposedAction();
}

} // namespace waxwing::ui
