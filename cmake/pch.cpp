// A target needs a source to have a precompiled header; these targets have nothing else.
