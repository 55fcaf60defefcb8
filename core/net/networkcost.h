// Whether the network that is used now costs by volume, as far as the system says (NetworkManager's property; a phone's
// hotspot says it by DHCP). UI thread: QNetworkInformation is one object of the program's.
#pragma once

#include <QObject>

namespace waxwing::net {

class NetworkCost : public QObject {
    Q_OBJECT
public:
    explicit NetworkCost(QObject *parent = nullptr);

    bool isMetered() const; // false also where the system does not say

Q_SIGNALS:
    void changed(bool metered);
};

} // namespace waxwing::net
