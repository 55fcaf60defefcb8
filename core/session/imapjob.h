// One command on its way: from being queued to its tagged answer. Shared between the coroutine that waits for it
// and the channel that carries it.
#pragma once

#include "core/base/error.h"
#include "core/base/wakeup.h"
#include "core/imap/command.h"
#include "core/imap/framer.h"
#include "core/imap/response.h"
#include "core/session/imapcommandtable.h"

#include <functional>
#include <memory>
#include <optional>

namespace waxwing::session {

struct ImapJob {
    ImapVerb verb = ImapVerb::Noop;
    imap::Command command;
    // Sees each untagged response while the command is under way; true: it was the answer, nobody else needs it.
    std::function<bool(imap::Response &)> onUntagged;
    // Of the oldest command that has it: what nobody took for the answer.
    std::function<bool(imap::Response &)> onUnclaimed;
    // Answers a "+" that is not about a literal: AUTHENTICATE, IDLE. Nothing: there is no more to say.
    std::function<std::optional<QByteArray>(const QByteArray &text)> onContinuation;
    // UID FETCH of a body: where the literal goes.
    std::function<imap::LiteralSink *(QByteArrayView head, std::uint64_t size)> chooseSink;

    // Called at once with the tagged answer, before the next response is looked at.
    std::function<void(const imap::StatusResponse &)> onAnswer;

    QByteArray tag; // set when it is sent
    std::size_t nextPart = 0;
    bool awaitsContinuation = false; // the next part may go only after a "+"
    std::optional<imap::StatusResponse> status; // the tagged answer
    std::optional<Error> error; // the connection is gone
    Wakeup done;

    bool isOver() const { return status || error; }
};

using ImapJobPtr = std::shared_ptr<ImapJob>;

} // namespace waxwing::session
