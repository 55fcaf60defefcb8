#include "app/cli/arguments.h"
#include "app/cli/command.h"

#include "core/mime/document.h"
#include "core/mime/sanitiser.h"
#include "core/mime/text.h"

#include <QJsonArray>

namespace waxwing::cli {

int show(Context &context, const QStringList &words);

namespace {

// Only the beginning of a large message of a POP3 account may be here, and its server out of reach.
int showBeginning(Context &context, PlacementId id)
{
    const auto detail = context.read([id](store::Reader &reader) { return reader.detail(id); });
    const QString note = Words::tr("Only the beginning of this message is here. The rest is fetched from the server "
                                   "when the message is shown while online.");
    if (context.output().isJson()) {
        const QJsonArray headers{QJsonObject{{QStringLiteral("name"), QStringLiteral("From")},
                                             {QStringLiteral("value"), detail->row.fromName}},
                                 QJsonObject{{QStringLiteral("name"), QStringLiteral("Subject")},
                                             {QStringLiteral("value"), detail->row.subject}}};
        context.output().row({{QStringLiteral("id"), qint64(id.value())},
                              {QStringLiteral("headers"), headers},
                              {QStringLiteral("text"), detail->row.preview},
                              {QStringLiteral("partial"), true},
                              {QStringLiteral("notes"), QJsonArray{note}}});
        return Done;
    }
    context.output().line(QString(Words::tr("Subject: ") + mime::harmlessLine(detail->row.subject)));
    context.output().line(QString());
    context.output().line(detail->row.preview);
    Output::error(note);
    return Done;
}

bool isBegunOnly(Context &context, PlacementId id)
{
    const auto row = context.read([id](store::Reader &reader) { return reader.row(id); });
    const auto account = row ? context.read([folder = row->folder](store::Reader &reader) {
        const auto found = reader.folder(folder);
        return found ? found->account : AccountId();
    })
                             : AccountId();
    const auto settings = context.core().accounts().account(account);
    return row && !row->bodyHeld && settings && settings->protocol == accounts::Protocol::Pop3;
}

// The whole message, or what is shown of a large one.
struct Shown {
    QByteArray source;
    bool isWhole = true;
    QList<mime::LeftOutPart> leftOut;

    mime::Document document() const { return mime::parseShown(source, leftOut); }
};

std::optional<Shown> heldOf(Context &context, PlacementId id)
{
    return context.read([id](store::Reader &reader) {
        std::optional<Shown> held;
        if (const auto whole = reader.body(id)) {
            held = Shown{*whole, true, {}};
        } else if (const auto parts = reader.shownParts(id)) {
            held = Shown{parts->source, false, parts->leftOut};
        }
        return held;
    });
}

[[noreturn]] void notGiven()
{
    throw Error(ErrorKind::Server, Words::tr("The server did not give the message."));
}

QByteArray wholeOf(Context &context, PlacementId id);

// The rest of a message that is only begun to be here comes with it.
Shown shownOf(Context &context, PlacementId id)
{
    if (isBegunOnly(context, id)) {
        return Shown{wholeOf(context, id), true, {}};
    }
    auto held = heldOf(context, id);
    if (!held) {
        context.wait(context.core().engine().fetchShown(id));
        held = heldOf(context, id);
    }
    if (!held) {
        notGiven();
    }
    return *held;
}

QByteArray wholeOf(Context &context, PlacementId id)
{
    const auto look = [id](store::Reader &reader) { return reader.body(id); };
    auto held = context.read(look);
    if (!held) {
        context.wait(context.core().engine().fetchBody(id));
        held = context.read(look);
    }
    if (!held) {
        notGiven();
    }
    return *held;
}

// Where only what is shown is here, the part alone is fetched; what a structure did not name comes with the whole.
QByteArray partOf(Context &context, PlacementId id, const QString &number)
{
    const Shown shown = shownOf(context, id);
    const auto isAsked = [&number](const auto &part) { return part.number == number; };
    if (!shown.isWhole && std::any_of(shown.leftOut.cbegin(), shown.leftOut.cend(), isAsked)) {
        const auto look = [id, number](store::Reader &reader) { return reader.leftOutPart(id, number); };
        auto held = context.read(look);
        if (!held) {
            context.wait(context.core().engine().fetchPart(id, number));
            held = context.read(look);
        }
        if (held) {
            return *held;
        }
    } else if (!shown.isWhole) {
        const QList<mime::Part> parts = shown.document().parts;
        if (std::any_of(parts.cbegin(), parts.cend(), isAsked)) {
            return mime::partBody(shown.source, number);
        }
    }
    return mime::partBody(shown.isWhole ? shown.source : wholeOf(context, id), number);
}

// A blank line apart; HTML as the text it says.
QString textOf(const mime::Document &document)
{
    QStringList texts;
    for (const mime::Block &block : document.blocks) {
        if (block.kind == mime::Block::Kind::Html) {
            texts.append(block.alternative.isEmpty() ? mime::htmlToText(block.text) : block.alternative);
        } else if (block.kind == mime::Block::Kind::PlainText) {
            texts.append(block.text);
        }
    }
    return texts.join(QLatin1String("\n\n"));
}

QString htmlOf(const mime::Document &document)
{
    QStringList fragments;
    for (const mime::Block &block : document.blocks) {
        if (block.kind == mime::Block::Kind::Html) {
            fragments.append(mime::sanitiseHtml(block.text).html);
        } else if (block.kind == mime::Block::Kind::PlainText) {
            fragments.append(mime::plainTextToHtml(block.text));
        }
    }
    return fragments.join(QLatin1Char('\n'));
}

QJsonArray headersOf(const mime::Document &document)
{
    QJsonArray headers;
    for (const mime::HeaderField &field : document.headers) {
        headers.append(QJsonObject{{QStringLiteral("name"), QString::fromLatin1(field.name)},
                                   {QStringLiteral("value"), mime::decodeHeader(field.value)}});
    }
    return headers;
}

QJsonArray partsOf(const mime::Document &document)
{
    QJsonArray parts;
    for (const mime::Part &part : document.parts) {
        parts.append(QJsonObject{
            {QStringLiteral("number"), part.number},
            {QStringLiteral("type"), QString::fromLatin1(part.type)},
            {QStringLiteral("name"), part.name.isEmpty() ? QJsonValue() : QJsonValue(part.name)},
            {QStringLiteral("size"), part.size},
            {QStringLiteral("held"), part.held},
        });
    }
    return parts;
}

// Octets on stdout; in JSON as text where they are UTF-8, else in base64.
void printBytes(Output &output, QJsonObject row, const QString &field, const QByteArray &bytes)
{
    if (!output.isJson()) {
        output.bytes(bytes);
        return;
    }
    const QString text = QString::fromUtf8(bytes);
    if (text.toUtf8() == bytes) {
        row.insert(field, text);
    } else {
        const QString base64 = field + QLatin1String("_base64");
        row.insert(base64, QString::fromLatin1(bytes.toBase64()));
    }
    output.row(row);
}

void printForPeople(Output &output, const mime::Document &document, const QString &text)
{
    const QList<QByteArray> shown{"from", "to", "cc", "date", "subject"};
    for (const mime::HeaderField &field : document.headers) {
        if (shown.contains(field.name.toLower())) {
            const QString line = QString::fromLatin1(field.name) + QLatin1String(": ")
                + mime::harmlessLine(mime::decodeHeader(field.value));
            output.line(line);
        }
    }
    output.line(QString());
    output.line(text);
    for (const mime::Part &part : document.attachments) {
        const QString line
            = part.held ? Words::tr("[%1] %2, %3 octets") : Words::tr("[%1] %2, %3 octets, on the server");
        output.line(line.arg(part.number, part.name, QString::number(part.size)));
    }
    for (const QString &note : document.notes) {
        Output::error(note);
    }
}

} // namespace

int show(Context &context, const QStringList &words)
{
    const Arguments arguments(words, {QStringLiteral("part")}, {QStringLiteral("source"), QStringLiteral("html")});
    if (arguments.words().size() != 1) {
        throw usageError(Words::tr("Say which message to show."));
    }
    const PlacementId id = context.message(arguments.words().constFirst());
    if (context.isOffline() && isBegunOnly(context, id)) {
        return showBeginning(context, id);
    }
    QJsonObject row{{QStringLiteral("id"), qint64(id.value())}};
    if (arguments.has(QStringLiteral("source"))) {
        printBytes(context.output(), row, QStringLiteral("source"), wholeOf(context, id));
        return Done;
    }
    if (arguments.has(QStringLiteral("part"))) {
        const QString number = arguments.value(QStringLiteral("part"));
        row.insert(QStringLiteral("number"), number);
        printBytes(context.output(), row, QStringLiteral("data"), partOf(context, id, number));
        return Done;
    }
    const mime::Document document = shownOf(context, id).document();
    const bool html = arguments.has(QStringLiteral("html"));
    const QString text = html ? htmlOf(document) : textOf(document);
    if (!context.output().isJson()) {
        printForPeople(context.output(), document, text);
        return Done;
    }
    row.insert(QStringLiteral("headers"), headersOf(document));
    row.insert(html ? QStringLiteral("html") : QStringLiteral("text"), text);
    row.insert(QStringLiteral("parts"), partsOf(document));
    if (!document.notes.isEmpty()) {
        row.insert(QStringLiteral("notes"), QJsonArray::fromStringList(document.notes));
    }
    context.output().row(row);
    return Done;
}

} // namespace waxwing::cli
