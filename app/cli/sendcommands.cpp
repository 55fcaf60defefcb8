#include "app/cli/arguments.h"
#include "app/cli/command.h"

#include "core/mime/outgoing.h"
#include "core/sync/outgoing.h"

#include <QFile>
#include <QFileInfo>

namespace waxwing::cli {

namespace {

QString bodyText(const QString &given)
{
    if (given != QLatin1String("-")) {
        return given;
    }
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly)) {
        throw usageError(Words::tr("The text could not be read from standard input."));
    }
    QString text = QString::fromUtf8(input.readAll());
    return text.replace(QLatin1String("\r\n"), QLatin1String("\n"));
}

QList<mime::Mailbox> people(const Arguments &arguments, const QString &option)
{
    return mime::parseAddressText(arguments.values(option).join(QLatin1String(", ")));
}

QList<mime::OutgoingAttachment> attachments(const Arguments &arguments)
{
    QList<mime::OutgoingAttachment> result;
    const QStringList paths = arguments.values(QStringLiteral("attach"));
    for (const QString &path : paths) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) {
            throw usageError(Words::tr("The file %1 cannot be read.").arg(path));
        }
        mime::OutgoingAttachment attachment;
        attachment.fileName = QFileInfo(path).fileName();
        attachment.bytes = file.readAll();
        result.append(attachment);
    }
    return result;
}

struct Sender {
    accounts::Account account;
    accounts::Identity identity;
};

// --from names an account, or any address that one writes as: an identity's, or one with a subaddress.
Sender senderOf(Context &context, const Arguments &arguments)
{
    if (!arguments.has(QStringLiteral("from"))) {
        const accounts::Account account = context.onlyAccount();
        return {account, account.mainIdentity()};
    }
    const QString given = arguments.value(QStringLiteral("from"));
    const QList<mime::Mailbox> from = mime::parseAddressText(given);
    const QString address = from.isEmpty() ? given : from.constFirst().address;
    const QList<accounts::Account> all = context.core().accounts().accounts();
    for (const accounts::Account &account : all) {
        if (auto identity = account.identityFor(address)) {
            identity->address = address; // with the subaddress it was given with
            return {account, *identity};
        }
    }
    const accounts::Account account = context.account(address);
    return {account, account.mainIdentity()};
}

QJsonObject rowOf(const store::Intent &intent)
{
    QStringList to;
    for (const store::RecipientResult &recipient : intent.recipients) {
        to.append(recipient.address);
    }
    return {
        {QStringLiteral("id"), qint64(intent.id.value())},
        {QStringLiteral("message_id"), QString::fromUtf8(intent.messageId)},
        {QStringLiteral("state"), store::sendStateName(intent.sendState)},
        {QStringLiteral("to"), to.join(QLatin1String(", "))},
        {QStringLiteral("detail"), intent.problem},
    };
}

int codeOf(store::SendState state)
{
    switch (state) {
    case store::SendState::Accepted:
    case store::SendState::Filed: return Done;
    case store::SendState::Queued:
    case store::SendState::Sending: return Queued;
    case store::SendState::Rejected:
    case store::SendState::Unknown: return Refused;
    }
    return Refused;
}

int report(Context &context, IntentId id, const QByteArray &messageId)
{
    const auto intent = context.read([id](store::Reader &reader) { return reader.intent(id); });
    store::SendState state = store::SendState::Filed;
    if (intent) {
        state = intent->sendState;
    }
    context.output().setColumns({QStringLiteral("message_id"), QStringLiteral("state")});
    context.output().row({{QStringLiteral("message_id"), QString::fromUtf8(messageId)},
                          {QStringLiteral("state"), store::sendStateName(state)}});
    const int code = codeOf(state);
    if (code == Queued && !context.isOffline()) {
        return context.codeWhileWaiting(*intent);
    }
    if (intent && !intent->problem.isEmpty()) {
        Output::error(intent->problem);
    }
    return code;
}

int send(Context &context, const QStringList &words)
{
    const Arguments arguments(words,
                              {QStringLiteral("to"), QStringLiteral("cc"), QStringLiteral("bcc"),
                               QStringLiteral("subject"), QStringLiteral("body"), QStringLiteral("attach"),
                               QStringLiteral("from")},
                              {});
    arguments.required(QStringLiteral("to"));
    const Sender sender = senderOf(context, arguments);
    const accounts::Account &account = sender.account;
    mime::Outgoing outgoing;
    outgoing.from.name = sender.identity.name;
    outgoing.from.address = sender.identity.address;
    outgoing.replyTo = mime::parseAddressText(sender.identity.replyTo);
    outgoing.to = people(arguments, QStringLiteral("to"));
    outgoing.cc = people(arguments, QStringLiteral("cc"));
    outgoing.bcc = people(arguments, QStringLiteral("bcc"));
    outgoing.subject = arguments.value(QStringLiteral("subject"));
    outgoing.textBody = bodyText(arguments.required(QStringLiteral("body")));
    outgoing.attachments = attachments(arguments);
    outgoing.userAgent = QByteArrayLiteral("Waxwing/" WAXWING_VERSION);
    const sync::OutgoingMail mail = sync::outgoingMail(account.id, mime::build(outgoing));
    const sync::Applied applied = context.wait(context.core().engine().send(mail));
    if (!context.isOffline()) {
        try {
            context.wait(context.core().engine().flush(account.id));
        } catch (const Error &error) {
            Output::error(error.summary());
        }
    }
    return report(context, applied.intents.constFirst(), mail.messageId);
}

int listOutbox(Context &context, const QStringList &words)
{
    const Arguments arguments(words, {}, {});
    context.output().setColumns({QStringLiteral("id"), QStringLiteral("message_id"), QStringLiteral("state"),
                                 QStringLiteral("to"), QStringLiteral("detail")});
    const auto outbox = context.read([](store::Reader &reader) { return reader.outbox(); });
    for (const store::Intent &intent : outbox) {
        context.output().row(rowOf(intent));
    }
    return Done;
}

int flushOutbox(Context &context, const QStringList &words)
{
    const Arguments arguments(words, {}, {});
    if (!context.isOffline()) {
        context.wait(context.core().engine().flush(AccountId()));
    }
    listOutbox(context, {});
    const auto outbox = context.read([](store::Reader &reader) { return reader.outbox(); });
    int code = Done;
    for (const store::Intent &intent : outbox) {
        const int one = codeOf(intent.sendState);
        code = one == Queued && code == Done && !context.isOffline() ? context.codeWhileWaiting(intent)
                                                                     : qMax(code, one);
    }
    return code;
}

} // namespace

QList<Command> sendCommands()
{
    return {
        {"send", "--to A… [--cc …] [--bcc …] --subject S --body TEXT|- [--attach FILE]… [--from A]",
         QT_TRANSLATE_NOOP("waxwingctl", "sends a message"), send},
        {"outbox list", "", QT_TRANSLATE_NOOP("waxwingctl", "shows what is being sent, and what became of it"),
         listOutbox},
        {"outbox flush", "", QT_TRANSLATE_NOOP("waxwingctl", "sends what is queued, now"), flushOutbox},
    };
}

} // namespace waxwing::cli
