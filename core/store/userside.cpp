#include "core/store/userside.h"

#include "core/store/path.h"

#include <QCoreApplication>
#include <QDateTime>

namespace waxwing::store {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(waxwing::store)
};

[[noreturn]] void refuseInput(const QString &sentence)
{
    throw Error(ErrorKind::Input, sentence);
}

void addFolder(Intent &intent, const FolderRef &folder)
{
    const bool known = std::any_of(intent.folders.cbegin(), intent.folders.cend(),
                                   [&folder](const FolderRef &other) { return other.key == folder.key; });
    if (!known) {
        intent.folders << folder;
    }
}

} // namespace

UserSide::UserSide(FolderTable &folders, Placements &placements, Overlay &overlay, Pending &pending, FolderTree &tree)
    : m_folders(folders)
    , m_placements(placements)
    , m_overlay(overlay)
    , m_pending(pending)
    , m_tree(tree)
    , m_composition(folders, placements, overlay, pending, tree)
{
}

bool UserSide::isFolderVerb(IntentKind kind)
{
    return kind == IntentKind::CreateFolder || kind == IntentKind::MoveFolder || kind == IntentKind::DeleteFolder
        || kind == IntentKind::SubscribeFolder;
}

Intent UserSide::apply(const Verb &verb)
{
    Intent asked = intentFor(verb);
    Intent left = asked;
    if (m_composition.absorb(left, verb.messages)) {
        return asked;
    }
    Intent intent = m_pending.add(left);
    applyToCache(intent);
    return intent;
}

Intent UserSide::intentFor(const Verb &verb)
{
    Intent intent;
    intent.account = accountOf(verb);
    intent.kind = verb.kind;
    intent.after = verb.after;
    if (verb.kind == IntentKind::Copy && verb.folder.isValid()) {
        const AccountId into = m_folders.get(verb.folder).account;
        intent.sourceAccount = into == intent.account ? AccountId() : intent.account;
        intent.account = into;
    }
    checkVerb(verb, intent.account);
    intent.created = QDateTime::currentDateTimeUtc();
    intent.flags = verb.flags;
    intent.newLevels = verb.newLevels;
    intent.subscribe = verb.subscribe;
    intent.onlyEmpty = verb.onlyEmpty;
    intent.message = verb.message;
    intent.messageId = verb.messageId;
    if (intent.messageId.isEmpty() && verb.message) {
        intent.messageId = verb.message->messageId;
    }
    intent.sender = verb.sender;
    for (const QString &recipient : verb.recipients) {
        RecipientResult result;
        result.address = recipient;
        intent.recipients << result;
    }
    intent.subject = verb.subject;
    intent.what = verb.what;
    nameMessages(verb, intent);
    nameFolders(verb, intent);
    if (verb.kind == IntentKind::Append || verb.kind == IntentKind::Expunge) {
        supersedeDrafts(verb, intent);
    }
    if (!verb.source.isEmpty()) {
        intent.blob = m_pending.addBlob(verb.source);
    }
    if (!verb.transferSource.isEmpty()) {
        intent.transferBlob = m_pending.addBlob(verb.transferSource);
    }
    return intent;
}

AccountId UserSide::accountOf(const Verb &verb)
{
    for (const PlacementId id : verb.messages) {
        if (const auto placement = m_placements.find(id)) {
            return m_folders.get(placement->folder).account;
        }
    }
    if (verb.folder.isValid()) {
        return m_folders.get(verb.folder).account;
    }
    return verb.account;
}

void UserSide::checkVerb(const Verb &verb, AccountId account)
{
    if (!account.isValid()) {
        refuseInput(Words::tr("Those messages are no longer there."));
    }
    const bool needsFolder = verb.kind == IntentKind::Move || verb.kind == IntentKind::Copy
        || verb.kind == IntentKind::Append || (isFolderVerb(verb.kind) && verb.kind != IntentKind::CreateFolder);
    if (needsFolder && m_folders.get(verb.folder).account != account) {
        refuseInput(Words::tr("Messages cannot be moved to another account in one step."));
    }
    const bool path = verb.kind == IntentKind::CreateFolder || verb.kind == IntentKind::MoveFolder;
    if (!path) {
        return;
    }
    const QString wanted = pathOf(verb.newLevels);
    const bool emptyLevel
        = std::any_of(verb.newLevels.cbegin(), verb.newLevels.cend(), [](const QString &l) { return l.isEmpty(); });
    if (wanted.isEmpty() || emptyLevel) {
        refuseInput(Words::tr("A folder needs a name."));
    }
    const Folder *there = m_folders.byPath(account, wanted);
    if (there && !there->synthetic) {
        refuseInput(Words::tr("There is already a folder with that name."));
    }
    if (verb.kind == IntentKind::MoveFolder && isAtOrBelow(wanted, m_folders.get(verb.folder).path)) {
        refuseInput(Words::tr("A folder cannot be moved into itself."));
    }
}

void UserSide::nameMessages(const Verb &verb, Intent &intent)
{
    const AccountId from = intent.sourceAccount.isValid() ? intent.sourceAccount : intent.account;
    intent.messages.reserve(verb.messages.size());
    for (const PlacementId id : verb.messages) {
        const auto placement = m_placements.find(id);
        if (placement && m_folders.get(placement->folder).account == from) {
            intent.messages << m_overlay.refOf(*placement);
            if (intent.messages.size() == 1 || intent.messages.last().folderKey != intent.folders.last().key) {
                addFolder(intent, m_pending.folder(intent.messages.last().folderKey));
            }
        }
    }
    const bool needsMessages = verb.kind == IntentKind::ChangeFlags || verb.kind == IntentKind::Move
        || verb.kind == IntentKind::Copy || verb.kind == IntentKind::Expunge;
    if (needsMessages && intent.messages.isEmpty()) {
        refuseInput(Words::tr("Those messages are no longer there."));
    }
}

void UserSide::nameFolders(const Verb &verb, Intent &intent)
{
    if (verb.kind == IntentKind::CreateFolder) {
        intent.target = m_pending.addFolder(intent.account, {}, pathOf(verb.newLevels), {});
        return;
    }
    if (!verb.folder.isValid()) {
        return;
    }
    intent.target = m_overlay.refOf(verb.folder);
    const QString path = m_folders.get(verb.folder).path;
    if (verb.kind != IntentKind::DeleteFolder && verb.kind != IntentKind::MoveFolder) {
        return;
    }
    // Everything below goes along; deepest first, the order in which a server lets them go.
    QList<Folder> below;
    const QList<FolderId> ids = m_folders.ofAccount(intent.account);
    for (const FolderId id : ids) {
        const Folder &folder = m_folders.get(id);
        if (isAtOrBelow(folder.path, path) && !folder.hidden && !folder.synthetic) {
            below << folder;
        }
    }
    std::sort(below.begin(), below.end(), [](const Folder &a, const Folder &b) { return a.path > b.path; });
    for (const Folder &folder : std::as_const(below)) {
        addFolder(intent, m_overlay.refOf(folder.id));
    }
}

// A draft saved again, or deleted, before its earlier version reached the server: that one never was. Unless it was
// copied, for then the copy is to be of what it was.
void UserSide::supersedeDrafts(const Verb &verb, Intent &intent)
{
    for (const PlacementId id : verb.messages) {
        const auto draft = m_placements.find(id);
        const Intent *maker = draft ? m_pending.head(draft->madeBy) : nullptr;
        // One that was tried may be on the server: then it is replaced there, in its turn.
        const bool tried = maker && (maker->state == IntentState::Sending || maker->attempts > 0);
        if (!maker || maker->kind != IntentKind::Append || (tried && maker->state != IntentState::Refused)
            || isCopied(draft->id)) {
            continue;
        }
        const Intent earlier = *maker;
        const MessageRef own = m_overlay.refOf(*draft);
        intent.messages.removeIf([&own](const MessageRef &ref) { return isSameMessage(ref, own); });
        const QList<MessageRef> replaced = m_pending.messages(earlier.id);
        for (const MessageRef &ref : replaced) {
            intent.messages << ref;
            addFolder(intent, m_pending.folder(ref.folderKey));
        }
        dropDependents(*draft, earlier.id);
        m_overlay.removeMade(earlier.id);
        m_pending.remove(earlier.id);
    }
}

bool UserSide::isCopied(PlacementId row)
{
    const QList<IntentId> intents = m_overlay.intentsOf(row);
    return std::any_of(intents.cbegin(), intents.cend(), [this](IntentId id) {
        const Intent *head = m_pending.head(id);
        return head && head->kind == IntentKind::Copy;
    });
}

void UserSide::applyToCache(const Intent &intent)
{
    m_overlay.apply(intent);
    if (isFolderVerb(intent.kind)) {
        m_tree.recompute(intent.account);
    }
}

void UserSide::setState(Intent intent, IntentState state, const QString &problem, const QString &technical)
{
    intent.state = state;
    intent.problem = problem;
    intent.technical = technical;
    m_pending.update(intent);
}

void UserSide::noteAttempt(IntentId id, const std::optional<AttemptNote> &note)
{
    Intent intent = m_pending.get(id);
    ++intent.attempts;
    if (note) {
        intent.attempt = note;
    }
    setState(intent, IntentState::Sending, {}, {});
}

void UserSide::postpone(IntentId id, const QString &problem, const QString &technical)
{
    // The note of the attempt stays: its effect on the server is not known.
    setState(m_pending.get(id), IntentState::Waiting, problem, technical);
}

void UserSide::refuse(IntentId id, const QString &problem, const QString &technical)
{
    Intent intent = m_pending.get(id);
    intent.attempt.reset();
    setState(intent, IntentState::Refused, problem, technical);
    backOut(intent);
    if (intent.kind == IntentKind::Copy) {
        m_overlay.removeMade(id);
    }
    cancelFollowers(id);
}

// The original stays where no copy of it comes to be.
void UserSide::cancelFollowers(IntentId id)
{
    QList<IntentId> followers;
    const QMap<IntentId, Intent> &all = m_pending.all();
    for (const Intent &intent : all) {
        if (intent.after == id) {
            followers << intent.id;
        }
    }
    for (const IntentId follower : std::as_const(followers)) {
        cancel(follower);
    }
}

void UserSide::retry(IntentId id)
{
    Intent intent = m_pending.get(id);
    if (intent.kind == IntentKind::Send) {
        intent.sendState = SendState::Queued;
    }
    setState(intent, IntentState::Waiting, {}, {});
    m_overlay.refoldTouched(id);
    intent.messages = {}; // its touch rows are still there; only made rows and folders are made again
    intent.state = IntentState::Waiting;
    applyToCache(intent);
}

// The rows fold without it. Its touch rows stay, so that a retry finds them.
void UserSide::backOut(const Intent &intent)
{
    m_overlay.refoldTouched(intent.id);
    if (intent.kind == IntentKind::CreateFolder) {
        m_tree.forgetCreated(intent);
    }
    if (isFolderVerb(intent.kind)) {
        m_tree.recompute(intent.account);
    }
}

bool UserSide::cancel(IntentId id)
{
    const Intent *head = m_pending.head(id);
    if (!head || head->state == IntentState::Sending) {
        return false;
    }
    if (head->kind == IntentKind::Send && head->sendState == SendState::Accepted) {
        return false; // only its copy in Sent is still to come
    }
    const Intent intent = m_pending.get(id);
    const QList<Overlay::Touched> touched = m_overlay.touched(id);
    const QList<Placement> made = m_placements.madeBy(id);
    for (const Placement &placement : made) {
        if (!placement.uid.isValid()) {
            dropDependents(placement, id);
        }
        m_overlay.removeMade(placement);
    }
    m_pending.remove(id);
    m_overlay.forget(id, touched);
    backOut(intent);
    cancelFollowers(id);
    return true;
}

// What was wanted of a message that now never comes to be goes with it.
void UserSide::dropDependents(const Placement &made, IntentId maker)
{
    const MessageRef own = m_overlay.refOf(made);
    const QList<IntentId> intents = m_overlay.intentsOf(made.id);
    for (const IntentId id : intents) {
        QList<MessageRef> messages = m_pending.messages(id);
        messages.removeIf([&own](const MessageRef &ref) { return isSameMessage(ref, own); });
        const Intent *head = m_pending.head(id);
        if (id != maker && messages.isEmpty() && head && head->kind != IntentKind::Append) {
            cancel(id);
        } else {
            m_pending.setMessages(id, messages);
        }
    }
}

void UserSide::setSendState(IntentId id, SendState state, const QList<RecipientResult> &recipients,
                            const QString &detail)
{
    Intent intent = m_pending.get(id);
    if (state == SendState::Sending) {
        ++intent.attempts;
    }
    intent.sendState = state;
    if (!recipients.isEmpty()) {
        intent.recipients = recipients;
    }
    const bool failed = state == SendState::Rejected || state == SendState::Unknown;
    const IntentState intentState = state == SendState::Sending ? IntentState::Sending
        : failed                                                ? IntentState::Refused
                                                                : IntentState::Waiting;
    // Whom it did not reach is still to be seen when the copy is in Sent.
    setState(intent, intentState, state == SendState::Filed ? intent.problem : detail, intent.technical);
    if (state == SendState::Filed) {
        m_pending.finish(id, {});
    }
}

void UserSide::removeAccount(AccountId account)
{
    m_pending.removeAccount(account);
    const QList<FolderId> ids = m_folders.ofAccount(account);
    for (const FolderId id : ids) {
        if (m_folders.find(id)) {
            m_tree.remove(id);
        }
    }
}

} // namespace waxwing::store
