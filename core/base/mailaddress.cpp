#include "core/base/mailaddress.h"

namespace waxwing {

QString withoutSubaddress(const QString &address)
{
    const qsizetype at = address.lastIndexOf(QLatin1Char('@'));
    const qsizetype plus = address.indexOf(QLatin1Char('+'));
    return plus > 0 && plus < at ? QString(address.left(plus) + address.mid(at)) : address;
}

bool isDeliveredTo(const QString &address, const QString &own)
{
    return address.compare(own, Qt::CaseInsensitive) == 0
        || withoutSubaddress(address).compare(own, Qt::CaseInsensitive) == 0;
}

} // namespace waxwing
