// What is still on the server of messages that are shown without their attachments: fetched and read when somebody
// wants it. UI thread; the futures may be continued anywhere.
#pragma once

#include "core/base/ids.h"

#include <QFuture>
#include <QHash>
#include <QObject>
#include <QSet>

#include <functional>
#include <memory>
#include <optional>

namespace waxwing::models {

class MessageParts : public QObject {
    Q_OBJECT
public:
    // The store's side and the engine's; both outlive this.
    struct Access {
        std::function<QFuture<std::optional<QByteArray>>(PlacementId)> readBody;
        std::function<QFuture<std::optional<QByteArray>>(PlacementId, QString)> readPart;
        std::function<QFuture<void>(PlacementId)> fetchBody; // MailCommands::fetchBody
        std::function<QFuture<void>(PlacementId, QString)> fetchPart; // MailCommands::fetchPart
    };

    explicit MessageParts(Access access, QObject *parent = nullptr);

    // The message, octet for octet. Carries Error where it cannot be had.
    QFuture<QByteArray> whole(PlacementId message);
    // The decoded octets of a part that was left out.
    QFuture<QByteArray> part(PlacementId message, const QString &number);
    // Of a part that is being fetched: part() ends with Error{Cancelled}, and goes on from there the next time.
    void stop(PlacementId message, const QString &number);
    bool isFetching(PlacementId message, const QString &number) const;
    bool isHere(PlacementId message, const QString &number) const; // as far as it was asked for since the start

private:
    using Key = std::pair<PlacementId, QString>; // an empty number: the message
    using Promise = std::shared_ptr<QPromise<QByteArray>>;

    QFuture<QByteArray> get(const Key &key);
    QFuture<std::optional<QByteArray>> read(const Key &key) const;
    void look(const Key &key, const Promise &promise, bool mayFetch);
    void fetch(const Key &key, const Promise &promise);

    Access m_access;
    QHash<Key, QFuture<void>> m_running;
    QSet<Key> m_here;
};

} // namespace waxwing::models
