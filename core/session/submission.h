// A message to be submitted, and what became of it. The three steps are those of RFC 5321 3.3.
#pragma once

#include "core/base/error.h"
#include "core/smtp/reply.h"

#include <QCoroTask>
#include <QIODevice>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>

namespace waxwing::session {

// Points after which more becomes possible to have happened; see Submission::before.
enum class SubmissionStep {
    Mail, // nothing was said yet; a crash from here on has sent nothing
    Message, // recipients are accepted; still nothing is sent before FinalDot
    FinalDot, // the message is there but for its end; from here on the server may have taken it
};

struct Submission {
    Submission() = default;

    QString sender; // envelope sender; empty for the null sender
    QStringList recipients; // To, Cc and Bcc alike; at least one
    // The message as it is to arrive, without Bcc. Open for reading, random access; read twice.
    std::shared_ptr<QIODevice> message;
    // Awaited before the first octet of each step goes out, so that the caller's state is durable first.
    // An Error it throws ends the submission: submit() throws it, nothing more was sent, and the
    // connection is closed. May be empty.
    std::function<QCoro::Task<void>(SubmissionStep)> before;
    std::function<void(qint64 sent, qint64 total)> progress; // octets of message; may be empty
};

// A message of its own in memory, as Submission::message.
std::shared_ptr<QIODevice> messageFrom(const QByteArray &octets);

struct RecipientResult {
    QString recipient;
    std::optional<smtp::Reply> reply; // to RCPT; none when it was not reached
    bool isAccepted() const { return reply && reply->isPositive(); }
    // RFC 5321 4.5.3.1.10: 552 to RCPT means "too many recipients", which another transaction cures.
    bool isTemporary() const { return !reply || reply->isTransient() || reply->code == 552; }
};

struct SubmissionResult {
    enum class State {
        Accepted, // 250 after the final dot, for the recipients that isAccepted()
        RejectedTemporarily, // not taken; the same may be tried later
        RejectedPermanently, // not taken; only a change can help
        Unknown, // everything was sent and no answer came: it may have been taken. Never resend by itself
    };

    State state = State::RejectedTemporarily;
    QList<RecipientResult> recipients; // in the order of Submission::recipients
    std::optional<smtp::Reply> reply; // the one that decided; none when the connection was lost
    std::optional<Error> reason; // unless Accepted: a sentence
};

} // namespace waxwing::session
