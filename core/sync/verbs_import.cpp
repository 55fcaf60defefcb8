// Mail from files, put into a folder.
#include "core/sync/verbs.h"

#include "core/store/reader.h"
#include "core/sync/words.h"

namespace waxwing::sync::verbs {

namespace {

// Only what has a Message-ID is found again; the rest stays, and is deleted by hand.
Inverse removal(FolderId target, const QByteArray &messageId)
{
    if (messageId.isEmpty()) {
        return {};
    }
    return [target, messageId](store::Writer &writer) {
        const auto placement = writer.reader().placementByMessageId(target, messageId);
        return placement ? remove(writer, {*placement}, true) : Performed();
    };
}

} // namespace

Performed importMail(store::Writer &writer, FolderId target, const QList<ImportedMail> &mails)
{
    const store::FolderRow folder = folderOf(writer, target);
    if (!folder.selectable || folder.readOnly) {
        throw Error(ErrorKind::Input, translated("“%1” takes no messages.").arg(shownName(folder)));
    }
    Performed performed;
    for (const ImportedMail &mail : mails) {
        store::Verb verb;
        verb.kind = store::IntentKind::Append;
        verb.account = folder.account;
        verb.folder = target;
        verb.message = mail.envelope;
        verb.source = mail.source;
        verb.messageId = mail.envelope.messageId;
        verb.subject = mail.envelope.subject;
        verb.flags.set = store::Flag::Seen; // one's own old mail, not news
        verb.what = translated("Copy “%1” into “%2”").arg(verb.subject, shownName(folder));
        perform(writer, verb, removal(target, verb.messageId), performed);
    }
    performed.applied.what = mails.size() == 1
        ? translated("Copied “%1” into “%2”").arg(mails.first().envelope.subject, shownName(folder))
        : translated("Copied %1 messages into “%2”").arg(QString::number(mails.size()), shownName(folder));
    return performed;
}

} // namespace waxwing::sync::verbs
