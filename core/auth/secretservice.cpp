#include "core/auth/secretservice.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>

namespace waxwing::auth {

namespace {

const QString service = QStringLiteral("org.freedesktop.secrets");
const QString root = QStringLiteral("/org/freedesktop/secrets");
const QString serviceInterface = QStringLiteral("org.freedesktop.Secret.Service");
const QString collectionInterface = QStringLiteral("org.freedesktop.Secret.Collection");
const QString promptInterface = QStringLiteral("org.freedesktop.Secret.Prompt");
const QString properties = QStringLiteral("org.freedesktop.DBus.Properties");
const QString none = QStringLiteral("/"); // the specification's "no object"

// QtKeychain prefers KWallet there, which is asked in a way of its own and waits for its person itself.
bool usesKWallet()
{
    return qgetenv("XDG_CURRENT_DESKTOP").split(':').contains("KDE");
}

QDBusMessage callOf(const QString &path, const QString &interface, const QString &method, const QVariantList &arguments)
{
    QDBusMessage call = QDBusMessage::createMethodCall(service, path, interface, method);
    call.setArguments(arguments);
    return call;
}

// then gets an error too.
void ask(QObject *parent, const QDBusMessage &call, const std::function<void(QDBusMessage reply)> &then)
{
    auto *watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(call), parent);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, parent, [watcher, then] {
        watcher->deleteLater();
        then(watcher->reply());
    });
}

} // namespace

SecretService::SecretService(QObject *parent) : QObject(parent) { }

void SecretService::findCollection(std::function<void(QString path)> then)
{
    if (usesKWallet() || !QDBusConnection::sessionBus().isConnected()) {
        then({});
        return;
    }
    if (!m_collection.isEmpty()) {
        then(m_collection);
        return;
    }
    ask(this, callOf(root, serviceInterface, QStringLiteral("ReadAlias"), {QStringLiteral("default")}),
        [this, then](const QDBusMessage &reply) {
            const QString path = QDBusPendingReply<QDBusObjectPath>(reply).argumentAt<0>().path();
            if (reply.type() != QDBusMessage::ReplyMessage || path.isEmpty() || path == none) {
                then({});
                return;
            }
            if (m_collection.isEmpty()) {
                m_collection = path;
                QDBusConnection bus = QDBusConnection::sessionBus();
                // Not every service says both.
                bus.connect(service, path, properties, QStringLiteral("PropertiesChanged"), this,
                            SLOT(somethingChanged()));
                bus.connect(service, root, serviceInterface, QStringLiteral("CollectionChanged"), this,
                            SLOT(somethingChanged()));
            }
            then(path);
        });
}

void SecretService::look(std::function<void(bool isLocked)> then)
{
    findCollection([this, then](const QString &path) {
        if (path.isEmpty()) {
            then(false);
            return;
        }
        ask(this, callOf(path, properties, QStringLiteral("Get"), {collectionInterface, QStringLiteral("Locked")}),
            [this, then](const QDBusMessage &reply) {
                const bool isLocked = reply.type() == QDBusMessage::ReplyMessage
                    && QDBusPendingReply<QDBusVariant>(reply).argumentAt<0>().variant().toBool();
                then(isLocked); // first, so that whoever was told so hears of the unlocking later
                takeLocked(isLocked);
            });
    });
}

void SecretService::somethingChanged()
{
    if (m_isLocked) {
        look([](bool) {});
    }
}

void SecretService::takeLocked(bool isLocked)
{
    const bool wasLocked = m_isLocked;
    m_isLocked = isLocked;
    if (wasLocked && !isLocked) {
        m_mayAsk = true;
        Q_EMIT unlocked();
    }
}

void SecretService::mayAskAgain()
{
    m_mayAsk = true;
}

void SecretService::askToUnlock()
{
    if (m_isAsking || !m_mayAsk) {
        return;
    }
    m_isAsking = true;
    m_mayAsk = false;
    findCollection([this](const QString &path) {
        if (path.isEmpty()) {
            endAsking(true);
            return;
        }
        const QList<QDBusObjectPath> collections{QDBusObjectPath(path)};
        ask(this, callOf(root, serviceInterface, QStringLiteral("Unlock"), {QVariant::fromValue(collections)}),
            [this](const QDBusMessage &reply) {
                const QString prompt
                    = QDBusPendingReply<QList<QDBusObjectPath>, QDBusObjectPath>(reply).argumentAt<1>().path();
                if (reply.type() != QDBusMessage::ReplyMessage || prompt.isEmpty()) {
                    endAsking(true);
                } else if (prompt == none) {
                    endAsking(false);
                } else {
                    this->prompt(prompt);
                }
            });
    });
}

void SecretService::prompt(const QString &path)
{
    QDBusConnection::sessionBus().connect(service, path, promptInterface, QStringLiteral("Completed"), this,
                                          SLOT(promptCompleted(bool, QDBusVariant)));
    ask(this, callOf(path, promptInterface, QStringLiteral("Prompt"), {QString()}), [this](const QDBusMessage &reply) {
        if (reply.type() != QDBusMessage::ReplyMessage) {
            endAsking(true);
        }
    });
}

void SecretService::promptCompleted(bool dismissed, const QDBusVariant &)
{
    endAsking(dismissed);
}

void SecretService::endAsking(bool isDeclined)
{
    m_isAsking = false;
    if (isDeclined) {
        Q_EMIT declined();
    } else {
        look([](bool) {});
    }
}

} // namespace waxwing::auth
