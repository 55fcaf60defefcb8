// What a composer works with: who can write, and what it starts from. Values.
#pragma once

#include "core/base/ids.h"
#include "core/mime/outgoing.h"

#include <QFuture>

#include <functional>

namespace waxwing::ui {

// One address that mail can be written from.
struct ComposerIdentity {
    AccountId account;
    QString accountName;
    QString name;
    QString address;
    QString replyTo; // an address; empty: none
    QString signature; // plain text; empty: none
};

// The draft's row, once it is in the store. messageId: with angle brackets.
using FindDraft = std::function<QFuture<PlacementId>(AccountId account, QByteArray messageId)>;

struct Composition {
    mime::Outgoing outgoing;
    PlacementId draft; // the draft that is edited; invalid: a new message
    PlacementId original; // what is answered or forwarded; invalid: nothing
    bool forward = false;
};

} // namespace waxwing::ui
