// The two mechanisms that carry an OAuth 2 access token: OAUTHBEARER (RFC 7628) and Google's older XOAUTH2. One
// message from the client; where the server does not take the token it says why in JSON, wants an empty answer,
// and only then refuses.
#pragma once

#include <QByteArray>
#include <QString>

namespace waxwing::auth {

// RFC 7628 3.1. user, host: UTF-8, without control characters.
QByteArray oauthBearerMessage(const QByteArray &user, const QByteArray &host, const QByteArray &token);
// https://developers.google.com/gmail/imap/xoauth2-protocol
QByteArray xoauth2Message(const QByteArray &user, const QByteArray &token);

// RFC 7628 3.2.2: the "status" of the server's error message ("invalid_token", "401", …); empty when there is
// none. What else it says is not for people.
QString bearerErrorStatus(const QByteArray &challenge);

} // namespace waxwing::auth
