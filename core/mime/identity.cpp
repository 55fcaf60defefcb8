#include "core/mime/header.h"
#include "core/mime/lookalike.h"

#include <QCoreApplication>

#include <algorithm>

namespace waxwing::mime {

namespace {

// The first thing in a name that reads like an address; empty when there is none.
QString addressInName(const QString &name)
{
    const qsizetype at = name.indexOf(QLatin1Char('@'));
    if (at <= 0)
        return {};
    const auto ends = [](QChar c) { return c.isSpace() || QStringLiteral("<>()\"',;:").contains(c); };
    qsizetype from = at;
    while (from > 0 && !ends(name[from - 1]))
        --from;
    qsizetype to = at + 1;
    while (to < name.size() && !ends(name[to]))
        ++to;
    const QString found = name.mid(from, to - from);
    return found.mid(found.indexOf(QLatin1Char('@'))).contains(QLatin1Char('.')) ? found : QString();
}

bool hidesCharacters(const QString &name)
{
    QString plain = name.simplified();
    return harmlessLine(name, int(plain.size()) + 1) != plain;
}

QStringList notesOnAuthor(const Mailbox &author)
{
    QStringList notes;
    const QString address = harmlessLine(author.address);
    const QString other = addressInName(harmlessLine(author.name));
    if (!other.isEmpty() && other.compare(address, Qt::CaseInsensitive) != 0)
        notes
            += QCoreApplication::translate("mime", "The name shows the address %1, but the message says it is from %2.")
                   .arg(other, address);
    if (hidesCharacters(author.name))
        notes += QCoreApplication::translate("mime", "The sender's name holds hidden characters.");
    if (hidesCharacters(author.address))
        notes += QCoreApplication::translate("mime", "The sender's address holds hidden characters.");
    if (isLookalikeDomain(author.domain()))
        notes += QCoreApplication::translate("mime", "The sender's domain %1 uses letters that look like others.")
                     .arg(readableDomain(author.domain()));
    return notes;
}

bool contains(const QList<Mailbox> &list, const Mailbox &mailbox)
{
    return std::any_of(list.begin(), list.end(), [&](const Mailbox &other) {
        return other.address.compare(mailbox.address, Qt::CaseInsensitive) == 0;
    });
}

} // namespace

QStringList identityNotes(const Envelope &envelope)
{
    QStringList notes;
    const qsizetype looked = std::min<qsizetype>(envelope.from.size(), 5);
    for (const Mailbox &author : envelope.from.first(looked))
        notes += notesOnAuthor(author);
    if (envelope.from.size() > 1)
        notes
            += QCoreApplication::translate("mime", "The message names %n authors.", nullptr, int(envelope.from.size()));
    if (!envelope.sender.isEmpty() && !envelope.from.isEmpty() && !contains(envelope.from, envelope.sender.first()))
        notes += QCoreApplication::translate("mime", "It was sent by %1 for the author.")
                     .arg(envelope.sender.first().display());
    if (!envelope.replyTo.isEmpty() && !envelope.from.isEmpty() && !contains(envelope.from, envelope.replyTo.first()))
        notes += QCoreApplication::translate("mime", "Replies go to %1.").arg(envelope.replyTo.first().display());
    return notes;
}

} // namespace waxwing::mime
