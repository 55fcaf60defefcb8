// waxwing-savedraft PROFILE SUBJECT TEXT [--offline]: saves a draft as the composer does, in place of the one with the
// same subject where there is one, and lets the server have it. For the harness, which has no hands for a window.
#include "app/common/core.h"
#include "core/mime/outgoing.h"
#include "core/store/path.h"
#include "core/sync/outgoing.h"

#include <QCoreApplication>
#include <QTextStream>

namespace {

using namespace waxwing;

PlacementId draftCalled(store::Reader &reader, AccountId account, const QString &subject)
{
    const auto drafts = reader.folderByRole(account, store::Role::Drafts);
    if (!drafts) {
        return {};
    }
    store::ListSpec spec;
    spec.folder = drafts->id;
    const auto rows = reader.window(spec, 0, int(reader.count(spec)));
    for (const store::MessageRow &row : rows) {
        if (row.subject == subject) {
            return row.id;
        }
    }
    return {};
}

int save(const QStringList &words)
{
    app::CoreOptions options;
    options.profile = words.at(1);
    options.mode = sync::MailEngine::Mode::OnDemand;
    options.offline = words.size() > 4;
    app::Core core(options);
    const accounts::Account account = core.accounts().accounts().constFirst();
    mime::Outgoing outgoing;
    outgoing.from.address = account.address;
    mime::Mailbox recipient;
    recipient.address = QStringLiteral("bob@elsewhere.example");
    outgoing.to.append(recipient);
    outgoing.subject = words.at(2);
    outgoing.textBody = words.at(3);
    const sync::OutgoingMail built = sync::outgoingMail(account.id, mime::build(outgoing));
    sync::DraftMail draft;
    draft.account = account.id;
    draft.source = built.source;
    draft.envelope = built.envelope;
    auto looking
        = core.store().read([&](store::Reader &reader) { return draftCalled(reader, account.id, words.at(2)); });
    looking.waitForFinished();
    draft.replaces = looking.result();
    core.engine().saveDraft(draft).waitForFinished();
    QTextStream(stdout) << "{\"state\":\"saved\"}" << Qt::endl;
    if (options.offline) {
        return 75;
    }
    QFuture<bool> flushing = core.engine().flush(account.id);
    flushing.waitForFinished();
    return flushing.result() ? 0 : 75;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    const bool understood = words.size() == 4 || (words.size() == 5 && words.at(4) == QLatin1String("--offline"));
    try {
        return understood ? save(words) : 1;
    } catch (const waxwing::Error &error) {
        QTextStream(stderr) << error.text() << Qt::endl;
        return 3;
    }
}
