// Turns one frame into one response. Recursive descent over the frame's octets, nesting limited, linear time;
// nothing here throws, does I/O or keeps a reference to the frame.
#pragma once

#include "core/imap/framer.h"
#include "core/imap/quirks.h"
#include "core/imap/response.h"

namespace waxwing::imap {

class Cursor;

class Parser {
public:
    // How mailbox names are decoded: UTF-8 once UTF8=ACCEPT or IMAP4rev2 was ENABLEd, else modified UTF-7.
    void setUtf8Mailboxes(bool utf8) { m_utf8 = utf8; }
    Response parse(const Frame &frame);
    const QuirkCounts &quirks() const { return m_quirks; }

private:
    bool parseInto(Cursor &in, Response &out);
    bool untagged(Cursor &in, Response &out);
    bool numbered(Cursor &in, Response &out);

    QuirkCounts m_quirks;
    bool m_utf8 = false;
};

} // namespace waxwing::imap
