#include "ui/models/messagesources.h"

#include "core/base/octets.h"
#include "core/mime/filename.h"
#include "core/store/store.h"
#include "ui/models/whenready.h"

#include <QCoreApplication>
#include <QThreadPool>

namespace waxwing::models {

namespace {

// They are read and written while someone moves the mouse.
constexpr qsizetype mostMessages = 500;
constexpr qint64 mostOctets = 256_MiB;

struct Sources {
    QList<std::pair<QString, QByteArray>> mails; // subject, source
    WrittenMessages result;
};

Sources collect(store::Reader &reader, const QList<PlacementId> &messages)
{
    Sources sources;
    if (messages.size() > mostMessages) {
        sources.result.tooMany = true;
        return sources;
    }
    const QList<store::MessageRow> rows = reader.rows(messages);
    qint64 octets = 0;
    for (const store::MessageRow &row : rows) {
        octets += row.size;
        if (!row.bodyHeld) {
            sources.result.missing << row.id;
        }
    }
    sources.result.tooMany = octets > mostOctets;
    if (sources.result.tooMany || !sources.result.missing.isEmpty()) {
        return sources;
    }
    for (const store::MessageRow &row : rows) {
        if (auto source = reader.body(row.id)) {
            sources.mails.append({row.subject, std::move(*source)});
        } else {
            sources.result.missing << row.id;
        }
    }
    return sources;
}

WrittenMessages write(Sources sources, const QString &directory)
{
    const QString nameless = QCoreApplication::translate("waxwing::models::MessageSources", "Message");
    for (const auto &[subject, source] : std::as_const(sources.mails)) {
        const QString name = mime::safeFileName(subject.left(80), nameless) + QStringLiteral(".eml");
        sources.result.paths << mime::saveAttachment(directory, name, source);
    }
    return sources.result;
}

} // namespace

WriteMessages writeMessagesFrom(store::Store &store)
{
    return [&store](const QList<PlacementId> &messages, const QString &directory) {
        // Written on the pool: the reader has lists to serve.
        const auto toDisk = [directory](const Sources &sources) { return write(sources, directory); };
        return onPoolWhenReady(store.read([messages](store::Reader &reader) { return collect(reader, messages); }),
                               toDisk);
    };
}

} // namespace waxwing::models
