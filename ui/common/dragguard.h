// How easily something is moved by dragging it: a person's setting against drags that were none.
#pragma once

#include <QMetaType>
#include <QString>

namespace waxwing::ui {

enum class DragGuard { On, Ask, NeedsShift, Off };

struct DragGuards {
    DragGuard folders = DragGuard::On;
    DragGuard messages = DragGuard::On;
    bool operator==(const DragGuards &) const = default;
};

// As the settings file has it; what is unknown there is On.
QString dragGuardName(DragGuard guard);
DragGuard dragGuardFromName(const QString &name);

} // namespace waxwing::ui

Q_DECLARE_METATYPE(waxwing::ui::DragGuards)
