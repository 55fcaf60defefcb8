#include "core/sync/partplan.h"

#include "core/imap/command.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace waxwing::sync {

namespace {

using imap::BodyPart;

// A message with more is a digest or a bomb.
constexpr int mostParts = 100;
// What is shown of it may be so large; more is as good whole.
constexpr qint64 mostShown = 8_MiB;
// A part as small as this costs less than the trip to fetch it later.
constexpr qint64 notWorthLeaving = 16_KiB;
// For headers, and for numbers that are a little wrong.
constexpr qint64 slack = 512_KiB;

bool isMultipart(const BodyPart &part)
{
    return part.type == "multipart";
}

// A message whose parts are shown in this one; as a file beside the text it is a leaf, like one that is encoded.
bool isNested(const BodyPart &part)
{
    return part.type == "message" && part.subtype == "rfc822" && part.children.size() == 1
        && part.disposition != "attachment" && part.encoding != "base64" && part.encoding != "quoted-printable";
}

mime::Part mimePart(const BodyPart &part)
{
    return mime::makePart(QString::fromLatin1(part.number), part.type, part.subtype, part.parameters, part.id,
                          part.encoding, qint64(qMin<quint64>(part.octets, std::numeric_limits<qint64>::max())),
                          part.disposition, part.dispositionParameters);
}

bool isSecured(const BodyPart &part)
{
    return (isMultipart(part) && (part.subtype == "signed" || part.subtype == "encrypted"))
        || part.subtype == "pkcs7-mime" || part.subtype == "x-pkcs7-mime" || part.subtype == "pgp-encrypted";
}

bool fitsIntoOneCommand(const QByteArrayList &sections)
{
    constexpr qsizetype around = 13; // BODY.PEEK[] and a space
    constexpr qsizetype rest = 500;
    qsizetype line = rest;
    for (const QByteArray &section : sections) {
        line += section.size() + around;
    }
    return line <= imap::maxCommandLine;
}

class Planner {
public:
    bool message(const BodyPart &body, const QByteArray &header)
    {
        m_plan.sections.append(header);
        return content(body);
    }
    PartPlan take(const BodyPart &root)
    {
        m_plan.root = root;
        m_plan.mostOctets = m_shown + slack;
        return std::move(m_plan);
    }
    const QByteArrayList &sections() const { return m_plan.sections; }
    qint64 shown() const { return m_shown; }
    qint64 left() const { return m_left; }

private:
    bool content(const BodyPart &part)
    {
        if (++m_parts > mostParts || isSecured(part)) {
            return false;
        }
        if (isMultipart(part)) {
            const auto child = [this](const BodyPart &inner) {
                m_plan.sections.append(inner.number + ".MIME");
                return content(inner);
            };
            return !part.children.isEmpty() && std::all_of(part.children.cbegin(), part.children.cend(), child);
        }
        if (isNested(part)) {
            return message(part.children.constFirst(), part.number + ".HEADER");
        }
        const mime::Part leaf = mimePart(part);
        if (leaf.size > notWorthLeaving && !mime::isShownAsText(leaf)) {
            m_plan.left.insert(part.number);
            m_left += qMin(leaf.size, mostShown * 1024);
        } else {
            m_plan.sections.append(part.number);
            m_shown += qMin(leaf.size, mostShown * 2);
        }
        return true;
    }

    PartPlan m_plan;
    qint64 m_shown = 0;
    qint64 m_left = 0;
    int m_parts = 0;
};

QByteArray boundaryIn(const QByteArray &header)
{
    mime::RawParameters parameters;
    mime::parseParameterised(mime::headerValue(mime::parseHeaderFields(header), "content-type"), &parameters);
    for (const auto &[name, value] : std::as_const(parameters)) {
        if (name.compare("boundary", Qt::CaseInsensitive) == 0) {
            return value.trimmed();
        }
    }
    return {};
}

class Assembler {
public:
    Assembler(const PartPlan &plan, const QHash<QByteArray, QByteArray> &fetched) : m_plan(plan), m_fetched(fetched) { }

    bool message(const BodyPart &body, const QByteArray &section)
    {
        const auto header = m_fetched.constFind(section);
        return header != m_fetched.cend() && content(body, writeHeader(*header));
    }
    const QByteArray &source() const { return m_source; }
    // Every part that is no multipart, in order: what a reader of the source must find, too.
    const QList<mime::Part> &parts() const { return m_parts; }

private:
    bool content(const BodyPart &part, const QByteArray &header)
    {
        if (isMultipart(part)) {
            return multipart(part, header);
        }
        m_parts.append(mimePart(part));
        if (isNested(part)) {
            return message(part.children.constFirst(), part.number + ".HEADER");
        }
        const auto octets = m_fetched.constFind(part.number);
        if (octets != m_fetched.cend()) {
            m_source += *octets;
        }
        return octets != m_fetched.cend() || m_plan.left.contains(part.number);
    }

    bool multipart(const BodyPart &part, const QByteArray &header)
    {
        const QByteArray boundary = boundaryIn(header);
        for (const BodyPart &child : part.children) {
            const auto mimeHeader = m_fetched.constFind(child.number + ".MIME");
            if (mimeHeader == m_fetched.cend() || boundary.isEmpty()) {
                return false;
            }
            m_source += "--" + boundary + "\r\n";
            if (!content(child, writeHeader(*mimeHeader))) {
                return false;
            }
            m_source += "\r\n";
        }
        m_source += "--" + boundary + "--\r\n";
        return true;
    }

    // With its empty line, which some servers leave out.
    QByteArray writeHeader(QByteArray header)
    {
        if (!header.isEmpty() && !header.endsWith('\n')) {
            header += "\r\n";
        }
        const bool ends = header == "\r\n" || header.endsWith("\r\n\r\n") || header.endsWith("\n\n");
        m_source += ends ? header : QByteArray(header + "\r\n");
        return header;
    }

    const PartPlan &m_plan;
    const QHash<QByteArray, QByteArray> &m_fetched;
    QByteArray m_source;
    QList<mime::Part> m_parts;
};

QList<mime::LeftOutPart> leftOut(const PartPlan &plan, const QHash<QByteArray, QByteArray> &fetched,
                                 const QList<mime::Part> &parts)
{
    QList<mime::LeftOutPart> left;
    for (const mime::Part &part : parts) {
        const QByteArray number = part.number.toLatin1();
        if (plan.left.contains(number) && !fetched.contains(number)) {
            left.append({part.number, part.name, part.encoding, part.size, false});
        }
    }
    return left;
}

// Are those parts in the source that the structure named? A message that came as one leaf is looked into by nobody
// here.
bool isSame(QList<mime::Part> found, const QList<mime::Part> &named)
{
    for (const mime::Part &leaf : named) {
        found.removeIf([&](const mime::Part &part) {
            const bool isInside = part.number.startsWith(leaf.number + QLatin1Char('.'));
            return isInside && std::none_of(named.cbegin(), named.cend(), [&part](const mime::Part &other) {
                       return other.number == part.number;
                   });
        });
    }
    const auto same = [](const mime::Part &a, const mime::Part &b) { return a.number == b.number && a.type == b.type; };
    return std::equal(found.cbegin(), found.cend(), named.cbegin(), named.cend(), same);
}

// Content-IDs that HTML refers to (RFC 2392), as far as a pattern finds them: one too many is only fetched early.
QSet<QByteArray> contentIdsIn(const mime::Document &document)
{
    static const QRegularExpression pattern(QStringLiteral("cid:([^\"'\\s<>)]{1,998})"),
                                            QRegularExpression::CaseInsensitiveOption);
    QSet<QByteArray> ids;
    for (const mime::Block &block : document.blocks) {
        auto matches = pattern.globalMatch(block.kind == mime::Block::Kind::Html ? block.text : QString());
        while (matches.hasNext()) {
            ids.insert(QUrl::fromPercentEncoding(matches.next().captured(1).toUtf8()).toUtf8());
        }
    }
    return ids;
}

} // namespace

std::optional<PartPlan> planParts(const BodyPart &root, qint64 size)
{
    Planner planner;
    if (size < shownAloneFrom || !planner.message(root, QByteArrayLiteral("HEADER")) || planner.shown() > mostShown
        || planner.left() < size / 2 || !fitsIntoOneCommand(planner.sections())) {
        return std::nullopt;
    }
    return planner.take(root);
}

std::optional<AssembledParts> assembleParts(const PartPlan &plan, const QHash<QByteArray, QByteArray> &fetched)
{
    Assembler assembler(plan, fetched);
    if (!assembler.message(plan.root, QByteArrayLiteral("HEADER"))) {
        return std::nullopt;
    }
    AssembledParts assembled;
    assembled.source = assembler.source();
    assembled.leftOut = leftOut(plan, fetched, assembler.parts());
    const mime::Document document = mime::parseShown(assembled.source, assembled.leftOut);
    if (document.tooComplex || !isSame(document.parts, assembler.parts())) {
        return std::nullopt;
    }
    const QSet<QByteArray> shown = contentIdsIn(document);
    for (const mime::Part &part : document.parts) {
        if (!part.held && shown.contains(part.contentId)) {
            assembled.pictures.append(part.number.toLatin1());
        }
    }
    assembled.preview = mime::preview(document);
    assembled.text = mime::extractText(document);
    return assembled;
}

} // namespace waxwing::sync
