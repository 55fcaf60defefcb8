// Messages to another account: a copy that the target confirms, then the end of the original, as two durable
// changes of which the second waits for the first. A message each, so that one that cannot be copied stays alone.
#include "core/sync/verbs.h"

#include "core/store/reader.h"
#include "core/sync/words.h"

namespace waxwing::sync::verbs {

namespace {

using store::IntentKind;
using store::Verb;

store::NewMessage envelopeOf(store::Writer &writer, const store::MessageRow &row)
{
    store::NewMessage message;
    const std::optional<store::MessageDetail> detail = writer.reader().detail(row.id);
    message.flags = row.flags & ~store::Flags(store::Flag::Deleted);
    message.keywords = row.keywords;
    message.internalDate = row.received;
    message.size = row.size;
    message.subject = row.subject;
    message.fromName = row.fromName;
    message.fromAddress = row.fromAddress;
    message.toText = row.toText;
    message.date = row.date;
    message.hasAttachment = row.hasAttachment;
    if (detail) {
        message.to = detail->to;
        message.cc = detail->cc;
        message.bcc = detail->bcc;
        message.replyTo = detail->replyTo;
        message.messageId = detail->messageId;
        message.inReplyTo = detail->inReplyTo;
        message.references = detail->references;
        message.structure = detail->structure;
    }
    return message;
}

} // namespace

void transfer(store::Writer &writer, const QList<store::MessageRow> &rows, const store::FolderRow &target,
              Transferred originals, Performed &performed)
{
    const store::FolderRow source = folderOf(writer, rows.constFirst().folder);
    for (const store::MessageRow &row : rows) {
        Verb copy;
        copy.kind = IntentKind::Copy;
        copy.messages = {row.id};
        copy.folder = target.id;
        copy.message = envelopeOf(writer, row);
        copy.messageId = copy.message->messageId;
        copy.flags.set = copy.message->flags;
        copy.flags.setKeywords = copy.message->keywords;
        copy.subject = row.subject;
        copy.what = originals == Transferred::Go ? Words::tr("Move “%1” to “%2”").arg(row.subject, shownName(target))
                                                 : Words::tr("Copy “%1” to “%2”").arg(row.subject, shownName(target));
        const store::Intent copied = writer.apply(copy);
        const QList<PlacementId> made = writer.reader().madeBy(copied.id);
        Step step;
        step.intent = copied.id;
        step.deed.account = step.opposite.account = source.account;
        step.opposite.kind = Deed::Kind::TakeBackTransfer;
        step.opposite.folder = nameOf(writer, source);
        step.messages = {{row.id}, {copy.messageId}, step.opposite.folder};
        step.made = {made, {copy.messageId}, nameOf(writer, target)};
        performed.steps.append(std::move(step));
        performed.accounts.insert(copied.account);
        if (originals == Transferred::Stay) {
            continue;
        }
        Verb removal;
        removal.kind = IntentKind::Expunge;
        removal.messages = {row.id};
        removal.after = copied.id;
        removal.what = Words::tr("Remove “%1” from “%2”, once it is in “%3”")
                           .arg(row.subject, shownName(source), shownName(target));
        Step end;
        end.opposite.kind = Deed::Kind::KeepOriginal;
        perform(writer, removal, std::move(end), FolderId(), performed);
    }
}

} // namespace waxwing::sync::verbs
