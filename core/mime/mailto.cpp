#include "core/mime/outgoing.h"

#include "core/base/octets.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace waxwing::mime {

namespace {

constexpr qsizetype MaxUrl = 256_KiB;
constexpr qsizetype MaxBody = 64_KiB;

QString decoded(QStringView text)
{
    return QString::fromUtf8(QByteArray::fromPercentEncoding(text.toUtf8()));
}

// A header field out of a link: one line, whatever was encoded in it.
QString fieldText(QStringView text)
{
    return harmlessLine(decoded(text), 2000);
}

QString bodyText(QStringView text)
{
    QString body = decoded(text).left(MaxBody);
    body.replace(QStringLiteral("\r\n"), QStringLiteral("\n")).replace(QLatin1Char('\r'), QLatin1Char('\n'));
    body.removeIf([](QChar c) {
        return c.category() == QChar::Other_Control && c != QLatin1Char('\n') && c != QLatin1Char('\t');
    });
    return body;
}

void takeField(Outgoing &message, const QString &name, QStringView value)
{
    if (name == QStringLiteral("to"))
        message.to += parseAddressText(fieldText(value));
    else if (name == QStringLiteral("cc"))
        message.cc += parseAddressText(fieldText(value));
    else if (name == QStringLiteral("bcc"))
        message.bcc += parseAddressText(fieldText(value));
    else if (name == QStringLiteral("subject"))
        message.subject = fieldText(value).left(1000);
    else if (name == QStringLiteral("body"))
        message.textBody = bodyText(value);
    else if (name == QStringLiteral("in-reply-to"))
        message.inReplyTo = parseMessageId(fieldText(value).toUtf8());
}

bool mentionsAttachment(const QString &text)
{
    static const QRegularExpression words(
        QStringLiteral(
            "\\b(attached|attachment|attachments|enclosed|anhang|angehängt|beigefügt|anbei|pièces? jointes?|ci-joint|"
            "adjunto|adjuntos|allegato|allegati|bijlage|bilaga|vedlagt|em anexo)\\b"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    const QStringList lines = text.left(MaxBody).split(QLatin1Char('\n'));
    return std::any_of(lines.begin(), lines.end(), [](const QString &line) {
        return !line.startsWith(QLatin1Char('>')) && words.match(line.left(2000)).hasMatch();
    });
}

} // namespace

Outgoing fromMailto(const QString &url)
{
    Outgoing message;
    if (!url.startsWith(QStringLiteral("mailto:"), Qt::CaseInsensitive) || url.size() > MaxUrl)
        return message;
    const QStringView rest = QStringView(url).mid(7);
    const qsizetype question = rest.indexOf(u'?');
    message.to = parseAddressText(fieldText(question < 0 ? rest : rest.first(question)));
    if (question < 0)
        return message;
    const auto fields = rest.mid(question + 1).split(u'&');
    for (const QStringView field : fields.first(std::min<qsizetype>(fields.size(), 50))) {
        const qsizetype equals = field.indexOf(u'=');
        if (equals > 0)
            takeField(message, decoded(field.first(equals)).toLower(), field.mid(equals + 1));
    }
    return message;
}

QStringList sendWarnings(const Outgoing &outgoing)
{
    QStringList warnings;
    if (outgoing.subject.trimmed().isEmpty())
        warnings += QCoreApplication::translate("mime", "The message has no subject.");
    if (outgoing.attachments.isEmpty() && mentionsAttachment(outgoing.textBody))
        warnings += QCoreApplication::translate("mime", "The text mentions an attachment, but none is attached.");
    return warnings;
}

} // namespace waxwing::mime
