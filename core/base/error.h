// The one error type of Waxwing. Thrown inside core, carried by tasks and futures, caught only at a
// job's boundary, where it becomes a Problem the user sees or an exit code. Never crosses a signal.
#pragma once

#include <QByteArray>
#include <QString>

#include <exception>

namespace waxwing {

enum class ErrorKind {
    Network, // no route, refused, reset, timed out, name not found
    Tls, // handshake, certificate, STARTTLS refused
    Auth, // the server refused these credentials, or none could be had
    Server, // the server understood and said no
    Protocol, // the server said something that cannot be understood
    Storage, // disk, database, file permissions
    Conflict, // what the change relied on is no longer so (UIDVALIDITY, folder gone)
    Cancelled, // asked for by the user or by shutting down
    Input, // the caller's or the user's own input
};

enum class Retry {
    Never, // the same request can only fail again
    Later, // worth repeating with back-off
    AfterUserAction, // needs a password, a decision, free space
};

class Error : public std::exception {
public:
    // summary: one plain sentence for a person, translatable, without secrets.
    // technical: what the server or library said, already redacted; may be empty.
    Error(ErrorKind kind, QString summary, QString technical = {});
    Error(ErrorKind kind, QString summary, QString technical, Retry retry);

    ErrorKind kind() const noexcept { return m_kind; }
    Retry retry() const noexcept { return m_retry; }
    const QString &summary() const noexcept { return m_summary; }
    const QString &technical() const noexcept { return m_technical; }
    // The protocol's own code where it sent one, upper case: an IMAP response code (RFC 5530: "OVERQUOTA",
    // "TRYCREATE", "ALREADYEXISTS"…), an SMTP enhanced status code ("5.7.1"), else empty.
    const QByteArray &code() const noexcept { return m_code; }
    Error withCode(QByteArray code) const;
    // "summary (technical)" for logs and the terminal.
    QString text() const;
    const char *what() const noexcept override;

private:
    ErrorKind m_kind;
    Retry m_retry;
    QString m_summary;
    QString m_technical;
    QByteArray m_code;
    QByteArray m_what;
};

// The standard name of a kind, for logs and JSON: "network", "tls", …
QString errorKindName(ErrorKind kind);

} // namespace waxwing
