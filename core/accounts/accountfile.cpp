#include "core/accounts/accountfile.h"

#include "core/base/error.h"
#include "core/base/octets.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

namespace waxwing::accounts {

namespace {

constexpr int formatVersion = 1;
constexpr qsizetype maximumFile = 4_MiB;
constexpr const char *format = "waxwing-accounts";

Error notOurs(const QString &why)
{
    return Error(
        ErrorKind::Input,
        QCoreApplication::translate("accounts::AccountFile", "This file does not hold accounts that Waxwing can read."),
        why);
}

Account withoutTrust(Account account)
{
    account.id = AccountId();
    account.tlsExceptions.clear();
    account.allowPlaintext = false;
    account.passwordCommand.clear();
    if (account.passwordSource == auth::PasswordSource::Command) {
        account.passwordSource = auth::PasswordSource::Keyring;
    }
    return account;
}

} // namespace

QByteArray exportAccounts(const QList<Account> &accounts)
{
    QJsonArray array;
    for (const Account &account : accounts) {
        array.append(account.toJson());
    }
    const QJsonObject root{{QStringLiteral("format"), QLatin1String(format)},
                           {QStringLiteral("version"), formatVersion},
                           {QStringLiteral("accounts"), array}};
    return QJsonDocument(root).toJson();
}

QList<Account> importAccounts(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonObject root = QJsonDocument::fromJson(json.left(maximumFile), &error).object();
    if (root.value(QLatin1String("format")) != QLatin1String(format)) {
        throw notOurs(error.errorString());
    }
    if (root.value(QLatin1String("version")).toInt() > formatVersion) {
        throw notOurs(QStringLiteral("version"));
    }
    QList<Account> accounts;
    for (const auto &value : root.value(QLatin1String("accounts")).toArray()) {
        try {
            accounts.append(withoutTrust(Account::fromJson(value.toObject())));
            accounts.constLast().validate();
        } catch (const Error &failure) {
            throw notOurs(failure.text());
        }
    }
    return accounts;
}

namespace {

QByteArray contentOf(const QString &path)
{
    constexpr qint64 maximum = 20_MiB; // each kind says itself what is too large for it
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly)) {
        throw Error(ErrorKind::Input,
                    QCoreApplication::translate("accounts::AccountFile", "The file %1 cannot be read.").arg(path),
                    file.errorString());
    }
    return file.read(maximum);
}

} // namespace

ImportedAccounts readAccounts(const QString &path)
{
    if (QFileInfo(path).isDir()) {
        return thunderbirdAccounts(contentOf(QDir(path).filePath(QStringLiteral("prefs.js"))));
    }
    return {importAccounts(contentOf(path)), {}};
}

} // namespace waxwing::accounts
