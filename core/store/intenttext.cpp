#include "core/store/intenttext.h"

#include "core/store/path.h"

#include <QCoreApplication>

namespace waxwing::store {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(waxwing::store)
};

QString cancelSendMeaning(const Intent &intent)
{
    switch (intent.sendState) {
    case SendState::Queued:
    case SendState::Rejected: return Words::tr("The message is not sent; its text stays in Drafts.");
    case SendState::Unknown:
        return Words::tr("Waxwing stops asking about the message. It may have been sent; its text stays in Drafts.");
    case SendState::Sending:
    case SendState::Accepted:
    case SendState::Filed: break;
    }
    return {};
}

QString cancelAppendMeaning(const Intent &intent)
{
    if (intent.flags.set.testFlag(Flag::Draft)) {
        return intent.messages.isEmpty() ? Words::tr("The draft is discarded; no server has it.")
                                         : Words::tr("This version of the draft is discarded; the earlier one stays.");
    }
    return Words::tr("The message itself was sent; no copy of it is kept.");
}

} // namespace

QString waitingReason(const Intent &intent)
{
    if (!intent.problem.isEmpty()) {
        return intent.problem;
    }
    if (intent.state == IntentState::Sending) {
        return Words::tr("It is being brought to the server now.");
    }
    return Words::tr("It waits for the server to be reached, or for an earlier change.");
}

QString cancelMeaning(const Intent &intent)
{
    if (intent.state == IntentState::Sending) {
        return {};
    }
    // A refused one was backed out already.
    const bool refused = intent.state == IntentState::Refused;
    switch (intent.kind) {
    case IntentKind::Send: return cancelSendMeaning(intent);
    case IntentKind::Append: return cancelAppendMeaning(intent);
    case IntentKind::ChangeFlags:
        return refused ? Words::tr("Nothing changes any more; the problem is forgotten.")
                       : Words::tr("The marks are shown again as the server has them.");
    case IntentKind::Move:
        return refused ? Words::tr("The messages stay where they are.")
                       : Words::tr("The messages go back to where they were.");
    case IntentKind::Copy: return Words::tr("The copies disappear; the originals stay.");
    case IntentKind::Expunge: return Words::tr("The messages are not deleted.");
    case IntentKind::CreateFolder:
        return Words::tr("The folder is not made; messages that were to go into it stay where they are.");
    case IntentKind::MoveFolder: return Words::tr("The folder keeps its old name and place.");
    case IntentKind::DeleteFolder: return Words::tr("The folder is not deleted.");
    case IntentKind::SubscribeFolder: return Words::tr("The subscription stays as the server has it.");
    }
    return {};
}

} // namespace waxwing::store
