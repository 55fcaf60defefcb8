#include "core/session/imapcommandtable.h"

#include <array>
#include <cstddef>

namespace waxwing::session {

namespace {

// What commands depend on or change. A reply is listed where two answers could not be told apart.
enum Resource : unsigned {
    None = 0,
    Session = 1u << 0, // encryption, identity, capabilities
    Selection = 1u << 1, // which mailbox is selected
    Flags = 1u << 2, // of messages in it
    Messages = 1u << 3, // which messages are in it
    Names = 1u << 4, // the tree of mailboxes
    Elsewhere = 1u << 5, // contents of mailboxes that are not selected
    ListReply = 1u << 6,
    LsubReply = 1u << 7,
    SearchReply = 1u << 8, // SEARCH has no tag
    MoveReply = 1u << 9, // COPYUID comes in an untagged OK (RFC 6851 4.3)
    BodyReply = 1u << 10, // a body is streamed before its response can be parsed
    StatusReply = 1u << 11, // STATUS has no tag: a LIST that brings some takes them all
    FetchReply = 1u << 12, // of a FETCH that does not know which messages it is about
    Reply = 1u << 13, // of this kind of command
};

struct Row {
    ImapVerb verb;
    unsigned needs;
    unsigned changes;
    unsigned exclusive; // not with another that has the same
};

// RFC 3501 6 gives each command's state and effects. Flags are not among what UID FETCH needs: its answers are
// updates that carry their UIDs, right in whatever order they come.
constexpr std::array<Row, std::size_t(ImapVerb::Last) + 1> table = {{
    {ImapVerb::Capability, Session, None, Reply},
    {ImapVerb::Noop, Session, None, None},
    {ImapVerb::Id, Session, None, Reply},
    {ImapVerb::Enable, Session, None, Reply}, // whoever depends on the answer waits for it
    {ImapVerb::Namespace, Session, None, Reply},
    {ImapVerb::Notify, Session | Names | Elsewhere, StatusReply, Reply}, // RFC 5465 3: begins with every STATUS
    {ImapVerb::Compress, Session, Session, None}, // RFC 4978 3: nothing is sent before the answer
    {ImapVerb::StartTls, Session, Session, None},
    {ImapVerb::Authenticate, Session, Session, None},
    {ImapVerb::Login, Session, Session, None},
    {ImapVerb::Logout, Session, Session, None},
    {ImapVerb::Select, Session | Names | Selection, Selection | Flags | Messages, None},
    {ImapVerb::Unselect, Session | Selection, Selection | Flags | Messages, None},
    {ImapVerb::List, Session | Names, None, ListReply},
    {ImapVerb::ListStatus, Session | Names | Elsewhere, StatusReply, ListReply}, // RFC 5819
    {ImapVerb::Lsub, Session | Names, None, LsubReply},
    {ImapVerb::Create, Session, Names, None},
    {ImapVerb::Rename, Session, Names | Elsewhere, None},
    {ImapVerb::Delete, Session, Names | Elsewhere, None},
    {ImapVerb::Subscribe, Session, Names, None},
    {ImapVerb::Status, Session | Names | Elsewhere | StatusReply, None, None},
    {ImapVerb::Append, Session | Names, Elsewhere, None},
    {ImapVerb::UidFetch, Session | Selection | Messages | FetchReply, None, None},
    {ImapVerb::UidFetchBody, Session | Selection | Messages, None, BodyReply},
    {ImapVerb::UidFetchSaved, Session | Selection | Messages, FetchReply,
     None}, // RFC 5182 2.1: right behind its SEARCH
    {ImapVerb::UidStore, Session | Selection | Messages, Flags, None},
    {ImapVerb::UidSearch, Session | Selection | Messages | Flags, None, SearchReply},
    {ImapVerb::UidSort, Session | Selection | Messages | Flags, None, Reply},
    {ImapVerb::UidThread, Session | Selection | Messages | Flags, None, Reply},
    {ImapVerb::UidCopy, Session | Selection | Messages | Names, Elsewhere, None},
    {ImapVerb::UidMove, Session | Selection | Names, Messages | Elsewhere, MoveReply},
    {ImapVerb::UidExpunge, Session | Selection | Flags, Messages, None},
    {ImapVerb::UidReplace, Session | Selection | Names, Messages | Elsewhere, None}, // RFC 8508 3
    {ImapVerb::Quota, Session | Names, None, Reply},
    {ImapVerb::Acl, Session | Names, None, Reply},
    {ImapVerb::MyRights, Session | Names, None, Reply},
    {ImapVerb::Metadata, Session | Names, None, Reply},
    {ImapVerb::Idle, Session | Selection, Session, None}, // nothing may be sent but DONE (RFC 2177 3)
}};

constexpr bool isInOrder()
{
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (std::size_t(table[i].verb) != i) {
            return false;
        }
    }
    return true;
}
static_assert(isInOrder(), "the table is indexed by the verb");

} // namespace

bool mayOverlap(ImapVerb earlier, ImapVerb later)
{
    const Row &a = table[std::size_t(earlier)];
    const Row &b = table[std::size_t(later)];
    const unsigned exclusive = a.exclusive & b.exclusive & ~unsigned(Reply);
    const bool sameReply = earlier == later && (a.exclusive & Reply) != 0;
    return (a.changes & b.needs) == 0 && (a.needs & b.changes) == 0 && exclusive == 0 && !sameReply;
}

} // namespace waxwing::session
