// The list's and the reader's part of the wiring: the message on the screen and what is done with it.
#pragma once

#include "app/gui/unreadwalk.h"
#include "app/gui/windowparts.h"
#include "core/mime/outgoing.h"
#include "ui/folders/filingmemory.h"
#include "ui/models/messageloader.h"

#include <QObject>
#include <QTimer>

namespace waxwing::gui {

class WindowAssembly;

class MessageDesk : public QObject {
    Q_OBJECT
public:
    explicit MessageDesk(WindowAssembly &assembly);

    void reply(mime::ReplyTo mode);
    void forward();
    void moveMessages(bool copy); // asks where to
    void tag(); // asks which
    void snooze(); // asks until when
    void openMessage(PlacementId message); // in its own window; a draft in the composer
    void nextPageOrUnread();
    void nextUnread();
    void findFromSender(); // all that is here from who wrote the current message

private:
    void wireList();
    void wireReader();
    void messageShown(PlacementId message);
    void markShownRead();
    void showConversation();
    bool isSameConversation();
    void showMenu(const QPoint &point);
    void learn(const QString &sender, const QString &from, FolderId target);
    // Runs act with the message on the screen, at once or when it is there.
    void withMessage(std::function<void(const models::MessagePtr &)> act);

    WindowAssembly &m_assembly;
    WindowParts &m_parts;
    UnreadWalk m_unread;
    QTimer m_readDelay;
    ui::FilingMemory m_filing;
    ThreadId m_conversation; // whose row is current; invalid: a message's own
    std::function<void(const models::MessagePtr &)> m_whenShown;
};

} // namespace waxwing::gui
