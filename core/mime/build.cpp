#include "core/base/error.h"
#include "core/mime/bodywriter.h"
#include "core/mime/fieldwriter.h"
#include "core/mime/filename.h"
#include "core/mime/outgoing.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRandomGenerator>
#include <QSet>

#include <algorithm>
#include <array>

namespace waxwing::mime {

namespace {

[[noreturn]] void refuse(const QString &sentence)
{
    throw Error(ErrorKind::Input, sentence);
}

bool endsALine(const QString &text)
{
    return text.contains(QLatin1Char('\n')) || text.contains(QLatin1Char('\r')) || text.contains(QChar(0));
}

QList<Mailbox> allRecipients(const Outgoing &message)
{
    return message.to + message.cc + message.bcc;
}

void refuseLineEnds(const Outgoing &message)
{
    const auto bad = [](const Mailbox &m) { return endsALine(m.name) || endsALine(m.address); };
    const QList<Mailbox> mailboxes = allRecipients(message) + message.replyTo + QList<Mailbox>{message.from};
    if (std::any_of(mailboxes.begin(), mailboxes.end(), bad))
        refuse(QCoreApplication::translate("mime", "An address must not hold a line break."));
    if (endsALine(message.subject))
        refuse(QCoreApplication::translate("mime", "The subject must not hold a line break."));
    for (const OutgoingAttachment &attachment : message.attachments) {
        if (endsALine(attachment.fileName))
            refuse(QCoreApplication::translate("mime", "The name of an attached file must not hold a line break."));
    }
    const auto badId = [](const QByteArray &id) {
        return id.contains('\n') || id.contains('\r') || id.contains('>') || id.contains('\0');
    };
    if (badId(message.messageId) || badId(message.inReplyTo) || badId(message.userAgent)
        || std::any_of(message.references.begin(), message.references.end(), badId))
        refuse(QCoreApplication::translate("mime", "A message id must not hold a line break."));
}

void refuseUnsendable(const Outgoing &message)
{
    if (!isSendableAddress(message.from.address))
        refuse(QCoreApplication::translate("mime", "The sender's address “%1” is not complete.")
                   .arg(harmlessLine(message.from.address)));
    const QList<Mailbox> recipients = allRecipients(message);
    if (recipients.isEmpty())
        refuse(QCoreApplication::translate("mime", "The message has no recipient."));
    if (recipients.size() > MaxMailboxes)
        refuse(QCoreApplication::translate("mime", "The message has more than %1 recipients.").arg(MaxMailboxes));
    for (const Mailbox &recipient : recipients) {
        if (!isSendableAddress(recipient.address)) {
            const QString shown = harmlessLine(recipient.address.isEmpty() ? recipient.name : recipient.address, 200);
            refuse(QCoreApplication::translate("mime", "“%1” is not a complete address.").arg(shown));
        }
    }
}

QByteArray dateField(const QDateTime &date)
{
    const QDateTime written = date.isValid() ? date : QDateTime::currentDateTime();
    const int minutes = written.offsetFromUtc() / 60;
    const QString zone = QStringLiteral("%1%2%3")
                             .arg(minutes < 0 ? QLatin1Char('-') : QLatin1Char('+'))
                             .arg(std::abs(minutes) / 60, 2, 10, QLatin1Char('0'))
                             .arg(std::abs(minutes) % 60, 2, 10, QLatin1Char('0'));
    const QString text = QLocale::c().toString(written, QStringLiteral("ddd, d MMM yyyy HH:mm:ss ")) + zone;
    return "Date: " + text.toLatin1() + "\r\n";
}

QByteArray headerOf(const Outgoing &message, const QByteArray &messageId, bool withBcc)
{
    QByteArray header;
    if (!message.from.isEmpty())
        header += addressField("From", {message.from});
    if (!message.replyTo.isEmpty())
        header += addressField("Reply-To", message.replyTo);
    if (!message.to.isEmpty())
        header += addressField("To", message.to);
    if (!message.cc.isEmpty())
        header += addressField("Cc", message.cc);
    if (withBcc && !message.bcc.isEmpty())
        header += addressField("Bcc", message.bcc);
    header
        += unstructuredField("Subject", message.subject) + dateField(message.date) + idField("Message-ID", {messageId});
    if (!message.inReplyTo.isEmpty())
        header += idField("In-Reply-To", {message.inReplyTo});
    if (!message.references.isEmpty())
        header += idField("References", message.references);
    if (!message.userAgent.isEmpty())
        header += unstructuredField("User-Agent", QString::fromLatin1(message.userAgent));
    return header + "MIME-Version: 1.0\r\n";
}

QByteArray envelopeAddress(const QString &address)
{
    const QString ascii = toAsciiAddress(address);
    return (ascii.isEmpty() ? address : ascii).toUtf8();
}

QList<QByteArray> envelopeRecipients(const Outgoing &message)
{
    QList<QByteArray> addresses;
    QSet<QByteArray> seen;
    const QList<Mailbox> recipients = allRecipients(message);
    for (const Mailbox &recipient : recipients) {
        const QByteArray address = envelopeAddress(recipient.address);
        if (address.isEmpty() || seen.contains(address.toLower()))
            continue;
        seen.insert(address.toLower());
        addresses += address;
    }
    return addresses;
}

} // namespace

QByteArray newMessageId(const QString &senderAddress)
{
    std::array<quint32, 5> random{};
    QRandomGenerator::system()->fillRange(random.data(), qsizetype(random.size()));
    const QByteArray unique = QByteArray(reinterpret_cast<const char *>(random.data()), sizeof random).toHex();
    const QString address = toAsciiAddress(senderAddress);
    const QByteArray domain = address.mid(address.lastIndexOf(QLatin1Char('@')) + 1).toLatin1();
    const bool named = !domain.isEmpty() && !domain.startsWith('[');
    return unique + '@' + (named ? domain : QByteArray("invalid")); // RFC 6761 6.4: never anyone's domain
}

BuiltMessage build(const Outgoing &outgoing, BuildFor purpose)
{
    refuseLineEnds(outgoing);
    if (purpose == BuildFor::Sending)
        refuseUnsendable(outgoing);
    BuiltMessage built;
    built.messageId = outgoing.messageId.isEmpty() ? newMessageId(outgoing.from.address) : outgoing.messageId;
    Outgoing dated = outgoing;
    if (!dated.date.isValid())
        dated.date = QDateTime::currentDateTime();
    const QByteArray body = writeBody(dated);
    built.source = headerOf(dated, built.messageId, true) + body;
    built.sourceForTransfer = outgoing.bcc.isEmpty() ? built.source : headerOf(dated, built.messageId, false) + body;
    built.envelopeSender = envelopeAddress(outgoing.from.address);
    built.envelopeRecipients = envelopeRecipients(outgoing);
    return built;
}

} // namespace waxwing::mime
