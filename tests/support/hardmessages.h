// Messages that are hard to read. Each must be shown, as far as it can be, with a sentence where something is missing.
#pragma once

#include <QByteArray>
#include <QList>

namespace waxwing::test {

struct HardMessage {
    const char *name;
    QByteArray source; // lines end in CRLF
};

// Made anew at each call; the largest has 60 MB.
QList<HardMessage> hardMessages();

} // namespace waxwing::test
