#include "ui/composer/sendflow.h"

#include "core/base/onpool.h"
#include "core/sync/outgoing.h"
#include "ui/models/whenready.h"

namespace waxwing::ui {

SendFlow::SendFlow(sync::MailCommands *commands, QObject *parent) : QObject(parent), m_commands(commands) { }

void SendFlow::send(AccountId account, const mime::Outgoing &outgoing, PlacementId draft,
                    std::shared_ptr<void> keepAlive)
{
    const auto work = [account, outgoing, draft, keepAlive = std::move(keepAlive)] {
        return sync::outgoingMail(account, mime::build(outgoing, mime::BuildFor::Sending), draft);
    };
    models::whenReady(
        this, onPool(work), [this](const sync::OutgoingMail &mail) { queue(mail); },
        [this](const Error &error) { Q_EMIT failed(error.summary()); });
}

void SendFlow::queue(const sync::OutgoingMail &mail)
{
    models::whenReady(
        this, m_commands->send(mail), [this](const sync::Applied &applied) { Q_EMIT queued(applied); },
        [this](const Error &error) { Q_EMIT failed(error.summary()); });
}

} // namespace waxwing::ui
