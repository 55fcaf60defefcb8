// Verbs about mail that is written here.
#include "core/sync/verbs.h"

#include "core/store/reader.h"
#include "core/sync/words.h"

#include <algorithm>

namespace waxwing::sync::verbs {

namespace {

using store::IntentKind;
using store::IntentState;
using store::Verb;

// The version that is there: the one the caller knows, or a later one. Of one that has not left yet, the store lets
// nothing go out.
std::optional<PlacementId> presentVersion(store::Writer &writer, FolderId drafts, PlacementId named,
                                          const QByteArray &messageId)
{
    if (named.isValid() && writer.reader().row(named)) {
        return named;
    }
    return messageId.isEmpty() ? std::nullopt : writer.reader().placementByMessageId(drafts, messageId);
}

} // namespace

Performed saveDraft(store::Writer &writer, const DraftMail &draft)
{
    Performed performed;
    const store::FolderRow drafts = folderForRole(writer, draft.account, store::Role::Drafts, performed);
    const QByteArray messageId = draft.envelope.messageId;
    Verb verb;
    verb.kind = IntentKind::Append;
    verb.account = draft.account;
    verb.folder = drafts.id;
    verb.message = draft.envelope;
    verb.source = draft.source;
    verb.messageId = messageId;
    verb.subject = draft.envelope.subject;
    verb.flags.set = store::Flags(store::Flag::Draft) | store::Flag::Seen;
    verb.what = Words::tr("Save the draft “%1”").arg(verb.subject);
    const auto old = presentVersion(writer, drafts.id, draft.replaces, messageId);
    if (old) {
        verb.messages = {*old};
    }
    perform(writer, verb, {}, FolderId(), performed);
    performed.applied.what = Words::tr("Draft saved");
    return performed;
}

Performed send(store::Writer &writer, const OutgoingMail &mail)
{
    if (mail.recipients.isEmpty()) {
        throw Error(ErrorKind::Input, Words::tr("The message has no recipient."));
    }
    Performed performed;
    Verb verb;
    verb.kind = IntentKind::Send;
    verb.account = mail.account;
    verb.message = mail.envelope;
    verb.source = mail.source;
    verb.transferSource = mail.transferSource;
    verb.messageId = mail.messageId;
    verb.sender = mail.sender;
    verb.recipients = mail.recipients;
    verb.subject = mail.subject;
    verb.what = Words::tr("Send “%1”").arg(mail.subject);
    Step sending;
    sending.opposite.kind = Deed::Kind::TakeBackSend;
    perform(writer, verb, std::move(sending), FolderId(), performed);
    performed.offersUndo = false; // it leaves at once: a button would mostly come too late
    if (mail.draft.isValid()) {
        const store::FolderRow drafts = folderForRole(writer, mail.account, store::Role::Drafts, performed);
        if (const auto draft = presentVersion(writer, drafts.id, mail.draft, mail.messageId)) {
            Verb removal;
            removal.kind = IntentKind::Expunge;
            removal.account = mail.account;
            removal.messages = {*draft};
            removal.what = Words::tr("Remove the draft of “%1”").arg(mail.subject);
            Step step;
            step.opposite.kind = Deed::Kind::KeepOriginal;
            perform(writer, removal, std::move(step), FolderId(), performed);
        }
    }
    performed.applied.what = Words::tr("Message queued");
    return performed;
}

bool canTakeBack(store::Reader &reader, IntentId id)
{
    const auto send = reader.intent(id);
    if (!send || send->state == IntentState::Done || send->state == IntentState::Sending) {
        return false;
    }
    const bool waits = send->sendState == store::SendState::Queued || send->sendState == store::SendState::Rejected;
    return waits
        && std::none_of(send->recipients.cbegin(), send->recipients.cend(),
                        [](const store::RecipientResult &r) { return r.accepted; });
}

Performed giveUpSend(store::Writer &writer, const store::Intent &send)
{
    DraftMail draft;
    draft.account = send.account;
    draft.source = writer.reader().blob(send.blob);
    draft.envelope = send.message.value_or(store::NewMessage());
    if (!writer.cancel(send.id)) {
        throw Error(ErrorKind::Input, Words::tr("The message has left already and cannot be taken back."));
    }
    Performed performed;
    const store::FolderRow drafts = folderForRole(writer, send.account, store::Role::Drafts, performed);
    if (!writer.reader().placementByMessageId(drafts.id, send.messageId)) {
        add(saveDraft(writer, draft), performed);
    }
    performed.accounts.insert(send.account);
    return performed;
}

Performed takeBackSend(store::Writer &writer, IntentId id)
{
    const auto send = writer.reader().intent(id);
    if (!send || !canTakeBack(writer.reader(), id)) {
        throw Error(ErrorKind::Input, Words::tr("The message has left already and cannot be taken back."));
    }
    return giveUpSend(writer, *send);
}

} // namespace waxwing::sync::verbs
