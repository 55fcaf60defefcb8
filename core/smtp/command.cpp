#include "core/smtp/command.h"

#include "core/base/error.h"

#include <QCoreApplication>
#include <QUrl>

#include <algorithm>

namespace waxwing::smtp {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(smtp::Command)
};

[[noreturn]] void refuseAddress(const QString &address)
{
    const QString summary = Words::tr("“%1” is not an address mail can be sent to.").arg(address.left(100));
    throw Error(ErrorKind::Input, summary);
}

bool isAscii(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x80; });
}

// RFC 5321 4.1.2: outside a quoted string no space and no angle bracket; control characters nowhere.
bool isSafePath(const QByteArray &path)
{
    bool isQuoted = false;
    for (qsizetype i = 0; i < path.size(); ++i) {
        const auto c = static_cast<unsigned char>(path[i]);
        if (c < 0x20 || c == 0x7f) {
            return false;
        }
        if (c == '"') {
            isQuoted = !isQuoted;
        } else if (c == '\\' && isQuoted) {
            ++i;
            if (i == path.size() || static_cast<unsigned char>(path[i]) < 0x20) {
                return false;
            }
        } else if (!isQuoted && (c == ' ' || c == '<' || c == '>')) {
            return false;
        }
    }
    return !isQuoted;
}

void checkWord(const QByteArray &word)
{
    const auto isPlain = [](char c) { return c > 0x20 && c < 0x7f; };
    if (word.isEmpty() || !std::all_of(word.cbegin(), word.cend(), isPlain)) {
        const QString summary = Words::tr("Waxwing made a command that must not be sent.");
        throw Error(ErrorKind::Input, summary, QString::fromLatin1(word.toPercentEncoding()));
    }
}

} // namespace

bool needsSmtpUtf8(const QString &address)
{
    const qsizetype at = address.lastIndexOf(QLatin1Char('@'));
    return !isAscii(QStringView(address).left(at < 0 ? address.size() : at));
}

QByteArray pathOf(const QString &address, bool smtpUtf8)
{
    if (address.isEmpty()) {
        return {};
    }
    const qsizetype at = address.lastIndexOf(QLatin1Char('@'));
    if (at < 1 || at == address.size() - 1 || address.size() > 320) { // RFC 5321 4.5.3.1: 64 + @ + 255
        refuseAddress(address);
    }
    const QString domain = address.mid(at + 1);
    QByteArray wireDomain = domain.toUtf8();
    if (!smtpUtf8 && !isAscii(domain)) {
        wireDomain = QUrl::toAce(domain);
    }
    QByteArray path = address.left(at).toUtf8() + '@' + wireDomain;
    if (wireDomain.isEmpty() || wireDomain.contains(' ') || !isSafePath(path)
        || (!smtpUtf8 && needsSmtpUtf8(address))) {
        refuseAddress(address);
    }
    return path;
}

QByteArray ehlo(const QByteArray &client)
{
    checkWord(client);
    return "EHLO " + client + "\r\n";
}

QByteArray helo(const QByteArray &client)
{
    checkWord(client);
    return "HELO " + client + "\r\n";
}

QByteArray startTls()
{
    return "STARTTLS\r\n";
}

QByteArray mailFrom(const QString &sender, const MailParameters &parameters)
{
    QByteArray line = "MAIL FROM:<" + pathOf(sender, parameters.smtpUtf8) + '>';
    if (parameters.size) {
        line += " SIZE=" + QByteArray::number(*parameters.size);
    }
    if (parameters.eightBitMime) {
        line += " BODY=8BITMIME";
    }
    if (parameters.smtpUtf8) {
        line += " SMTPUTF8";
    }
    return line + "\r\n";
}

QByteArray rcptTo(const QString &recipient, bool smtpUtf8)
{
    const QByteArray path = pathOf(recipient, smtpUtf8);
    if (path.isEmpty()) {
        refuseAddress(recipient);
    }
    return "RCPT TO:<" + path + ">\r\n";
}

QByteArray data()
{
    return "DATA\r\n";
}

QByteArray rset()
{
    return "RSET\r\n";
}

QByteArray quit()
{
    return "QUIT\r\n";
}

QByteArray auth(const QByteArray &mechanism, const std::optional<QByteArray> &initialResponse)
{
    checkWord(mechanism);
    QByteArray line = "AUTH " + mechanism;
    if (initialResponse) {
        line += ' ' + (initialResponse->isEmpty() ? QByteArray("=") : initialResponse->toBase64());
    }
    return line + "\r\n";
}

QByteArray authResponse(const QByteArray &response)
{
    return response.toBase64() + "\r\n";
}

QByteArray authCancel()
{
    return "*\r\n";
}

} // namespace waxwing::smtp
