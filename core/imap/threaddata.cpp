#include "core/imap/grammar.h"

namespace waxwing::imap {

bool readSort(Cursor &in, SortResponse &sort)
{
    SearchResponse numbers; // the same grammar; the order is kept
    if (!readSearch(in, numbers)) {
        return false;
    }
    sort.numbers = std::move(numbers.numbers);
    sort.highestModSeq = numbers.highestModSeq;
    return true;
}

// "(3 6 (4 23)(44 7 96))": each number is the child of the one before it, each list begins again where it stands. A
// stack of its own: a million parentheses are a million integers and no recursion. "((3)(5))" has a parent that is
// not in the mailbox.
bool readThread(Cursor &in, ThreadResponse &thread)
{
    std::vector<qint32> outer;
    qint32 parent = -1;
    bool isListOpen = false; // "(" and no number since
    const auto add = [&](Uid uid) {
        thread.messages.append({uid, parent});
        parent = qint32(thread.messages.size() - 1);
    };
    while (!in.atEnd()) {
        std::uint32_t number = 0;
        if (in.take(' ')) {
            continue;
        }
        if (in.take('(')) {
            if (isListOpen) {
                add(Uid());
            }
            outer.push_back(parent);
            isListOpen = true;
        } else if (in.take(')')) {
            if (outer.empty()) {
                return false;
            }
            parent = outer.back();
            outer.pop_back();
            isListOpen = false;
        } else if (!outer.empty() && in.number(number) && number != 0) {
            add(Uid(number));
            isListOpen = false;
        } else {
            return false;
        }
    }
    return outer.empty();
}

} // namespace waxwing::imap
