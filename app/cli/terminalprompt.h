// Asks for a password on the terminal the program was started from, without showing it.
#pragma once

#include "core/auth/credentialstore.h"

namespace waxwing::cli {

class TerminalPrompt final : public auth::PasswordPrompt {
public:
    // Null where there is nobody to ask: a script, a pipe, CI.
    static std::shared_ptr<TerminalPrompt> ifThereIsATerminal();
    // Blocks the engine thread until the person has answered: nothing else is to be done meanwhile.
    QCoro::Task<auth::PasswordAnswer> ask(auth::PasswordQuestion question) override;
};

} // namespace waxwing::cli
