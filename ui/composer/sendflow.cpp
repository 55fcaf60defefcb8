#include "ui/composer/sendflow.h"

#include "ui/models/background.h"
#include "ui/models/whenready.h"

namespace waxwing::ui {

SendFlow::SendFlow(sync::MailCommands *commands, QObject *parent) : QObject(parent), m_commands(commands) { }

void SendFlow::send(AccountId account, const mime::Outgoing &outgoing, PlacementId draft,
                    std::shared_ptr<void> keepAlive)
{
    const auto work
        = [outgoing, keepAlive = std::move(keepAlive)] { return mime::build(outgoing, mime::BuildFor::Sending); };
    models::whenReady(
        this, models::onPool(work),
        [this, account, outgoing, draft](const mime::BuiltMessage &built) { queue(account, outgoing, built, draft); },
        [this](const Error &error) { Q_EMIT failed(error.summary()); });
}

void SendFlow::queue(AccountId account, const mime::Outgoing &outgoing, const mime::BuiltMessage &built,
                     PlacementId draft)
{
    sync::OutgoingMail mail;
    mail.account = account;
    mail.source = built.source;
    mail.transferSource = built.sourceForTransfer;
    mail.envelope = rowOf(outgoing, built, false);
    mail.messageId = mail.envelope.messageId;
    mail.sender = QString::fromUtf8(built.envelopeSender);
    for (const QByteArray &recipient : built.envelopeRecipients)
        mail.recipients.append(QString::fromUtf8(recipient));
    mail.subject = outgoing.subject;
    mail.draft = draft;
    models::whenReady(
        this, m_commands->send(mail), [this](const sync::Applied &applied) { Q_EMIT queued(applied); },
        [this](const Error &error) { Q_EMIT failed(error.summary()); });
}

} // namespace waxwing::ui
