// A message that was built, as the verbs take it: for the composer and the command line alike.
#pragma once

#include "core/mime/outgoing.h"
#include "core/sync/mailcommands.h"

namespace waxwing::sync {

// draft: removed once the message is queued; may be invalid.
OutgoingMail outgoingMail(AccountId account, const mime::BuiltMessage &built, PlacementId draft = {});
// built for BuildFor::Draft. replaces: the draft's earlier version; may be invalid.
DraftMail draftMail(AccountId account, const mime::BuiltMessage &built, PlacementId replaces = {});

} // namespace waxwing::sync
