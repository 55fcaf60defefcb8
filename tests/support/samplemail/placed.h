// Internal to samplemail: a message with its place in the mailbox.
#pragma once

#include "tests/support/samplemail/composition.h"
#include "tests/support/samplemail/generator.h"

namespace samplemail {

struct Placed {
    Composition composition;
    QByteArray raw; // instead of the composition, for messages no mailer should write
    QString folder = QStringLiteral("INBOX");
    QByteArray flags = "S";
    qint64 secondsAgo = 0;
};

// The messages written by hand, newest first.
QList<Placed> showcase(const Options &options);
// What follows them: index counts from the first one behind the showcase.
Placed generated(const Options &options, int index, qint64 secondsAgo);
// One of the messages that real mailboxes hold and no standard allows.
QByteArray oddMessage(int kind, const QByteArray &messageId, const QByteArray &date);

} // namespace samplemail
