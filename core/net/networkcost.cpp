#include "core/net/networkcost.h"

#include <QNetworkInformation>

namespace waxwing::net {

NetworkCost::NetworkCost(QObject *parent) : QObject(parent)
{
    if (QNetworkInformation::loadBackendByFeatures(QNetworkInformation::Feature::Metered)) {
        connect(QNetworkInformation::instance(), &QNetworkInformation::isMeteredChanged, this, &NetworkCost::changed);
    }
}

bool NetworkCost::isMetered() const
{
    const QNetworkInformation *information = QNetworkInformation::instance();
    return information && information->supports(QNetworkInformation::Feature::Metered) && information->isMetered();
}

} // namespace waxwing::net
