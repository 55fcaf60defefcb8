#include "app/gui/messagedesk.h"

#include "app/gui/folderdesk.h"
#include "app/gui/windowassembly.h"
#include "ui/common/toast.h"
#include "ui/composer/composers.h"
#include "ui/folders/folderpicker.h"
#include "ui/folders/foldertreeview.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/panefolding.h"
#include "ui/mainwindow/searchfield.h"
#include "ui/messagelist/messageactions.h"
#include "ui/messagelist/messagelistpane.h"
#include "ui/messagelist/snoozepicker.h"
#include "ui/messagelist/tagpicker.h"
#include "ui/models/conversationread.h"
#include "ui/models/texts.h"
#include "ui/models/whenready.h"
#include "ui/reader/messagewindow.h"
#include "ui/reader/readerview.h"

#include <QSettings>

namespace waxwing::gui {

using ui::MessageListPane;
using ui::MessageListView;
using ui::ReaderPlace;
using ui::ReaderView;

namespace {

const QString filingKey = QStringLiteral("filing");
constexpr int readDelayMs = 1000; // looked at, not passed over

} // namespace

MessageDesk::MessageDesk(WindowAssembly &assembly) : m_assembly(assembly), m_parts(assembly.parts()), m_unread(assembly)
{
    const QSettings settings(assembly.services().settingsFile, QSettings::IniFormat);
    m_filing = ui::FilingMemory::fromTexts(settings.value(filingKey).toStringList());
    wireList();
    wireReader();
    m_readDelay.setSingleShot(true);
    m_readDelay.setInterval(readDelayMs);
    connect(&m_readDelay, &QTimer::timeout, this, &MessageDesk::markShownRead);
}

void MessageDesk::wireList()
{
    MessageListPane *list = m_parts.list;
    ui::MainWindow *window = m_parts.window;
    connect(list, &MessageListPane::messageShown, this, &MessageDesk::messageShown);
    connect(list, &MessageListPane::tryAgainRequested, m_assembly.services().commands, [this] {
        m_assembly.services().commands->setOffline(false);
        m_assembly.services().commands->checkMail();
    });
    connect(list, &MessageListPane::lookChanged, this, [window](ui::ListLook look) {
        // A table needs the width; the message goes below it.
        if (window->readerPlace() != ReaderPlace::Off) {
            window->setReaderPlace(look == ui::ListLook::Table ? ReaderPlace::Below : ReaderPlace::Right);
        }
    });
    connect(list->view(), &MessageListView::selectionCountChanged, &m_assembly, &WindowAssembly::updateActions);
    connect(list, &ui::MessageListPane::groupingChanged, &m_assembly, &WindowAssembly::updateActions);
    connect(list->view(), &MessageListView::spacePressed, this, [this](bool) { nextPageOrUnread(); });
    connect(list->view(), &QAbstractItemView::clicked, this, [this, window] {
        if (m_parts.list->currentMessage().isValid()) {
            window->folding()->showReader(true);
        }
    });
    connect(list->view(), &QAbstractItemView::activated, this, [this, window] {
        if (window->folding()->fold() == ui::PaneFolding::Fold::OnePane && window->readerPlace() != ReaderPlace::Off) {
            window->folding()->showReader(true);
        } else {
            openMessage(m_parts.list->currentMessage());
        }
    });
    connect(window, &ui::MainWindow::panesChanged, this, [this, window] {
        // The toast stands where it is seen.
        const bool covered = window->folding()->isReaderInPlaceOfList();
        m_parts.list->toast()->setHost(covered ? static_cast<QWidget *>(m_parts.reader) : m_parts.list);
        if (m_parts.reader->current() != m_parts.list->currentMessage()) {
            messageShown(m_parts.list->currentMessage());
        }
    });
    connect(list->view(), &QWidget::customContextMenuRequested, this, &MessageDesk::showMenu);
    connect(m_parts.search, &QLineEdit::textChanged, list, &MessageListPane::search);
    connect(m_parts.search, &ui::SearchField::leaveRequested, list->view(),
            [this] { m_parts.list->view()->setFocus(Qt::OtherFocusReason); });
}

void MessageDesk::wireReader()
{
    ReaderView *reader = m_parts.reader;
    connect(reader, &ReaderView::messageShown, this, [this](const models::MessagePtr &message) {
        if (const auto waiting = std::exchange(m_whenShown, {})) {
            waiting(message);
        }
        m_readDelay.start(); // one of a conversation may have been opened in the pane
    });
    connect(reader, &ReaderView::mailtoActivated, m_parts.composers, &ui::Composers::composeMailto);
    connect(reader, &ReaderView::notice, &m_assembly, &WindowAssembly::say);
    connect(reader, &ReaderView::starClicked, m_parts.messageActions, &ui::MessageActions::star);
    connect(m_parts.messages, &models::MessageListModel::loaded, this, &MessageDesk::showConversation);
    connect(m_parts.messages, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex &first, const QModelIndex &last) {
                const int current = m_parts.list->view()->currentIndex().row();
                if (current < first.row() || current > last.row()) {
                    return;
                }
                const store::MessageRow *row = m_parts.messages->row(current);
                if (row && row->id == m_parts.reader->current()) {
                    m_parts.reader->setStarred(row->flags.testFlag(store::Flag::Flagged));
                }
                showConversation();
            });
}

// The row of a conversation gets the id of its newest message: an answer that comes in does not take away what is
// being read, it is folded below it.
bool MessageDesk::isSameConversation()
{
    const int current = m_parts.list->view()->currentIndex().row();
    const store::MessageRow *row = m_parts.messages->row(current);
    const ThreadId thread = row && m_parts.messages->isConversation(current) ? row->thread : ThreadId();
    const ThreadId before = std::exchange(m_conversation, thread);
    return thread.isValid() && thread == before && m_parts.reader->current().isValid();
}

void MessageDesk::messageShown(PlacementId message)
{
    if (isSameConversation() && message.isValid()) {
        showConversation();
        return;
    }
    m_whenShown = {};
    if (message.isValid() && m_parts.window->readerPlace() != ReaderPlace::Off) {
        m_parts.reader->showMessage(message);
        showConversation();
        m_readDelay.start();
    } else {
        m_parts.reader->clear();
        m_readDelay.stop();
    }
    m_assembly.updateActions();
}

void MessageDesk::markShownRead()
{
    const models::MessagePtr message = m_parts.reader->message();
    const bool unread = message && message->detail && !message->detail->row.flags.testFlag(store::Flag::Seen);
    if (unread && m_parts.reader->isVisible()) {
        m_parts.messageActions->markRead(message->placement);
    }
}

// Only where the list is by conversation: elsewhere a message stands for itself.
void MessageDesk::showConversation()
{
    const PlacementId message = m_parts.reader->current();
    if (!message.isValid() || !m_parts.messages->query().spec.threaded) {
        m_parts.reader->setConversation({});
        return;
    }
    models::whenReady(this, models::readConversation(*m_assembly.services().store, message),
                      [this, message](const QList<store::MessageRow> &messages) {
                          if (message == m_parts.reader->current()) {
                              m_parts.reader->setConversation(messages);
                          }
                      });
}

void MessageDesk::withMessage(std::function<void(const models::MessagePtr &)> act)
{
    if (const models::MessagePtr message = m_parts.reader->message()) {
        act(message);
    } else {
        m_whenShown = std::move(act);
        if (m_parts.reader->current() != m_parts.list->currentMessage()) { // there is no message pane to have asked
            m_parts.reader->showMessage(m_parts.list->currentMessage());
        }
    }
}

void MessageDesk::reply(mime::ReplyTo mode)
{
    withMessage([this, mode](const models::MessagePtr &message) { m_parts.composers->reply(message, mode); });
}

void MessageDesk::forward()
{
    withMessage([this](const models::MessagePtr &message) { m_parts.composers->forward(message); });
}

void MessageDesk::moveMessages(bool copy)
{
    const auto folder = m_parts.folders->folder(m_parts.list->folder());
    if (!folder) {
        return;
    }
    const store::MessageRow *row = m_parts.messages->row(m_parts.list->view()->currentIndex().row());
    const QString sender = row ? row->fromAddress : QString();
    const QString from = ui::folderKey(row ? m_parts.folders->folder(row->folder).value_or(*folder) : *folder);
    const QList<ui::FolderChoice> targets = ui::likelyFirst(
        *m_parts.folders, ui::messageTargets(*m_parts.folders, folder->account), m_filing.likely(sender, from));
    auto *picker = new ui::FolderPicker(copy ? tr("Copy to") : tr("Move to"), targets, m_parts.window);
    connect(picker, &ui::FolderPicker::chosen, this, [this, copy, sender, from](AccountId, FolderId target) {
        m_parts.messageActions->moveTo(target, copy);
        learn(sender, from, target);
    });
    picker->open();
}

void MessageDesk::learn(const QString &sender, const QString &from, FolderId target)
{
    if (const auto folder = m_parts.folders->folder(target)) {
        m_filing.learn(sender, from, ui::folderKey(*folder));
        m_assembly.settings().write(
            [texts = m_filing.toTexts()](QSettings &settings) { settings.setValue(filingKey, texts); });
    }
}

void MessageDesk::tag()
{
    const store::MessageRow *row = m_parts.messages->row(m_parts.list->view()->currentIndex().row());
    auto *picker = new ui::TagPicker(row ? row->keywords : QStringList(), m_parts.window);
    connect(picker, &ui::TagPicker::chosen, m_parts.messageActions, &ui::MessageActions::toggleTag);
    picker->open();
}

void MessageDesk::snooze()
{
    auto *picker = new ui::SnoozePicker(QDateTime::currentDateTime(), m_parts.window);
    connect(picker, &ui::SnoozePicker::chosen, m_parts.messageActions, &ui::MessageActions::snooze);
    picker->open();
}

void MessageDesk::openMessage(PlacementId message)
{
    const auto folder = m_parts.folders->folder(m_parts.list->folder());
    if (!message.isValid() || !folder) {
        return;
    }
    if (folder->role == store::Role::Drafts) {
        withMessage([this](const models::MessagePtr &draft) { m_parts.composers->editDraft(draft); });
        return;
    }
    auto *window = new ui::MessageWindow(m_assembly.makeLoader(), m_assembly.services().senders);
    connect(window, &ui::MessageWindow::mailtoActivated, m_parts.composers, &ui::Composers::composeMailto);
    window->reader()->showMessage(message);
    window->show();
}

void MessageDesk::nextPageOrUnread()
{
    if (m_parts.reader->isVisible() && m_parts.reader->scrollPage()) {
        return;
    }
    m_unread.next();
}

void MessageDesk::nextUnread()
{
    m_unread.next();
}

void MessageDesk::findFromSender()
{
    const store::MessageRow *row = m_parts.messages->row(m_parts.list->view()->currentIndex().row());
    const auto folder = row ? m_parts.folders->folder(row->folder) : std::nullopt;
    if (!folder || row->fromAddress.isEmpty()) {
        return;
    }
    QList<store::FolderRow> folders = foldersInOrder(*m_parts.folders);
    folders.removeIf([&](const store::FolderRow &other) {
        return other.account != folder->account || !other.selectable || other.role == store::Role::Junk
            || other.role == store::Role::Trash;
    });
    m_assembly.folders().openSender(row->fromAddress, models::correspondent(*row, false), folders);
}

void MessageDesk::showMenu(const QPoint &point)
{
    m_parts.window->popUp(
        "reply replyAll forward openMessage | archive delete junk move copy | toggleRead toggleStar tag snooze "
        "| findFromSender saveMessages",
        m_parts.list->view(), point);
}

} // namespace waxwing::gui
