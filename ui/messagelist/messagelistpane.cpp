#include "ui/messagelist/messagelistpane.h"

#include "ui/common/emptystate.h"
#include "ui/common/toast.h"
#include "ui/messagelist/columnsdialog.h"
#include "ui/messagelist/coveragebar.h"
#include "ui/messagelist/listheader.h"
#include "ui/models/foldertree.h"
#include "ui/models/texts.h"
#include "ui/models/whenready.h"

#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace waxwing::ui {

namespace {

constexpr int typingMs = 150; // a fast typist's letter; each search reads the folder once

} // namespace

MessageListPane::MessageListPane(models::MessageListModel *list, sync::MailCommands *commands, QWidget *parent)
    : QWidget(parent)
    , m_list(list)
    , m_commands(commands)
    , m_header(new ListHeader(this))
    , m_view(new MessageListView(list, this))
    , m_empty(new EmptyState(this))
    , m_stack(new QStackedWidget(new QWidget(this)))
    , m_coverage(new CoverageBar(this))
    // Over the stack and not in it: assistive technology sees nothing in a stack but its pages.
    , m_toast(new Toast(m_stack->parentWidget()))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_stack->parentWidget(), 1);
    auto *inside = new QVBoxLayout(m_stack->parentWidget());
    inside->setContentsMargins(0, 0, 0, 0);
    inside->addWidget(m_stack);
    layout->addWidget(m_coverage);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
    m_empty->setBackgroundRole(QPalette::Base);
    m_empty->setAutoFillBackground(true);
    m_coverage->hide();
    m_typing.setSingleShot(true);
    m_typing.setInterval(typingMs);
    connect(&m_typing, &QTimer::timeout, this, &MessageListPane::applyQuery);
    connect(m_header, &ListHeader::filtersChanged, this, &MessageListPane::applyQuery);
    connect(m_header, &ListHeader::senderLeft, this, &MessageListPane::senderLeft);
    connect(m_header, &ListHeader::sortChosen, this, &MessageListPane::sort);
    connect(m_header, &ListHeader::lookChosen, this, [this](ListLook look) {
        m_view->setLook(look);
        Q_EMIT lookChanged(look);
    });
    connect(m_header, &ListHeader::threadedChosen, this, &MessageListPane::setThreaded);
    connect(m_header, &ListHeader::datedChosen, this, &MessageListPane::setDated);
    connect(m_view, &MessageListView::sortClicked, this, [this](int section) {
        const auto column = models::sortOf(models::columns()[section], m_list->isSentFolder());
        if (column) {
            const ListOrder order = m_looks.order(keyOfOpen());
            sort(*column, *column == order.column && !order.ascending);
        }
    });
    connect(m_view->tableHeader(), &ListHeaderView::columnsWanted, this, &MessageListPane::arrangeColumns);
    connect(m_view, &MessageListView::currentMessageChanged, this, &MessageListPane::showMessage);
    connect(m_view, &MessageListView::selectionCountChanged, this, &MessageListPane::showMessage);
    connect(m_coverage, &CoverageBar::serverSearchRequested, this, &MessageListPane::askServer);
    connect(m_empty, &EmptyState::actionRequested, this, &MessageListPane::tryAgainRequested);
    connect(m_list, &models::MessageListModel::loaded, this, &MessageListPane::updateState);
    connect(m_list, &models::MessageListModel::rowsInserted, this, &MessageListPane::updateState);
    connect(m_list, &models::MessageListModel::rowsRemoved, this, &MessageListPane::updateState);
    closeFolder();
}

ListLook MessageListPane::look() const
{
    return m_view->look();
}

void MessageListPane::setLook(ListLook look)
{
    m_header->setLook(look);
    m_view->setLook(look);
}

QString MessageListPane::keyOfOpen() const
{
    return isOfSender()  ? QStringLiteral("from")
        : showsSeveral() ? QStringLiteral("all")
                         : QString(QString::number(m_folder.account.value()) + u'/' + m_folder.path);
}

bool MessageListPane::isThreaded() const
{
    return m_looks.isThreaded(keyOfOpen());
}

void MessageListPane::setThreaded(bool threaded)
{
    m_looks.setThreaded(keyOfOpen(), threaded);
    applyQuery();
    Q_EMIT groupingChanged();
}

bool MessageListPane::isDated() const
{
    return m_looks.isDated(keyOfOpen());
}

void MessageListPane::setDated(bool dated)
{
    m_looks.setDated(keyOfOpen(), dated);
    m_header->setDated(dated);
    m_list->setGrouped(dated);
    Q_EMIT groupingChanged();
}

void MessageListPane::setOwnAddresses(const QStringList &addresses)
{
    m_ownAddresses.clear();
    for (const QString &address : addresses) {
        m_ownAddresses << address.toLower();
    }
}

void MessageListPane::setFolderLooks(const FolderLooks &looks)
{
    m_looks = looks;
}

void MessageListPane::openFolder(const store::FolderRow &folder)
{
    if (folder.id != m_folder.id || showsSeveral()) {
        open({}, {folder});
    }
}

void MessageListPane::openFolders(const QString &title, const QList<store::FolderRow> &folders)
{
    if (!folders.isEmpty()) {
        open(title, folders);
    }
}

void MessageListPane::openSender(const QString &address, const QString &name, const QList<store::FolderRow> &folders)
{
    if (!folders.isEmpty()) {
        open(name, folders, address);
    }
}

void MessageListPane::open(const QString &title, const QList<store::FolderRow> &folders, const QString &sender)
{
    m_title = title;
    m_sender = sender;
    m_folders = folders;
    m_folder = folders.first();
    addUp();
    m_text.clear();
    m_extra.clear();
    m_header->blockSignals(true);
    m_header->clearFilters();
    m_header->setSenderShown(isOfSender());
    m_header->blockSignals(false);
    m_view->setAccount(m_folder.account);
    m_view->forgetPlace();
    showOrder();
    applyQuery();
    if (isOfSender()) {
        return; // what is here, wherever it is
    }
    // The last one asked for is watched: the first account's.
    for (qsizetype i = folders.size() - 1; i >= 0; --i) {
        m_commands->openFolder(folders[i].id);
    }
}

void MessageListPane::addUp()
{
    m_folder.total = m_folder.unread = m_folder.held = 0;
    for (const store::FolderRow &folder : m_folders) {
        m_folder.total += folder.total;
        m_folder.unread += folder.unread;
        m_folder.held += folder.held;
    }
}

QString MessageListPane::name() const
{
    return m_title.isEmpty() ? models::shownName(m_folder) : m_title;
}

void MessageListPane::updateFolder(const store::FolderRow &folder)
{
    for (store::FolderRow &known : m_folders) {
        if (known.id == folder.id) {
            known = folder;
            if (known.id == m_folder.id) {
                m_folder = folder;
            }
            addUp();
            updateTitle();
        }
    }
}

void MessageListPane::closeFolder()
{
    m_folder = {};
    m_folders.clear();
    m_title.clear();
    m_sender.clear();
    m_view->forgetPlace();
    applyQuery();
}

void MessageListPane::search(const QString &text)
{
    const QString wanted = text.trimmed();
    if (wanted == m_text) {
        return;
    }
    m_text = wanted;
    m_extra.clear();
    ++m_search;
    m_typing.start();
}

void MessageListPane::applyQuery()
{
    models::Query query;
    query.spec.folder = m_folder.id;
    for (const store::FolderRow &folder : m_folders) {
        if (folder.id != m_folder.id) {
            query.spec.others << folder.id;
        }
    }
    const ListOrder order = m_looks.order(keyOfOpen());
    query.spec.column = order.column;
    query.spec.ascending = order.ascending;
    query.spec.unreadOnly = m_header->unreadOnly();
    query.spec.flaggedOnly = m_header->starredOnly();
    query.spec.attachmentOnly = m_header->attachmentsOnly();
    if (m_header->toMeOnly()) {
        query.spec.ownAddresses = m_ownAddresses;
    }
    query.spec.sender = m_sender;
    query.spec.text = m_text;
    query.spec.threaded = isThreaded() && !isSearching(); // what is found is a message
    query.withOthers = true;
    m_header->setThreaded(isThreaded());
    m_header->setDated(isDated());
    m_list->setGrouped(isDated());
    query.extra = m_extra;
    m_view->setSearchWords(m_text.split(QLatin1Char(' '), Qt::SkipEmptyParts));
    m_list->setQuery(query, kind().sent);
    m_coverage->setVisible(isSearching());
    if (isSearching() && m_extra.isEmpty()) {
        m_coverage->showLocal(m_folder.held, m_folder.total);
    }
    updateTitle();
}

void MessageListPane::sort(store::SortColumn column, bool ascending)
{
    m_looks.setOrder(keyOfOpen(), {column, ascending});
    showOrder();
    applyQuery();
}

void MessageListPane::showOrder()
{
    const ListOrder order = m_looks.order(keyOfOpen());
    const models::ListKind kind = this->kind();
    m_header->setKind(kind);
    m_header->setSort(order.column, order.ascending);
    m_view->tableHeader()->setKind(kind);
    m_view->tableHeader()->setSortIndicator(models::columnSortedBy(order.column, kind.sent),
                                            order.ascending ? Qt::AscendingOrder : Qt::DescendingOrder);
}

models::ListKind MessageListPane::kind() const
{
    models::ListKind kind;
    kind.sent = m_folder.role == store::Role::Sent || m_folder.role == store::Role::Drafts;
    kind.severalAccounts = std::any_of(m_folders.cbegin(), m_folders.cend(), [this](const store::FolderRow &folder) {
        return folder.account != m_folder.account;
    });
    kind.severalFolders = isOfSender();
    return kind;
}

void MessageListPane::arrangeColumns()
{
    (new ColumnsDialog(m_view->tableHeader(), this))->open();
}

void MessageListPane::askServer()
{
    m_coverage->showAsking();
    const quint64 search = m_search;
    const qint64 before = m_list->rowCount();
    const auto answered = [this, search, before](const sync::SearchAnswer &answer) {
        if (search != m_search) {
            return;
        }
        m_extra = answer.found;
        connect(
            m_list, &models::MessageListModel::loaded, this,
            [this, before, answer] {
                m_coverage->showAnswered(int(qMax<qint64>(0, m_list->rowCount() - before)), answer.complete);
            },
            Qt::SingleShotConnection);
        applyQuery();
    };
    models::whenReady(this, m_commands->searchServer(m_folder.id, m_text), answered, [this](const Error &error) {
        qCInfo(logUi).noquote() << error.text();
        m_coverage->showAnswered(0, false);
    });
}

void MessageListPane::setConnection(bool offline, const QDateTime &lastSynced)
{
    m_offline = offline;
    m_lastSynced = lastSynced;
    updateState();
}

void MessageListPane::setStart(bool working, const QString &problem)
{
    m_working = working;
    m_problem = problem;
    if (!m_folder.id.isValid()) {
        updateState();
    }
}

PlacementId MessageListPane::currentMessage() const
{
    return m_view->selectedCount() == 1 ? m_list->idAt(m_view->currentIndex().row()) : PlacementId();
}

void MessageListPane::showMessage()
{
    const PlacementId current = currentMessage();
    if (current != m_current) {
        m_current = current;
        Q_EMIT messageShown(current);
    }
}

void MessageListPane::updateTitle()
{
    const QLocale locale = models::shownLocale();
    if (!m_folder.id.isValid()) {
        m_header->setTitle(tr("Messages"), {});
    } else if (isSearching()) {
        const int found = m_list->rowCount();
        m_header->setTitle(tr("Search in %1").arg(name()),
                           tr("%1 result(s)", nullptr, found).arg(locale.toString(found)));
    } else if (isOfSender()) {
        const int found = m_list->rowCount();
        m_header->setTitle(name(), tr("%1 message(s)", nullptr, found).arg(locale.toString(found)));
    } else if (m_folder.unread > 0) {
        m_header->setTitle(name(),
                           tr("%1 unread", nullptr, int(m_folder.unread)).arg(locale.toString(m_folder.unread)));
    } else {
        m_header->setTitle(name(),
                           tr("%1 message(s)", nullptr, int(m_folder.total)).arg(locale.toString(m_folder.total)));
    }
}

void MessageListPane::updateState()
{
    updateTitle();
    if (m_list->rowCount() > 0) {
        m_stack->setCurrentWidget(m_view);
        return;
    }
    showNothing();
    m_stack->setCurrentWidget(m_empty);
}

void MessageListPane::showNoFolder()
{
    if (!m_problem.isEmpty()) {
        m_empty->setContent(QStringLiteral("problem"), tr("Your folders could not be fetched"), m_problem,
                            tr("Try again"));
    } else if (m_working) {
        m_empty->setContent(QStringLiteral("clock"), tr("Fetching your folders"),
                            tr("They appear on the left as soon as the server has listed them."));
    } else {
        m_empty->setContent(QStringLiteral("folder"), tr("No folder is open"), tr("Choose one on the left."));
    }
}

void MessageListPane::showNothing()
{
    const QString called = name();
    const store::ListSpec &spec = m_list->query().spec;
    if (!m_folder.id.isValid()) {
        showNoFolder();
    } else if (m_list->isLoading()) {
        m_empty->setContent(QStringLiteral("clock"), tr("Opening %1").arg(called), {});
    } else if (isSearching()) {
        m_empty->setContent(QStringLiteral("search"), tr("Nothing found for “%1”").arg(m_text.left(60)),
                            tr("Every word must occur in the subject, the sender or the text."));
    } else if (spec.isFiltered()) {
        m_empty->setContent(QStringLiteral("filter"), tr("No message in %1 passes the filter").arg(called),
                            tr("Switch the filter off to see all %1.").arg(m_folder.total));
    } else if (m_offline) {
        const QString until = m_lastSynced.isValid()
            ? tr("You are offline. Everything up to %1 is here; newer mail comes when the connection is back.")
                  .arg(models::shortTime(m_lastSynced, QDateTime::currentDateTime()))
            : tr("You are offline. Mail comes when the connection is back.");
        m_empty->setContent(QStringLiteral("unread"), tr("No messages in %1").arg(called), until, tr("Try again"),
                            tr("You can read, write and sort meanwhile."));
    } else {
        m_empty->setContent(QStringLiteral("unread"), tr("No messages in %1").arg(called),
                            tr("What arrives or is moved here is listed here."));
    }
}

} // namespace waxwing::ui
