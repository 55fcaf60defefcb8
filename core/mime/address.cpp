#include "core/mime/address.h"

#include "core/mime/bytes.h"
#include "core/mime/header.h"

#include <QUrl>

#include <algorithm>

namespace waxwing::mime {

namespace {

// One address in the making: raw bytes, decoded when it is complete.
struct RawMailbox {
    QByteArray phrase; // words outside brackets, quotes kept
    QByteArray angle;
    QByteArray comment;
    bool hasAngle = false;
    bool atOutsideQuotes = false;
};

// Quotes and their backslashes off (RFC 5322 3.2.4), for what becomes a display name.
QByteArray unquoted(QByteArrayView phrase)
{
    QByteArray out;
    out.reserve(phrase.size());
    bool quoted = false;
    for (qsizetype i = 0; i < phrase.size(); ++i) {
        if (phrase[i] == '"')
            quoted = !quoted;
        else if (quoted && phrase[i] == '\\' && i + 1 < phrase.size())
            out += phrase[++i];
        else
            out += phrase[i];
    }
    return out.trimmed();
}

QByteArray withoutBlanks(QByteArrayView address)
{
    QByteArray out;
    for (const char c : address) {
        if (static_cast<unsigned char>(c) > 0x20)
            out += c;
    }
    return out;
}

QByteArray addressInAngle(const QByteArray &angle)
{
    QByteArray address = angle.contains('"') ? angle.trimmed() : withoutBlanks(angle);
    if (address.startsWith('@')) { // an obsolete route: <@relay,@relay:local@domain>
        if (const auto colon = address.indexOf(':'); colon >= 0)
            address = address.mid(colon + 1);
    }
    return address;
}

class AddressListParser {
public:
    AddressListParser(QByteArrayView raw, int cap, QByteArrayView hint) : m_raw(raw), m_cap(cap), m_hint(hint) { }

    QList<Mailbox> parse()
    {
        while (m_at < m_raw.size() && m_result.size() < m_cap)
            step();
        flush();
        return m_result;
    }

private:
    void step()
    {
        const char c = m_raw[m_at];
        if (c == '"' && takeQuoted())
            return;
        if (c == '=' && takeEncodedWord())
            return;
        switch (c) {
        case '(': takeComment(); return;
        case '<': takeAngle(); return;
        case ',':
        case ';': flush(); break;
        case ':':
            if (m_current.atOutsideQuotes || m_current.hasAngle)
                m_current.phrase += c;
            else
                m_current = {}; // a group's name
            break;
        case '\r':
        case '\n': break;
        case '@': m_current.atOutsideQuotes = true; [[fallthrough]];
        default: m_current.phrase += c;
        }
        ++m_at;
    }

    // Commas inside a word are not allowed, and Outlook writes them.
    bool takeEncodedWord()
    {
        if (m_at + 1 >= m_raw.size() || m_raw[m_at + 1] != '?')
            return false;
        const QByteArrayView window = slice(m_raw, m_at, 400);
        const qsizetype encoding = window.indexOf('?', 2);
        const qsizetype end = encoding < 0 ? -1 : window.indexOf("?=", encoding + 3);
        if (end < 0)
            return false;
        m_current.phrase += window.first(end + 2);
        m_at += end + 2;
        return true;
    }

    bool takeQuoted()
    {
        if (m_noMoreQuotes)
            return false;
        qsizetype end = m_at + 1;
        while (end < m_raw.size() && m_raw[end] != '"')
            end += m_raw[end] == '\\' ? 2 : 1;
        if (end >= m_raw.size()) {
            m_noMoreQuotes = true;
            return false;
        }
        m_current.phrase += slice(m_raw, m_at, end + 1 - m_at);
        m_at = end + 1;
        return true;
    }

    void takeComment()
    {
        int depth = 0;
        qsizetype end = m_at;
        for (; end < m_raw.size(); ++end) {
            const char c = m_raw[end];
            if (c == '\\')
                ++end;
            else if (c == '(')
                ++depth;
            else if (c == ')' && --depth == 0)
                break;
        }
        if (m_current.comment.isEmpty() && end > m_at)
            m_current.comment = slice(m_raw, m_at + 1, std::min(end, m_raw.size()) - m_at - 1).toByteArray();
        m_at = std::min(end + 1, m_raw.size());
    }

    void takeAngle()
    {
        const qsizetype close = m_noMoreAngles ? -1 : m_raw.indexOf('>', m_at);
        m_noMoreAngles = close < 0;
        qsizetype end = close;
        if (close < 0) {
            const qsizetype comma = m_raw.indexOf(',', m_at);
            end = comma < 0 ? m_raw.size() : comma;
        }
        if (!m_current.hasAngle)
            m_current.angle = slice(m_raw, m_at + 1, end - m_at - 1).toByteArray();
        m_current.hasAngle = true;
        m_at = close < 0 ? end : end + 1;
    }

    Mailbox finished() const
    {
        Mailbox mailbox;
        if (m_current.hasAngle) {
            mailbox.name = decodeHeader(unquoted(m_current.phrase), m_hint).trimmed();
            mailbox.address = decodeHeader(addressInAngle(m_current.angle), m_hint);
        } else if (m_current.atOutsideQuotes) {
            const QByteArray phrase = m_current.phrase.trimmed();
            const qsizetype blank = phrase.contains('"') ? -1 : phrase.lastIndexOf(' ', phrase.lastIndexOf('@'));
            mailbox.address = decodeHeader(blank < 0 ? phrase : phrase.mid(blank + 1), m_hint);
            mailbox.name = decodeHeader(blank < 0 ? QByteArray() : unquoted(phrase.left(blank)), m_hint);
        } else {
            mailbox.name = decodeHeader(unquoted(m_current.phrase), m_hint).trimmed();
        }
        if (mailbox.name.isEmpty() && !mailbox.address.isEmpty())
            mailbox.name = decodeHeader(m_current.comment.trimmed(), m_hint);
        return mailbox;
    }

    void flush()
    {
        const Mailbox mailbox = finished();
        m_current = {};
        if (!mailbox.isEmpty())
            m_result.append(mailbox);
    }

    QByteArrayView m_raw;
    int m_cap;
    QByteArrayView m_hint;
    qsizetype m_at = 0;
    RawMailbox m_current;
    bool m_noMoreQuotes = false;
    bool m_noMoreAngles = false;
    QList<Mailbox> m_result;
};

bool isValidLabel(QByteArrayView label)
{
    return !label.isEmpty() && label.size() <= 63 && label.front() != '-' && label.back() != '-'
        && std::all_of(label.begin(), label.end(),
                       [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_'; });
}

QByteArray asciiDomain(const QString &domain)
{
    if (domain.startsWith(QLatin1Char('[')) && domain.endsWith(QLatin1Char(']'))) {
        const QByteArray literal = domain.toLatin1();
        const bool valid = literal.size() > 2 && std::all_of(literal.begin() + 1, literal.end() - 1, [](char c) {
                               return QByteArrayView("0123456789abcdefABCDEFIPv.:").contains(c);
                           });
        return valid ? literal : QByteArray();
    }
    const QByteArray ascii = QUrl::toAce(domain).toLower();
    const QList<QByteArray> labels = ascii.split('.');
    const bool valid = ascii.size() <= 253
        && std::all_of(labels.begin(), labels.end(), [](const QByteArray &l) { return isValidLabel(l); });
    return valid ? ascii : QByteArray();
}

bool needsQuotes(const QString &name)
{
    return std::any_of(name.begin(), name.end(), [](QChar c) { return QStringLiteral("()<>[]:;@\\,.\"").contains(c); });
}

} // namespace

QString Mailbox::displayName() const
{
    const QString shown = harmlessLine(name, 200);
    return shown.isEmpty() ? harmlessLine(address, 320) : shown;
}

QString Mailbox::display() const
{
    const QString shown = harmlessLine(name, 200);
    const QString where = harmlessLine(address, 320);
    if (shown.isEmpty() || where.isEmpty())
        return shown.isEmpty() ? where : shown;
    return shown + QStringLiteral(" <") + where + QLatin1Char('>');
}

QString Mailbox::domain() const
{
    const qsizetype at = address.lastIndexOf(QLatin1Char('@'));
    return at < 0 ? QString() : address.mid(at + 1).toLower();
}

QList<Mailbox> parseAddressList(QByteArrayView raw, int cap, QByteArrayView charsetHint)
{
    return AddressListParser(raw, cap, charsetHint).parse();
}

QList<Mailbox> parseAddressText(const QString &text)
{
    QString line = text;
    line.replace(QLatin1Char('\n'), QLatin1Char(','));
    return parseAddressList(line.toUtf8());
}

Mailbox mailboxFromEnvelope(QByteArrayView name, QByteArrayView mailbox, QByteArrayView host)
{
    Mailbox result;
    result.name = decodeHeader(name).trimmed();
    result.address = decodeHeader(mailbox);
    if (!host.isEmpty())
        result.address += QLatin1Char('@') + decodeHeader(host);
    return result;
}

bool isSendableAddress(const QString &address)
{
    const qsizetype at = address.lastIndexOf(QLatin1Char('@'));
    if (at <= 0 || at > 64 || address.size() > 320)
        return false;
    const QString local = address.left(at);
    const bool quoted = local.size() > 2 && local.startsWith(QLatin1Char('"')) && local.endsWith(QLatin1Char('"'));
    const bool localValid = std::all_of(local.begin(), local.end(), [quoted](QChar c) {
        if (c.unicode() < 0x20 || c.unicode() > 0x7E)
            return false; // non-ASCII local parts need SMTPUTF8 (RFC 6531)
        return quoted || !QStringLiteral(" ()<>[]:;@\\,\"").contains(c);
    });
    return localValid && !asciiDomain(address.mid(at + 1)).isEmpty();
}

QString toAsciiAddress(const QString &address)
{
    const qsizetype at = address.lastIndexOf(QLatin1Char('@'));
    if (at <= 0)
        return {};
    const QByteArray domain = asciiDomain(address.mid(at + 1));
    if (domain.isEmpty())
        return {};
    return address.left(at + 1) + QString::fromLatin1(domain);
}

QString displayNames(const QList<Mailbox> &mailboxes)
{
    QStringList names;
    for (const Mailbox &mailbox : mailboxes)
        names += mailbox.displayName();
    return names.join(QStringLiteral(", "));
}

QString editableText(const QList<Mailbox> &mailboxes)
{
    QStringList entries;
    for (const Mailbox &mailbox : mailboxes) {
        QString name = harmlessLine(mailbox.name, 200);
        if (name.isEmpty()) {
            entries += mailbox.address;
            continue;
        }
        if (needsQuotes(name)) {
            name.replace(QLatin1Char('\\'), QStringLiteral("\\\\")).replace(QLatin1Char('"'), QStringLiteral("\\\""));
            name = QLatin1Char('"') + name + QLatin1Char('"');
        }
        const QString entry = name + QStringLiteral(" <") + mailbox.address + QLatin1Char('>');
        entries += entry;
    }
    return entries.join(QStringLiteral(", "));
}

} // namespace waxwing::mime
