// The desktop's notification service, org.freedesktop.Notifications 1.2: what is shown, which button was pressed.
// Without such a service nothing happens. UI thread; never waits for an answer.
#pragma once

#include <QDBusConnection>
#include <QObject>
#include <QStringList>

namespace waxwing::ui {

struct Notification {
    QString summary; // plain text
    QString body; // plain text; escaped where the service reads markup
    QList<std::pair<QString, QString>> actions; // id and label; "default": a click on the notification itself
    bool sound = false;
    quint32 replaces = 0; // the id of an earlier one, 0: none
};

class NotificationService : public QObject {
    Q_OBJECT
public:
    explicit NotificationService(QObject *parent = nullptr);

    // shown() follows with the token when there is a service.
    void show(const Notification &notification, quint64 token);
    void close(quint32 id);

Q_SIGNALS:
    void shown(quint64 token, quint32 id);
    void actionInvoked(quint32 id, const QString &action);
    void closed(quint32 id);

private Q_SLOTS:
    void takeAction(quint32 id, const QString &action);
    void takeClosed(quint32 id, quint32 reason);

private:
    void askCapabilities();
    void send(const Notification &notification, quint64 token);

    QDBusConnection m_bus;
    bool m_asked = false;
    bool m_known = false;
    QStringList m_capabilities;
    QList<std::pair<Notification, quint64>> m_waiting; // for the capabilities
};

} // namespace waxwing::ui
