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

// A version of the draft that has not left yet is taken back: only the newest goes to the server.
void cancelWaitingVersion(store::Writer &writer, AccountId account, const QByteArray &messageId)
{
    const QList<store::Intent> intents = writer.reader().intentsInBrief(account);
    for (const store::Intent &intent : intents) {
        const bool same = intent.kind == IntentKind::Append && intent.messageId == messageId && !messageId.isEmpty();
        if (same && intent.attempts == 0 && intent.state == IntentState::Waiting) {
            writer.cancel(intent.id);
        }
    }
}

} // namespace

Performed saveDraft(store::Writer &writer, const DraftMail &draft)
{
    Performed performed;
    const store::FolderRow drafts = folderForRole(writer, draft.account, store::Role::Drafts, performed);
    const QByteArray messageId = draft.envelope.messageId;
    cancelWaitingVersion(writer, draft.account, messageId);
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
    // The version on the server: named by the caller, or the one an earlier, cancelled version would have replaced.
    std::optional<PlacementId> old;
    if (draft.replaces.isValid() && writer.reader().row(draft.replaces)) {
        old = draft.replaces;
    } else if (draft.replaces.isValid()) {
        old = writer.reader().placementByMessageId(drafts.id, messageId);
    }
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
    const auto draft = mail.draft.isValid() ? writer.reader().row(mail.draft) : std::nullopt;
    if (draft) {
        cancelWaitingVersion(writer, mail.account, mail.messageId);
        if (writer.reader().row(mail.draft)) {
            Verb removal;
            removal.kind = IntentKind::Expunge;
            removal.account = mail.account;
            removal.messages = {mail.draft};
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
