#include "core/sync/fingerprints.h"

#include <algorithm>

namespace waxwing::sync {

namespace {

using session::ImapFetchItem;
using session::ImapFetchItems;

const ImapFetchItems fingerprintItems
    = ImapFetchItems(ImapFetchItem::InternalDate) | ImapFetchItem::Size | ImapFetchItem::Envelope;

} // namespace

QCoro::Task<std::shared_ptr<FetchedMessages>> fingerprints(session::ImapSession *session, imap::UidSet uids)
{
    auto fetched = std::make_shared<FetchedMessages>();
    const std::function<void(const imap::FetchedMessage &)> receive = [fetched](const imap::FetchedMessage &message) {
        if (message.uid.isValid() && message.size) {
            fetched->append(message);
        }
    };
    co_await session->fetch(uids, fingerprintItems, ModSeq(), receive);
    std::sort(fetched->begin(), fetched->end(),
              [](const imap::FetchedMessage &a, const imap::FetchedMessage &b) { return a.uid < b.uid; });
    co_return fetched;
}

} // namespace waxwing::sync
