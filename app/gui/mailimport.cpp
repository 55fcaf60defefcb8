#include "app/gui/mailimport.h"

#include "core/base/octets.h"
#include "core/base/onpool.h"
#include "core/sync/convert.h"
#include "core/sync/mailfiles.h"
#include "ui/models/whenready.h"

namespace waxwing::gui {

namespace {

constexpr qsizetype lotMessages = 200;
constexpr qsizetype lotOctets = 16_MiB;

} // namespace

// Used by one lot at a time, on the pool.
class MailImport::Source {
public:
    explicit Source(const QStringList &paths) : m_paths(paths) { }

    // Empty: there is no more.
    QList<sync::ImportMessage> lot()
    {
        QList<sync::ImportMessage> mails;
        qsizetype octets = 0;
        while (mails.size() < lotMessages && octets < lotOctets) {
            auto found = next();
            if (!found) {
                break;
            }
            octets += found->source.size();
            sync::ImportMessage mail;
            mail.envelope = sync::newMessageFromSource(found->source, found->received);
            mail.flags = found->flags | store::Flag::Seen; // one's own old mail, not news
            mail.keywords = found->keywords;
            mail.source = std::move(found->source);
            mails << mail;
        }
        return mails;
    }

    // A sentence for each message or file that was passed over.
    const QStringList &problems() const { return m_problems; }

private:
    std::optional<sync::FileMessage> next()
    {
        while (true) {
            if (!m_reader && !open()) {
                return std::nullopt;
            }
            auto message = m_reader->next();
            m_problems += m_reader->takeProblems();
            if (message) {
                return message;
            }
            m_reader.reset();
        }
    }

    bool open()
    {
        while (m_files.isEmpty() && !m_paths.isEmpty()) {
            const sync::FoundMail found = sync::findMail(m_paths.takeFirst());
            m_files = found.files;
            m_problems += found.problems;
        }
        if (m_files.isEmpty()) {
            return false;
        }
        m_reader = std::make_unique<sync::MailFileReader>(m_files.takeFirst());
        return true;
    }

    QStringList m_paths;
    QList<sync::MailFile> m_files;
    std::unique_ptr<sync::MailFileReader> m_reader;
    QStringList m_problems;
};

MailImport::MailImport(sync::MailCommands *commands, const QStringList &files, FolderId target, QObject *parent)
    : QObject(parent), m_commands(commands), m_target(target), m_source(std::make_shared<Source>(files))
{
}

MailImport::~MailImport() = default;

void MailImport::start()
{
    readLot();
}

void MailImport::readLot()
{
    models::whenReady(
        this, onPool([source = m_source] { return source->lot(); }),
        [this](const QList<sync::ImportMessage> &lot) { handOver(lot); },
        [this](const Error &error) {
            Q_EMIT failed(error.summary(), m_messages);
            deleteLater();
        });
}

void MailImport::handOver(const QList<sync::ImportMessage> &lot)
{
    if (lot.isEmpty()) {
        end();
        return;
    }
    models::whenReady(
        this, m_commands->importMail(m_target, lot),
        [this, count = lot.size()](const sync::Applied &applied) {
            m_messages += int(count);
            m_applied.entries += applied.entries;
            m_applied.intent = applied.intent;
            m_applied.undoable = applied.undoable && (m_messages == count || m_applied.undoable);
            m_applied.what = applied.what;
            readLot();
        },
        [this](const Error &error) {
            Q_EMIT failed(error.summary(), m_messages);
            deleteLater();
        });
}

void MailImport::end()
{
    Q_EMIT imported(m_applied, m_messages, m_source->problems());
    deleteLater();
}

} // namespace waxwing::gui
