// Everything that is under way: pending changes with Retry and Cancel, each account's health, and the redacted
// protocol log to copy.
#pragma once

#include "core/sync/mailcommands.h"
#include "ui/activity/activitysummary.h"
#include "ui/models/foldertree.h"

#include <QHash>
#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace waxwing::models {
class PendingModel;
}

namespace waxwing::ui {

class AccountRow;
class ChangeRow;

class ActivityPanel : public QWidget {
    Q_OBJECT
public:
    ActivityPanel(models::PendingModel *pending, sync::MailCommands *commands, QWidget *parent = nullptr);

    void setAccounts(const QList<models::AccountName> &accounts);
    ActivitySummary summary() const;

Q_SIGNALS:
    void summaryChanged(const waxwing::ui::ActivitySummary &summary);
    void closeRequested();
    void passwordRequested(waxwing::AccountId account);
    void signInRequested(waxwing::AccountId account);
    void certificateRequested(waxwing::AccountId account);
    void notice(const QString &sentence);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *buildHead();
    QWidget *buildChanges();
    QWidget *buildAccounts();
    QWidget *buildFoot();
    void refresh();
    void showChanges();
    void showAccounts();
    void copyLog();

    models::PendingModel *m_pending;
    sync::MailCommands *m_commands;
    QList<models::AccountName> m_accounts;
    QHash<AccountId, sync::AccountStatus> m_statuses;
    QLabel *m_sentence;
    QLabel *m_counts;
    QLabel *m_none;
    QVBoxLayout *m_changeRows;
    QVBoxLayout *m_accountRows;
    QList<ChangeRow *> m_rows;
    QPushButton *m_more = nullptr; // the rows that are not shown yet
    int m_wantedRows;
    QList<AccountRow *> m_accountWidgets;
    QTimer m_refresh; // joins bursts of progress into one repaint
    QTimer m_minute; // “2 min ago” grows older
    ActivitySummary m_summary;
};

} // namespace waxwing::ui
