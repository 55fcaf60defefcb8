// One window program a profile: a second start hands its arguments to the first over a local socket in the
// profile's folder, which only its owner may enter, and the first comes to the front.
#pragma once

#include "app/gui/arguments.h"

#include <QLocalServer>
#include <QObject>

namespace waxwing::gui {

class Instance : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    // True: a running program took them. Waits two seconds at most.
    static bool handOver(const QString &socketName, const Arguments &arguments);
    // The profile's lock must be held: what lies at the socket's path is a dead program's then.
    bool listen(const QString &socketName);

Q_SIGNALS:
    void received(const waxwing::gui::Arguments &arguments);

private:
    void accept();

    QLocalServer m_server;
};

} // namespace waxwing::gui
