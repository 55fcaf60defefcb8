#include "ui/models/messageloader.h"

#include "core/base/onpool.h"
#include "ui/models/whenready.h"

namespace waxwing::models {

MessageLoader::MessageLoader(Read read, FetchBody fetchBody, QObject *parent)
    : QObject(parent), m_read(std::move(read)), m_fetchBody(std::move(fetchBody))
{
}

MessageLoader::MessageLoader(QObject *parent) : QObject(parent) { }

template <class Step> auto MessageLoader::ifCurrent(Step step)
{
    return [this, request = m_request, step = std::move(step)](auto &&...answer) {
        if (request == m_request)
            step(std::forward<decltype(answer)>(answer)...);
    };
}

std::function<void(const Error &)> MessageLoader::failIfCurrent()
{
    return ifCurrent([this](const Error &error) { Q_EMIT failed(error); });
}

void MessageLoader::cancel()
{
    ++m_request;
    m_placement = {};
    m_detail.reset();
}

void MessageLoader::load(PlacementId placement)
{
    cancel();
    m_placement = placement;
    read(true);
}

void MessageLoader::loadSource(const QByteArray &source)
{
    cancel();
    parse(source);
}

void MessageLoader::read(bool mayFetch)
{
    whenReady(this, m_read(m_placement),
              ifCurrent([this, mayFetch](HeldMessage held) { take(std::move(held), mayFetch); }), failIfCurrent());
}

void MessageLoader::take(HeldMessage held, bool mayFetch)
{
    if (!held.detail) {
        Q_EMIT missing();
        return;
    }
    m_detail = std::move(held.detail);
    Q_EMIT envelopeReady(*m_detail);
    if (held.source)
        parse(*std::move(held.source));
    else if (held.shown && m_rest)
        parseShown(*std::move(held.shown));
    else if (mayFetch)
        fetch();
    else // fetched, yet not there: evicted again at once, or taken away on the server
        Q_EMIT missing();
}

void MessageLoader::fetch()
{
    Q_EMIT fetching();
    whenReady(this, m_fetchBody(m_placement), ifCurrent([this] { read(false); }), failIfCurrent());
}

void MessageLoader::parse(QByteArray source)
{
    parseBy([placement = m_placement, detail = m_detail, source = std::move(source)] {
        return LoadedMessage{placement, detail, source, mime::parseMessage(source), true, {}, {}, false};
    });
}

void MessageLoader::parseShown(store::ShownParts shown)
{
    parseBy([placement = m_placement, detail = m_detail, shown = std::move(shown), rest = m_rest] {
        mime::Document document = mime::parseShown(shown.source, shown.leftOut);
        if (shown.leftOut.isEmpty()) { // a beginning: what has been cut off must not be opened or saved as it is
            for (mime::Part &part : document.attachments)
                part.held = false;
        }
        return LoadedMessage{placement, detail, {}, document, false, shown.source, rest, !shown.leftOut.isEmpty()};
    });
}

void MessageLoader::parseBy(std::function<LoadedMessage()> work)
{
    const auto make = [work = std::move(work)] { return MessagePtr(std::make_shared<LoadedMessage>(work())); };
    whenReady(this, onPool(make), ifCurrent([this](const MessagePtr &message) { Q_EMIT ready(message); }),
              failIfCurrent());
}

bool isHere(const MessagePtr &message, const mime::Part &part)
{
    return part.held || (message->rest && message->rest->isHere(message->placement, part.number));
}

QFuture<QByteArray> partBytes(const MessagePtr &message, const mime::Part &part)
{
    if (!part.held && message->rest) {
        return message->rest->part(message->placement, part.number);
    }
    return onPool([message, number = part.number] { return mime::partBody(message->shown(), number); });
}

QFuture<QByteArray> wholeSource(const MessagePtr &message)
{
    if (!message->isWhole && message->rest) {
        return message->rest->whole(message->placement);
    }
    return onPool([message] { return message->source; });
}

} // namespace waxwing::models
