// The mail in the gallery's pictures: languages, a conversation, formatted mail, attachments.
#pragma once

#include <QByteArray>
#include <QList>

namespace waxwing::test {

struct Sample {
    const char *from;
    const char *subject;
    const char *body; // nullptr: a formatted one
    int hoursAgo;
    bool seen;
    bool starred;
    bool attachment;
};

// Oldest first but for the conversation, which comes last.
const QList<Sample> &gallerySamples();
// Its source, sent so long ago.
QByteArray galleryMessage(const Sample &sample, int number);

} // namespace waxwing::test
