// Plain text and HTML turned into one another, for the reader, for quoting and for the index. Linear time.
#pragma once

#include "core/base/octets.h"

#include <QString>

namespace waxwing::mime {

// Escaped HTML of plain text for the reader: lines kept; quoted lines nested in
// <blockquote class="quote quote-1"> … quote-3 (deeper ones stay in 3); the signature behind "-- " in
// <div class="signature">; http, https and mailto links as <a href>. No other markup, nothing fetchable.
QString plainTextToHtml(const QString &text);
// What HTML says, as text: blocks and <br> end lines, blockquotes get "> ", lists get "* ", links that say
// something else than where they go are followed by their address. At most maximum characters.
QString htmlToText(const QString &html, qsizetype maximum = 4_MiB);
// RFC 3676 4.1: soft breaks joined, space-stuffing undone.
QString unflow(const QString &text, bool deleteSpace);
// RFC 3676 4.2, width in characters: a paragraph a line in, lines of about 72 out.
QString flow(const QString &text, int width = 72);

} // namespace waxwing::mime
