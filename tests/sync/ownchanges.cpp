#include "tests/sync/ownchanges.h"

#include "tests/support/await.h"

namespace waxwing::sync::test {

using store::IntentKind;
using waxwing::test::outcomeOf;

OwnChanges::OwnChanges(AccountId account, store::Store &store, AccountBackend &backend, quint32 seed)
    : m_account(account), m_store(store), m_backend(backend), m_random(seed)
{
}

int OwnChanges::below(int limit)
{
    return int(m_random() % quint32(limit));
}

std::optional<store::Verb> OwnChanges::anyVerb(store::Reader &reader)
{
    QList<store::FolderRow> folders = reader.folders(m_account);
    folders.removeIf([](const store::FolderRow &folder) {
        return !folder.selectable
            || !(folder.role == store::Role::Inbox || folder.path.startsWith(QLatin1String("soak/")));
    });
    if (folders.isEmpty()) {
        return std::nullopt;
    }
    store::ListSpec spec;
    spec.folder = folders.at(below(int(folders.size()))).id;
    const int total = int(reader.folder(spec.folder)->total);
    store::Verb verb;
    verb.account = m_account;
    verb.messages = reader.ids(spec, total > 0 ? below(total) : 0, 1 + below(4));
    if (verb.messages.isEmpty()) {
        return std::nullopt;
    }
    const int kind = below(10);
    if (kind < 5) {
        verb.kind = IntentKind::ChangeFlags;
        store::Flags &flags = below(3) ? verb.flags.set : verb.flags.clear;
        flags = below(2) ? store::Flag::Seen : store::Flag::Flagged;
    } else if (kind < 9) {
        verb.kind = kind < 7 ? IntentKind::Move : IntentKind::Copy;
        verb.folder = folders.at(below(int(folders.size()))).id;
    } else {
        verb.kind = IntentKind::Expunge;
    }
    if (verb.kind == IntentKind::Move && verb.folder == spec.folder) {
        return std::nullopt;
    }
    return verb;
}

void OwnChanges::change()
{
    m_store
        .write(store::Priority::User,
               [this](store::Writer &writer) {
                   if (const auto verb = anyVerb(writer.reader())) {
                       writer.apply(*verb);
                   }
               })
        .waitForFinished();
}

QList<store::Intent> OwnChanges::waiting()
{
    const AccountId account = m_account;
    return m_store.read([account](store::Reader &reader) { return reader.intents(account); }).result();
}

void OwnChanges::replay()
{
    const QList<store::Intent> listed = waiting();
    for (const store::Intent &intent : listed) {
        const IntentId id = intent.id;
        const auto present = m_store.read([id](store::Reader &reader) { return reader.intent(id); }).result();
        if (present && present->state != store::IntentState::Refused) {
            outcomeOf(m_backend.replay(*present));
        }
    }
}

void OwnChanges::giveUpRefused()
{
    const QList<store::Intent> listed = waiting();
    for (const store::Intent &intent : listed) {
        if (intent.state == store::IntentState::Refused) {
            const IntentId id = intent.id;
            m_store.write(store::Priority::User, [id](store::Writer &writer) { writer.cancel(id); }).waitForFinished();
        }
    }
}

QString OwnChanges::settle()
{
    constexpr int enough = 5; // a connection that was cut is noticed by the first command on it
    for (int i = 0; i < enough && !waiting().isEmpty(); ++i) {
        replay();
        giveUpRefused();
    }
    const QList<store::Intent> left = waiting();
    if (left.isEmpty()) {
        return {};
    }
    const store::Intent &first = left.constFirst();
    return QStringLiteral("a change of kind %1 waits: %2 %3").arg(int(first.kind)).arg(first.problem, first.technical);
}

} // namespace waxwing::sync::test
