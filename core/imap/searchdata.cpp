#include "core/imap/grammar.h"

namespace waxwing::imap {

namespace {

bool readSet(Cursor &in, UidSet &set)
{
    QByteArrayView text;
    if (!in.atom(text)) {
        return false;
    }
    const auto parsed = UidSet::parse(text);
    if (!parsed) {
        return false;
    }
    set = *parsed;
    return true;
}

bool readModSeqOption(Cursor &in, ModSeq &modSeq)
{
    std::uint64_t value = 0;
    if (!in.size(value)) {
        return false;
    }
    modSeq = ModSeq(value);
    return true;
}

// search-correlator, RFC 4466: (TAG "A285")
bool readCorrelator(Cursor &in, ESearchResponse &search)
{
    if (!in.take('(')) {
        return true;
    }
    if (!in.takeWord("TAG") || !in.space() || !in.astring(search.tag) || !in.close()) {
        return false;
    }
    in.skipSpaces();
    return true;
}

bool readPartial(Cursor &in, ESearchResponse &search) // RFC 9394: PARTIAL (1:100 set)
{
    QByteArrayView range;
    return in.take('(') && in.atom(range) && in.space() && (in.takeNil() || readSet(in, search.all)) && in.close();
}

bool readReturnItem(Cursor &in, ESearchResponse &search)
{
    QByteArrayView name;
    if (!in.atom(name) || !in.space()) {
        return false;
    }
    if (sameWord(name, "ALL")) {
        return readSet(in, search.all);
    }
    if (sameWord(name, "PARTIAL")) {
        return readPartial(in, search);
    }
    if (sameWord(name, "MODSEQ")) {
        return readModSeqOption(in, search.modSeq);
    }
    std::uint32_t value = 0;
    const bool isMin = sameWord(name, "MIN");
    const bool isMax = sameWord(name, "MAX");
    if (!isMin && !isMax && !sameWord(name, "COUNT")) {
        return in.skipValue();
    }
    if (!in.number(value)) {
        return false;
    }
    if (isMin) {
        search.min = value;
    } else if (isMax) {
        search.max = value;
    } else {
        search.count = value;
    }
    return true;
}

} // namespace

bool readSearch(Cursor &in, SearchResponse &search)
{
    in.skipSpaces();
    while (!in.atEnd()) {
        std::uint32_t number = 0;
        if (in.take('(')) { // RFC 7162 3.1.5: (MODSEQ 917162500)
            if (!in.takeWord("MODSEQ") || !in.space() || !readModSeqOption(in, search.highestModSeq) || !in.close()) {
                return false;
            }
        } else if (in.number(number) && number != 0) {
            search.numbers.append(number);
        } else {
            return false;
        }
        if (!in.atEnd() && !in.space()) {
            return false;
        }
        if (in.atEnd() && in.position() > 0 && number != 0 && in.rest().data()[-1] == ' ') {
            in.note(Quirk::TrailingSpace);
        }
    }
    return true;
}

bool readESearch(Cursor &in, ESearchResponse &search)
{
    in.skipSpaces();
    if (!readCorrelator(in, search)) {
        return false;
    }
    if (in.takeWord("UID")) {
        search.isUid = true;
        in.skipSpaces();
    }
    while (!in.atEnd()) {
        if (!readReturnItem(in, search)) {
            return false;
        }
        in.skipSpaces();
    }
    return true;
}

bool readVanished(Cursor &in, VanishedResponse &vanished)
{
    if (in.take('(')) {
        if (!in.takeWord("EARLIER") || !in.close() || !in.space()) {
            return false;
        }
        vanished.earlier = true;
    }
    return readSet(in, vanished.uids);
}

} // namespace waxwing::imap
