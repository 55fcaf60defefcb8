// Brings one message to the screen: its envelope first, then its source (fetched where it is not held), parsed
// on the pool. UI thread. Answers for a message that is no longer asked for are dropped.
#pragma once

#include "core/base/error.h"
#include "core/base/ids.h"
#include "core/mime/document.h"
#include "core/store/types.h"

#include <QFuture>
#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace waxwing::models {

struct LoadedMessage {
    PlacementId placement; // invalid: shown from a file
    std::optional<store::MessageDetail> detail; // nullopt: shown from a file
    QByteArray source;
    mime::Document document;
};
// What the store has of a message.
struct HeldMessage {
    std::optional<store::MessageDetail> detail; // nullopt: the row is gone
    std::optional<QByteArray> source; // nullopt: on the server only
};
using MessagePtr = std::shared_ptr<const LoadedMessage>;

class MessageLoader : public QObject {
    Q_OBJECT
public:
    using Read = std::function<QFuture<HeldMessage>(PlacementId)>; // readMessagesFrom(store)
    using FetchBody = std::function<QFuture<void>(PlacementId)>; // MailCommands::fetchBody

    MessageLoader(Read read, FetchBody fetchBody, QObject *parent = nullptr);
    // For files only: load() must not be called.
    explicit MessageLoader(QObject *parent = nullptr);

    // Ends with one of ready(), missing() or failed().
    void load(PlacementId placement);
    void loadSource(const QByteArray &source);
    void cancel();
    PlacementId current() const { return m_placement; }

Q_SIGNALS:
    void envelopeReady(const waxwing::store::MessageDetail &detail);
    void fetching(); // the source is being fetched from the server
    void ready(const waxwing::models::MessagePtr &message);
    void missing(); // the row is gone: deleted or moved away meanwhile
    void failed(const waxwing::Error &error); // fetching or reading failed

private:
    void read(bool mayFetch);
    void take(HeldMessage held, bool mayFetch);
    void fetch();
    void parse(QByteArray source);
    // Runs step unless another message was asked for since.
    template <class Step> auto ifCurrent(Step step);
    std::function<void(const Error &)> failIfCurrent();

    Read m_read;
    FetchBody m_fetchBody;
    PlacementId m_placement;
    std::optional<store::MessageDetail> m_detail;
    quint64 m_request = 0;
};

} // namespace waxwing::models
