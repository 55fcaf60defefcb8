// The running program on the session bus, as the Desktop Entry Specification's D-Bus activation wants it
// (org.freedesktop.Application): a click in the launcher or a file manager reaches the program that runs already.
// Only the default profile has the name; others are reached by their socket (instance.h). UI thread.
#pragma once

#include "app/gui/arguments.h"

#include <QDBusAbstractAdaptor>
#include <QObject>
#include <QVariantMap>

namespace waxwing::gui {

class Activation : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    ~Activation() override;

    // False: there is no session bus, or another program has the name.
    bool listen();

Q_SIGNALS:
    void received(const waxwing::gui::Arguments &arguments);

private:
    bool m_listening = false;
};

class ApplicationAdaptor : public QDBusAbstractAdaptor {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Application")
public:
    explicit ApplicationAdaptor(Activation *activation);

public Q_SLOTS:
    void Activate(const QVariantMap &platformData);
    void Open(const QStringList &uris, const QVariantMap &platformData);
    void ActivateAction(const QString &action, const QVariantList &parameter, const QVariantMap &platformData);

private:
    Activation *m_activation;
};

} // namespace waxwing::gui
