#include "core/accounts/accountregistry.h"

#include "core/base/error.h"
#include "core/base/log.h"
#include "core/base/octets.h"
#include "core/base/step.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>
#include <QUuid>

#include <algorithm>
#include <fcntl.h>
#include <unistd.h>

namespace waxwing::accounts {

namespace {

constexpr int formatVersion = 1;

QString randomId()
{
    constexpr qsizetype characters = 16;
    return QUuid::createUuid().toString(QUuid::Id128).left(characters);
}

bool usesKeyring(const Account &account)
{
    return account.passwordSource == auth::PasswordSource::Keyring && !account.isLocal();
}

QJsonObject readDocument(QFile &file)
{
    constexpr qint64 maximum = 16_MiB;
    QJsonParseError error;
    QJsonObject root = QJsonDocument::fromJson(file.read(maximum), &error).object();
    const int version = root.value(QLatin1String("version")).toInt();
    if (error.error != QJsonParseError::NoError || version < 1) {
        throw Error(ErrorKind::Storage,
                    AccountRegistry::tr("The account settings in %1 are damaged.").arg(file.fileName()),
                    error.errorString());
    }
    if (version > formatVersion) {
        throw Error(ErrorKind::Storage,
                    AccountRegistry::tr("The account settings in %1 come from a newer Waxwing.").arg(file.fileName()));
    }
    return root;
}

// The new name of a file survives a loss of power with its folder. Where a file system cannot do that there is
// nothing more to be done.
void syncFolderOf(const QString &file)
{
    const QByteArray folder = QFile::encodeName(QFileInfo(file).path());
    const int descriptor = ::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor >= 0) {
        ::fsync(descriptor);
        ::close(descriptor);
    }
}

} // namespace

AccountRegistry::AccountRegistry(const QString &profileFolder, QObject *parent)
    : QObject(parent), m_fileName(QDir(profileFolder).filePath(QStringLiteral("accounts.json")))
{
    load();
}

void AccountRegistry::load()
{
    QFile file(m_fileName);
    if (!file.exists()) {
        m_profileId = randomId(); // saved with the first account
        return;
    }
    if (!file.open(QIODevice::ReadOnly)) {
        throw Error(ErrorKind::Storage, tr("The account settings in %1 cannot be read.").arg(m_fileName),
                    file.errorString());
    }
    const QJsonObject root = readDocument(file);
    m_nextId = std::max<qint64>(1, root.value(QLatin1String("nextId")).toInteger());
    for (const auto &value : root.value(QLatin1String("accounts")).toArray()) {
        m_accounts.append(Account::fromJson(value.toObject()));
        m_nextId = std::max<qint64>(m_nextId, m_accounts.constLast().id.value() + 1);
    }
    for (const auto &value : root.value(QLatin1String("secretsToForget")).toArray()) {
        m_secretsToForget.append(AccountId(value.toInteger()));
    }
    m_profileId = root.value(QLatin1String("profile")).toString();
    m_oldNamesBefore = root.value(QLatin1String("oldKeyringNamesBefore")).toInteger();
    if (m_profileId.isEmpty()) {
        giveId();
    }
}

// A full disk keeps nobody from their mail: without an id the passwords are where they always were.
void AccountRegistry::giveId()
{
    m_profileId = randomId();
    m_oldNamesBefore = m_nextId;
    try {
        save(m_accounts, m_nextId);
    } catch (const Error &error) {
        qCWarning(logAuth).noquote() << error.text();
        m_profileId.clear();
        m_oldNamesBefore = 0;
    }
}

void AccountRegistry::save(const QList<Account> &accounts, qint64 nextId, const QList<AccountId> &toForget)
{
    QJsonArray array;
    for (const Account &account : accounts) {
        array.append(account.toJson());
    }
    QJsonObject root{{QStringLiteral("version"), formatVersion},
                     {QStringLiteral("nextId"), nextId},
                     {QStringLiteral("accounts"), array}};
    if (!m_profileId.isEmpty()) {
        root.insert(QStringLiteral("profile"), m_profileId);
        root.insert(QStringLiteral("oldKeyringNamesBefore"), m_oldNamesBefore);
    }
    QJsonArray forgotten;
    for (const AccountId id : toForget) {
        forgotten.append(qint64(id.value()));
    }
    if (!forgotten.isEmpty()) {
        root.insert(QStringLiteral("secretsToForget"), forgotten);
    }
    const QByteArray text = QJsonDocument(root).toJson();
    stepBefore("accounts.json");
    QSaveFile file(m_fileName);
    // Flushed by hand: commit() alone takes no notice when the last block finds no room (Qt 6.4), and puts an
    // empty file in the place of the old.
    const bool isWritten = file.open(QIODevice::WriteOnly)
        && file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) && file.write(text) == text.size()
        && file.flush() && file.commit();
    if (!isWritten) {
        throw Error(ErrorKind::Storage, tr("The account settings could not be saved."), file.errorString());
    }
    syncFolderOf(m_fileName);
    stepAfter("accounts.json");
    m_accounts = accounts;
    m_nextId = nextId;
    m_secretsToForget = toForget;
}

qsizetype AccountRegistry::indexOf(AccountId id) const
{
    const auto isIt = [id](const Account &account) { return account.id == id; };
    const auto found = std::find_if(m_accounts.cbegin(), m_accounts.cend(), isIt);
    return found == m_accounts.cend() ? -1 : found - m_accounts.cbegin();
}

std::optional<Account> AccountRegistry::account(AccountId id) const
{
    const qsizetype index = indexOf(id);
    return index < 0 ? std::nullopt : std::optional(m_accounts[index]);
}

void AccountRegistry::move(AccountId id, qsizetype place)
{
    const qsizetype index = indexOf(id);
    if (index < 0) {
        throw Error(ErrorKind::Conflict, tr("That account is not there any more."));
    }
    QList<Account> accounts = m_accounts;
    accounts.move(index, std::clamp<qsizetype>(place, 0, accounts.size() - 1));
    save(accounts, m_nextId);
    Q_EMIT changed(*account(id));
}

AccountId AccountRegistry::add(Account account)
{
    account.validate();
    account.id = AccountId(m_nextId);
    save(m_accounts + QList<Account>{account}, m_nextId + 1);
    Q_EMIT added(account);
    return account.id;
}

void AccountRegistry::update(const Account &account)
{
    account.validate();
    const qsizetype index = indexOf(account.id);
    if (index < 0) {
        throw Error(ErrorKind::Conflict, tr("That account is not there any more."));
    }
    QList<Account> accounts = m_accounts;
    QList<AccountId> toForget = m_secretsToForget;
    if (usesKeyring(account)) {
        toForget.removeOne(account.id);
    } else if (usesKeyring(accounts[index])) {
        toForget.append(account.id);
    }
    accounts[index] = account;
    save(accounts, m_nextId, toForget);
    Q_EMIT changed(account);
}

void AccountRegistry::remove(AccountId id)
{
    const qsizetype index = indexOf(id);
    if (index < 0) {
        throw Error(ErrorKind::Conflict, tr("That account is not there any more."));
    }
    QList<Account> accounts = m_accounts;
    QList<AccountId> toForget = m_secretsToForget;
    if (usesKeyring(accounts.takeAt(index))) {
        toForget.append(id);
    }
    save(accounts, m_nextId, toForget);
    Q_EMIT removed(id);
}

void AccountRegistry::secretsForgotten(AccountId id)
{
    QList<AccountId> toForget = m_secretsToForget;
    if (toForget.removeOne(id)) {
        save(m_accounts, m_nextId, toForget);
    }
}

} // namespace waxwing::accounts
