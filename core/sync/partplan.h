// Which parts of a large message have to be here to show it, by its BODYSTRUCTURE (RFC 3501 7.4.2), and the source they
// make with the others left out. Nothing in a structure is trusted: whatever does not add up means that the whole
// message is fetched. Pure functions, for any thread.
#pragma once

#include "core/imap/types.h"
#include "core/mime/document.h"

#include <QHash>
#include <QSet>

#include <optional>

namespace waxwing::sync {

// Smaller messages come whole: one round trip instead of three, and nothing left to wait for.
inline constexpr qint64 shownAloneFrom = 512_KiB;

struct PartPlan {
    imap::BodyPart root;
    QSet<QByteArray> left; // numbers of the parts that are left out
    QByteArrayList sections; // of BODY.PEEK[…], each with what it belongs to: "HEADER", "1.MIME", "1"
    qint64 mostOctets = 0; // more than all of these together may be
};

// nullopt: whole. That is small mail, mail whose weight is in what is shown, mail that is signed or encrypted (its
// octets are what counts), and structures that are too large or too odd.
std::optional<PartPlan> planParts(const imap::BodyPart &root, qint64 size);

struct AssembledParts {
    QByteArray source; // for mime::parseShown
    QList<mime::LeftOutPart> leftOut;
    QByteArrayList pictures; // numbers of left-out parts that the HTML shows: to be fetched and assembled again
    QString preview;
    QString text;
};
// What the sections make. nullopt: one is missing, or the parts are not those that the structure named.
std::optional<AssembledParts> assembleParts(const PartPlan &plan, const QHash<QByteArray, QByteArray> &fetched);

} // namespace waxwing::sync
