#include "ui/models/messageloader.h"

#include "core/store/store.h"
#include "ui/models/background.h"

namespace waxwing::models {

MessageLoader::MessageLoader(store::Store *store, FetchBody fetchBody, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_fetchBody(std::move(fetchBody))
{
}

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
    const PlacementId placement = m_placement;
    whenDone(m_store->read([placement](store::Reader &reader) {
        return Held {reader.detail(placement), reader.body(placement)};
    }),
             this, ifCurrent([this, mayFetch](Held held) { take(std::move(held), mayFetch); }), failIfCurrent());
}

void MessageLoader::take(Held held, bool mayFetch)
{
    if (!held.detail) {
        Q_EMIT missing();
        return;
    }
    m_detail = std::move(held.detail);
    Q_EMIT envelopeReady(*m_detail);
    if (held.source)
        parse(*std::move(held.source));
    else if (mayFetch)
        fetch();
    else // fetched, yet not there: evicted again at once, or taken away on the server
        Q_EMIT missing();
}

void MessageLoader::fetch()
{
    Q_EMIT fetching();
    whenDone(m_fetchBody(m_placement), this, ifCurrent([this] { read(false); }), failIfCurrent());
}

void MessageLoader::parse(QByteArray source)
{
    const auto work = [placement = m_placement, detail = m_detail, source = std::move(source)] {
        return MessagePtr(std::make_shared<LoadedMessage>(
            LoadedMessage {placement, detail, source, mime::parseMessage(source)}));
    };
    whenDone(onPool(work), this, ifCurrent([this](const MessagePtr &message) { Q_EMIT ready(message); }),
             failIfCurrent());
}

} // namespace waxwing::models
