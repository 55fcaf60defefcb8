// Why a server does not let somebody in, where it says more than that.
#pragma once

#include <QByteArray>
#include <QString>

namespace waxwing::auth {

// A sentence for the cases in which entering the password once more is of no use: a second factor, a locked
// account, an expired password, programs that have to be allowed first. text: what the server said, in any of the
// protocols. Empty when it says nothing of the kind.
QString refusalSentence(const QByteArray &text);

} // namespace waxwing::auth
