#include "core/sync/outgoing.h"

#include "core/sync/convert.h"

namespace waxwing::sync {

OutgoingMail outgoingMail(AccountId account, const mime::BuiltMessage &built, PlacementId draft)
{
    OutgoingMail mail;
    mail.account = account;
    mail.source = built.source;
    mail.transferSource = built.sourceForTransfer;
    mail.messageId = bracketed(built.messageId);
    mail.sender = QString::fromUtf8(built.envelopeSender);
    for (const QByteArray &recipient : built.envelopeRecipients) {
        mail.recipients.append(QString::fromUtf8(recipient));
    }
    mail.envelope = newMessageFromSource(built.source, QDateTime::currentDateTimeUtc());
    mail.envelope.flags = store::Flag::Seen;
    mail.subject = mail.envelope.subject;
    mail.draft = draft;
    return mail;
}

DraftMail draftMail(AccountId account, const mime::BuiltMessage &built, PlacementId replaces)
{
    DraftMail draft;
    draft.account = account;
    draft.source = built.source;
    draft.envelope = newMessageFromSource(built.source, QDateTime::currentDateTimeUtc());
    draft.envelope.flags = store::Flags(store::Flag::Seen) | store::Flag::Draft;
    draft.envelope.messageId = bracketed(built.messageId);
    draft.replaces = replaces;
    return draft;
}

} // namespace waxwing::sync
