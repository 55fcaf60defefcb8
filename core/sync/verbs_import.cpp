// Messages from files: an Append each, in one transaction.
#include "core/sync/verbs.h"

#include "core/store/reader.h"
#include "core/sync/words.h"

#include <algorithm>

namespace waxwing::sync::verbs {

namespace {

QByteArrayView textOf(const QByteArray &source)
{
    const qsizetype end = source.indexOf("\r\n\r\n");
    return QByteArrayView(source).sliced(end < 0 ? 0 : end);
}

// The Message-ID alone does not tell: mailing lists, broken programs and senders of junk use one twice, and a message
// passed over would be lost with its file. A server may add lines to the header of what it is given. Where only the
// header is held here, the size has to do; a message too many can be removed.
bool isSame(store::Reader &reader, PlacementId id, const ImportMessage &message)
{
    const std::optional<QByteArray> held = reader.body(id);
    if (!held) {
        const auto row = reader.row(id);
        return row && row->size == message.envelope.size;
    }
    const bool hasId = !message.envelope.messageId.isEmpty();
    return *held == message.source || (hasId && textOf(*held) == textOf(message.source));
}

// A message that waits to be appended is a row as well: an import that was interrupted meets its own.
bool isThere(store::Reader &reader, FolderId folder, const ImportMessage &message)
{
    const QByteArray &id = message.envelope.messageId;
    const QList<PlacementId> alike = id.isEmpty() ? reader.placementsWithoutMessageId(folder, message.envelope.size)
                                                  : reader.placementsByMessageId(folder, id);
    return std::any_of(alike.cbegin(), alike.cend(), [&](PlacementId one) { return isSame(reader, one, message); });
}

} // namespace

Performed importMessages(store::Writer &writer, FolderId target, const QList<ImportMessage> &messages)
{
    const store::FolderRow folder = folderOf(writer, target);
    if (!folder.selectable) {
        throw Error(ErrorKind::Input, Words::tr("“%1” holds folders only, no messages.").arg(shownName(folder)));
    }
    Performed performed;
    for (const ImportMessage &message : messages) {
        if (isThere(writer.reader(), target, message)) {
            ++performed.applied.known;
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
