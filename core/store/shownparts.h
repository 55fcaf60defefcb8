// What is here to look at of a message that is not here whole.
#pragma once

#include "core/mime/document.h"

namespace waxwing::store {

struct ShownParts {
    QByteArray source; // for mime::parseShown; not the message
    QList<mime::LeftOutPart> leftOut; // by number
};

} // namespace waxwing::store
