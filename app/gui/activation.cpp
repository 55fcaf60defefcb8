#include "app/gui/activation.h"

#include <QDBusConnection>

namespace waxwing::gui {

namespace {

const QString kService = QStringLiteral("org.waxwing.Waxwing"); // the desktop file's name
const QString kPath = QStringLiteral("/org/waxwing/Waxwing"); // made from it by the specification's rule

} // namespace

Activation::~Activation()
{
    if (m_listening) {
        QDBusConnection bus = QDBusConnection::sessionBus();
        bus.unregisterObject(kPath);
        bus.unregisterService(kService);
    }
}

bool Activation::listen()
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    new ApplicationAdaptor(this);
    if (!bus.registerObject(kPath, this)) {
        return false;
    }
    m_listening = bus.registerService(kService);
    if (!m_listening) {
        bus.unregisterObject(kPath);
    }
    return m_listening;
}

ApplicationAdaptor::ApplicationAdaptor(Activation *activation)
    : QDBusAbstractAdaptor(activation), m_activation(activation)
{
}

void ApplicationAdaptor::Activate(const QVariantMap &)
{
    Q_EMIT m_activation->received({});
}

// What the bus brings is held to the same rules as a command line; an option among it is none.
void ApplicationAdaptor::Open(const QStringList &uris, const QVariantMap &)
{
    Q_EMIT m_activation->received(parseArguments(QStringList{QStringLiteral("--")} + uris));
}

void ApplicationAdaptor::ActivateAction(const QString &action, const QVariantList &, const QVariantMap &)
{
    Arguments arguments;
    arguments.compose = action == QLatin1String("compose"); // the desktop file's one action
    Q_EMIT m_activation->received(arguments);
}

} // namespace waxwing::gui
