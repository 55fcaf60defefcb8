#include "ui/messagelist/messageactions.h"

#include "ui/models/texts.h"

#include <QMessageBox>
#include <QPushButton>

namespace waxwing::ui {

MessageActions::MessageActions(MessageListView *view, models::MessageListModel *list, sync::MailCommands *commands,
                               Reporter *reporter)
    : QObject(view), m_view(view), m_list(list), m_commands(commands), m_reporter(reporter)
{
    connect(view, &MessageListView::starClicked, this, &MessageActions::starRow);
}

void MessageActions::withSelection(std::function<void(const Ids &)> act)
{
    const QList<models::RowRange> ranges = m_view->selectedRanges();
    if (!ranges.isEmpty()) {
        m_reporter->begin(m_view->selectedCount());
        m_list->resolve(ranges, std::move(act), [this] { m_reporter->giveUp(); });
    }
}

void MessageActions::remove()
{
    withSelection([this](const Ids &ids) { m_reporter->follow(m_commands->remove(ids, false)); });
}

void MessageActions::removeForever()
{
    const int count = m_view->selectedCount();
    if (count == 0) {
        return;
    }
    auto *box = new QMessageBox(m_view->window());
    box->setObjectName(QStringLiteral("deleteForeverDialog"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIcon(QMessageBox::Warning);
    box->setWindowTitle(tr("Delete for ever"));
    box->setText(
        count == 1
            ? tr("Delete this message for ever?")
            : tr("Delete %1 message(s) for ever?", nullptr, int(count)).arg(models::shownLocale().toString(count)));
    box->setInformativeText(tr("They do not go to Trash, and this cannot be undone."));
    QPushButton *yes = box->addButton(tr("Delete for ever"), QMessageBox::DestructiveRole);
    box->setDefaultButton(box->addButton(QMessageBox::Cancel));
    connect(box, &QMessageBox::buttonClicked, this, [this, box, yes](QAbstractButton *button) {
        if (button == yes) {
            withSelection([this](const Ids &ids) { m_reporter->follow(m_commands->remove(ids, true)); });
        }
        box->close();
    });
    box->open();
}

void MessageActions::archive()
{
    withSelection([this](const Ids &ids) { m_reporter->follow(m_commands->archive(ids)); });
}

void MessageActions::junk(bool junk)
{
    withSelection([this, junk](const Ids &ids) { m_reporter->follow(m_commands->junk(ids, junk)); });
}

void MessageActions::toggleRead()
{
    toggle(store::Flag::Seen);
}

void MessageActions::toggleStar()
{
    toggle(store::Flag::Flagged);
}

void MessageActions::toggle(store::Flag flag)
{
    const store::MessageRow *current = m_list->row(m_view->currentIndex().row());
    if (!current) {
        return;
    }
    store::FlagChange change;
    (current->flags.testFlag(flag) ? change.clear : change.set) = flag;
    withSelection([this, change](const Ids &ids) { m_reporter->followQuietly(m_commands->changeFlags(ids, change)); });
}

void MessageActions::starRow(int row)
{
    if (const store::MessageRow *found = m_list->row(row)) {
        store::FlagChange change;
        (found->flags.testFlag(store::Flag::Flagged) ? change.clear : change.set) = store::Flag::Flagged;
        m_reporter->followQuietly(m_commands->changeFlags({found->id}, change));
    }
}

void MessageActions::star(PlacementId message, bool starred)
{
    store::FlagChange change;
    (starred ? change.set : change.clear) = store::Flag::Flagged;
    m_reporter->followQuietly(m_commands->changeFlags({message}, change));
}

void MessageActions::moveTo(FolderId folder, bool copy)
{
    withSelection([this, folder, copy](const Ids &ids) {
        m_reporter->follow(copy ? m_commands->copy(ids, folder) : m_commands->move(ids, folder));
    });
}

void MessageActions::toggleTag(const QString &keyword)
{
    const store::MessageRow *current = m_list->row(m_view->currentIndex().row());
    if (!current) {
        return;
    }
    store::FlagChange change;
    (current->keywords.contains(keyword, Qt::CaseInsensitive) ? change.clearKeywords : change.setKeywords)
        .append(keyword);
    withSelection([this, change](const Ids &ids) { m_reporter->follow(m_commands->changeFlags(ids, change)); });
}

void MessageActions::snooze(const QDateTime &until)
{
    withSelection([this, until](const Ids &ids) { m_reporter->follow(m_commands->snooze(ids, until)); });
}

// By reading, not by a wish: nothing is said about it.
void MessageActions::markRead(PlacementId message)
{
    store::FlagChange change;
    change.set = store::Flag::Seen;
    m_reporter->followQuietly(m_commands->changeFlags({message}, change));
}

} // namespace waxwing::ui
