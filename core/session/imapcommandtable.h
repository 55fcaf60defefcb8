// What each command needs and what it may change, and from that which commands may be under way together
// (RFC 3501 5.5): the one place where pipelining is decided.
#pragma once

namespace waxwing::session {

enum class ImapVerb {
    Capability,
    Noop,
    Id,
    Enable,
    Namespace,
    Notify,
    Compress,
    StartTls,
    Authenticate,
    Login,
    Logout,
    Select,
    Unselect,
    List,
    ListStatus,
    Lsub,
    Create,
    Rename,
    Delete,
    Subscribe,
    Status,
    Append,
    UidFetch,
    UidFetchBody,
    UidFetchSaved,
    UidStore,
    UidSearch,
    UidSort,
    UidThread,
    UidCopy,
    UidMove,
    UidExpunge,
    UidReplace,
    Quota,
    Acl,
    MyRights,
    Metadata,
    Idle,
    Last = Idle,
};

// True when `later` may be sent while `earlier` has not been answered.
bool mayOverlap(ImapVerb earlier, ImapVerb later);

} // namespace waxwing::session
