// Pop3Backend: intents, done on the Maildirs. Each is idempotent: names of files are made from the intent.
#include "core/sync/pop3backend.h"

#include "core/sync/claim.h"
#include "core/sync/localnames.h"
#include "core/sync/refusal.h"
#include "core/sync/words.h"

#include <QCoroFuture>
#include <QFile>

namespace waxwing::sync {

namespace {

using store::IntentKind;

QByteArray nameOf(const store::FolderRef &folder)
{
    return folder.serverName.isEmpty() ? localName(folder.path.split(QLatin1Char('/'))) : folder.serverName;
}

QByteArray sourceFolder(const store::Intent &intent)
{
    for (const store::FolderRef &folder : intent.folders) {
        if (!intent.messages.isEmpty() && folder.key == intent.messages.constFirst().folderKey) {
            return nameOf(folder);
        }
    }
    throw Error(ErrorKind::Conflict, translated("The folder of these messages is not known any more."));
}

QByteArray copyName(const QByteArray &base, const store::Intent &intent)
{
    return QByteArray(base.left(60) + "-copy" + QByteArray::number(intent.id.value()));
}

void changeFlags(LocalFolder &folder, const LocalFolder::Message &message, const store::FlagChange &change)
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

Uid copyMessage(LocalFolder &target, const LocalFolder::Message &message, const store::Intent &intent)
{
    QFile file(message.file);
    if (!file.open(QIODevice::ReadOnly)) {
        throw Error(ErrorKind::Storage, translated("The message could not be read on this computer."),
                    file.errorString());
    }
    return target.deliver(copyName(message.base, intent), file.readAll(), message.flags, QDateTime());
}

// One message of a message verb; returns where it is then.
Uid performOn(LocalMail &mail, LocalFolder &source, const LocalFolder::Message &message, const store::Intent &intent)
{
    switch (intent.kind) {
    case IntentKind::ChangeFlags: changeFlags(source, message, intent.flags); return message.uid;
    case IntentKind::Move: return mail.folder(nameOf(*intent.target)).takeOver(message);
    case IntentKind::Copy: return copyMessage(mail.folder(nameOf(*intent.target)), message, intent);
    default: mail.removeMessage(source, message); return Uid();
    }
}

store::Relocation performOnMessages(LocalMail &mail, const store::Intent &intent)
{
    LocalFolder &source = mail.folder(sourceFolder(intent));
    const bool hasTarget = intent.kind == IntentKind::Move || intent.kind == IntentKind::Copy;
    store::Relocation relocation;
    relocation.uidValidity = hasTarget ? mail.folder(nameOf(*intent.target)).uidValidity() : source.uidValidity();
    const auto messages = source.scan();
    for (const store::MessageRef &ref : intent.messages) {
        const auto found = messages.constFind(ref.uid);
        Uid now;
        if (found != messages.cend()) {
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

store::Relocation append(LocalMail &mail, const store::Intent &intent, const QByteArray &source)
{
    const QByteArray name = nameOf(*intent.target);
    if (!mail.exists(name)) {
        mail.create(name);
    }
    LocalFolder &folder = mail.folder(name);
    const QByteArray base
        = "a" + QByteArray::number(intent.id.value()) + '-' + QByteArray::number(intent.created.toMSecsSinceEpoch());
    const Uid uid = folder.deliver(base, source, intent.flags.set, QDateTime());
    store::Relocation relocation;
    relocation.uidValidity = folder.uidValidity();
    relocation.uids.append({Uid(), uid});
    // The new version is on the disk: now the old one may go.
    for (const store::MessageRef &ref : intent.messages) {
        LocalFolder &old = mail.folder(sourceFolder(intent));
        const auto message = ref.uid.isValid() ? old.message(ref.uid) : std::nullopt;
        if (message && message->base != base) {
            old.remove(*message);
        }
    }
    return relocation;
}

void createWithParents(LocalMail &mail, const QStringList &levels)
{
    for (qsizetype depth = 1; depth <= levels.size(); ++depth) {
        const QByteArray name = localName(levels.mid(0, depth));
        if (!mail.exists(name)) {
            mail.create(name);
        }
    }
}

void moveFolder(LocalMail &mail, const store::Intent &intent)
{
    const QByteArray from = nameOf(*intent.target);
    const QByteArray to = localName(intent.newLevels);
    if (mail.exists(from)) {
        createWithParents(mail, intent.newLevels.mid(0, intent.newLevels.size() - 1));
        mail.rename(from, to);
    }
}

} // namespace

store::Relocation Pop3Backend::perform(LocalMail &mail, const store::Intent &intent, const QByteArray &source) const
{
    store::Relocation relocation;
    switch (intent.kind) {
    case IntentKind::ChangeFlags:
    case IntentKind::Move:
    case IntentKind::Copy:
    case IntentKind::Expunge: return performOnMessages(mail, intent);
    case IntentKind::Append: return append(mail, intent, source);
    case IntentKind::CreateFolder:
        createWithParents(mail, intent.newLevels);
        relocation.serverName = localName(intent.newLevels);
        break;
    case IntentKind::MoveFolder:
        moveFolder(mail, intent);
        relocation.serverName = localName(intent.newLevels);
        break;
    case IntentKind::DeleteFolder:
        if (mail.exists(nameOf(*intent.target))) {
            if (intent.onlyEmpty && !mail.folder(nameOf(*intent.target)).scan().isEmpty()) {
                throw Error(ErrorKind::Conflict, translated("The folder is not empty any more."));
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
    case IntentKind::Send: throw Error(ErrorKind::Input, translated("Mail is sent by the outbox."));
    }
    return relocation;
}

QCoro::Task<ReplayOutcome> Pop3Backend::replay(store::Intent intent)
{
    const IntentId id = intent.id;
    QByteArray source;
    std::optional<Error> failure;
    store::Relocation relocation;
    try {
        co_await claim(&m_store, intent, std::nullopt);
        if (intent.kind == IntentKind::Append) {
            const qint64 blob = intent.blob;
            auto reading = m_store.read([blob](store::Reader &reader) { return reader.blob(blob); });
            source = co_await reading;
        }
        auto performing = local([this, intent, source](LocalMail &mail) { return perform(mail, intent, source); });
        relocation = co_await performing;
        const bool treeChanged = intent.kind == IntentKind::CreateFolder || intent.kind == IntentKind::MoveFolder
            || intent.kind == IntentKind::DeleteFolder || intent.kind == IntentKind::SubscribeFolder;
        if (treeChanged) {
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
    auto writing = m_store.write(store::Priority::User, [=](store::Writer &writer) {
        if (done) {
            writer.complete(id, relocation);
        } else if (passing) {
            writer.postpone(id, sentence, technical);
        } else {
            writer.refuse(id, sentence, technical);
        }
    });
    co_await writing;
    if (done) {
        co_return ReplayOutcome::Done;
    }
    co_return passing ? ReplayOutcome::Postponed : ReplayOutcome::Refused;
}

} // namespace waxwing::sync
