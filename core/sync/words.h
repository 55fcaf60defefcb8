// The words of this layer, translatable, in the context "sync".
#pragma once

#include <QCoreApplication>

namespace waxwing::sync {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(sync)
};

} // namespace waxwing::sync
