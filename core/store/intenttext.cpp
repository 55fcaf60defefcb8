#include "core/store/intenttext.h"

#include "core/store/path.h"

#include <QCoreApplication>

namespace waxwing::store {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("waxwing::store", text);
}

QString cancelSendMeaning(const Intent &intent)
{
    switch (intent.sendState) {
    case SendState::Queued:
    case SendState::Rejected: return tr("The message is not sent; its text stays in Drafts.");
    case SendState::Unknown:
        return tr("Waxwing stops asking about the message. It may have been sent; its text stays in Drafts.");
    case SendState::Sending:
    case SendState::Accepted:
    case SendState::Filed: break;
    }
    return {};
}

QString cancelAppendMeaning(const Intent &intent)
{
    if (intent.flags.set.testFlag(Flag::Draft)) {
        return intent.messages.isEmpty() ? tr("The draft is discarded; no server has it.")
                                         : tr("This version of the draft is discarded; the earlier one stays.");
    }
    return tr("The message itself was sent; no copy of it is kept.");
}

} // namespace

QString waitingReason(const Intent &intent)
{
    if (!intent.problem.isEmpty()) {
        return intent.problem;
    }
    if (intent.state == IntentState::Sending) {
        return tr("It is being brought to the server now.");
    }
    return tr("It waits for the server to be reached, or for an earlier change.");
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
        return refused ? tr("Nothing changes any more; the problem is forgotten.")
                       : tr("The marks are shown again as the server has them.");
    case IntentKind::Move:
        return refused ? tr("The messages stay where they are.") : tr("The messages go back to where they were.");
    case IntentKind::Copy: return tr("The copies disappear; the originals stay.");
    case IntentKind::Expunge: return tr("The messages are not deleted.");
    case IntentKind::CreateFolder:
        return tr("The folder is not made; messages that were to go into it stay where they are.");
    case IntentKind::MoveFolder: return tr("The folder keeps its old name and place.");
    case IntentKind::DeleteFolder: return tr("The folder is not deleted.");
    case IntentKind::SubscribeFolder: return tr("The subscription stays as the server has it.");
    }
    return {};
}

} // namespace waxwing::store
