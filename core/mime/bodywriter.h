// Internal to core/mime: MIME parts written: Content-… fields, empty line, body; CRLF; 7-bit.
#pragma once

#include "core/mime/outgoing.h"

namespace waxwing::mime {

// From the first Content- field to the end of the message.
QByteArray writeBody(const Outgoing &outgoing);

} // namespace waxwing::mime
