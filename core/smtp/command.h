// SMTP commands as octets, line end included. Whatever comes from outside is checked here: CR, LF, NUL
// and what could end a path early are refused with Error{Input}, never sent.
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace waxwing::smtp {

struct MailParameters {
    std::optional<qint64> size; // RFC 1870, octets with CRLF, without dot-stuffing
    bool eightBitMime = false; // RFC 6152
    bool smtpUtf8 = false; // RFC 6531
};

// True when the part before the @ has other than ASCII characters: a domain alone can be written in ASCII.
bool needsSmtpUtf8(const QString &address);
// The address as it stands between < and >. An internationalised domain is put into its ASCII form unless
// the server speaks SMTPUTF8. An empty address is the null sender.
QByteArray pathOf(const QString &address, bool smtpUtf8);

QByteArray ehlo(const QByteArray &client); // a domain or an address literal: RFC 5321 4.1.4
QByteArray helo(const QByteArray &client);
QByteArray startTls();
QByteArray mailFrom(const QString &sender, const MailParameters &parameters);
QByteArray rcptTo(const QString &recipient, bool smtpUtf8);
QByteArray data();
QByteArray rset();
QByteArray quit();
// RFC 4954 4: the initial response goes along when the mechanism begins with the client; an empty one is "=".
QByteArray auth(const QByteArray &mechanism, const std::optional<QByteArray> &initialResponse);
QByteArray authResponse(const QByteArray &response); // base64 line
QByteArray authCancel(); // "*"

} // namespace waxwing::smtp
