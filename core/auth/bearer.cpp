#include "core/auth/bearer.h"

#include "core/base/octets.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace waxwing::auth {

namespace {

constexpr qsizetype maximumChallenge = 8_KiB;
constexpr qsizetype maximumStatus = 100;

// RFC 5801 4: "," and "=" end a field of the GS2 header.
QByteArray saslName(QByteArray name)
{
    return name.replace('=', "=3D").replace(',', "=2C");
}

} // namespace

QByteArray oauthBearerMessage(const QByteArray &user, const QByteArray &host, const QByteArray &token)
{
    QByteArray message = "n,a=" + saslName(user) + ",\x01host=" + host + "\x01" + "auth=Bearer " + token + "\x01\x01";
    return message;
}

QByteArray xoauth2Message(const QByteArray &user, const QByteArray &token)
{
    QByteArray message = "user=" + user + "\x01" + "auth=Bearer " + token + "\x01\x01";
    return message;
}

QString bearerErrorStatus(const QByteArray &challenge)
{
    if (challenge.size() > maximumChallenge) {
        return {};
    }
    const QJsonValue status = QJsonDocument::fromJson(challenge).object().value(QLatin1String("status"));
    return status.toVariant().toString().left(maximumStatus).simplified();
}

} // namespace waxwing::auth
