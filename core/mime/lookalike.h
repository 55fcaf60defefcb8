// Internal to core/mime: domains made to be taken for another.
#pragma once

#include <QString>

namespace waxwing::mime {

// A domain as letters: A-labels decoded, so that it can be judged and shown.
QString readableDomain(const QString &domain);
// True when a label mixes scripts, or is written in letters of another script that look Latin throughout
// (Unicode TR 39, sections 5.1 and 5.2, in short).
bool isLookalikeDomain(const QString &domain);

} // namespace waxwing::mime
