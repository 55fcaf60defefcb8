// What two addresses have to do with each other.
#pragma once

#include <QString>

namespace waxwing {

// RFC 5233: "ann+news@example.org" is delivered to ann.
QString withoutSubaddress(const QString &address);
// Mail to address comes to own: the same, or with a subaddress.
bool isDeliveredTo(const QString &address, const QString &own);

} // namespace waxwing
