// What can be done with the selected messages, handed to MailCommands; what cannot be undone asks first.
#pragma once

#include "ui/common/reporter.h"
#include "ui/messagelist/messagelistview.h"

#include <QObject>

namespace waxwing::ui {

class MessageActions : public QObject {
    Q_OBJECT
public:
    MessageActions(MessageListView *view, models::MessageListModel *list, sync::MailCommands *commands,
                   Reporter *reporter);

    void remove();
    void removeForever(); // asks
    void archive();
    void junk(bool junk);
    // All become what the current one is not.
    void toggleRead();
    void toggleStar();
    void starRow(int row);
    void moveTo(FolderId folder, bool copy = false);
    void star(PlacementId message, bool starred);
    void markRead(PlacementId message);
    // Sets the tag, or takes it away where the current message has it.
    void toggleTag(const QString &keyword);
    void snooze(const QDateTime &until);

private:
    using Ids = QList<PlacementId>;
    void withSelection(std::function<void(const Ids &)> act);
    void toggle(store::Flag flag);

    MessageListView *m_view;
    models::MessageListModel *m_list;
    sync::MailCommands *m_commands;
    Reporter *m_reporter;
};

} // namespace waxwing::ui
