#include "ui/models/messageloader.h"

#include "ui/models/background.h"
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
    const auto work = [placement = m_placement, detail = m_detail, source = std::move(source)] {
        return MessagePtr(
            std::make_shared<LoadedMessage>(LoadedMessage{placement, detail, source, mime::parseMessage(source)}));
    };
    whenReady(this, onPool(work), ifCurrent([this](const MessagePtr &message) { Q_EMIT ready(message); }),
              failIfCurrent());
}

} // namespace waxwing::models
