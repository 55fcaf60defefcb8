// From the press of Send to the outbox: bytes built once off the UI thread, then handed over. UI thread.
#pragma once

#include "core/sync/mailcommands.h"
#include "ui/composer/composition.h"

#include <QObject>

namespace waxwing::ui {

class SendFlow : public QObject {
    Q_OBJECT
public:
    explicit SendFlow(sync::MailCommands *commands, QObject *parent = nullptr);

    // draft: removed once the message is queued. keepAlive: what the attachments' paths need.
    void send(AccountId account, const mime::Outgoing &outgoing, PlacementId draft, std::shared_ptr<void> keepAlive);

Q_SIGNALS:
    void queued(const waxwing::sync::Applied &applied);
    void failed(const QString &sentence); // nothing was queued

private:
    void queue(const sync::OutgoingMail &mail);

    sync::MailCommands *m_commands;
};

} // namespace waxwing::ui
