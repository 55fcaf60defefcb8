// Messages from files: an Append each, in one transaction.
#include "core/sync/verbs.h"

#include "core/store/reader.h"
#include "core/sync/words.h"

#include <algorithm>

namespace waxwing::sync::verbs {

namespace {

// A message that waits to be appended is a row as well: an import that was interrupted meets its own.
bool isThere(store::Reader &reader, FolderId folder, const ImportMessage &message)
{
    if (!message.envelope.messageId.isEmpty()) {
        return reader.placementByMessageId(folder, message.envelope.messageId).has_value();
    }
    const QList<PlacementId> alike = reader.placementsWithoutMessageId(folder, message.envelope.size);
    return std::any_of(alike.cbegin(), alike.cend(), [&](PlacementId id) { return reader.body(id) == message.source; });
}

} // namespace

Performed importMessages(store::Writer &writer, FolderId target, const QList<ImportMessage> &messages, int *known)
{
    const store::FolderRow folder = folderOf(writer, target);
    if (!folder.selectable) {
        throw Error(ErrorKind::Input, Words::tr("“%1” holds folders only, no messages.").arg(shownName(folder)));
    }
    Performed performed;
    for (const ImportMessage &message : messages) {
        if (isThere(writer.reader(), target, message)) {
            ++*known;
            continue;
        }
        store::Verb verb;
        verb.kind = store::IntentKind::Append;
        verb.account = folder.account;
        verb.folder = target;
        verb.message = message.envelope;
        verb.source = message.source;
        verb.messageId = message.envelope.messageId;
        verb.subject = message.envelope.subject;
        verb.flags.set = message.flags;
        verb.flags.setKeywords = message.keywords;
        verb.what = Words::tr("Import “%1” into “%2”").arg(verb.subject, shownName(folder));
        Step step;
        step.opposite.kind = Deed::Kind::RemoveCopies;
        step.made.folder = nameOf(writer, folder);
        perform(writer, verb, std::move(step), FolderId(), performed);
    }
    performed.applied.what
        = Words::tr("Imported %n message(s) into %1", nullptr, int(performed.steps.size())).arg(shownName(folder));
    return performed;
}

} // namespace waxwing::sync::verbs
