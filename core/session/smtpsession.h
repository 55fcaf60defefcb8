// One SMTP submission connection: RFC 5321, 6409. A coroutine per command, one at a time. Engine thread.
// Must outlive its tasks: close(), let them fail, then destroy.
#pragma once

#include "core/auth/credentials.h"
#include "core/session/serveraccess.h"
#include "core/session/smtpdialogue.h"
#include "core/session/submission.h"
#include "core/smtp/capabilities.h"

namespace waxwing::auth {
class SaslClient;
}

namespace waxwing::session {

// How long each answer is waited for: RFC 5321 4.5.3.2 names these minima, but for the greeting.
struct SmtpPatience {
    SmtpPatience() = default;

    std::chrono::milliseconds greeting = std::chrono::minutes(1);
    std::chrono::milliseconds command = std::chrono::minutes(5);
    std::chrono::milliseconds data = std::chrono::minutes(2);
    std::chrono::milliseconds finalDot = std::chrono::minutes(10);
};

class SmtpSession {
public:
    // log may be null; it gets no secrets. Both log and transport are used in this thread only.
    explicit SmtpSession(std::unique_ptr<net::Transport> transport, net::WireLog *log = nullptr,
                         SmtpPatience patience = {});

    // Connects, greets (EHLO, else HELO), encrypts as the endpoint says. Throws Error{Network}, Error{Tls}
    // (also when the server lacks or refuses STARTTLS), Error{Server}, Error{Protocol}.
    QCoro::Task<void> open(ServerAccess access);
    // AUTH. Throws Error{Auth} when the server refuses the credentials or offers no usable mechanism,
    // Error{Server} with Retry::Later when it cannot check them now. A server that offers no AUTH at all
    // takes mail without (offersLogin()).
    QCoro::Task<void> login(auth::Credentials credentials);
    bool offersLogin() const { return m_capabilities.has("AUTH"); }

    // Throws only what Submission::before threw; everything else is in the result. Afterwards isOpen()
    // says whether another message may follow on this connection.
    QCoro::Task<SubmissionResult> submit(Submission submission);
    // RFC 5321 4.1.1.10; then closes. Never throws: nothing depends on the answer.
    QCoro::Task<void> quit();
    void close() { m_dialogue.transport().close(); }

    bool isOpen() const { return m_dialogue.transport().isOpen(); }
    const smtp::Capabilities &capabilities() const { return m_capabilities; }
    const net::Transport &transport() const { return m_dialogue.transport(); }

private:
    QCoro::Task<void> greet();
    QCoro::Task<void> sayHello();
    QCoro::Task<void> encrypt();
    QCoro::Task<smtp::Reply> exchange(auth::SaslClient *sasl);

    SmtpDialogue m_dialogue;
    SmtpPatience m_patience;
    ServerAccess m_access;
    smtp::Capabilities m_capabilities;
};

} // namespace waxwing::session
