// The program as main() composes it, in this process, on a private Dovecot.
#pragma once

#include "app/common/core.h"
#include "app/gui/folderdesk.h"
#include "app/gui/messagedesk.h"
#include "app/gui/setup.h"
#include "app/gui/windowassembly.h"
#include "core/base/clock.h"
#include "tests/support/testservers.h"
#include "ui/common/theme.h"
#include "ui/folders/foldertreeview.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/messagelist/messagelistpane.h"

#include <QTemporaryDir>

#include <memory>

namespace waxwing::test {

QByteArray sampleMessage(const QByteArray &subject, const QByteArray &from = "Ines Okafor <ines@rowanreed.example>",
                         const QByteArray &body = "Dear Mara,\r\n\r\nplease look at page 9.\r\n");

class MailWindow {
public:
    explicit MailWindow(TestServers &servers);
    ~MailWindow();

    // Makes the core and the window; with an account unless withAccount is false.
    void start(bool withAccount = true, bool offline = false);
    void stop();

    // An account on the private servers, not added yet.
    accounts::Account accountOf(const QString &user, const QString &name) const;
    AccountId add(const accounts::Account &account);

    app::Core &core() { return *m_core; }
    gui::WindowAssembly &assembly() { return *m_assembly; }
    ui::MainWindow &window() { return m_assembly->window(); }
    gui::WindowParts &parts() { return m_assembly->parts(); }
    ui::FolderTreeView *tree() { return parts().tree; }
    ui::MessageListView *list() { return parts().list->view(); }
    models::MessageListModel *messages() { return parts().messages; }
    models::FolderTreeModel *folders() { return parts().folders; }
    template <class T> T *find(const char *name) { return window().findChild<T *>(QString::fromLatin1(name)); }

    FolderId folder(const QString &path); // of the first account
    FolderId folder(AccountId account, const QString &path);
    AccountId account() const { return m_account; }
    // Opens a folder and waits for this many messages in it; false: they did not come.
    bool open(const QString &path, int messages);
    // Everything that waits has reached the server.
    bool isFlushed();
    QPoint centreOfFolder(const QString &path); // on the screen
    QPoint centreOf(const QModelIndex &folderRow); // in the tree, on the screen
    QPoint centreOfRow(int row);
    void clickRow(int row, Qt::KeyboardModifiers modifiers = {});

    // What the server says, over another client.
    QStringList serverFolders();
    QStringList serverSubjects(const QString &folder);
    QByteArray serverFlags(const QString &folder, const QString &subject);

private:
    TestServers &m_servers;
    QTemporaryDir m_profile;
    SystemClock m_clock;
    AccountId m_account;
    CoroutineScope m_scope;
    std::unique_ptr<ui::RemoteSenders> m_senders;
    std::unique_ptr<app::Core> m_core;
    std::unique_ptr<gui::WindowAssembly> m_assembly;
};

} // namespace waxwing::test
