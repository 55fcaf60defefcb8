#include "ui/common/dragguard.h"

namespace waxwing::ui {

QString dragGuardName(DragGuard guard)
{
    switch (guard) {
    case DragGuard::On: break;
    case DragGuard::Ask: return QStringLiteral("ask");
    case DragGuard::NeedsShift: return QStringLiteral("shift");
    case DragGuard::Off: return QStringLiteral("off");
    }
    return QStringLiteral("on");
}

DragGuard dragGuardFromName(const QString &name)
{
    for (const DragGuard guard : {DragGuard::Ask, DragGuard::NeedsShift, DragGuard::Off}) {
        if (dragGuardName(guard) == name) {
            return guard;
        }
    }
    return DragGuard::On;
}

} // namespace waxwing::ui
