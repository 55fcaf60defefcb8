// Brings one message to the screen: its envelope first, then its source (fetched where it is not held), parsed
// on the pool. UI thread. Answers for a message that is no longer asked for are dropped.
#pragma once

#include "core/base/error.h"
#include "core/base/ids.h"
#include "core/mime/document.h"
#include "core/store/shownparts.h"
#include "core/store/types.h"
#include "ui/models/messageparts.h"

#include <QFuture>
#include <QObject>
#include <QPointer>

#include <functional>
#include <memory>
#include <optional>

namespace waxwing::models {

struct LoadedMessage {
    PlacementId placement; // invalid: shown from a file
    std::optional<store::MessageDetail> detail; // nullopt: shown from a file
    QByteArray source; // the message; empty where only what is shown of it is here
    mime::Document document;
    bool isWhole = true;
    QByteArray shownSource = {}; // where it is not: what document was made of (mime::parseShown)
    QPointer<MessageParts> rest = {}; // and who fetches the rest
    bool hasLeftOut = false; // parts of it that are named, each to be had for itself

    // Only the first octets are here; what parts it has is not known before it is here whole.
    bool isBeginning() const { return !isWhole && !hasLeftOut; }
    const QByteArray &shown() const { return isWhole ? source : shownSource; }
};
// What the store has of a message.
struct HeldMessage {
    std::optional<store::MessageDetail> detail; // nullopt: the row is gone
    std::optional<QByteArray> source; // nullopt: on the server only
    std::optional<store::ShownParts> shown = {}; // instead of it: a large message without its attachments
};
using MessagePtr = std::shared_ptr<const LoadedMessage>;

// The decoded octets of a part of what is on the screen, from wherever they are. UI thread.
QFuture<QByteArray> partBytes(const MessagePtr &message, const mime::Part &part);
// The whole message for who passes it on: forwards, edits, saves it. UI thread.
QFuture<QByteArray> wholeSource(const MessagePtr &message);
// False: opening it takes a trip to the server.
bool isHere(const MessagePtr &message, const mime::Part &part);

class MessageLoader : public QObject {
    Q_OBJECT
public:
    using Read = std::function<QFuture<HeldMessage>(PlacementId)>; // readMessagesFrom(store)
    // MailCommands::fetchShown; fetchBody where there are no MessageParts.
    using FetchBody = std::function<QFuture<void>(PlacementId)>;

    MessageLoader(Read read, FetchBody fetchBody, QObject *parent = nullptr);
    // For files only: load() must not be called.
    explicit MessageLoader(QObject *parent = nullptr);

    // Who has the rest of messages that are shown without their attachments.
    void setRest(MessageParts *rest) { m_rest = rest; }
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
    void parseShown(store::ShownParts shown);
    void parseBy(std::function<LoadedMessage()> work);
    // Runs step unless another message was asked for since.
    template <class Step> auto ifCurrent(Step step);
    std::function<void(const Error &)> failIfCurrent();

    Read m_read;
    FetchBody m_fetchBody;
    QPointer<MessageParts> m_rest;
    PlacementId m_placement;
    std::optional<store::MessageDetail> m_detail;
    quint64 m_request = 0;
};

} // namespace waxwing::models
