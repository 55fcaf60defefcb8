#include "ui/activity/activitypanel.h"

#include "ui/activity/accountrow.h"
#include "ui/activity/changerow.h"
#include "ui/common/colors.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/metrics.h"
#include "ui/common/style.h"
#include "ui/models/pendingmodel.h"
#include "ui/models/texts.h"
#include "ui/models/whenready.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

namespace waxwing::ui {

namespace {

// More rows than most people read; a button shows as many again.
constexpr int rowsAtOnce = 100;
constexpr int refreshMs = 200;
constexpr int minuteMs = 30000;
constexpr int accountsWidth = 320;

QLabel *heading(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setFont(sized(label->font(), TextSize::Small, QFont::DemiBold));
    return label;
}

QScrollArea *scrolling(QWidget *content, QWidget *parent)
{
    auto *area = new QScrollArea(parent);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    content->setBackgroundRole(QPalette::Base);
    content->setAutoFillBackground(true);
    area->setWidget(content);
    return area;
}

} // namespace

ActivityPanel::ActivityPanel(models::PendingModel *pending, sync::MailCommands *commands, QWidget *parent)
    : QWidget(parent), m_pending(pending), m_commands(commands), m_wantedRows(rowsAtOnce)
{
    setObjectName(QStringLiteral("activityPanel"));
    setAccessibleName(tr("Activity panel"));
    auto *columns = new QHBoxLayout;
    columns->setSpacing(1);
    auto *left = new QVBoxLayout;
    left->setSpacing(0);
    left->addWidget(buildChanges(), 1);
    left->addWidget(buildFoot());
    columns->addLayout(left, 1);
    columns->addWidget(buildAccounts());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 1, 0, 0);
    layout->setSpacing(1);
    layout->insertWidget(0, buildHead());
    layout->addLayout(columns, 1);
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(refreshMs);
    m_minute.start(minuteMs);
    const auto soon = [this] {
        if (!m_refresh.isActive()) {
            m_refresh.start();
        }
    };
    connect(&m_refresh, &QTimer::timeout, this, &ActivityPanel::refresh);
    connect(&m_minute, &QTimer::timeout, this, &ActivityPanel::refresh);
    connect(pending, &models::PendingModel::countChanged, this, soon);
    connect(commands, &sync::MailCommands::offlineChanged, this, soon);
    connect(commands, &sync::MailCommands::meteredChanged, this, soon);
    connect(commands, &sync::MailCommands::statusChanged, this, [this, soon](const sync::AccountStatus &status) {
        m_statuses[status.account] = status;
        soon();
    });
    refresh();
}

QWidget *ActivityPanel::buildHead()
{
    auto *head = new QWidget(this);
    head->setFixedHeight(metrics::paneHeaderHeight);
    head->setAutoFillBackground(true);
    auto *title = new QLabel(tr("Activity"), head);
    title->setFont(sized(font(), TextSize::PaneTitle, QFont::DemiBold));
    m_sentence = new QLabel(head);
    m_sentence->setFont(sized(font(), TextSize::Small));
    m_sentence->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto *again = new QToolButton(head);
    again->setObjectName(QStringLiteral("activityTryAgain"));
    again->setText(tr("Try again now"));
    again->setIcon(icon(QStringLiteral("refresh")));
    again->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    auto *close = new QToolButton(head);
    close->setObjectName(QStringLiteral("activityClose"));
    close->setIcon(icon(QStringLiteral("close")));
    close->setToolTip(tr("Close"));
    close->setAccessibleName(tr("Close the activity panel"));
    auto *layout = new QHBoxLayout(head);
    layout->setContentsMargins(metrics::listMargin, 0, 6, 0);
    layout->addWidget(title);
    layout->addWidget(m_sentence, 1);
    layout->addWidget(again);
    layout->addWidget(close);
    connect(again, &QToolButton::clicked, this, [this] {
        m_commands->setOffline(false);
        m_commands->checkMail();
    });
    connect(close, &QToolButton::clicked, this, &ActivityPanel::closeRequested);
    return head;
}

QWidget *ActivityPanel::buildChanges()
{
    auto *content = new QWidget;
    auto *top = new QHBoxLayout;
    top->setContentsMargins(metrics::listMargin, 8, metrics::listMargin, 8);
    top->addWidget(heading(tr("Changes"), content));
    m_counts = new QLabel(content);
    m_counts->setFont(sized(font(), TextSize::Small));
    top->setSpacing(10);
    top->addWidget(m_counts, 1);
    m_none = new QLabel(tr("Nothing waits: the server has every change."), content);
    m_none->setContentsMargins(metrics::listMargin, 4, metrics::listMargin, 4);
    m_changeRows = new QVBoxLayout;
    m_changeRows->setSpacing(0);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addLayout(m_changeRows);
    m_more = new QPushButton(content);
    m_more->setObjectName(QStringLiteral("activityMore"));
    setButtonKind(m_more, ButtonKind::Link);
    connect(m_more, &QPushButton::clicked, this, [this] {
        m_wantedRows += rowsAtOnce;
        showChanges();
    });
    layout->addWidget(m_more, 0, Qt::AlignLeading);
    layout->addWidget(m_none);
    layout->addStretch(1);
    return scrolling(content, this);
}

QWidget *ActivityPanel::buildAccounts()
{
    auto *content = new QWidget;
    auto *title = heading(tr("Accounts"), content);
    title->setContentsMargins(metrics::listMargin, 8, metrics::listMargin, 8);
    m_accountRows = new QVBoxLayout;
    m_accountRows->setSpacing(0);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(title);
    layout->addLayout(m_accountRows);
    layout->addStretch(1);
    QScrollArea *area = scrolling(content, this);
    area->setFixedWidth(accountsWidth);
    return area;
}

QWidget *ActivityPanel::buildFoot()
{
    auto *foot = new QWidget(this);
    foot->setFixedHeight(40);
    foot->setBackgroundRole(QPalette::AlternateBase);
    foot->setAutoFillBackground(true);
    auto *text = new QLabel(tr("Protocol log of the last hour, without passwords and message text"), foot);
    text->setFont(sized(font(), TextSize::Small));
    text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto *copy = new QPushButton(icon(QStringLiteral("copy")), tr("Copy log"), foot);
    copy->setObjectName(QStringLiteral("copyLog"));
    setSmall(copy);
    auto *layout = new QHBoxLayout(foot);
    layout->setContentsMargins(metrics::listMargin, 0, 12, 0);
    layout->addWidget(text, 1);
    layout->addWidget(copy);
    connect(copy, &QPushButton::clicked, this, &ActivityPanel::copyLog);
    return foot;
}

void ActivityPanel::setAccounts(const QList<models::AccountName> &accounts)
{
    m_accounts = accounts;
    refresh();
}

ActivitySummary ActivityPanel::summary() const
{
    return m_summary;
}

void ActivityPanel::refresh()
{
    for (const sync::AccountStatus &status : m_commands->statuses()) {
        m_statuses[status.account] = status;
    }
    QList<sync::AccountStatus> shown;
    for (const models::AccountName &account : m_accounts) {
        if (m_statuses.contains(account.id)) {
            shown << m_statuses.value(account.id);
        }
    }
    const PendingCounts pending{m_pending->waiting(), m_pending->refused()};
    const ActivitySummary summary = summarize(shown, pending, m_commands->isOffline(), QDateTime::currentDateTimeUtc());
    m_counts->setText(pendingText(pending));
    m_sentence->setText(summary.offline ? tr("Offline. Changes are kept and sent when the connection is back.")
                            : m_commands->isMetered() ? tr("This network costs: nothing is fetched but what you open.")
                                                      : QString());
    showChanges();
    showAccounts();
    if (summary != m_summary) {
        m_summary = summary;
        Q_EMIT summaryChanged(summary);
    }
}

void ActivityPanel::showChanges()
{
    const int wanted = qMin(m_wantedRows, m_pending->rowCount());
    const int left = m_pending->rowCount() - wanted;
    while (m_rows.size() > wanted) {
        delete m_rows.takeLast();
    }
    while (m_rows.size() < wanted) {
        auto *row = new ChangeRow(this);
        m_changeRows->addWidget(row);
        m_rows << row;
        connect(row, &ChangeRow::retryRequested, this, [this](qint64 intent) {
            models::whenReady(
                this, m_commands->retry(IntentId(intent)), [] {},
                [this](const Error &error) { Q_EMIT notice(error.summary()); });
        });
        connect(row, &ChangeRow::cancelRequested, this, [this](qint64 intent) {
            models::whenReady(this, m_commands->cancel(IntentId(intent)), [this](bool cancelled) {
                if (!cancelled) {
                    Q_EMIT notice(tr("It is being sent right now and cannot be cancelled."));
                }
            });
        });
    }
    for (int row = 0; row < wanted; ++row) {
        m_rows[row]->show(m_pending->index(row));
    }
    m_none->setVisible(wanted == 0);
    m_more->setVisible(left > 0);
    m_more->setText(tr("Show more (%1)").arg(models::shownLocale().toString(left)));
}

void ActivityPanel::showAccounts()
{
    while (m_accountWidgets.size() > m_accounts.size()) {
        delete m_accountWidgets.takeLast();
    }
    while (m_accountWidgets.size() < m_accounts.size()) {
        auto *row = new AccountRow(this);
        m_accountRows->addWidget(row);
        m_accountWidgets << row;
        connect(row, &AccountRow::passwordRequested, this, &ActivityPanel::passwordRequested);
        connect(row, &AccountRow::signInRequested, this, &ActivityPanel::signInRequested);
        connect(row, &AccountRow::certificateRequested, this, &ActivityPanel::certificateRequested);
        connect(row, &AccountRow::stopRequested, m_commands, &sync::MailCommands::stopSync);
    }
    const QDateTime now = QDateTime::currentDateTimeUtc();
    for (qsizetype i = 0; i < m_accounts.size(); ++i) {
        sync::AccountStatus status = m_statuses.value(m_accounts[i].id);
        status.account = m_accounts[i].id;
        if (m_commands->isOffline()) {
            status.syncing = false;
            status.connectivity = sync::Connectivity::Offline;
        }
        m_accountWidgets[i]->show(m_accounts[i].name, status, now);
    }
}

void ActivityPanel::copyLog()
{
    QApplication::clipboard()->setText(m_commands->protocolLog());
    Q_EMIT notice(tr("The log was copied."));
}

void ActivityPanel::paintEvent(QPaintEvent *)
{
    // The one-pixel gaps between the parts are the dividers.
    QPainter painter(this);
    painter.fillRect(rect(), Colors::of(palette()).line);
    painter.fillRect(QRect(0, 0, width(), 1), Colors::of(palette()).edge);
}

} // namespace waxwing::ui
