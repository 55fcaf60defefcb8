#include "core/sync/previews.h"

#include "core/base/log.h"
#include "core/sync/convert.h"

#include <QCoroFuture>

namespace waxwing::sync {

namespace {

using Previews = QList<std::pair<Uid, QString>>;

// A server makes each out of the message itself (Dovecot 2.3: 25 µs): some screens, in few trips.
constexpr int newestRows = 500;
constexpr qsizetype atOnce = 250;

QCoro::Task<void> fetchSome(store::Store *store, session::ImapSession *session, FolderId folder, QList<Uid> uids,
                            store::Priority priority)
{
    const auto previews = std::make_shared<Previews>();
    const std::function<void(const imap::FetchedMessage &)> receive = [previews](const imap::FetchedMessage &message) {
        if (message.preview) {
            previews->append({message.uid, previewText(*message.preview)});
        }
    };
    const imap::UidSet set = imap::UidSet::of(uids);
    const session::ImapFetchItems items(session::ImapFetchItem::FullPreview);
    co_await session->fetch(set, items, ModSeq(), receive);
    auto writing = store->write(
        priority, [folder, previews](store::Writer &writer) { writer.setServerPreviews(folder, *previews); });
    co_await writing;
}

} // namespace

QCoro::Task<void> fetchPreviews(store::Store *store, session::ImapSession *session, FolderId folder,
                                store::Priority priority)
{
    if (!session->hasCapability("PREVIEW")) {
        co_return;
    }
    auto reading = store->read([folder](store::Reader &reader) {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        return reader.uidsWithoutPreview(folder, reader.folderPolicy(folder), now, newestRows);
    });
    const QList<Uid> uids = co_await reading;
    std::optional<Error> failure;
    try {
        for (qsizetype at = 0; at < uids.size(); at += atOnce) {
            const QList<Uid> some = uids.mid(at, atOnce);
            co_await fetchSome(store, session, folder, some, priority);
        }
    } catch (const Error &error) {
        failure = error;
    }
    const bool refused = failure && (failure->kind() == ErrorKind::Server || failure->kind() == ErrorKind::Protocol);
    if (refused) {
        qCInfo(logSync).noquote() << "no previews:" << failure->text();
    } else if (failure) {
        throw *failure;
    }
}

} // namespace waxwing::sync
