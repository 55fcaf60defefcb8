#include "ui/composer/composition.h"

namespace waxwing::ui {

namespace {

constexpr int shownRecipients = 5;

QByteArray bracketed(const QByteArray &id)
{
    return id.isEmpty() ? QByteArray() : QByteArray("<" + id + ">");
}

} // namespace

store::NewMessage rowOf(const mime::Outgoing &outgoing, const mime::BuiltMessage &built, bool draft)
{
    store::NewMessage row;
    row.flags = draft ? store::Flags(store::Flag::Seen) | store::Flag::Draft : store::Flags(store::Flag::Seen);
    row.date = outgoing.date.isValid() ? outgoing.date : QDateTime::currentDateTime();
    row.internalDate = row.date.toUTC();
    row.size = built.source.size();
    row.subject = outgoing.subject;
    row.fromName = outgoing.from.name;
    row.fromAddress = outgoing.from.address;
    row.toText = mime::displayNames(outgoing.to.first(qMin<qsizetype>(outgoing.to.size(), shownRecipients)));
    row.to = mime::editableText(outgoing.to);
    row.cc = mime::editableText(outgoing.cc);
    row.bcc = mime::editableText(outgoing.bcc);
    row.replyTo = mime::editableText(outgoing.replyTo);
    row.messageId = bracketed(built.messageId);
    row.inReplyTo = bracketed(outgoing.inReplyTo);
    for (const QByteArray &reference : outgoing.references)
        row.references.append(bracketed(reference));
    row.hasAttachment = !outgoing.attachments.isEmpty();
    return row;
}

} // namespace waxwing::ui
