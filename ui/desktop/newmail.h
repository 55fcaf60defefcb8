// Tells the desktop of new mail, and does what is pressed there: archive, mark read, reply, open. UI thread.
#pragma once

#include "core/base/clock.h"
#include "core/sync/mailcommands.h"
#include "ui/common/notificationrules.h"
#include "ui/desktop/notificationservice.h"
#include "ui/models/arrivals.h"

#include <QHash>
#include <QObject>

namespace waxwing::ui {

class NewMail : public QObject {
    Q_OBJECT
public:
    // All outlive it.
    NewMail(store::Store &store, sync::MailCommands &commands, const Clock &clock, NotificationRules rules,
            QObject *parent = nullptr);

    void setRules(const NotificationRules &rules) { m_rules = rules; }
    const NotificationRules &rules() const { return m_rules; }
    // What one sees one need not be told: the folder that is open in an active window.
    void setSeenFolder(FolderId folder) { m_seen = folder; }

Q_SIGNALS:
    void openRequested(waxwing::FolderId folder, waxwing::PlacementId message); // message invalid: several came
    void replyRequested(waxwing::FolderId folder, waxwing::PlacementId message);

private:
    struct Told {
        FolderId folder;
        QList<PlacementId> messages;
        int count = 0;
        quint32 notification = 0; // 0: not shown yet
    };

    void tell(const models::Arrived &arrived);
    void act(quint32 notification, const QString &action);
    void closeWhatIsRead(const store::ChangeSet &changes);
    void withdraw(quint64 token);
    Notification words(const models::Arrived &arrived) const;

    sync::MailCommands &m_commands;
    const Clock &m_clock;
    NotificationRules m_rules;
    models::Arrivals m_arrivals;
    NotificationService m_service;
    FolderId m_seen;
    QHash<quint64, Told> m_told; // by token
    quint64 m_lastToken = 0;
};

} // namespace waxwing::ui
