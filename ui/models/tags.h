// Tags as the screens show them.
#pragma once

#include "core/store/tags.h"

namespace waxwing::models {

using store::standardTags;
using store::tagKeyword;
using store::tagName;

} // namespace waxwing::models
