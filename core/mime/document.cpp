#include "core/mime/document.h"

#include "core/base/error.h"
#include "core/base/octets.h"
#include "core/mime/filename.h"
#include "core/mime/structure.h"
#include "core/mime/text.h"

#include <QCoreApplication>

#include <algorithm>

namespace waxwing::mime {

namespace {

constexpr qsizetype MaxEncodedText = 12_MiB; // bytes of one text part that are looked at
constexpr qsizetype MaxShownTogether = 4 * MaxShownText; // characters of all blocks
constexpr int MaxBlocks = 200;
constexpr qsizetype RawHead = 64_KiB; // bytes shown of what cannot be shown otherwise

QString tooComplexNote()
{
    return QCoreApplication::translate(
        "mime", "This message is too complex to show in full. Its source is complete and can be saved.");
}

bool isReadable(const Part &part)
{
    return part.type == "text/plain" || part.type == "text/html" || part.type == "text/enriched"
        || part.type == "message/delivery-status" || part.type == "text/rfc822-headers";
}

class DocumentBuilder {
public:
    explicit DocumentBuilder(const QByteArray &source) : m_source(source), m_structure(scanStructure(source)) { }

    Document build()
    {
        const Node &root = m_structure.nodes.first();
        m_document.headers = root.fields;
        m_document.envelope = envelopeOf(root.fields);
        m_document.tooComplex = m_structure.tooDeep || m_structure.tooMany || m_structure.headerTruncated;
        for (const Node &node : m_structure.nodes) {
            if (!node.part.isMultipart())
                m_document.parts.append(node.part);
        }
        show(0, {});
        m_document.attachments += m_inlinePictures;
        if (m_document.blocks.isEmpty() && m_document.tooComplex)
            showRawHead();
        if (m_document.tooComplex)
            m_document.notes.prepend(tooComplexNote());
        return std::move(m_document);
    }

private:
    const Node &node(int index) const { return m_structure.nodes[index]; }

    // alternative: plain text sent beside the HTML that is to come; taken by the first HTML block.
    void show(int index, const QString &alternative)
    {
        const Node &shown = node(index);
        if (shown.part.isMultipart()) {
            if (shown.children.isEmpty())
                showText(shown, {}); // no delimiter found, or too deep: the text in it is still there
            else if (shown.part.type == "multipart/alternative")
                showAlternative(shown);
            else
                showChildren(shown, alternative);
            return;
        }
        if (shown.part.type == "message/rfc822" && !shown.children.isEmpty()) {
            showMessage(shown);
            return;
        }
        if (isShownAsText(shown.part))
            showText(shown, alternative);
        else
            addAttachment(shown.part);
    }

    void showChildren(const Node &multipart, const QString &alternative)
    {
        bool first = true;
        for (const int child : multipart.children) {
            show(child, first ? alternative : QString());
            first = false;
        }
    }

    // RFC 2046 5.1.4: the last that can be shown is the best. A calendar or the like stays an attachment.
    void showAlternative(const Node &multipart)
    {
        int best = -1;
        int plain = -1;
        for (const int child : multipart.children) {
            const Part &part = node(child).part;
            if (part.disposition == Disposition::Attachment)
                continue;
            if (part.type == "text/plain" && plain < 0)
                plain = child;
            if (isReadable(part) || part.isMultipart())
                best = child;
        }
        for (const int child : multipart.children) {
            if (child == best)
                show(child, plain >= 0 && plain != best ? textOf(node(plain)) : QString());
            else if (!isReadable(node(child).part) && !node(child).part.isMultipart())
                addAttachment(node(child).part);
        }
    }

    void showMessage(const Node &message)
    {
        addAttachment(message.part);
        if (message.part.disposition == Disposition::Attachment)
            return;
        Block block;
        block.kind = Block::Kind::NestedMessage;
        block.partNumber = message.part.number;
        block.envelope = envelopeOf(node(message.children.first()).fields);
        if (addBlock(block))
            show(message.children.first(), {});
    }

    void showText(const Node &shown, const QString &alternative)
    {
        Block block;
        block.kind = shown.part.type == "text/html" ? Block::Kind::Html : Block::Kind::PlainText;
        block.partNumber = shown.part.number;
        block.text = textOf(shown);
        block.flowed
            = decodeParameter(shown.parameters, "format").compare(QStringLiteral("flowed"), Qt::CaseInsensitive) == 0;
        if (block.kind == Block::Kind::Html)
            block.alternative = alternative;
        const bool alone = m_document.blocks.isEmpty() && shown.parent < 0;
        if (alone || !block.text.trimmed().isEmpty())
            addBlock(block);
    }

    QString textOf(const Node &shown)
    {
        noteCharset(shown.part);
        QByteArray body
            = shown.body(m_source).first(std::min(shown.body(m_source).size(), MaxEncodedText)).toByteArray();
        if (body.size() == shown.body(m_source).size())
            noteDamage(body, shown.part);
        Part part = shown.part;
        if (part.isMultipart()) {
            part.type = "text/plain";
            part.encoding.clear();
        }
        QString text = decodeTextPart(body, part, shown.parameters);
        const qsizetype room = std::min(MaxShownText, MaxShownTogether - m_shown);
        if (text.size() > room || shown.body(m_source).size() > MaxEncodedText) {
            text.truncate(std::max<qsizetype>(room, 0));
            m_document.tooComplex = true;
        }
        m_shown += text.size();
        return text;
    }

    void noteCharset(const Part &part)
    {
        bool known = true;
        decodeCharset("", part.charset, &known);
        if (known || part.charset.isEmpty())
            return;
        const QString name = harmlessLine(QString::fromLatin1(part.charset), 40);
        const QString note = QCoreApplication::translate(
                                 "mime", "The text is in an unknown character set (%1); some letters may be wrong.")
                                 .arg(name);
        addNote(note);
    }

    void noteDamage(const QByteArray &body, const Part &part)
    {
        if (part.encoding != "base64")
            return;
        QByteArray code = body;
        code.removeIf([](char c) { return QByteArrayView(" \t\r\n").contains(c); });
        if (!QByteArray::fromBase64Encoding(code, QByteArray::AbortOnBase64DecodingErrors))
            addNote(QCoreApplication::translate(
                "mime", "This message is damaged: part of its text cannot be read. What can be read is shown."));
    }

    void addNote(const QString &note)
    {
        if (!m_document.notes.contains(note) && m_document.notes.size() < 10)
            m_document.notes += note;
    }

    bool addBlock(const Block &block)
    {
        if (m_document.blocks.size() >= MaxBlocks) {
            m_document.tooComplex = true;
            return false;
        }
        m_document.blocks.append(block);
        return true;
    }

    void addAttachment(Part part)
    {
        if (!isAttachment(part) && !part.type.startsWith("image/"))
            return;
        const bool picture = !isAttachment(part);
        if (part.name.isEmpty())
            part.name = fileNameForPart(part.number, part.type);
        (picture ? m_inlinePictures : m_document.attachments).append(part);
    }

    void showRawHead()
    {
        Block block;
        block.text = decodeHeaderlessText(m_source.left(RawHead));
        addBlock(block);
    }

    static QString decodeHeaderlessText(const QByteArray &bytes)
    {
        Part part;
        return decodeTextPart(bytes, part);
    }

    const QByteArray &m_source;
    Structure m_structure;
    Document m_document;
    QList<Part> m_inlinePictures;
    qsizetype m_shown = 0;
};

QString plainTextOf(const Block &block)
{
    if (block.kind != Block::Kind::Html)
        return block.text;
    return block.alternative.trimmed().isEmpty() ? htmlToText(block.text) : block.alternative;
}

bool isQuoteIntroduction(const QString &line)
{
    return line.endsWith(QLatin1Char(':'))
        && (line.contains(QStringLiteral("wrote")) || line.contains(QLatin1Char('@')));
}

} // namespace

Document parseMessage(const QByteArray &source)
{
    return DocumentBuilder(source).build();
}

Document parseShown(const QByteArray &source, const QList<LeftOutPart> &leftOut)
{
    Document document = parseMessage(source);
    document.parts.removeIf([&leftOut](const Part &part) { // what an absent message seems to hold
        return std::any_of(leftOut.cbegin(), leftOut.cend(), [&part](const LeftOutPart &outer) {
            return part.number.startsWith(outer.number + QLatin1Char('.'));
        });
    });
    for (QList<Part> *parts : {&document.parts, &document.attachments}) {
        for (Part &part : *parts) {
            const auto left = std::find_if(leftOut.cbegin(), leftOut.cend(),
                                           [&part](const LeftOutPart &other) { return other.number == part.number; });
            if (left != leftOut.cend()) {
                part.size = left->size;
                part.held = left->held;
            }
        }
    }
    return document;
}

bool isShownAsText(const Part &part)
{
    return !isAttachment(part) && isReadable(part);
}

QByteArray partBody(const QByteArray &source, const QString &number)
{
    const Structure structure = scanStructure(source);
    const Node *part = findPart(structure, number);
    if (!part)
        throw Error(ErrorKind::Input,
                    QCoreApplication::translate("mime", "The message has no part %1.").arg(harmlessLine(number, 40)));
    return decodeTransferEncoding(part->body(source).toByteArray(), part->part.encoding);
}

QString extractText(const Document &document, qsizetype cap)
{
    QString text;
    for (const Block &block : document.blocks) {
        if (text.size() >= cap)
            break;
        if (block.kind == Block::Kind::NestedMessage)
            text += block.envelope.subject + QLatin1Char(' ') + displayNames(block.envelope.from);
        else
            text += plainTextOf(block);
        text += QLatin1Char('\n');
    }
    for (const Part &attachment : document.attachments)
        text += attachment.name + QLatin1Char('\n');
    text.truncate(cap);
    return text;
}

QString previewOfText(const QString &plainText, int characters)
{
    QString words;
    qsizetype at = 0;
    while (at < plainText.size() && words.size() < characters) {
        qsizetype end = plainText.indexOf(QLatin1Char('\n'), at);
        if (end < 0)
            end = plainText.size();
        const QString line = plainText.mid(at, std::min<qsizetype>(end - at, 1000));
        if (line == QStringLiteral("-- "))
            break;
        const QString plain = harmlessLine(line);
        if (!plain.startsWith(QLatin1Char('>')) && !isQuoteIntroduction(plain) && !plain.isEmpty())
            words += plain + QLatin1Char(' ');
        at = end + 1;
    }
    return harmlessLine(words, characters);
}

QString preview(const Document &document, int characters)
{
    for (const Block &block : document.blocks) {
        if (block.kind == Block::Kind::NestedMessage)
            continue;
        const QString text = plainTextOf(block);
        QString words = previewOfText(text, characters);
        if (words.isEmpty()) // nothing but quotes: better than an empty line
            words = harmlessLine(text.left(4000), characters);
        if (!words.isEmpty())
            return words;
    }
    return {};
}

} // namespace waxwing::mime
