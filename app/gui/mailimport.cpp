#include "app/gui/mailimport.h"

#include "core/mime/mbox.h"
#include "core/sync/convert.h"
#include "ui/models/background.h"
#include "ui/models/whenready.h"

#include <QFile>
#include <QFileInfo>

namespace waxwing::gui {

namespace {

constexpr qsizetype lotMessages = 200;
constexpr qsizetype lotOctets = 16 * 1024 * 1024;

} // namespace

// Used by one lot at a time, on the pool.
class MailImport::Source {
public:
    explicit Source(const QStringList &files) : m_files(files) { }

    // Empty: there is no more.
    QList<sync::ImportedMail> lot()
    {
        QList<sync::ImportedMail> mails;
        qsizetype octets = 0;
        while (mails.size() < lotMessages && octets < lotOctets) {
            auto source = next();
            if (!source) {
                break;
            }
            octets += source->size();
            sync::ImportedMail mail;
            mail.envelope = sync::newMessageFromSource(*source, QDateTime::currentDateTimeUtc());
            if (mail.envelope.date.isValid()) {
                mail.envelope.internalDate = mail.envelope.date.toUTC(); // it stands where it was written
            }
            mail.source = std::move(*source);
            mails << mail;
        }
        return mails;
    }

    int skipped() const { return m_skipped; }

private:
    std::optional<QByteArray> next()
    {
        while (true) {
            if (!m_reader && !open()) {
                return std::nullopt;
            }
            if (auto message = m_reader->next()) {
                return message;
            }
            m_skipped += m_reader->skipped();
            m_reader.reset();
        }
    }

    bool open()
    {
        if (m_files.isEmpty()) {
            return false;
        }
        m_file.close();
        m_file.setFileName(m_files.takeFirst());
        if (!m_file.open(QIODevice::ReadOnly)) {
            throw Error(ErrorKind::Storage,
                        MailImport::tr("“%1” could not be read.").arg(QFileInfo(m_file.fileName()).fileName()),
                        m_file.errorString());
        }
        m_reader = std::make_unique<mime::MboxReader>(m_file);
        return true;
    }

    QStringList m_files;
    QFile m_file;
    std::unique_ptr<mime::MboxReader> m_reader;
    int m_skipped = 0;
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
        this, models::onPool([source = m_source] { return source->lot(); }),
        [this](const QList<sync::ImportedMail> &lot) { handOver(lot); },
        [this](const Error &error) {
            Q_EMIT failed(error.summary(), m_messages);
            deleteLater();
        });
}

void MailImport::handOver(const QList<sync::ImportedMail> &lot)
{
    if (lot.isEmpty()) {
        end();
        return;
    }
    models::whenReady(
        this, m_commands->importMail(m_target, lot),
        [this, count = lot.size()](const sync::Applied &applied) {
            m_messages += int(count);
            m_applied.intents += applied.intents;
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
    Q_EMIT imported(m_applied, m_messages, m_source->skipped());
    deleteLater();
}

} // namespace waxwing::gui
