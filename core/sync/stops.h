// “Stop” of the activity panel: what is being looked for or fetched ahead ends at its next safe place, by an error that
// is no failure. What has come is kept, and the next look goes on from there; what the person did is replayed on.
#pragma once

#include "core/base/error.h"

namespace waxwing::sync {

class Stops {
public:
    void ask() { ++m_asked; }
    // Taken when work begins: only what is under way is stopped.
    int mark() const { return m_asked; }
    bool isAskedSince(int mark) const { return m_asked != mark; }
    // Error{Cancelled}, code “STOPPED”.
    void throwIfAskedSince(int mark) const;

    static bool isStop(const Error &error) { return error.code() == "STOPPED"; }

private:
    int m_asked = 0;
};

} // namespace waxwing::sync
