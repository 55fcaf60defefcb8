// MaildirBackend: intents, done on the Maildirs. Each is idempotent: names of files are made from the intent.
#include "core/sync/maildirbackend.h"

#include "core/store/path.h"
#include "core/sync/claim.h"
#include "core/sync/refusal.h"
#include "core/sync/words.h"

#include <QCoroFuture>
#include <QCryptographicHash>

namespace waxwing::sync {

namespace {

using store::IntentKind;
using store::Maildir;
using store::MaildirTree;

QByteArray nameOf(const store::FolderRef &folder)
{
    return folder.serverName.isEmpty() ? MaildirTree::nameOf(store::levelsOf(folder.path)) : folder.serverName;
}

QByteArray sourceFolder(const store::Intent &intent)
{
    for (const store::FolderRef &folder : intent.folders) {
        if (!intent.messages.isEmpty() && folder.key == intent.messages.constFirst().folderKey) {
            return nameOf(folder);
        }
    }
    throw Error(ErrorKind::Conflict, Words::tr("The folder of these messages is not known any more."));
}

// Those of one folder: a UID of another is another message here. The rest has its turn when these are done.
QList<store::MessageRef> firstPart(const store::Intent &intent)
{
    QList<store::MessageRef> part = intent.messages;
    part.removeIf(
        [&intent](const store::MessageRef &ref) { return ref.folderKey != intent.messages.constFirst().folderKey; });
    return part;
}

bool isDoneByFolder(const store::Intent &intent)
{
    return !intent.messages.isEmpty() && intent.kind != IntentKind::Append && !intent.sourceAccount.isValid();
}

QByteArray copyName(const QByteArray &base, const store::Intent &intent)
{
    return QByteArray(base.left(60) + "-copy" + QByteArray::number(intent.id.value()));
}

void changeFlags(Maildir &folder, const Maildir::Message &message, const store::FlagChange &change)
{
    QStringList keywords = message.keywords;
    for (const QString &keyword : change.clearKeywords) {
        keywords.removeAll(keyword);
    }
    keywords.append(change.setKeywords);
    keywords.sort();
    keywords.removeDuplicates();
    folder.setFlags(message, (message.flags | change.set) & ~change.clear, keywords);
}

Uid copyMessage(Maildir &source, Maildir &target, const Maildir::Message &message, const store::Intent &intent)
{
    const auto bytes = source.read(message);
    if (!bytes) {
        throw Error(ErrorKind::Conflict, Words::tr("The message is no longer in its folder on this computer."));
    }
    Maildir::Delivery copy(target.path(), copyName(message.base, intent));
    copy.write(*bytes);
    copy.flags = message.flags;
    copy.keywords = message.keywords;
    copy.received = source.received(message);
    return target.deliver(std::move(copy));
}

// One message of a message verb; returns where it is then.
Uid performOn(LocalMail &mail, Maildir &source, const Maildir::Message &message, const store::Intent &intent)
{
    switch (intent.kind) {
    case IntentKind::ChangeFlags: changeFlags(source, message, intent.flags); return message.uid;
    case IntentKind::Move: return mail.folder(nameOf(*intent.target)).takeOver(source, message);
    case IntentKind::Copy: return copyMessage(source, mail.folder(nameOf(*intent.target)), message, intent);
    default: mail.removeMessage(source, message); return Uid();
    }
}

store::Relocation performOnMessages(LocalMail &mail, const store::Intent &intent)
{
    Maildir &source = mail.folder(sourceFolder(intent));
    const bool hasTarget = intent.kind == IntentKind::Move || intent.kind == IntentKind::Copy;
    store::Relocation relocation;
    relocation.uidValidity = hasTarget ? mail.folder(nameOf(*intent.target)).uidValidity() : source.uidValidity();
    const QList<store::MessageRef> messages = firstPart(intent);
    for (const store::MessageRef &ref : messages) {
        const auto found = source.find(ref.uid);
        Uid now;
        if (found) {
            now = performOn(mail, source, *found, intent);
        } else if (intent.kind == IntentKind::Move) { // an earlier attempt moved it already
            const auto moved = mail.folder(nameOf(*intent.target)).byBase(source.baseOf(ref.uid));
            now = moved ? moved->uid : Uid();
        }
        if (hasTarget) {
            relocation.uids.append({ref.uid, now});
        }
    }
    return relocation;
}

// The copy of what was sent may be wanted twice, by two intents: when the power went after it was done, before the
// cache that showed it was on the disk.
QByteArray baseOf(const store::Intent &intent, const QByteArray &source)
{
    if (intent.sender.isEmpty()) {
        const QByteArray created = QByteArray::number(intent.created.toMSecsSinceEpoch());
        return QByteArray("a" + QByteArray::number(intent.id.value()) + '-' + created);
    }
    return QByteArray('s' + QCryptographicHash::hash(source, QCryptographicHash::Sha1).toHex());
}

// A draft, a copy in Sent, or a message of another account.
store::Relocation append(LocalMail &mail, const store::Intent &intent, const QByteArray &source)
{
    const QByteArray name = nameOf(*intent.target);
    if (!mail.tree().exists(name)) {
        mail.create(MaildirTree::levelsOf(name));
    }
    Maildir &folder = mail.folder(name);
    const QByteArray base = baseOf(intent, source);
    Maildir::Delivery delivery(folder.path(), base);
    delivery.write(source);
    delivery.flags = intent.flags.set;
    delivery.keywords = intent.flags.setKeywords;
    delivery.received = intent.message ? intent.message->internalDate : QDateTime();
    const Uid uid = folder.deliver(std::move(delivery));
    store::Relocation relocation;
    relocation.uidValidity = folder.uidValidity();
    relocation.uids.append({Uid(), uid});
    if (intent.sourceAccount.isValid()) {
        return relocation; // the original goes by an intent of its own
    }
    // The new version is on the disk: now the old one may go.
    for (const store::MessageRef &ref : intent.messages) {
        Maildir &old = mail.folder(sourceFolder(intent));
        const auto message = ref.uid.isValid() ? old.find(ref.uid) : std::nullopt;
        if (message && message->base != base) {
            old.remove(*message);
        }
    }
    return relocation;
}

void moveFolder(LocalMail &mail, const store::Intent &intent)
{
    const QByteArray from = nameOf(*intent.target);
    const QByteArray to = MaildirTree::nameOf(intent.newLevels);
    // The same: an earlier attempt died after the renaming, and a listing has met the folder under its new name since.
    if (from != to && mail.tree().exists(from)) {
        mail.create(intent.newLevels.mid(0, intent.newLevels.size() - 1));
        mail.tree().rename(from, to);
    }
}

bool changesTree(IntentKind kind)
{
    return kind == IntentKind::CreateFolder || kind == IntentKind::MoveFolder || kind == IntentKind::DeleteFolder
        || kind == IntentKind::SubscribeFolder;
}

} // namespace

store::Relocation MaildirBackend::perform(LocalMail &mail, const store::Intent &intent, const QByteArray &source) const
{
    store::Relocation relocation;
    switch (intent.kind) {
    case IntentKind::Copy:
        return intent.sourceAccount.isValid() ? append(mail, intent, source) : performOnMessages(mail, intent);
    case IntentKind::ChangeFlags:
    case IntentKind::Move:
    case IntentKind::Expunge: return performOnMessages(mail, intent);
    case IntentKind::Append: return append(mail, intent, source);
    case IntentKind::CreateFolder:
        mail.create(intent.newLevels);
        relocation.serverName = MaildirTree::nameOf(intent.newLevels);
        break;
    case IntentKind::MoveFolder:
        moveFolder(mail, intent);
        relocation.serverName = MaildirTree::nameOf(intent.newLevels);
        break;
    case IntentKind::DeleteFolder:
        if (mail.tree().exists(nameOf(*intent.target))) {
            if (intent.onlyEmpty && !mail.folder(nameOf(*intent.target)).scan().isEmpty()) {
                throw Error(ErrorKind::Conflict, Words::tr("The folder is not empty any more."));
            }
            mail.remove(nameOf(*intent.target));
        }
        break;
    case IntentKind::SubscribeFolder:
        if (intent.subscribe) {
            mail.unsubscribed().remove(nameOf(*intent.target));
        } else {
            mail.unsubscribed().insert({nameOf(*intent.target)});
        }
        break;
    case IntentKind::Send: throw Error(ErrorKind::Input, Words::tr("Mail is sent by the outbox."));
    }
    return relocation;
}

// What an Append or a copy from another account writes.
QCoro::Task<QByteArray> MaildirBackend::sourceFor(store::Intent intent)
{
    const bool needed = intent.kind == IntentKind::Append || intent.sourceAccount.isValid();
    QByteArray source;
    if (needed) {
        auto reading = m_store.read([intent](store::Reader &reader) { return reader.sourceFor(intent); });
        source = co_await reading;
    }
    if (needed && source.isEmpty()) {
        throw Error(ErrorKind::Conflict, Words::tr("The message's text is not held any more."));
    }
    co_return source;
}

QCoro::Task<ReplayOutcome> MaildirBackend::replay(store::Intent intent)
{
    const IntentId id = intent.id;
    std::optional<Error> failure;
    store::Relocation relocation;
    try {
        co_await claim(&m_store, intent, std::nullopt);
        const QByteArray source = co_await sourceFor(intent);
        auto performing = local([this, intent, source](LocalMail &mail) { return perform(mail, intent, source); });
        relocation = co_await performing;
        if (changesTree(intent.kind)) {
            co_await syncFolders();
        }
    } catch (const Error &error) {
        failure = error;
    }
    if (failure && failure->code() == kChangedMeanwhile) {
        co_return ReplayOutcome::Changed;
    }
    const bool passing = failure && failure->kind() == ErrorKind::Storage;
    const QString sentence = failure ? (passing ? failure->summary() : refusalSentence(intent, *failure)) : QString();
    const QString technical = failure ? failure->technical() : QString();
    const bool done = !failure;
    const QList<store::MessageRef> part = isDoneByFolder(intent) ? firstPart(intent) : intent.messages;
    const bool isPart = part.size() < intent.messages.size();
    auto writing = m_store.write(store::Priority::User, [=](store::Writer &writer) {
        if (done && isPart) {
            writer.completePartly(id, part, relocation);
        } else if (done) {
            writer.complete(id, relocation);
        } else if (passing) {
            writer.postpone(id, sentence, technical);
        } else {
            writer.refuse(id, sentence, technical);
        }
    });
    co_await writing;
    if (done) {
        co_return isPart ? ReplayOutcome::Changed : ReplayOutcome::Done;
    }
    co_return passing ? ReplayOutcome::Postponed : ReplayOutcome::Refused;
}

} // namespace waxwing::sync
