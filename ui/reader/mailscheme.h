// The private URL scheme that messages are served under: the page itself and the parts of that very message,
// nothing else. Own bytes in memory only; setContent() of the engine fails beyond 2 MB.
#pragma once

namespace waxwing::ui {

inline constexpr char MailScheme[] = "waxwing-mail";
inline constexpr char PageHost[] = "message"; // waxwing-mail://message/
inline constexpr char PartHost[] = "part"; // waxwing-mail://part/CONTENT-ID

// Once, before the QApplication is made.
void registerSchemes();

} // namespace waxwing::ui
