#include "ui/desktop/notificationservice.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QGuiApplication>

namespace waxwing::ui {

namespace {

const QString kService = QStringLiteral("org.freedesktop.Notifications");
const QString kPath = QStringLiteral("/org/freedesktop/Notifications");
constexpr int kServersOwnPatience = -1;

QDBusMessage call(const char *method)
{
    return QDBusMessage::createMethodCall(kService, kPath, kService, QString::fromLatin1(method));
}

} // namespace

NotificationService::NotificationService(QObject *parent) : QObject(parent), m_bus(QDBusConnection::sessionBus())
{
    m_bus.connect(kService, kPath, kService, QStringLiteral("ActionInvoked"), this, SLOT(takeAction(quint32, QString)));
    m_bus.connect(kService, kPath, kService, QStringLiteral("NotificationClosed"), this,
                  SLOT(takeClosed(quint32, quint32)));
}

void NotificationService::show(const Notification &notification, quint64 token)
{
    if (m_known) {
        send(notification, token);
        return;
    }
    m_waiting.append({notification, token});
    askCapabilities();
}

// Some services show markup as it stands, some read it: which, they say.
void NotificationService::askCapabilities()
{
    if (m_asked) {
        return;
    }
    m_asked = true;
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(call("GetCapabilities")), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        const QDBusPendingReply<QStringList> reply = *watcher;
        const auto waiting = std::exchange(m_waiting, {});
        m_asked = false; // a service that starts later is asked again
        if (reply.isError()) {
            return;
        }
        m_known = true;
        m_capabilities = reply.value();
        for (const auto &[notification, token] : waiting) {
            send(notification, token);
        }
    });
}

void NotificationService::send(const Notification &notification, quint64 token)
{
    const bool markup = m_capabilities.contains(QStringLiteral("body-markup"));
    QStringList actions;
    if (m_capabilities.contains(QStringLiteral("actions"))) {
        for (const auto &[id, label] : notification.actions) {
            actions << id << label;
        }
    }
    QVariantMap hints{{QStringLiteral("category"), QStringLiteral("email.arrived")},
                      {QStringLiteral("desktop-entry"), QGuiApplication::desktopFileName()}};
    if (notification.sound) {
        hints.insert(QStringLiteral("sound-name"), QStringLiteral("message-new-email"));
    } else {
        hints.insert(QStringLiteral("suppress-sound"), true);
    }
    QDBusMessage message = call("Notify");
    message << QGuiApplication::applicationDisplayName() << notification.replaces << QGuiApplication::desktopFileName()
            << notification.summary << (markup ? notification.body.toHtmlEscaped() : notification.body) << actions
            << hints << kServersOwnPatience;
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(message), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, token] {
        watcher->deleteLater();
        const QDBusPendingReply<quint32> reply = *watcher;
        if (!reply.isError()) {
            Q_EMIT shown(token, reply.value());
        } else {
            m_known = false; // gone, or another has taken its place
        }
    });
}

void NotificationService::close(quint32 id)
{
    QDBusMessage message = call("CloseNotification");
    message << id;
    m_bus.asyncCall(message);
}

void NotificationService::takeAction(quint32 id, const QString &action)
{
    Q_EMIT actionInvoked(id, action);
}

void NotificationService::takeClosed(quint32 id, quint32)
{
    Q_EMIT closed(id);
}

} // namespace waxwing::ui
