// Folders into files that other programs read: an mbox, a Maildir, or a file a message.
#include "app/cli/arguments.h"
#include "app/cli/command.h"

#include "core/mime/mbox.h"
#include "core/store/maildirtree.h"
#include "core/store/path.h"
#include "core/sync/mailfiles.h"

#include <QCryptographicHash>
#include <QDir>
#include <QSaveFile>

namespace waxwing::cli {

int importMail(Context &context, const QStringList &words);
int exportMail(Context &context, const QStringList &words);

namespace {

[[noreturn]] void cannotWrite(const QString &path, const QString &why)
{
    throw Error(ErrorKind::Storage, Words::tr("“%1” cannot be written.").arg(path), why);
}

// Where messages go, one after the other; done() makes them stay.
class Target {
public:
    virtual ~Target() = default;
    virtual void write(const store::MessageRow &row, const QByteArray &source) = 0;
    virtual void done() { }
};

// A new file takes the place of the old one when it is whole.
class MboxTarget final : public Target {
public:
    explicit MboxTarget(const QString &path) : m_file(path)
    {
        if (!m_file.open(QIODevice::WriteOnly)) {
            cannotWrite(path, m_file.errorString());
        }
    }
    void write(const store::MessageRow &row, const QByteArray &source) override
    {
        const QByteArray marked = sync::withStatusLines(source, row.flags, row.keywords);
        const QByteArray text = mime::mboxrdMessage(marked, row.fromAddress.toUtf8(), row.received);
        if (m_file.write(text) != text.size()) {
            cannotWrite(m_file.fileName(), m_file.errorString());
        }
    }
    void done() override
    {
        if (!m_file.commit()) {
            cannotWrite(m_file.fileName(), m_file.errorString());
        }
    }

private:
    QSaveFile m_file;
};

QByteArray nameOf(const QByteArray &source)
{
    return QCryptographicHash::hash(source, QCryptographicHash::Sha256).toHex().left(16);
}

// Named after the content: what is there is not written again.
class MaildirTarget final : public Target {
public:
    explicit MaildirTarget(const QString &path) : m_maildir(QFile::encodeName(path)) { }
    void write(const store::MessageRow &row, const QByteArray &source) override
    {
        const QByteArray base
            = QByteArray::number(row.received.toSecsSinceEpoch()) + ".W" + nameOf(source) + ".waxwing";
        store::Maildir::Delivery delivery(m_maildir.path(), base);
        delivery.write(QByteArray(source).replace("\r\n", "\n"));
        delivery.flags = row.flags;
        delivery.keywords = row.keywords;
        delivery.received = row.received;
        m_maildir.deliver(std::move(delivery));
    }

private:
    store::Maildir m_maildir;
};

class FilesTarget final : public Target {
public:
    explicit FilesTarget(const QString &path) : m_folder(path)
    {
        if (!m_folder.mkpath(QStringLiteral("."))) {
            cannotWrite(path, {});
        }
    }
    void write(const store::MessageRow &row, const QByteArray &source) override
    {
        const QString name = row.received.toString(QStringLiteral("yyyyMMdd-HHmmss-"))
            + QString::fromLatin1(nameOf(source)) + QLatin1String(".eml");
        if (m_folder.exists(name)) {
            return;
        }
        QSaveFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(source) != source.size() || !file.flush()
            || !file.commit()) {
            cannotWrite(file.fileName(), file.errorString());
        }
    }

private:
    QDir m_folder;
};

// By option, else by the target's name: what ends in .mbox is one, what is a Maildir stays one.
QString formatFor(const Arguments &arguments, const QString &target)
{
    QString asked = arguments.value(QStringLiteral("format"));
    if (asked == QLatin1String("mbox") || asked == QLatin1String("maildir") || asked == QLatin1String("eml")) {
        return asked;
    }
    if (!asked.isEmpty()) {
        throw usageError(Words::tr("--format is mbox, maildir or eml."));
    }
    if (target.endsWith(QLatin1String(".mbox"))) {
        return QStringLiteral("mbox");
    }
    const bool maildir = store::Maildir::exists(QFile::encodeName(target))
        || target.endsWith(QLatin1String("Maildir"), Qt::CaseInsensitive);
    return maildir ? QStringLiteral("maildir") : QStringLiteral("eml");
}

std::unique_ptr<Target> targetFor(const QString &format, const QString &path, const QStringList &below)
{
    QStringList names;
    for (const QString &level : below) {
        names.append(QString::fromUtf8(store::MaildirTree::nameOf({level})));
    }
    if (format == QLatin1String("maildir")) {
        const QString folder
            = below.isEmpty() ? path : QString(path + QLatin1String("/.") + names.join(QLatin1Char('.')));
        QDir().mkpath(folder);
        return std::make_unique<MaildirTarget>(folder);
    }
    if (format == QLatin1String("eml")) {
        return std::make_unique<FilesTarget>((QStringList{path} + names).join(QLatin1Char('/')));
    }
    if (below.isEmpty()) {
        return std::make_unique<MboxTarget>(path);
    }
    // As Thunderbird has it: "X.sbd" beside the mbox X holds what is below X.
    const QString folder
        = (QStringList{path} + names.mid(0, names.size() - 1)).join(QLatin1String(".sbd/")) + QLatin1String(".sbd");
    QDir().mkpath(folder);
    return std::make_unique<MboxTarget>(QString(folder + QLatin1Char('/') + names.constLast()));
}

struct Counts {
    qint64 exported = 0;
    qint64 skipped = 0;
};

std::optional<QByteArray> sourceOf(Context &context, PlacementId id)
{
    const auto look = [id](store::Reader &reader) { return reader.body(id); };
    auto source = context.read(look);
    if (!source) {
        context.wait(context.core().engine().fetchBody(id));
        source = context.read(look);
    }
    return source;
}

void exportFolder(Context &context, const store::FolderRow &folder, Target &target, Counts &counts)
{
    store::ListSpec spec;
    spec.folder = folder.id;
    spec.ascending = true;
    const QList<PlacementId> ids = context.read([spec](store::Reader &reader) {
        const qint64 count = reader.count(spec);
        return reader.ids(spec, 0, count);
    });
    for (const PlacementId id : ids) {
        const auto row = context.read([id](store::Reader &reader) { return reader.row(id); });
        try {
            const auto source = row ? sourceOf(context, id) : std::nullopt;
            if (source) {
                target.write(*row, *source);
                ++counts.exported;
            } else if (row) {
                throw Error(ErrorKind::Server, Words::tr("The server did not give the message."));
            }
        } catch (const Error &error) {
            if (error.kind() == ErrorKind::Storage) {
                throw;
            }
            ++counts.skipped;
            Output::error(Words::tr("“%1” was left out: %2").arg(row->subject, error.summary()));
        }
        context.output().progress(Words::tr("Exporting %1: %2").arg(folder.path, QString::number(counts.exported)));
    }
    target.done();
}

} // namespace

int exportMail(Context &context, const QStringList &words)
{
    const Arguments arguments(words, {QStringLiteral("format")}, {QStringLiteral("tree")});
    if (arguments.words().size() != 2) {
        throw usageError(Words::tr("Say which folder to export, and the file or folder it goes to."));
    }
    const store::FolderRow top = context.folder(arguments.words().at(0));
    const QString path = arguments.words().at(1);
    const QString format = formatFor(arguments, path);
    QList<store::FolderRow> folders{top};
    if (arguments.has(QStringLiteral("tree"))) {
        const QList<store::FolderRow> all
            = context.read([account = top.account](store::Reader &reader) { return reader.folders(account); });
        for (const store::FolderRow &folder : all) {
            if (folder.path.startsWith(QString(top.path + QLatin1Char('/')))) {
                folders.append(folder);
            }
        }
    }
    Counts counts;
    for (const store::FolderRow &folder : std::as_const(folders)) {
        const QStringList below = store::levelsOf(folder.path.mid(top.path.size()));
        const std::unique_ptr<Target> target = targetFor(format, path, below);
        exportFolder(context, folder, *target, counts);
    }
    context.output().setColumns({QStringLiteral("exported"), QStringLiteral("skipped"), QStringLiteral("folders")});
    context.output().row({{QStringLiteral("exported"), counts.exported},
                          {QStringLiteral("skipped"), counts.skipped},
                          {QStringLiteral("folders"), qint64(folders.size())}});
    return Done;
}

QList<Command> fileCommands()
{
    return {
        {"import", "FILE-OR-FOLDER PATH",
         QT_TRANSLATE_NOOP("waxwingctl", "takes mail from mbox files, Maildirs, messages or trees of them"),
         importMail},
        {"export", "PATH FILE-OR-FOLDER [--format mbox|maildir|eml] [--tree]",
         QT_TRANSLATE_NOOP("waxwingctl", "writes a folder to an mbox, a Maildir or a file a message"), exportMail},
    };
}

} // namespace waxwing::cli
