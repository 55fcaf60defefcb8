#include "ui/models/messageparts.h"

#include "ui/models/whenready.h"

namespace waxwing::models {

MessageParts::MessageParts(Access access, QObject *parent) : QObject(parent), m_access(std::move(access)) { }

QFuture<QByteArray> MessageParts::whole(PlacementId message)
{
    return get({message, QString()});
}

QFuture<QByteArray> MessageParts::part(PlacementId message, const QString &number)
{
    return get({message, number});
}

void MessageParts::stop(PlacementId message, const QString &number)
{
    const auto running = m_running.find({message, number});
    if (running != m_running.end()) {
        running->cancel();
    }
}

bool MessageParts::isFetching(PlacementId message, const QString &number) const
{
    return m_running.contains({message, number});
}

bool MessageParts::isHere(PlacementId message, const QString &number) const
{
    return m_here.contains({message, number});
}

QFuture<QByteArray> MessageParts::get(const Key &key)
{
    const auto promise = std::make_shared<QPromise<QByteArray>>();
    promise->start();
    look(key, promise, true);
    return promise->future();
}

QFuture<std::optional<QByteArray>> MessageParts::read(const Key &key) const
{
    return key.second.isEmpty() ? m_access.readBody(key.first) : m_access.readPart(key.first, key.second);
}

void MessageParts::look(const Key &key, const Promise &promise, bool mayFetch)
{
    const auto fail = [promise](const Error &error) {
        promise->setException(std::make_exception_ptr(error));
        promise->finish();
    };
    const auto take = [this, key, promise, mayFetch, fail](const std::optional<QByteArray> &octets) {
        if (octets) {
            m_here.insert(key);
            promise->addResult(*octets);
            promise->finish();
        } else if (mayFetch) {
            fetch(key, promise);
        } else { // fetched, yet not there: gone from the server meanwhile
            fail(Error(ErrorKind::Conflict, tr("The message is no longer on the server.")));
        }
    };
    whenReady(this, read(key), take, fail);
}

void MessageParts::fetch(const Key &key, const Promise &promise)
{
    if (!m_running.contains(key)) { // else somebody else wants it, too
        m_running.insert(
            key, key.second.isEmpty() ? m_access.fetchBody(key.first) : m_access.fetchPart(key.first, key.second));
    }
    const QFuture<void> running = m_running.value(key);
    const auto done = [this, key, promise] {
        m_running.remove(key);
        look(key, promise, false);
    };
    const auto fail = [this, key, promise](const Error &error) {
        m_running.remove(key);
        promise->setException(std::make_exception_ptr(error));
        promise->finish();
    };
    whenReady(this, running, done, fail);
}

} // namespace waxwing::models
