// The rules by which messages become conversations, without a database: which Message-IDs connect a message
// (JWZ, https://www.jwz.org/doc/threading.html), its base subject, and the tree of a conversation's messages.
#pragma once

#include "core/base/ids.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace waxwing::store {

// A header may name a million Message-IDs. The first one is the root, the last ones are the nearest: those are kept.
inline constexpr qsizetype kMostReferences = 32;
// More messages are never in one conversation; further ones begin another. Everything a conversation costs (finding
// its newest message, merging, showing it) is bounded by this.
inline constexpr qint64 kMostThreadMembers = 2000;

// With angle brackets, oldest first, without own and without doubles: References, then what In-Reply-To names.
QList<QByteArray> connectingIds(const QByteArray &own, const QList<QByteArray> &references,
                                const QByteArray &inReplyTo);
// The first and the last of a list that is too long.
QList<QByteArray> boundedReferences(const QList<QByteArray> &references);

// RFC 5256 2.1 in spirit: what is left without "Re:", its translations and mailing-list tags, folded. reply: there
// was a "Re:". A "Fwd:" begins a conversation of its own, so it stays.
struct BaseSubject {
    QString text;
    bool reply = false;
};
BaseSubject baseSubject(const QString &subject);

struct TreeMessage {
    QByteArray messageId;
    QList<QByteArray> parents; // connectingIds()
    qint64 sent = 0; // ms: order of siblings
};
// Where a message stands in the conversation as it is shown: answers below what they answer, older siblings first.
struct TreePlace {
    qsizetype index = 0; // into the given list
    int depth = 0;
};
// Every message once. Cycles, missing parents and duplicate Message-IDs are met as JWZ says: a link that would
// close a circle is not made.
QList<TreePlace> conversationTree(const QList<TreeMessage> &messages);

} // namespace waxwing::store
