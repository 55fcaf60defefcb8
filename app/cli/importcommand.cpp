// Mail from files into folders. What a folder has is passed over, so that a command that was interrupted is simply
// given again.
#include "app/cli/arguments.h"
#include "app/cli/command.h"

#include "core/base/octets.h"
#include "core/store/path.h"
#include "core/sync/convert.h"
#include "core/sync/foldernames.h"
#include "core/sync/mailfiles.h"

#include <QElapsedTimer>

namespace waxwing::cli {

int importMail(Context &context, const QStringList &words);

namespace {

// One transaction, and then one look at what became of it.
constexpr qsizetype batchCount = 100;
constexpr qint64 batchOctets = 16_MiB;
// What may wait in the journal for a server that is out of reach.
constexpr qint64 mostQueued = 256_MiB;

class Import {
public:
    Import(Context &context, accounts::Account account, QStringList base)
        : m_context(context), m_account(std::move(account)), m_base(std::move(base))
    {
    }

    void tell(const QStringList &problems)
    {
        for (const QString &problem : problems) {
            Output::error(problem);
        }
        m_skipped += problems.size();
    }

    // False: the target cannot take more now.
    bool take(const sync::MailFile &file)
    {
        const FolderId folder = folderFor(m_base + file.levels);
        sync::MailFileReader reader(file);
        QList<sync::ImportMessage> batch;
        qint64 octets = 0;
        bool good = true;
        while (good) {
            const std::optional<sync::FileMessage> message = reader.next();
            tell(reader.takeProblems());
            if (message) {
                octets += message->source.size();
                batch.append(toImport(*message));
            }
            if (!batch.isEmpty() && (!message || batch.size() >= batchCount || octets >= batchOctets)) {
                good = store(folder, std::exchange(batch, {}), octets);
                octets = 0;
                showProgress(file, reader);
            }
            if (!message) {
                break;
            }
        }
        return good;
    }

    int finish()
    {
        m_context.output().setColumns({QStringLiteral("imported"), QStringLiteral("known"), QStringLiteral("skipped"),
                                       QStringLiteral("folders"), QStringLiteral("seconds")});
        m_context.output().row({{QStringLiteral("imported"), m_imported},
                                {QStringLiteral("known"), m_known},
                                {QStringLiteral("skipped"), m_skipped},
                                {QStringLiteral("folders"), qint64(m_folders.size())},
                                {QStringLiteral("seconds"), double(m_timer.elapsed()) / 1000.0}});
        if (m_code == Queued) {
            Output::error(Words::tr("Not everything is on the server yet. The same command goes on where this one "
                                    "stopped; nothing is imported twice."));
        }
        return m_code;
    }

private:
    static sync::ImportMessage toImport(const sync::FileMessage &message)
    {
        sync::ImportMessage import;
        import.source = message.source;
        import.flags = message.flags;
        import.keywords = message.keywords;
        import.envelope = sync::newMessageFromSource(message.source, message.received);
        return import;
    }

    FolderId folderFor(const QStringList &levels)
    {
        const QString path = sync::pathOfLevels(levels);
        if (m_folders.contains(path)) {
            return m_folders.value(path);
        }
        const AccountId account = m_account.id;
        const auto look = [=](store::Reader &reader) { return reader.folderByPath(account, path); };
        auto row = m_context.read(look);
        if (!row) {
            const sync::Applied made = m_context.wait(m_context.core().engine().createFolderPath(account, levels));
            replay();
            m_code = qMax(m_code, m_context.outcomeOf(made.intents));
            row = m_context.read(look);
        }
        if (!row) {
            throw Error(ErrorKind::Server, Words::tr("The folder “%1” could not be made.").arg(path));
        }
        m_folders.insert(path, row->id);
        return row->id;
    }

    bool reachable() const { return !m_context.isOffline() || m_account.isLocal(); }

    void replay()
    {
        if (reachable()) {
            m_context.wait(m_context.core().engine().flush(m_account.id));
        }
    }

    bool store(FolderId folder, const QList<sync::ImportMessage> &batch, qint64 octets)
    {
        const sync::Applied imported
            = m_context.wait(m_context.core().engine().importPart(folder, batch, m_begun, int(m_imported)));
        m_begun = m_begun.isValid() ? m_begun : imported.intent;
        m_known += imported.known;
        m_imported += imported.intents.size();
        replay();
        m_code = qMax(m_code, m_context.outcomeOf(imported.intents));
        if (m_code == Queued) {
            m_queued += octets;
        }
        return m_code == Done || (m_code == Queued && !reachable() && m_queued < mostQueued);
    }

    void showProgress(const sync::MailFile &file, const sync::MailFileReader &reader)
    {
        QString text = Words::tr("Importing %1: %2 new, %3 known")
                           .arg(file.path, QString::number(m_imported), QString::number(m_known));
        if (reader.size() > 0) {
            text += QStringLiteral("  %1 %").arg(reader.position() * 100 / reader.size());
        }
        m_context.output().progress(text);
    }

    Context &m_context;
    accounts::Account m_account;
    QStringList m_base;
    QHash<QString, FolderId> m_folders;
    QElapsedTimer m_timer = [] {
        QElapsedTimer timer;
        timer.start();
        return timer;
    }();
    IntentId m_begun; // of the first part
    qint64 m_imported = 0;
    qint64 m_known = 0;
    qint64 m_skipped = 0;
    qint64 m_queued = 0;
    int m_code = Done;
};

} // namespace

int importMail(Context &context, const QStringList &words)
{
    const Arguments arguments(words, {}, {});
    if (arguments.words().size() != 2) {
        throw usageError(Words::tr("Say what to import, and the folder it goes to."));
    }
    const sync::FoundMail found = sync::findMail(arguments.words().at(0));
    const Context::Place place = context.place(arguments.words().at(1));
    const bool known
        = context.read([id = place.account.id](store::Reader &reader) { return !reader.folders(id).isEmpty(); });
    if (!known && !context.isOffline() && !place.account.isLocal()) {
        sync::SyncRequest listing;
        listing.foldersOnly = true;
        context.wait(context.core().engine().syncNow(place.account.id, listing));
    }
    Import import(context, place.account, sync::levelsOfPath(place.path));
    import.tell(found.problems);
    for (const sync::MailFile &file : found.files) {
        if (!import.take(file)) {
            break;
        }
    }
    return import.finish();
}

} // namespace waxwing::cli
