// POP3 commands as octets, line end included. CR, LF and NUL in an argument are refused with Error{Input}.
#pragma once

#include <QByteArray>

#include <optional>

namespace waxwing::pop3 {

QByteArray capa();
QByteArray stls();
QByteArray user(const QByteArray &name);
QByteArray pass(const QByteArray &secret); // spaces belong to it: RFC 1939 7
QByteArray stat();
QByteArray uidl();
QByteArray list();
QByteArray top(int number, int lines);
QByteArray retr(int number);
QByteArray dele(int number);
QByteArray rset();
QByteArray noop();
QByteArray quit();
QByteArray utf8(); // RFC 6856 2.1
QByteArray lang(const QByteArray &tag); // RFC 6856 3.2
// RFC 5034 4: an empty initial response is "=".
QByteArray auth(const QByteArray &mechanism, const std::optional<QByteArray> &initialResponse);
QByteArray authResponse(const QByteArray &response);
QByteArray authCancel();

} // namespace waxwing::pop3
