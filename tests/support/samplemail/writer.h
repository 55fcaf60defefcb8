// Sample mail put on disk.
#pragma once

#include "tests/support/samplemail/generator.h"

namespace samplemail {

enum class Format { Maildir, Mbox, Eml };

// Maildir: one Maildir at directory; with folders a Maildir++ tree, delivery time as the file's own time.
// Mbox: directory/mbox. Eml: directory/000001.eml … Returns a sentence when it could not be written.
QString write(const Generator &generator, Format format, const QString &directory, bool folders);

} // namespace samplemail
