// Reads a server's side of a transcript with the real framer and parser, in pieces of any size.
#pragma once

#include "core/imap/framer.h"
#include "core/imap/parser.h"

#include <QByteArray>

#include <vector>

namespace waxwing::imap::test {

struct Transcript {
    Parser parser;
    std::vector<Response> responses;
    bool broken = false;

    // Lines end with CRLF in text already.
    explicit Transcript(const QByteArray &text, qsizetype chunk = 1 << 20, Framer::SinkChooser chooser = {})
        : Transcript(Framer(std::move(chooser)), text, chunk)
    {
    }
    Transcript(Framer framer, const QByteArray &text, qsizetype chunk)
    {
        for (qsizetype at = 0; at < text.size(); at += chunk) {
            framer.feed(QByteArrayView(text).sliced(at, qMin(chunk, text.size() - at)));
            while (const auto frame = framer.next()) {
                responses.push_back(parser.parse(*frame));
            }
        }
        broken = framer.isBroken();
    }

    template <class T> const T *get(std::size_t index = 0) const
    {
        return index < responses.size() ? std::get_if<T>(&responses[index]) : nullptr;
    }
    std::uint32_t count(Quirk quirk) const { return parser.quirks().count(quirk); }
};

} // namespace waxwing::imap::test
