// The middle pane: header, list, the line about a search, and what stands there when there is nothing to list.
#pragma once

#include "core/sync/mailcommands.h"
#include "ui/messagelist/folderlooks.h"
#include "ui/messagelist/messagelistview.h"

#include <QTimer>
#include <QWidget>

class QStackedWidget;

namespace waxwing::ui {

class CoverageBar;
class EmptyState;
class ListHeader;
class Toast;

class MessageListPane : public QWidget {
    Q_OBJECT
public:
    MessageListPane(models::MessageListModel *list, sync::MailCommands *commands, QWidget *parent = nullptr);

    MessageListView *view() const { return m_view; }
    Toast *toast() const { return m_toast; }
    models::MessageListModel *list() const { return m_list; }
    FolderId folder() const { return m_folder.id; }
    ListLook look() const;
    void setLook(ListLook look);
    // One row a conversation, in the open folder; each folder has a choice of its own.
    bool isThreaded() const;
    void setThreaded(bool threaded);
    // Headings between the rows while they stand by date; each folder has a choice of its own here too.
    bool isDated() const;
    void setDated(bool dated);
    // Of every folder; for the settings.
    const FolderLooks &folderLooks() const { return m_looks; }
    void setFolderLooks(const FolderLooks &looks);
    // Whose mail the filter "To me" is about.
    void setOwnAddresses(const QStringList &addresses);
    // Asks which columns the table has.
    void arrangeColumns();
    bool isSearching() const { return !m_text.isEmpty(); }

    void openFolder(const store::FolderRow &folder);
    // Several as one list, under a name of their own: all inboxes.
    void openFolders(const QString &title, const QList<store::FolderRow> &folders);
    // What one address wrote, in all these folders.
    void openSender(const QString &address, const QString &name, const QList<store::FolderRow> &folders);
    bool isOfSender() const { return !m_sender.isEmpty(); }
    bool showsSeveral() const { return !m_title.isEmpty(); }
    // Counts or the name of the open folder changed.
    void updateFolder(const store::FolderRow &folder);
    void closeFolder();
    // Filters the open folder as one types; empty ends it.
    void search(const QString &text);
    void setConnection(bool offline, const QDateTime &lastSynced);
    // What is said while there is no folder to open yet: work under way, or why there is none.
    void setStart(bool working, const QString &problem);
    PlacementId currentMessage() const; // invalid: none or several

Q_SIGNALS:
    void messageShown(waxwing::PlacementId message);
    void tryAgainRequested();
    void senderLeft(); // its filter was taken off
    void lookChanged(waxwing::ui::ListLook look);
    void groupingChanged();

private:
    void open(const QString &title, const QList<store::FolderRow> &folders, const QString &sender = {});
    void addUp();
    QString name() const;
    QString keyOfOpen() const; // "1/Clients", "all"
    void applyQuery();
    void sort(store::SortColumn column, bool ascending);
    void showOrder();
    models::ListKind kind() const;
    void askServer();
    void updateTitle();
    void updateState();
    void showNothing();
    void showNoFolder();
    void showMessage();

    models::MessageListModel *m_list;
    sync::MailCommands *m_commands;
    ListHeader *m_header;
    MessageListView *m_view;
    EmptyState *m_empty;
    QStackedWidget *m_stack;
    CoverageBar *m_coverage;
    Toast *m_toast;
    QTimer m_typing;
    store::FolderRow m_folder; // the first; its counts are of all
    QList<store::FolderRow> m_folders;
    QString m_title; // of several as one list; empty: one folder
    QString m_sender; // lists only what this address wrote
    QString m_text;
    FolderLooks m_looks;
    QStringList m_ownAddresses; // lower case
    QList<PlacementId> m_extra;
    bool m_offline = false;
    bool m_working = false;
    QString m_problem;
    QDateTime m_lastSynced;
    PlacementId m_current;
    quint64 m_search = 0; // an answer for an earlier text is thrown away
};

} // namespace waxwing::ui
